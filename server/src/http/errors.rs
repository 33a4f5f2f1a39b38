//! Answers that went wrong become pages: in the reader's language, with a number to quote, and nothing internal.

use axum::{
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use std::any::Any;
use sund_actions::{Sund, workgroups::unsure};
use sund_pages::{Fault, Visit, error_page};

/// Turns every error status without a page of its own into one.
pub async fn as_pages(State(sund): State<Sund>, request: Request, next: Next) -> Response {
    let visit = request.extensions().get::<Visit>().cloned();
    let for_people = !request.uri().path().starts_with("/act/");
    let (method, path) = (request.method().clone(), without_secrets(request.uri().path()));
    let response = next.run(request).await;
    let status = response.status();
    let of_another = visit.as_ref().and_then(|visit| response.extensions().get::<Fault>()?.of_another(visit));
    if let Some(page) = of_another.filter(|_| for_people) {
        return page;
    }
    // Who asks for a part of a file is a program, and reads the length in the headers.
    let for_a_part = status == StatusCode::RANGE_NOT_SATISFIABLE;
    if !(status.is_client_error() || status.is_server_error()) || is_page(&response) || for_a_part {
        return response;
    }
    let fault = response.extensions().get::<Fault>().cloned();
    let incident = incident(&sund);
    if status.is_server_error() {
        let cause = match &fault {
            Some(Fault::Broken { cause, .. }) => cause.to_string(),
            _ => String::new(),
        };
        tracing::error!(%incident, %method, path, %status, cause, "a request failed");
    }
    match visit {
        Some(visit) if for_people => {
            let closed = match &visit.viewer {
                Some(viewer) if status == StatusCode::NOT_FOUND => {
                    unsure(&sund, viewer).await.unwrap_or_else(|error| {
                        tracing::error!(%incident, %error, "a page that is not found could not say why");
                        Vec::new()
                    })
                }
                _ => Vec::new(),
            };
            let mut page = error_page(&visit, status, fault.as_ref(), &incident, &closed);
            let kept = [
                header::ALLOW,
                header::SET_COOKIE,
                header::RETRY_AFTER,
                header::UPGRADE,
                header::SEC_WEBSOCKET_VERSION,
            ];
            for (name, value) in response.headers() {
                if kept.contains(name) {
                    page.headers_mut().append(name, value.clone());
                }
            }
            page
        }
        _ => response,
    }
}

/// The path for the log. The address of an invitation lets somebody in, one of a mail stops mails, one of a feed is read:
/// the log does none of it.
fn without_secrets(path: &str) -> String {
    let secret = ["/invitations/", "/unsubscribe/", "/feeds/"].into_iter().find(|secret| path.starts_with(secret));
    secret.map_or_else(|| path.to_owned(), |secret| format!("{secret}…"))
}

fn is_page(response: &Response) -> bool {
    response.headers().get(header::CONTENT_TYPE).is_some_and(|value| value.as_bytes().starts_with(b"text/html"))
}

/// A number to quote: short enough to read out, in the log beside the cause.
fn incident(sund: &Sund) -> String {
    let mut random = [0; 4];
    sund.random.fill(&mut random);
    random.iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"))
}

/// A handler panicked: a bug. The log has said where; the person gets the general page.
pub fn panicked(_: Box<dyn Any + Send + 'static>) -> Response {
    let mut response = StatusCode::INTERNAL_SERVER_ERROR.into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
