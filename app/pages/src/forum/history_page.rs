//! The texts that a post had, each with what it changed of the one before.

use super::{changes::changes, id};
use crate::{
    Fault, Site, Visit,
    body::body,
    files::gone,
    layout::{Nav, Page},
    parts::{crumbs, in_language, time},
};
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_actions::forum::History;
use sund_domain::{files::File, forum::PostVersion};

#[derive(Debug, Deserialize)]
pub struct Ask {
    before: Option<u32>,
}

pub async fn show(
    State(site): State<Site>,
    visit: Visit,
    Path(post): Path<String>,
    Query(ask): Query<Ask>,
) -> Result<Response, Fault> {
    let history = sund_actions::forum::post_history(&site.sund, visit.viewer()?, id(&post)?, ask.before).await?;
    let words = visit.words;
    let title = words.t("history-title");
    Ok(Page::new(title.clone(), Some(Nav::Forums)).show(&visit, || {
        let History { post, texts, base } = &history;
        let rows = texts
            .iter()
            .enumerate()
            .map(|(n, text)| version(&visit, text, texts.get(n + 1).or(base.as_ref())))
            .collect_view();
        let earlier = base.as_ref().map(|base| {
            let href = format!("/posts/{}/history?before={}", post.post.id, base.version + 1);
            view! { <p class="m-0"><a class="btn" rel="next" href=href>{words.t("history-earlier")}</a></p> }
        });
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    {crumbs(&visit, vec![(super::address(post), post.thread.title.clone())])}
                    <h1>{title}</h1>
                    {removed(&visit, &post.post.files)}
                    {rows}
                    {earlier}
                </div>
            </main>
        }
        .into_any()
    }))
}

/// A text, and what it changed.
fn version(visit: &Visit, text: &PostVersion, before: Option<&PostVersion>) -> AnyView {
    let words = visit.words;
    let html = body(visit, &text.html, &format!("t{}", text.version));
    let whole = view! { <div class="body" dir="auto" lang=text.language.code() inner_html=html></div> };
    let shown = match before {
        None => whole.into_any(),
        Some(before) => view! {
            <h3 class="visually-hidden">{words.t("history-changes")}</h3>
            {changes(visit, &before.markdown, &text.markdown)}
            <details><summary>{words.t("history-whole")}</summary>{whole}</details>
        }
        .into_any(),
    };
    view! {
        <section class="card">
            <h2>{words.t1("history-version", "n", text.version)}</h2>
            <p class="small muted m-0">{time(visit, text.at, visit.date_and_clock(text.at))}{in_language(visit, text.language)}</p>
            {shown}
        </section>
    }
    .into_any()
}

/// The files that were taken away, by whom, when and why.
fn removed(visit: &Visit, files: &[File]) -> Option<AnyView> {
    let one = |file: &File| {
        let removed = file.removed.as_ref()?;
        let at = time(visit, removed.at, visit.date_and_clock(removed.at));
        Some(view! { <li>{gone(visit, file, removed)}" "<span class="small muted">{at}</span></li> })
    };
    let rows: Vec<_> = files.iter().filter_map(one).collect();
    let title = visit.words.t("history-files");
    (!rows.is_empty()).then(|| view! { <section class="card"><h2>{title}</h2><ul>{rows}</ul></section> }.into_any())
}
