//! How somebody wants to be told: how often by mail, when not, and what posting in a thread makes of it.

use super::Watch;
use crate::{
    Field, Invalid, Problem,
    ids::WorkgroupId,
    workgroups::{UnknownCode, Visibility},
};
use std::{fmt, str::FromStr};

/// How often one gets mail of what one is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Pace {
    /// As soon as it happens.
    Now,
    /// Once a day, in the morning.
    #[default]
    Daily,
    /// Once a week, on Monday morning.
    Weekly,
    /// Not at all.
    Never,
}

impl Pace {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Now, Self::Daily, Self::Weekly, Self::Never];

    /// The name in the database and in forms.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Now => "now",
            Self::Daily => "daily",
            Self::Weekly => "weekly",
            Self::Never => "never",
        }
    }
}

impl FromStr for Pace {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|pace| pace.code() == text).ok_or(UnknownCode)
    }
}

/// A time of the day, to the minute, on whatever clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay(u16);

impl TimeOfDay {
    /// From the minutes since midnight; none if a day is shorter.
    #[must_use]
    pub const fn of_minutes(minutes: u16) -> Option<Self> {
        if minutes < 24 * 60 { Some(Self(minutes)) } else { None }
    }

    /// Minutes since midnight.
    #[must_use]
    pub const fn minutes(self) -> u16 {
        self.0
    }

    /// Hour and minute.
    #[must_use]
    pub fn hour_and_minute(self) -> (i8, i8) {
        (i8::try_from(self.0 / 60).unwrap_or_default(), i8::try_from(self.0 % 60).unwrap_or_default())
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl FromStr for TimeOfDay {
    type Err = UnknownCode;
    /// As `<input type="time">` sends it: with seconds where a browser likes them.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut parts = text.split(':');
        let mut number = |most: u16| {
            let part = parts.next().filter(|part| part.len() == 2).ok_or(UnknownCode)?;
            part.parse::<u16>().ok().filter(|n| *n < most).ok_or(UnknownCode)
        };
        Ok(Self(number(24)? * 60 + number(60)?))
    }
}

/// When one gets no mail, by one's own clock. May go over midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Quiet {
    /// From then on.
    pub from: TimeOfDay,
    /// Until then.
    pub until: TimeOfDay,
}

impl Quiet {
    /// As typed into two fields: both, or none.
    pub fn typed(from: &str, until: &str) -> Result<Option<Self>, Invalid> {
        if from.is_empty() && until.is_empty() {
            return Ok(None);
        }
        let time = |field, text: &str| text.parse().map_err(|_| Invalid::new(field, Problem::NotATime));
        let quiet = Self { from: time(Field::QuietFrom, from)?, until: time(Field::QuietUntil, until)? };
        if quiet.from == quiet.until {
            return Err(Invalid::new(Field::QuietUntil, Problem::NotATime));
        }
        Ok(Some(quiet))
    }

    /// Whether it is quiet at this time of the day.
    #[must_use]
    pub fn holds(self, at: TimeOfDay) -> bool {
        if self.from <= self.until { self.from <= at && at < self.until } else { at >= self.from || at < self.until }
    }
}

/// How somebody wants to be told, wherever they have not said otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TellMe {
    /// How often by mail.
    pub mail: Pace,
    /// What a thread becomes in which one posts.
    pub posting: Watch,
    /// When not.
    pub quiet: Option<Quiet>,
}

impl Default for TellMe {
    fn default() -> Self {
        Self { mail: Pace::default(), posting: Watch::Tracking, quiet: None }
    }
}

impl TellMe {
    /// What posting can make of a thread: more than normal, or nothing.
    pub const POSTING: [Watch; 3] = [Watch::Watching, Watch::Tracking, Watch::Normal];
}

/// A workgroup in the settings of somebody who may enter it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldOf {
    /// Which.
    pub workgroup: WorkgroupId,
    /// Its name.
    pub name: String,
    /// Who may know of it.
    pub visibility: Visibility,
    /// What one hears of it.
    pub watched: super::Watched,
    /// How often by mail; none: as everywhere.
    pub mail: Option<Pace>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> TimeOfDay {
        text.parse().unwrap_or(TimeOfDay(0))
    }

    #[test]
    fn times_of_the_day_read_back() {
        for text in ["00:00", "07:30", "23:59"] {
            assert_eq!(at(text).to_string(), text);
        }
        assert_eq!(at("07:30:00").to_string(), "07:30");
        for wrong in ["", "24:00", "7:30", "07:60", "0730", "-1:00", "aa:bb", "07"] {
            assert!(wrong.parse::<TimeOfDay>().is_err(), "{wrong}");
        }
        assert_eq!(TimeOfDay::of_minutes(1440), None);
    }

    #[test]
    fn quiet_hours_go_over_midnight() {
        let quiet = |from, until| Quiet::typed(from, until).ok().flatten();
        let night = quiet("21:00", "07:00")
            .map(|night| ["20:59", "21:00", "00:00", "06:59", "07:00"].map(|t| night.holds(at(t))));
        assert_eq!(night, Some([false, true, true, true, false]));
        let noon = quiet("12:00", "13:00")
            .map(|noon| ["11:59", "12:00", "12:59", "13:00", "00:00"].map(|t| noon.holds(at(t))));
        assert_eq!(noon, Some([false, true, true, false, false]));
        assert_eq!(Quiet::typed("", ""), Ok(None));
        for (from, until) in [("21:00", ""), ("", "07:00"), ("21:00", "21:00"), ("x", "07:00")] {
            assert!(Quiet::typed(from, until).is_err(), "{from} {until}");
        }
    }
}
