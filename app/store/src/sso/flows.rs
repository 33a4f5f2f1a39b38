//! Sign-ins that were begun, and forgetting what is over.

use super::rows::sign_in_flows;
use crate::{StoreError, Tx, sql};
use sea_orm::{ActiveValue::Set, EntityTrait, FromQueryResult};
use sund_domain::{ids::ProviderId, time::Timestamp};
use uuid::Uuid;

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
const DROP_OLD_TOKENS: &str = "delete from logout_tokens where at < $1";
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
    // A logout token is too old to be taken long before.
    sql::run(&tx.0, DROP_OLD_TOKENS, [sessions.0.into()]).await?;
    Ok(())
}
