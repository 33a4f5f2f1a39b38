//! A provider that counts how often it is asked, and misbehaves when told to.

use super::*;
use axum::{
    Json, Router,
    extract::State,
    http::{StatusCode, header::LOCATION},
    response::{IntoResponse, Response},
    routing::get,
};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicI64, AtomicU32, Ordering};
use sund_actions::sso::ProviderRules;
use tokio::net::TcpListener;
use uuid::Uuid;

#[derive(Debug, Default)]
struct TestClock(AtomicI64);
impl Clock for TestClock {
    fn now(&self) -> Timestamp {
        Timestamp(1_763_726_400_000 + self.0.load(Ordering::SeqCst))
    }
}

/// What the provider does when it is asked for its metadata.
#[derive(Clone, Copy, PartialEq)]
enum Mood {
    Good,
    Down,
    Redirects,
    Huge,
    Silent,
}

struct Provided {
    address: String,
    mood: SyncMutex<Mood>,
    changes: SyncMutex<Value>,
    asked: AtomicU32,
    keys_asked: AtomicU32,
}

impl Provided {
    async fn start() -> Arc<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let provided = Arc::new(Self {
            address: format!("http://{}", listener.local_addr().unwrap()),
            mood: SyncMutex::new(Mood::Good),
            changes: SyncMutex::new(json!({})),
            asked: AtomicU32::new(0),
            keys_asked: AtomicU32::new(0),
        });
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(metadata))
            .route("/keys", get(keys))
            .with_state(Arc::clone(&provided));
        tokio::spawn(async move { axum::serve(listener, router).await });
        provided
    }

    fn row(&self) -> Provider {
        Provider {
            rules: ProviderRules::default(),
            id: ProviderId(Uuid::from_u128(1)),
            organisation: Uuid::from_u128(2).into(),
            organisation_name: "Ministry".into(),
            country: "FI".into(),
            issuer: self.address.clone(),
            client_id: "sund".into(),
            secret_sealed: None,
            scopes: String::new(),
        }
    }

    fn is(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }

    fn says(&self, name: &str, value: &Value) {
        *self.changes.lock().unwrap() = json!({ name: value });
    }

    fn counted(&self) -> (u32, u32) {
        (self.asked.load(Ordering::SeqCst), self.keys_asked.load(Ordering::SeqCst))
    }
}

async fn metadata(State(provided): State<Arc<Provided>>) -> Response {
    provided.asked.fetch_add(1, Ordering::SeqCst);
    let mood = *provided.mood.lock().unwrap();
    match mood {
        Mood::Down => return StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        Mood::Redirects => {
            return (StatusCode::FOUND, [(LOCATION, format!("{}/keys", provided.address))]).into_response();
        }
        Mood::Huge => return "x".repeat(1_000_000).into_response(),
        Mood::Silent => std::future::pending().await,
        Mood::Good => {}
    }
    let at = |path: &str| format!("{}/{path}", provided.address);
    let mut said = json!({
        "issuer": provided.address, "authorization_endpoint": at("authorize"), "token_endpoint": at("token"),
        "jwks_uri": at("keys"), "response_types_supported": ["code"], "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256"],
    });
    for (name, value) in provided.changes.lock().unwrap().as_object().unwrap() {
        said[name] = value.clone();
    }
    Json(said).into_response()
}

async fn keys(State(provided): State<Arc<Provided>>) -> Json<Value> {
    provided.keys_asked.fetch_add(1, Ordering::SeqCst);
    let number = provided.changes.lock().unwrap()["keys"].as_u64().unwrap_or(1);
    let key = |n| json!({ "kty": "RSA", "use": "sig", "kid": format!("{n}"), "n": "AQAB", "e": "AQAB" });
    Json(json!({ "keys": (0..number).map(key).collect::<Vec<_>>() }))
}

fn clients(clock: &Arc<TestClock>) -> Clients {
    Clients::new(Http::new(true).unwrap(), Arc::clone(clock) as Arc<dyn Clock>)
}

#[tokio::test]
async fn metadata_and_keys_are_kept_for_ten_minutes() {
    let (provided, clock) = (Provided::start().await, Arc::new(TestClock::default()));
    let clients = clients(&clock);
    let row = provided.row();
    let (one, other) = tokio::join!(clients.get(&row), clients.get(&row));
    assert!(Arc::ptr_eq(&one.unwrap(), &other.unwrap()));
    assert_eq!(provided.counted(), (1, 1));
    clock.0.fetch_add(KEEP - 1, Ordering::SeqCst);
    clients.get(&row).await.unwrap();
    assert_eq!(provided.counted(), (1, 1));
    clock.0.fetch_add(1, Ordering::SeqCst);
    clients.get(&row).await.unwrap();
    assert_eq!(provided.counted(), (2, 2));
    let moved = Provider { issuer: format!("{}/other", provided.address), ..row };
    assert!(clients.get(&moved).await.is_err(), "what is kept is of the issuer of the row");
}

#[tokio::test]
async fn keys_are_asked_for_again_once_a_minute_at_most() {
    let (provided, clock) = (Provided::start().await, Arc::new(TestClock::default()));
    let clients = clients(&clock);
    let row = provided.row();
    let first = clients.get(&row).await.unwrap();
    let second = clients.newer_keys(&row, &first).await.unwrap().unwrap();
    assert_eq!(provided.counted(), (1, 2));
    let same = clients.newer_keys(&row, &first).await.unwrap().unwrap();
    assert!(Arc::ptr_eq(&second, &same), "somebody else was first");
    assert!(clients.newer_keys(&row, &second).await.unwrap().is_none());
    assert_eq!(provided.counted(), (1, 2));
    clock.0.fetch_add(KEYS_AGAIN, Ordering::SeqCst);
    assert!(clients.newer_keys(&row, &second).await.unwrap().is_some());
    assert_eq!(provided.counted(), (1, 3));
}

#[tokio::test]
async fn a_provider_that_failed_is_left_alone_for_some_seconds() {
    let (provided, clock) = (Provided::start().await, Arc::new(TestClock::default()));
    let clients = clients(&clock);
    let row = provided.row();
    for (mood, expected) in [(Mood::Down, 1), (Mood::Redirects, 2), (Mood::Huge, 3)] {
        provided.is(mood);
        for _ in 0..3 {
            assert!(matches!(clients.get(&row).await, Err(Fault::NotReached(_))));
        }
        assert_eq!(provided.counted(), (expected, 0), "asked once, and not sent elsewhere");
        clock.0.fetch_add(FAILED_AGAIN, Ordering::SeqCst);
    }
    provided.is(Mood::Good);
    clients.get(&row).await.unwrap();
}

#[tokio::test]
async fn what_a_provider_says_of_itself_must_be_right() {
    let (provided, clock) = (Provided::start().await, Arc::new(TestClock::default()));
    let clients = clients(&clock);
    for (name, value) in [
        ("issuer", json!("https://evil.example")),
        ("issuer", json!(format!("{}/", provided.address))),
        ("token_endpoint", Value::Null),
        ("token_endpoint", json!("http://169.254.169.254/latest")),
        ("authorization_endpoint", json!("javascript:alert(1)")),
        ("userinfo_endpoint", json!("http://idp.example/userinfo")),
        ("end_session_endpoint", json!("javascript:alert(1)")),
        ("keys", json!(MOST_KEYS + 1)),
        ("response_types_supported", json!(7)),
    ] {
        provided.says(name, &value);
        let answer = clients.get(&provided.row()).await;
        assert!(matches!(answer, Err(Fault::Metadata(_))), "{name} {value}: {answer:?}");
        clock.0.fetch_add(FAILED_AGAIN, Ordering::SeqCst);
    }
    provided.says("jwks_uri", &json!("http://169.254.169.254/latest"));
    assert!(matches!(clients.get(&provided.row()).await, Err(Fault::NotReached(_))));
}

#[tokio::test]
async fn a_silent_provider_keeps_only_its_own_people_waiting() {
    let (silent, good) = (Provided::start().await, Provided::start().await);
    silent.is(Mood::Silent);
    let clients = clients(&Arc::new(TestClock::default()));
    let other = Provider { id: ProviderId(Uuid::from_u128(9)), ..good.row() };
    let silent = silent.row();
    let waiting = clients.get(&silent);
    tokio::select! {
        _ = waiting => panic!("it said nothing"),
        known = async { tokio::task::yield_now().await; clients.get(&other).await } => assert!(known.is_ok()),
    }
}

#[tokio::test]
async fn a_logout_token_is_measured_by_what_was_known_lately() {
    let (provided, clock) = (Provided::start().await, Arc::new(TestClock::default()));
    let clients = clients(&clock);
    let row = provided.row();
    let later = |millis| clock.0.fetch_add(millis, Ordering::SeqCst);
    provided.is(Mood::Down);
    assert!(clients.get_for_logout(&row).await.is_err(), "of whom nothing is known");
    later(FAILED_AGAIN);
    provided.is(Mood::Good);
    let known = clients.get_for_logout(&row).await.unwrap();
    provided.is(Mood::Down);
    later(KEEP);
    assert!(clients.get(&row).await.is_err(), "nobody gets in by it");
    assert!(Arc::ptr_eq(&known, &clients.get_for_logout(&row).await.unwrap()));
    let moved = Provider { issuer: format!("{}/other", provided.address), ..provided.row() };
    assert!(clients.get_for_logout(&moved).await.is_err(), "what was known is of the issuer of the row");
    later(KEEP_FOR_LOGOUT - KEEP - 1);
    assert!(clients.get_for_logout(&row).await.is_ok());
    later(1);
    assert!(clients.get_for_logout(&row).await.is_err());
}
