//! Sund's verbs: one async function for each thing that a person wants.
//!
//! Lives here: load, may, write, audit, in one transaction. The first argument is [`Sund`] (the database, the clock,
//! randomness), the second the viewer. A row is reached only through a checked load; a write asks for its proof.
//! Never here: axum, leptos, SQL, words that people read.
//! Look next: `forum/reply.rs` for an example, `app/domain/src/forum/may.rs` for the rules it asks.
#![warn(missing_docs)]

pub mod audit;
pub mod bookmarks;
pub mod demo;
mod error;
pub mod feeds;
pub mod files;
pub mod forum;
pub mod guests;
mod handed_in;
pub mod home;
pub mod live;
pub mod mail;
pub mod moderation;
pub mod notifications;
pub mod people;
pub mod polls;
pub mod scim;
pub mod sso;
pub mod tags;
pub mod text;
pub mod workgroups;

pub use error::{ActionError, Done};
pub use handed_in::{Clock, Random, Sund, SystemClock, SystemRandom};
pub use sund_store::{ConnectError, Database, Store};
