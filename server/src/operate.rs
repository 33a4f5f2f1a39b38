//! What an operator does at the command line, beside the running server or before it.

pub mod providers;

use crate::config::{AdministratorAdd, Serve};
use std::sync::Arc;
use sund_actions::{ActionError, Sund, SystemClock, SystemRandom, people};
use sund_domain::Refusal;

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

/// Makes somebody an administrator.
pub async fn add_administrator(add: &AdministratorAdd) -> Result<String, OperateError> {
    let sund = open(&add.serve).await?;
    match people::make_administrator(&sund, &add.email).await {
        Ok(profile) => Ok(format!("{} is a platform administrator now.", profile.author.name)),
        Err(ActionError::Refused(Refusal::NotFound)) => {
            Err(because("EMAIL: exactly one person with this address must have signed in before"))
        }
        Err(error) => Err(because(error)),
    }
}
