//! A provider says that one of its people has signed out there (OpenID Connect Back-Channel Logout 1.0): the sessions
//! that it names end, and with them every page and socket.

use super::{
    Sso,
    fault::Fault,
    refused::{Stop, note},
    token_checks::{LEEWAY, OLDEST, algorithms},
};
use crate::sso::provider_client::Metadata;
use axum::{
    Form,
    extract::{State, rejection::FormRejection},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use openidconnect::{
    JsonWebKey as _,
    core::{CoreJsonWebKey, CoreJwsSigningAlgorithm},
};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Map, Value};
use sund_actions::{
    ActionError,
    sso::{LoggedOut, Provider, by_issuer, logged_out},
};
use sund_domain::time::{SECOND, Timestamp};

/// What the token must say has happened (2.4).
const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";
/// The longest `jti`, `sid` or `sub`, in bytes.
const ID_MOST: usize = 1_000;

/// More audiences than these are not looked up.
const AUDIENCES_MOST: usize = 5;

/// What a provider sends (2.5).
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    logout_token: String,
}

#[derive(Deserialize)]
struct Header {
    alg: CoreJwsSigningAlgorithm,
    kid: Option<String>,
    typ: Option<String>,
    crit: Option<Value>,
}

#[derive(Deserialize)]
struct Claims {
    iss: String,
    aud: Audience,
    iat: f64,
    exp: f64,
    jti: String,
    events: Map<String, Value>,
    sub: Option<String>,
    sid: Option<String>,
    nonce: Option<Value>,
}

/// The two claims that say which provider's keys to look at.
#[derive(Deserialize)]
struct Address {
    iss: String,
    aud: Audience,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Many(Vec<String>),
}

impl Audience {
    fn all(&self) -> &[String] {
        match self {
            Self::One(one) => std::slice::from_ref(one),
            Self::Many(all) => all,
        }
    }
}

/// Takes a logout token; 200 if the sessions that it names are over, 400 if it is not one, or if it could not be taken (2.8).
pub async fn log_out(State(sso): State<Sso>, sent: Result<Form<Sent>, FormRejection>) -> Response {
    let token = sent.map(|Form(sent)| sent.logout_token).unwrap_or_default();
    let (provider, done) = match sender(&sso, &token).await {
        Ok(Some(provider)) => {
            let done = take(&sso, &provider, &token).await;
            (Some(provider), done)
        }
        Ok(None) => (None, Err(Fault::Logout("of no provider that is known here").into())),
        Err(fault) => (None, Err(fault.into())),
    };
    let Err(stop) = done else {
        return (StatusCode::OK, [(header::CACHE_CONTROL, "no-store")]).into_response();
    };
    if let Stop::Ours(fault) = &stop {
        tracing::error!(fault, "a logout token could not be taken");
    } else {
        note(&sso, provider.as_ref(), &stop).await;
    }
    refusal(&stop)
}

/// The answer to a token that was not taken: whether it is wrong, or may be sent again.
fn refusal(stop: &Stop) -> Response {
    let error = match stop {
        Stop::Ours(_) | Stop::Fault(Fault::NotReached(_)) => "temporarily_unavailable",
        _ => "invalid_request",
    };
    let body = axum::Json(serde_json::json!({ "error": error }));
    (StatusCode::BAD_REQUEST, [(header::CACHE_CONTROL, "no-store")], body).into_response()
}

/// The provider that the token says it is from, and for. Nothing of it is believed yet.
async fn sender(sso: &Sso, token: &str) -> Result<Option<Provider>, ActionError> {
    let Some(Address { iss, aud }) = token.split('.').nth(1).and_then(part) else { return Ok(None) };
    for client in aud.all().iter().take(AUDIENCES_MOST) {
        if let Some(provider) = by_issuer(&sso.sund, &iss, client).await? {
            return Ok(Some(provider));
        }
    }
    Ok(None)
}

async fn take(sso: &Sso, provider: &Provider, token: &str) -> Result<(), Stop> {
    let mut known = sso.clients.get_for_logout(provider).await?;
    let now = sso.sund.now();
    let told = match verify(token, &known.metadata, provider, now) {
        Err(Unbelieved::UnknownKey) => {
            let newer = sso.clients.newer_keys(provider, &known).await?;
            known = newer.ok_or(Fault::Logout("signed with an unknown key"))?;
            verify(token, &known.metadata, provider, now)
        }
        told => told,
    };
    let told = told.map_err(|unbelieved| match unbelieved {
        Unbelieved::UnknownKey => Fault::Logout("signed with an unknown key"),
        Unbelieved::Refused(why) => Fault::Logout(why),
    })?;
    if logged_out(&sso.sund, provider.id, &told).await? { Ok(()) } else { Err(Fault::Logout("came before").into()) }
}

#[derive(Debug, PartialEq, Eq)]
enum Unbelieved {
    UnknownKey,
    Refused(&'static str),
}

/// What the token says, once every rule of 2.6 has been kept; that it comes once is checked where it is written.
fn verify(token: &str, metadata: &Metadata, provider: &Provider, now: Timestamp) -> Result<LoggedOut, Unbelieved> {
    use Unbelieved::Refused;
    let parts: Vec<&str> = token.split('.').collect();
    let &[header, body, signature] = parts.as_slice() else { return Err(Refused("not a signed token")) };
    let signed = &token[..header.len() + 1 + body.len()];
    let header: Header = part(header).ok_or(Refused("the header is not readable"))?;
    if header.crit.is_some() {
        return Err(Refused("a critical header that is not known"));
    }
    // Typed so that no other token of the provider can be sent here as one (RFC 8725, 3.11); older providers say JWT.
    let typed =
        |typ: &str| ["logout+jwt", "application/logout+jwt", "jwt"].contains(&typ.to_ascii_lowercase().as_str());
    if header.typ.as_deref().is_some_and(|typ| !typed(typ)) {
        return Err(Refused("another type of token"));
    }
    if !algorithms(metadata, provider.rules.algorithm.as_deref()).contains(&header.alg) {
        return Err(Refused("an algorithm that the provider does not use"));
    }
    let signature = URL_SAFE_NO_PAD.decode(signature).map_err(|_| Refused("the signature is not readable"))?;
    let key = key(metadata, header.kid.as_deref()).ok_or(Unbelieved::UnknownKey)?;
    key.verify_signature(&header.alg, signed.as_bytes(), &signature).map_err(|_| Refused("bad signature"))?;
    rules(part(body).ok_or(Refused("the claims are not readable"))?, provider, now).map_err(Refused)
}

fn part<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(text).ok()?).ok()
}

/// The key that the token names; or the only one, if it names none.
fn key<'a>(metadata: &'a Metadata, kid: Option<&str>) -> Option<&'a CoreJsonWebKey> {
    let keys = metadata.jwks().keys();
    match kid {
        Some(kid) => keys.iter().find(|key| key.key_id().is_some_and(|id| id.as_str() == kid)),
        None => (keys.len() == 1).then(|| &keys[0]),
    }
}

fn rules(claims: Claims, provider: &Provider, now: Timestamp) -> Result<LoggedOut, &'static str> {
    if claims.iss != provider.issuer {
        return Err("another issuer");
    }
    if !claims.aud.all().contains(&provider.client_id) {
        return Err("for somebody else");
    }
    #[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "a float saturates")]
    let at = |seconds: f64| Timestamp((seconds * SECOND as f64) as i64);
    let age = now.since(at(claims.iat));
    if !(-LEEWAY..=OLDEST).contains(&age) {
        return Err("issued in the future or too long ago");
    }
    if now.since(at(claims.exp)) > LEEWAY {
        return Err("expired");
    }
    if !claims.events.get(EVENT).is_some_and(Value::is_object) {
        return Err("not the event of signing out");
    }
    if claims.nonce.is_some() {
        return Err("an ID token, not a logout token");
    }
    let fits = |id: &str| !id.is_empty() && id.len() <= ID_MOST;
    if !fits(&claims.jti) || ![&claims.sub, &claims.sid].into_iter().flatten().all(|id| fits(id)) {
        return Err("an id that is none");
    }
    if claims.sub.is_none() && claims.sid.is_none() {
        return Err("neither sub nor sid");
    }
    Ok(LoggedOut { jti: claims.jti, subject: claims.sub, sid: claims.sid })
}

#[cfg(test)]
mod tests;
