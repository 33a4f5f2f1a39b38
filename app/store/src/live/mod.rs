//! Live sessions that a viewer may enter, and their messages.

pub mod aliases;
pub mod board;
pub mod changes;
pub mod conferences;
pub mod corrections;
pub mod documents;
pub mod hands;
pub mod heard;
pub mod holds;
pub mod known;
pub mod mentions;
pub mod messages;
pub mod outcomes;
pub mod polls;
pub mod questions;
pub mod registrations;
pub mod rounds;
mod rows;
pub mod sessions;
pub mod told;
