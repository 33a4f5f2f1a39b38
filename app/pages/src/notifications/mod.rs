//! What one is told: the inbox, the number in the header, how one wants to be told, how closely one watches.

mod acts;
pub mod count;
mod default_page;
mod inbox_page;
mod item;
mod settings_page;
mod stop_page;
pub mod watching;

use crate::Site;
use axum::{
    Router,
    routing::{get, post},
};

pub fn from_elsewhere() -> Router<Site> {
    Router::new().route("/unsubscribe/{token}", get(stop_page::show).post(stop_page::submit))
}

pub fn routes() -> Router<Site> {
    Router::new()
        .route("/inbox", get(inbox_page::show))
        .route("/inbox/read", post(inbox_page::read))
        .route("/settings/notifications", get(settings_page::show).post(settings_page::submit))
        .route("/forums/{forum}/watch", post(acts::watch_forum))
        .route("/forums/{forum}/read", post(acts::read_forum))
        .route("/threads/{thread}/watch", post(acts::watch_thread))
        .route("/threads/{thread}/read", post(acts::read_thread))
        .route("/posts/{post}/unread", post(acts::unread))
        .route("/workgroups/{workgroup}/read", post(acts::read_workgroup))
        .route("/workgroups/{workgroup}/watching", get(default_page::show).post(default_page::submit))
        .route("/people/{person}/follow", post(acts::follow))
}
