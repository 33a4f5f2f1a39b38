//! Telling chairs that something is wrong with a post.

use super::{Because, because};
use crate::{
    Fault, Site, Visit,
    forms::{after, error_summary},
    forum::{address, id},
    layout::{Nav, Page},
    parts::crumbs,
};
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_actions::moderation::{flag_post, flaggable};
use sund_domain::{Invalid, ids::PostId};

pub async fn show(State(site): State<Site>, visit: Visit, Path(post): Path<String>) -> Result<Response, Fault> {
    answer(&site, &visit, id(&post)?, Because::default(), None).await
}

#[derive(Debug, Deserialize)]
pub struct Flagging {
    #[serde(default)]
    cause: String,
    #[serde(default)]
    reason: String,
}

pub async fn submit(
    State(site): State<Site>,
    visit: Visit,
    Path(post): Path<String>,
    Form(form): Form<Flagging>,
) -> Result<Response, Fault> {
    let post: PostId = id(&post)?;
    let viewer = visit.viewer().map_err(|fault| fault.with_text(&form.reason))?;
    let done = flag_post(&site.sund, viewer, post, &form.cause, &form.reason).await;
    // The post may be out of sight by now: back to the forum, which is there.
    after(done.map(|post| format!("/forums/{}?flagged=yes", post.thread.forum.slug)), &form.reason, async |invalid| {
        let typed = Because { cause: &form.cause, words: &form.reason };
        answer(&site, &visit, post, typed, Some(&invalid)).await
    })
    .await
}

async fn answer(
    site: &Site,
    visit: &Visit,
    id: PostId,
    typed: Because<'_>,
    invalid: Option<&Invalid>,
) -> Result<Response, Fault> {
    let words = visit.words;
    let post = flaggable(&site.sund, visit.viewer()?, id).await?;
    let status = if invalid.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let title = words.t1("flag-title", "name", post.post.author.name.as_str());
    Ok(Page::new(title.clone(), Some(Nav::Forums)).status(status).show(visit, || {
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    {crumbs(visit, vec![(address(&post), post.thread.title.clone())])}
                    <h1>{title}</h1>
                    <p class="m-0">{words.t("flag-intro")}</p>
                    {error_summary(visit, invalid)}
                    <form method="post" action=visit.action(format!("/posts/{id}/flag")) class="stack">
                        {because(visit, invalid, typed, "")}
                        <div class="row"><button class="btn main">{words.t("flag-send")}</button></div>
                    </form>
                </div>
            </main>
        }
        .into_any()
    }))
}
