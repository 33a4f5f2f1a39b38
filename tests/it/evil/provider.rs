//! An OpenID provider that keeps every rule but one. Each case has an issuer of its own, so that nothing that the server
//! keeps of one reaches another.

use super::{
    endpoints,
    keys::Key,
    switch::{Endpoint, How, Switch, Trick},
};
use axum::{
    Router,
    extract::{Request, State},
    http::StatusCode,
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse as _, Response},
    routing::{get, post},
};
use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering},
    },
};
use sund_tests::TestClock;
use tokio::net::TcpListener;

/// Every provider of a test, behind one address.
pub struct Evil {
    /// Where it listens.
    pub address: String,
    /// Where connections are closed before a word is said.
    pub closing: String,
    /// The server's clock: the two agree about the time, unless a case says otherwise.
    pub clock: Arc<TestClock>,
    /// How many came to the door that nobody must follow anybody to.
    pub trapped: AtomicU32,
    /// How many bytes of an endless answer were taken.
    pub poured: AtomicU64,
    sites: Mutex<HashMap<String, Arc<Site>>>,
}

/// One issuer, with its switch.
pub struct Site {
    pub name: String,
    pub issuer: String,
    pub switch: Switch,
    /// How often each endpoint was asked.
    pub asked: Mutex<HashMap<&'static str, u32>>,
    /// What was asked for with each code that is about.
    pub codes: Mutex<HashMap<String, Asked>>,
    /// The first ID token that was given.
    pub first_token: Mutex<Option<String>>,
    next_code: AtomicU32,
    /// It answers no more.
    closed: AtomicBool,
}

/// What a code stands for.
#[derive(Clone)]
pub struct Asked {
    pub nonce: String,
    pub challenge: String,
    pub redirect_uri: String,
}

impl Evil {
    /// Listens until the test's runtime ends.
    pub async fn start(clock: Arc<TestClock>) -> Arc<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let closing = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let at = |listener: &TcpListener| format!("http://{}", listener.local_addr().unwrap());
        let evil = Arc::new(Self {
            address: at(&listener),
            closing: at(&closing),
            clock,
            trapped: AtomicU32::new(0),
            poured: AtomicU64::new(0),
            sites: Mutex::default(),
        });
        let router = Router::new()
            .route("/{site}/.well-known/openid-configuration", get(endpoints::metadata))
            .route("/{site}/jwks", get(endpoints::keys))
            .route("/{site}/authorize", get(endpoints::authorize))
            .route("/{site}/token", post(endpoints::token))
            .route("/{site}/userinfo", get(endpoints::user_info))
            .layer(from_fn_with_state(Arc::clone(&evil), trap))
            .with_state(Arc::clone(&evil));
        tokio::spawn(async move { axum::serve(listener, router).await });
        tokio::spawn(async move { while closing.accept().await.is_ok() {} });
        evil
    }

    /// Where an issuer with this switch is.
    pub fn door(&self, switch: Switch) -> &str {
        match switch {
            Switch::At(Endpoint::Metadata, How::Closes) => &self.closing,
            _ => &self.address,
        }
    }

    /// A new issuer, behind this door.
    pub fn open(&self, name: &str, switch: Switch, door: &str) -> Arc<Site> {
        let site = Arc::new(Site {
            name: name.to_owned(),
            issuer: format!("{door}/{name}"),
            switch,
            asked: Mutex::default(),
            codes: Mutex::default(),
            first_token: Mutex::default(),
            next_code: AtomicU32::new(1),
            closed: AtomicBool::new(false),
        });
        self.sites.lock().unwrap().insert(name.to_owned(), Arc::clone(&site));
        site
    }

    pub fn site(&self, name: &str) -> Arc<Site> {
        Arc::clone(&self.sites.lock().unwrap()[name])
    }

    /// From now on this issuer answers nothing.
    pub fn close(&self, name: &str) {
        self.site(name).closed.store(true, Ordering::SeqCst);
    }

    /// The time, in seconds.
    pub fn now(&self) -> i64 {
        sund_actions::Clock::now(self.clock.as_ref()).0 / 1_000
    }
}

/// The door that redirects lead to, and those that are closed.
async fn trap(State(evil): State<Arc<Evil>>, request: Request, next: Next) -> Response {
    if request.uri().path().ends_with("/trap") {
        evil.trapped.fetch_add(1, Ordering::SeqCst);
    }
    let name = request.uri().path().split('/').nth(1).unwrap_or_default();
    let closed = evil.sites.lock().unwrap().get(name).is_some_and(|site| site.closed.load(Ordering::SeqCst));
    if closed {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    next.run(request).await
}

impl Site {
    /// Counts, and says how often it has been.
    pub fn count(&self, endpoint: &'static str) -> u32 {
        let mut asked = self.asked.lock().unwrap();
        let count = asked.entry(endpoint).or_default();
        *count += 1;
        *count
    }

    pub fn asked(&self, endpoint: &'static str) -> u32 {
        self.asked.lock().unwrap().get(endpoint).copied().unwrap_or_default()
    }

    pub fn new_code(&self, asked: Asked) -> String {
        let code = format!("{}-code-{}", self.name, self.next_code.fetch_add(1, Ordering::SeqCst));
        self.codes.lock().unwrap().insert(code.clone(), asked);
        code
    }

    /// The key that signs.
    pub fn key(&self) -> Key {
        match self.switch {
            Switch::Browser(Trick::NewKey) => Key::next(),
            Switch::Browser(Trick::UnknownKeyTwice) => Key::attacker("unknown"),
            _ => Key::own(),
        }
    }

    pub fn is(&self, trick: Trick) -> bool {
        matches!(self.switch, Switch::Browser(this) if this == trick)
    }
}
