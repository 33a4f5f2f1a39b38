//! What stands in the box before one begins a thread: what the network puts there, and what a workgroup's chairs write.

use crate::{
    Fault, Site, Visit,
    forms::{Area, after, area, encode, errors_of},
    layout::{Nav, Page, form_page},
    parts::crumbs,
    tags::reader,
    words::Words,
};
use axum::{
    Form,
    extract::{Path, State},
    response::Response,
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_actions::{
    ActionError,
    forum::{TemplateChange, change_template, templates},
};
use sund_domain::{
    Field, Invalid, Refusal,
    forum::{Forum, TEMPLATE_MOST, Template, ThreadKind, fitting, without_empty},
    language::{Language, UiLanguage},
    workgroups::Workgroup,
};

/// Sections of a practice, as far as the network knows.
const SECTIONS: [&str; 5] =
    ["template-problem", "template-doing", "template-for-whom", "template-result", "template-learnt"];

/// What the network puts into the box.
fn built_in(words: &Words, kind: ThreadKind) -> String {
    match kind {
        ThreadKind::Practice => SECTIONS.map(|key| format!("## {}\n", words.t(key))).join("\n"),
        ThreadKind::Question | ThreadKind::Discussion | ThreadKind::Announcement => String::new(),
    }
}

/// What stands in the box for this kind: in the reader's language, else in the forum's, else in any.
pub fn template(visit: &Visit, forum: &Forum, templates: &[Template], kind: ThreadKind) -> String {
    fitting(templates, kind, &[reader(visit), forum.language])
        .map_or_else(|| built_in(visit.words, kind), |template| template.markdown.clone())
}

/// Everything that could have stood there before somebody wrote.
pub fn all_there_is(templates: &[Template]) -> Vec<String> {
    let built_in =
        UiLanguage::ALL.map(Words::of).into_iter().flat_map(|words| ThreadKind::ALL.map(|kind| built_in(words, kind)));
    templates.iter().map(|template| template.markdown.clone()).chain(built_in).filter(|one| !one.is_empty()).collect()
}

/// What was written, with the sections of another kind of thread under it.
pub fn with_template(there: &[&str], body: &str, template: &str) -> String {
    let written = without_empty(there, body);
    let parts = [written.trim(), template.trim_end()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

fn way(visit: &Visit, group: &Workgroup) -> Vec<(String, String)> {
    let workgroups = ("/workgroups".to_owned(), visit.words.t("nav-workgroups"));
    vec![workgroups, (format!("/workgroups/{}", group.slug), group.name.clone())]
}

pub async fn list(State(site): State<Site>, visit: Visit, Path(slug): Path<String>) -> Result<Response, Fault> {
    let (group, all) = templates(&site.sund, visit.viewer()?, &slug).await?;
    let words = visit.words;
    let title = words.t("templates-title");
    let kinds = ThreadKind::ALL.map(|kind| of_kind(&visit, &group, &all, kind));
    Ok(Page::new(title.clone(), Some(Nav::Workgroups)).show(&visit, || {
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    {crumbs(&visit, way(&visit, &group))}
                    <h1>{title}</h1>
                    <p class="m-0">{words.t("templates-about")}</p>
                    {kinds.into_iter().collect_view()}
                </div>
            </main>
        }
        .into_any()
    }))
}

/// One kind of thread: the languages in which there is a template, and those in which one can be written.
fn of_kind(visit: &Visit, group: &Workgroup, all: &[Template], kind: ThreadKind) -> AnyView {
    let words = visit.words;
    let link = |language: Language| {
        let to = format!("/workgroups/{}/templates/{}/{language}", group.slug, kind.code());
        view! { <a href=to>{words.language(language)}</a> }
    };
    let (there, missing): (Vec<_>, Vec<_>) = Language::ALL
        .into_iter()
        .partition(|language| all.iter().any(|one| one.kind == kind && one.language == *language));
    let state = match (there.is_empty(), built_in(words, kind).is_empty()) {
        (false, _) => words.t("templates-own"),
        (true, false) => words.t("templates-network"),
        (true, true) => words.t("templates-none"),
    };
    let row = |languages: Vec<Language>| languages.into_iter().map(|one| view! { <li>{link(one)}</li> }).collect_view();
    view! {
        <section class="card stack gap-s">
            <h2>{words.t(&format!("kind-{}", kind.code()))}</h2>
            <p class="m-0">{state}</p>
            {(!there.is_empty()).then(|| view! { <ul class="row">{row(there)}</ul> })}
            <details><summary>{words.t("templates-write")}</summary><ul class="row">{row(missing)}</ul></details>
        </section>
    }
    .into_any()
}

/// The kind and language that an address names.
fn which(kind: &str, language: &str) -> Result<(ThreadKind, Language), Fault> {
    let none = || Fault::from(ActionError::Refused(Refusal::NotFound));
    Ok((kind.parse().map_err(|_| none())?, language.parse().map_err(|_| none())?))
}

type Address = Path<(String, String, String)>;

pub async fn show(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, kind, language)): Address,
) -> Result<Response, Fault> {
    let (kind, language) = which(&kind, &language)?;
    let (group, all) = templates(&site.sund, visit.viewer()?, &slug).await?;
    let there = all.iter().find(|one| one.kind == kind && one.language == language);
    // One begins with what stands there now, where the network speaks the language.
    let network = || UiLanguage::ALL.into_iter().find(|ui| Language::from(*ui) == language);
    let text = there.map_or_else(
        || network().map_or_else(String::new, |ui| built_in(Words::of(ui), kind)),
        |one| one.markdown.clone(),
    );
    Ok(answer(&visit, &group, (kind, language), (&text, there.is_some()), None))
}

#[derive(Debug, Deserialize)]
pub struct Typed {
    #[serde(default)]
    body: String,
    #[serde(default, rename = "do")]
    act: String,
}

pub async fn submit(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, kind, language)): Address,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let which = which(&kind, &language).map_err(|fault| fault.with_text(&typed.body))?;
    let viewer = visit.viewer().map_err(|fault| fault.with_text(&typed.body))?;
    let change = if typed.act == "remove" { TemplateChange::Remove } else { TemplateChange::Write(&typed.body) };
    let done = change_template(&site.sund, viewer, &slug, which, change).await;
    after(done.map(|()| format!("/workgroups/{}/templates", encode(&slug))), &typed.body, async |invalid| {
        let (group, all) = templates(&site.sund, viewer, &slug).await?;
        let there = all.iter().any(|one| (one.kind, one.language) == which);
        Ok(answer(&visit, &group, which, (&typed.body, there), Some(&invalid)))
    })
    .await
}

fn answer(
    visit: &Visit,
    group: &Workgroup,
    (kind, language): (ThreadKind, Language),
    (text, there): (&str, bool),
    invalid: Option<&Invalid>,
) -> Response {
    let words = visit.words;
    let list = format!("/workgroups/{}/templates", group.slug);
    let mut way = way(visit, group);
    way.push((list.clone(), words.t("templates-title")));
    let of =
        [("kind", words.t(&format!("kind-{}", kind.code())).into()), ("language", words.language(language).into())];
    let hint = words.t1("template-hint", "most", i64::try_from(TEMPLATE_MOST).unwrap_or(i64::MAX));
    form_page(visit, Nav::Workgroups, words.tn("template-title", of), way, invalid, || {
        view! {
            <>
                {errors_of(visit, invalid, &[(Field::Body, "template-text")])}
                <form method="post" action=visit.action(format!("{list}/{}/{language}", kind.code())) class="stack">
                    {area(visit, invalid, Area { field: Field::Body, label: words.t("template-text"), hint: Some(hint), value: text, rows: 14 })}
                    <div class="row">
                        <button class="btn main" name="do" value="save">{words.t("settings-save")}</button>
                        {there.then(|| view! { <button class="btn" name="do" value="remove">{words.t("template-remove")}</button> })}
                    </div>
                </form>
            </>
        }
        .into_any()
    })
}
