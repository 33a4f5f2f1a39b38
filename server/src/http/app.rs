//! All routes and the layers around them.

use super::{Outside, assets, errors, guard, pace, server_functions, visit};
use crate::{Started, files, guests, live, scim, sso};
use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::{HeaderName, StatusCode},
    middleware,
    routing::get,
};
use std::{sync::Arc, time::Duration};
use sund_pages::Site;
use tower_http::{
    CompressionLevel,
    catch_panic::CatchPanicLayer,
    compression::{
        CompressionLayer,
        predicate::{NotForContentType, Predicate as _, SizeAbove},
    },
    timeout::TimeoutLayer,
};

/// The most bytes of a form. A post of a million characters is read, refused, and shown again with what is wrong.
const FORM_MOST: usize = 8 * 1024 * 1024;
/// No page takes longer; a socket, once it is open, is not a request any more.
const PATIENCE: Duration = Duration::from_secs(30);
/// A hundred megabytes through a line of a shelter in the country.
const PATIENCE_WITH_FILES: Duration = Duration::from_secs(1_800);

/// Everything that this server answers. From the outside in: fixed headers, compression, error pages, panics, time,
/// who asks, where a write comes from. Directories (SCIM), and providers that tell who signed out there, come as programs:
/// without a cookie, and for no page.
pub fn app(
    started: &Started,
    sso: sso::Sso,
    attachments: files::Files,
    outside: Outside,
    client_header: Option<HeaderName>,
) -> Router {
    let site = Site {
        sund: started.sund.clone(),
        talk: Arc::new(started.hub.clone()),
        providers: Arc::new(sso.clone()),
        origin: outside.origin().into(),
    };
    let live = live::LiveState { hub: started.hub.clone(), origin: outside.origin().into() };
    let visits = visit::Visits::new(started.sund.clone(), outside.origin());
    // Directories have a pace of their own: they come from the same addresses as the people who sign in.
    // So have providers that tell of those who signed out there.
    let clock = Arc::clone(&started.sund.clock);
    let of_its_own = move |rate| pace::Pace::new(rate, Arc::clone(&clock), client_header.clone());
    let kept = |pace| middleware::from_fn_with_state(pace, pace::keep);
    let paced = kept(of_its_own(pace::PEOPLE));
    let small = SizeAbove::new(860).and(NotForContentType::const_new("application/octet-stream"));
    let for_directories = scim::routes(scim::Scim::new(started.sund.clone(), outside.origin()))
        .route_layer(kept(of_its_own(pace::PEOPLE)))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, PATIENCE))
        .layer(middleware::from_fn(scim::told));
    let for_providers = sso::logouts(sso.clone())
        .route_layer(kept(of_its_own(pace::LOGOUTS)))
        .layer(CatchPanicLayer::custom(errors::panicked))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, PATIENCE));
    // A file may be long on its way, alone or with the text that it belongs to.
    let writing = sund_pages::writing(site.clone()).layer(DefaultBodyLimit::max(FORM_MOST));
    let uploads = files::with_files(attachments.clone(), writing)
        .merge(files::routes(attachments, site.talk.clone()))
        .layer(middleware::from_fn_with_state(outside.clone(), guard::same_origin))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, PATIENCE_WITH_FILES));
    let from_elsewhere =
        sso::from_elsewhere(sso.clone()).merge(sund_pages::from_elsewhere(site.clone())).route_layer(paced.clone());
    let for_feeds = sund_pages::feeds(site.clone()).route_layer(kept(of_its_own(pace::FEEDS)));
    Router::new()
        .merge(sund_pages::routes(site))
        .merge(guests::routes(guests::Guests::new(sso.clone())).route_layer(paced.clone()))
        .merge(sso::routes(sso).route_layer(paced))
        .merge(live::routes(live))
        .merge(server_functions::routes(started.sund.clone()))
        .route("/health", get(async || "ok"))
        .fallback(async || StatusCode::NOT_FOUND)
        .layer(DefaultBodyLimit::max(FORM_MOST))
        .layer(middleware::from_fn_with_state(outside.clone(), guard::same_origin))
        .merge(from_elsewhere)
        .merge(for_feeds)
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, PATIENCE))
        .merge(uploads)
        .layer(CatchPanicLayer::custom(errors::panicked))
        .layer(middleware::from_fn_with_state(started.sund.clone(), errors::as_pages))
        .layer(middleware::from_fn_with_state(visits, visit::know))
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest).compress_when(small))
        .merge(assets::routes())
        .merge(for_directories)
        .merge(for_providers)
        .layer(middleware::from_fn_with_state(outside, guard::headers))
}
