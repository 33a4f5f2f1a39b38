//! Who writes in an open session, how often, and who no longer does.

use crate::{Refusal, workgroups::UnknownCode};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Who writes in an open session. One asks and raises a hand all the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Writers {
    /// Everybody who may speak, as often as they like.
    #[default]
    Everybody,
    /// Each of them once in so many seconds (slow mode), but for those who lead it.
    Slowly(u32),
    /// Only those who lead it.
    Chairs,
}

impl Writers {
    /// What can be chosen, in order.
    pub const ALL: [Self; 5] = [Self::Everybody, Self::Slowly(30), Self::Slowly(60), Self::Slowly(300), Self::Chairs];

    /// Once in so many seconds; none, if nobody has to wait.
    #[must_use]
    pub const fn pace(self) -> Option<u32> {
        if let Self::Slowly(seconds) = self { Some(seconds) } else { None }
    }
}

/// The value in forms.
impl fmt::Display for Writers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Everybody => f.write_str("everybody"),
            Self::Slowly(seconds) => write!(f, "{seconds}"),
            Self::Chairs => f.write_str("chairs"),
        }
    }
}

impl FromStr for Writers {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|writers| writers.to_string() == text).ok_or(UnknownCode)
    }
}

/// What a chair does about one person in an open session, until it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Hold {
    /// They listen, and neither write nor ask.
    Muted,
    /// For them it is over.
    Out,
}

impl Hold {
    /// Both of them, the milder first.
    pub const ALL: [Self; 2] = [Self::Muted, Self::Out];

    /// The name in the database and in forms.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Muted => "muted",
            Self::Out => "out",
        }
    }

    /// Why the person may not.
    #[must_use]
    pub const fn refusal(self) -> Refusal {
        match self {
            Self::Muted => Refusal::Muted,
            Self::Out => Refusal::PutOut,
        }
    }
}

/// Somebody whom the chairs of a session hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnHold {
    /// Under which number in this session.
    pub number: u32,
    /// How.
    pub hold: Hold,
    /// Why, in the words of a chair.
    pub because: String,
    /// Who it is, as far as chairs know.
    pub whom: Whom,
}

/// Somebody, as far as the chairs of a session know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whom {
    /// Their name.
    Named(String),
    /// Their number in this session.
    Alias(u32),
}

impl FromStr for Hold {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|hold| hold.code() == text).ok_or(UnknownCode)
    }
}
