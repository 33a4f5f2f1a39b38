//! One message in the list, on the server and in the browser.

use super::{ItemWords, clock};
use crate::html::escape;
use sund_domain::{live::Message, people::Author};

/// A message as a line of the list of class `msgs`.
#[cfg(feature = "ssr")]
#[must_use]
pub fn message_item(message: &Message, words: &ItemWords) -> impl leptos::prelude::IntoView + use<> {
    use leptos::prelude::*;
    view! { <li id=id(message.number) inner_html=inside(message, words)></li> }
}

/// The address of a message in its page.
pub(super) fn id(number: u32) -> String {
    format!("m{number}")
}

/// What is in a message's line.
pub(super) fn inside(message: &Message, words: &ItemWords) -> String {
    let Message { author, language, html, at, .. } = message;
    let label =
        words.in_language(*language).map(|label| format!(r#"<span class="muted small">{}</span>"#, escape(label)));
    format!(
        r#"{}<span class="who"><b>{}</b>{}{}</span><time datetime="{}">{}</time><div class="body" lang="{}">{}</div>"#,
        face(author),
        escape(&author.name),
        country(author, words),
        label.unwrap_or_default(),
        clock::machine(*at),
        clock::hours_minutes(*at, words.utc_offset_minutes),
        language.code(),
        // Sanitised when it was written (`sund_actions::text::message_html`).
        html,
    )
}

/// A person's initials in a coloured circle; the name stands beside it.
pub(super) fn face(author: &Author) -> String {
    format!(r#"<span class="face s c{}" aria-hidden="true">{}</span>"#, author.colour(), escape(&initials(author)))
}

#[cfg(not(feature = "hydrate"))]
fn initials(author: &Author) -> String {
    author.initials()
}

/// The same, with the browser's table of capital letters: ours would be 12 kB of code.
#[cfg(feature = "hydrate")]
fn initials(author: &Author) -> String {
    let mut words = author.name.split_whitespace().filter_map(|word| word.chars().next());
    let letters: String = words.next().into_iter().chain(words.next_back()).collect();
    js_sys::JsString::from(letters).to_upper_case().into()
}

/// The code of a person's country, and that they are a guest if they are.
pub(super) fn country(author: &Author, words: &ItemWords) -> String {
    let guest = if author.guest {
        format!(r#"<span class="chip guest">{}</span>"#, escape(&words.guest))
    } else {
        String::new()
    };
    let name = escape(words.country(author.country));
    format!(r#"<abbr class="cc" title="{name}">{}</abbr>{guest}"#, author.country.code())
}

#[cfg(test)]
mod tests {
    use super::*;
    use sund_domain::{ids::PersonId, language::Language, people::Country, time::Timestamp};
    use uuid::Uuid;

    #[test]
    fn a_message_is_one_line_and_names_are_only_text() {
        let author = Author {
            person: PersonId(Uuid::from_u128(1)),
            name: "<Aino> \"K\" & Co".into(),
            organisation: "Ministry".into(),
            country: Country::Fi,
            chair: false,
            guest: false,
        };
        let message = Message { number: 7, author, language: Language::Sv, html: "<p>Ja</p>".into(), at: Timestamp(0) };
        let words = ItemWords {
            in_language: vec![(Language::Sv, "in <Swedish>".into())],
            countries: vec![(Country::Fi, "\"Finland\"".into())],
            chair: "chair".into(),
            guest: "Guest".into(),
            utc_offset_minutes: 60,
        };
        assert_eq!(
            inside(&message, &words),
            concat!(
                r#"<span class="face s c1" aria-hidden="true">&lt;C</span>"#,
                r#"<span class="who"><b>&lt;Aino&gt; &quot;K&quot; &amp; Co</b>"#,
                r#"<abbr class="cc" title="&quot;Finland&quot;">FI</abbr>"#,
                r#"<span class="muted small">in &lt;Swedish&gt;</span></span>"#,
                r#"<time datetime="1970-01-01T00:00:00Z">01:00</time>"#,
                r#"<div class="body" lang="sv"><p>Ja</p></div>"#,
            )
        );
        let author = Author { guest: true, ..message.author.clone() };
        let message = Message { language: Language::En, author, ..message };
        assert!(!inside(&message, &words).contains("muted"));
        assert!(inside(&message, &words).contains(r#"FI</abbr><span class="chip guest">Guest</span>"#));
    }
}
