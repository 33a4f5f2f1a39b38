//! Providers, identities, sign-ins that were begun, and where people are signed in.

mod rows;

use crate::{
    StoreError, Tx,
    sql::{self, code},
};
use rows::{identities, provider_domains, providers, sign_in_flows, sign_in_sessions};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, FromQueryResult};
use sund_domain::{
    ids::{OrganisationId, PersonId, ProviderId},
    people::{Settings, Viewer},
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
}

macro_rules! providers {
    ($where:literal) => {
        concat!(
            "select pr.id, pr.organisation_id, o.name as organisation_name, o.country, pr.issuer, pr.client_id, pr.secret_sealed, pr.scopes \
             from providers pr join organisations o on o.id = pr.organisation_id where pr.enabled = true ", $where
        )
    };
}

const BY_DOMAIN: &str = providers!("and pr.id = (select d.provider_id from provider_domains d where d.domain = $1)");
const BY_ID: &str = providers!("and pr.id = $1");
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
}

impl From<ProviderRow> for Provider {
    fn from(row: ProviderRow) -> Self {
        Self {
            id: row.id.into(),
            organisation: row.organisation_id.into(),
            organisation_name: row.organisation_name,
            country: row.country,
            issuer: row.issuer,
            client_id: row.client_id,
            secret_sealed: row.secret_sealed,
            scopes: row.scopes,
        }
    }
}

/// The provider that serves this e-mail domain (lower case).
pub async fn provider_by_domain(on: &impl ConnectionTrait, domain: &str) -> Result<Option<Provider>, StoreError> {
    Ok(sql::one::<ProviderRow>(on, BY_DOMAIN, [domain.into()]).await?.map(Provider::from))
}

/// The provider with this id, unless it is disabled.
pub async fn provider(on: &impl ConnectionTrait, id: ProviderId) -> Result<Option<Provider>, StoreError> {
    Ok(sql::one::<ProviderRow>(on, BY_ID, [id.0.into()]).await?.map(Provider::from))
}

/// All providers that one can sign in with, by country and name.
pub async fn providers(on: &impl ConnectionTrait) -> Result<Vec<Provider>, StoreError> {
    Ok(sql::all::<ProviderRow>(on, ALL, []).await?.into_iter().map(Provider::from).collect())
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
    };
    providers::Entity::insert(row).exec_without_returning(&tx.0).await?;
    for domain in domains {
        let row = provider_domains::ActiveModel { domain: Set(domain.to_lowercase()), provider_id: Set(provider.id.0) };
        provider_domains::Entity::insert(row).exec_without_returning(&tx.0).await?;
    }
    Ok(())
}

/// A sign-in that was begun. Tokens are here as hashes only.
#[derive(Clone, Debug)]
pub struct Flow {
    /// Hash of the `state` that comes back.
    pub state_hash: String,
    /// Hash of the cookie of the browser that began it.
    pub browser_hash: String,
    /// With which provider.
    pub provider: ProviderId,
    /// The `nonce` that the ID token must carry.
    pub nonce: String,
    /// The PKCE code verifier (RFC 7636).
    pub verifier: String,
    /// Where one wanted to go.
    pub return_to: String,
    /// When.
    pub at: Timestamp,
}

/// Keeps a sign-in that was begun.
pub async fn begin_flow(tx: &Tx, flow: Flow) -> Result<(), StoreError> {
    let row = sign_in_flows::ActiveModel {
        state_hash: Set(flow.state_hash),
        browser_hash: Set(flow.browser_hash),
        provider_id: Set(flow.provider.0),
        nonce: Set(flow.nonce),
        verifier: Set(flow.verifier),
        return_to: Set(flow.return_to),
        created_at: Set(flow.at.0),
    };
    sign_in_flows::Entity::insert(row).exec_without_returning(&tx.0).await?;
    Ok(())
}

const TAKE_FLOW: &str = "delete from sign_in_flows where state_hash = $1 \
    returning state_hash, browser_hash, provider_id, nonce, verifier, return_to, created_at";
const DROP_OLD_FLOWS: &str = "delete from sign_in_flows where created_at < $1";
const DROP_OLD_SESSIONS: &str = "delete from sign_in_sessions where seen_at < $1";

#[derive(Debug, FromQueryResult)]
struct FlowRow {
    state_hash: String,
    browser_hash: String,
    provider_id: Uuid,
    nonce: String,
    verifier: String,
    return_to: String,
    created_at: i64,
}

/// Takes a sign-in that was begun: it can be taken once, also by two requests at the same time.
pub async fn take_flow(tx: &Tx, state_hash: &str) -> Result<Option<Flow>, StoreError> {
    let row = sql::one::<FlowRow>(&tx.0, TAKE_FLOW, [state_hash.into()]).await?;
    Ok(row.map(|row| Flow {
        state_hash: row.state_hash,
        browser_hash: row.browser_hash,
        provider: row.provider_id.into(),
        nonce: row.nonce,
        verifier: row.verifier,
        return_to: row.return_to,
        at: Timestamp(row.created_at),
    }))
}

/// Forgets sign-ins begun before `flows` and sessions not seen since `sessions`.
pub async fn forget_old(tx: &Tx, flows: Timestamp, sessions: Timestamp) -> Result<(), StoreError> {
    sql::run(&tx.0, DROP_OLD_FLOWS, [flows.0.into()]).await?;
    sql::run(&tx.0, DROP_OLD_SESSIONS, [sessions.0.into()]).await?;
    Ok(())
}

const PERSON_OF: &str = "select i.person_id, p.organisation_id, p.ended_at is not null as ended from identities i \
    join people p on p.id = i.person_id where i.provider_id = $1 and i.issuer = $2 and i.subject = $3";

#[derive(Debug, FromQueryResult)]
struct PersonOf {
    person_id: Uuid,
    organisation_id: Uuid,
    ended: bool,
}

/// Who a subject of a provider is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// The person.
    pub person: PersonId,
    /// Whom the person works for.
    pub organisation: OrganisationId,
    /// The person's account has been ended.
    pub ended: bool,
}

/// Who this is: the key is (provider, issuer, subject), never an e-mail address.
pub async fn known(
    on: &impl ConnectionTrait,
    provider: ProviderId,
    issuer: &str,
    subject: &str,
) -> Result<Option<Known>, StoreError> {
    let row = sql::one::<PersonOf>(on, PERSON_OF, [provider.0.into(), issuer.into(), subject.into()]).await?;
    Ok(row.map(|row| Known {
        person: row.person_id.into(),
        organisation: row.organisation_id.into(),
        ended: row.ended,
    }))
}

/// From now on this subject of this provider is this person.
pub async fn insert_identity(
    tx: &Tx,
    provider: ProviderId,
    issuer: &str,
    subject: &str,
    person: PersonId,
    at: Timestamp,
) -> Result<(), StoreError> {
    let row = identities::ActiveModel {
        provider_id: Set(provider.0),
        issuer: Set(issuer.into()),
        subject: Set(subject.into()),
        person_id: Set(person.0),
        created_at: Set(at.0),
    };
    identities::Entity::insert(row).exec_without_returning(&tx.0).await?;
    Ok(())
}

/// A session that is about to begin.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// Hash of the token in the cookie.
    pub token_hash: String,
    /// Its public id, for the page that lists where one is signed in.
    pub id: Uuid,
    /// Who signed in.
    pub person: PersonId,
    /// With which provider.
    pub provider: ProviderId,
    /// The ID token, sealed, for signing out at the provider.
    pub id_token: Option<String>,
    /// When.
    pub at: Timestamp,
}

/// Begins a session.
pub async fn insert_session(tx: &Tx, new: NewSession) -> Result<(), StoreError> {
    let row = sign_in_sessions::ActiveModel {
        token_hash: Set(new.token_hash),
        id: Set(new.id),
        person_id: Set(new.person.0),
        provider_id: Set(new.provider.0),
        created_at: Set(new.at.0),
        seen_at: Set(new.at.0),
        ended_at: Set(None),
        id_token: Set(new.id_token),
    };
    sign_in_sessions::Entity::insert(row).exec_without_returning(&tx.0).await?;
    Ok(())
}

const VIEWER: &str = "select p.id, p.organisation_id, p.name, o.name as organisation_name, o.country, p.administrator, p.language, \
    p.time_zone, p.theme, p.joined_at, p.ended_at is not null as person_ended, s.created_at, s.seen_at, s.ended_at is not null as ended \
    from sign_in_sessions s join people p on p.id = s.person_id join organisations o on o.id = p.organisation_id \
    where s.token_hash = $1";
const TOUCH: &str = "update sign_in_sessions set seen_at = $2 where token_hash = $1 and ended_at is null";
const END: &str = "update sign_in_sessions set ended_at = $2 where token_hash = $1 and ended_at is null \
    returning person_id, provider_id, id_token";

#[derive(Debug, FromQueryResult)]
struct ViewerRow {
    id: Uuid,
    organisation_id: Uuid,
    name: String,
    organisation_name: String,
    country: String,
    administrator: bool,
    language: Option<String>,
    time_zone: String,
    theme: String,
    joined_at: i64,
    person_ended: bool,
    created_at: i64,
    seen_at: i64,
    ended: bool,
}

/// A session as it is in the database, whether it still counts or not.
#[derive(Clone, Debug)]
pub struct Session {
    /// Whose it is.
    pub viewer: Viewer,
    /// The person's account has been ended.
    pub person_ended: bool,
    /// When it began.
    pub began: Timestamp,
    /// When it was last used, to a few minutes.
    pub seen: Timestamp,
    /// It was ended: signed out, or revoked.
    pub ended: bool,
}

/// The session with this token hash, with its person, in one query.
pub async fn session(on: &impl ConnectionTrait, token_hash: &str) -> Result<Option<Session>, StoreError> {
    let Some(row) = sql::one::<ViewerRow>(on, VIEWER, [token_hash.into()]).await? else {
        return Ok(None);
    };
    let language = match row.language.as_deref() {
        Some(value) => Some(code("language", value)?),
        None => None,
    };
    Ok(Some(Session {
        viewer: Viewer {
            person: row.id.into(),
            organisation: row.organisation_id.into(),
            name: row.name,
            organisation_name: row.organisation_name,
            country: code("country", &row.country)?,
            administrator: row.administrator,
            settings: Settings { language, time_zone: row.time_zone, theme: code("theme", &row.theme)? },
            joined: Timestamp(row.joined_at),
        },
        person_ended: row.person_ended,
        began: Timestamp(row.created_at),
        seen: Timestamp(row.seen_at),
        ended: row.ended,
    }))
}

/// The session was used now.
pub async fn touch(tx: &Tx, token_hash: &str, at: Timestamp) -> Result<(), StoreError> {
    sql::run(&tx.0, TOUCH, [token_hash.into(), at.0.into()]).await?;
    Ok(())
}

#[derive(Debug, FromQueryResult)]
struct EndedRow {
    person_id: Uuid,
    provider_id: Uuid,
    id_token: Option<String>,
}

/// A session that was just ended: whose, with which provider, and the sealed ID token.
#[derive(Clone, Debug)]
pub struct EndedSession {
    /// Whose it was.
    pub person: PersonId,
    /// With which provider.
    pub provider: ProviderId,
    /// The ID token, sealed.
    pub id_token: Option<String>,
}

/// Ends the session; none if there is nothing to end.
pub async fn end_session(tx: &Tx, token_hash: &str, at: Timestamp) -> Result<Option<EndedSession>, StoreError> {
    let row = sql::one::<EndedRow>(&tx.0, END, [token_hash.into(), at.0.into()]).await?;
    Ok(row.map(|row| EndedSession {
        person: row.person_id.into(),
        provider: row.provider_id.into(),
        id_token: row.id_token,
    }))
}
