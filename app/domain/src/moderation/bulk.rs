//! Acts over many posts at once.

use super::codes;
use crate::{
    ids::{BulkId, ForumId, MeasureId, PersonId, PostId, ThreadId, WorkgroupId},
    time::Timestamp,
    workgroups::UnknownCode,
};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// The most posts, and the most threads, of one act: the newest. Whoever needs more does it again.
pub const BULK_MOST: u32 = 1_000;
/// The most threads that one chooses at once.
pub const CHOSEN_MOST: usize = 100;
/// An act that has not gone on for so long, in milliseconds, was broken off: its node is gone.
pub const BULK_STALE: i64 = 15_000;

codes! {
    /// What is done to many at once.
    BulkAct {
        /// All that a person wrote goes out of sight.
        HidePerson = "hide-person",
        /// Chosen threads of a forum go out of sight.
        HideThreads = "hide-threads",
        /// In chosen threads of a forum only chairs reply.
        LockThreads = "lock-threads",
        /// Chosen threads of a forum go to another one.
        MoveThreads = "move-threads",
    }
}

impl BulkAct {
    /// What is done to threads that a chair chooses.
    pub const OF_THREADS: [Self; 3] = [Self::HideThreads, Self::LockThreads, Self::MoveThreads];
}

codes! {
    /// How far it is.
    BulkState {
        /// It goes on.
        Running = "running",
        /// A chair stopped it.
        Stopped = "stopped",
        /// All that could be done is done.
        Done = "done",
        /// What it did is being undone.
        Undoing = "undoing",
        /// What it did, and nobody changed since, is as it was.
        Undone = "undone",
    }
}

impl BulkState {
    /// Whether it moves by itself.
    #[must_use]
    pub const fn moves(self) -> bool {
        matches!(self, Self::Running | Self::Undoing)
    }
}

codes! {
    /// What became of one of the many.
    ItemState {
        /// It is to be done.
        Waiting = "waiting",
        /// It is done.
        Done = "done",
        /// It was left as it was: others wrote in it, it went elsewhere, or somebody did it before.
        Left = "left",
        /// It is undone, or was changed since by somebody else.
        Undone = "undone",
    }
}

/// An act over many posts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bulk {
    /// Its id.
    pub id: BulkId,
    /// Where.
    pub workgroup: WorkgroupId,
    /// What is done.
    pub act: BulkAct,
    /// How far it is.
    pub state: BulkState,
    /// Why.
    pub reason: String,
    /// Who began it.
    pub by: String,
    /// Whose posts.
    pub person: Option<(PersonId, String)>,
    /// What the person can appeal against.
    pub measure: Option<MeasureId>,
    /// When it began.
    pub begun: Timestamp,
    /// When it last went on.
    pub stepped: Timestamp,
    /// How many posts and threads there are.
    pub items: u32,
    /// How many are done.
    pub done: u32,
    /// How many were left as they were.
    pub left: u32,
    /// How many are undone.
    pub undone: u32,
}

impl Bulk {
    /// How many are behind it, in the direction in which it goes, and of how many.
    #[must_use]
    pub const fn progress(&self) -> (u32, u32) {
        match self.state {
            BulkState::Running | BulkState::Stopped | BulkState::Done => (self.done + self.left, self.items),
            BulkState::Undoing | BulkState::Undone => (self.undone, self.done + self.undone),
        }
    }

    /// Whether it was broken off, and a chair has to let it go on.
    #[must_use]
    pub const fn is_stale(&self, now: Timestamp) -> bool {
        self.state.moves() && now.0 - self.stepped.0 > BULK_STALE
    }
}

/// One of the many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BulkItem {
    /// Its number in the act.
    pub number: u32,
    /// The post; none: the whole thread.
    pub post: Option<PostId>,
    /// The thread, and what it is called.
    pub thread: (ThreadId, String),
    /// In which forum the thread was when it was chosen.
    pub was: Option<ForumId>,
    /// When it was done.
    pub did: Option<Timestamp>,
}
