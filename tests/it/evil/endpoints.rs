//! The endpoints of the provider: honest, but for the switch of the issuer that is asked.

use super::{
    answers::misbehave,
    keys::Key,
    provider::{Asked, Evil, Site},
    switch::{Endpoint, How, Switch, Trick},
    token::{ACCESS, CLIENT, Claims, Forge, SECRET, SUBJECT},
};
use axum::{
    Form, Json,
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use openidconnect::{PkceCodeChallenge, PkceCodeVerifier, url::Url};
use serde_json::{Value, json};
use std::{collections::HashMap, sync::Arc};
use sund::sso::callback_path;
use sund_tests::ORIGIN;

/// Stands in everything that the provider says about errors, and must never be on a page.
pub const MARK: &str = "abracadabra";

type Named = Path<String>;
type Fields = HashMap<String, String>;

/// What the switch says about how this endpoint answers.
fn how(site: &Site, here: Endpoint) -> Option<How> {
    match site.switch {
        Switch::At(endpoint, how) if endpoint == here => Some(how),
        _ => None,
    }
}

pub async fn metadata(State(evil): State<Arc<Evil>>, Path(name): Named) -> Response {
    let site = evil.site(&name);
    site.count("metadata");
    if let Some(how) = how(&site, Endpoint::Metadata) {
        return misbehave(&evil, how);
    }
    let at = |endpoint: Endpoint, path: &str| match site.switch {
        Switch::At(this, How::Closes) if this == endpoint => format!("{}/{path}", evil.closing),
        _ => format!("{}/{path}", site.issuer),
    };
    let mut said = json!({
        "issuer": site.issuer,
        "authorization_endpoint": format!("{}/authorize", site.issuer),
        "token_endpoint": at(Endpoint::Token, "token"),
        "userinfo_endpoint": at(Endpoint::UserInfo, "userinfo"),
        "jwks_uri": at(Endpoint::Keys, "jwks"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["EdDSA"],
        "token_endpoint_auth_methods_supported": ["client_secret_basic"],
        "code_challenge_methods_supported": ["S256"],
        "authorization_response_iss_parameter_supported": !site.is(Trick::MixUpUnnamed),
    });
    if let Switch::Metadata(change) = site.switch {
        change(&mut said, &evil.address);
    }
    Json(said).into_response()
}

pub async fn keys(State(evil): State<Arc<Evil>>, Path(name): Named) -> Response {
    let site = evil.site(&name);
    let times = site.count("keys");
    if let Some(how) = how(&site, Endpoint::Keys) {
        return misbehave(&evil, how);
    }
    let mut all = json!({ "keys": [Key::own().jwk()] });
    if site.is(Trick::NewKey) && times > 1 {
        all["keys"].as_array_mut().unwrap().push(Key::next().jwk());
    }
    if let Switch::Keys(change) = site.switch {
        change(&mut all);
    }
    Json(all).into_response()
}

/// Takes only a request as it must be, so that a relying party that forgets something cannot sign in at all.
pub async fn authorize(State(evil): State<Arc<Evil>>, Path(name): Named, Query(asked): Query<Fields>) -> Response {
    let site = evil.site(&name);
    site.count("authorize");
    let said = |name: &str| asked.get(name).map(String::as_str).unwrap_or_default();
    let fine = said("response_type") == "code"
        && said("client_id") == CLIENT
        && said("redirect_uri") == format!("{ORIGIN}{}", callback_path(&site.issuer))
        && said("scope").split(' ').any(|scope| scope == "openid")
        && said("code_challenge_method") == "S256"
        && said("code_challenge").len() == 43
        && said("state").len() >= 43
        && said("nonce").len() >= 43
        && said("state") != said("nonce");
    if !fine {
        return (StatusCode::BAD_REQUEST, format!("not a request: {asked:?}")).into_response();
    }
    let code = site.new_code(Asked {
        nonce: said("nonce").to_owned(),
        challenge: said("code_challenge").to_owned(),
        redirect_uri: said("redirect_uri").to_owned(),
    });
    let mut back = vec![("code", code), ("state", said("state").to_owned())];
    if !site.is(Trick::MixUpUnnamed) {
        back.push(("iss", site.issuer.clone()));
    }
    if let Switch::Back(change) = site.switch {
        change(&mut back, &site.issuer);
    }
    let mut url = Url::parse(said("redirect_uri")).unwrap();
    url.query_pairs_mut().extend_pairs(back);
    Redirect::to(url.as_str()).into_response()
}

pub async fn token(
    State(evil): State<Arc<Evil>>,
    Path(name): Named,
    headers: HeaderMap,
    Form(asked): Form<Fields>,
) -> Response {
    let site = evil.site(&name);
    site.count("token");
    if let Some(how) = how(&site, Endpoint::Token) {
        return misbehave(&evil, how);
    }
    let said = |name: &str| asked.get(name).map(String::as_str).unwrap_or_default();
    let known = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    if known != Some(&format!("Basic {}", STANDARD.encode(format!("{CLIENT}:{SECRET}")))) {
        return refuse("invalid_client");
    }
    let Some(code) = site.codes.lock().unwrap().remove(said("code")) else {
        return refuse("invalid_grant");
    };
    let challenge = PkceCodeChallenge::from_code_verifier_sha256(&PkceCodeVerifier::new(said("code_verifier").into()));
    let proven = challenge.as_str() == code.challenge || site.is(Trick::InjectedCodeWithoutPkce);
    if said("grant_type") != "authorization_code" || said("redirect_uri") != code.redirect_uri || !proven {
        return refuse("invalid_grant");
    }
    let mut answer = json!({
        "access_token": ACCESS, "token_type": "Bearer", "expires_in": 600, "id_token": id_token(&evil, &site, &code),
    });
    if let Switch::Tokens(change) = site.switch {
        change(&mut answer);
    }
    Json(answer).into_response()
}

fn refuse(error: &str) -> Response {
    let body = json!({ "error": error, "error_description": format!("{MARK} <b>{error}</b>") });
    (StatusCode::BAD_REQUEST, Json(body)).into_response()
}

fn id_token(evil: &Evil, site: &Site, code: &Asked) -> String {
    let mut claims = Claims::honest(&site.issuer, &code.nonce, evil.now());
    match site.switch {
        Switch::Claims(change) => change(&mut claims),
        Switch::UserInfo(_) | Switch::At(Endpoint::UserInfo, _) => claims.without("name"),
        _ => (),
    }
    let forge = Forge::new(claims.all);
    let token = match site.switch {
        Switch::Token(make) => make(&forge),
        _ => forge.signed(&json!({ "alg": "EdDSA", "kid": site.key().id }), &site.key()),
    };
    let first = site.first_token.lock().unwrap().get_or_insert_with(|| token.clone()).clone();
    if site.is(Trick::OldToken) { first } else { token }
}

pub async fn user_info(State(evil): State<Arc<Evil>>, Path(name): Named, headers: HeaderMap) -> Response {
    let site = evil.site(&name);
    site.count("userinfo");
    if let Some(how) = how(&site, Endpoint::UserInfo) {
        return misbehave(&evil, how);
    }
    if headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()) != Some(&format!("Bearer {ACCESS}")) {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let mut said: Value = json!({ "sub": SUBJECT, "name": "Aino Kallio", "email": "aino@justice.fi.example" });
    if let Switch::UserInfo(change) = site.switch {
        change(&mut said);
    }
    Json(said).into_response()
}
