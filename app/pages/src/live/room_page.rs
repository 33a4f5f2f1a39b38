//! The room of a session: what is said, by whom, and who is here. Ended: its record.

use crate::{Fault, Site, Visit};
use axum::{extract::{Path, State}, response::Response};

pub async fn show(State(_site): State<Site>, _visit: Visit, Path(_session): Path<String>) -> Result<Response, Fault> {
    unreachable!()
}

pub async fn say(State(_site): State<Site>, _visit: Visit, Path(_session): Path<String>) -> Result<Response, Fault> {
    unreachable!()
}
