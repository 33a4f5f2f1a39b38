//! The few pages of the demo's provider: plain HTML that works without scripts, under a policy that allows none.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use sund_islands::html::escape;

const STYLE: &str = include_str!("style.css");

/// The style of all pages.
pub async fn style() -> Response {
    let headers = [(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, "max-age=3600")];
    (headers, STYLE).into_response()
}

/// A page. `body` is HTML: what goes into it has been through [`escape`]. `form_to` is the address that a form on the
/// page leads to after this provider: browsers hold a form's redirects to the policy too.
pub fn page(status: StatusCode, title: &str, body: &str, form_to: Option<&str>) -> Response {
    let html = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n\
         <link rel=\"stylesheet\" href=\"/style.css\">\n<link rel=\"icon\" href=\"data:,\">\n</head>\n\
         <body>\n<main>\n{body}\n</main>\n</body>\n</html>\n",
        title = escape(title),
    );
    let policy = format!(
        "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'{}; base-uri 'none'; frame-ancestors 'none'",
        form_to.map(|origin| format!(" {origin}")).unwrap_or_default(),
    );
    let mut response = (status, Html(html)).into_response();
    if let Ok(policy) = HeaderValue::try_from(policy) {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response.headers_mut().insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    response
}

/// A page that says what is wrong with a request.
pub fn wrong(what: &str) -> Response {
    let body = format!("<h1>This request cannot be answered</h1>\n<p>{}</p>", escape(what));
    page(StatusCode::BAD_REQUEST, "This request cannot be answered", &body, None)
}
