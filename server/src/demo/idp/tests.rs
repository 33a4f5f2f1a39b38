//! What a lax provider would let through.

use super::*;
use axum::{
    body::{Body, to_bytes},
    http::{
        Request, Response, StatusCode,
        header::{CONTENT_TYPE, LOCATION},
    },
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use std::sync::atomic::{AtomicI64, Ordering};
use sund_actions::SystemRandom;
use sund_domain::time::{SECOND, Timestamp};
use tower::ServiceExt as _;

const VERIFIER: &str = "verifier-verifier-verifier-verifier-verifier";
const BACK: &str = "http://127.0.0.1:3000/sign-in/callback";

#[derive(Debug, Default)]
struct Hands(AtomicI64);
impl Clock for Hands {
    fn now(&self) -> Timestamp {
        Timestamp(1_763_726_400_000 + self.0.load(Ordering::SeqCst))
    }
}

struct World {
    router: Router,
    clock: Arc<Hands>,
}

fn world(secret: Option<&str>) -> World {
    let organisation = |key: &str, subject: &str| Organisation {
        key: key.into(),
        name: "Ministry <of> Justice".into(),
        people: vec![Person {
            subject: subject.into(),
            name: "Aino Kallio".into(),
            email: "aino@justice.fi.example".into(),
            title: "\"Senior\" & specialist".into(),
        }],
    };
    let client = Client {
        id: "sund".into(),
        secret: secret.map(str::to_owned),
        redirect_uri: BACK.into(),
        post_logout_redirect_uri: "http://127.0.0.1:3000/signed-out".into(),
    };
    let clock = Arc::new(Hands::default());
    let base = Url::parse("http://127.0.0.1:3001").unwrap();
    let organisations = vec![
        organisation("fi-justice", "aino"),
        organisation("ee-police", "kadri"),
    ];
    let router = router(
        &base,
        organisations,
        client,
        clock.clone(),
        Arc::new(SystemRandom),
    )
    .unwrap();
    World { router, clock }
}

fn form(pairs: &[(&str, &str)]) -> String {
    openidconnect::url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(pairs)
        .finish()
}

/// An authentication request that keeps every rule, with some parameters changed (empty: left out).
fn request(changed: &[(&str, &str)]) -> Vec<(String, String)> {
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(VERIFIER));
    let mut all: Vec<(String, String)> = [
        ("client_id", "sund"),
        ("redirect_uri", BACK),
        ("response_type", "code"),
        ("scope", "openid profile email"),
        ("state", "state"),
        ("nonce", "nonce"),
        ("code_challenge", &challenge),
        ("code_challenge_method", "S256"),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .collect();
    for (name, value) in changed {
        all.retain(|(n, _)| n != name);
        if !value.is_empty() {
            all.push(((*name).to_owned(), (*value).to_owned()));
        }
    }
    all
}

fn text(pairs: &[(String, String)]) -> String {
    form(
        &pairs
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect::<Vec<_>>(),
    )
}

async fn body(response: Response<Body>) -> String {
    String::from_utf8(
        to_bytes(response.into_body(), 1_000_000)
            .await
            .unwrap()
            .to_vec(),
    )
    .unwrap()
}

fn location(response: &Response<Body>) -> Url {
    Url::parse(response.headers()[LOCATION].to_str().unwrap()).unwrap()
}

fn parameter(url: &Url, name: &str) -> Option<String> {
    url.query_pairs()
        .find(|(n, _)| n == name)
        .map(|(_, value)| value.into_owned())
}

impl World {
    async fn get(&self, path: &str) -> Response<Body> {
        self.router
            .clone()
            .oneshot(Request::get(path).body(Body::empty()).unwrap())
            .await
            .unwrap()
    }

    async fn post(&self, path: &str, form: String, authorization: Option<&str>) -> Response<Body> {
        let mut request =
            Request::post(path).header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        if let Some(value) = authorization {
            request = request.header(header::AUTHORIZATION, value);
        }
        self.router
            .clone()
            .oneshot(request.body(Body::from(form)).unwrap())
            .await
            .unwrap()
    }

    async fn code(&self) -> String {
        let picked = request(&[("subject", "aino"), ("action", "sign-in")]);
        let response = self
            .post("/fi-justice/authorize", text(&picked), None)
            .await;
        assert_eq!(response.status(), StatusCode::SEE_OTHER);
        parameter(&location(&response), "code").unwrap()
    }

    async fn exchange(
        &self,
        organisation: &str,
        changed: &[(&str, &str)],
        authorization: Option<&str>,
    ) -> (StatusCode, Value) {
        let code = self.code().await;
        let mut all = vec![
            ("grant_type", "authorization_code"),
            ("code", &code),
            ("redirect_uri", BACK),
            ("code_verifier", VERIFIER),
            ("client_id", "sund"),
        ];
        for (name, value) in changed {
            all.retain(|(n, _)| n != name);
            all.push((name, value));
        }
        let response = self
            .post(&format!("/{organisation}/token"), form(&all), authorization)
            .await;
        let status = response.status();
        (status, serde_json::from_str(&body(response).await).unwrap())
    }
}

#[tokio::test]
async fn an_issuer_says_the_same_of_itself_everywhere() {
    let w = world(None);
    let said: Value = serde_json::from_str(
        &body(w.get("/fi-justice/.well-known/openid-configuration").await).await,
    )
    .unwrap();
    assert_eq!(said["issuer"], "http://127.0.0.1:3001/fi-justice");
    assert_eq!(
        said["issuer"],
        issuer(&Url::parse("http://127.0.0.1:3001/").unwrap(), "fi-justice")
    );
    assert_eq!(
        w.get("/nobody/.well-known/openid-configuration")
            .await
            .status(),
        StatusCode::NOT_FOUND
    );
    let keys = body(w.get("/fi-justice/jwks").await).await;
    assert!(
        keys.contains("Ed25519") && !keys.contains("\"d\""),
        "{keys}"
    );
    assert_ne!(
        keys,
        body(world(None).get("/fi-justice/jwks").await).await,
        "new keys at each start"
    );
    assert_ne!(
        keys,
        body(w.get("/ee-police/jwks").await).await,
        "each issuer has its own"
    );
}

#[tokio::test]
async fn the_page_shows_whom_one_can_be_and_allows_nothing_else() {
    let w = world(None);
    let response = w
        .get(&format!(
            "/fi-justice/authorize?{}",
            text(&request(&[("login_hint", "AINO@justice.fi.example")]))
        ))
        .await;
    assert_eq!(response.status(), StatusCode::OK);
    let policy = response.headers()[header::CONTENT_SECURITY_POLICY]
        .to_str()
        .unwrap()
        .to_owned();
    assert!(
        policy.contains("default-src 'none'")
            && policy.contains("form-action 'self' http://127.0.0.1:3000;"),
        "{policy}"
    );
    let page = body(response).await;
    assert!(
        page.contains("Ministry &lt;of&gt; Justice")
            && page.contains("&quot;Senior&quot; &amp; specialist"),
        "{page}"
    );
    assert!(
        page.contains("value=\"aino\" checked") && !page.contains("kadri"),
        "{page}"
    );
}

#[tokio::test]
async fn nobody_is_sent_to_an_address_that_is_not_registered() {
    let w = world(None);
    for changed in [
        ("client_id", "other"),
        ("redirect_uri", "http://127.0.0.1:3000/sign-in/callback/"),
        ("redirect_uri", ""),
    ] {
        let response = w
            .get(&format!(
                "/fi-justice/authorize?{}",
                text(&request(&[changed]))
            ))
            .await;
        assert_eq!(response.status(), StatusCode::BAD_REQUEST, "{changed:?}");
    }
}

#[tokio::test]
async fn every_other_fault_goes_back_to_the_client() {
    let w = world(None);
    for (changed, fault) in [
        (("response_type", "token"), "unsupported_response_type"),
        (("scope", "profile"), "invalid_scope"),
        (("state", ""), "invalid_request"),
        (("nonce", ""), "invalid_request"),
        (("code_challenge", ""), "invalid_request"),
        (("code_challenge_method", "plain"), "invalid_request"),
        (("prompt", "none"), "login_required"),
    ] {
        let response = w
            .get(&format!(
                "/fi-justice/authorize?{}",
                text(&request(&[changed]))
            ))
            .await;
        let to = location(&response);
        assert_eq!(
            parameter(&to, "error").as_deref(),
            Some(fault),
            "{changed:?}"
        );
        assert_eq!(
            parameter(&to, "iss").as_deref(),
            Some("http://127.0.0.1:3001/fi-justice")
        );
        assert!(to.as_str().starts_with(BACK));
    }
    let response = w
        .post(
            "/fi-justice/authorize",
            text(&request(&[("subject", "aino"), ("action", "cancel")])),
            None,
        )
        .await;
    assert_eq!(
        parameter(&location(&response), "error").as_deref(),
        Some("access_denied")
    );
    let stranger = w
        .post(
            "/fi-justice/authorize",
            text(&request(&[("subject", "kadri"), ("action", "sign-in")])),
            None,
        )
        .await;
    assert_eq!(
        stranger.status(),
        StatusCode::OK,
        "nobody of this organisation: the page again"
    );
}

#[tokio::test]
async fn a_code_is_good_once_for_who_asked_for_it() {
    let w = world(None);
    let (status, tokens) = w.exchange("fi-justice", &[], None).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(tokens["token_type"], "Bearer");
    for (organisation, changed) in [
        (
            "fi-justice",
            (
                "code_verifier",
                "another-verifier-another-verifier-another-verifier",
            ),
        ),
        ("fi-justice", ("code_verifier", "")),
        ("fi-justice", ("redirect_uri", "http://127.0.0.1:3000/")),
        ("fi-justice", ("code", "unknown")),
        ("ee-police", ("scope", "")),
    ] {
        let (status, answer) = w.exchange(organisation, &[changed], None).await;
        assert_eq!(
            (status, answer["error"].as_str()),
            (StatusCode::BAD_REQUEST, Some("invalid_grant")),
            "{changed:?}"
        );
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
    let basic = |text: &str| {
        format!(
            "Basic {}",
            base64::engine::general_purpose::STANDARD.encode(text)
        )
    };
    let (status, _) = w
        .exchange("fi-justice", &[("client_secret", "geheim & mehr")], None)
        .await;
    assert_eq!(status, StatusCode::OK);
    let (status, _) = w
        .exchange("fi-justice", &[], Some(&basic("sund:geheim+%26+mehr")))
        .await;
    assert_eq!(status, StatusCode::OK);
    for wrong in [
        None,
        Some(basic("sund:wrong")),
        Some(basic("other:geheim+%26+mehr")),
        Some("Basic !".to_owned()),
    ] {
        let (status, answer) = w.exchange("fi-justice", &[], wrong.as_deref()).await;
        assert_eq!(
            (status, answer["error"].as_str()),
            (StatusCode::UNAUTHORIZED, Some("invalid_client")),
            "{wrong:?}"
        );
    }
}

#[tokio::test]
async fn userinfo_tells_what_was_asked_for_to_who_has_the_token() {
    let w = world(None);
    let (_, tokens) = w.exchange("fi-justice", &[], None).await;
    let bearer = format!("Bearer {}", tokens["access_token"].as_str().unwrap());
    let told = body(
        w.post("/fi-justice/userinfo", String::new(), Some(&bearer))
            .await,
    )
    .await;
    let told: Value = serde_json::from_str(&told).unwrap();
    assert_eq!(
        (told["sub"].as_str(), told["name"].as_str()),
        (Some("aino"), Some("Aino Kallio"))
    );
    for (path, authorization) in [
        ("/ee-police/userinfo", Some(bearer.as_str())),
        ("/fi-justice/userinfo", None),
        ("/fi-justice/userinfo", Some("Bearer x")),
    ] {
        assert_eq!(
            w.post(path, String::new(), authorization).await.status(),
            StatusCode::UNAUTHORIZED,
            "{path}"
        );
    }
}

#[tokio::test]
async fn after_signing_out_one_gets_back_to_registered_addresses_only() {
    let w = world(None);
    let (_, tokens) = w.exchange("fi-justice", &[], None).await;
    let hint = tokens["id_token"].as_str().unwrap();
    let back = (
        "post_logout_redirect_uri",
        "http://127.0.0.1:3000/signed-out",
    );
    for (query, link) in [
        (vec![back, ("id_token_hint", hint), ("state", "x")], true),
        (vec![back, ("client_id", "sund")], true),
        (vec![back], false),
        (
            vec![back, ("client_id", "other"), ("id_token_hint", hint)],
            false,
        ),
        (vec![back, ("id_token_hint", "x.y.z")], false),
        (
            vec![
                ("post_logout_redirect_uri", "https://evil.example"),
                ("client_id", "sund"),
            ],
            false,
        ),
        (vec![], false),
    ] {
        let page = body(
            w.get(&format!("/fi-justice/end-session?{}", form(&query)))
                .await,
        )
        .await;
        assert_eq!(page.contains("Back to Sund"), link, "{query:?}");
        assert!(page.contains("Signed out") && !page.contains("evil"));
    }
}
