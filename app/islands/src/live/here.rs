//! Who is in the session: written by the server, and again by the browser when somebody comes or goes.

use super::{
    HereWords,
    item::{country, face},
    words::with_count,
};
use crate::html::escape;
use sund_domain::{
    live::frames::HERE_MOST,
    people::{Author, Country},
};

/// A card that names who is here. `people` are the first of them, up to [`HERE_MOST`].
#[cfg(feature = "ssr")]
#[leptos::component]
#[must_use]
pub fn HereNow(
    count: u32,
    countries: Vec<(Country, u32)>,
    people: Vec<Author>,
    words: HereWords,
) -> impl leptos::prelude::IntoView {
    use leptos::prelude::*;
    let (from_text, more_text) = (from(&countries, &words), more(count, people.len(), &words));
    let list = list(&people, &words);
    let HereWords { title, more_one, more_many, countries_one, countries_many, item } = words;
    view! {
        <section class="card" id="here" aria-labelledby="here-title" data-chair=item.chair data-more-one=more_one
            data-more-many=more_many data-countries-one=countries_one data-countries-many=countries_many>
            <h2 id="here-title">{title}" · "<span id="here-count">{count}</span></h2>
            <p class="small muted" id="here-from" inner_html=from_text></p>
            <ul class="presence" id="here-list" inner_html=list></ul>
            <p class="small muted" id="here-more">{more_text}</p>
        </section>
    }
}

/// From which countries they are, and how many from each.
pub(super) fn from(countries: &[(Country, u32)], words: &HereWords) -> String {
    let all = match countries {
        [] => return String::new(),
        [_] => with_count(&words.countries_one, 1),
        many => with_count(&words.countries_many, u32::try_from(many.len()).unwrap_or(u32::MAX)),
    };
    let each = countries.iter().map(|(country, n)| {
        let name = escape(words.item.country(*country));
        format!(r#"<span><abbr class="cc" title="{name}">{}</abbr> {n}</span>"#, country.code())
    });
    format!(r#"{} <span class="from">{}</span>"#, escape(&all), each.collect::<String>())
}

/// How many are not named.
pub(super) fn more(count: u32, named: usize, words: &HereWords) -> String {
    match count.saturating_sub(u32::try_from(named.min(HERE_MOST)).unwrap_or(u32::MAX)) {
        0 => String::new(),
        1 => with_count(&words.more_one, 1),
        many => with_count(&words.more_many, many),
    }
}

/// The first of those who are here.
pub(super) fn list(people: &[Author], words: &HereWords) -> String {
    let line = |author: &Author| {
        let chair = if author.chair {
            format!(r#"<span class="muted">{}</span>"#, escape(&words.item.chair))
        } else {
            String::new()
        };
        let (face, country) = (face(author), country(author, &words.item));
        format!(r#"<li>{face}<a href="/people/{}">{}</a>{country}{chair}</li>"#, author.person, escape(&author.name))
    };
    people.iter().take(HERE_MOST).map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use sund_domain::ids::PersonId;
    use uuid::Uuid;

    #[test]
    fn some_are_named_and_the_rest_is_counted() {
        let words = HereWords {
            more_one: "and {count} other".into(),
            more_many: "and {count} others".into(),
            countries_one: "from {count} country".into(),
            countries_many: "from {count} countries".into(),
            ..HereWords::default()
        };
        assert_eq!((more(12, 12, &words), more(13, 50, &words)), (String::new(), "and 1 other".into()));
        assert_eq!(more(41, 4, &words), "and 37 others");
        let two = from(&[(Country::Se, 3), (Country::Fi, 1)], &words);
        assert!(
            two.starts_with("from 2 countries <") && two.contains("SE</abbr> 3") && two.contains("FI</abbr> 1"),
            "{two}"
        );
        assert!(from(&[(Country::Se, 3)], &words).starts_with("from 1 country <") && from(&[], &words).is_empty());
        let author = |n| Author {
            person: PersonId(Uuid::from_u128(n)),
            name: format!("No. <{n}>"),
            organisation: String::new(),
            country: Country::Se,
            chair: n == 1,
            guest: false,
        };
        let list = list(&(1..=20).map(author).collect::<Vec<_>>(), &words);
        assert_eq!((list.matches("<li>").count(), list.matches("class=\"muted\"").count()), (HERE_MOST, 1));
        assert!(list.contains(r#"<a href="/people/00000000-0000-0000-0000-000000000001">No. &lt;1&gt;</a>"#), "{list}");
    }
}
