//! Stopping mail from the mail itself: a page with a button, for people; and what the button sends, which mail programs
//! send by themselves (RFC 8058). Nobody has to be signed in, and to look stops nothing.

use crate::{Fault, Site, Visit, layout::Page, sso::gate};
use axum::{
    extract::{Path, State},
    response::Response,
};
use leptos::prelude::*;
use sund_actions::notifications::{stop, stoppable};

pub async fn show(State(site): State<Site>, visit: Visit, Path(token): Path<String>) -> Result<Response, Fault> {
    stoppable(&site.sund, &token).await?;
    let words = visit.words;
    Ok(gate(&visit, Page::new(words.t("stop-title"), None), || {
        view! {
            <h1>{words.t("stop-title")}</h1>
            <p class="m-0">{words.t("stop-text")}</p>
            <form method="post" action=visit.action(format!("/unsubscribe/{token}"))><button class="btn main">{words.t("stop-button")}</button></form>
        }
        .into_any()
    }))
}

pub async fn submit(State(site): State<Site>, visit: Visit, Path(token): Path<String>) -> Result<Response, Fault> {
    stop(&site.sund, &token).await?;
    let words = visit.words;
    Ok(gate(&visit, Page::new(words.t("stop-title"), None), || {
        view! {
            <h1>{words.t("stop-title")}</h1>
            <p class="m-0" role="status">{words.t("stop-done")}</p>
            <div class="row"><a class="btn" href="/settings/notifications">{words.t("tell-title")}</a></div>
        }
        .into_any()
    }))
}
