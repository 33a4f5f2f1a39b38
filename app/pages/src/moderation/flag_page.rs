//! Telling chairs that something is wrong with a post.

use super::{Because, TypedReason, because};
use crate::{
    Fault, Site, Visit,
    forms::{after, error_summary},
    forum::{address, id},
    layout::{Nav, form_page},
};
use axum::{
    Form,
    extract::{Path, State},
    response::Response,
};
use leptos::prelude::*;
use sund_actions::moderation::{flag_post, flaggable};
use sund_domain::{Invalid, ids::PostId};

pub async fn show(State(site): State<Site>, visit: Visit, Path(post): Path<String>) -> Result<Response, Fault> {
    answer(&site, &visit, id(&post)?, Because::default(), None).await
}

pub async fn submit(
    State(site): State<Site>,
    visit: Visit,
    Path(post): Path<String>,
    Form(form): Form<TypedReason>,
) -> Result<Response, Fault> {
    let post: PostId = id(&post)?;
    let viewer = visit.viewer().map_err(|fault| fault.with_text(&form.reason))?;
    let done = flag_post(&site.sund, viewer, post, &form.cause, &form.reason).await;
    // The post may be out of sight by now: back to the forum, which is there.
    after(done.map(|post| format!("/forums/{}?flagged=yes", post.thread.forum.slug)), &form.reason, async |invalid| {
        answer(&site, &visit, post, form.because(), Some(&invalid)).await
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
    let title = words.t1("flag-title", "name", post.post.author.name.as_str());
    Ok(form_page(visit, Nav::Forums, title, vec![(address(&post), post.thread.title.clone())], invalid, || {
        view! {
            <>
                <p class="m-0">{words.t("flag-intro")}</p>
                {error_summary(visit, invalid)}
                <form method="post" action=visit.action(format!("/posts/{id}/flag")) class="stack">
                    {because(visit, invalid, typed, "")}
                    <div class="row"><button class="btn main">{words.t("flag-send")}</button></div>
                </form>
            </>
        }
        .into_any()
    }))
}
