//! Committing what waits in a room, whatever breaks.

use futures_util::FutureExt;
use std::panic::AssertUnwindSafe;
use sund_actions::{
    Sund,
    live::{Committed, Said, Speaker, say_all},
};
use sund_domain::{ids::SessionId, live::frames::Why};

/// What became of each message.
///
/// A fault of the database is met with one more try: a resend that two nodes commit at the same time makes one of them
/// fail, which then finds what the other wrote. A panic is pinned on the one message that makes it, so that it takes
/// down neither the room nor what others said.
pub(super) async fn commit(
    sund: &Sund,
    session: SessionId,
    batch: Vec<(Speaker, Said)>,
) -> Vec<Result<Committed, Why>> {
    for _ in 0..2 {
        match AssertUnwindSafe(say_all(sund, session, batch.clone())).catch_unwind().await {
            Ok(Ok(fates)) => return fates,
            Ok(Err(fault)) => tracing::error!(%fault, %session, "live messages were not committed"),
            Err(_) => return singly(sund, session, batch).await,
        }
    }
    vec![Err(Why::TryAgain); batch.len()]
}

async fn singly(sund: &Sund, session: SessionId, batch: Vec<(Speaker, Said)>) -> Vec<Result<Committed, Why>> {
    let mut fates = Vec::with_capacity(batch.len());
    for one in batch {
        let said = AssertUnwindSafe(say_all(sund, session, vec![one])).catch_unwind().await;
        let fate = said.ok().and_then(Result::ok).and_then(|mut fates| fates.pop());
        fates.push(fate.unwrap_or(Err(Why::TryAgain)));
    }
    fates
}
