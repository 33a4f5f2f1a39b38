//! Around the field for the themes of a thread: themes that one may mean by the word that one types.

use super::offers::Offers;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use sund_domain::{ids::PersonId, language::Language, tags::OfferedTag};

/// The words of the field.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TagsWords {
    /// What the list is called.
    pub list: String,
    /// How one chooses from it.
    pub found: String,
}

/// Themes that begin like this, as they are called in this language.
#[server(prefix = "/act", endpoint = "find-tags")]
pub async fn find_tags(me: PersonId, typed: String, reader: Language) -> Result<Vec<OfferedTag>, ServerFnError> {
    let (caller, viewer) = crate::Caller::get(me)?;
    sund_actions::tags::offered_tags(&caller.sund, &viewer, &typed, reader).await.map_err(|error| caller.refuse(&error))
}

/// Wraps the field, which is the page's and stays as it is.
#[island]
pub fn TagsField(me: PersonId, reader: Language, words: TagsWords, children: Children) -> impl IntoView {
    let offers = Offers::none("offered-tags");
    #[cfg(feature = "hydrate")]
    let (typed, key, press, leave) = (
        alive::ask((me, reader), offers),
        move |event: leptos::ev::KeyboardEvent| alive::key(offers, &event),
        move |event: leptos::ev::MouseEvent| alive::press(offers, &event),
        move |event: leptos::ev::FocusEvent| alive::leave(offers, &event),
    );
    #[cfg(not(feature = "hydrate"))]
    let (typed, key, press, leave) = {
        let _ = (me, reader);
        (
            |_: leptos::ev::Event| (),
            |_: leptos::ev::KeyboardEvent| (),
            |_: leptos::ev::MouseEvent| (),
            |_: leptos::ev::FocusEvent| (),
        )
    };
    view! {
        <div class="themes" on:input=typed on:keydown=key on:mousedown=press on:focusout=leave>
            {children()}
            {offers.view(words.list, words.found)}
        </div>
    }
}

/// The word that is being typed between its commas, and where it stands in `before` and `after` the caret, counted as
/// browsers count.
#[cfg(any(feature = "hydrate", test))]
fn being_typed<'a>(before: &'a str, after: &str) -> (&'a str, std::ops::Range<usize>) {
    let separator = |c: char| matches!(c, ',' | ';' | '\u{3001}');
    let typed = before.rsplit(separator).next().unwrap_or_default().trim_start();
    let rest = after.split(separator).next().unwrap_or_default();
    let caret = before.encode_utf16().count();
    (typed, caret - typed.encode_utf16().count()..caret + rest.encode_utf16().count())
}

#[cfg(feature = "hydrate")]
mod alive {
    use super::{
        super::{
            composer::alive::{parts, put},
            markup::Put,
            offers::{Offer, Offers},
        },
        being_typed, find_tags,
    };
    use crate::events::{Turns, target};
    use leptos::{ev, prelude::*, task::spawn_local, wasm_bindgen::JsCast, web_sys};
    use std::time::Duration;
    use sund_domain::{ids::PersonId, language::Language};

    /// How long one must pause before themes are looked for.
    const PAUSE: Duration = Duration::from_millis(200);

    /// The field, by the properties for text and caret that it has in common with a box of several lines.
    fn field_of(event: &web_sys::Event) -> Option<web_sys::HtmlTextAreaElement> {
        let field = event.target()?.dyn_into::<web_sys::HtmlInputElement>().ok()?;
        (field.name() == "tags").then(|| field.unchecked_into())
    }

    /// Looks for themes a while after the last key. What came meanwhile is asked for anew.
    pub fn ask((me, reader): (PersonId, Language), offers: Offers) -> impl Fn(ev::Event) {
        let turns = Turns::default();
        move |event| {
            let Some(field) = field_of(&event) else { return };
            let is_last = turns.next();
            let _ = field.set_attribute("role", "combobox");
            let [before, _, after] = parts(&field);
            let typed = being_typed(&before, &after).0.to_owned();
            if typed.trim().is_empty() {
                return offers.close(&field);
            }
            let look = async move {
                let list = find_tags(me, typed, reader).await.unwrap_or_default();
                if !is_last() {
                    return;
                }
                let offer = |one: sund_domain::tags::OfferedTag| Offer {
                    put: one.name.clone(),
                    name: one.name,
                    beside: one.synonym,
                };
                offers.offer(list.into_iter().map(offer).collect(), &field);
            };
            set_timeout(move || spawn_local(look), PAUSE);
        }
    }

    /// Puts in the one that was chosen, in the place of the word; the next one can be typed at once.
    fn take(one: Offer, field: &web_sys::HtmlTextAreaElement) {
        let [before, _, after] = parts(field);
        let (_, place) = being_typed(&before, &after);
        let last = place.end == (before.encode_utf16().count() + after.encode_utf16().count());
        let text = if last { format!("{}, ", one.put) } else { one.put };
        let end = text.encode_utf16().count();
        put(field, &Put { from: place.start, to: place.end, text, select: (end, end) });
    }

    /// Keys of the list, while it is there.
    pub fn key(offers: Offers, event: &web_sys::KeyboardEvent) {
        if let Some(field) = field_of(event) {
            offers.key(event, &field, |one| take(one, &field));
        }
    }

    /// A press on one of the list.
    pub fn press(offers: Offers, event: &web_sys::MouseEvent) {
        let Some(one) = offers.pressed(event) else { return };
        let around = target(event).and_then(|it| it.closest(".themes").ok().flatten());
        let field = around.and_then(|it| it.query_selector("input[name=tags]").ok().flatten());
        if let Some(field) = field.map(JsCast::unchecked_into::<web_sys::HtmlTextAreaElement>) {
            take(one, &field);
            offers.close(&field);
        }
    }

    /// Whoever goes elsewhere is offered nothing any more.
    pub fn leave(offers: Offers, event: &web_sys::FocusEvent) {
        if let Some(field) = field_of(event) {
            offers.close(&field);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::being_typed;

    #[test]
    fn a_theme_is_typed_between_commas() {
        for (before, after, typed) in [
            ("", "", ("", 0..0)),
            ("hou", "", ("hou", 0..3)),
            ("ä😀, online ex", "", ("online ex", 5..14)),
            ("one;  tw", "o, three", ("tw", 6..9)),
            ("one, ", ", three", ("", 5..5)),
        ] {
            assert_eq!(being_typed(before, after), typed, "{before}|{after}");
        }
    }
}
