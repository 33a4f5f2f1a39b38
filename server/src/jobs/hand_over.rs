//! Chairs that are handed over on a day.

use std::time::Duration;
use sund_actions::{Sund, workgroups::hand_over_due};
use tokio::task::JoinHandle;

/// Every minute: chairs whose day has come, or that nobody has any more, go to those who said yes to them.
#[must_use]
pub fn hand_over(sund: Sund) -> JoinHandle<()> {
    tokio::spawn(async move {
        loop {
            // Not at once: a node that starts has better things to do.
            tokio::time::sleep(Duration::from_secs(60)).await;
            if let Err(error) = hand_over_due(&sund).await {
                tracing::error!(%error, "chairs could not be handed over");
            }
        }
    })
}
