//! How one comes to a session, and who has a place in it.

use super::{Mode, PEOPLE_LEAST};
use crate::{
    people::Author,
    refusal::{Field, Invalid, Problem},
    time::{DAY, HOUR, Timestamp},
    workgroups::UnknownCode,
};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// The most places that a session can have.
pub const CAPACITY_MOST: u32 = 10_000;
/// Registrations on one page of the list.
pub const REGISTRATIONS_A_PAGE: usize = 100;
/// The most registrations in a file.
pub const REGISTRATIONS_MOST: usize = 20_000;

/// How one comes to a session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Registering {
    /// Everybody of the workgroup can be there; who says that they come is reminded and hears of changes.
    #[default]
    Free,
    /// One registers, and has a place at once if there is one.
    Required,
    /// One asks, and those who lead it give the place.
    Approval,
}

impl Registering {
    /// All of them, from the most open one.
    pub const ALL: [Self; 3] = [Self::Free, Self::Required, Self::Approval];

    /// The name in the database, in forms and in the message catalogue.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::Required => "required",
            Self::Approval => "approval",
        }
    }
}

impl FromStr for Registering {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|how| how.code() == text).ok_or(UnknownCode)
    }
}

/// How one comes and how many places there are, as it was typed: nothing for everybody, and for no limit. Where a mode needs
/// people, it has places for them.
pub fn places(mode: Mode, registering: &str, capacity: &str) -> Result<(Registering, Option<u32>), Invalid> {
    let wrong = |problem| Invalid::new(Field::Capacity, problem);
    let how = match registering {
        "" => Registering::Free,
        code => code.parse().map_err(|_| Invalid::new(Field::Registering, Problem::NotAChoice))?,
    };
    let least = if mode == Mode::ChathamHouse { PEOPLE_LEAST } else { 1 };
    let range = Problem::OutOfRange { least, most: CAPACITY_MOST };
    match capacity.trim() {
        "" => Ok((how, None)),
        _ if how == Registering::Free => Err(wrong(Problem::NoPlaces)),
        text => match text.parse() {
            Ok(places) if (least..=CAPACITY_MOST).contains(&places) => Ok((how, Some(places))),
            _ => Err(wrong(range)),
        },
    }
}

/// What has become of a registration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RegistrationState {
    /// They asked, and nobody has decided.
    Asked,
    /// They have a place; where nobody needs one: they say that they come.
    Place,
    /// All places are taken: they are on the waiting list.
    Waiting,
    /// A chair declined.
    Declined,
}

impl RegistrationState {
    /// All of them, as those who lead a session look at them.
    pub const ALL: [Self; 4] = [Self::Asked, Self::Place, Self::Waiting, Self::Declined];

    /// The name in the database, in addresses and in the message catalogue.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Place => "place",
            Self::Waiting => "waiting",
            Self::Declined => "declined",
        }
    }
}

impl FromStr for RegistrationState {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|state| state.code() == text).ok_or(UnknownCode)
    }
}

/// One's own registration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Registration {
    /// Nobody has decided yet.
    Asked,
    /// One has a place.
    Place,
    /// One waits, as the first, the second…
    Waiting(u32),
    /// A chair declined, and says why.
    Declined(String),
}

/// Somebody's registration, as those see it who lead the session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registered {
    /// Who.
    pub who: Author,
    /// What has become of it.
    pub state: RegistrationState,
    /// The order in which people registered, from 1.
    pub number: u32,
    /// When.
    pub at: Timestamp,
    /// Why a chair declined; empty else.
    pub reason: String,
}

/// How many have registered for a session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// Those who come, also those who lead it.
    pub coming: u32,
    /// The places that are taken: who leads it takes none.
    pub taken: u32,
    /// Those who asked.
    pub asked: u32,
    /// Those on the waiting list.
    pub waiting: u32,
}

impl Places {
    /// Whether a place is free, of so many.
    #[must_use]
    pub fn free(self, capacity: Option<u32>) -> bool {
        capacity.is_none_or(|most| self.taken < most)
    }
}

/// A reminder of a session that comes up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ahead {
    /// A day before.
    Day,
    /// An hour before.
    Hour,
}

impl Ahead {
    /// How long before, in milliseconds.
    #[must_use]
    pub const fn before(self) -> i64 {
        match self {
            Self::Day => DAY,
            Self::Hour => HOUR,
        }
    }

    /// The place in their order, from 1.
    #[must_use]
    pub const fn step(self) -> u32 {
        match self {
            Self::Day => 1,
            Self::Hour => 2,
        }
    }

    /// The reminder that is due for a session that starts then: the last one whose time has come, until it starts.
    #[must_use]
    pub fn due(starts: Timestamp, now: Timestamp) -> Option<Self> {
        match starts.since(now) {
            left if left <= 0 || left > DAY => None,
            left if left <= HOUR => Some(Self::Hour),
            _ => Some(Self::Day),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_a_number_or_no_limit() {
        let places = |how, many| places(Mode::Attributed, how, many);
        assert_eq!(places("", " "), Ok((Registering::Free, None)));
        assert_eq!(places("required", " 12 "), Ok((Registering::Required, Some(12))));
        assert_eq!(places("approval", ""), Ok((Registering::Approval, None)));
        for (how, many, field) in [
            ("nonsense", "", Field::Registering),
            ("free", "5", Field::Capacity),
            ("required", "0", Field::Capacity),
            ("required", "10001", Field::Capacity),
            ("required", "-1", Field::Capacity),
            ("required", "many", Field::Capacity),
        ] {
            assert!(places(how, many).is_err_and(|invalid| invalid.of(field).is_some()), "{how} {many}");
        }
    }

    #[test]
    fn under_the_chatham_house_rule_there_are_places_for_enough() {
        let places = |many| places(Mode::ChathamHouse, "required", many);
        assert_eq!(places("5"), Ok((Registering::Required, Some(5))));
        assert!(places("4").is_err());
    }

    #[test]
    fn a_reminder_is_due_from_its_time_on_until_the_next() {
        let starts = Timestamp(100 * DAY);
        let due = |before: i64| Ahead::due(starts, starts.plus(-before));
        assert_eq!([due(DAY + 1), due(DAY), due(HOUR + 1)], [None, Some(Ahead::Day), Some(Ahead::Day)]);
        assert_eq!([due(HOUR), due(1), due(0), due(-1)], [Some(Ahead::Hour), Some(Ahead::Hour), None, None]);
    }

    #[test]
    fn codes_read_back() {
        assert!(Registering::ALL.into_iter().all(|how| how.code().parse() == Ok(how)));
        assert!(RegistrationState::ALL.into_iter().all(|state| state.code().parse() == Ok(state)));
    }
}
