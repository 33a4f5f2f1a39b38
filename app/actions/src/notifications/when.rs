//! When a mail is due, by the clock of who gets it. What the clock shows twice or never, when it is put back or forward, is
//! taken as that person's clock has it.

use jiff::{
    Zoned,
    civil::{Date, Weekday},
    tz::TimeZone,
};
use sund_domain::{
    notifications::{Pace, Quiet, TimeOfDay},
    time::{HOUR, Timestamp},
};

/// Daily and weekly mails are due at this hour.
const MORNING: i8 = 8;

/// When something that happened at `at` is due by mail, seen from `now`: not before, and not in quiet hours. None: never.
pub fn due(pace: Pace, quiet: Option<Quiet>, zone: &str, at: Timestamp, now: Timestamp) -> Option<Timestamp> {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let wanted = match pace {
        Pace::Never => return None,
        Pace::Now => at,
        Pace::Daily => morning(&zone, at, |_| true),
        Pace::Weekly => morning(&zone, at, |day| day.weekday() == Weekday::Monday),
    };
    let earliest = wanted.max(now);
    Some(quiet.and_then(|quiet| end_of(quiet, &zone, earliest)).unwrap_or(earliest))
}

fn zoned(zone: &TimeZone, at: Timestamp) -> Zoned {
    jiff::Timestamp::from_millisecond(at.0).unwrap_or_default().to_zoned(zone.clone())
}

fn back(zoned: &Zoned) -> Timestamp {
    Timestamp(zoned.timestamp().as_millisecond())
}

/// The first morning after this time on a day that is wanted.
fn morning(zone: &TimeZone, after: Timestamp, wanted: impl Fn(Date) -> bool) -> Timestamp {
    let mut day = zoned(zone, after).date();
    for _ in 0..9 {
        let morning = day.at(MORNING, 0, 0, 0).to_zoned(zone.clone()).map(|morning| back(&morning));
        if let Ok(morning) = morning
            && morning > after
            && wanted(day)
        {
            return morning;
        }
        day = day.tomorrow().unwrap_or(day);
    }
    after
}

/// When it is quiet no longer, if it is quiet at this time.
fn end_of(quiet: Quiet, zone: &TimeZone, at: Timestamp) -> Option<Timestamp> {
    let here = zoned(zone, at);
    let minutes = u16::try_from(i16::from(here.hour()) * 60 + i16::from(here.minute())).ok()?;
    let clock = TimeOfDay::of_minutes(minutes)?;
    if !quiet.holds(clock) {
        return None;
    }
    let day = if quiet.until > clock { here.date() } else { here.date().tomorrow().ok()? };
    let (hour, minute) = quiet.until.hour_and_minute();
    let end = zone.to_ambiguous_zoned(day.at(hour, minute, 0, 0));
    let first = back(&end.clone().compatible().ok()?);
    // When the clock was put back, the end may be the second time that it shows this.
    let end = if first > at { first } else { end.later().map_or(first, |later| back(&later)) };
    Some(if end > at { end } else { at.plus(HOUR) })
}

#[cfg(test)]
mod tests {
    use super::*;

    const HELSINKI: &str = "Europe/Helsinki";

    fn at(text: &str) -> Timestamp {
        Timestamp(text.parse::<jiff::Timestamp>().map_or(0, jiff::Timestamp::as_millisecond))
    }

    fn told(pace: Pace, quiet: (&str, &str), happened: &str) -> String {
        let quiet = Quiet::typed(quiet.0, quiet.1).ok().flatten();
        let happened = at(happened);
        let due = due(pace, quiet, HELSINKI, happened, happened).map_or(0, |due| due.0);
        jiff::Timestamp::from_millisecond(due).unwrap_or_default().to_string()
    }

    #[test]
    fn mornings_are_those_of_who_gets_it_on_both_sides_of_a_change_of_the_clock() {
        let none = ("", "");
        // Winter: two hours from UTC. Summer: three. The clock goes forward on 28 March 2027, and back on 31 October.
        for (happened, due) in [
            ("2026-11-21T10:00:00Z", "2026-11-22T06:00:00Z"),
            ("2026-11-22T05:59:59Z", "2026-11-22T06:00:00Z"),
            ("2026-11-22T06:00:00Z", "2026-11-23T06:00:00Z"),
            ("2027-03-27T10:00:00Z", "2027-03-28T05:00:00Z"),
            ("2027-10-30T10:00:00Z", "2027-10-31T06:00:00Z"),
        ] {
            assert_eq!(told(Pace::Daily, none, happened), due, "{happened}");
        }
        assert_eq!(told(Pace::Weekly, none, "2026-11-21T10:00:00Z"), "2026-11-23T06:00:00Z");
        assert_eq!(told(Pace::Weekly, none, "2026-11-23T06:00:00Z"), "2026-11-30T06:00:00Z");
        assert_eq!(told(Pace::Weekly, none, "2027-03-23T10:00:00Z"), "2027-03-29T05:00:00Z");
        assert_eq!(due(Pace::Never, None, HELSINKI, at("2026-11-21T10:00:00Z"), at("2026-11-21T10:00:00Z")), None);
    }

    #[test]
    fn quiet_hours_end_when_ones_own_clock_says_so() {
        let night = ("21:00", "07:00");
        for (happened, due) in [
            ("2026-11-21T18:59:00Z", "2026-11-21T18:59:00Z"),
            ("2026-11-21T19:00:00Z", "2026-11-22T05:00:00Z"),
            ("2026-11-22T04:59:00Z", "2026-11-22T05:00:00Z"),
            // One hour less to wait when the clock goes forward, one more when it goes back.
            ("2027-03-27T20:00:00Z", "2027-03-28T04:00:00Z"),
            ("2027-10-30T20:00:00Z", "2027-10-31T05:00:00Z"),
        ] {
            assert_eq!(told(Pace::Now, night, happened), due, "{happened}");
        }
        // An end that the clock never shows, and one that it shows twice.
        assert_eq!(told(Pace::Now, ("22:00", "03:30"), "2027-03-27T22:00:00Z"), "2027-03-28T01:30:00Z");
        assert_eq!(told(Pace::Now, ("22:00", "03:30"), "2027-10-30T22:00:00Z"), "2027-10-31T00:30:00Z");
        assert_eq!(told(Pace::Now, ("22:00", "03:30"), "2027-10-31T01:10:00Z"), "2027-10-31T01:30:00Z");
        // A morning that is quiet waits.
        assert_eq!(told(Pace::Daily, ("22:00", "09:00"), "2026-11-21T10:00:00Z"), "2026-11-22T07:00:00Z");
    }
}
