//! Live sessions (expert workshops, conferences) and their messages.

mod agenda;
mod board;
mod conference;
mod floor;
pub mod frames;
mod may;
mod message;
mod mode;
mod poll;
mod registration;
#[cfg(test)]
mod tests;
mod writers;
pub use agenda::*;
pub use board::*;
pub use conference::*;
pub use floor::*;
pub use may::*;
pub use message::*;
pub use mode::*;
pub use poll::*;
pub use registration::*;
pub use writers::*;

use crate::{
    ids::{SessionId, WorkgroupId},
    language::Language,
    moderation::Bar,
    time::{DAY, Timestamp},
    workgroups::{Standing, UnknownCode, Visibility},
};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// Messages on one page of a record.
pub const MESSAGES_A_PAGE: u32 = 100;
/// So long the record of a session takes corrections, in milliseconds: a week.
pub const CORRECTIONS_FOR: i64 = 7 * DAY;
/// The longest planned session, in minutes: a conference of three days.
pub const MINUTES_MOST: u32 = 3 * 24 * 60;

/// A session is planned, then open, then ended, or cancelled before it was opened; it never goes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SessionState {
    /// Announced; nobody can talk yet.
    Planned,
    /// On: members talk.
    Open,
    /// Over: its record can be read.
    Ended,
    /// It does not take place.
    Cancelled,
}

impl SessionState {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::Planned, Self::Open, Self::Ended, Self::Cancelled];

    /// The name in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Open => "open",
            Self::Ended => "ended",
            Self::Cancelled => "cancelled",
        }
    }
}

impl FromStr for SessionState {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|s| s.code() == text).ok_or(UnknownCode)
    }
}

/// A live session as one viewer sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LiveSession {
    /// Its id, also its permanent address.
    pub id: SessionId,
    /// The workgroup it belongs to.
    pub workgroup: WorkgroupId,
    /// The workgroup's name in addresses.
    pub workgroup_slug: String,
    /// The workgroup's name.
    pub workgroup_name: String,
    /// Who may know of the workgroup.
    pub visibility: Visibility,
    /// How the viewer stands to the workgroup.
    pub standing: Standing,
    /// What keeps the viewer from speaking in the workgroup.
    pub bar: Option<Bar>,
    /// Its title.
    pub title: String,
    /// The language of title and purpose.
    pub language: Language,
    /// What it is for, as written.
    pub purpose: String,
    /// What it is for, as shown, sanitised.
    pub purpose_html: String,
    /// Where it takes place, or how one takes part.
    pub place: String,
    /// Planned, open, ended.
    pub state: SessionState,
    /// Who is named in it.
    pub mode: Mode,
    /// When it is planned to start.
    pub starts: Timestamp,
    /// How long it is planned to last, in minutes.
    pub minutes: u32,
    /// When it was opened.
    pub opened: Option<Timestamp>,
    /// When it was ended or cancelled.
    pub ended: Option<Timestamp>,
    /// Why it was cancelled, in the words of a chair.
    pub cancelled_because: String,
    /// What is on, in order.
    pub agenda: Vec<AgendaItem>,
    /// What is to be discussed.
    pub questions: Vec<String>,
    /// How often its plan was changed, for calendars (RFC 5545, SEQUENCE).
    pub sequence: u32,
    /// When its plan was last changed.
    pub changed: Timestamp,
    /// The number of its last message; messages count from 1 without a gap.
    pub last_number: u32,
    /// The number of its last change: each message is one, and each change of a message.
    pub last_change: u32,
    /// The part of the agenda that is on, from 1; none, if the chairs have not said.
    pub agenda_at: Option<u32>,
    /// How often what stands beside the talk was changed.
    pub board: u32,
    /// Who writes in it, and how often.
    pub writers: Writers,
    /// What a chair did about the viewer in it, and why.
    pub hold: Option<(Hold, String)>,
    /// How one comes to it.
    pub registering: Registering,
    /// How many places there are, if there is a limit.
    pub capacity: Option<u32>,
    /// What has become of the viewer's own registration, if there is one.
    pub registration: Option<Registration>,
    /// When this is asked.
    pub now: Timestamp,
}

impl LiveSession {
    /// Whether the viewer may come as far as places go: who leads it needs none.
    #[must_use]
    pub fn has_place(&self) -> bool {
        self.registering == Registering::Free || self.standing.leads() || self.registration == Some(Registration::Place)
    }

    /// Until when its record takes corrections, if it has one.
    #[must_use]
    pub fn corrections_until(&self) -> Option<Timestamp> {
        self.ended.filter(|_| self.state == SessionState::Ended).map(|ended| ended.plus(CORRECTIONS_FOR))
    }

    /// Its record takes corrections now.
    #[must_use]
    pub fn takes_corrections(&self) -> bool {
        self.corrections_until().is_some_and(|until| self.now < until)
    }
}
