//! The task of one session: it owns the order.

mod states;
mod typing;

use super::{
    commit::commit,
    hub::{Alive, Hub},
    memory::{Memory, held, put_names},
    presence::Presence,
    room::{Command, Herald, JoinRefused, Joined, Joining, News, Room, Saying, Seat, encode},
};
use axum::extract::ws::Utf8Bytes;
use futures_util::future::OptionFuture;
use std::{
    collections::HashMap,
    pin::Pin,
    sync::{Arc, Mutex},
    time::Duration,
};
use sund_actions::{
    Done,
    live::{Committed, Hearing, Here, Listener, Now, Speaker, backlog, still_hear},
};
use sund_domain::{
    ids::{PersonId, SessionId},
    live::{
        LiveSession, Message, Mode, SessionState,
        frames::{ServerFrame, Why},
    },
};
use tokio::{
    sync::mpsc,
    time::{MissedTickBehavior, Sleep},
};
use typing::Typing;

/// At most this many messages in one transaction.
const BATCH_MOST: usize = 256;
/// A reader that is this many items behind has to come back and resume.
const BEHIND_MOST: usize = 1_024;
/// Who may be here is looked at this often, and with it whether something was missed: every loss shows within 2 s.
const CHECK_EVERY: Duration = Duration::from_millis(1_500);
/// At most one list of who is here in this time.
const HERE_EVERY: Duration = Duration::from_millis(500);
/// Lists of who is here take at most about this many bytes a second over all sockets of a room: the more people, the
/// rarer they are.
const HERE_BYTES_A_SECOND: usize = 4_000_000;
/// So often it is told between two of these looks who has the floor, and that the board was changed.
const TOLD_MOST: u32 = 3;
/// Missed messages are read for the whole room only up to this many (another node's two largest transactions); whoever
/// lacks more comes back and resumes.
const FILL_MOST: u32 = 512;

type Checking = Pin<Box<dyn Future<Output = Done<Hearing>> + Send>>;

/// A room at work.
pub(super) struct Task {
    hub: Hub,
    session: SessionId,
    serial: u64,
    asked: mpsc::UnboundedReceiver<Command>,
    /// The room's own end of its queue, weak: it must not keep the room alive.
    commands: mpsc::WeakUnboundedSender<Command>,
    herald: Herald,
    mode: Mode,
    /// The number of the last change that everybody was told.
    last: u32,
    presence: Presence,
    /// By hash of the sign-in session's token: who came with it, and with how many sockets.
    listeners: HashMap<String, (Arc<Speaker>, u32)>,
    here: Arc<Mutex<Here>>,
    memory: Arc<Mutex<Memory>>,
    here_frame: Utf8Bytes,
    /// Which change of the floor everybody was told, and how.
    floor: (u32, Utf8Bytes),
    /// How often it was told since the last beat.
    floor_told: u32,
    /// Which change of the board everybody was told, and how often since the last beat.
    board: u32,
    board_told: u32,
    here_due: Option<Pin<Box<Sleep>>>,
    checking: Option<Checking>,
    /// Who types, and who may.
    typing: Typing,
    check_again: bool,
    /// This node goes away: nobody is let in any more.
    leaving: bool,
    _alive: Alive,
}

/// However a room ends, also by a panic: a new one can begin. Its sockets notice that the herald is gone, and senders
/// that their answer was dropped, which means: try again.
impl Drop for Task {
    fn drop(&mut self) {
        self.hub.remove(self.session, self.serial);
    }
}

impl Task {
    pub(super) fn new(hub: Hub, session: &LiveSession, room: &Room, asked: mpsc::UnboundedReceiver<Command>) -> Self {
        let alive = hub.alive();
        Self {
            hub,
            session: session.id,
            serial: room.serial,
            asked,
            commands: room.commands.downgrade(),
            herald: Herald::new(BEHIND_MOST),
            mode: session.mode,
            last: session.last_change,
            presence: Presence::default(),
            listeners: HashMap::new(),
            here: Arc::clone(&room.here),
            memory: Arc::clone(&room.memory),
            here_frame: Utf8Bytes::default(),
            floor: (0, Utf8Bytes::default()),
            floor_told: 0,
            board: session.board,
            board_told: 0,
            here_due: None,
            checking: None,
            typing: Typing::default(),
            check_again: false,
            leaving: false,
            _alive: alive,
        }
    }

    pub(super) async fn run(mut self) {
        let closing = self.hub.closing();
        tokio::pin!(closing);
        let mut beat = tokio::time::interval(CHECK_EVERY);
        beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
        beat.reset();
        loop {
            tokio::select! {
                () = &mut closing => break,
                asked = self.asked.recv() => match asked {
                    Some(command) => self.turn(command).await,
                    None => return,
                },
                Some(heard) = OptionFuture::from(self.checking.as_mut()) => self.checked(heard).await,
                Some(found) = OptionFuture::from(self.typing.looking()) => self.tell_typing(found),
                Some(()) = OptionFuture::from(self.here_due.as_mut()) => self.tell_here(),
                _ = beat.tick() => {
                    let over = if self.keeps() { self.hub.is_over(self.session).await } else { true };
                    if over && self.listeners.is_empty() && self.hub.give_up(self.session, self.serial, &self.asked) {
                        return;
                    }
                    (self.floor_told, self.board_told) = (0, 0);
                    self.check();
                    self.look_who_types();
                }
            }
        }
        self.go_away().await;
    }

    /// Commits what was handed in, sends everybody away, and takes what still comes from those who have not heard of it.
    async fn go_away(mut self) {
        self.leaving = true;
        self.hub.remove(self.session, self.serial);
        while let Ok(command) = self.asked.try_recv() {
            self.turn(command).await;
        }
        self.herald.tell(News::Away);
        while let Some(command) = self.asked.recv().await {
            self.turn(command).await;
        }
    }

    /// Does what was asked, and with it all that waits: one transaction for many messages.
    async fn turn(&mut self, first: Command) {
        let mut waiting = Vec::new();
        self.take(first, &mut waiting);
        while waiting.len() < BATCH_MOST
            && let Ok(next) = self.asked.try_recv()
        {
            self.take(next, &mut waiting);
        }
        if !waiting.is_empty() {
            self.commit(waiting).await;
        }
    }

    fn take(&mut self, command: Command, waiting: &mut Vec<Saying>) {
        match command {
            Command::Say(saying) => waiting.push(saying),
            Command::Join(joining) => self.join(joining),
            Command::Leave(speaker) => self.leave(&speaker),
            // Whom the room knows to be held says nothing, and is not shown to be about to.
            Command::Types(speaker) if held(&self.memory).hold_of(speaker.viewer.person).is_some() => (),
            Command::Types(speaker) => self.typing.types(speaker, self.hub.sund().now()),
            Command::Reads(reader) => self.presence.reads(&reader, self.hub.sund().now()),
            Command::Enough(reply) => {
                let _ = reply.send(self.presence.enough(self.hub.sund().now()));
            }
            Command::Check => self.check(),
            // What the room has already, it need not look for: most often its own.
            Command::Hinted(hinted) if hinted.take() <= self.last => (),
            Command::Hinted(_) => self.check(),
        }
    }

    fn join(&mut self, Joining { speaker, author, reply }: Joining) {
        if self.leaving {
            return; // without an answer: come back
        }
        if held(&self.memory).is_out(author.person) {
            let _ = reply.send(Err(JoinRefused::Out));
            return;
        }
        let Some(commands) = self.commands.upgrade().filter(|_| self.presence.come(&author)) else {
            let _ = reply.send(Err(JoinRefused::TooMany));
            return;
        };
        let listener = self.listeners.entry(speaker.token_hash.clone()).or_insert_with(|| (Arc::clone(&speaker), 0));
        listener.1 += 1;
        let (news, flow) = self.herald.listen();
        let seat = Seat::new(speaker, commands);
        // If the socket is gone already, its seat comes back with the error and is given up by being dropped.
        let _ = reply.send(Ok(Joined {
            news,
            last: self.last,
            states: [self.floor.1.clone(), encode(&ServerFrame::Board { number: self.board }), self.here_frame.clone()],
            flow,
            seat,
        }));
        self.here_changed();
    }

    fn leave(&mut self, speaker: &Speaker) {
        self.presence.go(speaker.viewer.person);
        if let Some((_, sockets)) = self.listeners.get_mut(&speaker.token_hash) {
            *sockets -= 1;
            if *sockets == 0 {
                self.listeners.remove(&speaker.token_hash);
            }
        }
        self.here_changed();
    }

    /// Commits, then acknowledges, then tells everybody.
    async fn commit(&mut self, waiting: Vec<Saying>) {
        let reader = waiting.first().map(|saying| saying.speaker.clone());
        let (batch, answers): (Vec<_>, Vec<_>) =
            waiting.into_iter().map(|saying| ((saying.speaker, saying.said), saying.answer)).unzip();
        self.typing.said(batch.iter().map(|(speaker, _): &(Speaker, _)| speaker.viewer.person));
        let mut messages = Vec::new();
        let now = self.hub.sund().now();
        let speakers: Vec<PersonId> = batch.iter().map(|(speaker, _)| speaker.viewer.person).collect();
        let terms = held(&self.memory).terms(self.mode, self.presence.enough(now), speakers.iter().copied());
        let fates = commit(self.hub.sund(), self.session, terms, batch).await;
        let number = |(fate, speaker): (Result<Committed, Why>, PersonId)| {
            fate.map(|committed| {
                if committed.message.is_some() {
                    held(&self.memory).has_spoken(speaker, now);
                }
                messages.extend(committed.message);
                committed.number
            })
        };
        let numbers: Vec<_> = fates.into_iter().zip(speakers).map(number).collect();
        self.keep_names(&messages);
        if let Some(last) = messages.last() {
            self.hub.hint(self.session, last.change);
        }
        for (number, answer) in numbers.into_iter().zip(answers) {
            let _ = answer.send(number);
        }
        if let (Some(first), Some(reader)) = (messages.first().map(|message| message.change), reader) {
            self.fill(&reader, first - 1).await;
            for message in messages {
                self.tell(message);
            }
        }
    }

    /// Under the Chatham House Rule this is the only place where it stands who said what.
    fn keep_names(&self, messages: &[Message]) {
        if self.mode == Mode::ChathamHouse {
            let named = |message: &Message| Some(((message.number, message.change), message.voice.person()?.clone()));
            held(&self.memory).names.extend(messages.iter().filter_map(named));
        }
    }

    /// Nobody is here, and yet the room must not end while the session is open: it knows names or votes, or counts readers.
    fn keeps(&self) -> bool {
        let knows = !held(&self.memory).is_empty();
        self.listeners.is_empty() && (knows || self.presence.is_read(self.hub.sund().now()))
    }

    /// Tells what was changed up to this number, which another node, a page, or a room before this one committed.
    async fn fill(&mut self, reader: &Speaker, up_to: u32) {
        let missing = up_to.saturating_sub(self.last);
        if missing == 0 {
            return;
        }
        if missing <= FILL_MOST {
            match backlog(self.hub.sund(), reader, self.session, self.last, missing).await {
                Ok(mut messages) => {
                    put_names(&self.memory, &mut messages);
                    for message in messages {
                        self.tell(message);
                    }
                }
                Err(fault) => tracing::warn!(%fault, session = %self.session, "missed live messages could not be read"),
            }
        }
        if self.last < up_to {
            self.last = up_to;
            self.herald.tell(News::Gap(up_to));
        }
    }

    fn tell(&mut self, message: Message) {
        let change = message.change;
        if change > self.last {
            let after = std::mem::replace(&mut self.last, change);
            self.herald.tell(News::Message(after, change, encode(&ServerFrame::Message { after, message })));
        }
    }

    /// Begins to look at who may be here, beside everything else.
    fn check(&mut self) {
        if self.checking.is_some() {
            self.check_again = true;
            return;
        }
        let listeners: Vec<Listener> = self.listeners().collect();
        if listeners.is_empty() {
            return;
        }
        let (sund, session) = (self.hub.sund().clone(), self.session);
        self.checking = Some(Box::pin(async move { still_hear(&sund, session, &listeners).await }));
    }

    async fn checked(&mut self, heard: Done<Hearing>) {
        self.checking = None;
        match heard {
            Ok(mut hearing) => {
                hearing.gone.extend(self.put_out());
                if let Some(Now { state, last_change: last, floor: changed, board }) = hearing.now {
                    let still = |(_, (s, _)): &(&String, &(Arc<Speaker>, u32))| {
                        !hearing.gone.iter().any(|gone| gone.token_hash == s.token_hash)
                    };
                    let reader = self.listeners.iter().find(still).map(|(_, (speaker, _))| Arc::clone(speaker));
                    if let Some(reader) = reader {
                        self.fill(&reader, last).await;
                    }
                    self.tell_floor(changed).await;
                    self.tell_board(board);
                    if state == SessionState::Ended {
                        *held(&self.memory) = Memory::default();
                        self.herald.tell(News::Ended);
                    }
                }
                if !hearing.gone.is_empty() {
                    self.herald.tell(News::Gone(hearing.gone.into()));
                }
            }
            Err(fault) => {
                tracing::error!(%fault, session = %self.session, "who may be in a live session could not be read");
            }
        }
        if std::mem::take(&mut self.check_again) {
            self.check();
        }
    }

    /// Those who are here though a chair has ended the session for them, as far as only this room knows.
    fn put_out(&self) -> Vec<Listener> {
        let memory = held(&self.memory);
        self.listeners().filter(|listener| memory.is_out(listener.person)).collect()
    }

    fn listeners(&self) -> impl Iterator<Item = Listener> {
        self.listeners
            .values()
            .map(|(speaker, _)| Listener { person: speaker.viewer.person, token_hash: speaker.token_hash.clone() })
    }
}
