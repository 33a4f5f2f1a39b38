//! Sund's nouns: types, ids, limits, state machines, and who may do what.
//!
//! Lives here: everything that is true without a database, a clock or a network. Sync and pure, so the same
//! types serve the server and the browser (wasm) and travel between them as they are.
//! Never here: I/O, time, randomness, words that people read (a refusal is a name; its sentence is in `pages`).
//! Look next: `grant` for the one gate, `<capability>/may.rs` for the rules, then `app/store`.
#![warn(missing_docs)]

pub mod audit;
pub mod bookmarks;
pub mod feeds;
pub mod files;
pub mod forum;
pub mod grant;
pub mod guests;
pub mod ids;
pub mod language;
pub mod live;
pub mod mail;
pub mod moderation;
pub mod notifications;
pub mod page;
pub mod people;
pub mod polls;
pub mod refusal;
pub mod scim;
pub mod sso;
pub mod tags;
pub mod text;
pub mod time;
pub mod workgroups;

pub use grant::{Act, Granted, Subject};
pub use refusal::{Field, Invalid, Problem, Refusal};
