//! Conferences in lists and beside sessions, and the places in their programmes that a session can be planned into.

use crate::{
    Visit,
    forms::choice,
    parts::{in_language, time},
};
use leptos::prelude::*;
use sund_domain::{
    Field, Invalid,
    live::{Conference, InProgramme, PartOf},
};

/// From its first day to its last one; none, as long as it has no session.
pub fn days(visit: &Visit, conference: &Conference) -> Option<AnyView> {
    let (first, last) = (conference.first?, conference.last?.plus(-1));
    let (from, to) = (visit.weekday(first), visit.weekday(last));
    let text = if from == to { from } else { format!("{from} – {to}") };
    Some(time(visit, first, text).into_any())
}

/// A section with a list of them, if there are any.
pub fn conferences(visit: &Visit, all: &[Conference], with_workgroup: bool) -> Option<AnyView> {
    let words = visit.words;
    let rows = all.iter().map(|conference| {
        let group = with_workgroup.then(|| format!(" · {}", conference.workgroup_name));
        let when = days(visit, conference)
            .unwrap_or_else(|| view! { <span>{words.t("conference-no-days")}</span> }.into_any());
        view! {
            <li>
                <a class="t" href=format!("/conferences/{}", conference.id) lang=conference.language.code()>{conference.title.clone()}</a>
                <span class="num">{when}</span>
                <span class="muted small">{conference.place.clone()}{group}{in_language(visit, conference.language)}</span>
            </li>
        }
    });
    let list = view! { <ul class="list">{rows.collect_view()}</ul> };
    (!all.is_empty()).then(|| view! { <section><h2>{words.t("conferences")}</h2>{list}</section> }.into_any())
}

/// The conference of a session and its track, as a fact of the session.
pub fn fact(visit: &Visit, of: &PartOf) -> AnyView {
    let track = of.track.as_ref().map(|track| view! { " · "<span dir="auto">{track.name.clone()}</span> });
    view! {
        <dt>{visit.words.t("field-conference")}</dt>
        <dd><a href=format!("/conferences/{}", of.id) lang=of.language.code() dir="auto">{of.title.clone()}</a>{track}</dd>
    }
    .into_any()
}

/// Where in which programme a session is; nothing, if there is no conference. `workgroups`: whose they are is said.
pub fn places(
    visit: &Visit,
    invalid: Option<&Invalid>,
    (conferences, workgroups): (&[Conference], bool),
    chosen: &str,
) -> Option<AnyView> {
    let words = visit.words;
    if conferences.is_empty() {
        return None;
    }
    let of = |conference: &Conference| {
        let title = if workgroups {
            format!("{}: {}", conference.workgroup_name, conference.title)
        } else {
            conference.title.clone()
        };
        let place = |track| InProgramme { conference: conference.id, track }.to_string();
        let all = (place(None), format!("{title} – {}", words.t("conference-for-all")));
        let tracks = conference.tracks.iter();
        let tracks: Vec<_> =
            tracks.map(|track| (place(Some(track.number)), format!("{title} – {}", track.name))).collect();
        std::iter::once(all).chain(tracks)
    };
    let none = (String::new(), words.t("conference-none"));
    let options = std::iter::once(none).chain(conferences.iter().flat_map(of)).collect();
    Some(choice(visit, invalid, Field::Conference, words.t("field-conference"), options, chosen))
}
