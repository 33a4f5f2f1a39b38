//! What changed from one text to another, and a text that somebody else has changed meanwhile.

use crate::{Visit, body::body, parts::time};
use leptos::prelude::*;
use sund_actions::text::{Piece, diff};
use sund_domain::time::Timestamp;

/// So much of what stayed as it was is shown at each end of a longer stretch.
const AROUND: usize = 200;

/// What went and what came, told by more than colour: struck out and underlined, and in words for who hears the page.
pub fn changes(visit: &Visit, before: &str, after: &str) -> AnyView {
    let words = visit.words;
    let plain = |text: &str| text.replace("\r\n", "\n");
    let said = |key: &str| view! { <span class="visually-hidden">{format!(" {} ", words.t(key))}</span> };
    let pieces = diff(&plain(before), &plain(after))
        .into_iter()
        .map(|piece| match piece {
            Piece::Same(text) => match ends(&text) {
                None => view! { <span>{text}</span> }.into_any(),
                Some((head, tail)) => {
                    let (head, tail) = (head.to_owned(), tail.to_owned());
                    view! { <span>{head}<span class="muted">{format!(" {} ", words.t("diff-gap"))}</span>{tail}</span> }
                        .into_any()
                }
            },
            Piece::Out(text) => view! { <del>{said("diff-out")}{text}{said("diff-end")}</del> }.into_any(),
            Piece::In(text) => view! { <ins>{said("diff-in")}{text}{said("diff-end")}</ins> }.into_any(),
        })
        .collect_view();
    view! { <div class="diff body" dir="auto">{pieces}</div> }.into_any()
}

/// Beginning and end of a stretch that is too long to be shown whole.
fn ends(text: &str) -> Option<(&str, &str)> {
    let head = text.char_indices().nth(AROUND)?.0;
    let tail = text.char_indices().rev().nth(AROUND)?.0;
    (tail > head + AROUND).then(|| (&text[..head], &text[tail..]))
}

/// A text that was saved while another one was being written.
pub struct Meanwhile<'a> {
    /// As written.
    pub markdown: &'a str,
    /// As shown.
    pub html: &'a str,
    /// Since when it stands.
    pub at: Timestamp,
    /// What is said of it.
    pub said: String,
}

/// Both texts: the one that stands now, and what would change if the one that was typed took its place.
pub fn conflict(visit: &Visit, meanwhile: &Meanwhile<'_>, typed: &str) -> AnyView {
    let words = visit.words;
    let html = body(visit, meanwhile.html, "meanwhile");
    let at = time(visit, meanwhile.at, visit.date_and_clock(meanwhile.at));
    view! {
        <section class="notice warn" role="alert">
            <h2>{words.t("conflict-title")}</h2>
            <p class="m-0">{meanwhile.said.clone()}</p>
        </section>
        <section class="card">
            <h2>{words.t("conflict-now")}</h2>
            <p class="small muted m-0">{at}</p>
            <div class="body" dir="auto" inner_html=html></div>
        </section>
        <section class="card">
            <h2>{words.t("conflict-diff")}</h2>
            {changes(visit, meanwhile.markdown, typed)}
        </section>
    }
    .into_any()
}
