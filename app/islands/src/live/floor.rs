//! Who has the floor and who waits for it: written by the server, and again by the browser when that changes.

use super::{
    FloorWords, ItemWords,
    item::{country, face},
    words::with_count,
};
use crate::html::escape;
use sund_domain::{live::Floor, people::Author};

/// A card with the queue. `chair`: with buttons that give the floor. The forms that its buttons, and the one beside the
/// box, belong to are here: `floor-raise`, `floor-lower`, `floor-call`, `floor-done`, `floor-down`.
#[cfg(feature = "ssr")]
#[leptos::component]
#[must_use]
pub fn SpeakerQueue(
    floor: Floor,
    chair: bool,
    /// Where forms go: raising and lowering one's own hand, giving the floor, lowering another's.
    actions: [String; 3],
    words: FloorWords,
    item: ItemWords,
) -> impl leptos::prelude::IntoView {
    use leptos::prelude::*;
    let (speaks, state) = (speaking(&floor, &words, &item), inside(&floor, chair, &words, &item));
    let [hand, give, down] = actions;
    let forms = chair.then(|| {
        let call = form("floor-call", give.clone(), None);
        view! { {call}{form("floor-done", give, None)}{form("floor-down", down, None)} }
    });
    let (raise, lower) = (form("floor-raise", hand.clone(), Some("yes")), form("floor-lower", hand, Some("no")));
    let FloorWords { title, speaking, nobody, more, call, done, down, rule, .. } = words;
    let chair = if chair { "yes" } else { "" };
    view! {
        <section class="card" id="floor" aria-labelledby="floor-title" data-while-open="" data-chair=chair data-speaking=speaking
            data-nobody=nobody data-more=more data-call=call data-done=done data-down=down>
            <h2 id="floor-title">{title}</h2>
            <div id="floor-speaking" role="status" inner_html=speaks></div>
            <div id="floor-state" inner_html=state></div>
            {raise}{lower}
            {forms}
            <p class="small muted m-0 mt-s">{rule}</p>
        </section>
    }
}

/// A form of which the buttons stand elsewhere.
#[cfg(feature = "ssr")]
fn form(id: &'static str, action: String, up: Option<&'static str>) -> leptos::prelude::AnyView {
    use leptos::prelude::*;
    let up = up.map(|up| view! { <input type="hidden" name="up" value=up/> });
    view! { <form method="post" action=action id=id data-quiet="">{up}</form> }.into_any()
}

/// Who has the floor: the one thing that is said aloud when it changes.
pub(super) fn speaking(floor: &Floor, words: &FloorWords, item: &ItemWords) -> String {
    let speaking = |author: &Author| {
        format!(r#"<p class="floor row"><b>{}</b> {}</p>"#, escape(&words.speaking), person(author, item))
    };
    floor.speaking.as_ref().map(speaking).unwrap_or_default()
}

/// The queue as it is.
pub(super) fn inside(floor: &Floor, chair: bool, words: &FloorWords, item: &ItemWords) -> String {
    let done = if chair && floor.speaking.is_some() {
        format!(r#"<p><button class="btn small" form="floor-done">{}</button></p>"#, escape(&words.done))
    } else {
        String::new()
    };
    let line = |author: &Author| {
        let buttons = if chair { buttons(author, words) } else { String::new() };
        format!("<li>{}{buttons}</li>", person(author, item))
    };
    let waiting = match floor.count {
        0 => format!(r#"<p class="small muted m-0">{}</p>"#, escape(&words.nobody)),
        _ => format!(r#"<ol class="presence waiting">{}</ol>"#, floor.waiting.iter().map(line).collect::<String>()),
    };
    let named = u32::try_from(floor.waiting.len()).unwrap_or(u32::MAX);
    let more = match floor.count.saturating_sub(named) {
        0 => String::new(),
        more => format!(r#"<p class="small muted m-0">{}</p>"#, escape(&with_count(&words.more, more))),
    };
    done + &waiting + &more
}

fn person(author: &Author, item: &ItemWords) -> String {
    format!("{}<span>{}</span>{}", face(author), escape(&author.name), country(author, item))
}

/// The eye sees beside which name a button stands; others hear the name.
fn buttons(author: &Author, words: &FloorWords) -> String {
    let button = |form: &str, word: &str| {
        format!(
            r#"<button class="btn small" form="{form}" name="person" value="{}">{}<span class="visually-hidden"> {}</span></button>"#,
            author.person,
            escape(word),
            escape(&author.name),
        )
    };
    format!(r#"<span class="acts">{}{}</span>"#, button("floor-call", &words.call), button("floor-down", &words.down))
}

#[cfg(test)]
mod tests {
    use super::*;
    use sund_domain::{ids::PersonId, people::Country};
    use uuid::Uuid;

    #[test]
    fn chairs_have_buttons_and_names_are_only_text() {
        let author = |n: u128| Author {
            person: PersonId(Uuid::from_u128(n)),
            name: format!("<No. {n}>"),
            organisation: String::new(),
            country: Country::Se,
            chair: false,
            guest: false,
        };
        let words = FloorWords {
            nobody: "Nobody & nothing".into(),
            more: "and {count} more".into(),
            call: "Call".into(),
            ..FloorWords::default()
        };
        let item = ItemWords::default();
        let none = inside(&Floor::default(), true, &words, &item);
        assert_eq!(none, r#"<p class="small muted m-0">Nobody &amp; nothing</p>"#);
        let floor = Floor { speaking: Some(author(1)), count: 3, waiting: vec![author(2)] };
        let seen = inside(&floor, false, &words, &item);
        assert!(seen.contains("&lt;No. 2&gt;") && seen.contains("and 2 more") && !seen.contains("<button"), "{seen}");
        assert!(speaking(&floor, &words, &item).contains("&lt;No. 1&gt;") && !seen.contains("No. 1"));
        let led = inside(&floor, true, &words, &item);
        let id = Uuid::from_u128(2);
        let call =
            format!(r#"form="floor-call" name="person" value="{id}">Call<span class="visually-hidden"> &lt;No. 2&gt;"#);
        assert!(led.contains(&call) && led.contains(r#"form="floor-done""#), "{led}");
    }
}
