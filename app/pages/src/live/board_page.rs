//! What stands beside the talk, on a page of its own: to be shown on a screen, for those who read without scripts, and
//! where the room fetches its parts from. And what is done with it by a button.

use super::{
    acts::{Pressed, pressed_in},
    board_parts::{Look, agenda_card, back, conclusions_card, now, outcomes_card, questions_card, rounds_card},
    documents_page::documents_card,
    number,
    poll_parts::polls_card,
    way,
};
use crate::{
    Fault, Site, Visit,
    forum::id,
    layout::{Nav, Page},
    parts::crumbs,
};
use axum::{
    Form,
    extract::{Path, State},
    response::Response,
};
use leptos::prelude::*;
use sund_actions::{ActionError, live};
use sund_domain::{
    Refusal,
    ids::SessionId,
    live::{QuestionState, SessionState},
};

pub async fn show(State(site): State<Site>, visit: Visit, Path(session): Path<String>) -> Result<Response, Fault> {
    let viewer = visit.viewer()?;
    let session = live::session(&site.sund, &*site.talk, viewer, id(&session)?).await?;
    if matches!(session.state, SessionState::Planned | SessionState::Cancelled) {
        return Err(ActionError::Refused(Refusal::NotOpenYet).into());
    }
    let board = live::board(&site.sund, &*site.talk, viewer, &session).await?;
    let words = visit.words;
    Ok(Page::new(words.t1("live-board-of", "session", session.title.as_str()), Some(Nav::Live)).show(&visit, || {
        let look = Look { visit: &visit, viewer, session: &session };
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    {crumbs(&visit, way(&visit, &session))}
                    <h1>{words.t("live-board")}</h1>
                    {(session.state == SessionState::Open).then(|| now(look, &board))}
                    {outcomes_card(look, &board)}
                    {conclusions_card(look, &board)}
                    {documents_card(look, &board.documents)}
                    {polls_card(look, &board)}
                    {questions_card(look, &board)}
                    {rounds_card(look, &board)}
                    {agenda_card(look)}
                    <div class="row">{back(look)}</div>
                </div>
            </main>
        }
        .into_any()
    }))
}

pub async fn vote(
    State(site): State<Site>,
    visit: Visit,
    Path((session, asked)): Path<(String, String)>,
    Form(pressed): Form<Pressed>,
) -> Result<Response, Fault> {
    let (session, asked): (SessionId, _) = (id(&session)?, number(&asked)?);
    let up = pressed.up == "yes";
    let done = live::vote(&site.sund, &*site.talk, visit.viewer()?, session, (asked, up)).await;
    pressed_in(&site, session, &pressed, done)
}

pub async fn decide(
    State(site): State<Site>,
    visit: Visit,
    Path((session, asked)): Path<(String, String)>,
    Form(pressed): Form<Pressed>,
) -> Result<Response, Fault> {
    let (session, asked): (SessionId, _) = (id(&session)?, number(&asked)?);
    let state: QuestionState = pressed.state.parse().map_err(|_| ActionError::Refused(Refusal::NotFound))?;
    let done = live::decide(&site.sund, visit.viewer()?, session, asked, (state, "")).await;
    pressed_in(&site, session, &pressed, done)
}

pub async fn agenda(
    State(site): State<Site>,
    visit: Visit,
    Path(session): Path<String>,
    Form(pressed): Form<Pressed>,
) -> Result<Response, Fault> {
    let session: SessionId = id(&session)?;
    let done = live::move_agenda(&site.sund, visit.viewer()?, session, number(&pressed.to)?).await;
    pressed_in(&site, session, &pressed, done)
}

pub async fn close(
    State(site): State<Site>,
    visit: Visit,
    Path((session, round)): Path<(String, String)>,
    Form(pressed): Form<Pressed>,
) -> Result<Response, Fault> {
    let (session, round): (SessionId, _) = (id(&session)?, number(&round)?);
    let done = live::close_round(&site.sund, visit.viewer()?, session, round, pressed.closed == "yes").await;
    pressed_in(&site, session, &pressed, done)
}
