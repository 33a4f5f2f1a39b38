//! Where nobody is named: the receipt of a message, and withdrawing the message with it.

use super::{message_page::correction, room_words::item_words};
use crate::{
    Fault, Site, Visit,
    forms::{Line, after, error_summary, line},
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
    live::{LiveSession, Message},
};
use sund_islands::live::{Receipts, message_item};
use uuid::Uuid;

#[derive(Debug, Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    receipt: String,
    #[serde(default)]
    sure: String,
    /// A correction.
    #[serde(default)]
    body: String,
}

pub async fn show(State(site): State<Site>, visit: Visit, Path(session): Path<String>) -> Result<Response, Fault> {
    let session = of(&site, &visit, id(&session)?).await?;
    Ok(answer(&visit, &session, &Typed::default(), None, None))
}

/// A session in which nobody is named: in others one takes back one's own.
async fn of(site: &Site, visit: &Visit, id: SessionId) -> Result<LiveSession, Fault> {
    let session = live::session(&site.sund, &*site.talk, visit.viewer()?, id).await?;
    if session.mode.names() { Err(ActionError::Refused(Refusal::NotFound).into()) } else { Ok(session) }
}

/// First the message is shown; then, by whoever is sure, it is withdrawn.
pub async fn submit(
    State(site): State<Site>,
    visit: Visit,
    Path(session): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let session = of(&site, &visit, id(&session)?).await.map_err(|fault| fault.with_text(&typed.receipt))?;
    let (viewer, receipt) = (visit.viewer()?, typed.receipt.as_str());
    let done = if typed.sure == "yes" {
        let done = live::withdraw(&site.sund, viewer, session.id, receipt).await;
        site.talk.changed(session.id);
        done.map(|()| format!("/live/{}", session.id))
    } else {
        match live::of_receipt(&site.sund, viewer, session.id, receipt).await {
            Ok(message) => return Ok(answer(&visit, &session, &typed, Some(&message), None)),
            Err(error) => Err(error),
        }
    };
    after(done, receipt, async |invalid| Ok(answer(&visit, &session, &typed, None, Some(&invalid)))).await
}

/// Says in the record what is right in the stead of the message of this receipt.
pub async fn correct(
    State(site): State<Site>,
    visit: Visit,
    Path(session): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let kept = |fault: Fault| fault.with_text(&typed.body);
    let session = of(&site, &visit, id(&session).map_err(kept)?).await.map_err(kept)?;
    let (viewer, receipt) = (visit.viewer()?, typed.receipt.as_str());
    let done = live::correct_by_receipt(&site.sund, viewer, session.id, receipt, &typed.body).await;
    after(done.map(|()| format!("/live/{}", session.id)), &typed.body, async |invalid| {
        let message = live::of_receipt(&site.sund, viewer, session.id, receipt).await.ok();
        Ok(answer(&visit, &session, &typed, message.as_ref(), Some(&invalid)))
    })
    .await
}

fn answer(
    visit: &Visit,
    session: &LiveSession,
    typed: &Typed,
    found: Option<&Message>,
    invalid: Option<&Invalid>,
) -> Response {
    let (words, receipt) = (visit.words, typed.receipt.as_str());
    let action = visit.action(format!("/live/{}/withdraw", session.id));
    form_page(visit, Nav::Live, words.t("live-withdraw"), super::way(visit, session), invalid, || {
        let body = if let Some(message) = found {
            let sure = sure(visit, session, receipt, message, action);
            let correct = session.takes_corrections().then(|| {
                let written = message.correction.as_ref().map_or("", |correction| correction.markdown.as_str());
                let value = if typed.body.is_empty() { written } else { &typed.body };
                let to = format!("/live/{}/withdraw/correct", session.id);
                correction(visit, invalid, value, to, Some(receipt))
            });
            view! { {sure}{correct} }.into_any()
        } else {
            let kept = (!typed.body.is_empty()).then(|| super::record_page::typed(visit, &typed.body));
            view! { {ask(visit, session, receipt, invalid, action)}{kept} }.into_any()
        };
        view! { <><p class="m-0">{words.t("live-withdraw-intro")}</p>{error_summary(visit, invalid)}{body}</> }
            .into_any()
    })
}

fn ask(visit: &Visit, session: &LiveSession, receipt: &str, invalid: Option<&Invalid>, action: String) -> AnyView {
    let words = visit.words;
    let me = visit.viewer.as_ref().map(|viewer| viewer.person.to_string());
    let (label, session) = (words.t("live-receipts"), session.id.to_string());
    view! {
        <form method="post" action=action class="stack">
            {line(visit, invalid, Line {
                field: Field::Receipt,
                label: words.t("field-receipt"),
                hint: None,
                value: receipt,
                kind: "text",
                required: true,
                autocomplete: Some("off"),
            })}
            <Receipts>
                <p class="small muted m-0" id="receipts-label" hidden>{label}</p>
                <ul class="row bare" id="receipts" aria-labelledby="receipts-label" data-session=session data-me=me></ul>
            </Receipts>
            <div class="row"><button class="btn main">{words.t("live-receipt-show")}</button></div>
        </form>
    }
    .into_any()
}

fn sure(visit: &Visit, session: &LiveSession, receipt: &str, message: &Message, action: String) -> AnyView {
    let words = visit.words;
    let item = item_words(visit, session.id, session.opened.unwrap_or(visit.now));
    view! {
        <ol class="msgs">{message_item(message, &item)}</ol>
        <form method="post" action=action class="row">
            <input type="hidden" name="receipt" value=receipt.to_owned()/>
            <input type="hidden" name="sure" value="yes"/>
            <button class="btn danger">{words.t("live-withdraw-it")}</button>
            <a class="btn" href=format!("/live/{}", session.id)>{words.t("live-back")}</a>
        </form>
    }
    .into_any()
}

/// After a plain form: the receipt of what was sent.
pub fn receipt(visit: &Visit, session: &LiveSession, number: u32, client: Uuid) -> Response {
    let words = visit.words;
    form_page(visit, Nav::Live, words.t("live-receipt-title"), super::way(visit, session), None, || {
        view! {
            <>
                <p class="m-0">{words.t("live-receipt-intro")}</p>
                <p class="m-0"><b>{words.t("field-receipt")}</b>": "<code>{client.to_string()}</code></p>
                <div class="row"><a class="btn main" href=format!("/live/{}#m{number}", session.id)>{words.t("live-back")}</a></div>
            </>
        }
        .into_any()
    })
}
