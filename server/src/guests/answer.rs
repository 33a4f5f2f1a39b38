//! What a form brings from an authenticator, and what a challenge looks like on its way there.

use super::{Guests, authenticator::Challenge};
use crate::sso::cookies::{flow_token, set_flow};
use axum::{
    Json,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use serde_json::json;
use sund_actions::{
    Done,
    guests::{begin_ceremony, take_ceremony},
};
use sund_domain::guests::Ceremony;

/// The part of a form that the page's script fills in.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Shown {
    pub ceremony: String,
    pub credential: String,
}

impl Shown {
    /// Nothing was shown: scripts are off, or the challenge was refused.
    pub fn is_empty(&self) -> bool {
        self.credential.trim().is_empty()
    }
}

/// Gives the page's script a challenge.
pub async fn ask(
    guests: &Guests,
    headers: &HeaderMap,
    ceremony: Ceremony,
    asked: Result<Challenge, String>,
) -> Response {
    let Challenge { public_key, state } = match asked {
        Ok(challenge) => challenge,
        Err(cause) => {
            tracing::error!(cause, "a challenge could not be made");
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        }
    };
    match begin_ceremony(&guests.sso.sund, ceremony, state, flow_token(headers).as_deref()).await {
        Ok(begun) => {
            let mut response = Json(json!({ "ceremony": begun.token, "publicKey": public_key })).into_response();
            match set_flow(response.headers_mut(), &begun.browser_token) {
                Ok(()) => response,
                Err(fault) => crate::sso::refused::impossible(&fault),
            }
        }
        Err(fault) => sund_pages::Fault::from(fault).into_response(),
    }
}

/// What this browser was asked, if it was this browser.
pub async fn asked(guests: &Guests, headers: &HeaderMap, shown: &Shown) -> Done<Option<(Ceremony, String)>> {
    match flow_token(headers) {
        Some(browser) => take_ceremony(&guests.sso.sund, &shown.ceremony, &browser).await,
        None => Ok(None),
    }
}

/// Why an answer to nothing is refused.
pub const NOT_ASKED: &str = "passkey refused: the challenge is unknown, used up, too old, or another browser's";
