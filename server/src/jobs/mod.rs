//! What happens without anybody asking.

mod hand_over;
mod send_mail;

pub use hand_over::hand_over;
pub use send_mail::send_mail;

use crate::files::Files;
use std::time::Duration;
use sund_actions::Sund;
use tokio::task::JoinHandle;

/// Every hour: sign-ins that were begun and never finished, sessions that are long over, and what stops mails of long ago,
/// are forgotten.
#[must_use]
pub fn forget_old_sign_ins(sund: Sund) -> JoinHandle<()> {
    tokio::spawn(async move {
        let mut every = tokio::time::interval(Duration::from_secs(3_600));
        loop {
            every.tick().await;
            if let Err(error) = sund_actions::sso::forget_old(&sund).await {
                tracing::error!(%error, "old sign-ins could not be forgotten");
            }
            if let Err(error) = sund_actions::notifications::forget_stops(&sund).await {
                tracing::error!(%error, "what stops mail could not be forgotten");
            }
        }
    })
}

/// Every ten minutes: files that were never sent, and those of posts that are gone for good, go.
#[must_use]
pub fn forget_loose_files(files: Files) -> JoinHandle<()> {
    tokio::spawn(async move {
        loop {
            // Not at once: a node that starts has better things to do.
            tokio::time::sleep(Duration::from_secs(600)).await;
            if let Err(error) = files.sweep().await {
                tracing::error!(%error, "loose files could not be removed");
            }
        }
    })
}
