//! What chairs do about one person in an open session: the form that holds who wrote a message, whom they hold, and what
//! somebody sees for whom it is over.

use super::{
    acts::{Pressed, pressed_in},
    number, way,
};
use crate::{
    Fault, Site, Visit,
    forms::{Line, after, errors_of, line},
    forum::id,
    layout::{Nav, form_page},
    parts::act,
};
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_actions::{ActionError, live};
use sund_domain::{
    Field, Invalid, Refusal,
    ids::SessionId,
    live::{Hold, OnHold, Whom},
};
use sund_islands::live::message_item;

#[derive(Debug, Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    hold: String,
    #[serde(default)]
    reason: String,
}

type Of = Path<(String, String)>;

pub async fn form(State(site): State<Site>, visit: Visit, Path((session, of)): Of) -> Result<Response, Fault> {
    answer(&site, &visit, (id(&session)?, number(&of)?), &Typed::default(), None).await
}

pub async fn submit(
    State(site): State<Site>,
    visit: Visit,
    Path((session, of)): Of,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let kept = |fault: Fault| fault.with_text(&typed.reason);
    let viewer = visit.viewer().map_err(kept)?;
    let of = (id(&session).map_err(kept)?, number(&of).map_err(kept)?);
    let hold: Hold = typed.hold.parse().map_err(|_| kept(ActionError::Refused(Refusal::NotFound).into()))?;
    let done = live::hold(&site.sund, &*site.talk, viewer, of, (hold, &typed.reason)).await;
    site.talk.changed(of.0);
    after(done.map(|()| format!("/live/{}/holds", of.0)), &typed.reason, async |invalid| {
        answer(&site, &visit, of, &typed, Some(&invalid)).await
    })
    .await
}

async fn answer(
    site: &Site,
    visit: &Visit,
    of: (SessionId, u32),
    typed: &Typed,
    invalid: Option<&Invalid>,
) -> Result<Response, Fault> {
    let words = visit.words;
    let mut seen = live::holding(&site.sund, visit.viewer()?, of).await?;
    super::room_page::name(site, &seen.session, std::slice::from_mut(&mut seen.message));
    let session = &seen.session;
    let item = super::room_words::item_words(visit, session.id, session.opened.unwrap_or(visit.now));
    Ok(form_page(visit, Nav::Live, words.t("live-hold"), way(visit, session), invalid, || {
        let choice = |hold: Hold| {
            let (label, hint) =
                (words.t(&format!("live-hold-{}", hold.code())), words.t(&format!("live-hold-{}-hint", hold.code())));
            let chosen = typed.hold == hold.code() || (typed.hold.is_empty() && hold == Hold::Muted);
            view! {
                <label class="choice"><input type="radio" name="hold" value=hold.code() checked=chosen required=""/>
                    <span>{label}<br/><span class="hint">{hint}</span></span></label>
            }
        };
        view! {
            <>
                {errors_of(visit, invalid, &[])}
                <ol class="msgs">{message_item(&seen.message, &item)}</ol>
                <form method="post" action=visit.action(format!("/live/{}/messages/{}/hold", of.0, of.1)) class="stack">
                    <fieldset class="field"><legend>{words.t("live-hold-what")}</legend>{Hold::ALL.map(choice).collect_view()}</fieldset>
                    {line(visit, invalid, Line {
                        field: Field::Reason,
                        label: words.t("field-reason"),
                        hint: Some(words.t(if session.mode.names() { "live-hold-reason-hint" } else { "live-hold-reason-hint-unnamed" })),
                        value: &typed.reason,
                        kind: "text",
                        required: true,
                        autocomplete: None,
                    })}
                    <div class="row"><button class="btn danger">{words.t("live-hold-it")}</button></div>
                </form>
            </>
        }
        .into_any()
    }))
}

/// Whom the chairs hold.
pub async fn list(State(site): State<Site>, visit: Visit, Path(session): Path<String>) -> Result<Response, Fault> {
    let (session, all) = live::on_hold(&site.sund, &*site.talk, visit.viewer()?, id(&session)?).await?;
    let words = visit.words;
    Ok(form_page(&visit, Nav::Live, words.t("live-holds"), way(&visit, &session), None, || {
        let one = |on: OnHold| {
            let name = match on.whom {
                Whom::Named(name) => name,
                Whom::Alias(number) => words.t1("live-alias", "count", number),
            };
            let to = format!("/live/{}/holds/{}/lift", session.id, on.number);
            let chip = words.t(&format!("live-hold-{}", on.hold.code()));
            let label = words.t1("live-hold-lift", "person", name.as_str());
            view! {
                <li class="card stack gap-s">
                    <p class="row m-0"><b dir="auto">{name}</b><span class="chip warn">{chip}</span></p>
                    <p class="m-0" dir="auto">{on.because}</p>
                    <div class="row">{act(&visit, to, "btn small", label, &[])}</div>
                </li>
            }
        };
        let none = all.is_empty().then(|| view! { <p class="m-0">{words.t("live-holds-none")}</p> });
        let lines: Vec<_> = all.into_iter().map(one).collect();
        view! {
            <>
                <p class="muted m-0">{words.t("live-holds-intro")}</p>
                {none}
                <ul class="stack plain">{lines}</ul>
                <p class="m-0"><a class="btn" href=format!("/live/{}", session.id)>{words.t("live-back")}</a></p>
            </>
        }
        .into_any()
    }))
}

pub async fn lift(
    State(site): State<Site>,
    visit: Visit,
    Path((session, of)): Of,
    Form(pressed): Form<Pressed>,
) -> Result<Response, Fault> {
    let (session, of): (SessionId, _) = (id(&session)?, number(&of)?);
    let done = live::lift(&site.sund, &*site.talk, visit.viewer()?, session, of).await;
    pressed_in(&site, session, &pressed, done)
}

/// What somebody sees of a session that a chair has ended for them: why.
pub async fn out(site: &Site, visit: &Visit, id: SessionId) -> Result<Response, Fault> {
    let (session, because) = live::put_out(&site.sund, &*site.talk, visit.viewer()?, id).await?;
    let words = visit.words;
    let page = form_page(visit, Nav::Live, session.title.clone(), way(visit, &session)[..1].to_vec(), None, || {
        view! { <p class="notice warn m-0">{words.t1("live-held-out", "reason", because)}</p> }.into_any()
    });
    Ok((StatusCode::FORBIDDEN, page).into_response())
}
