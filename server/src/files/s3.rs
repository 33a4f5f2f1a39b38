//! Files in a bucket of an S3-compatible server. Addresses are signed for minutes (AWS Signature Version 4); what is sent
//! and read goes piece by piece.
//!
//! A signed address is as good as the key for as long as it holds: it never reaches a log, nor do the server's own words,
//! which may repeat it.

use super::storage::{Kept, Name, PIECE, Pieces, Storage, Whole};
use crate::config::Bucket;
use async_trait::async_trait;
use axum::body::Bytes;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use futures_util::stream::{self, StreamExt as _};
use http_body_util::StreamBody;
use hyper::body::Frame;
use openidconnect::reqwest::{self, Body, Client, RequestBuilder, Response, StatusCode, header, redirect::Policy};
use openidconnect::url::Url;
use rusty_s3::{Credentials, S3Action as _, UrlStyle, actions::ListObjectsV2};
use std::{fmt, io, sync::Arc, time::Duration};
use sund_actions::Clock;
use tokio::io::AsyncReadExt as _;

/// A signed address holds for so long: for the clock of another machine, and a slow line.
const SIGNED_FOR: Duration = Duration::from_secs(900);
/// To reach the server.
const TO_CONNECT: Duration = Duration::from_secs(10);
/// Nothing moves for so long: it is given up.
const STALLED: Duration = Duration::from_secs(30);
/// An upload that takes longer is given up; a gigabyte through a slow line.
const TO_KEEP: Duration = Duration::from_secs(900);
/// Asked again after these waits, where the fault may pass.
const AGAIN: [Duration; 2] = [Duration::from_millis(300), Duration::from_millis(1_500)];
/// The longest list or complaint that is read.
const TEXT_MOST: usize = 4_000_000;
/// What the words of a list belong to (AWS API reference, `ListObjectsV2`).
const NAMESPACE: &str = "http://s3.amazonaws.com/doc/2006-03-01/";
const NAMESPACE_ONCE: &str = "http://doc.s3.amazonaws.com/2006-03-01/";

/// A bucket.
pub struct S3 {
    bucket: rusty_s3::Bucket,
    credentials: Credentials,
    client: Client,
    clock: Arc<dyn Clock>,
}

impl fmt::Debug for S3 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "S3({})", self.bucket.base_url())
    }
}

impl S3 {
    /// This bucket. Signatures hold for a time, so the clock is that of the world, also in tests.
    pub fn new(settings: &Bucket, clock: Arc<dyn Clock>) -> Result<Self, String> {
        let style = if settings.in_path { UrlStyle::Path } else { UrlStyle::VirtualHost };
        let (name, region) = (settings.name.clone(), settings.region.clone());
        let bucket = rusty_s3::Bucket::new(settings.endpoint.clone(), style, name, region);
        let bucket = bucket.map_err(|error| error.to_string())?;
        let credentials = Credentials::new(settings.key_id.clone(), settings.secret.0.clone());
        let client = Client::builder().connect_timeout(TO_CONNECT).read_timeout(STALLED).redirect(Policy::none());
        let client = client.build().map_err(|error| error.without_url().to_string())?;
        Ok(Self { bucket, credentials, client, clock })
    }

    fn signed<'a>(&'a self, action: &impl rusty_s3::S3Action<'a>) -> io::Result<Url> {
        let now = jiff::Timestamp::from_millisecond(self.clock.now().0).map_err(io::Error::other)?;
        Ok(action.sign_with_time(SIGNED_FOR, &now))
    }

    /// Asks, and asks again if the fault may pass.
    async fn ask(&self, request: impl Fn() -> io::Result<RequestBuilder> + Send + Sync) -> io::Result<Response> {
        let mut waits = AGAIN.iter();
        loop {
            let (error, passing) = match request()?.send().await {
                Ok(answer) if answer.status().is_success() => return Ok(answer),
                Ok(answer) => refused(answer).await,
                Err(error) => (lost(error), true),
            };
            match waits.next().filter(|_| passing) {
                Some(wait) => tokio::time::sleep(*wait).await,
                None => return Err(error),
            }
        }
    }
}

/// What the server said no with: its code alone, and whether it may say yes in a moment.
async fn refused(mut answer: Response) -> (io::Error, bool) {
    let status = answer.status();
    let passing =
        status.is_server_error() || matches!(status, StatusCode::TOO_MANY_REQUESTS | StatusCode::REQUEST_TIMEOUT);
    let text = text(&mut answer).await.unwrap_or_default();
    let code = text.split_once("<Code>").and_then(|(_, rest)| rest.split_once("</Code>")).map_or("", |(code, _)| code);
    let code: String = code.chars().filter(char::is_ascii_alphanumeric).take(64).collect();
    let kind = match status {
        StatusCode::NOT_FOUND => io::ErrorKind::NotFound,
        StatusCode::FORBIDDEN | StatusCode::UNAUTHORIZED => io::ErrorKind::PermissionDenied,
        _ => io::ErrorKind::Other,
    };
    (io::Error::new(kind, format!("the storage answers {} {code}", status.as_u16())), passing)
}

async fn text(answer: &mut Response) -> io::Result<String> {
    let mut all = Vec::new();
    while let Some(piece) = answer.chunk().await.map_err(lost)? {
        if all.len() + piece.len() > TEXT_MOST {
            return Err(io::Error::other("the storage says too much"));
        }
        all.extend_from_slice(&piece);
    }
    Ok(String::from_utf8_lossy(&all).into_owned())
}

/// Without the address, which is signed.
fn lost(error: reqwest::Error) -> io::Error {
    let what = match () {
        () if error.is_connect() => "the storage cannot be reached",
        () if error.is_timeout() => "the storage does not answer in time",
        () => "the connection to the storage broke off",
    };
    let cause = std::error::Error::source(&error.without_url()).map(ToString::to_string).unwrap_or_default();
    io::Error::other(format!("{what}: {cause}"))
}

/// The file from its beginning, as the body of a request.
fn body(whole: &Whole) -> io::Result<Body> {
    let file = tokio::fs::File::from_std(whole.file.reopen()?);
    let pieces = stream::try_unfold(file, async |mut file| {
        let mut piece = vec![0; PIECE];
        let read = file.read(&mut piece).await?;
        piece.truncate(read);
        Ok::<_, io::Error>((read > 0).then(|| (Frame::data(Bytes::from(piece)), file)))
    });
    Ok(Body::wrap(StreamBody::new(pieces)))
}

#[async_trait]
impl Storage for S3 {
    async fn keep(&self, name: Name, whole: Whole) -> io::Result<()> {
        let key = name.to_string();
        // A server that knows this header (AWS, MinIO, Ceph, Garage …) refuses what arrives otherwise than it left.
        let checksum = STANDARD.encode(whole.sha256);
        let request = || {
            let mut action = self.bucket.put_object(Some(&self.credentials), &key);
            action.headers_mut().insert("x-amz-checksum-sha256", checksum.as_str());
            let put = self.client.put(self.signed(&action)?).header("x-amz-checksum-sha256", &checksum);
            Ok(put.header(header::CONTENT_LENGTH, whole.bytes).body(body(&whole)?).timeout(TO_KEEP))
        };
        self.ask(request).await.map(|_| ())
    }

    async fn read(&self, name: Name, from: u64, bytes: u64) -> io::Result<Pieces> {
        if bytes == 0 {
            return Ok(stream::empty().boxed());
        }
        let key = name.to_string();
        let range = format!("bytes={from}-{}", from + bytes - 1);
        let request = || {
            let action = self.bucket.get_object(Some(&self.credentials), &key);
            Ok(self.client.get(self.signed(&action)?).header(header::RANGE, &range))
        };
        let answer = self.ask(request).await?;
        // A server that hands out all of it anyway would put the wrong bytes in the right place.
        if answer.status() != StatusCode::PARTIAL_CONTENT && from > 0 {
            return Err(io::Error::other("the storage knows no ranges"));
        }
        let pieces = stream::try_unfold((answer, bytes), async |(mut answer, left)| {
            let Some(mut piece) = answer.chunk().await.map_err(lost)? else {
                return if left == 0 { Ok(None) } else { Err(io::ErrorKind::UnexpectedEof.into()) };
            };
            let left = left.checked_sub(piece.len() as u64).unwrap_or_else(|| {
                piece.truncate(usize::try_from(left).unwrap_or(usize::MAX));
                0
            });
            Ok((!piece.is_empty()).then_some((piece, (answer, left))))
        });
        Ok(pieces.boxed())
    }

    async fn remove(&self, name: Name) -> io::Result<()> {
        let key = name.to_string();
        let request = || {
            let action = self.bucket.delete_object(Some(&self.credentials), &key);
            Ok(self.client.delete(self.signed(&action)?).timeout(STALLED))
        };
        match self.ask(request).await {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    async fn list(&self, after: Option<String>) -> io::Result<(Vec<Kept>, Option<String>)> {
        let request = || {
            let mut action = self.bucket.list_objects_v2(Some(&self.credentials));
            if let Some(after) = &after {
                action.with_continuation_token(after.as_str());
            }
            Ok(self.client.get(self.signed(&action)?).timeout(TO_KEEP))
        };
        // Some servers write the name that this had once.
        let listed = text(&mut self.ask(request).await?).await?.replace(NAMESPACE_ONCE, NAMESPACE);
        let listed = ListObjectsV2::parse_response(&listed).map_err(|_| io::Error::other("not a list of a bucket"))?;
        let kept = |it: rusty_s3::actions::list_objects_v2::ListObjectsContent| Kept {
            name: it.key,
            bytes: it.size.unwrap_or_default(),
        };
        Ok((listed.contents.into_iter().map(kept).collect(), listed.next_continuation_token))
    }

    async fn try_it(&self) -> io::Result<()> {
        let request = || {
            let mut action = self.bucket.list_objects_v2(Some(&self.credentials));
            action.with_max_keys(1);
            Ok(self.client.get(self.signed(&action)?).timeout(STALLED))
        };
        self.ask(request).await.map(|_| ())
    }
}
