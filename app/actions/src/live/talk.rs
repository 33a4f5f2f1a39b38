//! What the room of a live session can be asked from outside the socket. The hub in `server/src/live` is that room;
//! pages need it so that a message posted by a plain form takes the same way as one from a socket.

use std::{
    collections::{HashMap, HashSet},
    fmt,
    future::Future,
    pin::Pin,
};
use sund_domain::{
    ids::{PersonId, SessionId},
    language::Language,
    live::{Hold, LiveSession, Message, Mode, OnHold, frames::Why},
    people::{Author, Country, Viewer},
    time::Timestamp,
};
use uuid::Uuid;

/// Who speaks, and the sign-in session with which they do: both are checked again when the message is committed.
#[derive(Clone, Debug)]
pub struct Speaker {
    /// The person.
    pub viewer: Viewer,
    /// Hash of the sign-in session's token.
    pub token_hash: String,
}

/// A message as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// An id that the sender made; the same for a resend.
    pub client: Uuid,
    /// As typed.
    pub text: String,
    /// Chosen by the author; none: guess.
    pub language: Option<Language>,
    /// The number of the message that it answers.
    pub reply_to: Option<u32>,
}

/// What a room holds those who speak in it to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// Who is named.
    pub mode: Mode,
    /// So many are here that none can be told from the others ([`sund_domain::live::PEOPLE_LEAST`]).
    pub enough: bool,
    /// When those who speak now spoke last, as far as the room knows.
    pub spoke: HashMap<PersonId, Timestamp>,
    /// Whom the room knows to be held, under the Chatham House Rule.
    pub held: HashMap<PersonId, (Hold, String)>,
}

/// Who is in a session now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Here {
    /// How many people.
    pub count: u32,
    /// From which countries, and how many from each; those with most first.
    pub countries: Vec<(Country, u32)>,
    /// Some of them, chairs first.
    pub people: Vec<Author>,
}

/// The answer to a message: its number once it is committed.
pub type Answer = Pin<Box<dyn Future<Output = Result<u32, Why>> + Send>>;

/// The answer to how many are there.
pub type Enough = Pin<Box<dyn Future<Output = bool> + Send>>;

/// The room of every live session.
pub trait Talk: Send + Sync + fmt::Debug {
    /// Says something; the number comes when the message is committed.
    fn say(&self, session: SessionId, speaker: Speaker, said: Said) -> Answer;

    /// Who is in the session now, on this node.
    fn here(&self, session: SessionId) -> Here;

    /// Somebody who may be in the session has its page before them, perhaps without scripts.
    fn reads(&self, session: &LiveSession, reader: Author);

    /// Puts the names to messages that the room still knows under the Chatham House Rule; the database knows none.
    fn name(&self, session: SessionId, messages: &mut [Message]);

    /// Whether so many are in the session that none can be told from the others ([`sund_domain::live::PEOPLE_LEAST`]).
    fn enough(&self, session: &LiveSession) -> Enough;

    /// Under the Chatham House Rule: somebody wants a question answered, or no longer does; no, if the room knows that. It
    /// stands nowhere else.
    fn vote(&self, session: &LiveSession, question: u32, person: PersonId, up: bool) -> bool;

    /// The questions that somebody wants answered, as far as the room knows.
    fn voted(&self, session: SessionId, person: PersonId) -> HashSet<u32>;

    /// Under the Chatham House Rule: somebody is held in the session. It stands nowhere else.
    fn hold(&self, session: &LiveSession, who: Author, hold: (Hold, String));

    /// Nobody is held under this number any more; no, if nobody was.
    fn lift(&self, session: SessionId, of: u32) -> bool;

    /// What is held against somebody and why, as far as the room knows.
    fn held(&self, session: SessionId, person: PersonId) -> Option<(Hold, String)>;

    /// Whom the session's chairs hold, as far as the room knows.
    fn on_hold(&self, session: SessionId) -> Vec<OnHold>;

    /// Under the Chatham House Rule: somebody chooses these options of a poll, and the answer is what they had chosen. It
    /// stands nowhere else.
    fn choose(&self, session: &LiveSession, of: (u32, PersonId), options: Vec<u32>) -> Vec<u32>;

    /// What somebody has chosen in which poll, as far as the room knows.
    fn chosen(&self, session: SessionId, person: PersonId) -> HashMap<u32, Vec<u32>>;

    /// A poll is closed: the room forgets who chose what in it.
    fn forget_poll(&self, session: SessionId, poll: u32);

    /// The session was opened, changed or ended: who is in it hears of that.
    fn changed(&self, session: SessionId);
}
