//! What people are told of, and how closely they watch what there is.

pub mod inbox;
pub(crate) mod join;
pub mod mailing;
mod rows;
pub mod settings;
pub(crate) mod telling;
pub mod watches;

pub use telling::{Posted, add, mentioned, posted};

use sund_domain::time::{MINUTE, Timestamp};

/// No mail tells of something that is younger, in milliseconds: what is hidden or read at once is not mailed.
const SETTLING: i64 = MINUTE;

/// When something of this time may first go out by mail.
pub(crate) const fn mailed_at(at: Timestamp) -> i64 {
    at.plus(SETTLING).0
}
