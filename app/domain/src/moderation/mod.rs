//! What a workgroup's own chairs do about what is written in it, and about who wrote it: flags, the queue that they share,
//! measures, and appeals against them.

mod bulk;
mod hold;
mod reason;
#[cfg(test)]
mod tests;
pub use bulk::*;
pub use hold::*;
pub use reason::*;

use crate::{
    Refusal,
    files::File,
    forum::HiddenHow,
    ids::{CaseId, HeldId, MeasureId, PersonId, PersonNoteId, PostId, ThreadId},
    language::Language,
    people::Author,
    time::Timestamp,
    workgroups::UnknownCode,
};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// So many people who flag a post take it out of sight until chairs have looked. Whichever organisations they are of: a
/// text that identifies a child does harm by the hour, and a chair brings back what should not have gone.
pub const FLAGS_THAT_HIDE: usize = 2;
/// The most flags of one person in a day.
pub const FLAGS_A_DAY: u64 = 20;
/// Open items on one page of the queue.
pub const CASES_A_PAGE: usize = 25;
/// The longest that one is silenced or suspended for, in days; longer is: until somebody ends it.
pub const DAYS_MOST: u32 = 365;
/// The longest pause between two posts of one person, in minutes.
pub const SLOW_MOST: u32 = 24 * 60;

macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$each])* #[serde(rename = $code)] $variant),+ }

        impl $name {
            /// All of them, in the order in which they are offered.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The name in the database and in forms.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
        }

        impl FromStr for $name {
            type Err = UnknownCode;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::ALL.iter().copied().find(|one| one.code() == text).ok_or(UnknownCode)
            }
        }
    };
}
use codes;

codes! {
    /// What a chair did that concerns one person; each can be appealed once.
    MeasureKind {
        /// Took a post of theirs out of sight.
        HidePost = "hide-post",
        /// Took a thread of theirs out of sight.
        HideThread = "hide-thread",
        /// Did not let a text of theirs through.
        DeclinePost = "decline-post",
        /// Took all that they wrote in the workgroup out of sight.
        HideAll = "hide-all",
        /// Told them, and they must say that they have read it before they write again.
        Warn = "warn",
        /// They read, and leave no trace but that.
        Silence = "silence",
        /// For them the workgroup is as for an outsider.
        Suspend = "suspend",
    }
}

impl MeasureKind {
    /// Whether it is about the person rather than about something that they wrote: then it may have an end.
    #[must_use]
    pub const fn is_of_a_person(self) -> bool {
        matches!(self, Self::Warn | Self::Silence | Self::Suspend)
    }
}

codes! {
    /// What stands in the queue.
    CaseKind {
        /// A post that somebody flagged.
        Flag = "flag",
        /// Somebody appeals.
        Appeal = "appeal",
        /// A text that nobody else reads before a chair has.
        Held = "held",
    }
}

codes! {
    /// What chairs decide about an item of the queue.
    Decision {
        /// There is nothing wrong with the post.
        Nothing = "nothing",
        /// Its author is asked to write it anew; until chairs have seen that, it is out of sight.
        Rewrite = "rewrite",
        /// It is out of sight.
        Hide = "hide",
        /// It is out of sight, and its author is warned.
        HideAndWarn = "hide-and-warn",
        /// What was done stays.
        Uphold = "uphold",
        /// What was done is undone.
        Overturn = "overturn",
        /// It is published.
        Approve = "approve",
        /// It is not; its author keeps the text.
        Decline = "decline",
        /// Its author took it back: no chair decides that.
        Withdrawn = "withdrawn",
    }
}

impl Decision {
    /// Whether it answers an item of this kind.
    #[must_use]
    pub const fn answers(self, kind: CaseKind) -> bool {
        match self {
            Self::Nothing | Self::Rewrite | Self::Hide | Self::HideAndWarn => matches!(kind, CaseKind::Flag),
            Self::Uphold | Self::Overturn => matches!(kind, CaseKind::Appeal),
            Self::Approve | Self::Decline | Self::Withdrawn => matches!(kind, CaseKind::Held),
        }
    }

    /// Whether somebody is told to their disadvantage, and so has to be told why.
    #[must_use]
    pub const fn needs_a_reason(self) -> bool {
        !matches!(self, Self::Nothing | Self::Overturn | Self::Approve | Self::Withdrawn)
    }

    /// Whether chairs are offered it for an item of this kind.
    #[must_use]
    pub const fn is_offered(self, kind: CaseKind) -> bool {
        self.answers(kind) && !matches!(self, Self::Withdrawn)
    }
}

codes! {
    /// Which items of the queue one wants to see.
    Show {
        /// Those that wait, the oldest first.
        Oldest = "oldest",
        /// Those that wait, the newest first.
        Newest = "newest",
        /// Those that wait for oneself, the oldest first.
        Mine = "mine",
        /// Those that were decided, the latest first.
        Decided = "decided",
    }
}

/// What keeps somebody from writing who may read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Bar {
    /// A warning that they have not said to have read.
    Warned,
    /// They are silenced.
    Silenced,
}

impl Bar {
    /// From the column that finders have: the strictest of a person's measures.
    #[must_use]
    pub const fn from_rank(rank: Option<i32>) -> Option<Self> {
        match rank {
            None => None,
            Some(1) => Some(Self::Warned),
            Some(_) => Some(Self::Silenced),
        }
    }

    /// What one hears who writes all the same.
    #[must_use]
    pub const fn refusal(self) -> Refusal {
        match self {
            Self::Warned => Refusal::Warned,
            Self::Silenced => Refusal::Silenced,
        }
    }
}

/// How many minutes one who wrote at `last` has to wait, where one may write once in `minutes`; none: not at all.
#[must_use]
pub const fn wait(minutes: u32, last: Option<Timestamp>, now: Timestamp) -> Option<u32> {
    let Some(last) = last else { return None };
    let left = last.plus(minutes as i64 * crate::time::MINUTE).since(now);
    if left <= 0 {
        return None;
    }
    // At most `minutes`, unless a clock went back.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let whole = ((left + crate::time::MINUTE - 1) / crate::time::MINUTE) as u32;
    Some(whole)
}

/// What was done to somebody, as they and chairs see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// Its id.
    pub id: MeasureId,
    /// What was done.
    pub kind: MeasureKind,
    /// To whom.
    pub person: PersonId,
    /// The workgroup, as far as the reader may know of it: name in addresses, name.
    pub workgroup: Option<(String, String)>,
    /// What it is about, if the reader may see that.
    pub thread: Option<(ThreadId, String)>,
    /// The post, if it is one.
    pub post: Option<PostId>,
    /// The text, if it was not let through.
    pub held: Option<HeldId>,
    /// Why, as it is kept ([`cause`]).
    pub reason: String,
    /// Which chair; none where that is not told.
    pub by: Option<(PersonId, String)>,
    /// When.
    pub at: Timestamp,
    /// When it ends by itself.
    pub until: Option<Timestamp>,
    /// When the person said to have read it.
    pub read: Option<Timestamp>,
    /// When it was undone or ended.
    pub ended: Option<Timestamp>,
    /// When the person appealed.
    pub appealed: Option<Timestamp>,
    /// What was decided about that.
    pub decision: Option<Decision>,
}

impl Measure {
    /// Whether it counts now.
    #[must_use]
    pub fn holds(&self, now: Timestamp) -> bool {
        self.ended.is_none() && self.until.is_none_or(|until| until > now)
    }
}

/// A flag on a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flag {
    /// Who flagged: chairs alone are told.
    pub by: Author,
    /// Why, as it is kept ([`cause`]).
    pub reason: String,
    /// When.
    pub at: Timestamp,
}

/// What one chair tells the others about an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseNote {
    /// Who.
    pub by: String,
    /// What.
    pub text: String,
    /// When.
    pub at: Timestamp,
}

/// A text that an item of the queue is about, as chairs see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseText {
    /// The thread.
    pub thread: ThreadId,
    /// Its title.
    pub title: String,
    /// The language of the title.
    pub title_language: Language,
    /// The post's number; none for a thread as a whole.
    pub number: Option<u32>,
    /// As shown, sanitised.
    pub html: String,
    /// The language of the text.
    pub language: Language,
    /// How it is out of sight.
    pub hidden: Option<HiddenHow>,
}

/// An item of the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Its id.
    pub id: CaseId,
    /// What it is.
    pub kind: CaseKind,
    /// Whom it is about: who wrote the post, or who appeals.
    pub about: Author,
    /// What it is about, where that is in this workgroup still.
    pub text: Option<CaseText>,
    /// The post, for decisions about it.
    pub post: Option<PostId>,
    /// The text that waits, or was not let through.
    pub held: Option<Held>,
    /// What is attached to that.
    pub files: Vec<File>,
    /// What was done that is appealed.
    pub measure: Option<(MeasureKind, String, String)>,
    /// The words of who appeals.
    pub words: Option<String>,
    /// Since when it waits.
    pub opened: Timestamp,
    /// Who sees to it.
    pub assigned: Option<(PersonId, String)>,
    /// When its author was asked to write it anew.
    pub asked: Option<Timestamp>,
    /// When its author did.
    pub rewritten: Option<Timestamp>,
    /// What was decided, by whom, when.
    pub decided: Option<(Decision, String, Timestamp)>,
    /// Who flagged, the first one first.
    pub flags: Vec<Flag>,
    /// What chairs told each other.
    pub notes: Vec<CaseNote>,
}

/// How long a note about a person is kept, in milliseconds: two years. What is older says little about who somebody is now.
pub const PERSON_NOTES_FOR: i64 = 730 * crate::time::DAY;

/// What a chair noted about a person, for the chairs of the same workgroup and nobody else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonNote {
    /// Its id.
    pub id: PersonNoteId,
    /// Who noted it.
    pub by: (PersonId, String),
    /// When.
    pub at: Timestamp,
    /// What; nothing, if it was removed.
    pub text: String,
    /// Who removed it, and when.
    pub removed: Option<(String, Timestamp)>,
}
