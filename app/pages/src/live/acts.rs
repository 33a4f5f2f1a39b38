//! Opening and ending a session.

use crate::{Fault, Site, Visit, forms::see_other, forum::id};
use axum::{
    extract::{Path, State},
    response::Response,
};
use sund_domain::ids::SessionId;

pub async fn open(State(site): State<Site>, visit: Visit, Path(session): Path<String>) -> Result<Response, Fault> {
    let session: SessionId = id(&session)?;
    sund_actions::live::open(&site.sund, visit.viewer()?, session).await?;
    site.talk.changed(session);
    Ok(see_other(&format!("/live/{session}")))
}

pub async fn end(State(site): State<Site>, visit: Visit, Path(session): Path<String>) -> Result<Response, Fault> {
    let session: SessionId = id(&session)?;
    sund_actions::live::end(&site.sund, visit.viewer()?, session).await?;
    site.talk.changed(session);
    Ok(see_other(&format!("/live/{session}")))
}
