//! The one error of all actions. Two places translate it for people: `pages` (HTTP) and `islands` (server functions).

use crate::mail::Unsealable;
use sund_domain::{Invalid, Refusal};
use sund_store::StoreError;

/// Why an action did nothing.
#[derive(Debug, thiserror::Error)]
pub enum ActionError {
    /// A rule says no. `Refusal::NotFound` covers what the viewer may not know of.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// What was typed cannot be taken as it is.
    #[error("invalid: {0:?}")]
    Invalid(Invalid),
    /// The database failed. People learn an id to quote, the log gets the cause.
    #[error("store: {0}")]
    Store(#[from] StoreError),
    /// A file could not be written.
    #[error("file: {0}")]
    Unwritable(String),
    /// A mail could not be sealed, and so was not queued. People learn an id to quote here too.
    #[error("mail: {0}")]
    Mail(#[from] Unsealable),
}

/// What an action gives back.
pub type Done<T> = Result<T, ActionError>;

impl From<Refusal> for ActionError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Invalid> for ActionError {
    fn from(invalid: Invalid) -> Self {
        Self::Invalid(invalid)
    }
}

/// What is not there, or may not be known, is not found.
pub(crate) fn found<T>(row: Option<T>) -> Done<T> {
    row.ok_or(ActionError::Refused(Refusal::NotFound))
}
