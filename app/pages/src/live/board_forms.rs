//! What has to be written for the board: a question, a reason, what every country is asked, and a country's answer.

use super::{
    board_parts::{Look, back, country_name},
    number, way,
};
use crate::{
    Fault, Site, Visit,
    forms::{Area, Line, after, area, choice, errors_of, line},
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
use sund_actions::{ActionError, live};
use sund_domain::{
    Field, Invalid, Refusal,
    ids::SessionId,
    live::{QuestionState, SlotState},
    people::Country,
};

#[derive(Debug, Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    body: Option<String>,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    unnamed: String,
    #[serde(default)]
    act: String,
    #[serde(default)]
    country: String,
}

impl Typed {
    fn text(&self) -> &str {
        self.body.as_deref().unwrap_or(&self.reason)
    }
}

// Asking.

pub async fn ask(State(site): State<Site>, visit: Visit, Path(session): Path<String>) -> Result<Response, Fault> {
    ask_form(&site, &visit, id(&session)?, &Typed::default(), None).await
}

pub async fn submit_ask(
    State(site): State<Site>,
    visit: Visit,
    Path(session): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let session: SessionId = id(&session)?;
    let viewer = visit.viewer().map_err(|fault| fault.with_text(typed.text()))?;
    let asked = (typed.text(), typed.unnamed == "yes");
    let done = live::ask(&site.sund, &*site.talk, viewer, session, asked).await;
    site.talk.changed(session);
    after(done.map(|()| format!("/live/{session}#board-questions")), typed.text(), async |invalid| {
        ask_form(&site, &visit, session, &typed, Some(&invalid)).await
    })
    .await
}

async fn ask_form(
    site: &Site,
    visit: &Visit,
    id: SessionId,
    typed: &Typed,
    invalid: Option<&Invalid>,
) -> Result<Response, Fault> {
    let words = visit.words;
    let viewer = visit.viewer()?;
    let session = live::asking(&site.sund, viewer, id).await?;
    let unnamed = session.mode.names().then(|| {
        view! {
            <div class="field">
                <label class="row">
                    <input type="checkbox" name="unnamed" value="yes" checked=typed.unnamed == "yes" aria-describedby="unnamed-hint"/>
                    {words.t("live-ask-unnamed")}
                </label>
                <p class="hint" id="unnamed-hint">{words.t("live-ask-unnamed-hint")}</p>
            </div>
        }
    });
    let hint = if session.mode.names() { "live-ask-hint" } else { "live-ask-hint-nobody" };
    Ok(form_page(visit, Nav::Live, words.t("live-ask"), way(visit, &session), invalid, || {
        view! {
            <>
                {errors_of(visit, invalid, &[(Field::Body, "live-ask-label")])}
                <form method="post" action=visit.action(format!("/live/{id}/ask")) class="stack">
                    {area(visit, invalid, Area {
                        field: Field::Body,
                        label: words.t("live-ask-label"),
                        hint: Some(words.t(hint)),
                        value: typed.text(),
                        rows: 3,
                    })}
                    {unnamed}
                    <div class="row">
                        <button class="btn main">{words.t("live-ask-it")}</button>
                        {back(Look { visit, viewer, session: &session })}
                    </div>
                </form>
            </>
        }
        .into_any()
    }))
}

// Setting aside.

pub async fn aside(
    State(site): State<Site>,
    visit: Visit,
    Path((session, asked)): Path<(String, String)>,
) -> Result<Response, Fault> {
    aside_form(&site, &visit, (id(&session)?, number(&asked)?), &Typed::default(), None).await
}

pub async fn submit_aside(
    State(site): State<Site>,
    visit: Visit,
    Path((session, asked)): Path<(String, String)>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let (session, asked): (SessionId, _) = (id(&session)?, number(&asked)?);
    let viewer = visit.viewer().map_err(|fault| fault.with_text(typed.text()))?;
    let decision = (QuestionState::Aside, typed.text());
    let done = live::decide(&site.sund, viewer, session, asked, decision).await;
    site.talk.changed(session);
    after(done.map(|()| format!("/live/{session}#board-questions")), typed.text(), async |invalid| {
        aside_form(&site, &visit, (session, asked), &typed, Some(&invalid)).await
    })
    .await
}

async fn aside_form(
    site: &Site,
    visit: &Visit,
    (id, asked): (SessionId, u32),
    typed: &Typed,
    invalid: Option<&Invalid>,
) -> Result<Response, Fault> {
    let words = visit.words;
    let viewer = visit.viewer()?;
    let (session, question) = live::question(&site.sund, viewer, id, asked).await?;
    Ok(form_page(visit, Nav::Live, words.t("live-set-aside-title"), way(visit, &session), invalid, || {
        view! {
            <>
                <p class="m-0" lang=question.language.code() dir="auto">{question.text}</p>
                {errors_of(visit, invalid, &[])}
                <form method="post" action=visit.action(format!("/live/{id}/questions/{asked}/aside")) class="stack">
                    {line(visit, invalid, Line {
                        field: Field::Reason,
                        label: words.t("field-reason"),
                        hint: Some(words.t("live-set-aside-hint")),
                        value: &typed.reason,
                        kind: "text",
                        required: true,
                        autocomplete: None,
                    })}
                    <div class="row">
                        <button class="btn main">{words.t("live-set-aside-it")}</button>
                        {back(Look { visit, viewer, session: &session })}
                    </div>
                </form>
            </>
        }
        .into_any()
    }))
}

// A round.

pub async fn round(State(site): State<Site>, visit: Visit, Path(session): Path<String>) -> Result<Response, Fault> {
    round_form(&site, &visit, id(&session)?, &Typed::default(), None).await
}

pub async fn submit_round(
    State(site): State<Site>,
    visit: Visit,
    Path(session): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let session: SessionId = id(&session)?;
    let viewer = visit.viewer().map_err(|fault| fault.with_text(typed.text()))?;
    let done = live::begin_round(&site.sund, viewer, session, typed.text()).await;
    site.talk.changed(session);
    after(done.map(|()| format!("/live/{session}#board-rounds")), typed.text(), async |invalid| {
        round_form(&site, &visit, session, &typed, Some(&invalid)).await
    })
    .await
}

async fn round_form(
    site: &Site,
    visit: &Visit,
    id: SessionId,
    typed: &Typed,
    invalid: Option<&Invalid>,
) -> Result<Response, Fault> {
    let words = visit.words;
    let viewer = visit.viewer()?;
    let session = live::leading(&site.sund, viewer, id).await?;
    if !session.mode.names() {
        return Err(ActionError::Refused(Refusal::KeepsNoNames).into());
    }
    Ok(form_page(visit, Nav::Live, words.t("live-round-begin"), way(visit, &session), invalid, || {
        view! {
            <>
                <p class="m-0">{words.t("live-round-intro")}</p>
                {errors_of(visit, invalid, &[(Field::Body, "live-round-question")])}
                <form method="post" action=visit.action(format!("/live/{id}/rounds/new")) class="stack">
                    {area(visit, invalid, Area {
                        field: Field::Body,
                        label: words.t("live-round-question"),
                        hint: None,
                        value: typed.text(),
                        rows: 2,
                    })}
                    <div class="row">
                        <button class="btn main">{words.t("live-round-begin-it")}</button>
                        {back(Look { visit, viewer, session: &session })}
                    </div>
                </form>
            </>
        }
        .into_any()
    }))
}

// A country's place in it.

type Of = Path<(String, String, String)>;

fn place((session, round, country): (String, String, String)) -> Result<(SessionId, (u32, Country)), Fault> {
    let country = country.to_uppercase().parse().map_err(|_| ActionError::Refused(Refusal::NotFound))?;
    Ok((id(&session)?, (number(&round)?, country)))
}

pub async fn slot(State(site): State<Site>, visit: Visit, Path(of): Of) -> Result<Response, Fault> {
    slot_form(&site, &visit, place(of)?, &Typed::default(), None).await
}

pub async fn submit_slot(
    State(site): State<Site>,
    visit: Visit,
    Path(of): Of,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let (session, at) = place(of).map_err(|fault| fault.with_text(typed.text()))?;
    let viewer = visit.viewer().map_err(|fault| fault.with_text(typed.text()))?;
    let put = match typed.act.as_str() {
        "pass" => live::Put::Pass,
        "delegate" => live::Put::Delegate(typed.country.parse().ok()),
        _ => live::Put::Answer(typed.text()),
    };
    let done = live::put(&site.sund, viewer, session, at, put).await;
    site.talk.changed(session);
    after(done.map(|()| format!("/live/{session}#board-rounds")), typed.text(), async |invalid| {
        slot_form(&site, &visit, (session, at), &typed, Some(&invalid)).await
    })
    .await
}

async fn slot_form(
    site: &Site,
    visit: &Visit,
    (id, (round, country)): (SessionId, (u32, Country)),
    typed: &Typed,
    invalid: Option<&Invalid>,
) -> Result<Response, Fault> {
    let words = visit.words;
    let viewer = visit.viewer()?;
    let place = live::place(&site.sund, viewer, id, (round, country)).await?;
    let named = |country: Country| country_name(visit, country);
    let slot = &place.slot;
    let title = words.t1("live-slot-title", "country", named(country));
    let state = match slot.state {
        SlotState::Answered => {
            view! { <div class="card body" dir="auto" lang=slot.language.code() inner_html=slot.html.clone()></div> }
                .into_any()
        }
        state => view! { <p class="muted m-0">{words.t(&format!("live-slot-{}", state.code()))}</p> }.into_any(),
    };
    let form = place.mine.then(|| {
        let value = typed.body.as_deref().unwrap_or(&slot.markdown);
        let delegate = place.own.then(|| {
            let options = std::iter::once((String::new(), words.t("live-slot-nobody"))).chain(
                Country::ALL.into_iter().filter(|one| *one != country).map(|one| (one.code().to_owned(), named(one))),
            );
            let chosen = slot.delegate.map_or("", Country::code);
            view! {
                <section class="card stack">
                    <h2>{words.t("live-slot-delegate")}</h2>
                    <form method="post" action=visit.action(address(id, round, country)) class="stack">
                        <input type="hidden" name="act" value="delegate"/>
                        {choice(visit, invalid, Field::Country, words.t("field-country"), options.collect(), chosen)}
                        <div class="row"><button class="btn">{words.t("live-slot-delegate-it")}</button></div>
                    </form>
                </section>
            }
        });
        view! {
            <form method="post" action=visit.action(address(id, round, country)) class="stack">
                {area(visit, invalid, Area {
                    field: Field::Body,
                    label: words.t("live-slot-answer"),
                    hint: Some(words.t("live-slot-hint")),
                    value,
                    rows: 5,
                })}
                <div class="row">
                    <button class="btn main" name="act" value="answer">{words.t("live-slot-send")}</button>
                    <button class="btn" name="act" value="pass">{words.t("live-slot-pass")}</button>
                </div>
            </form>
            {delegate}
        }
    });
    Ok(form_page(visit, Nav::Live, title, way(visit, &place.session), invalid, || {
        view! {
            <>
                <p class="m-0" lang=place.round.language.code() dir="auto"><b>{place.round.question.clone()}</b></p>
                {errors_of(visit, invalid, &[(Field::Body, "live-slot-answer")])}
                {state}
                {form}
                <div class="row">{back(Look { visit, viewer, session: &place.session })}</div>
            </>
        }
        .into_any()
    }))
}

fn address(session: SessionId, round: u32, country: Country) -> String {
    format!("/live/{session}/rounds/{round}/{}", country.code().to_lowercase())
}
