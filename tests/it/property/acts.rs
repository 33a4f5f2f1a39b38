//! What happens next, at random: mostly what is likely to be let through, so that much happens, and now and then anything.

use super::model::{Model, PEOPLE, PLACES};

#[derive(Clone, Debug)]
pub enum Act {
    Start {
        who: usize,
        place: usize,
    },
    Reply {
        who: usize,
        thread: usize,
    },
    /// The page that shows the post with this index.
    Read {
        who: usize,
        thread: usize,
        at: usize,
    },
    /// As closely as this says; empty: as whoever has chosen nothing.
    Watch {
        who: usize,
        thread: usize,
        level: &'static str,
    },
    Edit {
        post: usize,
    },
    Helpful {
        who: usize,
        post: usize,
    },
    HidePost {
        post: usize,
    },
    RestorePost {
        post: usize,
    },
    Redact {
        post: usize,
    },
    HideThread {
        thread: usize,
    },
    RestoreThread {
        thread: usize,
    },
    Lock {
        thread: usize,
        lock: bool,
    },
    Move {
        thread: usize,
        place: usize,
    },
    Accept {
        thread: usize,
        at: usize,
    },
    /// These indices, into a new thread or one that is there.
    Split {
        thread: usize,
        posts: Vec<usize>,
        into: Option<usize>,
    },
    Merge {
        thread: usize,
        into: usize,
    },
    /// So many moves ago.
    Undo {
        back: usize,
    },
    Join,
    Leave,
}

impl Act {
    /// What it is, without to what.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Start { .. } => "Start",
            Self::Reply { .. } => "Reply",
            Self::Read { .. } => "Read",
            Self::Watch { .. } => "Watch",
            Self::Edit { .. } => "Edit",
            Self::Helpful { .. } => "Helpful",
            Self::HidePost { .. } => "HidePost",
            Self::RestorePost { .. } => "RestorePost",
            Self::Redact { .. } => "Redact",
            Self::HideThread { .. } => "HideThread",
            Self::RestoreThread { .. } => "RestoreThread",
            Self::Lock { .. } => "Lock",
            Self::Move { .. } => "Move",
            Self::Accept { .. } => "Accept",
            Self::Split { into: None, .. } => "Split off",
            Self::Split { .. } => "Split",
            Self::Merge { .. } => "Merge",
            Self::Undo { .. } => "Undo",
            Self::Join => "Join",
            Self::Leave => "Leave",
        }
    }
}

/// The source of what happens: xorshift64*, so that a seed does the same on every machine.
#[derive(Debug)]
pub struct Acts(u64);

impl Acts {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// Below `most`.
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let drawn = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(drawn).expect("31 bits") % most.max(1)
    }

    fn some_of(&mut self, all: usize) -> Vec<usize> {
        (0..all).filter(|_| self.below(3) == 0).collect()
    }

    pub fn next(&mut self, model: &Model) -> Act {
        let (threads, posts) = (model.threads.len(), model.posts.len());
        let (who, place) = (self.below(PEOPLE), self.below(PLACES));
        if threads < 2 {
            return Act::Start { who: who % 3, place };
        }
        let (thread, other, post) = (self.below(threads), self.below(threads), self.below(posts));
        let length = model.threads[thread].posts.len();
        match self.below(42) {
            0..=2 => Act::Start { who, place },
            3..=14 => Act::Reply { who, thread },
            15..=18 => Act::Read { who, thread, at: self.below(length + 2) },
            19 => Act::Edit { post },
            20 | 21 => Act::Helpful { who, post },
            22 => Act::HidePost { post },
            23 => Act::RestorePost { post },
            24 => Act::Redact { post },
            25 => Act::HideThread { thread },
            26 => Act::RestoreThread { thread },
            27 => Act::Lock { thread, lock: self.below(2) == 0 },
            28 => Act::Move { thread, place },
            29 => Act::Accept { thread, at: self.below(length + 1) },
            30..=32 => {
                let posts = self.some_of(length);
                let into = (self.below(2) == 0).then_some(other);
                Act::Split { thread, posts, into }
            }
            33 | 34 => Act::Merge { thread, into: other },
            35..=37 => Act::Undo { back: self.below(3) },
            38 | 39 => Act::Watch { who, thread, level: ["", "watching", "muted"][self.below(3)] },
            40 => Act::Join,
            _ => Act::Leave,
        }
    }
}
