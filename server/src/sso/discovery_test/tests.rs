//! A provider that says what it is told to say.

use super::*;
use axum::{Json, Router, http::StatusCode, response::IntoResponse, routing::get};
use serde_json::json;
use tokio::net::TcpListener;

/// Starts a provider whose discovery document has these changes (null: left out); says its issuer.
async fn provider(status: u16, changes: Value) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let issuer = format!("http://{}", listener.local_addr().unwrap());
    let mut said = json!({
        "issuer": issuer, "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"), "jwks_uri": format!("{issuer}/keys"),
        "response_types_supported": ["code"], "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
        "code_challenge_methods_supported": ["plain", "S256"], "backchannel_logout_supported": true,
        "authorization_response_iss_parameter_supported": true, "end_session_endpoint": format!("{issuer}/end"),
    });
    let keys = changes.get("keys").and_then(Value::as_u64).unwrap_or(1);
    for (name, value) in changes.as_object().unwrap() {
        if value.is_null() {
            said.as_object_mut().unwrap().remove(name);
        } else {
            said[name] = value.clone();
        }
    }
    let text = match changes.get("text") {
        Some(text) => text.as_str().unwrap().to_owned(),
        None => said.to_string(),
    };
    let document = move || async move { (StatusCode::from_u16(status).unwrap(), text).into_response() };
    let key = |n| json!({ "kty": "RSA", "use": "sig", "kid": format!("{n}"), "n": "AQAB", "e": "AQAB" });
    let keys = Json(json!({ "keys": (0..keys).map(key).collect::<Vec<_>>() }));
    let router = Router::new()
        .route("/.well-known/openid-configuration", get(document))
        .route("/keys", get(move || async move { keys }));
    tokio::spawn(async move { axum::serve(listener, router).await });
    issuer
}

async fn tried(issuer: &str, secret: bool, algorithm: Option<&str>) -> Vec<Finding> {
    let asked = Asked { issuer: issuer.to_owned(), secret, algorithm: algorithm.map(str::to_owned) };
    test(&Http::new(true).unwrap(), &asked).await
}

async fn found(changes: Value) -> Vec<Finding> {
    tried(&provider(200, changes).await, true, None).await
}

#[tokio::test]
async fn a_good_provider_is_fine_in_every_way() {
    assert_eq!(
        found(json!({})).await,
        [
            Finding::Reached,
            Finding::Readable,
            Finding::SameIssuer,
            Finding::Endpoints,
            Finding::CodeFlow,
            Finding::Pkce,
            Finding::Algorithms("RS256".into()),
            Finding::Keys(1),
            Finding::ClientAuth,
            Finding::NamesItself,
            Finding::BackChannel,
            Finding::EndSession,
        ]
    );
}

#[tokio::test]
async fn each_thing_that_is_wrong_is_told() {
    for (changes, expected) in [
        (json!({ "text": "<html>" }), "test-unreadable"),
        (json!({ "text": "[]" }), "test-unreadable"),
        (json!({ "jwks_uri": null }), "test-unreadable"),
        (json!({ "issuer": "https://other.example" }), "test-other-issuer"),
        (json!({ "token_endpoint": null }), "test-bad-endpoints"),
        (json!({ "authorization_endpoint": "http://other.example/x" }), "test-bad-endpoints"),
        (json!({ "response_types_supported": ["id_token"] }), "test-no-code-flow"),
        (json!({ "grant_types_supported": ["implicit"] }), "test-no-code-flow"),
        (json!({ "code_challenge_methods_supported": null }), "test-pkce-not-announced"),
        (json!({ "code_challenge_methods_supported": ["plain"] }), "test-no-s256"),
        (json!({ "id_token_signing_alg_values_supported": ["none", "HS256"] }), "test-no-algorithm"),
        (json!({ "keys": 0 }), "test-no-keys"),
        (json!({ "jwks_uri": "http://127.0.0.1:1/keys" }), "test-keys-not-reached"),
        (json!({ "token_endpoint_auth_methods_supported": ["private_key_jwt"] }), "test-no-client-auth"),
        (json!({ "authorization_response_iss_parameter_supported": null }), "test-does-not-name-itself"),
        (json!({ "backchannel_logout_supported": false }), "test-no-back-channel"),
        (json!({ "end_session_endpoint": null }), "test-no-end-session"),
    ] {
        let told: Vec<_> = found(changes.clone()).await;
        let not_fine: Vec<_> = told.iter().map(Finding::key).filter(|key| *key == expected).collect();
        assert_eq!(not_fine, [expected], "{changes}: {told:?}");
    }
}

#[tokio::test]
async fn what_is_asked_for_counts() {
    let issuer = provider(200, json!({ "token_endpoint_auth_methods_supported": ["none"] })).await;
    assert!(tried(&issuer, true, None).await.contains(&Finding::NoClientAuth));
    assert!(tried(&issuer, false, None).await.contains(&Finding::ClientAuth));
    assert!(tried(&issuer, false, Some("ES256")).await.contains(&Finding::NoAlgorithm("RS256, HS256, none".into())));
    let slash = format!("{issuer}/");
    let told = tried(&slash, false, None).await;
    assert_eq!(told[2], Finding::OtherIssuer { said: issuer, expected: slash }, "to the letter");
}

#[tokio::test]
async fn a_provider_that_does_not_answer_is_told_apart() {
    let moved = provider(302, json!({})).await;
    assert_eq!(tried(&moved, false, None).await, [Finding::Status(302)]);
    assert_eq!(tried("http://127.0.0.1:1", false, None).await, [Finding::NoConnection]);
    assert_eq!(tried("http://idp.example", false, None).await, [Finding::NotAllowed]);
    let huge = provider(200, json!({ "text": "x".repeat(1_000_000) })).await;
    assert_eq!(tried(&huge, false, None).await, [Finding::TooLarge]);
}
