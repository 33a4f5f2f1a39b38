//! Saying what a thread is about.

use super::{
    field::{field, typed, unknown},
    reader,
};
use crate::{
    Fault, Site, Visit,
    forms::{after, error_summary},
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
use sund_actions::tags::{tag_thread, tagging};
use sund_domain::{Invalid, forum::Thread, ids::ThreadId, tags::Unknown};

pub async fn show(State(site): State<Site>, visit: Visit, Path(thread): Path<String>) -> Result<Response, Fault> {
    let (thread, tags) = tagging(&site.sund, visit.viewer()?, id(&thread)?).await?;
    let names: Vec<&str> = tags.iter().map(|tag| tag.name(reader(&visit)).1).collect();
    Ok(answer(&visit, &thread, &names.join(", "), None, &[]))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    tags: String,
}

pub async fn submit(
    State(site): State<Site>,
    visit: Visit,
    Path(thread): Path<String>,
    Form(form): Form<Typed>,
) -> Result<Response, Fault> {
    let with_text = |fault: Fault| fault.with_text(&form.tags);
    let viewer = visit.viewer().map_err(with_text)?;
    let id: ThreadId = id(&thread).map_err(with_text)?;
    let done = tag_thread(&site.sund, viewer, id, typed(&visit, &form.tags)).await;
    let again = async |invalid: Invalid| {
        let (thread, _) = tagging(&site.sund, viewer, id).await?;
        let unknown = unknown(&site, &visit, Some(&invalid), &form.tags).await;
        Ok(answer(&visit, &thread, &form.tags, Some(&invalid), &unknown))
    };
    after(done.map(|()| format!("/threads/{id}")), &form.tags, again).await
}

fn answer(visit: &Visit, thread: &Thread, value: &str, invalid: Option<&Invalid>, unknown: &[Unknown]) -> Response {
    let words = visit.words;
    let path = format!("/threads/{}", thread.id);
    let forum = (format!("/forums/{}", thread.forum.slug), thread.forum.title.clone());
    let way = vec![forum, (path.clone(), thread.title.clone())];
    form_page(visit, Nav::Forums, words.t("tags-change"), way, invalid, || {
        view! {
            <>
                {error_summary(visit, invalid)}
                <form method="post" action=visit.action(format!("{path}/tags")) class="stack">
                    {field(visit, invalid, value, unknown)}
                    <div class="row"><button class="btn main">{words.t("settings-save")}</button></div>
                </form>
            </>
        }
        .into_any()
    })
}
