//! The network's vocabulary of themes, as platform administrators keep it.

use super::TAGS;
use crate::{
    Fault, Site, Visit,
    forms::{Area, Line, after, area, error_summary, line},
    layout::Page,
    parts::{act, crumbs},
    tags::{list_of, reader},
};
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_actions::tags::{add_tag, all_tags, change_tag, merge_tag, one_tag, retire_tag};
use sund_domain::{
    Field, Invalid,
    tags::{Tag, as_typed},
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    labels: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Merged {
    into: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Set {
    set: String,
}

pub async fn list(State(site): State<Site>, visit: Visit) -> Result<Response, Fault> {
    let all = all_tags(&site.sund, visit.viewer()?).await?;
    Ok(all_of_them(&visit, all, "", None))
}

pub async fn add(State(site): State<Site>, visit: Visit, Form(typed): Form<Typed>) -> Result<Response, Fault> {
    let viewer = visit.viewer().map_err(|fault| fault.with_text(&typed.labels))?;
    let done = add_tag(&site.sund, viewer, &typed.labels).await;
    let again = async |invalid: Invalid| {
        Ok(all_of_them(&visit, all_tags(&site.sund, viewer).await?, &typed.labels, Some(&invalid)))
    };
    after(done.map(|slug| format!("{TAGS}/{slug}")), &typed.labels, again).await
}

pub async fn show(State(site): State<Site>, visit: Visit, Path(slug): Path<String>) -> Result<Response, Fault> {
    let tag = one_tag(&site.sund, visit.viewer()?, &slug).await?;
    Ok(one(&visit, &tag, &as_typed(&tag.labels), "", None))
}

pub async fn change(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let viewer = visit.viewer().map_err(|fault| fault.with_text(&typed.labels))?;
    let done = change_tag(&site.sund, viewer, &slug, &typed.labels).await;
    let again = async |invalid: Invalid| {
        let tag = one_tag(&site.sund, viewer, &slug).await?;
        Ok(one(&visit, &tag, &typed.labels, "", Some(&invalid)))
    };
    after(done.map(|()| TAGS.to_owned()), &typed.labels, again).await
}

pub async fn merge(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    Form(typed): Form<Merged>,
) -> Result<Response, Fault> {
    let viewer = visit.viewer().map_err(|fault| fault.with_text(&typed.into))?;
    let done = merge_tag(&site.sund, viewer, &slug, &typed.into, reader(&visit)).await;
    let again = async |invalid: Invalid| {
        let tag = one_tag(&site.sund, viewer, &slug).await?;
        Ok(one(&visit, &tag, &as_typed(&tag.labels), &typed.into, Some(&invalid)))
    };
    after(done.map(|slug| format!("{TAGS}/{slug}")), &typed.into, again).await
}

pub async fn retire(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    Form(form): Form<Set>,
) -> Result<Response, Fault> {
    retire_tag(&site.sund, visit.viewer()?, &slug, form.set == "yes").await?;
    Ok(crate::forms::see_other(TAGS))
}

fn status(invalid: Option<&Invalid>) -> StatusCode {
    if invalid.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }
}

fn words_field(visit: &Visit, invalid: Option<&Invalid>, value: &str) -> AnyView {
    let words = visit.words;
    let hint = Some(words.t("tags-words-hint"));
    area(visit, invalid, Area { field: Field::Labels, label: words.t("field-labels"), hint, value, rows: 6 })
}

fn all_of_them(visit: &Visit, all: Vec<Tag>, typed: &str, invalid: Option<&Invalid>) -> Response {
    let words = visit.words;
    let title = words.t("tags-keep");
    Page::new(title.clone(), None).status(status(invalid)).show(visit, || {
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    <h1>{title}</h1>
                    <p class="m-0">{words.t("tags-keep-intro")}</p>
                    {error_summary(visit, invalid)}
                    <section class="card stack">
                        <h2>{words.t("tags-add")}</h2>
                        <form method="post" action=visit.action(TAGS) class="stack">
                            {words_field(visit, invalid, typed)}
                            <div class="row"><button class="btn main">{words.t("tags-add")}</button></div>
                        </form>
                    </section>
                    {list_of(visit, TAGS, all)}
                </div>
            </main>
        }
        .into_any()
    })
}

fn one(visit: &Visit, tag: &Tag, typed: &str, into: &str, invalid: Option<&Invalid>) -> Response {
    let words = visit.words;
    let (language, name) = tag.name(reader(visit));
    let (language, name) = (language.code(), name.to_owned());
    let base = format!("{TAGS}/{}", tag.slug);
    let retire = if tag.retired { ("tags-reinstate", "no") } else { ("tags-retire", "yes") };
    Page::new(name.clone(), None).status(status(invalid)).show(visit, || {
        let merging = Line {
            field: Field::Into,
            label: words.t("field-into"),
            hint: Some(words.t("tags-merge-hint")),
            value: into,
            kind: "text",
            required: false,
            autocomplete: Some("off"),
        };
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    {crumbs(visit, vec![(TAGS.into(), words.t("tags-keep"))])}
                    <div class="row">
                        <h1 lang=language>{name}</h1>
                        {tag.retired.then(|| view! { <span class="chip warn">{words.t("tags-retired")}</span> })}
                        <span class="grow"></span>
                        <a class="btn small" href=format!("/tags/{}", tag.slug)>{words.t("tags-threads")}</a>
                    </div>
                    {error_summary(visit, invalid)}
                    <form method="post" action=visit.action(&base) class="stack">
                        {words_field(visit, invalid, typed)}
                        <div class="row"><button class="btn main">{words.t("settings-save")}</button></div>
                    </form>
                    <section class="card stack">
                        <h2>{words.t("tags-merge")}</h2>
                        <form method="post" action=visit.action(format!("{base}/merge")) class="stack">
                            {line(visit, invalid, merging)}
                            <div class="row"><button class="btn">{words.t("tags-merge")}</button></div>
                        </form>
                    </section>
                    <section class="card stack">
                        <h2>{words.t(retire.0)}</h2>
                        <p class="m-0">{words.t("tags-retire-hint")}</p>
                        {act(visit, format!("{base}/retire"), "btn", words.t(retire.0), &[("set", retire.1.into())])}
                    </section>
                </div>
            </main>
        }
        .into_any()
    })
}
