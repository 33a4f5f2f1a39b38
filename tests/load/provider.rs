//! The least that a provider can be: metadata and a key that never change, and a token endpoint that signs what the code
//! says. A code carries the nonce and the person, so nothing is kept, nobody is asked and no secret is looked at.
//!
//! It is in the process that is measured. What it does itself is clocked, so that it can be taken off again; its HTTP
//! is not, and costs what the bare route costs.

use crate::figures::now;
use axum::{
    Form, Router,
    extract::State,
    http::header::CONTENT_TYPE,
    response::{IntoResponse, Response},
    routing::{get, post},
    serve::ListenerExt as _,
};
use base64::{
    Engine as _,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use openidconnect::{
    AccessToken, AccessTokenHash, JsonWebKeyId, PrivateSigningKey as _,
    core::{CoreEdDsaPrivateSigningKey, CoreJwsSigningAlgorithm as Algorithm},
};
use serde_json::json;
use std::{
    collections::HashMap,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};
use sund_actions::{Clock as _, SystemClock};
use tokio::{net::TcpListener, task::JoinHandle};

/// What Sund is called there.
pub const CLIENT: &str = "sund";
/// Its secret, which is sent and not looked at.
pub const SECRET: &str = "secret-of-sund-that-nobody-looks-at";
const ACCESS: &str = "access-token";
/// What stands before the seed of an Ed25519 key in PKCS #8 (RFC 8410).
const PRIVATE: &str = "MC4CAQAwBQYDK2VwBCIEIA==";

/// A provider that runs until it is dropped.
#[derive(Debug)]
pub struct Provider {
    pub issuer: String,
    spent: Arc<AtomicU64>,
    task: JoinHandle<()>,
}

impl Drop for Provider {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Provider {
    pub async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let listener = listener.tap_io(|stream| {
            let _ = stream.set_nodelay(true);
        });
        let spent = Arc::new(AtomicU64::new(0));
        let signs = Arc::new(Signs::new(&issuer, Arc::clone(&spent)));
        let (metadata, keys) = (metadata(&issuer), signs.keys());
        let app = Router::new()
            .route("/.well-known/openid-configuration", get(async move || as_json(metadata)))
            .route("/jwks", get(async move || as_json(keys)))
            .route("/token", post(token))
            .with_state(signs);
        Self { issuer, spent, task: tokio::spawn(async { axum::serve(listener, app).await.unwrap() }) }
    }

    /// The time that it has spent on tokens since this was last asked.
    pub fn spent(&self) -> Duration {
        Duration::from_nanos(self.spent.swap(0, Ordering::Relaxed))
    }
}

/// What a person brings back: the provider has asked nobody.
pub fn code(nonce: &str, person: u32) -> String {
    format!("{nonce}.{person}")
}

fn metadata(issuer: &str) -> String {
    json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "jwks_uri": format!("{issuer}/jwks"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["EdDSA"],
        "token_endpoint_auth_methods_supported": ["client_secret_basic"],
        "authorization_response_iss_parameter_supported": true,
    })
    .to_string()
}

/// What an ID token is made with.
struct Signs {
    issuer: String,
    key: CoreEdDsaPrivateSigningKey,
    /// The token's first part, which is always the same.
    header: String,
    at_hash: String,
    spent: Arc<AtomicU64>,
}

impl Signs {
    fn new(issuer: &str, spent: Arc<AtomicU64>) -> Self {
        let mut der = STANDARD.decode(PRIVATE).unwrap();
        der.extend([1; 32]);
        let pem = format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", STANDARD.encode(der));
        let id = Some(JsonWebKeyId::new("one".into()));
        let key = CoreEdDsaPrivateSigningKey::from_ed25519_pem(&pem, id).unwrap();
        let access = AccessToken::new(ACCESS.to_owned());
        let hash = AccessTokenHash::from_token(&access, &Algorithm::EdDsa, &key.as_verification_key()).unwrap();
        let header = URL_SAFE_NO_PAD.encode(json!({ "alg": "EdDSA", "kid": "one" }).to_string());
        Self { issuer: issuer.to_owned(), key, header, at_hash: hash.as_str().to_owned(), spent }
    }

    fn keys(&self) -> String {
        json!({ "keys": [self.key.as_verification_key()] }).to_string()
    }

    fn id_token(&self, nonce: &str, person: &str) -> String {
        let now = SystemClock.now().0 / 1_000;
        let claims = json!({
            "iss": self.issuer, "sub": format!("subject-{person}"), "aud": CLIENT, "exp": now + 300, "iat": now,
            "auth_time": now, "nonce": nonce, "at_hash": self.at_hash, "sid": person, "name": "Aino Kallio",
            "email": format!("person-{person}@load.example"),
        });
        let message = format!("{}.{}", self.header, URL_SAFE_NO_PAD.encode(claims.to_string()));
        let signature = self.key.sign(&Algorithm::EdDsa, message.as_bytes()).unwrap();
        format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature))
    }
}

async fn token(State(signs): State<Arc<Signs>>, Form(asked): Form<HashMap<String, String>>) -> Response {
    let began = now();
    let (nonce, person) = asked["code"].split_once('.').unwrap();
    let answer = json!({
        "access_token": ACCESS, "token_type": "Bearer", "expires_in": 300, "id_token": signs.id_token(nonce, person),
    });
    let answer = as_json(answer.to_string());
    signs.spent.fetch_add(u64::try_from(began.elapsed().as_nanos()).unwrap(), Ordering::Relaxed);
    answer
}

fn as_json(text: String) -> Response {
    ([(CONTENT_TYPE, "application/json")], text).into_response()
}
