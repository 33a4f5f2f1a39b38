//! What people see when signing in does not work: a general sentence and an id. What the log gets: the cause.

use super::{Fault, Sso, cookies::way_back};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use sund_actions::{
    ActionError,
    sso::{Flow, Provider, refuse},
};
use sund_domain::{Refusal, sso::Assurance};
use sund_pages::{Visit, sso as pages};

/// Why a handler of this room stops.
#[derive(Debug, thiserror::Error)]
pub enum Stop {
    /// The provider, or its answer.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// Nobody serves the domain, the id is unknown, or the ticket too old.
    #[error("{0}")]
    Nowhere(&'static str),
    /// The organisation's administrator has not agreed yet.
    #[error("waiting for approval")]
    Waiting,
    /// A guest's passkey: already in the words of the rule that was not kept.
    #[error("{0}")]
    Passkey(String),
    /// The provider was asked for more than it confirmed.
    #[error("asked for {} within {:?} ms, and not confirmed", .0.level, .0.within)]
    NotSure(Assurance),
    /// Who was to be asked again is not who came.
    #[error("somebody else than who was to be asked again")]
    SomebodyElse,
    /// The sign-in is another account's, and the two do not become one.
    #[error("another account's sign-in, and not joined: {0:?}")]
    NotJoined(Refusal),
    /// Ours: the database, the seal.
    #[error("ours: {0}")]
    Ours(String),
}

impl From<ActionError> for Stop {
    fn from(fault: ActionError) -> Self {
        Self::Ours(fault.to_string())
    }
}

/// The provider is not reached, or there is none: the same page for both.
pub async fn not_reached(sso: &Sso, visit: &Visit, provider: Option<&Provider>, stop: &Stop) -> Response {
    pages::not_reached_page(&again(visit), &noted(sso, provider, stop).await)
}

/// The sign-in was refused.
pub async fn refused(sso: &Sso, visit: &Visit, provider: Option<&Provider>, stop: &Stop) -> Response {
    pages::refused_page(&again(visit), &noted(sso, provider, stop).await)
}

/// The provider did not do what it was asked for; who was signed in still is.
pub async fn not_sure(sso: &Sso, visit: &Visit, provider: &Provider, flow: &Flow, stop: &Stop) -> Response {
    let incident = noted(sso, Some(provider), stop).await;
    let (asked, back) = (flow.intent.asked(), way_back(sso, &flow.return_to));
    pages::not_sure_page(&again(visit), asked, &provider.organisation_name, Some(&incident), &back)
}

/// The sign-in is another account's, and the two do not become one; who was signed in still is.
pub async fn not_joined(sso: &Sso, visit: &Visit, provider: &Provider, refusal: Refusal) -> Response {
    let incident = noted(sso, Some(provider), &Stop::NotJoined(refusal)).await;
    pages::not_joined_page(&again(visit), &provider.organisation_name, refusal, &incident)
}

/// The links of the page lead to the form and not to the address of the request: that holds the provider's answer, with
/// its code and its words.
pub fn again(visit: &Visit) -> Visit {
    Visit { path: "/sign-in".to_owned(), ..visit.clone() }
}

/// Writes the cause down where nobody waits for a page.
pub async fn note(sso: &Sso, provider: Option<&Provider>, stop: &Stop) {
    noted(sso, provider, stop).await;
}

/// Writes the cause down. Where even that fails, the log on the terminal has it, under the id of no line.
pub async fn noted(sso: &Sso, provider: Option<&Provider>, stop: &Stop) -> String {
    let issuer = provider.map(|provider| provider.issuer.as_str());
    match refuse(&sso.sund, provider, &stop.to_string()).await {
        Ok(incident) => {
            tracing::warn!(%incident, issuer, cause = %stop, "sign-in refused");
            incident
        }
        Err(fault) => {
            tracing::error!(issuer, cause = %stop, %fault, "sign-in refused, and the audit log failed");
            "-".to_owned()
        }
    }
}

/// An answer that cannot be made: never because of what somebody sent.
pub fn impossible(fault: &dyn std::error::Error) -> Response {
    tracing::error!(%fault, "an answer could not be made");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}
