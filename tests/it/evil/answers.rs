//! Answers that are wrong as answers, whatever they say.

use super::{endpoints::MARK, provider::Evil, switch::How};
use axum::{
    Json,
    body::Body,
    http::{StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use futures_util::stream;
use serde_json::json;
use std::{
    io,
    sync::{Arc, atomic::Ordering},
    time::Duration,
};

const CHUNK: usize = 64 * 1024;
/// A hundred megabytes.
const CHUNKS: usize = 1_600;

pub fn misbehave(evil: &Arc<Evil>, how: How) -> Response {
    match how {
        How::Redirects => (StatusCode::FOUND, [(header::LOCATION, format!("{}/trap", evil.address))]).into_response(),
        How::RedirectsInside => {
            // A path that no cloud has a secret at, should somebody follow after all.
            (StatusCode::FOUND, [(header::LOCATION, "http://169.254.169.254/evil")]).into_response()
        }
        How::Endless => {
            let evil = Arc::clone(evil);
            json_of(stream::unfold(0, move |n| {
                evil.poured.fetch_add(CHUNK as u64, Ordering::SeqCst);
                async move { (n < CHUNKS).then(|| (Ok::<_, io::Error>(vec![b' '; CHUNK]), n + 1)) }
            }))
        }
        How::Drips => json_of(stream::unfold((), async |()| {
            tokio::time::sleep(Duration::from_secs(1)).await;
            Some((Ok::<_, io::Error>(vec![b' ']), ()))
        })),
        How::NotJson => ([(header::CONTENT_TYPE, "application/json")], format!("{MARK} {{")).into_response(),
        How::Html => Html(format!("<h1>{MARK}</h1>")).into_response(),
        How::Fails => {
            let said = json!({ "error": MARK, "error_description": MARK });
            (StatusCode::INTERNAL_SERVER_ERROR, Json(said)).into_response()
        }
        How::BreaksOff => json_of(stream::unfold(0, async |n| {
            // The first piece is on its way before the second is not.
            tokio::time::sleep(Duration::from_millis(50)).await;
            let next = if n == 0 { Ok(b"{ \"issuer\":".to_vec()) } else { Err(io::Error::other("broken off")) };
            Some((next, n + 1))
        })),
        // Another door does this: see `Evil::closing`.
        How::Closes => StatusCode::MISDIRECTED_REQUEST.into_response(),
    }
}

fn json_of(body: impl futures_util::Stream<Item = Result<Vec<u8>, io::Error>> + Send + 'static) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], Body::from_stream(body)).into_response()
}
