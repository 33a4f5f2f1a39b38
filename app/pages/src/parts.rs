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
pub fn face(author: &Author, small: bool) -> impl IntoView + use<> {
    let class = format!("face{} c{}", if small { " s" } else { "" }, author.colour());
    view! { <span class=class aria-hidden="true">{author.initials()}</span> }
}

/// A country's code, with its name for those who hear the page.
pub fn country(visit: &Visit, country: Country) -> impl IntoView + use<> {
    let name = visit.words.t(&format!("country-{}", country.code().to_lowercase()));
    view! { <abbr class="cc" title=name>{country.code()}</abbr> }
}

/// That somebody is a guest: whoever writes here should know.
pub fn guest(visit: &Visit, author: &Author) -> Option<impl IntoView + use<>> {
    author.guest.then(|| view! { <span class="chip guest">{visit.words.t("guest-mark")}</span> })
}

/// A name that leads to the person's page.
pub fn person_link(author: &Author) -> impl IntoView + use<> {
    view! { <a href=format!("/people/{}", author.person)>{author.name.clone()}</a> }
}

/// A time: short for the eye, exact for machines and on hover.
pub fn time(visit: &Visit, at: Timestamp, text: String) -> impl IntoView + use<> {
    view! { <time datetime=Visit::machine(at) title=visit.date_and_clock(at)>{text}</time> }
}

/// A time to the minute.
pub fn exact_time(visit: &Visit, at: Timestamp) -> impl IntoView + use<> {
    view! { <time datetime=Visit::machine(at)>{visit.date_and_clock(at)}</time> }
}

/// "· in Swedish", for what is written in another language than the interface.
pub fn in_language(visit: &Visit, language: Language) -> Option<impl IntoView + use<>> {
    visit.words.in_language(language).map(|text| view! { <span>" · "{text}</span> })
}

/// A symbol of ours. Decoration: words stand beside it.
pub fn icon(visit: &Visit, name: &str) -> impl IntoView + use<> {
    view! { <svg class="icon" aria-hidden="true"><use href=format!("{}#{name}", visit.assets.icons)/></svg> }
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
pub fn act(
    visit: &Visit,
    action: String,
    class: &'static str,
    label: String,
    fields: &[(&'static str, String)],
) -> AnyView {
    let fields = fields
        .iter()
        .map(|(name, value)| view! { <input type="hidden" name=*name value=value.clone()/> })
        .collect_view();
    let action = visit.action(action);
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

/// A button that says in full to those who hear the page whom it is about: the eye sees it beside the name.
pub fn named_act(visit: &Visit, action: String, class: &'static str, label: String, whole: String) -> AnyView {
    view! { <form method="post" action=visit.action(action) class="bare"><button class=class aria-label=whole>{label}</button></form> }
        .into_any()
}
