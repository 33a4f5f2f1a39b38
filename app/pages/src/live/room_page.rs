//! stub
use crate::{Fault, Site, Visit};
use axum::{extract::{Path, State}, response::Response};

pub async fn show(State(_site): State<Site>, visit: Visit, Path(_session): Path<String>) -> Result<Response, Fault> {
    visit.viewer()?;
    Err(sund_actions::ActionError::Refused(sund_domain::Refusal::NotFound).into())
}

pub async fn say(State(_site): State<Site>, visit: Visit, Path(_session): Path<String>) -> Result<Response, Fault> {
    visit.viewer()?;
    Err(sund_actions::ActionError::Refused(sund_domain::Refusal::NotFound).into())
}
