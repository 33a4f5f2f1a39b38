//! Noting what a session has come to.

use super::{
    board_parts::{Look, back},
    number, way,
};
use crate::{
    Fault, Site, Visit,
    forms::{Area, after, area, errors_of},
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
use sund_domain::{Field, Invalid, ids::SessionId, live::SessionState};

#[derive(Debug, Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    body: String,
}

pub async fn new(State(site): State<Site>, visit: Visit, Path(session): Path<String>) -> Result<Response, Fault> {
    answer(&site, &visit, (id(&session)?, None), None, None).await
}

pub async fn submit_new(
    State(site): State<Site>,
    visit: Visit,
    Path(session): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    submit(&site, &visit, (id(&session)?, None), &typed.body).await
}

pub async fn change(
    State(site): State<Site>,
    visit: Visit,
    Path((session, which)): Path<(String, String)>,
) -> Result<Response, Fault> {
    answer(&site, &visit, (id(&session)?, Some(number(&which)?)), None, None).await
}

pub async fn submit_change(
    State(site): State<Site>,
    visit: Visit,
    Path((session, which)): Path<(String, String)>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    submit(&site, &visit, (id(&session)?, Some(number(&which)?)), &typed.body).await
}

async fn submit(
    site: &Site,
    visit: &Visit,
    (session, which): (SessionId, Option<u32>),
    body: &str,
) -> Result<Response, Fault> {
    let viewer = visit.viewer().map_err(|fault| fault.with_text(body))?;
    let done = live::conclude(&site.sund, viewer, session, which, body).await;
    site.talk.changed(session);
    after(done.map(|()| format!("/live/{session}#board-conclusions")), body, async |invalid| {
        answer(site, visit, (session, which), Some(body), Some(&invalid)).await
    })
    .await
}

async fn answer(
    site: &Site,
    visit: &Visit,
    (id, which): (SessionId, Option<u32>),
    typed: Option<&str>,
    invalid: Option<&Invalid>,
) -> Result<Response, Fault> {
    let words = visit.words;
    let viewer = visit.viewer()?;
    let (session, conclusion) = live::concluding(&site.sund, viewer, id, which).await?;
    let on = session.agenda_at.filter(|_| session.state == SessionState::Open);
    let (written, part) = conclusion.map_or((String::new(), on), |one| (one.markdown, one.part));
    let part = part.and_then(|part| session.agenda.get(part as usize - 1)).map(|item| item.title.clone());
    let part = part.map(|title| view! { <p class="muted m-0">{words.t1("live-conclude-part", "part", title)}</p> });
    let action = which.map_or_else(|| "new".to_owned(), |which| which.to_string());
    let action = visit.action(format!("/live/{id}/conclusions/{action}"));
    let title = words.t(if which.is_some() { "live-conclude-change" } else { "live-conclude" });
    Ok(form_page(visit, Nav::Live, title, way(visit, &session), invalid, || {
        view! {
            <>
                {part}
                {errors_of(visit, invalid, &[(Field::Body, "live-conclusion")])}
                <form method="post" action=action class="stack">
                    {area(visit, invalid, Area {
                        field: Field::Body,
                        label: words.t("live-conclusion"),
                        hint: Some(words.t("live-conclude-hint")),
                        value: typed.unwrap_or(&written),
                        rows: 5,
                    })}
                    <div class="row">
                        <button class="btn main">{words.t("live-plan-send")}</button>
                        {back(Look { visit, viewer, session: &session })}
                    </div>
                </form>
            </>
        }
        .into_any()
    }))
}
