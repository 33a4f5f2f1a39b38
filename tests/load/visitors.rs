//! Browsers that look at pages as fast as they are answered: one connection each (HTTP/1.1, kept open, Nagle off), one
//! request at a time, the whole body read.

use crate::figures::{Sample, micros, now};
use http::{HeaderMap, HeaderValue, Request, Response, Uri, header};
use http_body_util::{BodyExt as _, Empty};
use hyper::{
    body::{Body, Bytes, Incoming},
    client::conn::http1::{SendRequest, handshake},
};
use hyper_util::rt::TokioIo;
use std::{
    error::Error,
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
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

/// A connection.
pub type Line = SendRequest<Empty<Bytes>>;

/// A connection to this server.
pub async fn line<B: Body<Data: Send, Error: Into<Box<dyn Error + Send + Sync>>> + Send + 'static>(
    address: SocketAddr,
) -> SendRequest<B> {
    let stream = TcpStream::connect(address).await.unwrap();
    stream.set_nodelay(true).unwrap();
    let (line, connection) = handshake(TokioIo::new(stream)).await.unwrap();
    tokio::spawn(connection);
    line
}

/// One connection.
#[derive(Debug)]
pub struct Visitor {
    line: Line,
    headers: HeaderMap,
    pages: Vec<Uri>,
    at: usize,
}

impl Visitor {
    pub async fn come(sight: &Sight, n: usize) -> Self {
        let line = line(sight.address).await;
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

    /// The next page, and all of it.
    async fn turn(&mut self) {
        let page = self.pages[self.at % self.pages.len()].clone();
        self.at += 1;
        let mut body = self.ask(&page).await.into_body();
        while let Some(frame) = body.frame().await {
            frame.unwrap();
        }
    }

    async fn look(mut self, until: Instant) -> (Self, Vec<u32>) {
        let mut took = Vec::new();
        let mut began = now();
        while began < until {
            self.turn().await;
            took.push(micros(began.elapsed()));
            began = now();
        }
        (self, took)
    }

    /// Looks at a page at fixed times, `first` and then every so often, until told to stop. Whoever is kept waiting
    /// past the next time has waited since then.
    async fn stroll(mut self, first: Instant, every: Duration, stop: Arc<AtomicBool>) -> (Self, Vec<u32>) {
        let mut took = Vec::new();
        let mut due = first;
        while !stop.load(Ordering::Relaxed) {
            let late = now() > due;
            tokio::time::sleep_until(due.into()).await;
            let began = if late { due } else { now() };
            self.turn().await;
            took.push(micros(began.elapsed()));
            due += every;
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

    /// Each of them looks at a page every so often, one after the other, while something else goes on.
    pub async fn stroll<T>(&mut self, every: Duration, meanwhile: impl Future<Output = T>) -> (Sample, T) {
        let began = now();
        let stop = Arc::new(AtomicBool::new(false));
        let apart = every / u32::try_from(self.0.len()).unwrap();
        let starts = std::iter::successors(Some(began), |&start| Some(start + apart));
        let visitors = self.0.drain(..).zip(starts);
        let tasks: Vec<_> =
            visitors.map(|(visitor, first)| tokio::spawn(visitor.stroll(first, every, Arc::clone(&stop)))).collect();
        let outcome = meanwhile.await;
        let mut sample = Sample { elapsed: began.elapsed(), ..Sample::default() };
        stop.store(true, Ordering::Relaxed);
        for task in tasks {
            let (visitor, took) = task.await.unwrap();
            self.0.push(visitor);
            sample.micros.extend(took);
        }
        (sample, outcome)
    }
}
