//! The wire under the frames (RFC 6455): what a socket may take up, and what the other side is told when its bytes are no
//! frames.
//!
//! Public, so that the Autobahn fuzzing client can be let loose on it (`tests/it/live/wire/autobahn.rs`).

use axum::{Error, extract::WebSocketUpgrade};
use sund_domain::live::frames::{BUFFER_MOST, FRAME_MOST};
use tokio_tungstenite::tungstenite::{Error as Wire, error::ProtocolError};

/// The buffers of a socket, in bytes. tungstenite's own are 128 KiB each: too much for thousands that mostly wait. What a
/// browser says is short, and longer frames make room for themselves; written is what waits, at once.
const READ_BUFFER: usize = 1024;
const WRITE_BUFFER: usize = 4 * 1024;

/// A socket with our limits.
pub fn limited(upgrade: WebSocketUpgrade) -> WebSocketUpgrade {
    upgrade
        .read_buffer_size(READ_BUFFER)
        .write_buffer_size(WRITE_BUFFER)
        .max_write_buffer_size(BUFFER_MOST)
        .max_frame_size(FRAME_MOST)
        .max_message_size(FRAME_MOST)
}

/// The close code and word for what could not be read (RFC 6455, 7.4.1); none if nobody is there any more.
#[must_use]
pub fn told(error: Error) -> Option<(u16, &'static str)> {
    let error = error.into_inner();
    match error.downcast_ref::<Wire>()? {
        Wire::Protocol(ProtocolError::ResetWithoutClosingHandshake) => None,
        Wire::Protocol(_) => Some((1002, "malformed")),
        Wire::Utf8(_) => Some((1007, "not UTF-8")),
        Wire::Capacity(_) => Some((1009, "too big")),
        _ => None,
    }
}
