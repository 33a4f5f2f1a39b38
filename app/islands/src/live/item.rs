//! One message in the list, on the server and in the browser.

use super::{ItemWords, clock};
use leptos::prelude::*;
use sund_domain::{live::Message, people::Author};

/// A message as a line of the list of class `msgs`.
#[must_use]
pub fn message_item(message: &Message, words: &ItemWords) -> impl IntoView + use<> {
    let in_language = words.in_language(message.language);
    let label = in_language.map(|label| view! { <span class="muted small">{label.to_owned()}</span> });
    view! {
        <li id=format!("m{}", message.number)>
            {face(&message.author)}
            <span class="who"><b>{message.author.name.clone()}</b>{country(&message.author, words)}{label}</span>
            <time datetime=clock::machine(message.at)>{clock::hours_minutes(message.at, words.utc_offset_minutes)}</time>
            // Sanitised when it was written (`sund_actions::text::message_html`).
            <div class="body" lang=message.language.code() inner_html=message.html.clone()></div>
        </li>
    }
}

/// A person's initials in a coloured circle; the name stands beside it.
pub(super) fn face(author: &Author) -> impl IntoView + use<> {
    view! { <span class=format!("face s c{}", author.colour()) aria-hidden="true">{author.initials()}</span> }
}

/// The code of a person's country.
pub(super) fn country(author: &Author, words: &ItemWords) -> impl IntoView + use<> {
    let name = words.country(author.country).map(str::to_owned);
    view! { <abbr class="cc" title=name>{author.country.code()}</abbr> }
}
