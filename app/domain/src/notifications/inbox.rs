//! The inbox, as its owner sees it.

use super::Why;
use crate::{
    ids::{NoticeId, PersonId, PostId, SessionId, ThreadId},
    language::Language,
    tags::TagName,
    time::Timestamp,
    workgroups::{UnknownCode, Visibility},
};
use std::str::FromStr;

/// Notices on one page of the inbox.
pub const NOTICES_A_PAGE: usize = 30;
/// The number in the header goes up to here: more is all that anybody needs to know.
pub const COUNTED_MOST: u64 = 99;

/// What one wants to see of the inbox.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Show {
    /// All.
    #[default]
    All,
    /// What one has not seen.
    Unread,
    /// What is said to oneself.
    ToMe,
    /// What one watches.
    Watched,
    /// What was done with something of one's own.
    Acts,
}

impl Show {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::All, Self::Unread, Self::ToMe, Self::Watched, Self::Acts];

    /// The name in addresses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Unread => "unread",
            Self::ToMe => "to-me",
            Self::Watched => "watched",
            Self::Acts => "acts",
        }
    }
}

impl FromStr for Show {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|show| show.code() == text).ok_or(UnknownCode)
    }
}

/// Something that the viewer is told, with what they may see of what it tells of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its id.
    pub id: NoticeId,
    /// Why they are told.
    pub why: Why,
    /// When.
    pub at: Timestamp,
    /// Whether it has been seen.
    pub seen: bool,
    /// Who did it.
    pub by: Option<(PersonId, String)>,
    /// A chair's words to the person.
    pub note: Option<String>,
    /// The workgroup, if the viewer may know of it.
    pub workgroup: Option<NoticePlace>,
    /// The thread, if it is in sight.
    pub thread: Option<NoticeThread>,
    /// The post, if it is in sight.
    pub post: Option<PostId>,
    /// The live session, if it is in sight.
    pub session: Option<NoticeSession>,
    /// The message of that session, by its number.
    pub message: Option<u32>,
    /// The themes that its person watches, if that is why.
    pub themes: Vec<TagName>,
}

/// A workgroup that a notice is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticePlace {
    /// Its name in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Who may know of it.
    pub visibility: Visibility,
}

/// A live session that a notice is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeSession {
    /// Which.
    pub id: SessionId,
    /// Its title.
    pub title: String,
    /// The language of the title.
    pub language: Language,
}

/// A thread that a notice is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeThread {
    /// Which.
    pub id: ThreadId,
    /// Its title.
    pub title: String,
    /// The language of the title.
    pub language: Language,
    /// The title of its forum.
    pub forum: String,
}
