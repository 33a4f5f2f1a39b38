//! What clients get: metadata, keys, tokens, `UserInfo`.

use super::*;

#[tokio::test]
async fn an_issuer_says_the_same_of_itself_everywhere() {
    let w = world(None);
    let said: Value =
        serde_json::from_str(&body(w.get("/fi-justice/.well-known/openid-configuration").await).await).unwrap();
    assert_eq!(said["issuer"], "http://127.0.0.1:3001/fi-justice");
    assert_eq!(said["issuer"], issuer(&Url::parse("http://127.0.0.1:3001/").unwrap(), "fi-justice"));
    assert_eq!(w.get("/nobody/.well-known/openid-configuration").await.status(), StatusCode::NOT_FOUND);
    let keys = body(w.get("/fi-justice/jwks").await).await;
    assert!(keys.contains("Ed25519") && !keys.contains("\"d\""), "{keys}");
    assert_ne!(keys, body(world(None).get("/fi-justice/jwks").await).await, "new keys at each start");
    assert_ne!(keys, body(w.get("/ee-police/jwks").await).await, "each issuer has its own");
}

#[tokio::test]
async fn a_code_is_good_once_for_who_asked_for_it() {
    let w = world(None);
    let (status, tokens) = w.exchange("fi-justice", &[], None).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(tokens["token_type"], "Bearer");
    for (organisation, changed) in [
        ("fi-justice", ("code_verifier", "another-verifier-another-verifier-another-verifier")),
        ("fi-justice", ("code_verifier", "")),
        ("fi-justice", ("redirect_uri", "http://127.0.0.1:3000/")),
        ("fi-justice", ("code", "unknown")),
        ("ee-police", ("scope", "")),
    ] {
        let (status, answer) = w.exchange(organisation, &[changed], None).await;
        assert_eq!((status, answer["error"].as_str()), (StatusCode::BAD_REQUEST, Some("invalid_grant")), "{changed:?}");
    }
    let code = w.code().await;
    let (status, _) = w.exchange("fi-justice", &[("code", &code)], None).await;
    assert_eq!(status, StatusCode::OK);
    let (status, _) = w.exchange("fi-justice", &[("code", &code)], None).await;
    assert_eq!(status, StatusCode::BAD_REQUEST, "twice");
    let code = w.code().await;
    w.clock.0.fetch_add(60 * SECOND, Ordering::SeqCst);
    let (status, _) = w.exchange("fi-justice", &[("code", &code)], None).await;
    assert_eq!(status, StatusCode::BAD_REQUEST, "too late");
}

#[tokio::test]
async fn a_client_with_a_secret_shows_it_in_one_of_two_ways() {
    let w = world(Some("geheim & mehr"));
    let basic = |text: &str| format!("Basic {}", base64::engine::general_purpose::STANDARD.encode(text));
    let (status, _) = w.exchange("fi-justice", &[("client_secret", "geheim & mehr")], None).await;
    assert_eq!(status, StatusCode::OK);
    let (status, _) = w.exchange("fi-justice", &[], Some(&basic("sund:geheim+%26+mehr"))).await;
    assert_eq!(status, StatusCode::OK);
    for wrong in [None, Some(basic("sund:wrong")), Some(basic("other:geheim+%26+mehr")), Some("Basic !".to_owned())] {
        let (status, answer) = w.exchange("fi-justice", &[], wrong.as_deref()).await;
        assert_eq!((status, answer["error"].as_str()), (StatusCode::UNAUTHORIZED, Some("invalid_client")), "{wrong:?}");
    }
}

#[tokio::test]
async fn userinfo_tells_what_was_asked_for_to_who_has_the_token() {
    let w = world(None);
    let (_, tokens) = w.exchange("fi-justice", &[], None).await;
    let bearer = format!("Bearer {}", tokens["access_token"].as_str().unwrap());
    let told = body(w.post("/fi-justice/userinfo", String::new(), Some(&bearer)).await).await;
    let told: Value = serde_json::from_str(&told).unwrap();
    assert_eq!((told["sub"].as_str(), told["name"].as_str()), (Some("aino"), Some("Aino Kallio")));
    for (path, authorization) in [
        ("/ee-police/userinfo", Some(bearer.as_str())),
        ("/fi-justice/userinfo", None),
        ("/fi-justice/userinfo", Some("Bearer x")),
    ] {
        assert_eq!(w.post(path, String::new(), authorization).await.status(), StatusCode::UNAUTHORIZED, "{path}");
    }
}
