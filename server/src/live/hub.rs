//! All rooms of this node.

use super::{
    bus::{Hints, LOOK},
    room::{Command, Hinted, Room},
    task::Task,
};
use std::{
    collections::{HashMap, HashSet},
    fmt,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};
use sund_actions::{
    ActionError, Sund,
    live::{Answer, Enough, Here, Said, Speaker, Talk, session as known, still_open},
};
use sund_domain::{
    Refusal, Subject as _,
    ids::{PersonId, SessionId},
    live::{Hold, LiveSession, Message, Mode, OnHold, SessionAct, SessionState, frames::Why},
    people::Author,
};
use tokio::sync::{mpsc, watch};

/// The rooms of every live session on this node. Cheap to clone.
#[derive(Clone)]
pub struct Hub(Arc<Inner>);

struct Inner {
    sund: Sund,
    rooms: Mutex<HashMap<SessionId, Room>>,
    made: AtomicU64,
    closing: watch::Sender<bool>,
    /// Rooms and sockets that are alive.
    alive: watch::Sender<usize>,
    /// Where hints for other nodes are left, if there is a way to them.
    hints: Option<Arc<Hints>>,
}

impl fmt::Debug for Hub {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hub").field("rooms", &self.rooms().len()).finish_non_exhaustive()
    }
}

impl Hub {
    /// A hub without rooms: they are made when they are needed.
    #[must_use]
    pub fn new(sund: Sund, hints: Option<Arc<Hints>>) -> Self {
        Self(Arc::new(Inner {
            sund,
            rooms: Mutex::default(),
            made: AtomicU64::default(),
            closing: watch::Sender::new(false),
            alive: watch::Sender::new(0),
            hints,
        }))
    }

    /// Ends all rooms: what waits is committed, every socket is told to come back and resume. Returns when all are
    /// closed, or after `within`.
    pub async fn shut_down(&self, within: Duration) {
        self.0.closing.send_replace(true);
        let mut alive = self.0.alive.subscribe();
        if tokio::time::timeout(within, alive.wait_for(|count| *count == 0)).await.is_err() {
            tracing::warn!(left = *alive.borrow(), "some live sockets did not close in time");
        }
    }

    pub(super) fn sund(&self) -> &Sund {
        &self.0.sund
    }

    /// The session is not open any more, and what its room knows of it may go. Not so while that cannot be read.
    pub(super) async fn is_over(&self, session: SessionId) -> bool {
        match still_open(self.sund(), session).await {
            Ok(open) => !open,
            Err(fault) => {
                tracing::error!(%fault, %session, "a live session could not be read");
                false
            }
        }
    }

    /// Lets other nodes know that this session is at this change.
    pub(super) fn hint(&self, session: SessionId, change: u32) {
        if let Some(hints) = &self.0.hints {
            hints.leave(session, change);
        }
    }

    /// Another node says that this session is at this change.
    pub(super) fn hinted(&self, session: SessionId, change: u32) {
        if let Some(room) = self.existing(session) {
            room.hinted(change);
        }
    }

    /// Done when this node goes away.
    pub(super) fn closing(&self) -> impl Future<Output = ()> + Send + 'static {
        let mut closing = self.0.closing.subscribe();
        async move {
            let _ = closing.wait_for(|closing| *closing).await;
        }
    }

    /// Counts a room or a socket for as long as the answer lives.
    pub(super) fn alive(&self) -> Alive {
        self.0.alive.send_modify(|count| *count += 1);
        Alive(self.clone())
    }

    /// The room of this session; a new one begins with what is known of the session's last change.
    pub(super) fn room(&self, of: &LiveSession) -> Room {
        let session = of.id;
        let mut rooms = self.rooms();
        if let Some(room) = rooms.get(&session) {
            return room.clone();
        }
        let (commands, asked) = mpsc::unbounded_channel();
        let serial = self.0.made.fetch_add(1, Ordering::Relaxed);
        let room = Room { serial, commands, here: Arc::default(), memory: Arc::default(), hinted: Hinted::default() };
        rooms.insert(session, room.clone());
        drop(rooms);
        tokio::spawn(Task::new(self.clone(), of, &room, asked).run());
        room
    }

    /// Takes a room that nobody uses out of the list; false if somebody came in the meantime.
    pub(super) fn give_up(&self, session: SessionId, serial: u64, asked: &mpsc::UnboundedReceiver<Command>) -> bool {
        // Handles are made under this lock, so that nobody can get one to a room that is about to end.
        let mut rooms = self.rooms();
        let unused = asked.is_empty() && asked.sender_strong_count() <= 1;
        if unused {
            remove(&mut rooms, session, serial);
        }
        unused
    }

    /// Takes a room out of the list, whoever uses it.
    pub(super) fn remove(&self, session: SessionId, serial: u64) {
        remove(&mut self.rooms(), session, serial);
    }

    fn rooms(&self) -> MutexGuard<'_, HashMap<SessionId, Room>> {
        self.0.rooms.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn existing(&self, session: SessionId) -> Option<Room> {
        self.rooms().get(&session).cloned()
    }
}

fn remove(rooms: &mut HashMap<SessionId, Room>, session: SessionId, serial: u64) {
    if rooms.get(&session).is_some_and(|room| room.serial == serial) {
        rooms.remove(&session);
    }
}

impl Talk for Hub {
    fn say(&self, session: SessionId, speaker: Speaker, said: Said) -> Answer {
        let hub = self.clone();
        Box::pin(async move {
            let room = match hub.existing(session) {
                Some(room) => room,
                // No room is made for a session that is not there, or not for this speaker.
                None => match known(hub.sund(), &hub, &speaker.viewer, session).await {
                    // Until it is opened its mode can change, and a room must not begin with another one.
                    Ok(known) if known.state == SessionState::Planned => return Err(Why::Rule(Refusal::NotOpenYet)),
                    Ok(known) => hub.room(&known),
                    Err(ActionError::Refused(refusal)) => return Err(Why::Rule(refusal)),
                    Err(fault) => {
                        tracing::error!(%fault, %session, "a live session could not be read");
                        return Err(Why::TryAgain);
                    }
                },
            };
            room.say(speaker, said).await.unwrap_or(Err(Why::TryAgain))
        })
    }

    fn here(&self, session: SessionId) -> Here {
        self.existing(session).map(|room| room.here()).unwrap_or_default()
    }

    fn reads(&self, session: &LiveSession, reader: Author) {
        // Only there it counts how many they are, also without sockets.
        if session.mode == Mode::ChathamHouse && session.may(SessionAct::Attend).is_ok() {
            self.room(session).reads(reader);
        }
    }

    fn name(&self, session: SessionId, messages: &mut [Message]) {
        if let Some(room) = self.existing(session) {
            room.name(messages);
        }
    }

    fn enough(&self, session: &LiveSession) -> Enough {
        let room = self.room(session);
        Box::pin(async move { room.enough().await })
    }

    fn vote(&self, session: &LiveSession, question: u32, person: PersonId, up: bool) -> bool {
        self.room(session).vote(question, person, up)
    }

    fn voted(&self, session: SessionId, person: PersonId) -> HashSet<u32> {
        self.existing(session).map(|room| room.voted(person)).unwrap_or_default()
    }

    fn hold(&self, session: &LiveSession, who: Author, hold: (Hold, String)) {
        self.room(session).hold(who, hold);
    }

    fn lift(&self, session: SessionId, of: u32) -> bool {
        self.existing(session).is_some_and(|room| room.lift(of))
    }

    fn held(&self, session: SessionId, person: PersonId) -> Option<(Hold, String)> {
        self.existing(session)?.held(person)
    }

    fn on_hold(&self, session: SessionId) -> Vec<OnHold> {
        self.existing(session).map(|room| room.on_hold()).unwrap_or_default()
    }

    fn choose(&self, session: &LiveSession, of: (u32, PersonId), options: Vec<u32>) -> Vec<u32> {
        self.room(session).choose(of, options)
    }

    fn chosen(&self, session: SessionId, person: PersonId) -> HashMap<u32, Vec<u32>> {
        self.existing(session).map(|room| room.chosen(person)).unwrap_or_default()
    }

    fn forget_poll(&self, session: SessionId, poll: u32) {
        if let Some(room) = self.existing(session) {
            room.forget_poll(poll);
        }
    }

    fn changed(&self, session: SessionId) {
        self.hint(session, LOOK);
        if let Some(room) = self.existing(session) {
            room.check();
        }
    }
}

/// A room or a socket that is alive.
#[derive(Debug)]
pub(super) struct Alive(Hub);

impl Drop for Alive {
    fn drop(&mut self) {
        self.0.0.alive.send_modify(|count| *count -= 1);
    }
}
