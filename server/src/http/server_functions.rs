//! The islands' server functions: public endpoints like any other, behind the same layers.

use axum::{
    Router,
    extract::{Request, State},
    http::StatusCode,
    response::{IntoResponse as _, Response},
    routing::post,
};
use leptos::{prelude::provide_context, server_fn::axum::server_fn_paths};
use std::sync::{
    Arc,
    atomic::{AtomicU16, Ordering},
};
use sund_actions::Sund;
use sund_islands::Caller;
use sund_pages::Visit;

pub fn routes(sund: Sund) -> Router {
    Router::new().route("/act/{*name}", post(call)).with_state(sund)
}

async fn call(State(sund): State<Sund>, visit: Visit, request: Request) -> Response {
    if !server_fn_paths().any(|(path, method)| path == request.uri().path() && method == *request.method()) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let status = Arc::new(AtomicU16::new(0));
    let caller = Caller { sund, viewer: visit.viewer, status: Arc::clone(&status) };
    let answer = leptos_axum::handle_server_fns_with_context(move || provide_context(caller.clone()), request).await;
    let mut response = answer.into_response();
    if let Ok(status) = StatusCode::from_u16(status.load(Ordering::Relaxed)) {
        *response.status_mut() = status;
    }
    response
}
