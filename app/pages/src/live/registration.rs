//! One's own registration for a session: what it is, and the one button that changes it.

use crate::{Fault, Site, Visit, forms::see_other, forum::id, parts::act};
use axum::{
    Form,
    extract::{Path, State},
    response::Response,
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_domain::{
    Subject as _,
    ids::SessionId,
    live::{LiveSession, Places, Registering, Registration, SessionAct, SessionState},
};

#[derive(Debug, Default, Deserialize)]
pub struct Pressed {
    #[serde(default)]
    come: String,
}

pub async fn submit(
    State(site): State<Site>,
    visit: Visit,
    Path(session): Path<String>,
    Form(pressed): Form<Pressed>,
) -> Result<Response, Fault> {
    let session: SessionId = id(&session)?;
    sund_actions::live::register(&site.sund, visit.viewer()?, session, pressed.come == "yes").await?;
    site.talk.changed(session);
    Ok(see_other(&format!("/live/{session}")))
}

/// What the card says: a sentence, and the label of the button with what it asks for; none, if there is nothing to press.
fn said(visit: &Visit, session: &LiveSession, places: Places) -> (String, Option<(String, &'static str)>) {
    let words = visit.words;
    let simply = session.registering == Registering::Free || session.standing.leads();
    let press = |key: &str, come| Some((words.t(key), come));
    match &session.registration {
        Some(Registration::Place) if simply => (words.t("live-you-come"), press("live-come-not", "no")),
        Some(Registration::Place) => (words.t("live-you-place"), press("live-place-give-up", "no")),
        Some(Registration::Asked) => (words.t("live-you-asked"), press("live-asking-take-back", "no")),
        Some(Registration::Waiting(n)) => (words.t1("live-you-wait", "n", *n), press("live-waiting-leave", "no")),
        Some(Registration::Declined(reason)) if session.registering != Registering::Free => {
            (words.t1("live-you-declined", "reason", reason.as_str()), None)
        }
        _ if session.registering == Registering::Free => (words.t("live-free-hint"), press("live-come", "yes")),
        _ if session.standing.leads() => (words.t("live-lead-hint"), press("live-come", "yes")),
        _ if session.registering == Registering::Approval => {
            (words.t("live-approval-hint"), press("live-place-ask", "yes"))
        }
        _ if places.free(session.capacity) => (words.t("live-required-hint"), press("live-place-register", "yes")),
        _ => (words.t("live-full-hint"), press("live-waiting-join", "yes")),
    }
}

/// The card of a session that has not begun, or for which one needs a place.
pub fn card(visit: &Visit, session: &LiveSession, places: Places) -> Option<AnyView> {
    let words = visit.words;
    let free = session.registering == Registering::Free;
    let on = session.state == SessionState::Planned || (session.state == SessionState::Open && !free);
    if !on {
        return None;
    }
    let may = session.may(SessionAct::Register).is_ok();
    let (sentence, button) = said(visit, session, places);
    let count = match session.capacity {
        _ if free => words.t1("live-coming", "n", places.coming),
        Some(most) => words.tn("live-places-of", [("taken", places.taken.into()), ("most", most.into())]),
        None => words.t1("live-places-given", "n", places.taken),
    };
    let waiting = (places.waiting > 0).then(|| format!(" · {}", words.t1("live-waiting-count", "n", places.waiting)));
    let leads = session.may(SessionAct::SeeRegistrations).is_ok().then(|| {
        let asked = (places.asked > 0).then(|| {
            view! { <span class="chip q">{words.t1("live-asked-count", "n", places.asked)}</span> }
        });
        let href = format!("/live/{}/registrations", session.id);
        view! { <p class="row m-0 mt-s"><a href=href>{words.t("live-registrations")}</a>{asked}</p> }
    });
    let button = button.filter(|_| may).map(|(label, come)| {
        let class = if come == "yes" { "btn main" } else { "btn" };
        act(visit, format!("/live/{}/register", session.id), class, label, &[("come", come.into())])
    });
    Some(
        view! {
            <section class="card" id="registration">
                <h2>{words.t("live-registration")}</h2>
                <p class="m-0">{if may { sentence } else { words.t("live-members-come") }}</p>
                <p class="small muted m-0 mt-s">{count}{waiting}</p>
                {button.map(|button| view! { <div class="row mt-s">{button}</div> })}
                {leads}
            </section>
        }
        .into_any(),
    )
}
