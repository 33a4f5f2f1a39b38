//! The directory, a person's page, one's own settings.

mod accounts_page;
pub mod directory_page;
mod identities_page;
pub mod join_page;
pub mod language;
mod profile_page;
mod sessions_page;
mod settings_page;
mod shortcuts_page;

use crate::Site;
use axum::{
    Router,
    routing::{get, post},
};

pub fn routes() -> Router<Site> {
    Router::new()
        .route("/people", get(directory_page::show))
        .route("/people/{person}", get(profile_page::show))
        .route("/settings", get(settings_page::show).post(settings_page::submit))
        .route("/shortcuts", get(shortcuts_page::show))
        .route("/administration/people", get(accounts_page::list))
        .route("/administration/people/{person}", get(accounts_page::show))
        .route("/administration/people/{person}/approve", post(accounts_page::approve))
        .route("/administration/people/{person}/end", post(accounts_page::end))
        .route("/administration/people/{person}/administrator", post(accounts_page::administrator))
        .route("/settings/identities", get(identities_page::show))
        .route("/settings/identities/{provider}/drop", post(identities_page::drop))
        .route("/settings/identities/{provider}/work", get(identities_page::work))
        .route("/settings/sessions", get(sessions_page::show))
        .route("/settings/sessions/end-others", post(sessions_page::end_others))
        .route("/settings/sessions/{sign_in}/end", post(sessions_page::end))
        .route("/language/{code}", get(language::choose))
}
