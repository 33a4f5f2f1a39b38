//! Saying that a session does not take place.

use super::way;
use crate::{
    Fault, Site, Visit,
    forms::{Line, after, errors_of, line},
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
use sund_actions::live;
use sund_domain::{Field, Invalid, ids::SessionId};

#[derive(Debug, Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    reason: String,
}

pub async fn show(State(site): State<Site>, visit: Visit, Path(session): Path<String>) -> Result<Response, Fault> {
    answer(&site, &visit, id(&session)?, "", None).await
}

pub async fn submit(
    State(site): State<Site>,
    visit: Visit,
    Path(session): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let session: SessionId = id(&session)?;
    let viewer = visit.viewer().map_err(|fault| fault.with_text(&typed.reason))?;
    let done = live::cancel(&site.sund, viewer, session, &typed.reason).await;
    after(done.map(|()| format!("/live/{session}")), &typed.reason, async |invalid| {
        answer(&site, &visit, session, &typed.reason, Some(&invalid)).await
    })
    .await
}

async fn answer(
    site: &Site,
    visit: &Visit,
    id: SessionId,
    reason: &str,
    invalid: Option<&Invalid>,
) -> Result<Response, Fault> {
    let words = visit.words;
    let session = live::cancelling(&site.sund, visit.viewer()?, id).await?;
    Ok(form_page(visit, Nav::Live, words.t("live-cancel"), way(visit, &session), invalid, || {
        view! {
            <>
                <p class="m-0">{words.t("live-cancel-intro")}</p>
                {errors_of(visit, invalid, &[(Field::Reason, "live-cancel-reason")])}
                <form method="post" action=visit.action(format!("/live/{id}/cancel")) class="stack">
                    {line(visit, invalid, Line {
                        field: Field::Reason,
                        label: words.t("live-cancel-reason"),
                        hint: Some(words.t("live-cancel-hint")),
                        value: reason,
                        kind: "text",
                        required: true,
                        autocomplete: None,
                    })}
                    <div class="row"><button class="btn danger">{words.t("live-cancel-it")}</button></div>
                </form>
            </>
        }
        .into_any()
    }))
}
