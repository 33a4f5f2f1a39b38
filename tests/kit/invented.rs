//! The invented network that every test finds: two ministries, six people, three workgroups.
//!
//! All content of a workgroup carries the workgroup's `marker`, a word that stands nowhere else: where it appears,
//! something of that workgroup was shown. Everything is written through the actions, so it is what people could write.

mod making;

use sund_actions::live::Speaker;
use sund_domain::{
    ids::{ConferenceId, PostId, ProviderId, SessionId, ThreadId},
    people::Viewer,
    time::Timestamp,
    workgroups::Visibility,
};

pub(crate) use making::{invent, invent_twin};

/// When every test begins: 21 November 2026, noon in Helsinki.
pub const NOON: Timestamp = Timestamp(1_795_255_200_000);

/// The vocabulary of the invented network, as an administrator types it. Each question is about the first.
pub const THEMES: [&str; 2] = [
    "en: Recruitment, Grooming\nfi: Värväys, houkuttelu\nsv: Rekrytering, gromning\net: Värbamine",
    "en: Housing, Accommodation\nfi: Asuminen\nsv: Boende",
];

/// Somebody with an account, signed in.
#[derive(Clone, Debug)]
pub struct Person {
    /// The first argument of every action.
    pub viewer: Viewer,
    /// The token of a session that was begun at [`NOON`].
    pub token: String,
    /// What names that session on the server.
    pub token_hash: String,
}

impl Person {
    /// Who speaks in a live session.
    #[must_use]
    pub fn speaker(&self) -> Speaker {
        Speaker { viewer: self.viewer.clone(), token_hash: self.token_hash.clone() }
    }
}

/// Everybody, by what they are to the workgroups.
#[derive(Clone, Debug)]
pub struct People {
    /// Chairs all three workgroups. Works in Finland.
    pub chair: Person,
    /// A member of all three. Works in Sweden.
    pub member: Person,
    /// A member of all three who wrote most of what is there. Works in Sweden.
    pub author: Person,
    /// Was a member of all three, wrote a thread in each, left. Works in Finland.
    pub ex_member: Person,
    /// Never was a member of any. Works in Sweden.
    pub outsider: Person,
    /// A platform administrator, and a member of nothing. Works in Finland.
    pub administrator: Person,
}

/// A workgroup and what is in it.
#[derive(Clone, Debug)]
pub struct Place {
    /// Who may know of it.
    pub visibility: Visibility,
    /// A word that is in all its content, and nowhere else.
    pub marker: &'static str,
    /// Its name in addresses; so is its forum's.
    pub slug: String,
    /// A question of `author`, answered by `member` and `chair`; the chair's answer is accepted.
    pub question: ThreadId,
    /// Its three posts.
    pub posts: [PostId; 3],
    /// A discussion that `ex_member` began before they left; `member` replied.
    pub left_behind: ThreadId,
    /// Its first post.
    pub left_behind_post: PostId,
    /// A practice of `author` that the chair has hidden.
    pub hidden: ThreadId,
    /// Its only post.
    pub hidden_post: PostId,
    /// A reply of `member` to the discussion, hidden by the chair.
    pub hidden_reply: PostId,
    /// A conference of one track, in which the planned session is.
    pub conference: ConferenceId,
    /// A session in a week.
    pub planned: SessionId,
    /// A session that is on, with two messages.
    pub open: SessionId,
    /// A session that was, with two messages.
    pub ended: SessionId,
}

/// The network.
#[derive(Clone, Debug)]
pub struct Invented {
    /// Who is in it.
    pub people: People,
    /// Everybody reads and writes.
    pub open: Place,
    /// Everybody knows of it, members read and write.
    pub closed: Place,
    /// Members know of it.
    pub confidential: Place,
    /// The Finnish ministry's provider.
    pub provider: ProviderId,
}

impl Invented {
    /// The three workgroups.
    #[must_use]
    pub fn places(&self) -> [&Place; 3] {
        [&self.open, &self.closed, &self.confidential]
    }
}
