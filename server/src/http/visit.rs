//! Who asks: one query for whoever is signed in, none for others.

use super::assets;
use crate::sso::session_token;
use axum::{
    extract::{Request, State},
    http::{HeaderMap, Method, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use std::sync::Arc;
use sund_actions::{ActionError, Sund, sso::SignedIn};
use sund_domain::{
    language::UiLanguage,
    people::{Seer, Viewer},
};
use sund_pages::{AS, Assets, Numbered, Visit, with_number, words::Words};

/// What is needed to know a visit.
#[derive(Clone, Debug)]
pub struct Visits {
    sund: Sund,
    origin: Arc<str>,
    assets: Assets,
}

impl Visits {
    pub fn new(sund: Sund, origin: &str) -> Self {
        let path = |name| assets::path_of(name).unwrap_or_default();
        let assets = Assets {
            css: path("sund.css"),
            boot: path("boot.js"),
            keys: path("keys.js"),
            passkey: path("passkey.js"),
            icons: path("icons.svg"),
        };
        Self { sund, origin: origin.into(), assets }
    }
}

/// Makes the [`Visit`] that all handlers find in the request.
pub async fn know(State(visits): State<Visits>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    match visit(&visits, &parts).await {
        Ok(visit) => {
            let reader = visit.viewer.as_ref().map(|viewer| (viewer.seer, visit.words));
            parts.extensions.insert(visit);
            let response = next.run(Request::from_parts(parts, body)).await;
            match reader {
                Some(reader) if response.extensions().get::<Numbered>().is_some() => {
                    numbered(&visits, reader, response).await
                }
                _ => response,
            }
        }
        Err(error) => {
            // Without the database nobody can be known: not even in which language to say so.
            tracing::error!(%error, "a visit could not be looked up");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

/// The page with the number of what its reader has not seen, counted after all that the request itself has changed. Without
/// it the page can be read all the same.
async fn numbered(visits: &Visits, (seer, words): (Seer, &Words), response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    let unseen = sund_actions::notifications::unseen(&visits.sund, seer).await.unwrap_or_else(|error| {
        tracing::error!(%error, "what somebody has not seen could not be counted");
        0
    });
    let Ok(page) = axum::body::to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    parts.headers.remove(header::CONTENT_LENGTH);
    let page = with_number(&String::from_utf8_lossy(&page), words, unseen);
    Response::from_parts(parts, page.into())
}

async fn visit(visits: &Visits, request: &Parts) -> Result<Visit, ActionError> {
    let headers = &request.headers;
    let token = session_token(headers);
    let signed_in = match &token {
        Some(token) => sund_actions::sso::viewer(&visits.sund, token).await?,
        None => None,
    };
    let late = match (&signed_in, &token) {
        (None, Some(token)) if request.method == Method::POST => {
            sund_actions::sso::remembered(&visits.sund, token).await?.filter(|late| is_for(request, late))
        }
        _ => None,
    };
    let (signed_in, token_hash) = signed_in.map(|SignedIn { viewer, token_hash }| (viewer, token_hash)).unzip();
    // A page that was made for somebody else acts for nobody: whoever is signed in now did not fill in its form.
    let (viewer, other) = match signed_in {
        Some(viewer) if !is_for(request, &viewer) => (None, Some(viewer)),
        viewer => (viewer, None),
    };
    let zone = viewer.as_ref().and_then(|viewer| sund_pages::zone(&viewer.settings.time_zone));
    Ok(Visit {
        words: Words::of(language(headers, viewer.as_ref())),
        zone: zone.unwrap_or_else(sund_pages::utc),
        viewer,
        token_hash,
        late,
        other,
        now: visits.sund.now(),
        path: request.uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string),
        from: from(headers, &visits.origin),
        assets: visits.assets,
        limits: visits.sund.limits,
    })
}

/// The address says nothing else; that of a form of ours always says it ([`Visit::action`]).
fn is_for(request: &Parts, viewer: &Viewer) -> bool {
    let query = request.uri.query().unwrap_or_default();
    let mut names = query.split('&').filter_map(|part| part.strip_prefix(AS)?.strip_prefix('='));
    names.all(|person| person.parse() == Ok(viewer.person))
}

/// By choice, then as the browser asks.
fn language(headers: &HeaderMap, viewer: Option<&Viewer>) -> UiLanguage {
    let chosen = viewer.and_then(|viewer| viewer.settings.language).or_else(|| cookie(headers)?.parse().ok());
    chosen.unwrap_or_else(|| {
        let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        UiLanguage::from_accept_language(asked.unwrap_or_default())
    })
}

fn cookie(headers: &HeaderMap) -> Option<String> {
    axum_extra::extract::CookieJar::from_headers(headers).get(sund_pages::LANGUAGE_COOKIE).map(|c| c.value().to_owned())
}

/// The page of ours that this request was sent from.
fn from(headers: &HeaderMap, origin: &str) -> Option<String> {
    let referer = headers.get(header::REFERER)?.to_str().ok()?;
    let path = referer.strip_prefix(origin).filter(|path| path.starts_with('/'))?;
    Some(path.split('#').next().unwrap_or(path).to_owned())
}
