//! Handing a chair over: named, accepted, and carried out at once or on a day, such as when a presidency changes.

use super::Standing;
use crate::{
    Field, Invalid, Problem,
    ids::{HandoverId, PersonId, WorkgroupId},
    time::{DAY, Timestamp},
};

/// A chair is handed over within so long, in milliseconds.
pub const HANDED_OVER_WITHIN: i64 = 366 * DAY;
/// So long before the place of the last chair ends by itself, those who lead the workgroup are reminded.
pub const REMINDED_BEFORE: i64 = 60 * DAY;

/// A chair that is about to be handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handover {
    /// Its id.
    pub id: HandoverId,
    /// Of which workgroup.
    pub workgroup: WorkgroupId,
    /// Who hands it over.
    pub from: PersonId,
    /// Their name.
    pub from_name: String,
    /// To whom.
    pub to: PersonId,
    /// Their name.
    pub to_name: String,
    /// On which day; none: as soon as it is accepted.
    pub on: Option<Timestamp>,
    /// When it was accepted.
    pub accepted: Option<Timestamp>,
}

impl Handover {
    /// Whether it is carried out now, in a workgroup with so many chairs. Whoever has accepted takes a chair that nobody
    /// has any more before the day.
    #[must_use]
    pub fn is_due(&self, chairs: u32, now: Timestamp) -> bool {
        self.accepted.is_some() && (chairs == 0 || self.on.is_none_or(|on| on <= now))
    }
}

/// What becomes of the one who hands over and the one who takes over, as they stand to the workgroup now; none: nobody takes
/// it over any more.
#[must_use]
pub const fn handed_over(from: Standing, to: Standing) -> Option<(Standing, Standing)> {
    match (from, to) {
        (_, Standing::Outsider | Standing::Reader) => None,
        (Standing::Chair, _) => Some((Standing::Member, Standing::Chair)),
        // Who has left meanwhile stays outside.
        (from, _) => Some((from, Standing::Chair)),
    }
}

/// The day on which a chair is handed over, as it was read from a form: none was typed, or one within a year.
pub fn handover_day(typed: &str, day: Option<Timestamp>, now: Timestamp) -> Result<Option<Timestamp>, Invalid> {
    match day {
        None if typed.trim().is_empty() => Ok(None),
        Some(day) if day > now && day.since(now) <= HANDED_OVER_WITHIN => Ok(Some(day)),
        _ => Err(Invalid::new(Field::Until, Problem::NotWithinAYear)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const NOW: Timestamp = Timestamp(1_000 * DAY);

    #[test]
    fn a_handover_is_due_on_its_day_or_when_nobody_is_left() {
        let nobody = PersonId(Uuid::nil());
        let named = Handover {
            id: HandoverId(Uuid::nil()),
            workgroup: WorkgroupId(Uuid::nil()),
            from: nobody,
            from_name: String::new(),
            to: nobody,
            to_name: String::new(),
            on: Some(NOW),
            accepted: None,
        };
        assert!(!named.is_due(1, NOW) && !named.is_due(0, NOW), "nobody is made a chair who did not say yes");
        let accepted = Handover { accepted: Some(Timestamp(0)), ..named };
        assert!(accepted.is_due(1, NOW) && !accepted.is_due(1, NOW.plus(-1)));
        assert!(accepted.is_due(0, NOW.plus(-1)), "before the day, if there is no chair any more");
        assert!(Handover { on: None, ..accepted }.is_due(2, Timestamp(0)));
    }

    #[test]
    fn who_takes_over_must_be_inside_still() {
        use Standing as S;
        assert_eq!(handed_over(S::Chair, S::Member), Some((S::Member, S::Chair)));
        assert_eq!(handed_over(S::Outsider, S::Deputy), Some((S::Outsider, S::Chair)));
        assert_eq!(handed_over(S::Chair, S::Outsider), None);
        assert_eq!(handed_over(S::Chair, S::Reader), None);
    }

    #[test]
    fn the_day_is_within_a_year() {
        assert_eq!(handover_day(" ", None, NOW), Ok(None));
        assert!(handover_day("soon", None, NOW).is_err() && handover_day("x", Some(NOW), NOW).is_err());
        let day = NOW.plus(HANDED_OVER_WITHIN);
        assert_eq!(handover_day("x", Some(day), NOW), Ok(Some(day)));
        assert!(handover_day("x", Some(day.plus(1)), NOW).is_err());
    }
}
