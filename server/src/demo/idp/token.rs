//! The token endpoint: a code, once, for an ID token and an access token.

use super::state::{Code, Idp, Issuer, TOKEN_LIFE, Token};
use axum::{
    Form, Json,
    extract::{Path, State, rejection::FormRejection},
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{AUTHORIZATION, WWW_AUTHENTICATE},
    },
    response::{IntoResponse, Response},
};
use base64::{
    Engine as _,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use openidconnect::{
    AccessToken, Audience, AuthenticationContextClass, EmptyAdditionalClaims, JsonWebTokenError, Nonce, StandardClaims,
    SubjectIdentifier,
    core::{CoreIdToken, CoreIdTokenClaims, CoreJwsSigningAlgorithm},
    url::form_urlencoded,
};
use serde::Deserialize;
use serde_json::json;
use sha2::{Digest as _, Sha256};
use std::{
    sync::Arc,
    time::{Duration, UNIX_EPOCH},
};
use sund_domain::time::{MINUTE, SECOND, Timestamp};

/// An ID token is good for this long.
const ID_TOKEN_LIFE: i64 = 5 * MINUTE;

/// A token request (RFC 6749, 4.1.3; RFC 7636, 4.5).
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Request {
    grant_type: String,
    code: String,
    redirect_uri: String,
    code_verifier: String,
    client_id: String,
    client_secret: Option<String>,
}

pub async fn token(
    State(idp): State<Arc<Idp>>,
    Path(organisation): Path<String>,
    headers: HeaderMap,
    request: Result<Form<Request>, FormRejection>,
) -> Response {
    let Some(issuer) = idp.issuer(&organisation) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let Ok(Form(request)) = request else {
        return fault(StatusCode::BAD_REQUEST, "invalid_request");
    };
    if !is_our_client(&idp, &headers, &request) {
        let mut response = fault(StatusCode::UNAUTHORIZED, "invalid_client");
        response.headers_mut().insert(WWW_AUTHENTICATE, HeaderValue::from_static("Basic realm=\"demo\""));
        return response;
    }
    if request.grant_type != "authorization_code" {
        return fault(StatusCode::BAD_REQUEST, "unsupported_grant_type");
    }
    // Used up by the attempt, whatever comes of it.
    let Some(code) = idp.take_code(&request.code).filter(|code| fits(code, &organisation, &request)) else {
        return fault(StatusCode::BAD_REQUEST, "invalid_grant");
    };
    let access = idp.new_token(Token { organisation, subject: code.subject.clone(), scopes: code.scopes.clone() });
    match id_token(&idp, issuer, &code, &access) {
        Ok(id_token) => Json(json!({
            "access_token": access,
            "token_type": "Bearer",
            "expires_in": TOKEN_LIFE / SECOND,
            "scope": code.scopes.join(" "),
            "id_token": id_token.to_string(),
        }))
        .into_response(),
        Err(cause) => {
            tracing::error!(%cause, "the demo's provider could not sign");
            fault(StatusCode::INTERNAL_SERVER_ERROR, "server_error")
        }
    }
}

/// The code was made by this issuer for this address, and who brings it knows the verifier.
fn fits(code: &Code, organisation: &str, request: &Request) -> bool {
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(request.code_verifier.as_bytes()));
    code.organisation == organisation
        && code.redirect_uri == request.redirect_uri
        && (43..=128).contains(&request.code_verifier.len())
        && code.challenge == challenge
}

/// `client_secret_basic`, `client_secret_post`, or no secret at all for a public client.
fn is_our_client(idp: &Idp, headers: &HeaderMap, request: &Request) -> bool {
    let basic = headers.get(AUTHORIZATION).map(|value| value.to_str().ok().and_then(credentials));
    let (id, secret) = match basic {
        Some(Some((id, secret))) => (id, Some(secret)),
        Some(None) => return false,
        None => (request.client_id.clone(), request.client_secret.clone()),
    };
    // Hashed before they are compared, so that the time tells nothing.
    let hashed = |text: Option<String>| text.map(|text| Sha256::digest(text.as_bytes()));
    id == idp.client.id && hashed(secret) == hashed(idp.client.secret.clone())
}

/// Name and secret from a Basic header; both are form-encoded inside it (RFC 6749, 2.3.1).
fn credentials(header: &str) -> Option<(String, String)> {
    let decoded = String::from_utf8(STANDARD.decode(header.strip_prefix("Basic ")?).ok()?).ok()?;
    let (id, secret) = decoded.split_once(':')?;
    let plain =
        |text: &str| form_urlencoded::parse(format!("x={text}").as_bytes()).next().map(|(_, value)| value.into_owned());
    Some((plain(id)?, plain(secret)?))
}

/// Name and address are not in it: in the code flow they come from `UserInfo` (Core, 5.4).
fn id_token(idp: &Idp, issuer: &Issuer, code: &Code, access: &str) -> Result<CoreIdToken, JsonWebTokenError> {
    let now = idp.clock.now();
    let time = |at: Timestamp| (UNIX_EPOCH + Duration::from_millis(u64::try_from(at.0).unwrap_or_default())).into();
    let claims = CoreIdTokenClaims::new(
        issuer.url.clone(),
        vec![Audience::new(idp.client.id.clone())],
        time(now.plus(ID_TOKEN_LIFE)),
        time(now),
        StandardClaims::new(SubjectIdentifier::new(code.subject.clone())),
        EmptyAdditionalClaims {},
    )
    .set_nonce(Some(Nonce::new(code.nonce.clone())))
    .set_auth_context_ref(Some(AuthenticationContextClass::new(code.acr.clone())))
    .set_auth_time(Some(time(code.at)));
    CoreIdToken::new(
        claims,
        &issuer.key,
        CoreJwsSigningAlgorithm::EdDsa,
        Some(&AccessToken::new(access.to_owned())),
        None,
    )
}

fn fault(status: StatusCode, error: &str) -> Response {
    (status, Json(json!({ "error": error }))).into_response()
}
