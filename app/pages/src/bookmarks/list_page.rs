//! All that one has kept: first what one asked to be reminded of by now.

use crate::{
    Fault, Site, Visit,
    forms::encode,
    layout::Page,
    parts::{in_language, time},
};
use axum::{
    extract::{Query, State},
    response::Response,
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_actions::bookmarks::{Kept, list};
use sund_domain::bookmarks::Bookmark;

#[derive(Debug, Deserialize)]
pub struct Ask {
    note: Option<String>,
    after: Option<String>,
}

pub async fn show(State(site): State<Site>, visit: Visit, Query(ask): Query<Ask>) -> Result<Response, Fault> {
    let viewer = visit.viewer()?;
    let after = ask.after.as_deref().map(str::parse).transpose()?;
    let looked_for = ask.note.unwrap_or_default();
    let kept = list(&site.sund, viewer, &looked_for, after).await?;
    let title = visit.words.t("bookmarks-title");
    Ok(Page::new(title.clone(), None).show(&visit, || body(&visit, title, &kept, looked_for.trim(), after.is_some())))
}

fn body(visit: &Visit, title: String, kept: &Kept, looked_for: &str, later: bool) -> AnyView {
    let words = visit.words;
    let rows = |rows: &[Bookmark]| rows.iter().map(|bookmark| row(visit, bookmark)).collect_view();
    let next = kept.page.next.map(|cursor| {
        let note = if looked_for.is_empty() { String::new() } else { format!("note={}&", encode(looked_for)) };
        format!("/bookmarks?{note}after={cursor}")
    });
    let nothing = kept.page.rows.is_empty().then_some(match (later, looked_for) {
        (true, _) => "list-end",
        (false, "") if kept.due.is_empty() => "bookmarks-none",
        (false, "") => "bookmarks-no-others",
        (false, _) => "bookmarks-not-found",
    });
    view! {
        <main id="main" tabindex="-1" class="narrow">
            <div class="stack">
                <h1>{title}</h1>
                <form method="get" action="/bookmarks" class="row" role="search">
                    <label for="note">{words.t("bookmarks-look")}</label>
                    <input id="note" name="note" type="search" value=looked_for.to_owned()/>
                    <button class="btn">{words.t("bookmarks-look-button")}</button>
                </form>
                {(!kept.due.is_empty()).then(|| view! {
                    <section class="stack">
                        <h2>{words.t("bookmarks-due")}</h2>
                        <ul class="list kept">{rows(&kept.due)}</ul>
                        <h2>{words.t("bookmarks-others")}</h2>
                    </section>
                })}
                {(!kept.page.rows.is_empty()).then(|| view! { <ul class="list kept">{rows(&kept.page.rows)}</ul> })}
                {nothing.map(|key| view! { <p class="empty">{words.t(key)}</p> })}
                {next.map(|href| view! { <nav class="pager" aria-label=words.t("pager")><a class="btn" rel="next" href=href>{words.t("pager-older")}</a></nav> })}
            </div>
        </main>
    }
    .into_any()
}

/// What it is of, if one may see that.
pub fn about(visit: &Visit, bookmark: &Bookmark) -> AnyView {
    let words = visit.words;
    let Some(of) = &bookmark.of else { return view! { <b>{words.t("bookmark-not-there")}</b> }.into_any() };
    let by = of.post.as_ref().map(|(_, name)| view! { {words.t1("bookmark-post-of", "name", name.as_str())}" · " });
    view! {
        <>
            <a class="t" href=of.address() lang=of.language.code()>{of.title.clone()}</a>" "
            <span class="muted small">{by}{of.forum.clone()}{in_language(visit, of.language)}</span>
        </>
    }
    .into_any()
}

fn row(visit: &Visit, bookmark: &Bookmark) -> AnyView {
    let words = visit.words;
    let change = words.t("bookmark-change");
    let whole = match &bookmark.of {
        Some(of) => format!("{change}: {}", of.title),
        None => format!("{change}: {}", visit.date_and_clock(bookmark.at)),
    };
    let remind = bookmark.remind.map(|at| {
        let key = if at <= visit.now { "bookmark-reminded" } else { "bookmark-reminds" };
        view! { " · "{words.t(key)}" "{time(visit, at, visit.date_and_clock(at))} }
    });
    let note = (!bookmark.note.is_empty()).then(|| view! { <p class="m-0 full">{bookmark.note.clone()}</p> });
    view! {
        <li>
            {about(visit, bookmark)}
            <span class="num"><a class="btn small" href=format!("/bookmarks/{}", bookmark.id) aria-label=whole>{change.clone()}</a></span>
            {note}
            <span class="muted small">{words.t("bookmark-made")}" "{time(visit, bookmark.at, visit.ago(bookmark.at))}{remind}</span>
        </li>
    }
    .into_any()
}
