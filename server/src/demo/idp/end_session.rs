//! Signing out here (OpenID Connect RP-Initiated Logout 1.0). This provider keeps nobody signed in, so there is nothing
//! to end; what counts is that one gets back, and only to an address that is registered.

use super::{
    page::page,
    state::{Idp, Issuer},
};
use axum::{
    Form,
    extract::{
        Path, Query, State,
        rejection::{FormRejection, QueryRejection},
    },
    http::StatusCode,
    response::{IntoResponse, Response},
};
use openidconnect::{
    JsonWebKeySet, Nonce, PrivateSigningKey as _,
    core::{CoreIdToken, CoreIdTokenVerifier, CoreJwsSigningAlgorithm},
    url::Url,
};
use serde::Deserialize;
use std::{fmt::Write as _, sync::Arc, time::UNIX_EPOCH};
use sund_islands::html::escape;

/// A logout request.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Request {
    id_token_hint: String,
    client_id: String,
    post_logout_redirect_uri: String,
    state: String,
}

/// From a link.
pub async fn by_link(
    State(idp): State<Arc<Idp>>,
    Path(organisation): Path<String>,
    request: Result<Query<Request>, QueryRejection>,
) -> Response {
    signed_out(&idp, &organisation, &request.unwrap_or_default().0)
}

/// From a form.
pub async fn by_form(
    State(idp): State<Arc<Idp>>,
    Path(organisation): Path<String>,
    request: Result<Form<Request>, FormRejection>,
) -> Response {
    signed_out(&idp, &organisation, &request.map(|Form(request)| request).unwrap_or_default())
}

fn signed_out(idp: &Idp, organisation: &str, request: &Request) -> Response {
    let Some(issuer) = idp.issuer(organisation) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let name = escape(&issuer.organisation.name);
    let mut body = format!("<h1>Signed out</h1>\n<p class=\"note\">You are signed out at {name}.</p>");
    if let Some(back) = way_back(idp, issuer, request) {
        let _ = write!(body, "\n<p><a href=\"{}\">Back to Sund</a></p>", escape(back.as_str()));
    }
    page(StatusCode::OK, &format!("Signed out – {}", issuer.organisation.name), &body, None)
}

/// The registered address, if our client asks for it: by its name, or by an ID token of ours.
fn way_back(idp: &Idp, issuer: &Issuer, request: &Request) -> Option<Url> {
    let named = request.client_id == idp.client.id;
    if request.post_logout_redirect_uri != idp.client.post_logout_redirect_uri
        || !(request.client_id.is_empty() || named)
    {
        return None;
    }
    if !named && !is_ours(idp, issuer, &request.id_token_hint) {
        return None;
    }
    let mut url = Url::parse(&request.post_logout_redirect_uri).ok()?;
    if !request.state.is_empty() {
        url.query_pairs_mut().append_pair("state", &request.state);
    }
    Some(url)
}

/// An ID token that was signed here for our client; it may have expired since.
fn is_ours(idp: &Idp, issuer: &Issuer, hint: &str) -> bool {
    let keys = JsonWebKeySet::new(vec![issuer.key.as_verification_key()]);
    let client = openidconnect::ClientId::new(idp.client.id.clone());
    let verifier = CoreIdTokenVerifier::new_public_client(client, issuer.url.clone(), keys)
        .set_allowed_algs([CoreJwsSigningAlgorithm::EdDsa])
        .set_time_fn(|| UNIX_EPOCH.into());
    let any_nonce = |_: Option<&Nonce>| Ok(());
    hint.parse::<CoreIdToken>().is_ok_and(|token| token.claims(&verifier, any_nonce).is_ok())
}
