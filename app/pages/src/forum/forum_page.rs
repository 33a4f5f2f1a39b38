//! A forum and its threads.

use super::lines;
use crate::{
    Fault, Site, Visit,
    layout::{Nav, Page},
    notifications::watching::control,
    parts::{act, crumbs, visibility},
};
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_actions::forum::ForumPage;
use sund_domain::{
    Field, Invalid, Problem, Subject as _,
    forum::{Filter, ForumAct},
};

#[derive(Debug, Deserialize)]
pub struct Ask {
    show: Option<String>,
    after: Option<String>,
    flagged: Option<String>,
}

pub async fn show(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    Query(ask): Query<Ask>,
) -> Result<Response, Fault> {
    let viewer = visit.viewer()?;
    let filter = match ask.show.as_deref() {
        None => Filter::default(),
        Some(code) => code.parse().map_err(|_| Invalid::new(Field::Page, Problem::NotAPage))?,
    };
    let after = ask.after.as_deref().map(str::parse).transpose()?;
    let page = sund_actions::forum::forum_page(&site.sund, viewer, &slug, filter, after).await?;
    Ok(Page::new(page.forum.title.clone(), Some(Nav::Forums))
        .show(&visit, || body(&visit, &page, filter, after.is_some(), ask.flagged.is_some())))
}

fn body(visit: &Visit, page: &ForumPage, filter: Filter, later: bool, flagged: bool) -> AnyView {
    let words = visit.words;
    let forum = &page.forum;
    let base = format!("/forums/{}", forum.slug);
    let tabs = Filter::ALL
        .map(|tab| {
            let href = format!("{base}?show={}", tab.code());
            let current = (tab == filter).then_some("page");
            view! { <li><a href=href aria-current=current>{words.t(&format!("filter-{}", tab.code()))}</a></li> }
        })
        .collect_view();
    let nothing = page.threads.rows.is_empty() && page.pinned.is_empty();
    let next = page.threads.next.map(|cursor| format!("{base}?show={}&after={cursor}", filter.code()));
    view! {
        <main id="main" tabindex="-1" class="narrow">
            <div class="stack">
                <div>
                    {crumbs(visit, vec![
                        ("/forums".into(), words.t("nav-forums")),
                        (format!("/workgroups/{}", forum.workgroup_slug), forum.workgroup_name.clone()),
                    ])}
                    <div class="row mt-s">
                        <h1 lang=forum.language.code()>{forum.title.clone()}</h1>
                        {visibility(visit, forum.visibility)}
                        {forum.holds.then(|| view! { <span class="chip">{words.t("forum-holds")}</span> })}
                        {(forum.slow > 0).then(|| view! { <span class="chip">{words.t1("thread-slow", "n", forum.slow)}</span> })}
                        <span class="grow"></span>
                        {forum.may(ForumAct::StartThread).is_ok().then(|| view! { <a class="btn main" href=format!("{base}/new") data-keys="n">{words.t("thread-start")}</a> })}
                    </div>
                    <p class="muted" lang=forum.language.code()>{forum.about.clone()}</p>
                </div>
                {crate::moderation::waiting(visit, &page.held)}
                {flagged.then(|| view! { <p class="notice ok" role="status">{words.t("flag-done")}</p> })}
                <div class="row">
                    <nav aria-label=words.t("filter-label")><ul class="tabs">{tabs}</ul></nav>
                    <span class="grow"></span>
                    <div class="row">
                        {forum.may(ForumAct::FollowForum).is_ok().then(|| control(visit, &format!("{base}/watch"), forum.watched, words.t("watch-forum")))}
                        {forum.may(ForumAct::FollowForum).is_ok().then(|| act(visit, format!("{base}/read"), "btn small", words.t("forum-mark-read"), &[]))}
                        {forum.standing.leads().then(|| view! { <a class="btn small" href=format!("{base}/choose")>{words.t("choose-title")}</a> })}
                        {forum.standing.leads().then(|| view! { <a class="btn small" href=format!("{base}/pace")>{words.t("pace-title")}</a> })}
                    </div>
                </div>
                {(!page.pinned.is_empty()).then(|| view! {
                    <section aria-label=words.t("forum-pinned")>{lines::threads(visit, &page.pinned, false)}</section>
                })}
                {lines::threads(visit, &page.threads.rows, false)}
                {nothing.then(|| view! { <p class="empty">{words.t(if later { "list-end" } else { "forum-empty" })}</p> })}
                {next.map(|href| view! { <nav class="pager" aria-label=words.t("pager")><a class="btn" rel="next" href=href>{words.t("pager-older")}</a></nav> })}
            </div>
        </main>
    }
    .into_any()
}
