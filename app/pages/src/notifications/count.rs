//! The number in the header: how many notices one has not seen. It is counted when the page is whole, so that what the page
//! itself has marked as seen is not in it, and written where the header left room for it.

use crate::words::Words;
use leptos::prelude::*;
use sund_domain::notifications::COUNTED_MOST;

/// An answer whose header has room for the number.
#[derive(Clone, Copy, Debug)]
pub struct Numbered;

/// The room. Nothing that people write comes before it, and no comment of theirs is ever shown as one.
const ROOM: &str = "<!--unseen-->";

/// Where the number will stand.
pub fn room() -> impl IntoView {
    view! { <span class="count" inner_html=ROOM></span> }
}

/// The page with the number in its room; nothing is said of none.
#[must_use]
pub fn with_number(html: &str, words: &Words, unseen: u64) -> String {
    let shown = if unseen > COUNTED_MOST { format!("{COUNTED_MOST}+") } else { unseen.to_string() };
    let heard = words.t1("inbox-unseen", "n", shown.as_str());
    let number = format!("<b aria-hidden=\"true\">{shown}</b><span class=\"visually-hidden\">{heard}</span>");
    html.replacen(ROOM, if unseen == 0 { "" } else { &number }, 1)
}
