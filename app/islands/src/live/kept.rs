//! What survives a reload: the text in the box, and what is on its way. In this tab only, and for this person only.

use super::feed::Pending;
use sund_domain::ids::{PersonId, SessionId};
use web_sys::Storage;

/// The names under which the tab keeps them.
pub(super) struct Kept {
    text: String,
    sending: String,
}

impl Kept {
    pub(super) fn new(session: SessionId, me: PersonId) -> Self {
        Self { text: format!("live-text-{session}-{me}"), sending: format!("live-sending-{session}-{me}") }
    }

    pub(super) fn text(&self) -> String {
        storage().and_then(|s| s.get_item(&self.text).ok().flatten()).unwrap_or_default()
    }

    pub(super) fn keep_text(&self, text: &str) {
        keep(&self.text, text);
    }

    pub(super) fn sending(&self) -> Vec<Pending> {
        let kept = storage().and_then(|s| s.get_item(&self.sending).ok().flatten());
        kept.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default()
    }

    pub(super) fn keep_sending(&self, pending: &[Pending]) {
        let json = if pending.is_empty() { String::new() } else { serde_json::to_string(pending).unwrap_or_default() };
        keep(&self.sending, &json);
    }
}

/// None where the browser forbids it: then a reload forgets, and nothing else changes.
fn storage() -> Option<Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}

fn keep(name: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = if value.is_empty() { storage.remove_item(name) } else { storage.set_item(name, value) };
    }
}
