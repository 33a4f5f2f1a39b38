//! Feeds (Atom): what is served to feed readers, and the page of one's secrets for them.

mod atom;
mod read;
mod tokens_page;

pub use read::private;

use crate::{Site, live::calendar};
use axum::{
    Router,
    routing::{get, post},
};

/// What feed readers ask for by themselves: without a cookie, with a secret in the address.
pub fn from_elsewhere() -> Router<Site> {
    Router::new()
        .route("/feeds/{token}/sessions", get(calendar::all))
        .route("/feeds/{token}/watched", get(read::watched))
        .route("/feeds/{token}/workgroups/{workgroup}", get(read::workgroup))
        .route("/feeds/{token}/forums/{forum}", get(read::forum))
        .route("/feeds/{token}/threads/{thread}", get(read::thread))
}

pub fn routes() -> Router<Site> {
    Router::new()
        .route("/settings/feeds", get(tokens_page::show).post(tokens_page::make))
        .route("/settings/feeds/{feed_token}/renew", post(tokens_page::renew))
        .route("/settings/feeds/{feed_token}/revoke", post(tokens_page::revoke))
}
