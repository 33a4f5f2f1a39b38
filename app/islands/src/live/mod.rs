//! Islands of the live sessions: the talk ([`LiveRoom`]) and who is here ([`HereNow`]).
//!
//! `feed` is what a browser knows of a session: pure, and tested without one. `alive` gives it a socket, a box to type in
//! and a list to show things in. Without scripts the same page is a list, a form, and a link that refreshes.

mod clock;
#[cfg_attr(not(feature = "hydrate"), allow(dead_code, reason = "for the browser; its tests run anywhere"))]
mod feed;
mod here;
mod item;
mod room;
#[cfg_attr(not(feature = "hydrate"), allow(dead_code, reason = "some words are found in the browser only"))]
mod words;

#[cfg(feature = "hydrate")]
mod alive;
#[cfg(feature = "hydrate")]
mod kept;
#[cfg(feature = "hydrate")]
mod scroll;
#[cfg(feature = "hydrate")]
mod socket;

pub use here::{HERE_SHOWN, HereNow, HereWords};
pub use item::message_item;
pub use room::LiveRoom;
pub use words::{ItemWords, LiveWords, ReasonWords};
