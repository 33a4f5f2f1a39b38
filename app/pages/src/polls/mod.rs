//! Polls: the part of a form that asks, what a post shows of its poll, and voting.

pub mod form;
pub mod shown;

use crate::{
    Fault, Site, Visit,
    forms::{after, error_summary},
    forum::{address, id},
    layout::{Nav, form_page},
};
use axum::{
    Form, Router,
    extract::{Path, State},
    response::Response,
    routing::get,
};
use leptos::prelude::*;
use shown::Voting;
use sund_actions::polls;
use sund_domain::{Invalid, forum::PostInThread, ids::PostId};

pub fn routes() -> Router<Site> {
    Router::new().route("/posts/{post}/vote", get(show).post(submit))
}

async fn show(State(site): State<Site>, visit: Visit, Path(post): Path<String>) -> Result<Response, Fault> {
    let post = polls::voting(&site.sund, visit.viewer()?, id(&post)?).await?;
    Ok(answer(&visit, &post, None))
}

/// An option and its place: `2` is the option alone, `2:1` the option in the first place.
pub fn picked(value: &str) -> (u32, u32) {
    let (option, place) = value.split_once(':').unwrap_or((value, "1"));
    option.parse().ok().zip(place.parse().ok()).unwrap_or_default()
}

async fn submit(
    State(site): State<Site>,
    visit: Visit,
    Path(post): Path<String>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let (viewer, id) = (visit.viewer()?, id::<PostId>(&post)?);
    let named = |wanted: &'static str| fields.iter().filter(move |(name, _)| name == wanted).map(|(_, value)| value);
    let picked: Vec<_> = named("choice").filter(|value| !value.is_empty()).map(|value| picked(value)).collect();
    let done = match named("do").next().map(String::as_str) {
        Some("take-back") => polls::take_back(&site.sund, viewer, id).await,
        Some("close") => polls::close(&site.sund, viewer, id).await,
        _ => polls::vote(&site.sund, viewer, id, &picked).await,
    };
    after(done.map(|post| address(&post)), "", async |invalid| {
        let post = polls::voting(&site.sund, viewer, id).await?;
        Ok(answer(&visit, &post, Some((&invalid, &picked))))
    })
    .await
}

fn answer(visit: &Visit, post: &PostInThread, wrong: Option<(&Invalid, &[(u32, u32)])>) -> Response {
    let way = vec![(address(post), post.thread.title.clone())];
    let invalid = wrong.map(|(invalid, _)| invalid);
    form_page(visit, Nav::Forums, visit.words.t("poll-title"), way, invalid, || {
        let voting = Voting { invalid, picked: wrong.map(|(_, picked)| picked) };
        view! { {error_summary(visit, invalid)}{shown::poll(visit, &post.thread, &post.post, Some(voting))} }.into_any()
    })
}
