//! The language of the interface for those who have not signed in yet.

use crate::{Fault, Visit, forms::see_other};
use axum::{
    extract::{Path, Query},
    http::{HeaderValue, header},
    response::Response,
};
use serde::Deserialize;
use sund_domain::{Refusal, language::UiLanguage, sso::safe_return};

/// The cookie that remembers the choice until one signs in, when the choice in the settings counts.
pub const COOKIE: &str = "__Host-sund-language";

#[derive(Debug, Deserialize)]
pub struct Ask {
    #[serde(default)]
    to: String,
}

pub async fn choose(_: Visit, Path(code): Path<String>, Query(ask): Query<Ask>) -> Result<Response, Fault> {
    let language: UiLanguage =
        code.parse().map_err(|_| Fault::Refused { refusal: Refusal::NotFound, typed: String::new() })?;
    let mut response = see_other(safe_return(&ask.to));
    let cookie = format!("{COOKIE}={}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=31536000", language.code());
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    Ok(response)
}
