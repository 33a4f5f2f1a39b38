//! Everything that is wrong, told at once: a walk over hundreds of requests that stops at the first fault hides the rest.

use std::fmt::Display;

/// What was wrong so far.
#[derive(Debug, Default)]
pub struct Faults(Vec<String>);

impl Faults {
    /// Notes what is wrong, unless it is as it should be.
    pub fn check(&mut self, fine: bool, told: impl FnOnce() -> String) {
        if !fine {
            self.0.push(told());
        }
    }

    /// Notes two values that should be equal.
    #[expect(clippy::needless_pass_by_value, reason = "calls read better without a reference")]
    pub fn equal<T: PartialEq + std::fmt::Debug>(&mut self, is: T, should: T, told: impl Display) {
        self.check(is == should, || format!("{told}: {is:?}, and not {should:?}"));
    }

    /// Ends the test if there was anything.
    pub fn none(self) {
        let (all, shown) = (self.0.len(), self.0.iter().take(30));
        let shown = shown.map(|fault| fault.chars().take(600).collect::<String>()).collect::<Vec<_>>().join("\n");
        assert!(all == 0, "{all} faults, the first of them:\n{shown}");
    }
}
