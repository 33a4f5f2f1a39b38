//! What people are told of, and why they are.

use crate::{
    ids::{NoticeId, PersonId, PostId, ThreadId, WorkgroupId},
    workgroups::UnknownCode,
};
use std::str::FromStr;

/// Why somebody is told something. Each has its sentences in the message catalogue, `notice-<code>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Why {
    /// A chair took a post of theirs out of sight.
    PostHidden,
    /// A chair brought a post of theirs back.
    PostRestored,
}

impl Why {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::PostHidden, Self::PostRestored];

    /// The name in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::PostHidden => "post-hidden",
            Self::PostRestored => "post-restored",
        }
    }
}

impl FromStr for Why {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|why| why.code() == text).ok_or(UnknownCode)
    }
}

/// Something that a person is told. It points at what it tells of: whoever reads it sees of that what they may see then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewNotice {
    /// Its id.
    pub id: NoticeId,
    /// Who is told.
    pub to: PersonId,
    /// Why.
    pub why: Why,
    /// The workgroup it is about: one who may not enter that (any more) is not told.
    pub workgroup: Option<WorkgroupId>,
    /// The thread it is about.
    pub thread: Option<ThreadId>,
    /// The post it is about.
    pub post: Option<PostId>,
    /// Who did it; none where that is not told.
    pub by: Option<PersonId>,
    /// A chair's words to the person; never what somebody posted.
    pub note: Option<String>,
}
