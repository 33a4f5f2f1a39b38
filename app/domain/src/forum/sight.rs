//! What is out of sight, how that came, and who sees it all the same.

use crate::{
    time::{DAY, Timestamp},
    workgroups::UnknownCode,
};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// So long its author can bring back what they took back: two weeks, as long as a holiday. After that it stays away, for
/// others have gone on without it.
pub const TAKEN_BACK_FOR: i64 = 14 * DAY;

/// How something was taken out of sight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HiddenHow {
    /// By a chair, who can bring it back.
    Chair,
    /// While chairs look at what was said against it.
    Review,
    /// By its author, who can bring it back for a time.
    Author,
    /// For good: its text is nowhere any more.
    Redacted,
}

impl HiddenHow {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Chair, Self::Review, Self::Author, Self::Redacted];

    /// The name in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Chair => "chair",
            Self::Review => "review",
            Self::Author => "author",
            Self::Redacted => "redacted",
        }
    }
}

impl FromStr for HiddenHow {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|how| how.code() == text).ok_or(UnknownCode)
    }
}

/// That something is out of sight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hidden {
    /// Since when.
    pub at: Timestamp,
    /// How that came.
    pub how: HiddenHow,
    /// Why, in the words of who did it: shown to the author and to chairs.
    pub reason: String,
}

impl Hidden {
    /// Until when its author can bring it back, if they took it back.
    #[must_use]
    pub const fn back_until(&self) -> Option<Timestamp> {
        match self.how {
            HiddenHow::Author => Some(self.at.plus(TAKEN_BACK_FOR)),
            HiddenHow::Chair | HiddenHow::Review | HiddenHow::Redacted => None,
        }
    }

    /// Whether its author can bring it back now.
    #[must_use]
    pub fn can_come_back(&self, now: Timestamp) -> bool {
        self.back_until().is_some_and(|until| now <= until)
    }

    /// Whether somebody sees what was hidden all the same: one who `leads` the workgroup, or whose it is (`mine`).
    #[must_use]
    pub const fn is_shown_to(&self, leads: bool, mine: bool) -> bool {
        match self.how {
            HiddenHow::Chair | HiddenHow::Review | HiddenHow::Author => leads || mine,
            HiddenHow::Redacted => false,
        }
    }
}
