//! One switch for each rule of 2.6: a token that keeps all of them is taken, one that breaks a single one is not.

use super::*;
use crate::sso::token_checks::tests::{ISSUER, NOW, key, metadata, signed_with};
use openidconnect::PrivateSigningKey as _;
use serde_json::json;
use sund_actions::sso::ProviderRules;
use sund_domain::ids::ProviderId;
use uuid::Uuid;

fn provider() -> Provider {
    Provider {
        id: ProviderId(Uuid::from_u128(1)),
        organisation: Uuid::from_u128(2).into(),
        organisation_name: "Ministry of Justice".into(),
        country: "FI".into(),
        issuer: ISSUER.into(),
        client_id: "sund".into(),
        secret_sealed: None,
        scopes: String::new(),
        rules: ProviderRules::default(),
    }
}

fn claims() -> Value {
    json!({
        "iss": ISSUER, "aud": "sund", "iat": NOW, "exp": NOW + 120, "jti": "once", "sub": "aino", "sid": "there",
        "events": { EVENT: {} },
    })
}

fn header() -> Value {
    json!({ "alg": "EdDSA", "kid": "one", "typ": "logout+jwt" })
}

fn token(header: &Value, claims: &Value) -> String {
    let key = key(1, "one");
    signed_with(&|message| key.sign(&CoreJwsSigningAlgorithm::EdDsa, message).unwrap(), header, claims)
}

fn check(token: &str) -> Result<LoggedOut, Unbelieved> {
    verify(token, &metadata(vec![CoreJwsSigningAlgorithm::EdDsa]), &provider(), Timestamp(NOW * 1_000))
}

fn with(change: impl Fn(&mut Map<String, Value>)) -> Result<LoggedOut, Unbelieved> {
    let mut claims = claims();
    change(claims.as_object_mut().unwrap());
    check(&token(&header(), &claims))
}

#[test]
fn a_token_that_keeps_every_rule_is_taken() {
    let told = check(&token(&header(), &claims())).unwrap();
    assert_eq!(
        (told.jti.as_str(), told.subject.as_deref(), told.sid.as_deref()),
        ("once", Some("aino"), Some("there"))
    );
    for typ in [json!("JWT"), json!("application/logout+jwt"), Value::Null] {
        let mut header = header();
        header["typ"] = typ;
        check(&token(&header, &claims())).unwrap();
    }
    with(|c| drop(c.remove("sid"))).unwrap();
    with(|c| drop(c.remove("sub"))).unwrap();
    with(|c| drop(c.insert("aud".into(), json!(["other", "sund"])))).unwrap();
    with(|c| drop(c.insert("exp".into(), json!(NOW - 59)))).unwrap();
}

#[test]
fn a_token_that_breaks_a_rule_is_refused() {
    let set = |name: &str, value: Value| with(|c| drop(c.insert(name.into(), value.clone())));
    let without = |name: &str| with(|c| drop(c.remove(name)));
    let refused = [
        ("another issuer", set("iss", json!("https://idp.example/se"))),
        ("no issuer", without("iss")),
        ("for another client", set("aud", json!("other"))),
        ("for nobody", set("aud", json!([]))),
        ("no audience", without("aud")),
        ("issued in the future", set("iat", json!(NOW + 61))),
        ("issued long ago", set("iat", json!(NOW - 601))),
        ("no time", without("iat")),
        ("expired", set("exp", json!(NOW - 61))),
        ("never expires", without("exp")),
        ("no id", without("jti")),
        ("an empty id", set("jti", json!(""))),
        ("an endless id", set("jti", json!("x".repeat(1_001)))),
        ("no event", without("events")),
        ("another event", set("events", json!({ "http://schemas.openid.net/event/other": {} }))),
        ("an event that is no object", set("events", json!({ EVENT: true }))),
        ("with a nonce", set("nonce", json!("n"))),
        ("neither sub nor sid", with(|c| c.retain(|name, _| name != "sub" && name != "sid"))),
        ("an empty sub", set("sub", json!(""))),
    ];
    for (rule, told) in refused {
        assert!(matches!(told, Err(Unbelieved::Refused(_))), "{rule}: {told:?}");
    }
}

#[test]
fn a_token_that_is_not_signed_as_it_must_be_is_refused() {
    let good = token(&header(), &claims());
    let headed = |change: &dyn Fn(&mut Value)| {
        let mut header = header();
        change(&mut header);
        check(&token(&header, &claims()))
    };
    assert!(matches!(headed(&|h| h["typ"] = json!("at+jwt")), Err(Unbelieved::Refused(_))), "an access token");
    assert!(matches!(headed(&|h| h["crit"] = json!(["exp"])), Err(Unbelieved::Refused(_))));
    assert!(matches!(headed(&|h| h["alg"] = json!("none")), Err(Unbelieved::Refused(_))));
    assert!(matches!(headed(&|h| h["alg"] = json!("HS256")), Err(Unbelieved::Refused(_))));
    assert_eq!(headed(&|h| h["kid"] = json!("two")).err(), Some(Unbelieved::UnknownKey));
    let (signed, signature) = good.rsplit_once('.').unwrap();
    let (first, rest) = signature.split_at(1);
    let other = if first == "A" { "B" } else { "A" };
    let evil = key(2, "one");
    let by_another =
        signed_with(&|message| evil.sign(&CoreJwsSigningAlgorithm::EdDsa, message).unwrap(), &header(), &claims());
    for bad in [format!("{signed}.{other}{rest}"), format!("{signed}."), signed.to_owned(), by_another, String::new()] {
        assert!(matches!(check(&bad), Err(Unbelieved::Refused(_))), "{bad}");
    }
}
