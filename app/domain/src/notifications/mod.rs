//! What people are told of, why they are, and how they want it.

mod inbox;
mod settings;
mod watch;
mod why;
pub use inbox::*;
pub use settings::*;
pub use watch::*;
pub use why::*;

use crate::ids::{NoticeId, PersonId, PostId, ThreadId, WorkgroupId};

/// Something that a person is told. It points at what it tells of: whoever reads it sees of that what they may see then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewNotice {
    /// Its id, among the person's own.
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
