//! Times as the islands show them, without a calendar library.

use sund_domain::time::{DAY, HOUR, MINUTE, SECOND, Timestamp};

/// `HH:MM` on a clock that is so many minutes ahead of UTC.
pub(super) fn hours_minutes(at: Timestamp, utc_offset_minutes: i32) -> String {
    let local = at.plus(i64::from(utc_offset_minutes) * MINUTE).0.rem_euclid(DAY);
    format!("{:02}:{:02}", local / HOUR, local % HOUR / MINUTE)
}

/// `YYYY-MM-DDTHH:MM:SSZ`, for machines.
pub(super) fn machine(at: Timestamp) -> String {
    let (days, rest) = (at.0.div_euclid(DAY), at.0.rem_euclid(DAY));
    // Days since 0000-03-01, in eras of 400 years: leap days then come last (H. Hinnant, "chrono-compatible date algorithms").
    let days = days + 719_468;
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    let (hour, minute, second) = (rest / HOUR, rest % HOUR / MINUTE, rest % MINUTE / SECOND);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_shown_in_the_viewers_zone_and_told_to_machines_in_utc() {
        let at = Timestamp(1_763_726_400_000 + 61_000);
        assert_eq!(hours_minutes(at, 0), "12:01");
        assert_eq!(hours_minutes(at, 120), "14:01");
        assert_eq!(hours_minutes(at, -13 * 60), "23:01");
        assert_eq!(machine(at), "2025-11-21T12:01:01Z");
        assert_eq!(machine(Timestamp(0)), "1970-01-01T00:00:00Z");
        assert_eq!(machine(Timestamp(951_782_400_000)), "2000-02-29T00:00:00Z");
        assert_eq!(machine(Timestamp(4_107_542_399_000)), "2100-02-28T23:59:59Z");
    }
}
