//! Small pieces that several pages show.

use crate::Visit;
use leptos::prelude::*;
use sund_domain::{
    language::Language,
    people::{Author, Country},
    time::Timestamp,
    workgroups::Visibility,
};

/// A person's initials in a coloured circle. Decoration: the name stands beside it.
pub fn face(author: &Author, small: bool) -> AnyView {
    let class = format!("face{} c{}", if small { " s" } else { "" }, author.colour());
    view! { <span class=class aria-hidden="true">{author.initials()}</span> }.into_any()
}

/// A country's code, with its name for those who hear the page.
pub fn country(visit: &Visit, country: Country) -> AnyView {
    let name = visit.words.t(&format!("country-{}", country.code().to_lowercase()));
    view! { <abbr class="cc" title=name>{country.code()}</abbr> }.into_any()
}

/// A name that leads to the person's page.
pub fn person_link(author: &Author) -> AnyView {
    view! { <a href=format!("/people/{}", author.person)>{author.name.clone()}</a> }.into_any()
}

/// A time: short for the eye, exact for machines and on hover.
pub fn time(visit: &Visit, at: Timestamp, text: String) -> AnyView {
    let exact = visit.date_and_clock(at);
    let title = (exact != text).then_some(exact);
    view! { <time datetime=Visit::machine(at) title=title>{text}</time> }.into_any()
}

/// "· in Swedish", for what is written in another language than the interface.
pub fn in_language(visit: &Visit, language: Language) -> Option<AnyView> {
    visit.words.in_language(language).map(|text| view! { <span>" · "{text}</span> }.into_any())
}

/// A symbol of ours. Decoration: words stand beside it.
pub fn icon(visit: &Visit, name: &str) -> AnyView {
    view! { <svg class="icon" aria-hidden="true"><use href=format!("{}#{name}", visit.assets.icons)/></svg> }.into_any()
}

/// Who may know of a workgroup, unless everybody may.
pub fn visibility(visit: &Visit, visibility: Visibility) -> Option<AnyView> {
    let key = match visibility {
        Visibility::Open => return None,
        Visibility::Closed => "visibility-closed",
        Visibility::Confidential => "visibility-confidential",
    };
    let text = visit.words.t(key);
    Some(view! { <span class="chip warn">{icon(visit, "lock")}{text}</span> }.into_any())
}

/// A button that is a form of its own: works without scripts, and cannot be followed by a crawler.
pub fn act(action: String, class: &'static str, label: String, fields: &[(&'static str, String)]) -> AnyView {
    let fields = fields
        .iter()
        .map(|(name, value)| view! { <input type="hidden" name=*name value=value.clone()/> })
        .collect_view();
    view! { <form method="post" action=action class="bare">{fields}<button class=class>{label}</button></form> }
        .into_any()
}

/// Where one is.
pub fn crumbs(visit: &Visit, links: Vec<(String, String)>) -> AnyView {
    let links = links
        .into_iter()
        .enumerate()
        .map(|(n, (href, text))| {
            let gap = (n > 0).then(|| view! { <span aria-hidden="true">"›"</span> });
            view! { <>{gap}<a href=href>{text}</a></> }
        })
        .collect_view();
    view! { <nav class="crumbs" aria-label=visit.words.t("crumbs")>{links}</nav> }.into_any()
}
