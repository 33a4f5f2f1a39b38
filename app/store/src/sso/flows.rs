//! Sign-ins that were begun, and forgetting what is over.

use super::rows::sign_in_flows;
use crate::{StoreError, Tx, sql};
use sea_orm::{ActiveValue::Set, DbErr, EntityTrait, FromQueryResult};
use sund_domain::{
    ids::ProviderId,
    sso::{Assurance, Intent, Level},
    time::Timestamp,
};
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
    /// What for.
    pub intent: Intent,
    /// When.
    pub at: Timestamp,
}

const SIGN_IN: &str = "sign-in";
const STEP_UP: &str = "step-up";
const LINK: &str = "link";

/// The columns of an intent: person, purpose, level, age.
fn columns(intent: Intent) -> (Option<Uuid>, &'static str, i32, Option<i64>) {
    match intent {
        Intent::SignIn => (None, SIGN_IN, 0, None),
        Intent::Link { person } => (Some(person.0), LINK, 0, None),
        Intent::StepUp { person, asked } => (Some(person.0), STEP_UP, asked.level.rank().into(), asked.within),
    }
}

/// Keeps a sign-in that was begun.
pub async fn begin_flow(tx: &Tx, flow: Flow) -> Result<(), StoreError> {
    let (person, purpose, level, age) = columns(flow.intent);
    let row = sign_in_flows::ActiveModel {
        state_hash: Set(flow.state_hash),
        browser_hash: Set(flow.browser_hash),
        provider_id: Set(flow.provider.0),
        nonce: Set(flow.nonce),
        verifier: Set(flow.verifier),
        return_to: Set(flow.return_to),
        created_at: Set(flow.at.0),
        person_id: Set(person),
        purpose: Set(purpose.into()),
        asked_level: Set(level),
        asked_age: Set(age),
    };
    sign_in_flows::Entity::insert(row).exec_without_returning(&tx.0).await?;
    Ok(())
}

const TAKE_FLOW: &str = "delete from sign_in_flows where state_hash = $1 \
    returning state_hash, browser_hash, provider_id, nonce, verifier, return_to, created_at, \
    person_id, purpose, asked_level, asked_age";
const DROP_OLD_FLOWS: &str = "delete from sign_in_flows where created_at < $1";
const DROP_OLD_TOKENS: &str = "delete from logout_tokens where at < $1";
const DROP_OLD_JOININGS: &str = "delete from joinings where created_at < $1";
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
    person_id: Option<Uuid>,
    purpose: String,
    asked_level: i32,
    asked_age: Option<i64>,
}

impl FlowRow {
    fn intent(&self) -> Result<Intent, StoreError> {
        match (self.purpose.as_str(), self.person_id) {
            (SIGN_IN, None) => Ok(Intent::SignIn),
            (LINK, Some(person)) => Ok(Intent::Link { person: person.into() }),
            (STEP_UP, Some(person)) => {
                let asked = Assurance { level: Level::of_rank(self.asked_level), within: self.asked_age };
                Ok(Intent::StepUp { person: person.into(), asked })
            }
            (purpose, _) => Err(DbErr::Type(format!("unknown purpose of a sign-in: {purpose:?}"))),
        }
    }
}

/// Takes a sign-in that was begun: it can be taken once, also by two requests at the same time.
pub async fn take_flow(tx: &Tx, state_hash: &str) -> Result<Option<Flow>, StoreError> {
    let row = sql::one::<FlowRow>(&tx.0, TAKE_FLOW, [state_hash.into()]).await?;
    row.map(|row| {
        Ok(Flow {
            intent: row.intent()?,
            state_hash: row.state_hash,
            browser_hash: row.browser_hash,
            provider: row.provider_id.into(),
            nonce: row.nonce,
            verifier: row.verifier,
            return_to: row.return_to,
            at: Timestamp(row.created_at),
        })
    })
    .transpose()
}

/// Forgets sign-ins begun before `flows` and sessions not seen since `sessions`.
pub async fn forget_old(tx: &Tx, flows: Timestamp, sessions: Timestamp) -> Result<(), StoreError> {
    sql::run(&tx.0, DROP_OLD_FLOWS, [flows.0.into()]).await?;
    sql::run(&tx.0, DROP_OLD_JOININGS, [flows.0.into()]).await?;
    sql::run(&tx.0, DROP_OLD_SESSIONS, [sessions.0.into()]).await?;
    // A logout token is too old to be taken long before.
    sql::run(&tx.0, DROP_OLD_TOKENS, [sessions.0.into()]).await?;
    Ok(())
}
