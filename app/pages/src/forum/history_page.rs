//! The earlier texts of a post.

use super::id;
use crate::{
    Fault, Site, Visit,
    body::body,
    layout::{Nav, Page},
    parts::{crumbs, in_language, time},
};
use axum::{
    extract::{Path, State},
    response::Response,
};
use leptos::prelude::*;

pub async fn show(State(site): State<Site>, visit: Visit, Path(post): Path<String>) -> Result<Response, Fault> {
    let (post, versions) = sund_actions::forum::post_history(&site.sund, visit.viewer()?, id(&post)?).await?;
    let words = visit.words;
    let title = words.t("history-title");
    let now = (post.post.edited.unwrap_or(post.post.posted), post.post.language, post.post.html.clone());
    let texts = versions.into_iter().map(|v| (v.at, v.language, v.html)).chain([now]).enumerate();
    Ok(Page::new(title.clone(), Some(Nav::Forums)).show(&visit, || {
        let texts = texts
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .map(|(n, (at, language, html))| {
                view! {
                    <section class="card">
                        <h2>{words.t1("history-version", "n", n + 1)}</h2>
                        <p class="small muted m-0">{time(&visit, at, visit.date_and_clock(at))}{in_language(&visit, language)}</p>
                        <div class="body" dir="auto" lang=language.code() inner_html=body(&visit, &html, &format!("t{n}"))></div>
                    </section>
                }
            })
            .collect_view();
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    {crumbs(&visit, vec![(super::address(&post), post.thread.title.clone())])}
                    <h1>{title}</h1>
                    {texts}
                </div>
            </main>
        }
        .into_any()
    }))
}
