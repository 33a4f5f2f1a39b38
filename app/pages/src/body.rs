//! What people wrote, as it is shown.

use crate::Visit;
use sund_islands::html::{BodyWords, shown};

/// The words around parts of a text.
pub fn body_words(visit: &Visit) -> BodyWords {
    let words = visit.words;
    BodyWords {
        spoiler: words.t("body-spoiler"),
        done: words.t("body-done"),
        open: words.t("body-open"),
        untold: words.t("body-untold"),
        table: words.t("body-table"),
        notes: words.t("body-notes"),
        back: words.t("body-back"),
    }
}

/// The HTML of a text on this page; `place` is a name that no other text on it has.
pub fn body(visit: &Visit, html: &str, place: &str) -> String {
    // Most texts have nothing that needs a word.
    if ["<summary>", "<i class", "<div class", "<sup id"].iter().any(|tag| html.contains(tag)) {
        shown(html, place, &body_words(visit))
    } else {
        html.to_owned()
    }
}
