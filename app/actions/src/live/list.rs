//! Which live sessions there are.

use crate::{Done, Sund};
use sund_domain::{
    live::{LiveSession, SessionState},
    people::Viewer,
};
use sund_store::live::sessions;

/// At most this many sessions of each state are listed.
const SESSIONS_MOST: u32 = 50;

/// The live sessions that a viewer may enter.
#[derive(Clone, Debug)]
pub struct Sessions {
    /// Those that are on, newest first.
    pub open: Vec<LiveSession>,
    /// Those that come up, next first.
    pub planned: Vec<LiveSession>,
    /// Those that would come up and were cancelled, next first.
    pub cancelled: Vec<LiveSession>,
    /// Those that are over, newest first.
    pub ended: Vec<LiveSession>,
}

/// The live sessions that the viewer may enter. Four queries.
pub async fn list(sund: &Sund, viewer: &Viewer) -> Done<Sessions> {
    let on = sund.store.reads();
    let all = |state| sessions::in_state(on, viewer.seer, state, SESSIONS_MOST);
    Ok(Sessions {
        open: all(SessionState::Open).await?,
        planned: all(SessionState::Planned).await?,
        cancelled: all(SessionState::Cancelled).await?,
        ended: all(SessionState::Ended).await?,
    })
}
