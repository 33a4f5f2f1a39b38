//! Buttons: how closely one watches, what one has read, whom one follows. Each goes back to where it was pressed.

use crate::{
    Fault, Site, Visit,
    forms::{encode, see_other},
    forum::id,
};
use axum::{
    Form,
    extract::{Path, State},
    response::Response,
};
use serde::Deserialize;
use sund_actions::{forum, notifications};
use sund_domain::ids::{PersonId, PostId, ThreadId};

#[derive(Debug, Deserialize)]
pub struct Choice {
    #[serde(default)]
    watch: String,
}

#[derive(Debug, Deserialize)]
pub struct Switch {
    #[serde(default)]
    set: String,
}

pub async fn watch_forum(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    Form(form): Form<Choice>,
) -> Result<Response, Fault> {
    forum::watch_forum(&site.sund, visit.viewer()?, &slug, &form.watch).await?;
    Ok(see_other(&format!("/forums/{}", encode(&slug))))
}

pub async fn read_forum(State(site): State<Site>, visit: Visit, Path(slug): Path<String>) -> Result<Response, Fault> {
    forum::mark_forum_read(&site.sund, visit.viewer()?, &slug).await?;
    Ok(see_other(&format!("/forums/{}", encode(&slug))))
}

pub async fn watch_thread(
    State(site): State<Site>,
    visit: Visit,
    Path(thread): Path<String>,
    Form(form): Form<Choice>,
) -> Result<Response, Fault> {
    let thread: ThreadId = id(&thread)?;
    forum::watch_thread(&site.sund, visit.viewer()?, thread, &form.watch).await?;
    Ok(see_other(&format!("/threads/{thread}")))
}

/// Nothing in the thread is new any more: one is done with it, and goes back to its forum.
pub async fn read_thread(
    State(site): State<Site>,
    visit: Visit,
    Path(thread): Path<String>,
) -> Result<Response, Fault> {
    let thread = forum::mark_thread_read(&site.sund, visit.viewer()?, id::<ThreadId>(&thread)?).await?;
    Ok(see_other(&format!("/forums/{}", thread.forum.slug)))
}

/// New again from here on. Not back to the thread: to look at it would be to read it.
pub async fn unread(State(site): State<Site>, visit: Visit, Path(post): Path<String>) -> Result<Response, Fault> {
    let post = forum::mark_unread_from(&site.sund, visit.viewer()?, id::<PostId>(&post)?).await?;
    Ok(see_other(&format!("/forums/{}", post.thread.forum.slug)))
}

pub async fn read_workgroup(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
) -> Result<Response, Fault> {
    notifications::mark_workgroup_read(&site.sund, visit.viewer()?, &slug).await?;
    Ok(see_other(&format!("/workgroups/{}", encode(&slug))))
}

pub async fn follow(
    State(site): State<Site>,
    visit: Visit,
    Path(person): Path<String>,
    Form(form): Form<Switch>,
) -> Result<Response, Fault> {
    let person: PersonId = id(&person)?;
    notifications::follow(&site.sund, visit.viewer()?, person, form.set == "yes").await?;
    Ok(see_other(&format!("/people/{person}")))
}
