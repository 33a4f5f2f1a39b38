//! Hearing of all that is wrong with a form at once.

use super::{Field, Invalid, Problem};

/// Collects problems over several fields, so that a person hears of all at once.
#[derive(Debug, Default)]
pub struct Checking(Vec<(Field, Problem)>);

impl Checking {
    /// Keeps a good value, or notes what is wrong with it.
    pub fn take<T>(&mut self, checked: Result<T, Invalid>) -> Option<T> {
        match checked {
            Ok(value) => Some(value),
            Err(Invalid(problems)) => {
                self.0.extend(problems);
                None
            }
        }
    }

    /// All problems noted so far, as an error if there are any.
    pub fn done(self) -> Result<(), Invalid> {
        if self.0.is_empty() { Ok(()) } else { Err(Invalid(self.0)) }
    }
}
