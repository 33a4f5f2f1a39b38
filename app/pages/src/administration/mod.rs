//! What platform administrators look after, and the log, of which organisations' administrators read their part. For
//! everybody else there is nothing at these addresses.

mod access_page;
mod acts_page;
mod chairs_page;
mod log_page;
mod provider_form;
mod provider_pages;
mod providers_page;
mod tags_page;
mod tokens_page;

use crate::Site;
use axum::{
    Router,
    routing::{get, post},
};

pub fn routes() -> Router<Site> {
    Router::new()
        .route("/administration/access", get(access_page::show).post(access_page::submit))
        .route("/administration/access/{access}/agree", post(access_page::agree))
        .route("/administration/access/{access}/decline", post(access_page::decline))
        .route("/administration/acts", get(acts_page::list))
        .route("/administration/acts/{act}", get(acts_page::show).post(acts_page::submit))
        .route("/administration/chairs", get(chairs_page::show).post(chairs_page::appoint))
        .route("/administration/log", get(log_page::show))
        .route("/administration/tags", get(tags_page::list).post(tags_page::add))
        .route("/administration/tags/{tag}", get(tags_page::show).post(tags_page::change))
        .route("/administration/tags/{tag}/merge", post(tags_page::merge))
        .route("/administration/tags/{tag}/retire", post(tags_page::retire))
        .route("/administration/providers", get(providers_page::show))
        .route("/administration/providers/new", get(provider_pages::new).post(provider_pages::submit_new))
        .route("/administration/providers/{provider}", get(provider_pages::show).post(provider_pages::submit))
        .route("/administration/providers/{provider}/disable", post(provider_pages::disable))
        .route("/administration/providers/{provider}/enable", post(provider_pages::enable))
        .route("/administration/providers/{provider}/tokens", get(tokens_page::show).post(tokens_page::make))
        .route("/administration/providers/{provider}/tokens/{scim_token}/revoke", post(tokens_page::revoke))
}

/// Reading in workgroups that one is not in.
const ACCESS: &str = "/administration/access";
/// Workgroups without a chair.
const CHAIRS: &str = "/administration/chairs";
/// What acts ask of a sign-in.
const ACTS: &str = "/administration/acts";
/// The log for administrators.
const LOG: &str = "/administration/log";
/// The vocabulary of themes.
const TAGS: &str = "/administration/tags";
/// The list of providers, where all of this begins.
const PROVIDERS: &str = "/administration/providers";
