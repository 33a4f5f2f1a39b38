//! Signing in with one's own organisation: the OpenID Connect relying party (Core 1.0, Discovery 1.0, RP-Initiated
//! Logout 1.0, RFC 7636, RFC 9207). Who a verified subject is, and its session, is decided in `sund_actions::sso`.
//!
//! A sign-in walks through: [`routes`](self::routes()) (the form) → [`ticket`] (what was chosen, sealed) → `go` (to the
//! provider, by [`our_client`]) → `callback` (and back: [`exchange`], which asks
//! [`token_checks`] for what the `openidconnect` crate leaves to its caller) → `sund_actions::sso::sign_in`.
//! Everything that leaves this machine goes through [`outbound`]; what is known of providers is in [`provider_client`].
//!
//! Never here: what people read (`sund_pages::sso`). Nothing that a provider said in an error is ever shown.

mod at_providers;
mod back_channel;
pub(crate) mod browser;
mod callback;
mod claims;
pub(crate) mod cookies;
mod declared;
mod discovery_test;
mod exchange;
mod fault;
mod form;
mod go;
mod join;
mod our_client;
mod outbound;
mod provider_client;
pub(crate) mod refused;
mod seal;
mod sign_out;
mod ticket;
mod token_checks;
mod told;

pub use callback::path as callback_path;
pub use cookies::{FLOW_COOKIE, SESSION_COOKIE, session_token};
pub use fault::Fault;
pub(crate) use refused::Stop;
pub use seal::{Purpose, Seal, SealError};

use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::header::{CACHE_CONTROL, HeaderValue},
    routing::{get, post},
};
use openidconnect::url::Url;
use outbound::Http;
use provider_client::Clients;
use std::sync::Arc;
use sund_actions::Sund;
use tokio::sync::{Semaphore, SemaphorePermit};
use tower_http::set_header::SetResponseHeaderLayer;

/// Where providers send people back to, below the site's own address. Each issuer has a path of its own ([`callback_path`]).
pub const CALLBACK: &str = "/sign-in/callback/{issuer}";
/// Where providers tell that somebody has signed out there (back-channel logout), below the site's own address.
pub const LOGOUT: &str = "/sign-in/logout";
/// Where start pages elsewhere send people who want to sign in, below the site's own address.
pub const INITIATE: &str = "/sign-in/initiate";
/// Where providers send people after signing out there.
pub const SIGNED_OUT: &str = "/signed-out";

/// So many sign-ins are in the database at once. A thousand may arrive in one instant: they queue here, in their order, and
/// not for its connections, where everybody who reads a page would wait behind them. Nobody waits here for a provider.
const AT_ONCE: usize = 4;

/// What the handlers of this room need. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Sso {
    pub(crate) sund: Sund,
    seal: Seal,
    pub(crate) base: Url,
    clients: Arc<Clients>,
    door: Arc<Semaphore>,
}

/// Why signing in cannot be offered at all; found at start.
#[derive(Debug, thiserror::Error)]
pub enum SsoError {
    /// The HTTP client cannot be made (no TLS).
    #[error("cannot make the HTTP client for identity providers: {0}")]
    Http(#[from] openidconnect::reqwest::Error),
    /// The site's own address cannot carry paths.
    #[error("the site's own address is not an http(s) address: {0}")]
    Base(String),
}

impl Sso {
    /// `base` is the address that people and providers know this site by; `key` seals what must not be read in the
    /// database and in addresses.
    pub fn new(sund: Sund, key: &[u8; 32], base: &str) -> Result<Self, SsoError> {
        let wrong = || SsoError::Base(base.to_owned());
        let url = Url::parse(base).map_err(|_| wrong())?;
        if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() {
            return Err(wrong());
        }
        let seal = Seal::new(key, Arc::clone(&sund.random));
        let clients = Arc::new(Clients::new(Http::new(false)?, Arc::clone(&sund.clock)));
        Ok(Self { sund, seal, base: url, clients, door: Arc::new(Semaphore::new(AT_ONCE)) })
    }

    /// The same, but providers may also be in the operator's own network or on this machine.
    pub fn with_private_providers(self) -> Result<Self, SsoError> {
        let clients = Arc::new(Clients::new(Http::new(true)?, Arc::clone(&self.sund.clock)));
        Ok(Self { clients, ..self })
    }

    /// Seals values that must not be read in the database: a provider's secret, for one.
    #[must_use]
    pub const fn seal(&self) -> &Seal {
        &self.seal
    }

    /// A turn in the database. The door is never closed, so there always is one.
    async fn turn(&self) -> Option<SemaphorePermit<'_>> {
        self.door.acquire().await.ok()
    }

    /// The full address of a path of this site.
    fn address(&self, path: &str) -> String {
        let mut url = self.base.clone();
        url.set_path(path);
        url.set_query(None);
        url.set_fragment(None);
        url.into()
    }
}

/// A provider's word that somebody has signed out there: it comes from elsewhere by its nature.
pub fn logouts(sso: Sso) -> Router {
    Router::new().route(LOGOUT, post(back_channel::log_out)).layer(DefaultBodyLimit::max(64 * 1024)).with_state(sso)
}

/// A click on another site's start page: so does this.
pub fn from_elsewhere(sso: Sso) -> Router {
    Router::new()
        .route(INITIATE, get(go::initiated).post(go::initiated_by_form))
        .layer(DefaultBodyLimit::max(64 * 1024))
        .with_state(sso)
}

/// Signing in and out. Nothing of it may stay in a cache.
pub fn routes(sso: Sso) -> Router {
    Router::new()
        .route("/sign-in", get(form::show).post(form::take))
        .route("/sign-in/go", get(go::by_ticket))
        .route("/sign-in/with/{provider}", get(go::by_id))
        .route("/sign-in/again", get(go::again))
        .route("/sign-in/link/{provider}", post(go::link))
        .route("/sign-in/work/{provider}", post(go::work))
        .route(CALLBACK, get(callback::callback))
        .route("/settings/identities/join/{joining}", get(join::show).post(join::go_on))
        .route("/settings/identities/join/{joining}/leave", post(join::leave))
        .route("/sign-out", post(sign_out::sign_out))
        .route(SIGNED_OUT, get(sign_out::signed_out))
        .layer(SetResponseHeaderLayer::overriding(CACHE_CONTROL, HeaderValue::from_static("no-store")))
        .with_state(sso)
}
