//! Guests' passkeys (Web Authentication, level 3): accepting an invitation, signing in, one's own passkeys. Who may do
//! what, and what a verified passkey leads to, is decided in `sund_actions::guests`; the pages are `sund_pages::guests`.
//!
//! A ceremony has two requests: `…/begin` gives the page's script a challenge, and the form brings the answer. What the
//! answer is checked against waits in the database, so any node can take it; a cookie ties it to the browser.

mod accept;
mod answer;
mod authenticator;
mod own;
mod sign_in;

pub use authenticator::Authenticator;

use crate::sso::Sso;
use axum::{
    Router,
    http::header::{CACHE_CONTROL, HeaderValue},
    routing::{get, post},
};
use tower_http::set_header::SetResponseHeaderLayer;

/// What the handlers of this room need. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Guests {
    sso: Sso,
    authenticator: Option<Authenticator>,
}

impl Guests {
    /// Passkeys belong to the host by which people know the site. An address that is a number has none, and then there
    /// are no passkeys: the pages say so.
    #[must_use]
    pub fn new(sso: Sso) -> Self {
        let authenticator = Authenticator::of(&sso.base);
        Self { sso, authenticator }
    }
}

/// What is done by those who are not known yet, and a guest's own passkeys. Nothing of it may stay in a cache.
pub fn routes(guests: Guests) -> Router {
    Router::new()
        .route("/invitations/{token}", get(accept::show).post(accept::take))
        .route("/invitations/{token}/begin", post(accept::begin))
        .route("/sign-in/passkey", get(sign_in::show).post(sign_in::take))
        .route("/sign-in/passkey/begin", post(sign_in::begin))
        .route("/settings/passkeys", get(own::show).post(own::add))
        .route("/settings/passkeys/begin", post(own::begin))
        .route("/settings/passkeys/{passkey}/remove", post(own::remove))
        .layer(SetResponseHeaderLayer::overriding(CACHE_CONTROL, HeaderValue::from_static("no-store")))
        .with_state(guests)
}
