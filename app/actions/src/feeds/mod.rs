//! Feeds: reading one with a secret, and one's own secrets.
//!
//! In place of a viewer stands the [`FeedReader`](sund_domain::feeds::FeedReader): the secret's owner, as they would see
//! things now with the least sure sign-in. What asks for more is in no feed at all.

mod read;
mod tokens;

pub use read::{FeedPage, calendar, read};
pub use tokens::{Readable, make, readable, renew, revoke, tokens};
