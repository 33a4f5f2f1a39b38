//! One message with what it answers and what answers it, and all that one can do with it.

use super::{room_page::name, room_words::item_words};
use crate::{
    Fault, Site, Visit,
    forms::{Area, Line, after, area, errors_of, line},
    forum::id,
    layout::{Nav, form_page},
    parts::act,
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
    Field, Invalid, Refusal, Subject as _,
    ids::SessionId,
    live::{CHANGE_WITHIN, Gone, Message, MessageAct, MessageIn, Reaction},
    time::MINUTE,
};
use sund_islands::live::message_item;

/// What is in the forms of this page: each has one of them.
#[derive(Debug, Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    body: Option<String>,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    reaction: String,
    #[serde(default)]
    on: String,
}

type Of = Path<(String, String)>;

fn of(session: &str, number: &str) -> Result<(SessionId, u32), Fault> {
    let number = super::number(number)?;
    Ok((id(session)?, number))
}

pub async fn show(State(site): State<Site>, visit: Visit, Path((session, number)): Of) -> Result<Response, Fault> {
    answer(&site, &visit, of(&session, &number)?, &Typed::default(), None).await
}

pub async fn edit(
    State(site): State<Site>,
    visit: Visit,
    Path((session, number)): Of,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let of = of(&session, &number)?;
    let text = typed.body.clone().unwrap_or_default();
    let viewer = visit.viewer().map_err(|fault| fault.with_text(&text))?;
    let done = live::edit_message(&site.sund, viewer, of, &text).await;
    changed(&site, &visit, of, &typed, done).await
}

pub async fn correct(
    State(site): State<Site>,
    visit: Visit,
    Path((session, number)): Of,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let of = of(&session, &number)?;
    let text = typed.body.clone().unwrap_or_default();
    let viewer = visit.viewer().map_err(|fault| fault.with_text(&text))?;
    let done = live::correct_message(&site.sund, viewer, of, &text).await;
    changed(&site, &visit, of, &typed, done).await
}

pub async fn take_back(State(site): State<Site>, visit: Visit, Path((session, number)): Of) -> Result<Response, Fault> {
    let of = of(&session, &number)?;
    let done = live::take_back(&site.sund, visit.viewer()?, of.0, of.1).await;
    changed(&site, &visit, of, &Typed::default(), done).await
}

pub async fn remove(
    State(site): State<Site>,
    visit: Visit,
    Path((session, number)): Of,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let of = of(&session, &number)?;
    let viewer = visit.viewer().map_err(|fault| fault.with_text(&typed.reason))?;
    let done = live::remove_message(&site.sund, viewer, of, &typed.reason).await;
    changed(&site, &visit, of, &typed, done).await
}

pub async fn react(
    State(site): State<Site>,
    visit: Visit,
    Path((session, number)): Of,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let of = of(&session, &number)?;
    let reaction: Reaction = typed.reaction.parse().map_err(|_| ActionError::Refused(Refusal::NotFound))?;
    let done = live::react(&site.sund, visit.viewer()?, of, (reaction, typed.on == "yes")).await;
    changed(&site, &visit, of, &typed, done).await
}

/// Everybody in the room sees it; and the message once more, or what is wrong.
async fn changed(
    site: &Site,
    visit: &Visit,
    of: (SessionId, u32),
    typed: &Typed,
    done: Result<(), ActionError>,
) -> Result<Response, Fault> {
    let (session, number) = of;
    site.talk.changed(session);
    let text = typed.body.as_deref().unwrap_or(&typed.reason);
    after(done.map(|()| format!("/live/{session}/messages/{number}")), text, async |invalid| {
        answer(site, visit, of, typed, Some(&invalid)).await
    })
    .await
}

async fn answer(
    site: &Site,
    visit: &Visit,
    (id, number): (SessionId, u32),
    typed: &Typed,
    invalid: Option<&Invalid>,
) -> Result<Response, Fault> {
    let words = visit.words;
    let mut page = live::message(&site.sund, &*site.talk, visit.viewer()?, id, number).await?;
    let session = &page.seen.session;
    for message in page.replies.iter_mut().chain(&mut page.parent).chain([&mut page.seen.message]) {
        name(site, session, std::slice::from_mut(message));
    }
    let item = item_words(visit, id, session.opened.unwrap_or(visit.now));
    let list = |messages: &[Message]| {
        let items: Vec<_> = messages.iter().map(|message| message_item(message, &item)).collect();
        view! { <ol class="msgs">{items}</ol> }
    };
    let part = |key: &str, messages: &[Message]| {
        let (title, list) = (words.t(key), list(messages));
        (!messages.is_empty()).then(|| view! { <section class="stack gap-s"><h2>{title}</h2>{list}</section> })
    };
    let way = super::way(visit, session);
    let title = words.t1("live-message-title", "count", number);
    Ok(form_page(visit, Nav::Live, title, way, invalid, || {
        view! {
            <>
                {errors_of(visit, invalid, &[(Field::Body, "live-message")])}
                {part("live-answered", page.parent.as_slice())}
                {list(std::slice::from_ref(&page.seen.message))}
                {acts(visit, &page.seen)}
                {forms(visit, &page.seen, typed, invalid)}
                {part("live-answers", &page.replies)}
            </>
        }
        .into_any()
    }))
}

fn address(seen: &MessageIn, act: &str) -> String {
    format!("/live/{}/messages/{}{act}", seen.session.id, seen.message.number)
}

/// What is done with one press.
fn acts(visit: &Visit, seen: &MessageIn) -> AnyView {
    let words = visit.words;
    let may = |act| seen.may(act).is_ok();
    let session = format!("/live/{}", seen.session.id);
    let answer = may(MessageAct::Reply).then(|| {
        let href = format!("{session}?reply={}#say", seen.message.number);
        view! { <a class="btn main" href=href>{words.t("live-answer")}</a> }
    });
    let react = may(MessageAct::React).then(|| {
        let buttons = Reaction::ALL.map(|reaction| {
            let on = !seen.mine.contains(&reaction);
            let action = visit.action(address(seen, "/react"));
            view! {
                <form method="post" action=action class="bare">
                    <input type="hidden" name="reaction" value=reaction.code()/>
                    <input type="hidden" name="on" value=if on { "yes" } else { "no" }/>
                    <button class="btn small" aria-pressed=if on { "false" } else { "true" }>{words.t(&format!("live-react-{}", reaction.code()))}</button>
                </form>
            }
        });
        view! { <div class="row" role="group" aria-label=words.t("live-reactions")>{buttons.collect_view()}</div> }
    });
    let hold = may(MessageAct::HoldAuthor).then(|| {
        view! { <a class="btn danger" href=address(seen, "/hold")>{words.t("live-hold")}</a> }
    });
    view! {
        <div class="row">
            {answer}
            {react}
            <a class="btn" href=format!("{session}#m{}", seen.message.number)>{words.t("live-back")}</a>
            {hold}
        </div>
    }
    .into_any()
}

/// What has to be written for it.
fn forms(visit: &Visit, seen: &MessageIn, typed: &Typed, invalid: Option<&Invalid>) -> AnyView {
    let words = visit.words;
    let may = |act| seen.may(act).is_ok();
    let edit = may(MessageAct::EditMessage).then(|| {
        let field = Area {
            field: Field::Body,
            label: words.t("live-message"),
            hint: Some(words.t1("live-edit-hint", "minutes", CHANGE_WITHIN / MINUTE)),
            value: typed.body.as_deref().unwrap_or(&seen.markdown),
            rows: 4,
        };
        view! {
            <section class="card stack">
                <h2>{words.t("live-edit")}</h2>
                <form method="post" action=visit.action(address(seen, "/edit")) class="stack">
                    {area(visit, invalid, field)}
                    <div class="row"><button class="btn main">{words.t("live-plan-send")}</button></div>
                </form>
            </section>
        }
    });
    let correct = may(MessageAct::CorrectMessage).then(|| {
        let written = seen.message.correction.as_ref().map_or("", |correction| correction.markdown.as_str());
        correction(visit, invalid, typed.body.as_deref().unwrap_or(written), address(seen, "/correct"), None)
    });
    let take_back = may(MessageAct::TakeBack).then(|| {
        let button = act(visit, address(seen, "/take-back"), "btn danger", words.t("live-take-back"), &[]);
        view! { <div class="row">{button}<span class="small muted">{words.t("live-take-back-hint")}</span></div> }
    });
    let remove = may(MessageAct::RemoveMessage).then(|| {
        let field = Line {
            field: Field::Reason,
            label: words.t("field-reason"),
            hint: Some(words.t("live-remove-hint")),
            value: &typed.reason,
            kind: "text",
            required: true,
            autocomplete: None,
        };
        view! {
            <section class="card stack">
                <h2>{words.t("live-remove")}</h2>
                <form method="post" action=visit.action(address(seen, "/remove")) class="stack">
                    {line(visit, invalid, field)}
                    <div class="row"><button class="btn danger">{words.t("live-remove-it")}</button></div>
                </form>
            </section>
        }
    });
    let removed = (seen.message.gone == Some(Gone::Chair) && seen.session.standing.leads()).then(|| {
        view! {
            <section class="card stack">
                <h2>{words.t("live-was-written")}</h2>
                <pre class="written" dir="auto" lang=seen.message.language.code()>{seen.markdown.clone()}</pre>
            </section>
        }
    });
    view! { {edit}{correct}{take_back}{remove}{removed} }.into_any()
}

/// The form that says what is right in a record in the stead of a message; `receipt` shows whose it is where nobody is named.
pub fn correction(visit: &Visit, invalid: Option<&Invalid>, value: &str, to: String, receipt: Option<&str>) -> AnyView {
    let words = visit.words;
    let field = Area {
        field: Field::Body,
        label: words.t("live-correction"),
        hint: Some(words.t("live-correction-hint")),
        value,
        rows: 4,
    };
    let receipt = receipt.map(|receipt| view! { <input type="hidden" name="receipt" value=receipt.to_owned()/> });
    view! {
        <section class="card stack">
            <h2>{words.t("live-correct")}</h2>
            <form method="post" action=visit.action(to) class="stack">
                {receipt}
                {area(visit, invalid, field)}
                <div class="row"><button class="btn main">{words.t("live-correct-it")}</button></div>
            </form>
        </section>
    }
    .into_any()
}
