//! Places in sessions that became free by themselves, and reminders of sessions that come up.

use std::time::Duration;
use sund_actions::{Sund, live::settle_due};
use tokio::task::JoinHandle;

/// Every half minute: the first who wait get the places of those who cannot come any more; whoever comes is reminded.
#[must_use]
pub fn settle_sessions(sund: Sund) -> JoinHandle<()> {
    tokio::spawn(async move {
        loop {
            // Not at once: a node that starts has better things to do.
            tokio::time::sleep(Duration::from_secs(30)).await;
            if let Err(error) = settle_due(&sund).await {
                tracing::error!(%error, "places in sessions could not be given, or nobody be reminded");
            }
        }
    })
}
