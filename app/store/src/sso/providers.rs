//! Providers: which organisation signs in where.

use super::rows::{provider_domains, providers};
use crate::{
    StoreError, Tx,
    sql::{self, code, json, to_json},
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, FromQueryResult};
use sund_domain::{
    ids::{OrganisationId, ProviderId},
    sso::{Joining, Levels, Mapping},
    time::Timestamp,
};
use uuid::Uuid;

/// An organisation's provider, as signing in needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provider {
    /// Its id.
    pub id: ProviderId,
    /// Whose it is.
    pub organisation: OrganisationId,
    /// The organisation's name.
    pub organisation_name: String,
    /// The organisation's country code.
    pub country: String,
    /// The issuer identifier (OpenID Connect Discovery 1.0), compared character by character.
    pub issuer: String,
    /// What this network is called there.
    pub client_id: String,
    /// The client's secret, sealed; none for a public client.
    pub secret_sealed: Option<String>,
    /// Scopes to ask for besides `openid`, separated by spaces.
    pub scopes: String,
    /// What holds for its people.
    pub rules: ProviderRules,
}

/// What holds for the people of a provider.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProviderRules {
    /// How they join.
    pub joining: Joining,
    /// What its claims mean.
    pub mapping: Mapping,
    /// How sure its sign-ins are.
    pub levels: Levels,
    /// The one algorithm of its ID tokens; none: those of its metadata.
    pub algorithm: Option<String>,
}

macro_rules! providers {
    ($where:literal) => {
        concat!(
            "select pr.id, pr.organisation_id, o.name as organisation_name, o.country, pr.issuer, pr.client_id, pr.secret_sealed, pr.scopes, \
             pr.joining, pr.mapping, pr.levels, pr.algorithm \
             from providers pr join organisations o on o.id = pr.organisation_id where pr.enabled = true ", $where
        )
    };
}

const BY_DOMAIN: &str = providers!("and pr.id = (select d.provider_id from provider_domains d where d.domain = $1)");
const BY_ID: &str = providers!("and pr.id = $1");
const BY_ISSUER: &str = providers!("and pr.issuer = $1 and pr.client_id = $2");
const BY_ISSUER_ALONE: &str = providers!("and pr.issuer = $1 order by pr.created_at, pr.id limit 1");
const ALL: &str = providers!("order by o.country, lower(o.name), pr.issuer limit 500");

#[derive(Debug, FromQueryResult)]
struct ProviderRow {
    id: Uuid,
    organisation_id: Uuid,
    organisation_name: String,
    country: String,
    issuer: String,
    client_id: String,
    secret_sealed: Option<String>,
    scopes: String,
    joining: String,
    mapping: String,
    levels: String,
    algorithm: Option<String>,
}

impl ProviderRow {
    fn provider(self) -> Result<Provider, StoreError> {
        let row = self;
        Ok(Provider {
            id: row.id.into(),
            organisation: row.organisation_id.into(),
            organisation_name: row.organisation_name,
            country: row.country,
            issuer: row.issuer,
            client_id: row.client_id,
            secret_sealed: row.secret_sealed,
            scopes: row.scopes,
            rules: ProviderRules {
                joining: code("joining", &row.joining)?,
                mapping: json("mapping", &row.mapping)?,
                levels: json("levels", &row.levels)?,
                algorithm: row.algorithm,
            },
        })
    }
}

/// The provider that serves this e-mail domain (lower case).
pub async fn provider_by_domain(on: &impl ConnectionTrait, domain: &str) -> Result<Option<Provider>, StoreError> {
    sql::one::<ProviderRow>(on, BY_DOMAIN, [domain.into()]).await?.map(ProviderRow::provider).transpose()
}

/// The provider with this id, unless it is disabled.
pub async fn provider(on: &impl ConnectionTrait, id: ProviderId) -> Result<Option<Provider>, StoreError> {
    sql::one::<ProviderRow>(on, BY_ID, [id.0.into()]).await?.map(ProviderRow::provider).transpose()
}

/// The provider with this issuer where we are called so, unless it is disabled.
pub async fn provider_by_issuer(
    on: &impl ConnectionTrait,
    issuer: &str,
    client_id: &str,
) -> Result<Option<Provider>, StoreError> {
    // PostgreSQL takes no NUL in a text, and nothing is called so.
    if issuer.contains('\0') || client_id.contains('\0') {
        return Ok(None);
    }
    sql::one::<ProviderRow>(on, BY_ISSUER, [issuer.into(), client_id.into()])
        .await?
        .map(ProviderRow::provider)
        .transpose()
}

/// The first provider with this issuer that is not disabled.
pub async fn provider_by_issuer_alone(on: &impl ConnectionTrait, issuer: &str) -> Result<Option<Provider>, StoreError> {
    if issuer.contains('\0') {
        return Ok(None);
    }
    sql::one::<ProviderRow>(on, BY_ISSUER_ALONE, [issuer.into()]).await?.map(ProviderRow::provider).transpose()
}

/// All providers that one can sign in with, by country and name.
pub async fn providers(on: &impl ConnectionTrait) -> Result<Vec<Provider>, StoreError> {
    sql::all::<ProviderRow>(on, ALL, []).await?.into_iter().map(ProviderRow::provider).collect()
}

/// Adds a provider and the e-mail domains that it serves.
pub async fn insert_provider(tx: &Tx, provider: &Provider, domains: &[&str], at: Timestamp) -> Result<(), StoreError> {
    let row = providers::ActiveModel {
        id: Set(provider.id.0),
        organisation_id: Set(provider.organisation.0),
        issuer: Set(provider.issuer.clone()),
        client_id: Set(provider.client_id.clone()),
        secret_sealed: Set(provider.secret_sealed.clone()),
        scopes: Set(provider.scopes.clone()),
        enabled: Set(true),
        created_at: Set(at.0),
        joining: Set(provider.rules.joining.code().into()),
        mapping: Set(to_json(&provider.rules.mapping)?),
        levels: Set(to_json(&provider.rules.levels)?),
        algorithm: Set(provider.rules.algorithm.clone()),
        declared: Set(false),
    };
    providers::Entity::insert(row).exec_without_returning(&tx.0).await?;
    for domain in domains {
        let row = provider_domains::ActiveModel { domain: Set(domain.to_lowercase()), provider_id: Set(provider.id.0) };
        provider_domains::Entity::insert(row).exec_without_returning(&tx.0).await?;
    }
    Ok(())
}
