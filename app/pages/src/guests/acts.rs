//! What those do who look after the guests of a workgroup.

use super::guests_page::{Told, Typed, answer};
use crate::{
    Fault, Site, Visit,
    forms::{encode, form_id, see_other},
    forum::id,
};
use axum::{
    Form,
    extract::{Path, State},
    response::Response,
};
use serde::Deserialize;
use sund_actions::{
    ActionError, Done,
    guests::{Invite, change_stay, end_stay, invite as make, send_again, withdraw as take_back},
};
use sund_domain::{guests::InvitationForm, ids::InvitationId};

pub async fn invite(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let viewer = visit.viewer().map_err(|fault| fault.with_text(&typed.text()))?;
    let form = InvitationForm {
        email: &typed.email,
        organisation: &typed.organisation,
        country: &typed.country,
        until: visit.read_day(&typed.until),
        language: typed.mail_language(&visit),
    };
    let invitation = InvitationId(form_id(&site, &typed.form));
    match make(&site.sund, viewer, &slug, invitation, form).await {
        Ok(Invite::Made(token)) => {
            let link = format!("{}/invitations/{token}", site.origin);
            answer(&site, &visit, &slug, &Typed::default(), Told::Made { link, email: typed.email.clone() }).await
        }
        Ok(Invite::Mailed) => {
            answer(&site, &visit, &slug, &Typed::default(), Told::Mailed { email: typed.email.clone() }).await
        }
        Ok(Invite::Before) => answer(&site, &visit, &slug, &Typed::default(), Told::MadeBefore).await,
        Err(ActionError::Invalid(invalid)) => answer(&site, &visit, &slug, &typed, Told::Invalid(invalid)).await,
        Err(error) => Err(error.into()),
    }
    .map_err(|fault| fault.with_text(&typed.text()))
}

#[derive(Debug, Deserialize)]
pub struct Change {
    #[serde(default)]
    stay: String,
}

pub async fn change(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, person)): Path<(String, String)>,
    Form(form): Form<Change>,
) -> Result<Response, Fault> {
    let person = id(&person)?;
    let viewer = visit.viewer().map_err(|fault| fault.with_text(&form.stay))?;
    let done = change_stay(&site.sund, viewer, &slug, person, visit.read_day(&form.stay)).await;
    match done {
        Err(ActionError::Invalid(invalid)) => {
            answer(&site, &visit, &slug, &Typed::default(), Told::NotThen { person, invalid, typed: form.stay.clone() })
                .await
        }
        done => back(&slug, done),
    }
    .map_err(|fault| fault.with_text(&form.stay))
}

pub async fn end(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, person)): Path<(String, String)>,
) -> Result<Response, Fault> {
    back(&slug, end_stay(&site.sund, visit.viewer()?, &slug, id(&person)?).await)
}

pub async fn withdraw(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, invitation)): Path<(String, String)>,
) -> Result<Response, Fault> {
    back(&slug, take_back(&site.sund, visit.viewer()?, &slug, id(&invitation)?).await)
}

/// Sends the mail of an invitation again.
pub async fn send(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, invitation)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let invitation = id(&invitation)?;
    let language = visit.words.language;
    match send_again(&site.sund, visit.viewer()?, &slug, invitation, language).await {
        Err(ActionError::Invalid(invalid)) => {
            answer(&site, &visit, &slug, &Typed::default(), Told::NotSent { invitation, invalid }).await
        }
        done => back(&slug, done),
    }
}

fn back(slug: &str, done: Done<()>) -> Result<Response, Fault> {
    done?;
    Ok(see_other(&format!("/workgroups/{}/guests", encode(slug))))
}
