//! Times as people read them: in their zone, in their language, short when near.

use crate::{Visit, words::Words};
use jiff::{
    Zoned,
    civil::{Date, Time},
    tz::TimeZone,
};
use sund_domain::time::{DAY, HOUR, MINUTE, Timestamp};

/// This point in the viewer's time zone.
pub fn zoned(at: Timestamp, zone: &TimeZone) -> Zoned {
    jiff::Timestamp::from_millisecond(at.0).unwrap_or_default().to_zoned(zone.clone())
}

impl Visit {
    /// "20 min ago", "3 h ago", "yesterday", "4 Mar", "4 Mar 2025".
    #[must_use]
    pub fn ago(&self, at: Timestamp) -> String {
        let words = self.words;
        match self.now.since(at) {
            age if age < MINUTE => words.t("ago-now"),
            age if age < HOUR => words.t1("ago-minutes", "n", age / MINUTE),
            age if age < DAY => words.t1("ago-hours", "n", age / HOUR),
            age if age < 2 * DAY => words.t("ago-yesterday"),
            age if age < 7 * DAY => words.t1("ago-days", "n", age / DAY),
            _ => self.date(at),
        }
    }

    /// "4 Mar", with the year if it is another one.
    #[must_use]
    pub fn date(&self, at: Timestamp) -> String {
        let (then, now) = (zoned(at, &self.zone), zoned(self.now, &self.zone));
        let (day, month) = (i64::from(then.day()), i64::from(then.month()));
        if then.year() == now.year() {
            self.words.tn("date-short", [("day", day.into()), ("month", month.into())])
        } else {
            let year = then.year().to_string();
            self.words.tn("date-with-year", [("day", day.into()), ("month", month.into()), ("year", year.into())])
        }
    }

    /// "4 Mar 2025, 09:12": also this year, for what is read in another one.
    #[must_use]
    pub fn in_full(&self, at: Timestamp) -> String {
        let then = zoned(at, &self.zone);
        let (day, month, year) = (i64::from(then.day()), i64::from(then.month()), then.year().to_string());
        let date =
            self.words.tn("date-with-year", [("day", day.into()), ("month", month.into()), ("year", year.into())]);
        self.words.tn("date-and-clock", [("date", date.into()), ("clock", self.clock(at).into())])
    }

    /// "Thu 26 Nov".
    #[must_use]
    pub fn weekday(&self, at: Timestamp) -> String {
        let then = zoned(at, &self.zone);
        let weekday = self.words.t1("weekday-short", "n", i64::from(then.weekday().to_monday_one_offset()));
        self.words.tn("weekday-date", [("weekday", weekday.into()), ("date", self.date(at).into())])
    }

    /// "09:12".
    #[must_use]
    pub fn clock(&self, at: Timestamp) -> String {
        let then = zoned(at, &self.zone);
        let two = |n: i8| format!("{n:02}");
        self.words.tn("clock", [("hour", two(then.hour()).into()), ("minute", two(then.minute()).into())])
    }

    /// "4 Mar, 09:12".
    #[must_use]
    pub fn date_and_clock(&self, at: Timestamp) -> String {
        self.words.tn("date-and-clock", [("date", self.date(at).into()), ("clock", self.clock(at).into())])
    }

    /// "10:00–12:00".
    #[must_use]
    pub fn from_to(&self, at: Timestamp, minutes: u32) -> String {
        let end = at.plus(i64::from(minutes) * MINUTE);
        let same_day = zoned(at, &self.zone).date() == zoned(end, &self.zone).date();
        let end = if same_day { self.clock(end) } else { self.date_and_clock(end) };
        format!("{}–{end}", self.clock(at))
    }

    /// The value of a `datetime` attribute (RFC 3339).
    #[must_use]
    pub fn machine(at: Timestamp) -> String {
        jiff::Timestamp::from_millisecond(at.0).unwrap_or_default().to_string()
    }

    /// Ten in the morning of this day.
    #[must_use]
    pub fn morning(&self, at: Timestamp) -> Timestamp {
        let ten = zoned(at, &self.zone).date().at(10, 0, 0, 0).to_zoned(self.zone.clone());
        ten.map_or(at, |ten| Timestamp(ten.timestamp().as_millisecond()))
    }

    /// The value of an `<input type="datetime-local">` in the viewer's zone.
    #[must_use]
    pub fn local_input(&self, at: Timestamp) -> String {
        zoned(at, &self.zone).strftime("%Y-%m-%dT%H:%M").to_string()
    }

    /// What was typed into an `<input type="datetime-local">`, in the viewer's zone.
    #[must_use]
    pub fn read_local(&self, text: &str) -> Option<Timestamp> {
        let local: jiff::civil::DateTime = text.trim().parse().ok()?;
        let zoned = local.to_zoned(self.zone.clone()).ok()?;
        Some(Timestamp(zoned.timestamp().as_millisecond()))
    }

    /// "10:15", as it is typed after this time in the viewer's zone; or "2026-12-02 10:15", where "10:15" would mean another.
    #[must_use]
    pub fn typed_clock(&self, from: Timestamp, at: Timestamp) -> String {
        let then = zoned(at, &self.zone);
        let part = |n: i8| u8::try_from(n).unwrap_or_default();
        let next = self.when_clock_shows(from, None, (part(then.hour()), part(then.minute())));
        then.strftime(if next == Some(at) { "%H:%M" } else { "%Y-%m-%d %H:%M" }).to_string()
    }

    /// The next time, at or after this one, at which a clock in the viewer's zone shows so many hours and minutes; or when it
    /// shows them on that day (year, month, day).
    #[must_use]
    pub fn when_clock_shows(
        &self,
        from: Timestamp,
        day: Option<(i16, u8, u8)>,
        (hour, minute): (u8, u8),
    ) -> Option<Timestamp> {
        let small = |n: u8| i8::try_from(n).ok();
        let clock = Time::new(small(hour)?, small(minute)?, 0, 0).ok()?;
        let on = |day: Date| day.to_datetime(clock).to_zoned(self.zone.clone()).ok();
        let at = if let Some((year, month, day)) = day {
            on(Date::new(year, small(month)?, small(day)?).ok()?)?
        } else {
            let from = zoned(from, &self.zone);
            let today = on(from.date()).filter(|at| *at >= from);
            today.or_else(|| on(from.date().tomorrow().ok()?))?
        };
        Some(Timestamp(at.timestamp().as_millisecond()))
    }

    /// The value of an `<input type="date">` for the day that ends at this time, in the viewer's zone.
    #[must_use]
    pub fn day_input(&self, end: Timestamp) -> String {
        zoned(end.plus(-1), &self.zone).strftime("%Y-%m-%d").to_string()
    }

    /// What was typed into an `<input type="date">`: the end of that day in the viewer's zone.
    #[must_use]
    pub fn read_day(&self, text: &str) -> Option<Timestamp> {
        let day: Date = text.trim().parse().ok()?;
        let end = day.tomorrow().ok()?.to_zoned(self.zone.clone()).ok()?;
        Some(Timestamp(end.timestamp().as_millisecond()))
    }

    /// How far the viewer's zone is from UTC at this time, in minutes.
    #[must_use]
    pub fn utc_offset_minutes(&self, at: Timestamp) -> i32 {
        zoned(at, &self.zone).offset().seconds() / 60
    }
}

/// "4 Mar 2026, 09:12 (UTC+2)": for what is read elsewhere and later, where nobody knows whose day that is.
pub fn until_when(words: &Words, zone: &TimeZone, at: Timestamp) -> String {
    let then = zoned(at, zone);
    let (day, month) = (i64::from(then.day()), i64::from(then.month()));
    let year = then.year().to_string();
    let date = words.tn("date-with-year", [("day", day.into()), ("month", month.into()), ("year", year.into())]);
    let two = |n: i8| format!("{n:02}");
    let clock = words.tn("clock", [("hour", two(then.hour()).into()), ("minute", two(then.minute()).into())]);
    let minutes = then.offset().seconds() / 60;
    let (hours, rest) = (minutes / 60, minutes.abs() % 60);
    let offset = if rest == 0 { format!("UTC{hours:+}") } else { format!("UTC{hours:+}:{rest:02}") };
    format!("{} ({offset})", words.tn("date-and-clock", [("date", date.into()), ("clock", clock.into())]))
}

/// The zone with this IANA name; none if there is no such zone.
#[must_use]
pub fn zone(name: &str) -> Option<TimeZone> {
    TimeZone::get(name).ok()
}

/// The zone of those whose zone is not known.
#[must_use]
pub fn utc() -> TimeZone {
    TimeZone::UTC
}

/// Whether there is a time zone with this IANA name.
#[must_use]
pub fn zone_exists(name: &str) -> bool {
    name.contains('/') && zone(name).is_some()
}
