//! Forums, threads, posts: finders and writes.

pub mod alike;
pub mod drafts;
pub mod everywhere;
pub mod forums;
pub(crate) mod join;
pub mod lists;
pub mod posts;
pub mod reading;
pub mod rearrange;
pub mod redact;
pub(crate) mod rows;
pub(crate) mod sight;
pub mod taken_back;
pub mod templates;
pub mod threads;
pub mod traces;
pub mod versions;
pub mod whispers;
