//! What was measured: how often, in which time, and how long each took.

use std::time::{Duration, Instant};

/// The time, for measuring a duration.
#[expect(clippy::disallowed_methods, reason = "only a duration is measured")]
pub fn now() -> Instant {
    Instant::now()
}

/// Microseconds in 32 bits: more than an hour.
pub fn micros(duration: Duration) -> u32 {
    u32::try_from(duration.as_micros()).unwrap_or(u32::MAX)
}

/// A measurement.
#[derive(Clone, Debug, Default)]
pub struct Sample {
    /// How long each took, in microseconds, in no order.
    pub micros: Vec<u32>,
    /// How long all of them took.
    pub elapsed: Duration,
}

impl Sample {
    /// Adds what was measured later.
    pub fn add(&mut self, other: Self) {
        self.micros.extend(other.micros);
        self.elapsed += other.elapsed;
    }

    pub fn a_second(&self) -> f64 {
        self.micros.len() as f64 / self.elapsed.as_secs_f64()
    }

    /// The duration that so many in a hundred did not exceed; in milliseconds, as text.
    pub fn percentile(&mut self, percent: usize) -> String {
        self.permille(percent * 10)
    }

    /// The same for so many in a thousand.
    pub fn permille(&mut self, permille: usize) -> String {
        self.at(permille).map_or_else(|| "-".to_owned(), |millis| format!("{millis:.2} ms"))
    }

    /// The same as a number; none if nothing was measured.
    pub fn millis(&mut self, percent: usize) -> Option<f64> {
        self.at(percent * 10)
    }

    fn at(&mut self, permille: usize) -> Option<f64> {
        let last = self.micros.len().checked_sub(1)?;
        let at = (self.micros.len() * permille / 1_000).min(last);
        let (_, value, _) = self.micros.select_nth_unstable(at);
        Some(f64::from(*value) / 1_000.0)
    }
}

/// A number with its thousands apart: `84,465`.
pub fn thousands(number: f64) -> String {
    let digits = format!("{number:.0}");
    let mut apart = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            apart.push(',');
        }
        apart.push(digit);
    }
    apart
}

/// A size: `12.3 kB`.
pub fn kilobytes(bytes: usize) -> String {
    format!("{:.1} kB", bytes as f64 / 1_000.0)
}
