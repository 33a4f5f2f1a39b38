//! A clock that stands where it is put: the demo's past is written at its own times.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};
use sund_actions::{Clock, Sund};
use sund_domain::time::Timestamp;

/// The clock.
#[derive(Debug, Default)]
pub struct Then(AtomicI64);

impl Clock for Then {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::Relaxed))
    }
}

/// The same database and randomness, at a time that can be put.
pub fn at_will(sund: &Sund) -> (Sund, Arc<Then>) {
    let then = Arc::new(Then(AtomicI64::new(sund.now().0)));
    let clock: Arc<dyn Clock> = Arc::clone(&then) as Arc<dyn Clock>;
    (Sund { clock, ..sund.clone() }, then)
}

impl Then {
    /// It is this time now.
    pub fn put(&self, at: Timestamp) {
        self.0.store(at.0, Ordering::Relaxed);
    }
}
