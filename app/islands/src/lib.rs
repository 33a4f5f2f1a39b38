//! What is alive in the browser: islands and their thin server functions. Native (`ssr`) and wasm (`hydrate`).
//!
//! An island makes something that works already feel better: under every one stands a plain form or link. Islands get
//! their words as props; the catalogue stays on the server.
//! Never here: pages, rules, SQL. Nothing that the viewer may not see is ever a prop: props are in the page's source.
//! Look next: `forum/helpful_buttons.rs` for an example, `pages` for who places islands, `frontend` for the wasm entry.

// An island owns its props: they come out of the page.
#![allow(clippy::needless_pass_by_value)]

mod caller;
#[cfg(feature = "hydrate")]
mod events;
pub mod files;
pub mod forum;
pub mod html;
pub mod live;
pub mod moderation;

#[cfg(feature = "ssr")]
pub use caller::Caller;
