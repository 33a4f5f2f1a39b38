//! Handing out a file: never for a browser to show, and only while whoever asks may still read it. A picture's smaller copy
//! is for the post alone.

use super::{
    Files,
    range::{Part, part},
    storage::{Name, Pieces},
};
use axum::{
    body::{Body, Bytes},
    extract::{Path, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use futures_util::{StreamExt as _, stream};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::io;
use sund_actions::{ActionError, Sund, live::Speaker};
use sund_domain::{
    Refusal,
    files::{File, FileKind, KeptIn},
    ids::FileId,
};
use sund_pages::{Fault, Visit};

/// After so many bytes it is asked again whether whoever reads still may.
const ASK_AFTER: usize = 1_000_000;
/// What stands for itself in an extended value (RFC 8187, 3.2.1): fewer than there could be.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_');

fn not_there() -> Fault {
    ActionError::Refused(Refusal::NotFound).into()
}

pub async fn show(
    State(files): State<Files>,
    visit: Visit,
    Path(file): Path<String>,
    method: Method,
    asked: HeaderMap,
) -> Result<Response, Fault> {
    let (speaker, file, kept_in) = readable(&files, &visit, &file).await?;
    let (name, bytes) = (Name::whole(file.id), file.bytes);
    hand_out(&files, speaker, (&file, kept_in), (name, bytes, "application/octet-stream"), (&method, &asked)).await
}

pub async fn preview(
    State(files): State<Files>,
    visit: Visit,
    Path(file): Path<String>,
    method: Method,
    asked: HeaderMap,
) -> Result<Response, Fault> {
    let (speaker, file, kept_in) = readable(&files, &visit, &file).await?;
    let Some(picture) = &file.picture else { return Err(not_there()) };
    let kind = if file.kind == FileKind::Jpeg { "image/jpeg" } else { "image/png" };
    let small = (Name::preview(file.id), picture.preview_bytes, kind);
    hand_out(&files, speaker, (&file, kept_in), small, (&method, &asked)).await
}

async fn readable(files: &Files, visit: &Visit, file: &str) -> Result<(Speaker, File, KeptIn), Fault> {
    let speaker = visit.speaker()?;
    let id: FileId = file.parse().map_err(|_| not_there())?;
    let (file, kept_in) = sund_actions::files::readable(&files.sund, &speaker.viewer, id).await?;
    Ok((speaker, file, kept_in))
}

async fn hand_out(
    files: &Files,
    speaker: Speaker,
    (file, kept_in): (&File, KeptIn),
    (name, whole, kind): (Name, u64, &'static str),
    (method, asked): (&Method, &HeaderMap),
) -> Result<Response, Fault> {
    let tag = format!("\"{name}\"");
    let fixed = |response: Response| with_headers(response, &file.name, kind, &tag);
    let (status, from, bytes) = match part(method, asked, &tag, whole) {
        Part::Whole => (StatusCode::OK, 0, whole),
        Part::Some { from, bytes } => (StatusCode::PARTIAL_CONTENT, from, bytes),
        Part::Nothing => {
            let range = [(header::CONTENT_RANGE, format!("bytes */{whole}"))];
            return Ok(fixed((StatusCode::RANGE_NOT_SATISFIABLE, range).into_response()));
        }
        Part::Same => return Ok(fixed(StatusCode::NOT_MODIFIED.into_response())),
    };
    let body = if *method == Method::HEAD {
        Body::empty()
    } else {
        let pieces = async { files.storages.of(kept_in)?.read(name, from, bytes).await };
        let pieces = match pieces.await {
            Ok(pieces) => pieces,
            Err(error) => return storage_fails(&error, file.id),
        };
        let reading =
            Reading { pieces, since: 0, id: file.id, token_hash: speaker.token_hash, sund: files.sund.clone() };
        Body::from_stream(stream::try_unfold(reading, Reading::next))
    };
    let mut response = (status, [(header::CONTENT_LENGTH, bytes.to_string())], body).into_response();
    if status == StatusCode::PARTIAL_CONTENT {
        let range = format!("bytes {from}-{}/{whole}", from + bytes - 1);
        response.headers_mut().extend(HeaderValue::from_str(&range).map(|value| (header::CONTENT_RANGE, value)));
    }
    Ok(fixed(response))
}

/// It should be there and is not, or the storage is away: then it can be asked for again.
fn storage_fails(error: &io::Error, id: FileId) -> Result<Response, Fault> {
    tracing::error!(%error, file = %id, "a file could not be read from its storage");
    if error.kind() == io::ErrorKind::NotFound {
        return Err(not_there());
    }
    Ok(StatusCode::SERVICE_UNAVAILABLE.into_response())
}

fn with_headers(mut response: Response, name: &str, kind: &'static str, tag: &str) -> Response {
    let text = |text: &str| HeaderValue::from_str(text).ok();
    let headers = [
        (header::CONTENT_TYPE, text(kind)),
        (header::CONTENT_DISPOSITION, text(&disposition(name))),
        (header::CONTENT_SECURITY_POLICY, text("sandbox; default-src 'none'")),
        (header::CACHE_CONTROL, text("private, no-store")),
        (header::ACCEPT_RANGES, text("bytes")),
        (header::ETAG, text(tag)),
        (HeaderName::from_static("x-download-options"), text("noopen")),
    ];
    for (name, value) in headers {
        response.headers_mut().extend(value.map(|value| (name, value)));
    }
    response
}

/// For every browser: a name in ASCII, and the whole one (RFC 6266).
fn disposition(name: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | ' ') { c } else { '_' };
    let ascii: String = name.chars().map(plain).collect();
    format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''{}", utf8_percent_encode(name, PLAIN))
}

struct Reading {
    pieces: Pieces,
    since: usize,
    id: FileId,
    token_hash: String,
    sund: Sund,
}

impl Reading {
    /// The next piece. An error breaks the connection off, so that nobody takes half a file for a whole one.
    async fn next(mut self) -> io::Result<Option<(Bytes, Self)>> {
        if self.since >= ASK_AFTER {
            self.since = 0;
            if let Err(error) = sund_actions::files::still(&self.sund, &self.token_hash, self.id).await {
                tracing::warn!(%error, file = %self.id, "a file on its way broke off");
                return Err(io::Error::other("not any more"));
            }
        }
        let Some(piece) = self.pieces.next().await else { return Ok(None) };
        let piece =
            piece.inspect_err(|error| tracing::error!(%error, file = %self.id, "a file on its way broke off"))?;
        self.since += piece.len();
        Ok(Some((piece, self)))
    }
}

#[cfg(test)]
mod tests {
    use super::disposition;

    #[test]
    fn any_name_is_safe_in_a_header() {
        assert_eq!(
            disposition("Äiti & \"lapsi\";\r\n.pdf"),
            "attachment; filename=\"_iti _ _lapsi____.pdf\"; filename*=UTF-8''%C3%84iti%20%26%20%22lapsi%22%3B%0D%0A.pdf"
        );
    }
}
