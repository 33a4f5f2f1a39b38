//! Taking a file away from a post: authors do it so, chairs with a reason.

use super::{link, post_address, preview};
use crate::{
    Fault, Site, Visit,
    forms::{after, error_summary},
    forum::id,
    layout::{Nav, form_page},
    moderation::{TypedReason, because},
};
use axum::{
    Form,
    extract::{Path, State},
    response::Response,
};
use leptos::prelude::*;
use sund_domain::{Invalid, ids::FileId};

pub async fn show(State(site): State<Site>, visit: Visit, Path(file): Path<String>) -> Result<Response, Fault> {
    form(&site, &visit, id(&file)?, &TypedReason::default(), None).await
}

pub async fn submit(
    State(site): State<Site>,
    visit: Visit,
    Path(file): Path<String>,
    Form(typed): Form<TypedReason>,
) -> Result<Response, Fault> {
    let id: FileId = id(&file).map_err(|fault| fault.with_text(&typed.reason))?;
    let viewer = visit.viewer().map_err(|fault| fault.with_text(&typed.reason))?;
    let done = sund_actions::files::remove(&site.sund, viewer, id, &typed.cause, &typed.reason).await;
    after(done.map(|post| post_address(post.post.id)), &typed.reason, async |invalid| {
        form(&site, &visit, id, &typed, Some(&invalid)).await
    })
    .await
}

async fn form(
    site: &Site,
    visit: &Visit,
    id: FileId,
    typed: &TypedReason,
    invalid: Option<&Invalid>,
) -> Result<Response, Fault> {
    let words = visit.words;
    let (file, post) = sund_actions::files::removing(&site.sund, visit.viewer()?, id).await?;
    let title = words.t1("files-remove-title", "name", file.name.as_str());
    let way = vec![(post_address(post.post.id), post.thread.title.clone())];
    let own = post.post.mine;
    Ok(form_page(visit, Nav::Forums, title, way, invalid, || {
        view! {
            <>
                <p class="muted m-0">{words.t(if own { "files-remove-own-hint" } else { "files-remove-hint" })}</p>
                <div class="files">{preview(visit, &file)}<div>{link(visit, &file)}</div></div>
                {error_summary(visit, invalid)}
                <form method="post" action=visit.action(format!("/files/{id}/remove")) class="stack">
                    {(!own).then(|| because(visit, invalid, typed.because(), ""))}
                    <div class="row"><button class="btn danger">{words.t("files-remove-send")}</button></div>
                </form>
            </>
        }
        .into_any()
    }))
}
