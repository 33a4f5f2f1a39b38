//! What organisations' own directories call (SCIM 2.0, RFC 7643 and 7644): Entra ID, Okta, Keycloak and the like create,
//! change and end their people's accounts here, and put them into groups.
//!
//! A request walks through: [`bearer`] (whose directory) → [`ask`] or [`body`] (what is wanted) → `users` or `groups`,
//! which read values by [`schema`] ([`clean`], [`patch`], [`filter`]) and call one verb of `sund_actions::scim`.
//!
//! No cookie is read here and no page answers: these routes stand outside the layers that do so. Never here: who may see
//! what (a directory sees its provider's people and nothing else, which begins in SQL), and words for people.

mod ask;
mod bearer;
mod body;
mod clean;
mod discovery;
mod fault;
mod filter;
mod groups;
mod patch;
mod schema;
mod search;
mod users;

pub use fault::told;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    response::{IntoResponse, Response},
    routing::{any, get, post},
};
use bearer::Directory;
use fault::{Fault, Kind};
use std::{any::Any, sync::Arc};
use sund_actions::Sund;
use tower_http::catch_panic::CatchPanicLayer;

/// The most bytes of a request: a group of some thousand members.
const BODY_MOST: usize = 256 * 1024;

/// Where all of this is, below the site's own address.
pub const BASE: &str = "/scim/v2";

/// What the handlers of this room need. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Scim {
    sund: Sund,
    /// The address of all this, without a slash at its end.
    base: Arc<str>,
}

impl Scim {
    /// `origin` is the address that people know this site by.
    #[must_use]
    pub fn new(sund: Sund, origin: &str) -> Self {
        Self { sund, base: format!("{origin}{BASE}").into() }
    }
}

/// Everything below `/scim/v2`.
pub fn routes(scim: Scim) -> Router {
    Router::new()
        .route("/scim/v2/ServiceProviderConfig", get(discovery::config))
        .route("/scim/v2/ResourceTypes", get(discovery::types))
        .route("/scim/v2/ResourceTypes/{name}", get(discovery::one_type))
        .route("/scim/v2/Schemas", get(discovery::schemas))
        .route("/scim/v2/Schemas/{name}", get(discovery::one_schema))
        .route("/scim/v2/Users", get(users::list).post(users::create))
        .route("/scim/v2/Users/.search", post(users::search))
        .route("/scim/v2/Users/{user}", get(users::show).put(users::replace).patch(users::patch).delete(users::remove))
        .route("/scim/v2/Groups", get(groups::list).post(groups::create))
        .route("/scim/v2/Groups/.search", post(groups::search))
        .route(
            "/scim/v2/Groups/{group}",
            get(groups::show).put(groups::replace).patch(groups::patch).delete(groups::remove),
        )
        .route("/scim/v2/.search", post(search::search))
        .route("/scim/v2/{*rest}", any(nothing))
        // Another version, or a slash too many: it is a program that asks here, whatever it asks for.
        .route("/scim", any(nothing))
        .route("/scim/", any(nothing))
        .route("/scim/{*rest}", any(nothing))
        .method_not_allowed_fallback(not_so)
        .layer(DefaultBodyLimit::max(BODY_MOST))
        .layer(CatchPanicLayer::custom(panicked))
        .with_state(scim)
}

/// There is nothing of this name, for whoever may ask.
async fn nothing(_: Directory) -> Fault {
    Fault::new(Kind::NotFound, "there is no such endpoint")
}

async fn not_so(_: Directory) -> Fault {
    Fault::new(Kind::Method, "this endpoint does not take this method")
}

/// A handler panicked: a bug. The log has said where.
fn panicked(_: Box<dyn Any + Send + 'static>) -> Response {
    Fault::new(Kind::Broken, "the server failed").into_response()
}
