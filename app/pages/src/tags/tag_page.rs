//! The threads of a theme.

use super::{list_page::synonyms, reader};
use crate::{
    Fault, Site, Visit,
    forms::{encode, see_other},
    forum::lines,
    layout::{Nav, Page},
    notifications::watching::control,
    parts::crumbs,
};
use axum::{
    Form,
    extract::{Path, Query, State},
    response::Response,
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_actions::tags::{TagPage, watch_tag};

#[derive(Debug, Deserialize)]
pub struct Ask {
    after: Option<String>,
}

pub async fn show(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    Query(ask): Query<Ask>,
) -> Result<Response, Fault> {
    let after = ask.after.as_deref().map(str::parse).transpose()?;
    let page = sund_actions::tags::tag_page(&site.sund, visit.viewer()?, &slug, after).await?;
    if page.tag.slug != slug {
        return Ok(see_other(&format!("/tags/{}", page.tag.slug)));
    }
    let (_, name) = page.tag.name(reader(&visit));
    Ok(Page::new(name.to_owned(), Some(Nav::Forums)).show(&visit, || body(&visit, &page, after.is_some())))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Chosen {
    watch: String,
}

pub async fn watch(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    Form(chosen): Form<Chosen>,
) -> Result<Response, Fault> {
    watch_tag(&site.sund, visit.viewer()?, &slug, &chosen.watch).await?;
    Ok(see_other(&format!("/tags/{}", encode(&slug))))
}

fn body(visit: &Visit, page: &TagPage, later: bool) -> AnyView {
    let words = visit.words;
    let tag = &page.tag;
    let base = format!("/tags/{}", tag.slug);
    let (language, name) = tag.name(reader(visit));
    let next = page.threads.next.map(|cursor| format!("{base}?after={cursor}"));
    view! {
        <main id="main" tabindex="-1" class="narrow">
            <div class="stack">
                <div>
                    {crumbs(visit, vec![
                        ("/forums".into(), words.t("nav-forums")),
                        ("/tags".into(), words.t("field-tags")),
                    ])}
                    <div class="row mt-s">
                        <h1 lang=language.code()>{name.to_owned()}</h1>
                        {tag.retired.then(|| view! { <span class="chip warn">{words.t("tags-retired")}</span> })}
                        <span class="grow"></span>
                        {control(visit, &format!("{base}/watch"), page.watched, words.t("watch-tag"))}
                    </div>
                    <p class="m-0">{synonyms(visit, tag)}</p>
                </div>
                {lines::threads(visit, &page.threads.rows, true)}
                {page.threads.rows.is_empty().then(|| view! { <p class="empty">{words.t(if later { "list-end" } else { "tags-no-threads" })}</p> })}
                {next.map(|href| view! { <nav class="pager" aria-label=words.t("pager")><a class="btn" rel="next" href=href>{words.t("pager-older")}</a></nav> })}
            </div>
        </main>
    }
    .into_any()
}
