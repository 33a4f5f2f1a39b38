//! What a lax provider would let through.

mod pages;
mod tokens;

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
        redirect_uri: BACK.into(),
    };
    let client = Client {
        id: "sund".into(),
        secret: secret.map(str::to_owned),
        post_logout_redirect_uri: "http://127.0.0.1:3000/signed-out".into(),
    };
    let clock = Arc::new(Hands::default());
    let base = Url::parse("http://127.0.0.1:3001").unwrap();
    let organisations = vec![organisation("fi-justice", "aino"), organisation("ee-police", "kadri")];
    let router = router(&base, organisations, client, clock.clone(), Arc::new(SystemRandom)).unwrap();
    World { router, clock }
}

fn form(pairs: &[(&str, &str)]) -> String {
    openidconnect::url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
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
    form(&pairs.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect::<Vec<_>>())
}

async fn body(response: Response<Body>) -> String {
    String::from_utf8(to_bytes(response.into_body(), 1_000_000).await.unwrap().to_vec()).unwrap()
}

fn location(response: &Response<Body>) -> Url {
    Url::parse(response.headers()[LOCATION].to_str().unwrap()).unwrap()
}

fn parameter(url: &Url, name: &str) -> Option<String> {
    url.query_pairs().find(|(n, _)| n == name).map(|(_, value)| value.into_owned())
}

impl World {
    async fn get(&self, path: &str) -> Response<Body> {
        self.router.clone().oneshot(Request::get(path).body(Body::empty()).unwrap()).await.unwrap()
    }

    async fn post(&self, path: &str, form: String, authorization: Option<&str>) -> Response<Body> {
        let mut request = Request::post(path).header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        if let Some(value) = authorization {
            request = request.header(header::AUTHORIZATION, value);
        }
        self.router.clone().oneshot(request.body(Body::from(form)).unwrap()).await.unwrap()
    }

    async fn code(&self) -> String {
        let picked = request(&[("subject", "aino"), ("acr", WAYS[1].0), ("action", "sign-in")]);
        let response = self.post("/fi-justice/authorize", text(&picked), None).await;
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
        let response = self.post(&format!("/{organisation}/token"), form(&all), authorization).await;
        let status = response.status();
        (status, serde_json::from_str(&body(response).await).unwrap())
    }
}
