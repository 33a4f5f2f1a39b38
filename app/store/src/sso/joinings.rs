//! Sign-ins that were shown to belong to a second account, until their owner says what is to become of it.

use super::rows::joinings;
use crate::{StoreError, Tx, sql};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, FromQueryResult};
use sund_domain::{
    ids::{JoiningId, PersonId, ProviderId},
    time::Timestamp,
};
use uuid::Uuid;

/// What was shown, in which session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joining {
    /// Its id.
    pub id: JoiningId,
    /// Hash of the token of the session in which it was shown.
    pub session_hash: String,
    /// Whose session that is.
    pub person: PersonId,
    /// The account that the sign-in belongs to.
    pub other: PersonId,
    /// With which provider.
    pub provider: ProviderId,
    /// The issuer, as the ID token named it.
    pub issuer: String,
    /// The subject.
    pub subject: String,
    /// When.
    pub at: Timestamp,
}

const FORGET_OF: &str = "delete from joinings where session_hash = $1 or created_at < $2";
const KEPT: &str = "select id, session_hash, person_id, other_id, provider_id, issuer, subject, created_at \
    from joinings where id = $1 and session_hash = $2 and person_id = $3 and created_at >= $4";
const TAKE: &str = "delete from joinings where id = $1 and session_hash = $2 and person_id = $3 and created_at >= $4 \
    returning id, session_hash, person_id, other_id, provider_id, issuer, subject, created_at";

#[derive(Debug, FromQueryResult)]
struct JoiningRow {
    id: Uuid,
    session_hash: String,
    person_id: Uuid,
    other_id: Uuid,
    provider_id: Uuid,
    issuer: String,
    subject: String,
    created_at: i64,
}

impl From<JoiningRow> for Joining {
    fn from(row: JoiningRow) -> Self {
        Self {
            id: row.id.into(),
            session_hash: row.session_hash,
            person: row.person_id.into(),
            other: row.other_id.into(),
            provider: row.provider_id.into(),
            issuer: row.issuer,
            subject: row.subject,
            at: Timestamp(row.created_at),
        }
    }
}

/// Keeps what was shown, in place of what this session showed before. What is from before `since` is forgotten.
pub async fn keep_joining(tx: &Tx, new: Joining, since: Timestamp) -> Result<(), StoreError> {
    sql::run(&tx.0, FORGET_OF, [new.session_hash.as_str().into(), since.0.into()]).await?;
    let row = joinings::ActiveModel {
        id: Set(new.id.0),
        session_hash: Set(new.session_hash),
        person_id: Set(new.person.0),
        other_id: Set(new.other.0),
        provider_id: Set(new.provider.0),
        issuer: Set(new.issuer),
        subject: Set(new.subject),
        created_at: Set(new.at.0),
    };
    joinings::Entity::insert(row).exec_without_returning(&tx.0).await?;
    Ok(())
}

/// What is needed to find it: its id, the session in which it was shown, and whose that is; and not older than this.
pub type Shown<'a> = (JoiningId, &'a str, PersonId, Timestamp);

fn values((id, session, person, since): Shown<'_>) -> [sea_orm::Value; 4] {
    [id.0.into(), session.into(), person.0.into(), since.0.into()]
}

/// What was shown in this session.
pub async fn joining(on: &impl ConnectionTrait, shown: Shown<'_>) -> Result<Option<Joining>, StoreError> {
    Ok(sql::one::<JoiningRow>(on, KEPT, values(shown)).await?.map(Into::into))
}

/// Takes what was shown in this session: it can be taken once, also by two requests at the same time.
pub async fn take_joining(tx: &Tx, shown: Shown<'_>) -> Result<Option<Joining>, StoreError> {
    Ok(sql::one::<JoiningRow>(&tx.0, TAKE, values(shown)).await?.map(Into::into))
}
