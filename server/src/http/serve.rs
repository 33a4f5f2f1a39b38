//! Connections: small answers leave at once, whoever asks for nothing is not waited for, and those that are open when the
//! server stops may finish.
//!
//! `axum::serve` would do but for one thing: it has no clock, and a connection that never says what it wants stays for good.

use axum::{Router, body::Body, extract::ConnectInfo};
use hyper::{Request, body::Incoming, service::service_fn};
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::conn::auto::Builder,
};
use std::{
    io::{self, ErrorKind},
    net::SocketAddr,
    pin::pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinSet,
    time::sleep,
};
use tower::ServiceExt as _;

/// The head of a request is there within this time, counted from the connection's begin or from the answer before it: also
/// a connection that is kept open for another request is kept no longer.
const HEAD_WITHIN: Duration = Duration::from_secs(30);
/// The most bytes of a head, and of what is read ahead. hyper's own is 400 KiB for each connection.
const BUFFER_MOST: usize = 64 * 1024;
/// No connection can be taken, for example because too many files are open: then it is tried again after this time.
const AFTER_TROUBLE: Duration = Duration::from_millis(500);

/// Serves until it is told to stop, and then until the last answer is out.
pub async fn serve(listener: TcpListener, app: Router, stopping: watch::Receiver<bool>) {
    serve_within(HEAD_WITHIN, listener, app, stopping).await;
}

async fn serve_within(within: Duration, listener: TcpListener, app: Router, stopping: watch::Receiver<bool>) {
    let mut stop = pin!(stopped(stopping.clone()));
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            () = &mut stop => break,
            accepted = listener.accept() => match accepted {
                Ok((stream, peer)) => {
                    connections.spawn(connection(within, stream, peer, app.clone(), stopping.clone()));
                }
                Err(error) if is_of_one_connection(&error) => (),
                Err(error) => {
                    tracing::error!(%error, "no connection can be taken");
                    sleep(AFTER_TROUBLE).await;
                }
            },
            Some(ended) = connections.join_next(), if !connections.is_empty() => told(ended),
        }
    }
    drop(listener);
    while let Some(ended) = connections.join_next().await {
        told(ended);
    }
}

fn told(ended: Result<(), tokio::task::JoinError>) {
    if let Err(error) = ended {
        tracing::error!(%error, "a connection broke");
    }
}

/// It was gone before it was taken.
fn is_of_one_connection(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::ConnectionRefused | ErrorKind::ConnectionAborted | ErrorKind::ConnectionReset)
}

async fn stopped(mut stopping: watch::Receiver<bool>) {
    // An error says that the sender is gone, which means the same.
    let _ = stopping.wait_for(|stop| *stop).await;
}

async fn connection(
    within: Duration,
    stream: TcpStream,
    peer: SocketAddr,
    app: Router,
    stopping: watch::Receiver<bool>,
) {
    // Without this a small answer waits for the next packet (Nagle): forty milliseconds a request.
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "a connection stays slow");
    }
    let asked = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&asked);
    let service = service_fn(move |mut request: Request<Incoming>| {
        seen.store(true, Ordering::Relaxed);
        request.extensions_mut().insert(ConnectInfo(peer));
        app.clone().oneshot(request.map(Body::new))
    });
    let mut builder = Builder::new(TokioExecutor::new());
    builder.http1().timer(TokioTimer::new()).header_read_timeout(within).max_buf_size(BUFFER_MOST);
    builder.http2().timer(TokioTimer::new()).keep_alive_interval(within).keep_alive_timeout(within);
    let mut connection = pin!(builder.serve_connection_with_upgrades(TokioIo::new(stream), service));
    let mut stop = pin!(stopped(stopping));
    // Until it is known which version is spoken hyper looks at no clock.
    let mut first = pin!(sleep(within));
    let (mut stops, mut waits) = (false, true);
    loop {
        tokio::select! {
            ended = connection.as_mut() => {
                if let Err(error) = ended {
                    tracing::debug!(%error, "a connection ends");
                }
                return;
            }
            () = &mut stop, if !stops => {
                stops = true;
                connection.as_mut().graceful_shutdown();
            }
            () = &mut first, if waits => {
                waits = false;
                if !asked.load(Ordering::Relaxed) {
                    return;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::routing::get;
    use tokio::{
        io::{AsyncReadExt as _, AsyncWriteExt as _},
        task::JoinHandle,
        time::{Instant, timeout},
    };

    const WITHIN: Duration = Duration::from_millis(300);
    const PATIENCE: Duration = Duration::from_secs(20);

    async fn server() -> (SocketAddr, watch::Sender<bool>, JoinHandle<()>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let slow = async || {
            sleep(3 * WITHIN).await;
            "done"
        };
        let app = Router::new()
            .route("/", get(async |ConnectInfo(peer): ConnectInfo<SocketAddr>| peer.ip().to_string()))
            .route("/slow", get(slow));
        let (stop, stopping) = watch::channel(false);
        (address, stop, tokio::spawn(serve_within(WITHIN, listener, app, stopping)))
    }

    #[expect(clippy::disallowed_methods, reason = "only a duration is measured")]
    fn now() -> Instant {
        Instant::now()
    }

    async fn all(stream: &mut TcpStream) -> String {
        let mut read = Vec::new();
        let _ = timeout(PATIENCE, stream.read_to_end(&mut read)).await.expect("it is closed");
        String::from_utf8_lossy(&read).into_owned()
    }

    async fn asks(address: SocketAddr, head: &str) -> TcpStream {
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(head.as_bytes()).await.unwrap();
        stream
    }

    #[tokio::test]
    async fn whoever_asks_for_nothing_is_not_waited_for() {
        let (address, _stop, _server) = server().await;
        let half_open = "GET /live/1/socket HTTP/1.1\r\nHost: sund.test\r\nUpgrade: webso";
        let begun = now();
        // Nothing, one letter, half a head, half of what HTTP/2 begins with, all of that.
        for head in ["", "G", half_open, "PRI * HTTP/2.0\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"] {
            let mut stream = asks(address, head).await;
            let heard = all(&mut stream).await;
            assert!(!heard.contains("200 OK"), "{head:?}: {heard}");
        }
        assert!(begun.elapsed() >= 5 * WITHIN, "each had its time");
        let mut idle = asks(address, "GET / HTTP/1.1\r\nHost: sund.test\r\n\r\n").await;
        assert!(all(&mut idle).await.ends_with("127.0.0.1"), "and is closed when no other request comes");
    }

    #[tokio::test]
    async fn a_head_that_comes_letter_by_letter_is_not_waited_for() {
        let (address, _stop, _server) = server().await;
        let mut stream = asks(address, "GET / HTTP/1.1\r\n").await;
        let mut written = 0;
        while stream.write_all(b"X: x\r\n").await.is_ok() {
            written += 1;
            assert!(written < 1_000, "it goes on for good");
            sleep(WITHIN / 10).await;
        }
    }

    #[tokio::test]
    async fn who_waits_for_an_answer_is_answered_also_while_the_server_stops() {
        let (address, stop, server) = server().await;
        let mut stream = asks(address, "GET /slow HTTP/1.1\r\nHost: sund.test\r\n\r\n").await;
        sleep(WITHIN / 3).await;
        stop.send_replace(true);
        let heard = all(&mut stream).await;
        assert!(heard.starts_with("HTTP/1.1 200 OK\r\n") && heard.ends_with("done"), "{heard}");
        timeout(PATIENCE, server).await.unwrap().unwrap();
        assert!(TcpStream::connect(address).await.is_err(), "nobody listens any more");
    }
}
