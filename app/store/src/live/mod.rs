//! Live sessions that a viewer may enter, and their messages.

pub mod changes;
pub mod hands;
pub mod heard;
pub mod messages;
mod rows;
pub mod sessions;
