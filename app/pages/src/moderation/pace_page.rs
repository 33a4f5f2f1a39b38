//! How often and until when one writes in a thread or forum: its chairs say.

use super::holding_page::forum_switch;
use crate::{
    Fault, Site, Visit,
    forms::{Line, after, errors_of, line},
    forum::id,
    layout::{Nav, form_page},
};
use axum::{
    Form,
    extract::{Path, State},
    response::Response,
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_actions::{ActionError, moderation};
use sund_domain::{
    Field, Invalid, Subject as _,
    forum::{Forum, Thread, ThreadAct},
    ids::ThreadId,
};

pub async fn thread(State(site): State<Site>, visit: Visit, Path(thread): Path<String>) -> Result<Response, Fault> {
    let thread = sund_actions::forum::thread_only(&site.sund, visit.viewer()?, id(&thread)?).await?;
    thread.may(ThreadAct::LockThread).map_err(ActionError::Refused)?;
    Ok(of_thread(&visit, &thread, None, None, None))
}

#[derive(Debug, Deserialize)]
pub struct Slow {
    #[serde(default)]
    minutes: String,
}

pub async fn slow_thread(
    State(site): State<Site>,
    visit: Visit,
    Path(thread): Path<String>,
    Form(form): Form<Slow>,
) -> Result<Response, Fault> {
    let thread: ThreadId = id(&thread)?;
    let viewer = visit.viewer()?;
    let done = moderation::slow_thread(&site.sund, viewer, thread, &form.minutes).await;
    after(done.map(|()| format!("/threads/{thread}")), "", async |invalid| {
        let thread = sund_actions::forum::thread_only(&site.sund, viewer, thread).await?;
        Ok(of_thread(&visit, &thread, Some(&invalid), Some(&form.minutes), None))
    })
    .await
}

#[derive(Debug, Deserialize)]
pub struct LockAt {
    #[serde(default)]
    start: String,
}

pub async fn lock_at(
    State(site): State<Site>,
    visit: Visit,
    Path(thread): Path<String>,
    Form(form): Form<LockAt>,
) -> Result<Response, Fault> {
    let thread: ThreadId = id(&thread)?;
    let viewer = visit.viewer()?;
    let done = moderation::lock_at(&site.sund, viewer, thread, visit.read_local(&form.start)).await;
    after(done.map(|()| format!("/threads/{thread}")), "", async |invalid| {
        let thread = sund_actions::forum::thread_only(&site.sund, viewer, thread).await?;
        Ok(of_thread(&visit, &thread, Some(&invalid), None, Some(&form.start)))
    })
    .await
}

fn of_thread(
    visit: &Visit,
    thread: &Thread,
    invalid: Option<&Invalid>,
    slow: Option<&str>,
    start: Option<&str>,
) -> Response {
    let words = visit.words;
    let path = format!("/threads/{}", thread.id);
    let kept = if thread.slow == 0 { String::new() } else { thread.slow.to_string() };
    let planned = thread.locks.map(|at| visit.local_input(at)).unwrap_or_default();
    let lock = (!thread.locked).then(|| {
        view! {
            <section class="stack">
                <h2>{words.t("lock-at-title")}</h2>
                <form method="post" action=visit.action(format!("{path}/lock-at")) class="stack">
                    {line(visit, invalid, Line {
                        field: Field::Start,
                        label: words.t("lock-at-when"),
                        hint: Some(words.t("lock-at-hint")),
                        value: start.unwrap_or(&planned),
                        kind: "datetime-local",
                        required: false,
                        autocomplete: None,
                    })}
                    <div class="row"><button class="btn main">{words.t("lock-at-send")}</button></div>
                </form>
            </section>
        }
    });
    show(visit, (path.clone(), thread.title.clone()), invalid, || {
        view! { <>{slow_form(visit, invalid, format!("{path}/slow"), slow.unwrap_or(&kept))}{lock}</> }.into_any()
    })
}

pub async fn forum(State(site): State<Site>, visit: Visit, Path(slug): Path<String>) -> Result<Response, Fault> {
    let forum = moderation::paced_forum(&site.sund, visit.viewer()?, &slug).await?;
    Ok(of_forum(&visit, &forum, None, None))
}

pub async fn slow_forum(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    Form(form): Form<Slow>,
) -> Result<Response, Fault> {
    let viewer = visit.viewer()?;
    let done = moderation::slow_forum(&site.sund, viewer, &slug, &form.minutes).await;
    after(done.map(|()| format!("/forums/{slug}")), "", async |invalid| {
        let forum = moderation::paced_forum(&site.sund, viewer, &slug).await?;
        Ok(of_forum(&visit, &forum, Some(&invalid), Some(&form.minutes)))
    })
    .await
}

fn of_forum(visit: &Visit, forum: &Forum, invalid: Option<&Invalid>, typed: Option<&str>) -> Response {
    let path = format!("/forums/{}", forum.slug);
    let kept = if forum.slow == 0 { String::new() } else { forum.slow.to_string() };
    show(visit, (path.clone(), forum.title.clone()), invalid, || {
        let slow = slow_form(visit, invalid, format!("{path}/pace"), typed.unwrap_or(&kept));
        view! { <>{slow}{forum_switch(visit, &forum.slug, forum.holds)}</> }.into_any()
    })
}

fn slow_form(visit: &Visit, invalid: Option<&Invalid>, action: String, value: &str) -> AnyView {
    let words = visit.words;
    view! {
        <section class="stack">
            <h2>{words.t("slow-title")}</h2>
            <form method="post" action=visit.action(action) class="stack">
                {line(visit, invalid, Line {
                    field: Field::Minutes,
                    label: words.t("slow-minutes"),
                    hint: Some(words.t("slow-hint")),
                    value,
                    kind: "numeric",
                    required: false,
                    autocomplete: None,
                })}
                <div class="row"><button class="btn main">{words.t("settings-save")}</button></div>
            </form>
        </section>
    }
    .into_any()
}

fn show(visit: &Visit, way: (String, String), invalid: Option<&Invalid>, body: impl FnOnce() -> AnyView) -> Response {
    form_page(visit, Nav::Forums, visit.words.t("pace-title"), vec![way], invalid, || {
        view! { <>{errors_of(visit, invalid, &[(Field::Start, "lock-at-when"), (Field::Minutes, "slow-minutes")])}{body()}</> }.into_any()
    })
}
