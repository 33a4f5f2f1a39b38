//! What an operator does at the command line, beside the running server or before it.

use crate::{
    config::{AdministratorAdd, Key, ProviderAdd, Serve},
    sso::{Purpose, Seal},
};
use std::{fmt::Write as _, fs, sync::Arc};
use sund_actions::{ActionError, Random, Sund, SystemClock, SystemRandom, people, sso};
use sund_domain::{Field, Problem, Refusal};

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
    Ok(Sund { store, clock: Arc::new(SystemClock), random: Arc::new(SystemRandom) })
}

/// Brings the schema up to this build's.
pub async fn migrate(serve: &Serve) -> Result<String, OperateError> {
    open(serve).await?;
    Ok("The database is up to date.".into())
}

/// Adds a provider.
pub async fn add_provider(add: &ProviderAdd) -> Result<String, OperateError> {
    let sund = open(&add.serve).await?;
    // `Url` writes a slash after a bare host; an issuer is compared to the letter, mostly without it.
    let issuer = match add.issuer.path() {
        "/" => add.issuer.as_str().trim_end_matches('/').to_owned(),
        _ => add.issuer.as_str().to_owned(),
    };
    let secret_sealed = match &add.client_secret_file {
        Some(path) => {
            let secret = fs::read_to_string(path).map_err(|error| because(format!("--client-secret-file: {error}")))?;
            let random: Arc<dyn Random> = Arc::new(SystemRandom);
            let key = match &add.serve.key {
                Some(key) => key.clone(),
                None => Key::from_file(&add.serve.key_file, random.as_ref()).map_err(because)?,
            };
            let purpose = Purpose::ProviderSecret { issuer: &issuer, client_id: &add.client_id };
            Some(Seal::new(&key.0, random).seal(purpose, secret.trim().as_bytes()).map_err(because)?)
        }
        None => None,
    };
    let domains: Vec<&str> = add.domains.iter().map(String::as_str).collect();
    let new = sso::NewProvider {
        slug: "",
        organisation: &add.organisation,
        local_name: &add.organisation,
        country: &add.country,
        issuer: &issuer,
        client_id: &add.client_id,
        secret_sealed,
        domains: &domains,
    };
    match sso::add_provider(&sund, new).await {
        Ok(provider) => {
            let callback = format!("{}{}", add.serve.base_url.as_str().trim_end_matches('/'), crate::sso::CALLBACK);
            Ok(format!("Added {}. At the provider, allow the redirect address {callback}", provider.issuer))
        }
        Err(ActionError::Invalid(invalid)) if invalid.of(Field::Country) == Some(Problem::NotAChoice) => {
            Err(because("--country: not a country of the network"))
        }
        Err(ActionError::Invalid(_)) => Err(because("--domain: another provider serves it")),
        Err(error) => Err(because(error)),
    }
}

/// Lists the providers.
pub async fn list_providers(serve: &Serve) -> Result<String, OperateError> {
    let sund = open(serve).await?;
    let providers = sso::list(&sund).await.map_err(because)?;
    Ok(providers.iter().fold(String::new(), |mut text, provider| {
        let _ = writeln!(text, "{}  {}  {}", provider.country, provider.issuer, provider.organisation_name);
        text
    }))
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
