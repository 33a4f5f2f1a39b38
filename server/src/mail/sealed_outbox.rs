//! The outbox as actions are handed it: sealed with the key of this installation.

use crate::sso::{Purpose, Seal};
use sund_actions::mail::{Outbox, Unsealable};
use sund_domain::{ids::MailId, mail::Letter};
use tokio::sync::Notify;

/// Seals letters, and wakes the job that sends them.
#[derive(Debug)]
pub struct SealedOutbox {
    seal: Seal,
    queued: Notify,
}

impl SealedOutbox {
    /// With this seal.
    #[must_use]
    pub fn new(seal: Seal) -> Self {
        Self { seal, queued: Notify::new() }
    }

    /// Waits until something is queued on this node; at once if that was since the last wait.
    pub async fn queued(&self) {
        self.queued.notified().await;
    }
}

impl Outbox for SealedOutbox {
    fn seal(&self, id: MailId, letter: &Letter) -> Result<String, Unsealable> {
        let text = serde_json::to_vec(letter).map_err(|_| Unsealable)?;
        self.seal.seal(Purpose::Mail { id: &id.to_string() }, &text).map_err(|_| Unsealable)
    }

    fn open(&self, id: MailId, sealed: &str) -> Option<Letter> {
        let text = self.seal.open(Purpose::Mail { id: &id.to_string() }, sealed)?;
        serde_json::from_slice(&text).ok()
    }

    fn wake(&self) {
        self.queued.notify_one();
    }
}
