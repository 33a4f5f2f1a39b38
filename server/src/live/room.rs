//! The room of a session, seen from outside: what it can be asked, and what everybody in it is told.

use super::memory::{Memory, held, put_names};
use axum::extract::ws::Utf8Bytes;
use serde::Serialize;
use std::{
    collections::{HashMap, HashSet},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU32, AtomicU64, Ordering},
    },
};
use sund_actions::live::{Here, Listener, Said, Speaker};
use sund_domain::{
    ids::PersonId,
    live::{Hold, Message, OnHold, Whom, frames::Why},
    people::Author,
};
use tokio::sync::{broadcast, mpsc, oneshot};

/// What a room is asked.
#[derive(Debug)]
pub(super) enum Command {
    /// Let somebody in.
    Join(Joining),
    /// A socket is gone.
    Leave(Arc<Speaker>),
    /// Somebody types.
    Types(Arc<Speaker>),
    /// Somebody has the session's page before them.
    Reads(Author),
    /// Commit a message.
    Say(Saying),
    /// Say whether so many are here that none can be told from the others.
    Enough(oneshot::Sender<bool>),
    /// Look again at the session and at who may be here.
    Check,
    /// The same, if another node knows of a change that is not known here.
    Hinted(Hinted),
}

/// Somebody who wants in, checked already.
#[derive(Debug)]
pub(super) struct Joining {
    /// Who it is.
    pub(super) speaker: Arc<Speaker>,
    /// As others see them.
    pub(super) author: Author,
    /// Dropped without an answer, it means: come back.
    pub(super) reply: oneshot::Sender<Result<Joined, JoinRefused>>,
}

/// A message and who waits for its number.
#[derive(Debug)]
pub(super) struct Saying {
    /// Who says it.
    pub(super) speaker: Speaker,
    /// What they say.
    pub(super) said: Said,
    /// Dropped without an answer, it means: try again.
    pub(super) answer: oneshot::Sender<Result<u32, Why>>,
}

/// A place in the room.
#[derive(Debug)]
pub(super) struct Joined {
    /// What everybody is told from now on.
    pub(super) news: broadcast::Receiver<Item>,
    /// The number of the last change, as far as the room knows.
    pub(super) last: u32,
    /// The frames that say who has the floor, which change of the board is the last, and who is here; empty what the room
    /// does not know yet. The longest comes last: whatever follows it makes the socket's buffer twice as large, for good.
    pub(super) states: [Utf8Bytes; 3],
    /// How far behind the reader is.
    pub(super) flow: Flow,
    /// Leaves when it is dropped.
    pub(super) seat: Seat,
}

/// What everybody in the room is told.
#[derive(Clone, Debug)]
pub(super) enum News {
    /// A message that was said or changed, encoded once for all: the change before it, and its own.
    Message(u32, u32, Utf8Bytes),
    /// There is more up to this change than is told: whoever lacks some of it reads it from the database.
    Gap(u32),
    /// How something is now, encoded once for all: who is here, who has the floor, which change of the board is the last.
    State(Utf8Bytes),
    /// These may not be here any more.
    Gone(Arc<[Listener]>),
    /// The session has ended.
    Ended,
    /// This node goes away: come back and resume.
    Away,
}

impl News {
    fn bytes(&self) -> u64 {
        let len = match self {
            Self::Message(_, _, frame) | Self::State(frame) => frame.as_str().len(),
            Self::Gap(_) | Self::Gone(_) | Self::Ended | Self::Away => 0,
        };
        u64::try_from(len).unwrap_or(u64::MAX)
    }
}

/// News, and how many bytes everybody has been told up to and with it.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// What happened.
    pub(super) news: News,
    /// Bytes since the room began.
    pub(super) total: u64,
}

/// The sending end of the news.
#[derive(Debug)]
pub(super) struct Herald {
    news: broadcast::Sender<Item>,
    total: Arc<AtomicU64>,
}

impl Herald {
    /// A herald whose slowest listener may be `most` items behind.
    pub(super) fn new(most: usize) -> Self {
        Self { news: broadcast::channel(most).0, total: Arc::default() }
    }

    /// Tells everybody.
    pub(super) fn tell(&self, news: News) {
        let bytes = news.bytes();
        let total = self.total.fetch_add(bytes, Ordering::Relaxed) + bytes;
        // Nobody there to hear it: whoever comes reads it from the database.
        let _ = self.news.send(Item { news, total });
    }

    /// A new listener.
    pub(super) fn listen(&self) -> (broadcast::Receiver<Item>, Flow) {
        let news = self.news.subscribe();
        (news, Flow { total: Arc::clone(&self.total), seen: self.total.load(Ordering::Relaxed) })
    }
}

/// How many bytes wait for one reader.
#[derive(Debug)]
pub(super) struct Flow {
    total: Arc<AtomicU64>,
    seen: u64,
}

impl Flow {
    /// The reader has been given everything up to here.
    pub(super) const fn seen(&mut self, total: u64) {
        self.seen = total;
    }

    /// Bytes told to everybody that this reader has not been given yet.
    pub(super) fn behind(&self) -> u64 {
        self.total.load(Ordering::Relaxed).saturating_sub(self.seen)
    }
}

/// A place in the room that is given back when it is dropped, however the socket ends.
#[derive(Debug)]
pub(super) struct Seat {
    speaker: Arc<Speaker>,
    commands: mpsc::UnboundedSender<Command>,
}

impl Seat {
    /// A place for this speaker in the room that listens to `commands`.
    pub(super) const fn new(speaker: Arc<Speaker>, commands: mpsc::UnboundedSender<Command>) -> Self {
        Self { speaker, commands }
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let _ = self.commands.send(Command::Leave(Arc::clone(&self.speaker)));
    }
}

/// A handle to a room. The room goes on while there is one besides the hub's.
///
/// The queue has no limit of its own: every socket has at most a few commands in it (`connection::IN_FLIGHT_MOST`).
#[derive(Clone, Debug)]
pub(super) struct Room {
    /// Which room of that session it is: a room that broke and its successor differ.
    pub(super) serial: u64,
    pub(super) commands: mpsc::UnboundedSender<Command>,
    pub(super) here: Arc<Mutex<Here>>,
    pub(super) memory: Arc<Mutex<Memory>>,
    pub(super) hinted: Hinted,
}

/// The last change that other nodes know of, until it is looked at; 0 for none.
#[derive(Clone, Debug, Default)]
pub(super) struct Hinted(Arc<AtomicU32>);

impl Hinted {
    /// Whether the room has to be told of it: not if it has not looked at the one before yet.
    fn is_first(&self, change: u32) -> bool {
        change > 0 && self.0.fetch_max(change, Ordering::Relaxed) == 0
    }

    /// The room looks at it.
    pub(super) fn take(&self) -> u32 {
        self.0.swap(0, Ordering::Relaxed)
    }
}

impl Room {
    /// Takes a place in the room; none if the room is no more or the person has too many places.
    pub(super) async fn join(&self, speaker: Arc<Speaker>, author: Author) -> Result<Joined, JoinRefused> {
        let (reply, joined) = oneshot::channel();
        let _ = self.commands.send(Command::Join(Joining { speaker, author, reply }));
        joined.await.map_err(|_| JoinRefused::Broken)?
    }

    /// Says something; the answer comes when it is committed.
    pub(super) fn say(&self, speaker: Speaker, said: Said) -> oneshot::Receiver<Result<u32, Why>> {
        let (answer, number) = oneshot::channel();
        let _ = self.commands.send(Command::Say(Saying { speaker, said, answer }));
        number
    }

    /// Somebody types.
    pub(super) fn types(&self, speaker: Arc<Speaker>) {
        let _ = self.commands.send(Command::Types(speaker));
    }

    /// Asks the room to look again at the session.
    pub(super) fn check(&self) {
        let _ = self.commands.send(Command::Check);
    }

    /// Another node says that the session is at this change. However many say so, one command waits.
    pub(super) fn hinted(&self, change: u32) {
        if self.hinted.is_first(change) {
            let _ = self.commands.send(Command::Hinted(self.hinted.clone()));
        }
    }

    /// Somebody has the session's page before them.
    pub(super) fn reads(&self, reader: Author) {
        let _ = self.commands.send(Command::Reads(reader));
    }

    /// Puts names to the messages of which the room knows who said them.
    pub(super) fn name(&self, messages: &mut [Message]) {
        put_names(&self.memory, messages);
    }

    /// Whether so many are here that none can be told from the others.
    pub(super) async fn enough(&self) -> bool {
        let (reply, enough) = oneshot::channel();
        let _ = self.commands.send(Command::Enough(reply));
        enough.await.unwrap_or(false)
    }

    /// Somebody wants a question answered, or no longer does; no, if that is known.
    pub(super) fn vote(&self, question: u32, person: PersonId, up: bool) -> bool {
        let votes = &mut held(&self.memory).votes;
        if up { votes.insert((question, person)) } else { votes.remove(&(question, person)) }
    }

    /// The questions that somebody wants answered.
    pub(super) fn voted(&self, person: PersonId) -> HashSet<u32> {
        held(&self.memory).votes.iter().filter(|(_, of)| *of == person).map(|(question, _)| *question).collect()
    }

    /// Somebody is held, or held otherwise.
    pub(super) fn hold(&self, who: Author, (hold, because): (Hold, String)) {
        let holds = &mut held(&self.memory).holds;
        holds.retain(|(of, _)| *of != who.person);
        let number = holds.iter().map(|(_, on)| on.number).max().unwrap_or(0) + 1;
        holds.push((who.person, OnHold { number, hold, because, whom: Whom::Named(who.name) }));
    }

    /// Nobody is held under this number any more; no, if nobody was.
    pub(super) fn lift(&self, number: u32) -> bool {
        let holds = &mut held(&self.memory).holds;
        let before = holds.len();
        holds.retain(|(_, on)| on.number != number);
        holds.len() < before
    }

    /// What is held against somebody, and why.
    pub(super) fn held(&self, person: PersonId) -> Option<(Hold, String)> {
        held(&self.memory).hold_of(person)
    }

    /// Whom the session's chairs hold.
    pub(super) fn on_hold(&self) -> Vec<OnHold> {
        held(&self.memory).holds.iter().map(|(_, on)| on.clone()).collect()
    }

    /// Somebody chooses these options of a poll; what they had chosen.
    pub(super) fn choose(&self, of: (u32, PersonId), options: Vec<u32>) -> Vec<u32> {
        let choices = &mut held(&self.memory).choices;
        let before = if options.is_empty() { choices.remove(&of) } else { choices.insert(of, options) };
        before.unwrap_or_default()
    }

    /// What somebody has chosen in which poll.
    pub(super) fn chosen(&self, person: PersonId) -> HashMap<u32, Vec<u32>> {
        let mine =
            |((poll, of), options): (&(u32, PersonId), &Vec<u32>)| (*of == person).then(|| (*poll, options.clone()));
        held(&self.memory).choices.iter().filter_map(mine).collect()
    }

    /// Who chose what in this poll is forgotten.
    pub(super) fn forget_poll(&self, poll: u32) {
        held(&self.memory).choices.retain(|(of, _), _| *of != poll);
    }

    /// Who is here.
    pub(super) fn here(&self) -> Here {
        self.here.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Why one did not get into a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum JoinRefused {
    /// The room broke or is closing: come back.
    Broken,
    /// The person has too many sockets here.
    TooMany,
    /// A chair has ended the session for them.
    Out,
}

/// A frame as it goes over the socket.
pub(super) fn encode(frame: &impl Serialize) -> Utf8Bytes {
    match serde_json::to_string(frame) {
        Ok(json) => json.into(),
        Err(fault) => {
            tracing::error!(%fault, "a frame could not be encoded");
            Utf8Bytes::default()
        }
    }
}
