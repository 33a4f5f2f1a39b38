//! How fast one may go: a bucket of tokens that fills with time.

use sund_domain::time::{SECOND, Timestamp};

/// A bucket that holds `most` tokens and gains `a_second` of them each second.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bucket {
    most: i64,
    a_second: i64,
    /// Thousandths of a token.
    holds: i64,
    at: Timestamp,
}

impl Bucket {
    /// A full bucket.
    pub(crate) const fn full(most: i64, a_second: i64, now: Timestamp) -> Self {
        Self { most, a_second, holds: most * SECOND, at: now }
    }

    /// Takes a token, if there is one. A clock that goes back fills nothing.
    pub(crate) fn take(&mut self, now: Timestamp) -> bool {
        let gained = now.since(self.at).clamp(0, self.most * SECOND) * self.a_second;
        self.at = now;
        self.holds = (self.holds + gained).min(self.most * SECOND);
        if self.holds < SECOND {
            return false;
        }
        self.holds -= SECOND;
        true
    }

    /// It holds all that it can: one who comes now is like one who never came.
    pub(crate) fn is_full(&self, now: Timestamp) -> bool {
        let missing = self.most * SECOND - self.holds;
        now.since(self.at).clamp(0, self.most * SECOND) * self.a_second >= missing
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_passes_and_then_so_many_a_second() {
        let start = Timestamp(1_000_000);
        let mut bucket = Bucket::full(20, 5, start);
        let taken = |bucket: &mut Bucket, at| (0..100).filter(|_| bucket.take(at)).count();
        assert_eq!(taken(&mut bucket, start), 20);
        assert_eq!(taken(&mut bucket, start.plus(199)), 0);
        assert!(!bucket.is_full(start.plus(3_999)));
        assert!(bucket.is_full(start.plus(4_199)));
        assert_eq!(taken(&mut bucket, start.plus(200)), 1);
        assert_eq!(taken(&mut bucket, start.plus(1_200)), 5);
        assert_eq!(taken(&mut bucket, start), 0, "back in time");
        assert_eq!(taken(&mut bucket, start.plus(i64::MAX / 2)), 20);
    }
}
