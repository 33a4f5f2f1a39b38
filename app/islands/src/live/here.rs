//! Who is in the session.

use super::{
    ItemWords,
    item::{country, face},
    words::with_count,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use sund_domain::people::Author;

/// So many people are named in the list; pages need not hand over more.
pub const HERE_SHOWN: usize = 12;

/// The words of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HereWords {
    /// "Here now".
    pub title: String,
    /// "and {count} more", for one.
    pub more_one: String,
    /// "and {count} more", for several.
    pub more_many: String,
    /// "from {count} country".
    pub countries_one: String,
    /// "from {count} countries".
    pub countries_many: String,
    /// The words around a person.
    pub item: ItemWords,
}

/// Who is here, as the socket told last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Now {
    pub(super) count: u32,
    pub(super) countries: u32,
    pub(super) people: Vec<Author>,
}

/// What the talk hears about who is here, for the list beside it. There is one live session on a page.
#[cfg(feature = "hydrate")]
pub(super) static HEARD: std::sync::LazyLock<ArcRwSignal<Option<Now>>> =
    std::sync::LazyLock::new(|| ArcRwSignal::new(None));

/// A card that names who is here. `people` are the first of them, up to [`HERE_SHOWN`].
#[island]
pub fn HereNow(count: u32, countries: u32, people: Vec<Author>, words: HereWords) -> impl IntoView {
    let now = RwSignal::new(Now { count, countries, people });
    #[cfg(feature = "hydrate")]
    Effect::new(move |_| {
        if let Some(heard) = HEARD.get() {
            now.set(heard);
        }
    });
    let HereWords { title, more_one, more_many, countries_one, countries_many, item } = words;
    let from = move || {
        let countries = now.with(|now| now.countries);
        with_count(if countries == 1 { &countries_one } else { &countries_many }, countries)
    };
    let more = move || {
        let named = now.with(|now| now.people.len().min(HERE_SHOWN));
        let more = now.with(|now| now.count).saturating_sub(u32::try_from(named).unwrap_or(u32::MAX));
        if more == 0 { String::new() } else { with_count(if more == 1 { &more_one } else { &more_many }, more) }
    };
    let rows = move || now.get().people.iter().take(HERE_SHOWN).map(|author| person(author, &item)).collect_view();
    view! {
        <section class="card" aria-labelledby="here-now">
            <h2 id="here-now">{title}" · "{move || now.with(|now| now.count)}</h2>
            <p class="small muted">{from}</p>
            <ul class="presence">{rows}</ul>
            <p class="small muted">{more}</p>
        </section>
    }
}

fn person(author: &Author, words: &ItemWords) -> impl IntoView + use<> {
    let chair = author.chair.then(|| view! { <span class="muted">{words.chair.clone()}</span> });
    view! {
        <li>{face(author)}<a href=format!("/people/{}", author.person)>{author.name.clone()}</a>{country(author, words)}{chair}</li>
    }
}
