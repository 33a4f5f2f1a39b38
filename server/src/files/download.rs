//! Handing out a file: never for a browser to show, and only while whoever asks may still read it.

use super::Files;
use axum::{
    body::{Body, Bytes},
    extract::{Path, State},
    http::{HeaderName, header},
    response::{IntoResponse as _, Response},
};
use futures_util::stream;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::io;
use sund_actions::{ActionError, Sund};
use sund_domain::{Refusal, ids::FileId};
use sund_pages::{Fault, Visit};
use tokio::{fs::File, io::AsyncReadExt as _};

/// What leaves at once.
const PIECE: usize = 64 * 1024;
/// After so many pieces it is asked again whether whoever reads still may.
const ASK_AFTER: u32 = 16;
/// What stands for itself in an extended value (RFC 8187, 3.2.1): fewer than there could be.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_');

pub async fn show(State(files): State<Files>, visit: Visit, Path(file): Path<String>) -> Result<Response, Fault> {
    let speaker = visit.speaker()?;
    let not_there = || Fault::from(ActionError::Refused(Refusal::NotFound));
    let id: FileId = file.parse().map_err(|_| not_there())?;
    let about = sund_actions::files::readable(&files.sund, &speaker.viewer, id).await?;
    let from = files.disk.open(id).await.map_err(|error| {
        tracing::error!(%error, file = %id, "a file is not in the storage");
        not_there()
    })?;
    let reading = Reading { from, pieces: 0, id, token_hash: speaker.token_hash, sund: files.sund };
    let body = Body::from_stream(stream::try_unfold(reading, Reading::next));
    let headers = [
        (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
        (header::CONTENT_LENGTH, about.bytes.to_string()),
        (header::CONTENT_DISPOSITION, disposition(&about.name)),
        (header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'".to_owned()),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
        (HeaderName::from_static("x-download-options"), "noopen".to_owned()),
    ];
    Ok((headers, body).into_response())
}

/// For every browser: a name in ASCII, and the whole one (RFC 6266).
fn disposition(name: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | ' ') { c } else { '_' };
    let ascii: String = name.chars().map(plain).collect();
    format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''{}", utf8_percent_encode(name, PLAIN))
}

struct Reading {
    from: File,
    pieces: u32,
    id: FileId,
    token_hash: String,
    sund: Sund,
}

impl Reading {
    /// The next piece. An error breaks the connection off, so that nobody takes half a file for a whole one.
    async fn next(mut self) -> io::Result<Option<(Bytes, Self)>> {
        self.pieces += 1;
        if self.pieces.is_multiple_of(ASK_AFTER)
            && let Err(error) = sund_actions::files::still(&self.sund, &self.token_hash, self.id).await
        {
            tracing::warn!(%error, file = %self.id, "a file on its way broke off");
            return Err(io::Error::other("not any more"));
        }
        let mut piece = vec![0; PIECE];
        let read = self.from.read(&mut piece).await?;
        piece.truncate(read);
        Ok((read > 0).then(|| (Bytes::from(piece), self)))
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
