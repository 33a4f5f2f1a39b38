//! Providers: which organisation signs in where.

use super::rows::{provider_domains, providers};
use crate::{
    StoreError, Tx,
    sql::{self, code, json, to_json},
};
use sea_orm::{
    ActiveValue::{Set, Unchanged},
    ConnectionTrait, EntityTrait, FromQueryResult,
};
use std::collections::HashMap;
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

/// A provider as administrators see it, whether one can sign in with it or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptProvider {
    /// The provider.
    pub provider: Provider,
    /// One can sign in with it.
    pub enabled: bool,
    /// It is kept in a file of the operator.
    pub declared: bool,
    /// The e-mail domains that it serves, in order.
    pub domains: Vec<String>,
}

macro_rules! any_providers {
    ($where:literal) => {
        concat!(
            "select pr.id, pr.organisation_id, o.name as organisation_name, o.country, pr.issuer, pr.client_id, pr.secret_sealed, pr.scopes, \
             pr.joining, pr.mapping, pr.levels, pr.algorithm, pr.enabled, pr.declared \
             from providers pr join organisations o on o.id = pr.organisation_id where ", $where
        )
    };
}
macro_rules! providers {
    ($where:literal) => {
        concat!(any_providers!("pr.enabled = true "), $where)
    };
}

const KEPT: &str = any_providers!("true order by o.country, lower(o.name), pr.issuer, pr.client_id");
const KEPT_BY_ID: &str = any_providers!("pr.id = $1");
const KEPT_BY_ISSUER: &str = any_providers!("pr.issuer = $1 and pr.client_id = $2");
const DOMAINS: &str = "select domain, provider_id from provider_domains order by domain";
const DOMAINS_OF: &str = "select domain, provider_id from provider_domains where provider_id = $1 order by domain";
const OWNER: &str = "select domain, provider_id from provider_domains where domain = $1";
const SET_ENABLED: &str = "update providers set enabled = $2 where id = $1";
const DROP_DOMAIN: &str = "delete from provider_domains where domain = $1 and provider_id = $2";

const BY_DOMAIN: &str = providers!("and pr.id = (select d.provider_id from provider_domains d where d.domain = $1)");
const BY_ID: &str = providers!("and pr.id = $1");
const HELD: &str = providers!("and pr.id = $1 for share of pr");
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
    enabled: bool,
    declared: bool,
}

#[derive(Debug, FromQueryResult)]
struct DomainRow {
    domain: String,
    provider_id: Uuid,
}

impl ProviderRow {
    fn kept(self, domains: Vec<String>) -> Result<KeptProvider, StoreError> {
        Ok(KeptProvider { enabled: self.enabled, declared: self.declared, domains, provider: self.provider()? })
    }

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
    sql::one::<ProviderRow>(on, BY_ISSUER, [issuer.into(), client_id.into()])
        .await?
        .map(ProviderRow::provider)
        .transpose()
}

/// The first provider with this issuer that is not disabled.
pub async fn provider_by_issuer_alone(on: &impl ConnectionTrait, issuer: &str) -> Result<Option<Provider>, StoreError> {
    sql::one::<ProviderRow>(on, BY_ISSUER_ALONE, [issuer.into()]).await?.map(ProviderRow::provider).transpose()
}

/// All providers that one can sign in with, by country and name.
pub async fn providers(on: &impl ConnectionTrait) -> Result<Vec<Provider>, StoreError> {
    sql::all::<ProviderRow>(on, ALL, []).await?.into_iter().map(ProviderRow::provider).collect()
}

/// All providers, also those that one cannot sign in with, by country and name. Two queries.
pub async fn all_kept(on: &impl ConnectionTrait) -> Result<Vec<KeptProvider>, StoreError> {
    let rows = sql::all::<ProviderRow>(on, KEPT, []).await?;
    let mut domains: HashMap<Uuid, Vec<String>> = HashMap::new();
    for row in sql::all::<DomainRow>(on, DOMAINS, []).await? {
        domains.entry(row.provider_id).or_default().push(row.domain);
    }
    rows.into_iter()
        .map(|row| {
            let domains = domains.remove(&row.id).unwrap_or_default();
            row.kept(domains)
        })
        .collect()
}

/// The provider with this id, whether one can sign in with it or not. Two queries.
pub async fn kept(on: &impl ConnectionTrait, id: ProviderId) -> Result<Option<KeptProvider>, StoreError> {
    with_domains(on, sql::one::<ProviderRow>(on, KEPT_BY_ID, [id.0.into()]).await?).await
}

/// The provider with this id, unless it is disabled, as it stays until the transaction ends: who disables or changes it
/// meanwhile waits, and then finds what the transaction has written. (SQLite has one writer at a time anyway.)
pub async fn hold_provider(tx: &Tx, id: ProviderId) -> Result<Option<Provider>, StoreError> {
    let sql = sql::on(&tx.0, [BY_ID, HELD]);
    sql::one::<ProviderRow>(&tx.0, sql, [id.0.into()]).await?.map(ProviderRow::provider).transpose()
}

/// The provider with this issuer and client: there is at most one.
pub async fn kept_by_issuer(
    on: &impl ConnectionTrait,
    issuer: &str,
    client_id: &str,
) -> Result<Option<KeptProvider>, StoreError> {
    with_domains(on, sql::one::<ProviderRow>(on, KEPT_BY_ISSUER, [issuer.into(), client_id.into()]).await?).await
}

async fn with_domains(on: &impl ConnectionTrait, row: Option<ProviderRow>) -> Result<Option<KeptProvider>, StoreError> {
    let Some(row) = row else { return Ok(None) };
    let domains = sql::all::<DomainRow>(on, DOMAINS_OF, [row.id.into()]).await?;
    row.kept(domains.into_iter().map(|row| row.domain).collect()).map(Some)
}

/// Whose an e-mail domain is (lower case), also while that provider is disabled.
pub async fn domain_owner(on: &impl ConnectionTrait, domain: &str) -> Result<Option<ProviderId>, StoreError> {
    Ok(sql::one::<DomainRow>(on, OWNER, [domain.into()]).await?.map(|row| row.provider_id.into()))
}

/// Adds a provider that one can sign in with, and the e-mail domains that it serves.
pub async fn insert_provider(tx: &Tx, provider: &Provider, domains: &[&str], at: Timestamp) -> Result<(), StoreError> {
    let domains = domains.iter().map(|domain| domain.to_lowercase()).collect();
    let new = KeptProvider { provider: provider.clone(), enabled: true, declared: false, domains };
    insert_kept(tx, &new, at).await
}

/// Adds a provider as it will be kept.
pub async fn insert_kept(tx: &Tx, new: &KeptProvider, at: Timestamp) -> Result<(), StoreError> {
    let row = providers::ActiveModel {
        organisation_id: Set(new.provider.organisation.0),
        enabled: Set(new.enabled),
        created_at: Set(at.0),
        ..changeable(new)?
    };
    providers::Entity::insert(row).exec_without_returning(&tx.0).await?;
    add_domains(tx, new.provider.id, &new.domains).await
}

/// Changes everything but whose it is and whether it is enabled. Domains that it has are in `before`.
pub async fn update_provider(tx: &Tx, new: &KeptProvider, before: &[String]) -> Result<(), StoreError> {
    let row = providers::ActiveModel { id: Unchanged(new.provider.id.0), ..changeable(new)? };
    providers::Entity::update(row).exec(&tx.0).await?;
    for domain in before.iter().filter(|domain| !new.domains.contains(domain)) {
        drop_domain(tx, new.provider.id, domain).await?;
    }
    let added: Vec<_> = new.domains.iter().filter(|domain| !before.contains(domain)).cloned().collect();
    add_domains(tx, new.provider.id, &added).await
}

fn changeable(new: &KeptProvider) -> Result<providers::ActiveModel, StoreError> {
    let Provider { id, issuer, client_id, secret_sealed, scopes, rules, .. } = &new.provider;
    Ok(providers::ActiveModel {
        id: Set(id.0),
        issuer: Set(issuer.clone()),
        client_id: Set(client_id.clone()),
        secret_sealed: Set(secret_sealed.clone()),
        scopes: Set(scopes.clone()),
        joining: Set(rules.joining.code().into()),
        mapping: Set(to_json(&rules.mapping)?),
        levels: Set(to_json(&rules.levels)?),
        algorithm: Set(rules.algorithm.clone()),
        declared: Set(new.declared),
        ..Default::default()
    })
}

async fn add_domains(tx: &Tx, provider: ProviderId, domains: &[String]) -> Result<(), StoreError> {
    for domain in domains {
        let row = provider_domains::ActiveModel { domain: Set(domain.clone()), provider_id: Set(provider.0) };
        provider_domains::Entity::insert(row).exec_without_returning(&tx.0).await?;
    }
    Ok(())
}

/// Takes an e-mail domain away from a provider.
pub async fn drop_domain(tx: &Tx, provider: ProviderId, domain: &str) -> Result<(), StoreError> {
    sql::run(&tx.0, DROP_DOMAIN, [domain.into(), provider.0.into()]).await?;
    Ok(())
}

/// Lets people sign in with a provider, or not any more.
pub async fn set_enabled(tx: &Tx, provider: ProviderId, enabled: bool) -> Result<(), StoreError> {
    sql::run(&tx.0, SET_ENABLED, [provider.0.into(), enabled.into()]).await?;
    Ok(())
}
