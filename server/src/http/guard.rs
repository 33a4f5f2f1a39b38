//! Where a write may come from, and the headers that tell a browser what our pages may do.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use openidconnect::url::Url;
use std::sync::Arc;

/// How this site is known outside.
#[derive(Clone, Debug)]
pub struct Outside {
    origin: Arc<str>,
    secure: bool,
}

impl Outside {
    /// From the site's own address.
    #[must_use]
    pub fn of(base: &Url) -> Self {
        Self { origin: base.origin().ascii_serialization().into(), secure: base.scheme() == "https" }
    }

    /// Scheme, host and port, as browsers write them into `Origin` (RFC 6454).
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }
}

/// Every write says where it comes from, and that is here. Browsers send `Origin` with every form and `fetch` that is
/// not a GET; one without it is not a browser of ours.
pub async fn same_origin(State(outside): State<Outside>, request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if reads || is_ours(request.headers(), &outside.origin) {
        return next.run(request).await;
    }
    StatusCode::FORBIDDEN.into_response()
}

fn is_ours(headers: &HeaderMap, origin: &str) -> bool {
    let mut origins = headers.get_all(header::ORIGIN).iter();
    origins.next().is_some_and(|value| value.as_bytes() == origin.as_bytes()) && origins.next().is_none()
}

/// Scripts, styles and pictures are ours alone; no inline script or style runs; nobody frames us.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; \
    connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const FIXED: [(HeaderName, &str); 6] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    // Our own forms need to know which page they came from; nobody else learns anything.
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
];

/// Adds the headers that every answer has.
pub async fn headers(State(outside): State<Outside>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in FIXED {
        // A file that is handed out has a stricter policy of its own.
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if outside.secure {
        headers
            .insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=63072000; includeSubDomains"));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_origin_is_ours() {
        let ours = "https://sund.example";
        let with = |values: &[&'static str]| {
            let mut headers = HeaderMap::new();
            for value in values {
                headers.append(header::ORIGIN, HeaderValue::from_static(value));
            }
            is_ours(&headers, ours)
        };
        assert!(with(&["https://sund.example"]));
        for foreign in [
            &[][..],
            &["null"],
            &["https://evil.example"],
            &["https://sund.example.evil"],
            &["http://sund.example"],
            &["https://sund.example:444"],
            &["https://sund.example", "https://evil.example"],
        ] {
            assert!(!with(foreign), "{foreign:?}");
        }
    }
}
