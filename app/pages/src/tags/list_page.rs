//! All themes, with their words in every language.

use super::reader;
use crate::{
    Fault, Site, Visit,
    layout::{Nav, Page},
    parts::crumbs,
};
use axum::{extract::State, response::Response};
use leptos::prelude::*;
use sund_actions::tags::vocabulary;
use sund_domain::{language::Language, tags::Tag};

pub async fn show(State(site): State<Site>, visit: Visit) -> Result<Response, Fault> {
    let all = vocabulary(&site.sund, visit.viewer()?).await?;
    let words = visit.words;
    let title = words.t("field-tags");
    Ok(Page::new(title.clone(), Some(Nav::Forums)).show(&visit, || {
        let administrator = visit.viewer.as_ref().is_some_and(|viewer| viewer.administrator);
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    {crumbs(&visit, vec![("/forums".into(), words.t("nav-forums"))])}
                    <div class="row">
                        <h1>{title}</h1>
                        <span class="grow"></span>
                        {administrator.then(|| view! { <a class="btn small" href="/administration/tags">{words.t("tags-keep")}</a> })}
                    </div>
                    <p class="muted m-0">{words.t("tags-intro")}</p>
                    {list(&visit, "/tags", all)}
                </div>
            </main>
        }
        .into_any()
    }))
}

/// These themes in the order of the reader's alphabet, each leading to its page below `base`.
pub fn list(visit: &Visit, base: &str, mut all: Vec<Tag>) -> AnyView {
    if all.is_empty() {
        return view! { <p class="empty">{visit.words.t("tags-none")}</p> }.into_any();
    }
    let reader = reader(visit);
    all.sort_by_cached_key(|tag| tag.name(reader).1.to_lowercase());
    let rows = all
        .iter()
        .map(|tag| {
            let (language, name) = tag.name(reader);
            view! {
                <li>
                    <a class="t" href=format!("{base}/{}", tag.slug) lang=language.code()>{name.to_owned()}</a>
                    {tag.retired.then(|| view! { <span class="chip warn">{visit.words.t("tags-retired")}</span> })}
                    {synonyms(visit, tag)}
                </li>
            }
        })
        .collect_view();
    view! { <ul class="list">{rows}</ul> }.into_any()
}

/// All other words of a theme, language by language: the reader's first.
pub fn synonyms(visit: &Visit, tag: &Tag) -> AnyView {
    let reader = reader(visit);
    let name = tag.name(reader);
    let mut languages = Language::ALL;
    languages.sort_by_key(|language| (*language != reader, *language));
    let lines = languages
        .into_iter()
        .filter_map(|language| {
            let of = |label: &&sund_domain::tags::Label| {
                label.language == language && (label.language, label.word.as_str()) != name
            };
            let words: Vec<&str> = tag.labels.iter().filter(of).map(|label| label.word.as_str()).collect();
            (!words.is_empty()).then(|| {
                view! {
                    <span class="words"><abbr class="cc" title=visit.words.language(language)>{language.code()}</abbr>" "<span lang=language.code()>{words.join(", ")}</span></span>" "
                }
            })
        })
        .collect_view();
    view! { <span class="muted small synonyms">{lines}</span> }.into_any()
}
