//! One switch for each rule: a token that keeps all of them is believed, and one that breaks a single one is not.

use super::*;
use crate::sso::provider_client::Extra;
use base64::{
    Engine as _,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use openidconnect::{
    AuthUrl, JsonWebKeyId, JsonWebKeySet, JsonWebKeySetUrl, LogoutProviderMetadata, PrivateSigningKey, ResponseTypes,
    core::{CoreEdDsaPrivateSigningKey, CoreHmacKey, CoreResponseType, CoreSubjectIdentifierType},
};
use serde_json::{Value, json};

pub const ISSUER: &str = "https://idp.example/fi";
pub const NOW: i64 = 1_763_726_400;

pub fn key(seed: u8, id: &str) -> CoreEdDsaPrivateSigningKey {
    let mut der = STANDARD.decode("MC4CAQAwBQYDK2VwBCIEIA==").unwrap();
    der.extend([seed; 32]);
    let pem = format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", STANDARD.encode(der));
    CoreEdDsaPrivateSigningKey::from_ed25519_pem(&pem, Some(JsonWebKeyId::new(id.into()))).unwrap()
}

pub fn metadata(algorithms: Vec<CoreJwsSigningAlgorithm>) -> Metadata {
    let more = LogoutProviderMetadata { end_session_endpoint: None, additional_metadata: Extra::default() };
    Metadata::new(
        IssuerUrl::new(ISSUER.into()).unwrap(),
        AuthUrl::new(format!("{ISSUER}/authorize")).unwrap(),
        JsonWebKeySetUrl::new(format!("{ISSUER}/jwks")).unwrap(),
        vec![ResponseTypes::new(vec![CoreResponseType::Code])],
        vec![CoreSubjectIdentifierType::Public],
        algorithms,
        more,
    )
    .set_jwks(JsonWebKeySet::new(vec![key(1, "one").as_verification_key()]))
}

fn access() -> AccessToken {
    AccessToken::new("access".into())
}

/// Claims that keep every rule. `at_hash` is the left half of SHA-512, as `EdDSA` with Ed25519 wants it.
fn claims() -> Value {
    let hash = key(1, "one").as_verification_key();
    let at_hash = AccessTokenHash::from_token(&access(), &CoreJwsSigningAlgorithm::EdDsa, &hash).unwrap();
    json!({
        "iss": ISSUER, "sub": "aino", "aud": "sund", "azp": "sund", "exp": NOW + 300, "iat": NOW, "nbf": NOW,
        "nonce": "nonce", "at_hash": at_hash.as_str(), "name": "Aino Kallio",
    })
}

pub fn signed_with(signing: &impl Fn(&[u8]) -> Vec<u8>, header: &Value, claims: &Value) -> String {
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let message = format!("{}.{}", part(header), part(claims));
    let signature = signing(message.as_bytes());
    format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature))
}

fn signed(claims: &Value) -> String {
    let key = key(1, "one");
    let sign = |message: &[u8]| key.sign(&CoreJwsSigningAlgorithm::EdDsa, message).unwrap();
    signed_with(&sign, &json!({ "alg": "EdDSA", "kid": "one" }), claims)
}

fn check(token: &str) -> Result<(), Unbelieved> {
    check_with(token, vec![CoreJwsSigningAlgorithm::EdDsa])
}

fn check_with(token: &str, algorithms: Vec<CoreJwsSigningAlgorithm>) -> Result<(), Unbelieved> {
    let metadata = metadata(algorithms);
    let expected = Expected {
        metadata: &metadata,
        issuer: ISSUER,
        client_id: "sund",
        nonce: "nonce",
        algorithm: None,
        now: Timestamp(NOW * 1_000),
    };
    let token: IdToken = token.parse().map_err(|_| Unbelieved::Refused(Fault::Token("unreadable".into())))?;
    verify(&token, &access(), expected).map(|_| ())
}

fn with(name: &str, value: Value) -> String {
    let mut claims = claims();
    claims[name] = value;
    signed(&claims)
}

fn without(name: &str) -> String {
    let mut claims = claims();
    claims.as_object_mut().unwrap().remove(name);
    signed(&claims)
}

#[test]
fn a_token_that_keeps_every_rule_is_believed() {
    assert_eq!(check(&signed(&claims())), Ok(()));
    for optional in ["azp", "nbf", "at_hash", "name"] {
        assert_eq!(check(&without(optional)), Ok(()), "without {optional}");
    }
    assert_eq!(check(&with("aud", json!(["sund"]))), Ok(()));
}

#[test]
fn clocks_may_differ_by_a_minute_and_no_more() {
    for (claim, good, bad) in [
        ("exp", NOW - 59, NOW - 60),
        ("iat", NOW + 60, NOW + 61),
        ("iat", NOW - 600, NOW - 601),
        ("nbf", NOW + 60, NOW + 61),
    ] {
        assert_eq!(check(&with(claim, json!(good))), Ok(()), "{claim} {good}");
        assert!(matches!(check(&with(claim, json!(bad))), Err(Unbelieved::Refused(_))), "{claim} {bad}");
    }
}

#[test]
fn a_token_that_breaks_one_rule_is_refused() {
    for (rule, token) in [
        ("another issuer", with("iss", json!("https://evil.example"))),
        ("almost the issuer", with("iss", json!("https://idp.example/fi/"))),
        ("no issuer", without("iss")),
        ("another audience", with("aud", json!("other"))),
        ("one audience too many", with("aud", json!(["sund", "other"]))),
        ("no audience", without("aud")),
        ("azp of another", with("azp", json!("other"))),
        ("another nonce", with("nonce", json!("other"))),
        ("no nonce", without("nonce")),
        ("no expiry", without("exp")),
        ("expired", with("exp", json!(NOW - 3_600))),
        ("no time of issue", without("iat")),
        ("time of issue as text", with("iat", json!("now"))),
        ("not before as text", with("nbf", json!("now"))),
        ("no subject", without("sub")),
        ("an empty subject", with("sub", json!(""))),
        ("a subject that is too long", with("sub", json!("x".repeat(256)))),
        ("a subject that no database takes", with("sub", json!("a\u{0}b"))),
        ("at_hash of another token", with("at_hash", json!("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"))),
        ("an empty at_hash", with("at_hash", json!(""))),
    ] {
        assert!(matches!(check(&token), Err(Unbelieved::Refused(Fault::Token(_)))), "{rule}: {:?}", check(&token));
    }
}

#[test]
fn only_the_provider_s_own_signature_counts() {
    let (ours, foreign) = (key(1, "one"), key(2, "one"));
    let good = |message: &[u8]| ours.sign(&CoreJwsSigningAlgorithm::EdDsa, message).unwrap();
    let bad = |message: &[u8]| foreign.sign(&CoreJwsSigningAlgorithm::EdDsa, message).unwrap();
    let none = |_: &[u8]| Vec::new();
    // The public key as a shared secret: what a library falls for that trusts the header.
    let public = serde_json::to_value(ours.as_verification_key()).unwrap();
    let public = URL_SAFE_NO_PAD.decode(public["x"].as_str().unwrap()).unwrap();
    let mac =
        |message: &[u8]| CoreHmacKey::new(public.clone()).sign(&CoreJwsSigningAlgorithm::HmacSha256, message).unwrap();
    let header = |alg: &str| json!({ "alg": alg, "kid": "one" });

    assert_eq!(check(&signed_with(&good, &json!({ "alg": "EdDSA" }), &claims())), Ok(()), "one key needs no id");
    let everything = vec![
        CoreJwsSigningAlgorithm::EdDsa,
        CoreJwsSigningAlgorithm::None,
        CoreJwsSigningAlgorithm::HmacSha256,
        CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    ];
    for (rule, token) in [
        ("foreign key", signed_with(&bad, &header("EdDSA"), &claims())),
        ("no signature", signed_with(&none, &header("EdDSA"), &claims())),
        ("none", signed_with(&none, &header("none"), &claims())),
        ("HS256 with the public key", signed_with(&mac, &header("HS256"), &claims())),
        ("another kind", signed_with(&good, &header("ES256"), &claims())),
        ("critical header", signed_with(&good, &json!({ "alg": "EdDSA", "kid": "one", "crit": ["x"] }), &claims())),
        (
            "a logout token",
            signed_with(&good, &json!({ "alg": "EdDSA", "kid": "one", "typ": "logout+jwt" }), &claims()),
        ),
    ] {
        // Whatever the metadata claims to support.
        let answer = check_with(&token, everything.clone());
        assert!(matches!(answer, Err(Unbelieved::Refused(Fault::Token(_)))), "{rule}: {answer:?}");
    }
    let own_key = json!({ "alg": "EdDSA", "jwk": foreign.as_verification_key(), "kid": "one" });
    assert!(check(&signed_with(&bad, &own_key, &claims())).is_err(), "a key in the header is no key");
    let algorithms = vec![CoreJwsSigningAlgorithm::None, CoreJwsSigningAlgorithm::HmacSha256];
    assert!(matches!(check_with(&signed(&claims()), algorithms), Err(Unbelieved::Refused(Fault::Metadata(_)))));
    assert!(
        check_with(&signed(&claims()), vec![CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256]).is_err(),
        "not what it signs with"
    );
}

#[test]
fn an_unknown_key_is_told_from_a_wrong_one() {
    let key = key(1, "two");
    let sign = |message: &[u8]| key.sign(&CoreJwsSigningAlgorithm::EdDsa, message).unwrap();
    let token = |claims: &Value| signed_with(&sign, &json!({ "alg": "EdDSA", "kid": "two" }), claims);
    assert_eq!(check(&token(&claims())), Err(Unbelieved::UnknownKey));
    let mut foreign = claims();
    foreign["iss"] = json!("https://evil.example");
    assert!(
        matches!(check(&token(&foreign)), Err(Unbelieved::Refused(_))),
        "only the right issuer makes us ask for keys"
    );
}

#[test]
fn what_is_written_down_holds_no_claim_of_a_person() {
    for token in [with("nonce", json!("secret")), with("at_hash", json!("secret")), with("sub", json!("secret\u{0}"))] {
        let Err(Unbelieved::Refused(fault)) = check(&token) else { panic!("believed") };
        assert!(!fault.to_string().contains("secret"), "{fault}");
    }
}

#[test]
fn a_provider_s_row_may_allow_one_algorithm_alone() {
    use CoreJwsSigningAlgorithm as A;
    let metadata = metadata(vec![A::None, A::HmacSha256, A::RsaSsaPkcs1V15Sha256, A::EdDsa]);
    assert_eq!(algorithms(&metadata, None), [A::RsaSsaPkcs1V15Sha256, A::EdDsa]);
    assert_eq!(algorithms(&metadata, Some("EdDSA")), [A::EdDsa]);
    assert!(algorithms(&metadata, Some("ES256")).is_empty());
    assert!(algorithms(&metadata, Some("HS256")).is_empty());
    assert!(algorithms(&metadata, Some("none")).is_empty());
    assert!(algorithms(&metadata, Some("abracadabra")).is_empty());
}
