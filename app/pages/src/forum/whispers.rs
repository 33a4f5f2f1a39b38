//! Whispers as they are read: beside a post, and all of a workgroup's.

use crate::{
    Fault, Site, Visit,
    body::body,
    layout::{Nav, Page},
    parts::{country, crumbs, exact_time, face, icon, in_language, person_link, time},
};
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_actions::forum::{ThreadPage, WhisperList};
use sund_domain::{forum::Whisper, page::Cursor};

#[derive(Debug, Deserialize)]
pub struct Ask {
    after: Option<String>,
}

/// A whisper in its thread. Who can see it stands in words above it.
pub fn whisper(visit: &Visit, whisper: &Whisper) -> AnyView {
    let words = visit.words;
    let (id, by) = (format!("w{}", whisper.id), format!("wby{}", whisper.id));
    let named = by.clone();
    let text = if whisper.taken_back.is_some() {
        view! { <p class="muted m-0">{words.t("whisper-taken-back")}</p> }.into_any()
    } else {
        let html = body(visit, &whisper.html, &id);
        view! { <div class="body" dir="auto" lang=whisper.language.code() inner_html=html></div> }.into_any()
    };
    let edited = whisper.edited.filter(|_| whisper.taken_back.is_none()).map(|at| {
        view! { " · "<a href=format!("/whispers/{}", whisper.id)>{time(visit, at, words.t("post-edited"))}</a> }
    });
    let change = (whisper.mine && whisper.taken_back.is_none()).then(|| {
        let whole = words.t("whisper-change");
        view! { <p class="m-0"><a class="btn plain" href=format!("/whispers/{}", whisper.id)>{whole}</a></p> }
    });
    view! {
        <article class="whisper" id=id aria-labelledby=named>
            <p class="sees small">{icon(visit, "lock")}<b>{words.t("whisper-mark")}</b>" "{words.t("whisper-who-sees")}</p>
            <header class="who">
                {face(&whisper.author, true)}
                <b id=by>{person_link(&whisper.author)}</b>
                {country(visit, whisper.author.country)}
                <span class="muted small">{whisper.author.organisation.clone()}</span>
                <span class="muted small">"· "<a href=format!("/whispers/{}", whisper.id)>{exact_time(visit, whisper.written)}</a>{edited}{in_language(visit, whisper.language)}</span>
            </header>
            {text}
            {change}
        </article>
    }
    .into_any()
}

/// The way to write one, under the box in which one replies: beside the last post of the page.
pub fn write_one(visit: &Visit, page: &ThreadPage) -> Option<AnyView> {
    let words = visit.words;
    let last = page.posts.last().filter(|_| page.thread.forum.standing.leads())?;
    let href = format!("/posts/{}/whisper", last.id);
    Some(
        view! {
            <p class="row gap-s mt">
                <a class="btn" href=href>{icon(visit, "lock")}" "{words.t("whisper-write-here")}</a>
                <span class="muted small">{words.t("whisper-who-sees")}</span>
            </p>
        }
        .into_any(),
    )
}

/// All whispers of a workgroup, also those beside posts that are in another one by now.
pub async fn list(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    Query(ask): Query<Ask>,
) -> Result<Response, Fault> {
    let after = ask.after.map(|text| text.parse::<Cursor>()).transpose()?;
    let list = sund_actions::forum::whispers(&site.sund, visit.viewer()?, &slug, after).await?;
    let words = visit.words;
    let title = words.t("whispers-title");
    let WhisperList { workgroup, whispers } = &list;
    let base = format!("/workgroups/{}", workgroup.slug);
    let way = vec![(base.clone(), workgroup.name.clone()), (format!("{base}/queue"), words.t("queue-title"))];
    let rows = whispers
        .rows
        .iter()
        .map(|one| view! { <section class="stack gap-s">{place(&visit, one)}{whisper(&visit, one)}</section> })
        .collect_view();
    let next = whispers.next.map(|cursor| {
        let href = format!("{base}/whispers?after={cursor}");
        view! { <nav class="pager" aria-label=words.t("pager")><a class="btn" rel="next" href=href>{words.t("pager-older")}</a></nav> }
    });
    Ok(Page::new(title.clone(), Some(Nav::Workgroups)).show(&visit, || {
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    {crumbs(&visit, way)}
                    <h1>{title}</h1>
                    <p class="muted m-0">{words.t("whispers-hint")}</p>
                    {whispers.rows.is_empty().then(|| view! { <p class="empty">{words.t("whispers-none")}</p> })}
                    {rows}
                    {next}
                </div>
            </main>
        }
        .into_any()
    }))
}

/// Where it stands; of a post that went to another workgroup nothing but that.
pub fn place(visit: &Visit, whisper: &Whisper) -> AnyView {
    let words = visit.words;
    match &whisper.place {
        Some(place) => {
            let href = format!("/threads/{}?post={}#w{}", place.thread, place.number, whisper.id);
            view! { <p class="small m-0">{words.t("whisper-beside")}" "<a href=href dir="auto">{place.title.clone()}</a></p> }.into_any()
        }
        None => view! { <p class="small muted m-0">{words.t("whisper-went")}</p> }.into_any(),
    }
}
