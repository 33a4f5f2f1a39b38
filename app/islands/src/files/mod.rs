//! Islands of attachments.

mod attach;

pub use attach::{Attach, AttachWords};
