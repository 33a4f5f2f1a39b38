//! A feed, for whoever comes with a secret.

use super::atom;
use crate::{Fault, Site, words::Words};
use axum::{
    extract::{Path, Query, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use sund_domain::feeds::Feed;

#[derive(Debug, Deserialize)]
pub struct Ask {
    after: Option<String>,
}

/// What is shown has a secret in its address: nobody but its owner's program keeps it, and asks again each time.
const PRIVATE: HeaderValue = HeaderValue::from_static("private, no-cache");
const ATOM: HeaderValue = HeaderValue::from_static("application/atom+xml; charset=utf-8");

pub async fn watched(
    State(site): State<Site>,
    Path(token): Path<String>,
    Query(ask): Query<Ask>,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    answer(&site, &token, Feed::Watched, ask, &headers).await
}

pub async fn workgroup(
    State(site): State<Site>,
    Path((token, slug)): Path<(String, String)>,
    Query(ask): Query<Ask>,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    answer(&site, &token, Feed::Workgroup(slug), ask, &headers).await
}

pub async fn forum(
    State(site): State<Site>,
    Path((token, slug)): Path<(String, String)>,
    Query(ask): Query<Ask>,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    answer(&site, &token, Feed::Forum(slug), ask, &headers).await
}

pub async fn thread(
    State(site): State<Site>,
    Path((token, thread)): Path<(String, String)>,
    Query(ask): Query<Ask>,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    answer(&site, &token, Feed::Thread(crate::forum::id(&thread)?), ask, &headers).await
}

async fn answer(site: &Site, token: &str, feed: Feed, ask: Ask, headers: &HeaderMap) -> Result<Response, Fault> {
    // A page that is none is as little there as a secret that is none.
    let after = ask.after.as_deref().map(crate::forum::id).transpose()?;
    let page = sund_actions::feeds::read(&site.sund, token, &feed, after).await?;
    let words = Words::of(page.reader.language);
    Ok(private(headers, ATOM, atom::document(words, &site.origin, &feed, after, &page)))
}

/// A document of one's own, unless it is known already.
pub fn private(headers: &HeaderMap, kind: HeaderValue, body: String) -> Response {
    let tag = tag(&body);
    let fixed = [(header::CACHE_CONTROL, PRIVATE), (header::CONTENT_TYPE, kind)];
    let mut response = if is_known(headers, &tag) {
        (StatusCode::NOT_MODIFIED, fixed).into_response()
    } else {
        (fixed, body).into_response()
    };
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    response
}

/// Weak: the same tag stands for every encoding.
fn tag(body: &str) -> String {
    let mut tag = String::from("W/\"");
    for byte in &Sha256::digest(body.as_bytes())[..16] {
        let _ = write!(tag, "{byte:02x}");
    }
    tag + "\""
}

fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    let bare = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    let lines = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(',')).any(|known| known.trim() == "*" || bare(known) == bare(tag))
}
