//! Browsers that look at pages as fast as they are answered: one connection each (HTTP/1.1, kept open, Nagle off), one
//! request at a time, the whole body read.

use crate::figures::{Sample, micros, now};
use http::{HeaderMap, HeaderValue, Request, Response, Uri, header};
use http_body_util::{BodyExt as _, Empty};
use hyper::{
    body::{Bytes, Incoming},
    client::conn::http1::{SendRequest, handshake},
};
use hyper_util::rt::TokioIo;
use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};
use tokio::net::TcpStream;

/// What visitors look at, and as whom.
#[derive(Clone, Debug)]
pub struct Sight {
    pub address: SocketAddr,
    /// Each visitor goes round them, from a place of its own.
    pub pages: Vec<Uri>,
    /// One for each visitor, as far as there are.
    pub cookies: Vec<HeaderValue>,
    /// The encodings that the browser knows.
    pub accept: Option<&'static str>,
}

/// One connection.
#[derive(Debug)]
pub struct Visitor {
    line: SendRequest<Empty<Bytes>>,
    headers: HeaderMap,
    pages: Vec<Uri>,
    at: usize,
}

impl Visitor {
    pub async fn come(sight: &Sight, n: usize) -> Self {
        let stream = TcpStream::connect(sight.address).await.unwrap();
        stream.set_nodelay(true).unwrap();
        let (line, connection) = handshake(TokioIo::new(stream)).await.unwrap();
        tokio::spawn(connection);
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, HeaderValue::try_from(sight.address.to_string()).unwrap());
        if let Some(cookie) = sight.cookies.get(n) {
            headers.insert(header::COOKIE, cookie.clone());
        }
        if let Some(accept) = sight.accept {
            headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(accept));
        }
        Self { line, headers, pages: sight.pages.clone(), at: n * 37 }
    }

    /// The page's head; an answer that is not a page ends the benchmark.
    pub async fn ask(&mut self, page: &Uri) -> Response<Incoming> {
        let mut request = Request::new(Empty::new());
        *request.uri_mut() = page.clone();
        *request.headers_mut() = self.headers.clone();
        self.line.ready().await.unwrap();
        let response = self.line.send_request(request).await.unwrap();
        assert_eq!(response.status(), 200, "{page}");
        response
    }

    async fn look(mut self, until: Instant) -> (Self, Vec<u32>) {
        let mut took = Vec::new();
        let mut began = now();
        while began < until {
            let page = self.pages[self.at % self.pages.len()].clone();
            self.at += 1;
            let mut body = self.ask(&page).await.into_body();
            while let Some(frame) = body.frame().await {
                frame.unwrap();
            }
            took.push(micros(began.elapsed()));
            began = now();
        }
        (self, took)
    }
}

/// Some visitors of the same sight.
#[derive(Debug)]
pub struct Visitors(Vec<Visitor>);

impl Visitors {
    pub async fn come(sight: &Sight, count: usize) -> Self {
        let mut visitors = Vec::with_capacity(count);
        for n in 0..count {
            visitors.push(Visitor::come(sight, n).await);
        }
        Self(visitors)
    }

    /// All of them look for this long.
    pub async fn look(&mut self, time: Duration) -> Sample {
        let began = now();
        let tasks: Vec<_> = self.0.drain(..).map(|visitor| tokio::spawn(visitor.look(began + time))).collect();
        let mut sample = Sample::default();
        for task in tasks {
            let (visitor, took) = task.await.unwrap();
            self.0.push(visitor);
            sample.micros.extend(took);
        }
        sample.elapsed = began.elapsed();
        sample
    }
}
