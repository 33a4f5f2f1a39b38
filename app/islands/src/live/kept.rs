//! What survives a reload: the text in the box, and what is on its way. In this tab only, and for this person only.

use super::feed::Pending;
use uuid::Uuid;
use web_sys::Storage;

/// Between two messages, and between the parts of one: characters that no text holds
/// ([`sund_domain::text::block`] drops them).
const MESSAGES: char = '\u{1e}';
const PARTS: char = '\u{1f}';

/// The names under which the tab keeps them.
pub(super) struct Kept {
    text: String,
    sending: String,
    receipts: String,
}

impl Kept {
    pub(super) fn new(session: &str, me: &str) -> Self {
        Self {
            text: format!("live-text-{session}-{me}"),
            sending: format!("live-sending-{session}-{me}"),
            receipts: super::receipts::place(session, me),
        }
    }

    pub(super) fn text(&self) -> String {
        get(&self.text)
    }

    pub(super) fn keep_text(&self, text: &str) {
        keep(&self.text, text);
    }

    pub(super) fn sending(&self) -> Vec<Pending> {
        get(&self.sending).split(MESSAGES).filter_map(read).collect()
    }

    /// Where nobody is named: what shows later that a message is one's own.
    pub(super) fn keep_receipt(&self, id: Uuid) {
        super::receipts::keep(&self.receipts, id);
    }

    pub(super) fn keep_sending(&self, pending: &[Pending]) {
        let all: Vec<String> = pending.iter().map(write).collect();
        keep(&self.sending, &all.join("\u{1e}"));
    }
}

fn write(pending: &Pending) -> String {
    let language = pending.language.map_or("", |language| language.code());
    let reply_to = pending.reply_to.map(|number| number.to_string()).unwrap_or_default();
    let text = pending.text.replace([MESSAGES, PARTS], " ");
    format!("{}{PARTS}{language}{PARTS}{reply_to}{PARTS}{text}", pending.id)
}

fn read(text: &str) -> Option<Pending> {
    let parts: Vec<&str> = text.split(PARTS).collect();
    let (id, language, reply_to, text) = match parts[..] {
        [id, language, reply_to, text] => (id, language, reply_to, text),
        // As it was kept by a page from before there were answers.
        [id, language, text] => (id, language, "", text),
        _ => return None,
    };
    Some(Pending::new(id.parse().ok()?, text.to_owned(), language.parse().ok(), reply_to.parse().ok()))
}

/// None where the browser forbids it: then a reload forgets, and nothing else changes.
fn storage() -> Option<Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}

fn get(name: &str) -> String {
    storage().and_then(|storage| storage.get_item(name).ok().flatten()).unwrap_or_default()
}

fn keep(name: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = if value.is_empty() { storage.remove_item(name) } else { storage.set_item(name, value) };
    }
}
