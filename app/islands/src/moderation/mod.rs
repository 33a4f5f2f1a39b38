//! Islands of moderation.

mod progress;

pub use progress::BulkProgress;
