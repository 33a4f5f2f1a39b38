//! The barest servers that could do the same: a route that answers with a word, and a broadcast between sockets.

use axum::{Router, routing::get, serve::ListenerExt as _};
use futures_util::{SinkExt as _, StreamExt as _};
use std::net::SocketAddr;
use sund_tests::process;
use tokio::{
    net::{TcpListener, TcpStream},
    sync::broadcast::Sender,
    task::JoinHandle,
};
use tokio_tungstenite::{
    accept_async_with_config,
    tungstenite::{Error, Message, Utf8Bytes, protocol::WebSocketConfig},
};

/// As far as a reader may be behind; as in Sund's rooms.
const BEHIND_MOST: usize = 1_024;

/// A server that runs until it is dropped.
#[derive(Debug)]
pub struct Bare {
    pub address: SocketAddr,
    task: JoinHandle<()>,
}

impl Drop for Bare {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn listen() -> (TcpListener, SocketAddr) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    (listener, address)
}

/// axum with one route, and connections as in `server/src/http/serve.rs`.
pub async fn route() -> Bare {
    let (listener, address) = listen().await;
    let listener = listener.tap_io(|stream| {
        let _ = stream.set_nodelay(true);
    });
    let app = Router::new().route("/", get(async || "Sund"));
    Bare { address, task: tokio::spawn(async { axum::serve(listener, app).await.unwrap() }) }
}

/// The buffers of sockets, on both sides. Sund writes as much at once and reads less (`server/src/live/wire.rs`).
pub fn buffers() -> WebSocketConfig {
    WebSocketConfig::default().read_buffer_size(4 * 1024).write_buffer_size(4 * 1024)
}

/// Whatever one socket says, all sockets hear. Nothing is kept, numbered or checked.
pub async fn broadcast() -> Bare {
    let (listener, address) = listen().await;
    let everybody = Sender::new(BEHIND_MOST);
    let accept = async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(socket(stream, everybody.clone()));
        }
    };
    Bare { address, task: tokio::spawn(accept) }
}

/// The same in a process of its own.
pub async fn serve() {
    let bare = broadcast().await;
    process::serving(bare.address);
    process::told_to_stop().await;
}

async fn socket(stream: TcpStream, everybody: Sender<Utf8Bytes>) -> Result<(), Error> {
    stream.set_nodelay(true)?;
    // Before the handshake: whoever is in hears everything.
    let mut news = everybody.subscribe();
    let mut socket = accept_async_with_config(stream, Some(buffers())).await?;
    loop {
        tokio::select! {
            // A reader that is too far behind is left, as it is in Sund.
            item = news.recv() => {
                let Ok(text) = item else { return Ok(()) };
                socket.feed(Message::Text(text)).await?;
                while let Ok(text) = news.try_recv() {
                    socket.feed(Message::Text(text)).await?;
                }
                socket.flush().await?;
            }
            frame = socket.next() => match frame {
                Some(Ok(Message::Text(text))) => drop(everybody.send(text)),
                Some(Ok(_)) => (),
                Some(Err(_)) | None => return Ok(()),
            },
        }
    }
}
