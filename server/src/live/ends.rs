//! How a socket begins and ends: as whom one comes in, and why one goes.

use super::{room::Flow, wire::told};
use axum::Error;
use futures_util::FutureExt;
use std::time::Duration;
use sund_domain::{
    live::{
        LiveSession, Mode, SessionState,
        frames::{BUFFER_MOST, close},
    },
    people::{Author, Viewer},
};
use tokio::{sync::broadcast::error::RecvError, time::sleep};

/// A write that makes no progress is looked at this often, and given up after so many looks (10 s).
const WRITE_LOOK: Duration = Duration::from_millis(250);
const WRITE_LOOKS_MOST: u32 = 40;

/// The session's end of the socket, as it is once the browser has said hello.
#[derive(Debug)]
pub(super) enum Way {
    /// Into the room: as whom others see one.
    In(Author, Box<LiveSession>),
    /// What was missed, and then that the session has ended; its last change.
    Ended(u32),
    /// It has ended, and its record has another order than one had before.
    Over,
}

impl Way {
    pub(super) fn of(session: LiveSession, viewer: &Viewer) -> Self {
        if session.state == SessionState::Ended {
            return if session.mode == Mode::ChathamHouse { Self::Over } else { Self::Ended(session.last_change) };
        }
        let author = viewer.author(session.standing.leads());
        Self::In(author, Box::new(session))
    }
}

/// Why a socket ends.
#[derive(Debug)]
pub(super) enum End {
    /// The other side closed it or is gone.
    Quiet,
    /// We close it, with a code and a word for whoever debugs a browser.
    Close(u16, &'static str),
}

pub(super) const SLOW: End = End::Close(close::RESUME, "too slow");
pub(super) const GONE: End = End::Close(close::GONE, "gone");
pub(super) const PROTOCOL: End = End::Close(close::PROTOCOL, "protocol");
pub(super) const TOO_FAST: End = End::Close(close::TOO_FAST, "too fast");
pub(super) const BROKEN: End = End::Close(close::RESUME, "try again");
pub(super) const ENDED: End = End::Close(close::ENDED, "ended");
/// RFC 6455: 1001, an endpoint is going away.
pub(super) const AWAY: End = End::Close(1001, "resume");

/// What came could not be read: bytes that are no frames (`wire`), or nobody is there any more.
pub(super) fn unreadable(error: Error) -> End {
    told(error).map_or(End::Quiet, |(code, word)| End::Close(code, word))
}

impl From<RecvError> for End {
    fn from(error: RecvError) -> Self {
        match error {
            RecvError::Lagged(_) => SLOW,
            RecvError::Closed => BROKEN,
        }
    }
}

/// Waits for a write, while not too much waits behind it and not too long.
pub(super) async fn in_time(write: impl Future<Output = Result<(), Error>>, flow: Option<&Flow>) -> Result<(), End> {
    tokio::pin!(write);
    // Nearly always there is room, and then no timer is made.
    if let Some(done) = write.as_mut().now_or_never() {
        return done.map_err(|_| End::Quiet);
    }
    let most = u64::try_from(BUFFER_MOST).unwrap_or(u64::MAX);
    for _ in 0..WRITE_LOOKS_MOST {
        tokio::select! {
            done = &mut write => return done.map_err(|_| End::Quiet),
            () = sleep(WRITE_LOOK) => {
                if flow.is_some_and(|flow| flow.behind() > most) {
                    break;
                }
            }
        }
    }
    Err(SLOW)
}
