//! Asking in a poll of a session, choosing in it, closing it.

use super::{
    acts::{Pressed, pressed_in},
    board_parts::{Look, back},
    number,
    poll_parts::poll_part,
    way,
};
use crate::{
    Fault, Site, Visit,
    forms::{Area, Line, after, area, choice, error_summary, errors_of, line},
    forum::id,
    layout::{Nav, form_page},
    polls::{picked, shown::Voting},
    words::Words,
};
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_actions::live;
use sund_domain::{
    Field, Invalid,
    ids::SessionId,
    language::{Language, UiLanguage},
    live::{Mode, POLL_OPTIONS_MOST, TypedLivePoll},
    polls::PollKind,
};

#[derive(Debug, Default, Deserialize)]
pub struct Typed {
    #[serde(default, rename = "poll_question")]
    question: String,
    #[serde(default, rename = "poll_options")]
    options: String,
    #[serde(default, rename = "poll_kind")]
    kind: String,
}

impl Typed {
    /// All that was typed, as it is given back where there is no form for it any more.
    fn text(&self) -> String {
        format!("{}\n{}", self.question, self.options).trim().to_owned()
    }
}

pub async fn new(State(site): State<Site>, visit: Visit, Path(session): Path<String>) -> Result<Response, Fault> {
    form(&site, &visit, id(&session)?, &Typed::default(), None).await
}

pub async fn submit_new(
    State(site): State<Site>,
    visit: Visit,
    Path(session): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let text = typed.text();
    let session: SessionId = id(&session).map_err(|fault: Fault| fault.with_text(&text))?;
    let viewer = visit.viewer().map_err(|fault| fault.with_text(&text))?;
    let Typed { question, options, kind } = &typed;
    let asked = TypedLivePoll { question: question.clone(), options: options.clone(), kind: kind.clone() };
    let ready = |language: Language| {
        let ui = UiLanguage::ALL.into_iter().find(|ui| Language::from(*ui) == language);
        let words = ui.map_or(visit.words, Words::of);
        ["live-poll-yes", "live-poll-no", "live-poll-abstain"].map(|key| words.t(key)).into()
    };
    let done = live::begin_poll(&site.sund, viewer, session, &asked, &ready).await;
    site.talk.changed(session);
    after(done.map(|()| format!("/live/{session}#board-polls")), &text, async |invalid| {
        form(&site, &visit, session, &typed, Some(&invalid)).await
    })
    .await
}

async fn form(
    site: &Site,
    visit: &Visit,
    id: SessionId,
    typed: &Typed,
    invalid: Option<&Invalid>,
) -> Result<Response, Fault> {
    let words = visit.words;
    let viewer = visit.viewer()?;
    let session = live::leading(&site.sund, viewer, id).await?;
    let kinds = [PollKind::Single, PollKind::Multiple];
    let kinds = kinds.map(|kind| (kind.code().to_owned(), words.t(&format!("poll-kind-{}", kind.code()))));
    let unnamed = session.mode == Mode::ChathamHouse;
    let intro = words.t(if unnamed { "live-poll-intro-chatham-house" } else { "live-poll-intro" });
    let fields = [
        (Field::PollQuestion, "field-poll-question"),
        (Field::PollOptions, "field-poll-options"),
        (Field::PollKind, "field-poll-kind"),
    ];
    Ok(form_page(visit, Nav::Live, words.t("live-poll-ask"), way(visit, &session), invalid, || {
        view! {
            <>
                <p class="m-0">{intro}</p>
                {errors_of(visit, invalid, &fields)}
                <form method="post" action=visit.action(format!("/live/{id}/polls/new")) class="stack">
                    {line(visit, invalid, Line {
                        field: Field::PollQuestion,
                        label: words.t("field-poll-question"),
                        hint: None,
                        value: &typed.question,
                        kind: "text",
                        required: true,
                        autocomplete: None,
                    })}
                    {area(visit, invalid, Area {
                        field: Field::PollOptions,
                        label: words.t("field-poll-options"),
                        hint: Some(words.t1("live-poll-options-hint", "most", POLL_OPTIONS_MOST)),
                        value: &typed.options,
                        rows: 5,
                    })}
                    {choice(visit, invalid, Field::PollKind, words.t("field-poll-kind"), kinds.into(), &typed.kind)}
                    <div class="row">
                        <button class="btn main">{words.t("live-poll-ask-it")}</button>
                        {back(Look { visit, viewer, session: &session })}
                    </div>
                </form>
            </>
        }
        .into_any()
    }))
}

type Of = Path<(String, String)>;

pub async fn show(State(site): State<Site>, visit: Visit, Path((session, poll)): Of) -> Result<Response, Fault> {
    ballot(&site, &visit, (id(&session)?, number(&poll)?), None).await
}

pub async fn choose(
    State(site): State<Site>,
    visit: Visit,
    Path((session, poll)): Of,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let (session, poll): (SessionId, _) = (id(&session)?, number(&poll)?);
    let viewer = visit.viewer()?;
    let named = |wanted: &'static str| fields.iter().filter(move |(name, _)| name == wanted).map(|(_, value)| value);
    let picked: Vec<_> = named("choice").map(|value| picked(value)).collect();
    let done = live::choose(&site.sund, &*site.talk, viewer, session, (poll, &picked)).await;
    site.talk.changed(session);
    if done.is_ok() && named("quiet").any(|value| value == "yes") {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    after(done.map(|()| format!("/live/{session}#board-polls")), "", async |invalid| {
        let voting = Voting { invalid: Some(&invalid), picked: Some(&picked) };
        ballot(&site, &visit, (session, poll), Some(voting)).await
    })
    .await
}

async fn ballot(
    site: &Site,
    visit: &Visit,
    (id, poll): (SessionId, u32),
    voting: Option<Voting<'_>>,
) -> Result<Response, Fault> {
    let viewer = visit.viewer()?;
    let (session, poll) = live::poll(&site.sund, &*site.talk, viewer, id, poll).await?;
    let voting = voting.unwrap_or(Voting { invalid: None, picked: None });
    let title = visit.words.t1("live-poll-number", "n", poll.number);
    Ok(form_page(visit, Nav::Live, title, way(visit, &session), voting.invalid, || {
        let look = Look { visit, viewer, session: &session };
        view! { {error_summary(visit, voting.invalid)}{poll_part(look, &poll, Some(voting))}<div class="row">{back(look)}</div> }
            .into_any()
    }))
}

pub async fn close(
    State(site): State<Site>,
    visit: Visit,
    Path((session, poll)): Of,
    Form(pressed): Form<Pressed>,
) -> Result<Response, Fault> {
    let (session, poll): (SessionId, _) = (id(&session)?, number(&poll)?);
    let done = live::close_poll(&site.sund, &*site.talk, visit.viewer()?, session, poll).await;
    pressed_in(&site, session, &pressed, done)
}
