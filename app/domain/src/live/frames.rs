//! What travels over the socket of a live session: JSON text frames, version 4.
//!
//! Every message is a change of the session, and so is every change of a message; changes are numbered from 1 without a
//! gap. The browser says [`Hello`](ClientFrame::Hello) with the number of the last change that it has; the server
//! answers [`Welcome`](ServerFrame::Welcome), then every message that was said or changed since, as it is now, once and
//! in the order of changes, and then goes on live. Of a message that was changed twice only the last change is left:
//! each frame says after which change it comes, so that a gap is seen.
//! A message that the browser sends carries an id of its own making: sending it again is harmless, and the
//! [`Ack`](ServerFrame::Ack) that comes after commit carries the same id and the message's number.

use super::{Floor, Message, Voice};
use crate::{
    Refusal,
    ids::PersonId,
    language::Language,
    people::{Author, Country},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The version of these frames, in the socket's address.
pub const VERSION: u32 = 4;
/// The largest frame either side sends, in bytes.
pub const FRAME_MOST: usize = 64 * 1024;
/// The most bytes that wait for one slow reader before it is dropped.
pub const BUFFER_MOST: usize = 256 * 1024;
/// At most this many people are named in one list of who is here: as many as a page shows. The counts are exact.
pub const HERE_MOST: usize = 12;

/// At most this many of those who type are told apart.
pub const TYPING_MOST: usize = 3;

/// Close codes of our own (RFC 6455, 7.4.2: 4000–4999 are private).
pub mod close {
    /// The reader was too slow: come back and resume.
    pub const RESUME: u16 = 4001;
    /// The session has ended.
    pub const ENDED: u16 = 4002;
    /// One may not be here (any more).
    pub const GONE: u16 = 4003;
    /// A frame that is not of this protocol.
    pub const PROTOCOL: u16 = 4004;
    /// Too many frames in too short a time.
    pub const TOO_FAST: u16 = 4005;
}

/// From the browser.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "t", rename_all = "kebab-case", deny_unknown_fields)]
pub enum ClientFrame {
    /// First: what the browser has already.
    Hello {
        /// The number of the last change that the browser shows; 0 for none.
        after: u32,
    },
    /// A message.
    Say {
        /// Made by the browser; the same for a resend.
        id: Uuid,
        /// As typed.
        text: String,
        /// Chosen by the author; none: guess.
        language: Option<Language>,
        /// The number of the message that it answers.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reply_to: Option<u32>,
    },
    /// Somebody types; said now and then while they do.
    Typing,
}

/// From the server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "t", rename_all = "kebab-case")]
pub enum ServerFrame {
    /// Answer to hello. What was changed after the asked number follows.
    Welcome {
        /// Who the server takes the browser for.
        you: PersonId,
        /// The number of the session's last change.
        last: u32,
    },
    /// A message that was said or changed, in the order of changes.
    Message {
        /// The number of the change before it, among those that are left.
        after: u32,
        /// The message.
        message: Message,
    },
    /// The message with this id is committed under this number.
    Ack {
        /// The id that the browser made.
        id: Uuid,
        /// The number that the message has.
        number: u32,
    },
    /// The message with this id was not taken.
    Refused {
        /// The id that the browser made.
        id: Uuid,
        /// Why.
        why: Why,
    },
    /// Who is here, after a change.
    Here {
        /// How many people.
        count: u32,
        /// From which countries they are, and how many from each; those with most first.
        countries: Vec<(Country, u32)>,
        /// Up to [`HERE_MOST`] of them, chairs first.
        people: Vec<Author>,
    },
    /// Who has the floor and who waits for it, after a change.
    Floor {
        /// All of it.
        floor: Floor,
    },
    /// What stands beside the talk was changed: the agenda, questions, rounds. Each browser fetches it as its reader sees it.
    Board {
        /// How often it was changed.
        number: u32,
    },
    /// Who types, after a change; the one who hears it may be among them.
    Typing {
        /// How many, up to one more than [`TYPING_MOST`]. Under the Chatham House Rule two stand for all who are more than one.
        count: u32,
        /// Those of them who are told apart: all, if they are at most [`TYPING_MOST`]. Nobody, under the Chatham House Rule.
        who: Vec<Voice>,
    },
    /// The session has ended; nothing follows.
    Ended,
}

/// Why a message was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// A rule says no.
    Rule(Refusal),
    /// The text is empty.
    Empty,
    /// The text is longer than [`crate::text::MESSAGE_MOST`].
    TooLong,
    /// Too many messages in too short a time.
    TooFast,
    /// Under the Chatham House Rule: fewer people are here than [`super::PEOPLE_LEAST`].
    TooFew,
    /// Something broke on our side; sending again is safe.
    TryAgain,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_are_small_tagged_json() {
        let hello: ClientFrame = serde_json::from_str(r#"{"t":"hello","after":7}"#).unwrap();
        assert_eq!(hello, ClientFrame::Hello { after: 7 });
        assert!(serde_json::from_str::<ClientFrame>(r#"{"t":"hello","after":-1}"#).is_err());
        assert!(serde_json::from_str::<ClientFrame>(r#"{"t":"hello","after":1,"x":1}"#).is_err());
        assert_eq!(serde_json::from_str::<ClientFrame>(r#"{"t":"typing"}"#).unwrap(), ClientFrame::Typing);
        let typing = ServerFrame::Typing { count: 2, who: vec![Voice::Alias(4), Voice::Unnamed] };
        assert_eq!(
            serde_json::to_string(&typing).unwrap(),
            r#"{"t":"typing","count":2,"who":[{"alias":4},"unnamed"]}"#
        );
        let ack = ServerFrame::Ack { id: Uuid::nil(), number: 3 };
        assert_eq!(
            serde_json::to_string(&ack).unwrap(),
            r#"{"t":"ack","id":"00000000-0000-0000-0000-000000000000","number":3}"#
        );
    }
}
