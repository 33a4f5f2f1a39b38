//! What is wrong with what somebody filled in.

use super::{Field, Problem};
use serde::{Deserialize, Serialize};

/// Inputs that cannot be taken as they are: one problem for each field, never empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invalid(pub Vec<(Field, Problem)>);

impl Invalid {
    /// One problem of one field.
    #[must_use]
    pub fn new(field: Field, problem: Problem) -> Self {
        Self(vec![(field, problem)])
    }

    /// What is wrong with this field, if anything.
    #[must_use]
    pub fn of(&self, field: Field) -> Option<Problem> {
        self.0.iter().find(|(f, _)| *f == field).map(|(_, p)| *p)
    }
}
