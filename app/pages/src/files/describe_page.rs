//! Saying in words what is on a picture.

use super::{back, post_address, preview};
use crate::{
    Fault, Site, Visit,
    forms::{Area, after, area, encode, errors_of},
    forum::id,
    layout::{Nav, form_page},
};
use axum::{
    Form,
    extract::{Path, Query, State},
    response::Response,
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_domain::{
    Field, Invalid,
    files::{ALT_MOST, File},
    forum::DraftPlace,
    ids::FileId,
};

/// The forum in which one is about to begin a thread.
#[derive(Debug, Default, Deserialize)]
pub struct From {
    #[serde(default)]
    forum: String,
}

#[derive(Debug, Default, Deserialize)]
pub struct Described {
    #[serde(default)]
    body: String,
    #[serde(default)]
    forum: String,
}

pub async fn show(
    State(site): State<Site>,
    visit: Visit,
    Path(file): Path<String>,
    Query(from): Query<From>,
) -> Result<Response, Fault> {
    form(&site, &visit, id(&file)?, (&from.forum, None), None).await
}

pub async fn submit(
    State(site): State<Site>,
    visit: Visit,
    Path(file): Path<String>,
    Form(typed): Form<Described>,
) -> Result<Response, Fault> {
    let id: FileId = id(&file).map_err(|fault| fault.with_text(&typed.body))?;
    let viewer = visit.viewer().map_err(|fault| fault.with_text(&typed.body))?;
    let done = sund_actions::files::described(&site.sund, viewer, id, &typed.body).await;
    after(done.map(|(file, place)| way_back(&file, place, &typed.forum)), &typed.body, async |invalid| {
        form(&site, &visit, id, (&typed.forum, Some(&typed.body)), Some(&invalid)).await
    })
    .await
}

/// To the post, or to what one writes.
fn way_back(file: &File, place: Option<DraftPlace>, forum: &str) -> String {
    match (file.post, place) {
        (Some(post), _) => post_address(post),
        (None, Some(DraftPlace::Thread(_))) if forum.is_empty() => "/files".to_owned(),
        (None, Some(place)) => back(place, forum),
        (None, None) => "/files".to_owned(),
    }
}

async fn form(
    site: &Site,
    visit: &Visit,
    id: FileId,
    (forum, typed): (&str, Option<&str>),
    invalid: Option<&Invalid>,
) -> Result<Response, Fault> {
    let words = visit.words;
    let (file, place) = sund_actions::files::describing(&site.sund, visit.viewer()?, id).await?;
    let title = words.t1("files-describe-title", "name", file.name.as_str());
    let way = vec![(way_back(&file, place, forum), words.t("files-back"))];
    let before = file.picture.as_ref().map(|picture| picture.alt.clone()).unwrap_or_default();
    let action = visit.action(format!("/files/{id}/describe"));
    Ok(form_page(visit, Nav::Forums, title, way, invalid, || {
        view! {
            <>
                <div class="files">{preview(visit, &file)}</div>
                {errors_of(visit, invalid, &[(Field::Body, "files-describe-label")])}
                <form method="post" action=action class="stack">
                    <input type="hidden" name="forum" value=forum.to_owned()/>
                    {area(visit, invalid, Area {
                        field: Field::Body,
                        label: words.t("files-describe-label"),
                        hint: Some(words.t1("files-describe-hint", "most", ALT_MOST)),
                        value: typed.unwrap_or(&before),
                        rows: 3,
                    })}
                    <div class="row"><button class="btn main">{words.t("files-describe-send")}</button></div>
                </form>
            </>
        }
        .into_any()
    }))
}

/// The address of this form, from where one writes in this forum.
#[must_use]
pub fn describe(file: FileId, forum: &str) -> String {
    if forum.is_empty() {
        format!("/files/{file}/describe")
    } else {
        format!("/files/{file}/describe?forum={}", encode(forum))
    }
}
