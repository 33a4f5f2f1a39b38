//! What an operator does at the command line, beside the running server or before it.

pub mod administrators;
pub mod files;
pub mod providers;

use crate::config::Serve;
use std::sync::Arc;
use sund_actions::{Sund, SystemClock, SystemRandom};

/// Why a command did nothing: one line.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct OperateError(String);

fn because(what: impl std::fmt::Display) -> OperateError {
    OperateError(what.to_string())
}

async fn open(serve: &Serve) -> Result<Sund, OperateError> {
    let opened = serve.database_url.open().await;
    let store = opened.map_err(|error| because(format!("SUND_DATABASE_URL (--database-url): {error}")))?;
    Ok(Sund::new(store, Arc::new(SystemClock), Arc::new(SystemRandom)))
}

/// Brings the schema up to this build's.
pub async fn migrate(serve: &Serve) -> Result<String, OperateError> {
    open(serve).await?;
    Ok("The database is up to date.".into())
}
