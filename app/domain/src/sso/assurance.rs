//! How sure a sign-in must be before one is let into a workgroup, or may do certain things ("step-up").

use super::Level;
use crate::{
    Field, Invalid, Problem,
    ids::PersonId,
    refusal::Checking,
    time::{HOUR, MINUTE},
    workgroups::UnknownCode,
};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// What is asked of a sign-in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Assurance {
    /// At least this level.
    pub level: Level,
    /// The provider has asked the person within this time, in milliseconds; none: whenever.
    pub within: Option<i64>,
}

/// The ages that can be chosen, in milliseconds, shortest first.
pub const AGES: [i64; 4] = [15 * MINUTE, HOUR, 4 * HOUR, 12 * HOUR];

/// Who joins two sign-ins has just been asked at both, within this time, in milliseconds.
pub const LINK_WITHIN: i64 = 15 * MINUTE;

impl Intent {
    /// What the provider is asked for.
    #[must_use]
    pub fn asked(self) -> Assurance {
        match self {
            Self::SignIn | Self::Work { .. } => Assurance::default(),
            Self::Link { .. } => Assurance { level: Level::Low, within: Some(LINK_WITHIN) },
            Self::StepUp { asked, .. } => asked,
        }
    }

    /// Who must come back.
    #[must_use]
    pub const fn person(self) -> Option<PersonId> {
        match self {
            Self::SignIn => None,
            Self::Link { person } | Self::Work { person } | Self::StepUp { person, .. } => Some(person),
        }
    }

    /// Who is signed in already, and must still be when they come back.
    #[must_use]
    pub const fn signed_in(self) -> Option<PersonId> {
        match self {
            Self::SignIn | Self::Work { .. } => None,
            Self::Link { person } | Self::StepUp { person, .. } => Some(person),
        }
    }
}

impl Assurance {
    /// Every sign-in is enough.
    #[must_use]
    pub fn is_nothing(self) -> bool {
        self == Self::default()
    }

    /// As chosen in a form: the code of a level, and minutes (empty: however long ago).
    pub fn typed(level: &str, minutes: &str) -> Result<Self, Invalid> {
        let mut checking = Checking::default();
        let wrong = |field| Invalid::new(field, Problem::NotAChoice);
        let level = checking.take(level.parse().map_err(|_| wrong(Field::Level)));
        let within = checking.take(match minutes {
            "" => Ok(None),
            minutes => AGES
                .into_iter()
                .find(|age| (age / MINUTE).to_string() == minutes)
                .map(Some)
                .ok_or_else(|| wrong(Field::Within)),
        });
        checking.done()?;
        Ok(Self { level: level.unwrap_or_default(), within: within.unwrap_or_default() })
    }

    /// The age in minutes, as in a form.
    #[must_use]
    pub fn minutes(self) -> Option<i64> {
        self.within.map(|within| within / MINUTE)
    }

    /// Whether a sign-in of this level, this old (in milliseconds), is enough.
    #[must_use]
    pub fn is_met(self, level: Level, age: i64) -> bool {
        level >= self.level && self.within.is_none_or(|within| age <= within)
    }
}

impl Level {
    /// Its place in the order, as the database compares it.
    #[must_use]
    pub const fn rank(self) -> u8 {
        match self {
            Self::Low => 0,
            Self::Substantial => 1,
            Self::High => 2,
        }
    }

    /// The level of this rank; a rank that this build does not know is the highest, so that nothing opens by it.
    #[must_use]
    pub fn of_rank(rank: i32) -> Self {
        Self::ALL.into_iter().find(|level| i32::from(level.rank()) == rank).unwrap_or(Self::High)
    }
}

/// What somebody goes to a provider for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Intent {
    /// To sign in.
    #[default]
    SignIn,
    /// To show that this is who they are there, too: from then on they sign in there as well.
    Link {
        /// Who is signed in.
        person: PersonId,
    },
    /// To work for the provider's organisation from now on: the same person comes back.
    Work {
        /// Who says so.
        person: PersonId,
    },
    /// To be asked again: the same person comes back, as sure as this, or nothing changes.
    StepUp {
        /// Who is signed in.
        person: PersonId,
        /// What the provider is asked for.
        asked: Assurance,
    },
}

/// An act that the network can guard with more than a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GuardedAct {
    /// Inviting guests, and changing how long they stay.
    InviteGuests,
    /// Making somebody a chair, or a chair a member.
    GrantChairs,
    /// Taking a copy of everything that is written in a workgroup.
    Export,
    /// Administering the network: providers, the tokens of directories, agreeing to somebody's access, and what acts ask.
    Administer,
}

impl GuardedAct {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::InviteGuests, Self::GrantChairs, Self::Export, Self::Administer];

    /// The name in the database and in forms.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::InviteGuests => "invite-guests",
            Self::GrantChairs => "grant-chairs",
            Self::Export => "export",
            Self::Administer => "administer",
        }
    }
}

impl FromStr for GuardedAct {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|act| act.code() == text).ok_or(UnknownCode)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_in_is_enough_at_its_level_and_in_time() {
        let asked = Assurance { level: Level::Substantial, within: Some(HOUR) };
        assert!(asked.is_met(Level::Substantial, HOUR));
        assert!(asked.is_met(Level::High, 0));
        assert!(!asked.is_met(Level::Low, 0));
        assert!(!asked.is_met(Level::High, HOUR + 1));
        assert!(Assurance::default().is_met(Level::Low, i64::MAX));
    }

    #[test]
    fn ranks_are_in_the_order_of_levels() {
        for pair in Level::ALL.windows(2) {
            assert!(pair[0].rank() < pair[1].rank() && pair[0] < pair[1]);
        }
        for level in Level::ALL {
            assert_eq!(Level::of_rank(level.rank().into()), level);
        }
        assert_eq!(Level::of_rank(7), Level::High);
    }
}
