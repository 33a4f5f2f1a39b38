//! Where people are signed in. Tokens are here as hashes only.

use super::rows::sign_in_sessions;
use crate::{
    StoreError, Tx,
    sql::{self, code},
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, FromQueryResult};
use sund_domain::{
    ids::{PersonId, ProviderId},
    people::{Settings, Viewer},
    time::Timestamp,
};
use uuid::Uuid;

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
