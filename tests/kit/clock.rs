//! A clock that stands still until a test moves it.

use std::sync::atomic::{AtomicI64, Ordering};
use sund_actions::Clock;
use sund_domain::time::Timestamp;

/// The clock.
#[derive(Debug)]
pub struct TestClock(AtomicI64);

impl TestClock {
    /// A clock that stands at this time.
    #[must_use]
    pub const fn at(time: Timestamp) -> Self {
        Self(AtomicI64::new(time.0))
    }

    /// It is this time now.
    pub fn put(&self, time: Timestamp) {
        self.0.store(time.0, Ordering::SeqCst);
    }

    /// It is so many milliseconds later now.
    pub fn forward(&self, millis: i64) {
        self.0.fetch_add(millis, Ordering::SeqCst);
    }
}

impl Clock for TestClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::SeqCst))
    }
}
