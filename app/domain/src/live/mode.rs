//! Who is named in a session.

use crate::workgroups::UnknownCode;
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// With fewer people than this each could be told from the others: under the Chatham House Rule nothing can be said.
pub const PEOPLE_LEAST: u32 = 5;

/// Who is named in a session, from the weakest promise to the strongest. Chosen with the plan and never made weaker: who
/// comes relies on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// Everybody, for good.
    #[default]
    Attributed,
    /// Nobody: each has a number for this session alone, and whose it was is forgotten when the session ends.
    Alias,
    /// Whoever is there sees who speaks, and nothing is kept of it: use what you hear, never who said it.
    ChathamHouse,
}

impl Mode {
    /// All of them, from the weakest promise to the strongest.
    pub const ALL: [Self; 3] = [Self::Attributed, Self::Alias, Self::ChathamHouse];

    /// The name in the database, in forms and in the message catalogue.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Attributed => "attributed",
            Self::Alias => "alias",
            Self::ChathamHouse => "chatham-house",
        }
    }

    /// Whether the record names those who spoke.
    #[must_use]
    pub const fn names(self) -> bool {
        matches!(self, Self::Attributed)
    }
}

impl FromStr for Mode {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|mode| mode.code() == text).ok_or(UnknownCode)
    }
}
