//! Buttons on a thread and its posts: each a form of its own, each goes back to where it was pressed.

use super::id;
use crate::{Fault, Site, Visit, forms::see_other};
use axum::{
    Form,
    extract::{Path, State},
    response::Response,
};
use serde::Deserialize;
use sund_domain::{
    Refusal,
    forum::PostInThread,
    ids::{PostId, ThreadId},
};

/// A switch: on or off.
#[derive(Debug, Deserialize)]
pub struct Switch {
    #[serde(default)]
    set: String,
}

#[derive(Debug, Deserialize)]
pub struct Accept {
    #[serde(default)]
    number: String,
}

fn thread_address(id: ThreadId) -> Response {
    see_other(&format!("/threads/{id}"))
}

fn post_address(post: &PostInThread) -> Response {
    let (thread, number) = (post.thread.id, post.post.number);
    see_other(&format!("/threads/{thread}?post={number}#p{number}"))
}

pub async fn accept(
    State(site): State<Site>,
    visit: Visit,
    Path(thread): Path<String>,
    Form(form): Form<Accept>,
) -> Result<Response, Fault> {
    let thread: ThreadId = id(&thread)?;
    let number = match form.number.as_str() {
        "" => None,
        text => Some(text.parse().map_err(|_| Fault::Refused { refusal: Refusal::NotAnAnswer, typed: String::new() })?),
    };
    sund_actions::forum::accept_answer(&site.sund, visit.viewer()?, thread, number).await?;
    Ok(match number {
        Some(n) => see_other(&format!("/threads/{thread}?post={n}#p{n}")),
        None => thread_address(thread),
    })
}

pub async fn pin(
    State(site): State<Site>,
    visit: Visit,
    Path(thread): Path<String>,
    Form(form): Form<Switch>,
) -> Result<Response, Fault> {
    let thread: ThreadId = id(&thread)?;
    sund_actions::forum::pin_thread(&site.sund, visit.viewer()?, thread, form.set == "yes").await?;
    Ok(thread_address(thread))
}

pub async fn lock(
    State(site): State<Site>,
    visit: Visit,
    Path(thread): Path<String>,
    Form(form): Form<Switch>,
) -> Result<Response, Fault> {
    let thread: ThreadId = id(&thread)?;
    sund_actions::forum::lock_thread(&site.sund, visit.viewer()?, thread, form.set == "yes").await?;
    Ok(thread_address(thread))
}

pub async fn restore(State(site): State<Site>, visit: Visit, Path(thread): Path<String>) -> Result<Response, Fault> {
    let thread: ThreadId = id(&thread)?;
    sund_actions::forum::restore_thread(&site.sund, visit.viewer()?, thread).await?;
    Ok(thread_address(thread))
}

pub async fn restore_post(State(site): State<Site>, visit: Visit, Path(post): Path<String>) -> Result<Response, Fault> {
    let post = sund_actions::forum::restore_post(&site.sund, visit.viewer()?, id::<PostId>(&post)?).await?;
    Ok(post_address(&post))
}

pub async fn helpful(
    State(site): State<Site>,
    visit: Visit,
    Path(post): Path<String>,
    Form(form): Form<Switch>,
) -> Result<Response, Fault> {
    let (post, _) =
        sund_actions::forum::mark_helpful(&site.sund, visit.viewer()?, id::<PostId>(&post)?, form.set == "yes").await?;
    Ok(post_address(&post))
}

/// The permanent address of a post, wherever its thread is now.
pub async fn permalink(State(site): State<Site>, visit: Visit, Path(post): Path<String>) -> Result<Response, Fault> {
    let (post, _) = sund_actions::forum::quote(&site.sund, visit.viewer()?, id::<PostId>(&post)?).await?;
    Ok(post_address(&post))
}
