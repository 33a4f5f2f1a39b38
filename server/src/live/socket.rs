//! `GET /live/{id}/socket?v=4`: who may open a socket, and its limits.

use super::{LiveState, connection::Connection, wire::limited};
use axum::{
    extract::{Path, Query, State, WebSocketUpgrade, ws::rejection::WebSocketUpgradeRejection},
    http::{
        HeaderMap, StatusCode,
        header::{ORIGIN, SEC_WEBSOCKET_VERSION, UPGRADE},
    },
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use std::{future::ready, sync::Arc};
use sund_actions::{
    ActionError,
    live::{Speaker, hear},
};
use sund_domain::{Refusal, ids::SessionId, live::frames::VERSION};
use sund_pages::Visit;

#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    v: Option<u32>,
}

/// Opens a socket: for our own pages, for somebody signed in who may be in this session. For everybody else the session
/// does not exist.
pub(super) async fn open(
    State(state): State<LiveState>,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
    visit: Visit,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Response {
    // Browsers send cookies along with a socket that another site opens, and ask nobody: this is the only guard.
    if headers.get(ORIGIN).is_none_or(|origin| origin.as_bytes() != state.origin.as_bytes()) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let elses = visit.other.is_some();
    let viewer = visit.viewer.or(visit.other);
    let (Some(viewer), Some(token_hash), Ok(id)) = (viewer, visit.token_hash, id.parse::<SessionId>()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    match hear(state.hub.sund(), &viewer, id).await {
        Ok(_) => (),
        Err(ActionError::Refused(Refusal::NotOpenYet)) => return StatusCode::CONFLICT.into_response(),
        // They know of it, and of the place that they do not have.
        Err(ActionError::Refused(Refusal::NeedsPlace)) => return StatusCode::FORBIDDEN.into_response(),
        Err(ActionError::Store(fault)) => {
            tracing::error!(%fault, session = %id, "a live session could not be read");
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
        Err(_) => return StatusCode::NOT_FOUND.into_response(),
    }
    let upgrade = match upgrade {
        Ok(upgrade) => upgrade,
        // RFC 6455, 4.2.2: whoever speaks another version is told ours.
        Err(rejection @ WebSocketUpgradeRejection::InvalidWebSocketVersionHeader(_)) => {
            let ours = [(UPGRADE, "websocket"), (SEC_WEBSOCKET_VERSION, "13")];
            return (StatusCode::UPGRADE_REQUIRED, ours, rejection.body_text()).into_response();
        }
        Err(rejection) => return rejection.into_response(),
    };
    // A page of somebody else who was signed in here is as good as one of another version: it must be loaded again.
    let ours = asked.v == Some(VERSION) && !elses;
    let speaker = Arc::new(Speaker { viewer, token_hash });
    let alive = state.hub.alive();
    limited(upgrade).on_upgrade(move |socket| {
        let connection = Box::new(Connection::new(socket, state.hub, id, speaker));
        // In a task of its own: axum's keeps everything that the upgrade needed as long as it lives.
        tokio::spawn(async move {
            connection.run(ours).await;
            drop(alive);
        });
        ready(())
    })
}
