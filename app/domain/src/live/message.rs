//! A message of a live session, and what can become of it.

use super::{LiveSession, Mode, SessionAct};
use crate::{
    Refusal,
    grant::{Subject, acts},
    language::Language,
    people::Author,
    time::{MINUTE, Timestamp},
    workgroups::UnknownCode,
};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// So long one can change what one has said, and take it back, in milliseconds.
pub const CHANGE_WITHIN: i64 = 15 * MINUTE;

/// A message of a live session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Its place in the session, from 1 without a gap: the order that everybody sees.
    pub number: u32,
    /// The change of the session that made it what it is: its own when it was said, a later one since. Changes count from
    /// 1, messages among them, so that whoever has everything up to one of them can ask for what came after.
    pub change: u32,
    /// Who said it.
    pub voice: Voice,
    /// The message that it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<u32>,
    /// The language it is written in.
    pub language: Language,
    /// As shown, sanitised when it was written; empty when it is gone.
    pub html: String,
    /// When it was committed; where nobody is named, to the minute.
    pub at: Timestamp,
    /// Its author has changed it.
    #[serde(default, skip_serializing_if = "is_no")]
    pub edited: bool,
    /// It is not there any more, and only its place is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gone: Option<Gone>,
    /// What others think of it, and how many.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reactions: Vec<(Reaction, u32)>,
    /// What its author corrected in the record, when nothing goes over sockets any more.
    #[serde(skip)]
    pub correction: Option<Box<Correction>>,
}

/// What the author of a message says in a record in its stead; what was said stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Correction {
    /// As written.
    pub markdown: String,
    /// As shown, sanitised when it was written.
    pub html: String,
    /// The language it is written in.
    pub language: Language,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
const fn is_no(flag: &bool) -> bool {
    !*flag
}

/// Who said something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Voice {
    /// A person, with the affiliation of that time.
    Person(Author),
    /// Somebody, under the number that they have in this session.
    Alias(u32),
    /// Somebody.
    Unnamed,
}

impl Voice {
    /// The person, if one is named.
    #[must_use]
    pub const fn person(&self) -> Option<&Author> {
        if let Self::Person(author) = self { Some(author) } else { None }
    }
}

/// Why a message is not there any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Gone {
    /// Its author took it back.
    Author,
    /// A chair removed it.
    Chair,
}

impl Gone {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Author, Self::Chair];

    /// The name in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Author => "author",
            Self::Chair => "chair",
        }
    }
}

impl FromStr for Gone {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|gone| gone.code() == text).ok_or(UnknownCode)
    }
}

/// What one thinks of a message, without saying it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reaction {
    /// It is so in my work as well.
    Agree,
    /// Good to know.
    Thanks,
    /// Please say more.
    More,
}

impl Reaction {
    /// All of them, as they are shown.
    pub const ALL: [Self; 3] = [Self::Agree, Self::Thanks, Self::More];

    /// The name in the database, in forms and in the message catalogue.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Agree => "agree",
            Self::Thanks => "thanks",
            Self::More => "more",
        }
    }
}

impl FromStr for Reaction {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|reaction| reaction.code() == text).ok_or(UnknownCode)
    }
}

/// A message with its session, as one viewer sees it now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageIn {
    /// The session.
    pub session: LiveSession,
    /// The message.
    pub message: Message,
    /// As it was written; empty when its author took it back.
    pub markdown: String,
    /// It is known to be the viewer's own.
    pub own: bool,
    /// What the viewer thinks of it.
    pub mine: Vec<Reaction>,
    /// When this is asked.
    pub now: Timestamp,
}

acts!(MessageIn,
    /// What one can do with a message.
    MessageAct {
        /// Read it, and what others answered.
        ReadMessage,
        /// Answer it.
        Reply,
        /// Say what one thinks of it with a word.
        React,
        /// Change one's own.
        EditMessage,
        /// Say in the record what is right in its stead.
        CorrectMessage,
        /// Take one's own back.
        TakeBack,
        /// Remove somebody's.
        RemoveMessage,
        /// Mute who wrote it, or end the session for them.
        HoldAuthor,
    }
);

impl Subject for MessageIn {
    type Act = MessageAct;

    fn may(&self, act: MessageAct) -> Result<(), Refusal> {
        use MessageAct as A;
        self.session.may(SessionAct::ReadSession)?;
        match act {
            A::ReadMessage => return Ok(()),
            // Also when it is over: what must not be in a record must not stay in it.
            A::RemoveMessage if !self.session.standing.leads() => return Err(Refusal::ChairsOnly),
            A::RemoveMessage => {}
            A::HoldAuthor => self.session.may(SessionAct::Lead)?,
            A::CorrectMessage => self.session.may(SessionAct::CorrectOwn)?,
            A::TakeBack if self.session.takes_corrections() => self.session.may(SessionAct::CorrectOwn)?,
            _ => self.session.may(SessionAct::Say)?,
        }
        match act {
            // Who leads it is not held in it.
            A::HoldAuthor if self.own || self.message.voice.person().is_some_and(|author| author.chair) => {
                Err(Refusal::Chairs)
            }
            A::HoldAuthor => Ok(()),
            _ if self.message.gone.is_some() => Err(Refusal::NotFound),
            // It would join a person to a message.
            A::React if self.session.mode == Mode::ChathamHouse => Err(Refusal::KeepsNoNames),
            A::EditMessage | A::TakeBack | A::CorrectMessage if !self.own => Err(Refusal::NotYours),
            A::TakeBack if self.session.takes_corrections() => Ok(()),
            A::EditMessage | A::TakeBack if self.now.since(self.message.at) > CHANGE_WITHIN => {
                Err(Refusal::TooLateToChange)
            }
            _ => Ok(()),
        }
    }
}
