//! `UserInfo`: name and address of the person whom an access token is about.

use super::state::Idp;
use axum::{
    Json,
    extract::{Path, State},
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{AUTHORIZATION, WWW_AUTHENTICATE},
    },
    response::{IntoResponse, Response},
};
use serde_json::json;
use std::sync::Arc;

pub async fn userinfo(State(idp): State<Arc<Idp>>, Path(organisation): Path<String>, headers: HeaderMap) -> Response {
    let Some(issuer) = idp.issuer(&organisation) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let bearer = headers
        .get(AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.strip_prefix("Bearer "));
    let token = bearer.and_then(|bearer| idp.token(bearer)).filter(|token| token.organisation == organisation);
    let Some((token, person)) = token.and_then(|token| issuer.person(&token.subject).map(|person| (token, person)))
    else {
        let challenge = (WWW_AUTHENTICATE, HeaderValue::from_static("Bearer error=\"invalid_token\""));
        return (StatusCode::UNAUTHORIZED, [challenge]).into_response();
    };
    let mut claims = json!({ "sub": person.subject });
    let asked = |scope: &str| token.scopes.iter().any(|s| s == scope);
    if asked("profile") {
        claims["name"] = json!(person.name);
    }
    if asked("email") {
        claims["email"] = json!(person.email);
        claims["email_verified"] = json!(true);
    }
    Json(claims).into_response()
}
