//! Which part of a token endpoint's answer is not what it must be. The crate says only that the whole is not, or quotes
//! it, and it may hold a token: here nothing is quoted, there are only names from the specification.

use crate::sso::{fault::Fault, token_checks::IdToken};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use openidconnect::core::CoreJwsSigningAlgorithm;
use serde_json::{Map, Value};

/// Why an answer that could not be read could not be read.
pub fn unreadable(body: &[u8]) -> Fault {
    let exchange = |what: &str| Fault::Exchange(format!("answer not readable: {what}"));
    let Ok(Value::Object(answer)) = serde_json::from_slice(body) else {
        return exchange("not a JSON object");
    };
    for name in ["access_token", "token_type"] {
        if !answer.get(name).is_some_and(Value::is_string) {
            return exchange(&format!("no {name}"));
        }
    }
    match answer.get("id_token") {
        Some(Value::String(token)) if token.parse::<IdToken>().is_err() => {
            Fault::Token(format!("not readable: {}", wrong_with(token)))
        }
        Some(Value::String(_)) | None => exchange("a field is not what it must be"),
        Some(_) => exchange("id_token is not text"),
    }
}

fn wrong_with(token: &str) -> String {
    let parts: Vec<_> = token.split('.').collect();
    let [header, claims, _] = parts.as_slice() else {
        return "not a signed JWT".into();
    };
    let Some(header) = object(header) else {
        return "the header is not a JSON object".into();
    };
    let known = |alg: &Value| serde_json::from_value::<CoreJwsSigningAlgorithm>(alg.clone()).is_ok();
    if !header.get("alg").is_some_and(known) {
        return "an unknown algorithm".into();
    }
    let Some(claims) = object(claims) else {
        return "the claims are not a JSON object".into();
    };
    let wrong = |name: &str, fits: fn(&Value) -> bool| match claims.get(name) {
        None => Some(format!("no {name}")),
        Some(value) => (!fits(value)).then(|| format!("{name} is not what it must be")),
    };
    let text = ["iss", "sub"].into_iter().find_map(|name| wrong(name, Value::is_string));
    let times = || ["exp", "iat"].into_iter().find_map(|name| wrong(name, Value::is_number));
    text.or_else(times).unwrap_or_else(|| "a claim is not what it must be, or stands there twice".into())
}

fn object(part: &str) -> Option<Map<String, Value>> {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).ok()?).ok()
}
