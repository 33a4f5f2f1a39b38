//! Connections: small answers leave at once, and those that are open when the server stops may finish.

use axum::{Router, serve::ListenerExt as _};
use std::net::SocketAddr;
use tokio::{net::TcpListener, sync::watch};

/// Serves until it is told to stop, and then until the last answer is out.
pub async fn serve(listener: TcpListener, app: Router, mut stopping: watch::Receiver<bool>) {
    // Without this a small answer waits for the next packet (Nagle): forty milliseconds a request.
    let listener = listener.tap_io(|stream| {
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "a connection stays slow");
        }
    });
    let stopped = async move {
        // An error says that the sender is gone, which means the same.
        let _ = stopping.wait_for(|stop| *stop).await;
    };
    if let Err(error) = axum::serve(listener, app.into_make_service_with_connect_info::<SocketAddr>())
        .with_graceful_shutdown(stopped)
        .await
    {
        tracing::error!(%error, "the server stopped");
    }
}
