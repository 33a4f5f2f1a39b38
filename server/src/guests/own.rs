//! A guest's own passkeys. For everybody else there is nothing at these addresses.

use super::{
    Guests,
    answer::{NOT_ASKED, Shown, ask, asked},
    sign_in::refused,
};
use crate::sso::{Stop, browser::browser};
use axum::{
    Form,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use sund_actions::{ActionError, guests as actions};
use sund_domain::{
    Refusal,
    guests::{Ceremony, may_change_passkeys},
    ids::PasskeyId,
};
use sund_pages::{
    Fault, Visit,
    guests::{self as pages, Tried},
};

const HERE: &str = "/settings/passkeys";

/// The list.
pub async fn show(State(guests): State<Guests>, visit: Visit) -> Result<Response, Fault> {
    page(&guests, &visit, Tried::Nothing).await
}

async fn page(guests: &Guests, visit: &Visit, tried: Tried) -> Result<Response, Fault> {
    let passkeys = actions::own_passkeys(&guests.sso.sund, visit.viewer()?).await?;
    Ok(pages::passkeys_page(visit, &passkeys, guests.authenticator.is_some(), tried))
}

/// A challenge for one more passkey.
pub async fn begin(State(guests): State<Guests>, visit: Visit, headers: HeaderMap) -> Result<Response, Fault> {
    let viewer = visit.viewer()?;
    let had = actions::credentials(&guests.sso.sund, viewer).await?;
    let Some(authenticator) = &guests.authenticator else {
        return Ok(StatusCode::FORBIDDEN.into_response());
    };
    let asked = authenticator.make(viewer.person, &viewer.name, &had);
    Ok(ask(&guests, &headers, Ceremony::Add(viewer.person), asked).await)
}

/// Takes the answer.
pub async fn add(
    State(guests): State<Guests>,
    visit: Visit,
    headers: HeaderMap,
    Form(shown): Form<Shown>,
) -> Result<Response, Fault> {
    let viewer = visit.viewer()?;
    // For those who are no guests there is nothing here, whatever they send.
    match may_change_passkeys(viewer) {
        Ok(()) => (),
        Err(Refusal::NotFound) => return Err(ActionError::Refused(Refusal::NotFound).into()),
        Err(refusal) => return page(&guests, &visit, Tried::Refused(refusal)).await,
    }
    if shown.is_empty() {
        return page(&guests, &visit, Tried::Without).await;
    }
    let made = match asked(&guests, &headers, &shown).await? {
        Some((Ceremony::Add(person), state)) if person == viewer.person => match &guests.authenticator {
            Some(authenticator) => authenticator.made(person, &state, &shown.credential).map_err(Stop::Passkey),
            None => Err(Stop::Nowhere("this site has no passkeys")),
        },
        _ => Err(Stop::Nowhere(NOT_ASKED)),
    };
    let made = match made {
        Ok(made) => made,
        Err(stop) => return Ok(refused(&guests, &visit, &stop).await),
    };
    actions::add_passkey(&guests.sso.sund, viewer, &made, &browser(&headers)).await?;
    Ok(Redirect::to(HERE).into_response())
}

/// Removes one.
pub async fn remove(
    State(guests): State<Guests>,
    visit: Visit,
    Path(passkey): Path<String>,
) -> Result<Response, Fault> {
    let viewer = visit.viewer()?;
    let not_found = |_| ActionError::Refused(Refusal::NotFound);
    let passkey: PasskeyId = passkey.parse().map_err(not_found)?;
    match actions::remove_passkey(&guests.sso.sund, viewer, passkey).await {
        Ok(()) => Ok(Redirect::to(HERE).into_response()),
        Err(ActionError::Refused(refusal)) if refusal != Refusal::NotFound => {
            page(&guests, &visit, Tried::Refused(refusal)).await
        }
        Err(error) => Err(error.into()),
    }
}
