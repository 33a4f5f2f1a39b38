//! Moving posts to another thread: some of them, all of them, and back again.

use super::id;
use crate::{
    Fault, Site, Visit,
    body::body,
    forms::{Area, Line, after, area, choice, error_summary, line, offered, see_other},
    layout::{Nav, form_page},
    parts::{exact_time, person_link},
};
use axum::{
    Form,
    extract::{Path, Query, State},
    response::Response,
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_actions::forum::{Choices, Target};
use sund_domain::{
    Field, Invalid,
    forum::{Post, Thread, ThreadKind, ThreadLine},
    ids::{MoveId, ThreadId},
};

/// The choice between a new thread and one that is there.
const NEW: &str = "new";
const THERE: &str = "there";

#[derive(Debug, Deserialize)]
pub struct Ask {
    posts: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
pub struct Split {
    #[serde(default)]
    posts: String,
    #[serde(default)]
    to: String,
    #[serde(default)]
    forum: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    thread: String,
    #[serde(default)]
    reason: String,
    #[serde(default, rename = "do")]
    act: String,
}

pub async fn split(
    State(site): State<Site>,
    visit: Visit,
    Path(thread): Path<String>,
    Query(ask): Query<Ask>,
) -> Result<Response, Fault> {
    let typed = Split { posts: ask.posts.unwrap_or_default(), ..Split::default() };
    split_form(&site, &visit, id(&thread)?, &typed, None).await
}

pub async fn submit_split(
    State(site): State<Site>,
    visit: Visit,
    Path(thread): Path<String>,
    Form(form): Form<Split>,
) -> Result<Response, Fault> {
    let text = [&form.posts, &form.title, &form.thread, &form.reason].map(String::as_str).join("\n");
    let viewer = visit.viewer().map_err(|fault| fault.with_text(&text))?;
    let id: ThreadId = id(&thread)?;
    if form.act == "show" {
        return split_form(&site, &visit, id, &form, None).await;
    }
    let target = if form.to == THERE {
        Target::There(&form.thread)
    } else {
        Target::New { forum: &form.forum, kind: &form.kind, title: &form.title }
    };
    let done = sund_actions::forum::split_thread(&site.sund, viewer, id, &form.posts, target, &form.reason).await;
    after(done.map(address), &text, async |invalid| split_form(&site, &visit, id, &form, Some(&invalid)).await).await
}

fn address((thread, number): (ThreadId, u32)) -> String {
    format!("/threads/{thread}?post={number}#p{number}")
}

async fn split_form(
    site: &Site,
    visit: &Visit,
    id: ThreadId,
    typed: &Split,
    invalid: Option<&Invalid>,
) -> Result<Response, Fault> {
    let words = visit.words;
    let choices = sund_actions::forum::where_posts_go(&site.sund, visit.viewer()?, id, &typed.posts).await?;
    let thread = &choices.thread;
    let title = words.t("split-title");
    let hint = words.t1("split-posts-hint", "last", thread.last_number);
    Ok(page(visit, title, invalid, thread, || {
        view! {
            <p class="muted m-0">{words.t("split-hint")}</p>
            {error_summary(visit, invalid)}
            <form method="post" action=visit.action(format!("/threads/{id}/split")) class="stack">
                {line(visit, invalid, Line {
                    field: Field::Posts,
                    label: words.t("field-posts"),
                    hint: Some(hint),
                    value: &typed.posts,
                    kind: "text",
                    required: false,
                    autocomplete: Some("off"),
                })}
                <div class="row"><button class="btn" name="do" value="show">{words.t("split-show")}</button></div>
                {preview(visit, &choices.posts)}
                {targets(visit, &choices, typed, invalid)}
                {reason(visit, invalid, &typed.reason)}
                <div class="row"><button class="btn main" name="do" value="move">{words.t("split-send")}</button></div>
            </form>
        }
        .into_any()
    }))
}

/// The frame of both forms.
fn page(
    visit: &Visit,
    title: String,
    invalid: Option<&Invalid>,
    thread: &Thread,
    form: impl FnOnce() -> AnyView,
) -> Response {
    let way = vec![(format!("/threads/{}", thread.id), thread.title.clone())];
    form_page(visit, Nav::Forums, title, way, invalid, form)
}

fn reason(visit: &Visit, invalid: Option<&Invalid>, typed: &str) -> AnyView {
    let words = visit.words;
    let hint = Some(words.t("split-reason-hint"));
    area(visit, invalid, Area { field: Field::Reason, label: words.t("field-reason"), hint, value: typed, rows: 3 })
}

/// The chosen posts, each with its text behind a line.
fn preview(visit: &Visit, posts: &[Post]) -> Option<AnyView> {
    let words = visit.words;
    let rows = posts
        .iter()
        .map(|post| {
            let by = person_link(&post.author);
            view! {
                <li>
                    <details>
                        <summary>{words.t1("split-post", "n", post.number)}" · "{post.author.name.clone()}" · "{exact_time(visit, post.posted)}</summary>
                        <p class="small muted m-0">{by}</p>
                        <div class="body small" lang=post.language.code() dir="auto" inner_html=body(visit, &post.html, &format!("p{}", post.number))></div>
                    </details>
                </li>
            }
        })
        .collect_view();
    (!posts.is_empty()).then(|| {
        view! { <section><h2>{words.t1("split-chosen", "n", posts.len())}</h2><ul class="list">{rows}</ul></section> }.into_any()
    })
}

/// A new thread, or one that is there.
fn targets(visit: &Visit, choices: &Choices, typed: &Split, invalid: Option<&Invalid>) -> AnyView {
    let words = visit.words;
    let option = |value: &'static str, key: &str| {
        let checked = typed.to == value || (typed.to != THERE && value == NEW);
        view! { <label class="choice"><input type="radio" name="to" value=value checked=checked/>{words.t(key)}</label> }
    };
    let forum = if typed.forum.is_empty() { &choices.thread.forum.slug } else { &typed.forum };
    let forums =
        choices.forums.iter().map(|f| (f.slug.clone(), format!("{} · {}", f.workgroup_name, f.title))).collect();
    let kind = if typed.kind.is_empty() { choices.thread.kind.code() } else { &typed.kind };
    let kinds =
        ThreadKind::ALL.into_iter().map(|k| (k.code().to_owned(), words.t(&format!("kind-{}", k.code())))).collect();
    view! {
        <fieldset class="stack">
            <legend>{words.t("split-to")}</legend>
            {option(NEW, "split-new")}
            <div class="stack indent">
                {line(visit, invalid, Line {
                    field: Field::Title,
                    label: words.t("field-title"),
                    hint: None,
                    value: &typed.title,
                    kind: "text",
                    required: false,
                    autocomplete: Some("off"),
                })}
                {choice(visit, invalid, Field::Forum, words.t("field-forum"), forums, forum)}
                {choice(visit, invalid, Field::Kind, words.t("field-kind"), kinds, kind)}
            </div>
            {option(THERE, "split-there")}
            <div class="indent">{thread_field(visit, invalid, choices, &typed.thread)}</div>
        </fieldset>
    }
    .into_any()
}

/// A thread by its address, with those that come to mind first offered by their titles.
fn thread_field(visit: &Visit, invalid: Option<&Invalid>, choices: &Choices, typed: &str) -> AnyView {
    let words = visit.words;
    let title = |line: &ThreadLine| format!("{} · {}", line.title, line.forum_title);
    let threads = choices.threads.iter().map(|line| (format!("/threads/{}", line.id), title(line))).collect();
    let field = Line {
        field: Field::Thread,
        label: words.t("field-thread"),
        hint: Some(words.t("split-thread-hint")),
        value: typed,
        kind: "text",
        required: false,
        autocomplete: Some("off"),
    };
    offered(visit, invalid, field, threads)
}

#[derive(Debug, Default, Deserialize)]
pub struct Merge {
    #[serde(default)]
    thread: String,
    #[serde(default)]
    reason: String,
}

pub async fn merge(State(site): State<Site>, visit: Visit, Path(thread): Path<String>) -> Result<Response, Fault> {
    merge_form(&site, &visit, id(&thread)?, &Merge::default(), None).await
}

pub async fn submit_merge(
    State(site): State<Site>,
    visit: Visit,
    Path(thread): Path<String>,
    Form(form): Form<Merge>,
) -> Result<Response, Fault> {
    let text = format!("{}\n{}", form.thread, form.reason);
    let viewer = visit.viewer().map_err(|fault| fault.with_text(&text))?;
    let id: ThreadId = id(&thread)?;
    let done = sund_actions::forum::merge_thread(&site.sund, viewer, id, &form.thread, &form.reason).await;
    after(done.map(address), &text, async |invalid| merge_form(&site, &visit, id, &form, Some(&invalid)).await).await
}

async fn merge_form(
    site: &Site,
    visit: &Visit,
    id: ThreadId,
    typed: &Merge,
    invalid: Option<&Invalid>,
) -> Result<Response, Fault> {
    let words = visit.words;
    let choices = sund_actions::forum::where_posts_go(&site.sund, visit.viewer()?, id, "").await?;
    Ok(page(visit, words.t("merge-title"), invalid, &choices.thread, || {
        view! {
            <p class="muted m-0">{words.t("merge-hint")}</p>
            {error_summary(visit, invalid)}
            <form method="post" action=visit.action(format!("/threads/{id}/merge")) class="stack">
                {thread_field(visit, invalid, &choices, &typed.thread)}
                {reason(visit, invalid, &typed.reason)}
                <div class="row"><button class="btn main">{words.t("merge-send")}</button></div>
            </form>
        }
        .into_any()
    }))
}

pub async fn undo(State(site): State<Site>, visit: Visit, Path(moved): Path<String>) -> Result<Response, Fault> {
    let thread = sund_actions::forum::undo_move(&site.sund, visit.viewer()?, id::<MoveId>(&moved)?).await?;
    Ok(see_other(&format!("/threads/{thread}")))
}
