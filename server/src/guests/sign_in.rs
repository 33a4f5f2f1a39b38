//! Signing in with a passkey; and showing it once more, for those who are in.

use super::{
    Guests,
    answer::{NOT_ASKED, Shown, ask, asked},
};
use crate::sso::{
    Stop,
    browser::browser,
    cookies::{session_token, set_session, way_back},
    refused::{impossible, noted},
};
use axum::{
    Form,
    extract::{Query, State, rejection::QueryRejection},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use sund_actions::{guests as actions, sso::Arriving};
use sund_domain::{guests::Ceremony, sso::safe_return};
use sund_pages::{Visit, guests as pages};

/// Where one wanted to go.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct To {
    to: String,
}

/// The form, with the answer.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    to: String,
    ceremony: String,
    credential: String,
}

/// The page. Guests who are in see it too: some things are done only by those who have just shown their passkey.
pub async fn show(State(guests): State<Guests>, visit: Visit, to: Result<Query<To>, QueryRejection>) -> Response {
    let to = to.unwrap_or_default().0.to;
    let to = safe_return(&to);
    if visit.viewer.as_ref().is_some_and(|viewer| !viewer.seer.guest) {
        return Redirect::to(&way_back(&guests.sso, to)).into_response();
    }
    pages::passkey_page(&visit, to, guests.authenticator.is_some(), StatusCode::OK)
}

/// A challenge for any passkey of this site.
pub async fn begin(State(guests): State<Guests>, headers: HeaderMap) -> Response {
    match &guests.authenticator {
        Some(authenticator) => ask(&guests, &headers, Ceremony::SignIn, authenticator.show()).await,
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// Takes the answer.
pub async fn take(
    State(guests): State<Guests>,
    visit: Visit,
    headers: HeaderMap,
    Form(Typed { to, ceremony, credential }): Form<Typed>,
) -> Response {
    let to = safe_return(&to);
    let shown = Shown { ceremony, credential };
    if shown.is_empty() {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return pages::passkey_page(&visit, to, guests.authenticator.is_some(), status);
    }
    match signed_in(&guests, &headers, &shown).await {
        Ok(token) => {
            let mut response = Redirect::to(&way_back(&guests.sso, to)).into_response();
            match set_session(response.headers_mut(), &token) {
                Ok(()) => response,
                Err(fault) => impossible(&fault),
            }
        }
        Err(stop) => refused(&guests, &visit, &stop).await,
    }
}

/// From the answer to the token of a new session.
async fn signed_in(guests: &Guests, headers: &HeaderMap, shown: &Shown) -> Result<String, Stop> {
    let authenticator = guests.authenticator.as_ref().ok_or(Stop::Nowhere("this site has no passkeys"))?;
    let Some((Ceremony::SignIn, state)) = asked(guests, headers, shown).await? else {
        return Err(Stop::Nowhere(NOT_ASKED));
    };
    let (person, credential, answer) = authenticator.claimed(&shown.credential).map_err(Stop::Passkey)?;
    let replaces = session_token(headers);
    let arriving = Arriving { browser: browser(headers), replaces: replaces.as_deref(), ..Arriving::default() };
    let check = |kept: &str| authenticator.shown(&state, &answer, kept);
    let done = actions::sign_in(&guests.sso.sund, person, &credential, check, &arriving).await?;
    done.map_err(|refused| Stop::Passkey(refused.to_string()))
}

/// One general sentence and a number to quote, whatever the cause: an unknown passkey and an ended guest look the same.
pub async fn refused(guests: &Guests, visit: &Visit, stop: &Stop) -> Response {
    let incident = noted(&guests.sso, None, stop).await;
    // The links of the page must not hold the token of an invitation.
    let visit = Visit { path: "/sign-in/passkey".to_owned(), ..visit.clone() };
    pages::refused_page(&visit, &incident)
}
