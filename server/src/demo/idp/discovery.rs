//! What an issuer says about itself (OpenID Connect Discovery 1.0, RFC 9207), and its keys.

use super::{authorize::WAYS, state::Idp};
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use openidconnect::{PrivateSigningKey as _, core::CoreJsonWebKeySet};
use serde_json::json;
use std::sync::Arc;

pub async fn configuration(State(idp): State<Arc<Idp>>, Path(organisation): Path<String>) -> Response {
    let Some(issuer) = idp.issuer(&organisation) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let at = |path: &str| format!("{}/{path}", issuer.url.as_str());
    let ways: &[&str] = match idp.client.secret {
        Some(_) => &["client_secret_basic", "client_secret_post"],
        None => &["none"],
    };
    Json(json!({
        "issuer": issuer.url.as_str(),
        "authorization_endpoint": at("authorize"),
        "token_endpoint": at("token"),
        "userinfo_endpoint": at("userinfo"),
        "jwks_uri": at("jwks"),
        "end_session_endpoint": at("end-session"),
        "scopes_supported": ["openid", "profile", "email"],
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported": ["authorization_code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["EdDSA"],
        "token_endpoint_auth_methods_supported": ways,
        "code_challenge_methods_supported": ["S256"],
        "acr_values_supported": WAYS.map(|(way, _)| way),
        "claims_supported": ["iss", "sub", "aud", "exp", "iat", "auth_time", "acr", "nonce", "at_hash", "name", "email", "email_verified"],
        "authorization_response_iss_parameter_supported": true,
    }))
    .into_response()
}

pub async fn keys(State(idp): State<Arc<Idp>>, Path(organisation): Path<String>) -> Response {
    match idp.issuer(&organisation) {
        Some(issuer) => Json(CoreJsonWebKeySet::new(vec![issuer.key.as_verification_key()])).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
