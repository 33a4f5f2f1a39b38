//! The rooms of live sessions and the sockets into them.
//!
//! Lives here: [`Hub`] (one task for each session in use, `task`), the socket (`socket`, `connection`), who is here
//! (`presence`), hints between nodes (`bus`). Never here: who may what (`app/domain`), what speaking does
//! (`app/actions/src/live/say.rs`), the frames (`app/domain/src/live/frames.rs`); `wire` is what is under the frames.
//!
//! A message's way: `connection` reads a frame and hands it to the session's `room`; its `task` takes all that wait,
//! commits them in one transaction, acknowledges, encodes each once, and hands them to every `connection`, which
//! writes whatever waits and flushes once.

pub mod bus;
mod commit;
mod connection;
mod ends;
mod hub;
mod memory;
mod presence;
mod room;
mod socket;
mod task;
pub mod wire;

pub use hub::Hub;

use axum::{Router, routing::get};
use std::sync::Arc;

/// What the socket's handler is handed. Cheap to clone.
#[derive(Clone, Debug)]
pub struct LiveState {
    /// The rooms.
    pub hub: Hub,
    /// Our own origin, such as `https://sund.example`: what a browser's `Origin` header must say, to the letter.
    pub origin: Arc<str>,
}

/// The socket of every session. The request must carry a [`sund_pages::Visit`].
pub fn routes(state: LiveState) -> Router {
    Router::new().route("/live/{id}/socket", get(socket::open)).with_state(state)
}
