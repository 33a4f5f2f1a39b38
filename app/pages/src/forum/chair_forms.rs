//! What chairs do with a reason or a choice: hide, move.

use super::{address, id};
use crate::{
    Fault, Site, Visit,
    forms::{after, choice, error_summary},
    layout::{Nav, form_page},
    moderation::{TypedReason, because},
};
use axum::{
    Form,
    extract::{Path, State},
    response::Response,
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_actions::ActionError;
use sund_domain::{
    Field, Invalid, Subject as _,
    forum::{PostAct, Thread, ThreadAct},
    ids::{PostId, ThreadId},
};

/// A form of a chair: one field over a button.
struct ChairForm<'a> {
    title: String,
    hint: String,
    action: String,
    back: (String, String),
    invalid: Option<&'a Invalid>,
    field: AnyView,
    send: String,
}

fn show(visit: &Visit, form: ChairForm<'_>) -> Response {
    form_page(visit, Nav::Forums, form.title, vec![form.back], form.invalid, || {
        view! {
            <>
                <p class="muted m-0">{form.hint}</p>
                {error_summary(visit, form.invalid)}
                <form method="post" action=visit.action(form.action) class="stack">
                    {form.field}
                    <div class="row"><button class="btn main">{form.send}</button></div>
                </form>
            </>
        }
        .into_any()
    })
}

fn may(thread: &Thread, act: ThreadAct) -> Result<(), Fault> {
    thread.may(act).map_err(|refusal| ActionError::Refused(refusal).into())
}

pub async fn hide_thread(
    State(site): State<Site>,
    visit: Visit,
    Path(thread): Path<String>,
) -> Result<Response, Fault> {
    let thread = sund_actions::forum::thread_only(&site.sund, visit.viewer()?, id(&thread)?).await?;
    may(&thread, ThreadAct::HideThread)?;
    Ok(hide_form(&visit, &thread, None, &TypedReason::default()))
}

fn hide_form(visit: &Visit, thread: &Thread, invalid: Option<&Invalid>, typed: &TypedReason) -> Response {
    let words = visit.words;
    show(
        visit,
        ChairForm {
            title: words.t("hide-thread-title"),
            hint: words.t("hide-hint"),
            action: format!("/threads/{}/hide", thread.id),
            back: (format!("/threads/{}", thread.id), thread.title.clone()),
            invalid,
            field: because(visit, invalid, typed.because(), ""),
            send: words.t("chair-hide"),
        },
    )
}

pub async fn submit_hide_thread(
    State(site): State<Site>,
    visit: Visit,
    Path(thread): Path<String>,
    Form(form): Form<TypedReason>,
) -> Result<Response, Fault> {
    let viewer = visit.viewer().map_err(|fault| fault.with_text(&form.reason))?;
    let thread: ThreadId = id(&thread)?;
    let done = sund_actions::forum::hide_thread(&site.sund, viewer, thread, &form.cause, &form.reason).await;
    after(done.map(|()| format!("/threads/{thread}")), &form.reason, async |invalid| {
        let thread = sund_actions::forum::thread_only(&site.sund, viewer, thread).await?;
        Ok(hide_form(&visit, &thread, Some(&invalid), &form))
    })
    .await
}

pub async fn hide_post(State(site): State<Site>, visit: Visit, Path(post): Path<String>) -> Result<Response, Fault> {
    hide_post_form(&site, &visit, id(&post)?, None, &TypedReason::default()).await
}

async fn hide_post_form(
    site: &Site,
    visit: &Visit,
    id: PostId,
    invalid: Option<&Invalid>,
    typed: &TypedReason,
) -> Result<Response, Fault> {
    let words = visit.words;
    let (post, _) = sund_actions::forum::quote(&site.sund, visit.viewer()?, id).await?;
    post.may(PostAct::HidePost).map_err(ActionError::Refused)?;
    Ok(show(
        visit,
        ChairForm {
            title: words.t1("hide-post-title", "name", post.post.author.name.as_str()),
            hint: words.t("hide-hint"),
            action: format!("/posts/{id}/hide"),
            back: (address(&post), post.thread.title.clone()),
            invalid,
            field: because(visit, invalid, typed.because(), ""),
            send: words.t("chair-hide"),
        },
    ))
}

pub async fn submit_hide_post(
    State(site): State<Site>,
    visit: Visit,
    Path(post): Path<String>,
    Form(form): Form<TypedReason>,
) -> Result<Response, Fault> {
    let id: PostId = id(&post)?;
    let viewer = visit.viewer().map_err(|fault| fault.with_text(&form.reason))?;
    let done = sund_actions::forum::hide_post(&site.sund, viewer, id, &form.cause, &form.reason).await;
    after(done.map(|post| address(&post)), &form.reason, async |invalid| {
        hide_post_form(&site, &visit, id, Some(&invalid), &form).await
    })
    .await
}

pub async fn move_thread(
    State(site): State<Site>,
    visit: Visit,
    Path(thread): Path<String>,
) -> Result<Response, Fault> {
    move_form(&site, &visit, id(&thread)?, None, "").await
}

async fn move_form(
    site: &Site,
    visit: &Visit,
    id: ThreadId,
    invalid: Option<&Invalid>,
    chosen: &str,
) -> Result<Response, Fault> {
    let words = visit.words;
    let (thread, forums) = sund_actions::forum::where_to(&site.sund, visit.viewer()?, id).await?;
    let options = forums.into_iter().map(|f| (f.slug, format!("{} · {}", f.workgroup_name, f.title))).collect();
    Ok(show(
        visit,
        ChairForm {
            title: words.t("move-title"),
            hint: words.t("move-hint"),
            action: format!("/threads/{id}/move"),
            back: (format!("/threads/{id}"), thread.title.clone()),
            invalid,
            field: choice(visit, invalid, Field::Forum, words.t("field-forum"), options, chosen),
            send: words.t("chair-move"),
        },
    ))
}

#[derive(Debug, Deserialize)]
pub struct Move {
    #[serde(default)]
    forum: String,
}

pub async fn submit_move_thread(
    State(site): State<Site>,
    visit: Visit,
    Path(thread): Path<String>,
    Form(form): Form<Move>,
) -> Result<Response, Fault> {
    let thread: ThreadId = id(&thread)?;
    let done = sund_actions::forum::move_thread(&site.sund, visit.viewer()?, thread, &form.forum).await;
    after(done.map(|()| format!("/threads/{thread}")), "", async |invalid| {
        move_form(&site, &visit, thread, Some(&invalid), &form.forum).await
    })
    .await
}
