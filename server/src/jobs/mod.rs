//! What happens without anybody asking.

mod hand_over;
mod send_mail;
mod settle_sessions;

pub use hand_over::hand_over;
pub use send_mail::send_mail;
pub use settle_sessions::settle_sessions;

use crate::files::{Files, Storages, Sweeper};
use std::{sync::Arc, time::Duration};
use sund_actions::Sund;
use tokio::task::JoinHandle;

/// Every hour: words of titles are kept that are not yet; and sign-ins that were begun and never finished, sessions that are
/// long over, what stops mails of long ago, notes of chairs about people, and texts that can come back no more, are forgotten.
#[must_use]
pub fn forget_old_sign_ins(sund: Sund) -> JoinHandle<()> {
    tokio::spawn(async move {
        let mut every = tokio::time::interval(Duration::from_secs(3_600));
        loop {
            every.tick().await;
            if let Err(error) = sund_actions::sso::forget_old(&sund).await {
                tracing::error!(%error, "old sign-ins could not be forgotten");
            }
            if let Err(error) = sund_actions::moderation::forget_notes(&sund).await {
                tracing::error!(%error, "old notes about people could not be forgotten");
            }
            if let Err(error) = sund_actions::notifications::forget_stops(&sund).await {
                tracing::error!(%error, "what stops mail could not be forgotten");
            }
            // What a new version compares otherwise is done once, after it has started.
            if let Err(error) = sund_actions::forum::keep_words(&sund).await {
                tracing::error!(%error, "the words of titles could not be kept: threads like a new one are not all found");
            }
            if let Err(error) = sund_actions::forum::forget_taken_back(&sund).await {
                tracing::error!(%error, "texts that their authors took back could not be forgotten");
            }
            if let Err(error) = sund_actions::moderation::forget_declined(&sund).await {
                tracing::error!(%error, "texts that were not let through could not be forgotten");
            }
        }
    })
}

/// Every ten minutes, and when something is taken away: files that were never sent, those that were taken away, and those
/// of posts that are gone for good, go.
#[must_use]
pub fn forget_loose_files(files: Files, sweeper: Arc<Sweeper>) -> JoinHandle<()> {
    tokio::spawn(async move {
        loop {
            // Not at once: a node that starts has better things to do.
            let _ = tokio::time::timeout(Duration::from_secs(600), sweeper.woken()).await;
            if let Err(error) = files.sweep().await {
                tracing::error!(error, "files that are to go are still there; they go the next time");
            }
        }
    })
}

/// Once: says in the log if attachments cannot be kept as things are. People are served all the same.
#[must_use]
pub fn try_storage(storages: Storages) -> JoinHandle<()> {
    tokio::spawn(async move {
        let newest = storages.newest();
        let tried = async { storages.of(newest)?.try_it().await };
        if let Err(error) = tried.await {
            tracing::error!(%error, "attachments cannot be kept now ({}); look at SUND_FILES and SUND_S3_…", newest.code());
        }
    })
}
