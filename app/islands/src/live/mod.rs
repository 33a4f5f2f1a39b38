//! The talk of a live session ([`LiveRoom`]) and who is here ([`HereNow`]).
//!
//! The server writes all of it: without scripts it is a list, a form, and a link that shows what is new. The one island,
//! [`Talk`], wakes it up where it stands, and builds nothing but what comes over the socket: a page may hold thousands of
//! messages, and every byte of code counts on a telephone. `feed` is what a browser knows of a session: pure, and tested
//! without one. What both sides write (`item`, `here`) is one function for both.

mod calling;
mod clock;
#[cfg_attr(not(feature = "hydrate"), allow(dead_code, reason = "for the browser; its tests run anywhere"))]
mod feed;
mod floor;
mod here;
mod item;
mod talk;
#[cfg_attr(not(feature = "hydrate"), allow(dead_code, reason = "for the browser; its tests run anywhere"))]
mod typing;
mod words;

#[cfg(feature = "ssr")]
mod room;

#[cfg(feature = "hydrate")]
mod alive;
#[cfg(feature = "hydrate")]
mod board;
#[cfg(feature = "hydrate")]
mod frames;
#[cfg(feature = "hydrate")]
mod kept;
#[cfg(feature = "hydrate")]
mod quiet;
#[cfg(feature = "hydrate")]
mod receipts;
#[cfg(feature = "hydrate")]
mod socket;
#[cfg(feature = "hydrate")]
mod view;

pub use calling::{CallOffers, find_callable_live};
pub use talk::{Receipts, Talk};
pub use typing::TypingWords;
pub use words::{FloorWords, HereWords, ItemWords, LiveWords, Marks, ReasonWords};

#[cfg(feature = "ssr")]
pub use floor::SpeakerQueue;
#[cfg(feature = "ssr")]
pub use here::HereNow;
#[cfg(feature = "ssr")]
pub use item::message_item;
#[cfg(feature = "ssr")]
pub use room::{LiveRoom, Shown, Typed};
