//! Forums, threads and posts, as one viewer sees them.

mod alike;
mod draft;
mod may;
mod mention;
mod quotation;
mod rearrange;
mod sight;
mod template;
#[cfg(test)]
mod tests;
mod whisper;
pub use alike::*;
pub use draft::*;
pub use may::*;
pub use mention::*;
pub use quotation::quotation;
pub use rearrange::*;
pub use sight::*;
pub use template::*;
pub use whisper::*;

use crate::{
    files::File,
    ids::{ForumId, OrganisationId, PersonId, PostId, ThreadId, WorkgroupId},
    language::Language,
    moderation::Bar,
    notifications::Watched,
    people::Author,
    polls::Poll,
    tags::TagName,
    time::Timestamp,
    workgroups::{Standing, UnknownCode, Visibility},
};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// Posts on one page of a thread.
pub const POSTS_A_PAGE: u32 = 20;
/// Texts of a post on one page of its history.
pub const VERSIONS_A_PAGE: usize = 20;
/// Threads on one page of a forum.
pub const THREADS_A_PAGE: usize = 25;

/// What a thread is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ThreadKind {
    /// Waits for an answer; one can be accepted.
    Question,
    /// An exchange without a right answer.
    Discussion,
    /// Something that works somewhere, told so that others can use it.
    Practice,
    /// From the chairs to everybody.
    Announcement,
}

impl ThreadKind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Question, Self::Discussion, Self::Practice, Self::Announcement];

    /// The name in the database and in forms.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Discussion => "discussion",
            Self::Practice => "practice",
            Self::Announcement => "announcement",
        }
    }
}

impl FromStr for ThreadKind {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|k| k.code() == text).ok_or(UnknownCode)
    }
}

/// Where threads live: a forum of a workgroup, and how the viewer stands to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forum {
    /// Its id.
    pub id: ForumId,
    /// Its name in addresses.
    pub slug: String,
    /// Its theme.
    pub title: String,
    /// What belongs here, in a sentence.
    pub about: String,
    /// The language of title and description.
    pub language: Language,
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
    /// How closely the viewer watches it.
    pub watched: Watched,
    /// What keeps the viewer from writing in the workgroup.
    pub bar: Option<Bar>,
    /// One writes once in so many minutes; 0: as often as one likes.
    pub slow: u32,
    /// Chairs look at everything before others read it.
    pub holds: bool,
}

/// A chair's conclusion of a thread.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conclusion {
    /// As written.
    pub markdown: String,
    /// As shown, sanitised.
    pub html: String,
    /// Which chair.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

/// A thread as one viewer sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thread {
    /// Its id, also its permanent address.
    pub id: ThreadId,
    /// Where it lives.
    pub forum: Forum,
    /// What it is.
    pub kind: ThreadKind,
    /// Its title.
    pub title: String,
    /// The language of the title.
    pub language: Language,
    /// Who began it.
    pub author: PersonId,
    /// Whether the viewer began it.
    pub mine: bool,
    /// When it began.
    pub started: Timestamp,
    /// When it last got a post.
    pub active: Timestamp,
    /// The number of its last post; posts count from 1 without a gap.
    pub last_number: u32,
    /// Kept at the top of its forum.
    pub pinned: bool,
    /// Only chairs reply.
    pub locked: bool,
    /// When it will be locked, or was, by a plan.
    pub locks: Option<Timestamp>,
    /// One writes here once in so many minutes; 0: as often as the forum says.
    pub slow: u32,
    /// Taken out of sight.
    pub hidden: Option<Hidden>,
    /// The number of the accepted answer.
    pub accepted: Option<u32>,
    /// What the chair concluded.
    pub conclusion: Option<Conclusion>,
    /// How often that was written, changed or taken away.
    pub conclusion_version: u32,
    /// The number of the last post that the viewer has seen; 0 for none.
    pub read_to: u32,
    /// How closely the viewer watches it.
    pub watched: Watched,
    /// Whether the viewer was told of something in it that they have not seen.
    pub told: bool,
    /// The thread that this one goes on as: all its posts are there now.
    pub merged_into: Option<ThreadId>,
    /// How often posts came or went.
    pub moves: u32,
    /// Whether replies of the viewer wait for a chair, or were declined.
    pub waits: bool,
}

/// A post as one viewer sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Post {
    /// Its id.
    pub id: PostId,
    /// Its place in the thread, from 1.
    pub number: u32,
    /// Who wrote it, with the affiliation of that time.
    pub author: Author,
    /// Whether the viewer wrote it.
    pub mine: bool,
    /// The author works elsewhere now: the affiliation is that of then.
    pub then: bool,
    /// The language it is written in.
    pub language: Language,
    /// As shown, sanitised when it was written. Empty if it is hidden from the viewer.
    pub html: String,
    /// When it was posted.
    pub posted: Timestamp,
    /// When it was last edited.
    pub edited: Option<Timestamp>,
    /// When it was last edited after others had replied.
    pub edited_late: Option<Timestamp>,
    /// Which of its texts this is, from 1.
    pub version: u32,
    /// Taken out of sight.
    pub hidden: Option<Hidden>,
    /// How many people found it helpful.
    pub helpful: u32,
    /// Whether the viewer is one of them.
    pub marked: bool,
    /// What is attached to it. Empty if it is hidden from the viewer.
    pub files: Vec<File>,
    /// Its poll. None if the post is hidden from the viewer.
    pub poll: Option<Poll>,
}

/// A post with its thread and its source: what acts on a post are checked against.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostInThread {
    /// The thread.
    pub thread: Thread,
    /// The post.
    pub post: Post,
    /// As written.
    pub markdown: String,
}

/// A line in a list of threads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThreadLine {
    /// The thread's id.
    pub id: ThreadId,
    /// What it is.
    pub kind: ThreadKind,
    /// Its title.
    pub title: String,
    /// The language of the title.
    pub language: Language,
    /// The forum's title.
    pub forum_title: String,
    /// The forum's name in addresses.
    pub forum_slug: String,
    /// Who began it.
    pub author: Author,
    /// When it began.
    pub started: Timestamp,
    /// When it last got a post.
    pub active: Timestamp,
    /// How many replies it has.
    pub replies: u32,
    /// How many posts the viewer has not seen.
    pub unread: u32,
    /// Kept at the top.
    pub pinned: bool,
    /// Only chairs reply.
    pub locked: bool,
    /// Taken out of sight (seen by chairs and the author only).
    pub hidden: bool,
    /// Has an accepted answer.
    pub answered: bool,
    /// What it is about.
    pub tags: Vec<TagName>,
}

/// A line in the list of forums.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForumLine {
    /// The forum.
    pub forum: Forum,
    /// How many threads it has.
    pub threads: u32,
    /// How many of them have something that the viewer has not seen.
    pub unread: u32,
    /// The thread with the newest post: id, title, language, time of that post.
    pub latest: Option<(ThreadId, String, Language, Timestamp)>,
}

/// Which threads of a forum one wants to see.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Filter {
    /// All, newest activity first.
    #[default]
    Active,
    /// Questions without an accepted answer.
    Unanswered,
    /// Begun by the viewer, or with a post of theirs.
    Mine,
}

impl Filter {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Active, Self::Unanswered, Self::Mine];

    /// The name in addresses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Unanswered => "unanswered",
            Self::Mine => "mine",
        }
    }
}

impl FromStr for Filter {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|f| f.code() == text).ok_or(UnknownCode)
    }
}

/// An earlier text of a post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostVersion {
    /// From 1, the text as first posted.
    pub version: u32,
    /// As written.
    pub markdown: String,
    /// As shown, sanitised.
    pub html: String,
    /// The language it was written in.
    pub language: Language,
    /// When this text replaced the one before.
    pub at: Timestamp,
}

/// Who wrote something and for whom they worked then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Byline {
    /// The person.
    pub person: PersonId,
    /// The organisation of that time.
    pub organisation: OrganisationId,
}
