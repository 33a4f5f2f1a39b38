//! Challenges that wait for their answer, where every node finds them.

use super::rows::passkey_ceremonies;
use crate::{StoreError, Tx, sql};
use sea_orm::{ActiveValue::Set, EntityTrait, FromQueryResult};
use sund_domain::{
    guests::Ceremony,
    ids::{InvitationId, PersonId},
    time::Timestamp,
};
use uuid::Uuid;

/// A challenge that was begun.
#[derive(Clone, Debug)]
pub struct Begun {
    /// Hash of the token that comes back with the answer.
    pub token_hash: String,
    /// Hash of the cookie of the browser that began.
    pub browser_hash: String,
    /// What for.
    pub ceremony: Ceremony,
    /// What the answer is checked against.
    pub state: String,
    /// When.
    pub at: Timestamp,
}

/// Keeps a challenge that was begun.
pub async fn begin_ceremony(tx: &Tx, begun: Begun) -> Result<(), StoreError> {
    let row = passkey_ceremonies::ActiveModel {
        token_hash: Set(begun.token_hash),
        browser_hash: Set(begun.browser_hash),
        purpose: Set(begun.ceremony.code().into()),
        person_id: Set(begun.ceremony.person().map(|id| id.0)),
        invitation_id: Set(begun.ceremony.invitation().map(|id| id.0)),
        state: Set(begun.state),
        created_at: Set(begun.at.0),
    };
    passkey_ceremonies::Entity::insert(row).exec_without_returning(&tx.0).await?;
    Ok(())
}

const TAKE: &str = "delete from passkey_ceremonies where token_hash = $1 \
    returning browser_hash, purpose, person_id, invitation_id, state, created_at";
const FORGET: &str = "delete from passkey_ceremonies where created_at < $1";

#[derive(Debug, FromQueryResult)]
struct CeremonyRow {
    browser_hash: String,
    purpose: String,
    person_id: Option<Uuid>,
    invitation_id: Option<Uuid>,
    state: String,
    created_at: i64,
}

impl CeremonyRow {
    fn ceremony(&self) -> Result<Ceremony, StoreError> {
        match (self.purpose.as_str(), self.person_id, self.invitation_id) {
            ("sign-in", None, None) => Ok(Ceremony::SignIn),
            ("accept", Some(person), Some(invitation)) => {
                Ok(Ceremony::Accept(InvitationId(invitation), PersonId(person)))
            }
            ("add", Some(person), None) => Ok(Ceremony::Add(PersonId(person))),
            (other, ..) => Err(StoreError::Type(format!("unknown purpose: {other:?}"))),
        }
    }
}

/// Takes a challenge: it can be taken once, also by two requests at the same time.
pub async fn take_ceremony(tx: &Tx, token_hash: &str) -> Result<Option<Begun>, StoreError> {
    let Some(row) = sql::one::<CeremonyRow>(&tx.0, TAKE, [token_hash.into()]).await? else {
        return Ok(None);
    };
    Ok(Some(Begun {
        token_hash: token_hash.to_owned(),
        ceremony: row.ceremony()?,
        browser_hash: row.browser_hash,
        state: row.state,
        at: Timestamp(row.created_at),
    }))
}

/// Forgets challenges from before.
pub async fn forget_ceremonies(tx: &Tx, before: Timestamp) -> Result<(), StoreError> {
    sql::run(&tx.0, FORGET, [before.0.into()]).await?;
    Ok(())
}
