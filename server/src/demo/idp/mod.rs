//! The demo's own OpenID Connect provider: one issuer for each organisation, and a page where one picks who to be.
//!
//! Only the demo has it. Sund talks to it exactly as to any other provider: nothing of `crate::sso` is used here, and
//! the two meet over HTTP alone. It keeps the rules (PKCE S256, exact redirect addresses, codes used once) because a
//! lax provider would hide mistakes of the other side. Everything is in memory; a restart forgets it all and signs
//! with new keys.
//!
//! One file for each endpoint; what they share is in [`state`].

mod authorize;
mod discovery;
mod end_session;
mod keys;
mod page;
mod state;
mod token;
mod userinfo;

pub use authorize::WAYS;

#[cfg(test)]
mod tests;

use axum::{
    Router,
    http::{HeaderValue, header},
    routing::{get, post},
    serve::ListenerExt as _,
};
use openidconnect::url::Url;
use state::Idp;
use std::{io, sync::Arc};
use sund_actions::{Clock, Random};
use tokio::net::TcpListener;
use tower_http::set_header::SetResponseHeaderLayer;

/// An organisation whose people can sign in.
#[derive(Clone, Debug)]
pub struct Organisation {
    /// The last part of its issuer: `{base}/{key}`.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// Who can sign in.
    pub people: Vec<Person>,
    /// Where its codes are sent, compared character by character.
    pub redirect_uri: String,
}

/// Somebody invented.
#[derive(Clone, Debug)]
pub struct Person {
    /// The subject of the ID tokens.
    pub subject: String,
    /// The full name.
    pub name: String,
    /// The work e-mail.
    pub email: String,
    /// What the person does, for the page where one picks.
    pub title: String,
}

/// The one client of every issuer: Sund.
#[derive(Clone, Debug)]
pub struct Client {
    /// What it is called here.
    pub id: String,
    /// Its secret; none for a public client.
    pub secret: Option<String>,
    /// Where one may go after signing out.
    pub post_logout_redirect_uri: String,
}

/// Why there is no demo provider.
#[derive(Debug, thiserror::Error)]
pub enum IdpError {
    /// No key for signing could be made.
    #[error("cannot make a signing key: {0}")]
    Key(String),
    /// An organisation's key does not fit in an address.
    #[error("not an issuer: {0}")]
    Issuer(String),
    /// The listener failed.
    #[error("the demo's provider stopped: {0}")]
    Listener(#[from] io::Error),
}

/// The issuer of an organisation, as it must stand in Sund's row for the provider.
#[must_use]
pub fn issuer(base: &Url, organisation: &str) -> String {
    format!("{}/{organisation}", base.as_str().trim_end_matches('/'))
}

/// All endpoints of all issuers.
pub fn router(
    base: &Url,
    organisations: Vec<Organisation>,
    client: Client,
    clock: Arc<dyn Clock>,
    random: Arc<dyn Random>,
) -> Result<Router, IdpError> {
    let idp = Idp::new(base, organisations, client, clock, random)?;
    Ok(Router::new()
        .route("/style.css", get(page::style))
        .route("/{organisation}/.well-known/openid-configuration", get(discovery::configuration))
        .route("/{organisation}/jwks", get(discovery::keys))
        .route("/{organisation}/authorize", get(authorize::ask).post(authorize::answer))
        .route("/{organisation}/token", post(token::token))
        .route("/{organisation}/userinfo", get(userinfo::userinfo).post(userinfo::userinfo))
        .route("/{organisation}/end-session", get(end_session::by_link).post(end_session::by_form))
        .layer(SetResponseHeaderLayer::if_not_present(header::CACHE_CONTROL, HeaderValue::from_static("no-store")))
        .layer(SetResponseHeaderLayer::overriding(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")))
        .with_state(Arc::new(idp)))
}

/// Serves the demo's provider until the task is dropped.
pub async fn serve(
    listener: TcpListener,
    base: &Url,
    organisations: Vec<Organisation>,
    client: Client,
    clock: Arc<dyn Clock>,
    random: Arc<dyn Random>,
) -> Result<(), IdpError> {
    let router = router(base, organisations, client, clock, random)?;
    // Without this a small answer waits for the next packet (Nagle): forty milliseconds a request.
    let listener = listener.tap_io(|stream| {
        if let Err(fault) = stream.set_nodelay(true) {
            tracing::debug!(%fault, "a connection stays slow");
        }
    });
    Ok(axum::serve(listener, router).await?)
}
