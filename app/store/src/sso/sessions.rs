//! Where people are signed in. Tokens are here as hashes only.

use super::rows::sign_in_sessions;
use crate::{
    StoreError, Tx,
    sql::{self, code},
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, FromQueryResult};
use sund_domain::{
    ids::{PersonId, ProviderId},
    people::{Seer, Settings, Viewer},
    sso::Level,
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
    /// With which provider; none for a guest.
    pub provider: Option<ProviderId>,
    /// The ID token, sealed, for signing out at the provider.
    pub id_token: Option<String>,
    /// Who it is at the provider, for its logout tokens.
    pub subject: Option<String>,
    /// Hash of the provider's name for its own session (`sid`), for its logout tokens.
    pub sid_hash: Option<String>,
    /// How sure the provider was.
    pub level: Level,
    /// When the provider last asked the person.
    pub authenticated: Timestamp,
    /// The browser, as its owner would name it.
    pub browser: String,
    /// When.
    pub at: Timestamp,
}

/// Begins a session.
pub async fn insert_session(tx: &Tx, new: NewSession) -> Result<(), StoreError> {
    let row = sign_in_sessions::ActiveModel {
        token_hash: Set(new.token_hash),
        id: Set(new.id),
        person_id: Set(new.person.0),
        provider_id: Set(new.provider.map(|id| id.0)),
        created_at: Set(new.at.0),
        seen_at: Set(new.at.0),
        ended_at: Set(None),
        id_token: Set(new.id_token),
        subject: Set(new.subject),
        sid_hash: Set(new.sid_hash),
        level: Set(new.level.code().into()),
        authenticated_at: Set(new.authenticated.0),
        browser: Set(new.browser),
    };
    sign_in_sessions::Entity::insert(row).exec_without_returning(&tx.0).await?;
    Ok(())
}

/// The session `s` counts for nothing, whatever its age: it was ended; or its person `p` has no account any more, or is not
/// let in (again); or its provider `pr` is disabled. Guests have no provider.
macro_rules! over {
    () => {
        "(s.ended_at is not null or p.ended_at is not null or p.approved_at is null or coalesce(pr.enabled = false, false))"
    };
}

macro_rules! viewers {
    ($where:literal) => {
        concat!(
            "select s.token_hash, p.id, p.organisation_id, p.name, o.name as organisation_name, o.country, p.administrator, \
             p.language, p.time_zone, p.theme, p.keys_off, p.joined_at, \
             exists (select 1 from organisation_administrators a where a.organisation_id = p.organisation_id and a.person_id = p.id) as administers, \
             p.guest, s.level, s.authenticated_at, s.created_at, s.seen_at, ",
            over!(),
            " as over from sign_in_sessions s join people p on p.id = s.person_id join organisations o on o.id = p.organisation_id \
             left join providers pr on pr.id = s.provider_id where s.token_hash ",
            $where
        )
    };
}
const VIEWER: &str = viewers!("= $1");
/// The hashes come as one value, so that there is one text for every list of them.
const VIEWERS: [&str; 2] = [
    viewers!("in (select value from json_each($1))"),
    viewers!("in (select value from json_array_elements_text($1::json))"),
];
const TOUCH: &str = "update sign_in_sessions set seen_at = $2 where token_hash = $1 and ended_at is null";
const END: &str = "update sign_in_sessions set ended_at = $2 where token_hash = $1 and ended_at is null \
    returning person_id, provider_id, id_token";

#[derive(Debug, FromQueryResult)]
struct ViewerRow {
    token_hash: String,
    id: Uuid,
    organisation_id: Uuid,
    name: String,
    organisation_name: String,
    country: String,
    administrator: bool,
    language: Option<String>,
    time_zone: String,
    theme: String,
    keys_off: bool,
    joined_at: i64,
    administers: bool,
    guest: bool,
    level: String,
    authenticated_at: i64,
    created_at: i64,
    seen_at: i64,
    over: bool,
}

/// Which sessions count now.
#[derive(Clone, Copy, Debug)]
pub struct Counting {
    /// Now.
    pub now: Timestamp,
    /// Used since then.
    pub used_since: Timestamp,
    /// Begun since then.
    pub begun_since: Timestamp,
}

/// A session as it is in the database, whether it still counts or not.
#[derive(Clone, Debug)]
pub struct Session {
    /// Whose it is.
    pub viewer: Viewer,
    /// When it began.
    pub began: Timestamp,
    /// When it was last used, to a few minutes.
    pub seen: Timestamp,
    /// It was ended, or its person or provider may not be here: it did not run out by itself.
    pub over: bool,
}

/// The session with this token hash, with its person as they are now, in one query.
pub async fn session(
    on: &impl ConnectionTrait,
    token_hash: &str,
    now: Timestamp,
) -> Result<Option<Session>, StoreError> {
    let row = sql::one::<ViewerRow>(on, VIEWER, [token_hash.into()]).await?;
    row.map(|row| of_row(row, now)).transpose()
}

/// The sessions with these token hashes likewise, by hash; in one query.
pub async fn sessions_of(
    on: &impl ConnectionTrait,
    token_hashes: &[&str],
    now: Timestamp,
) -> Result<Vec<(String, Session)>, StoreError> {
    let wanted = sql::to_json(&token_hashes)?;
    let rows = sql::all::<ViewerRow>(on, sql::on(on, VIEWERS), [wanted.into()]).await?;
    rows.into_iter().map(|mut row| Ok((std::mem::take(&mut row.token_hash), of_row(row, now)?))).collect()
}

fn of_row(row: ViewerRow, now: Timestamp) -> Result<Session, StoreError> {
    let language = match row.language.as_deref() {
        Some(value) => Some(code("language", value)?),
        None => None,
    };
    Ok(Session {
        viewer: Viewer {
            person: row.id.into(),
            organisation: row.organisation_id.into(),
            name: row.name,
            organisation_name: row.organisation_name,
            country: code("country", &row.country)?,
            administrator: row.administrator,
            administers: row.administers,
            settings: Settings {
                language,
                time_zone: row.time_zone,
                theme: code("theme", &row.theme)?,
                keys: !row.keys_off,
            },
            joined: Timestamp(row.joined_at),
            seer: Seer {
                person: row.id.into(),
                guest: row.guest,
                level: code("level", &row.level)?,
                asked: Timestamp(row.authenticated_at),
                now,
            },
        },
        began: Timestamp(row.created_at),
        seen: Timestamp(row.seen_at),
        over: row.over,
    })
}

/// The session was used now.
pub async fn touch(tx: &Tx, token_hash: &str, at: Timestamp) -> Result<(), StoreError> {
    sql::run(&tx.0, TOUCH, [token_hash.into(), at.0.into()]).await?;
    Ok(())
}

#[derive(Debug, FromQueryResult)]
struct EndedRow {
    person_id: Uuid,
    provider_id: Option<Uuid>,
    id_token: Option<String>,
}

/// A session that was just ended: whose, with which provider, and the sealed ID token.
#[derive(Clone, Debug)]
pub struct EndedSession {
    /// Whose it was.
    pub person: PersonId,
    /// With which provider; none for a guest.
    pub provider: Option<ProviderId>,
    /// The ID token, sealed.
    pub id_token: Option<String>,
}

/// Ends the session; none if there is nothing to end.
pub async fn end_session(tx: &Tx, token_hash: &str, at: Timestamp) -> Result<Option<EndedSession>, StoreError> {
    let row = sql::one::<EndedRow>(&tx.0, END, [token_hash.into(), at.0.into()]).await?;
    Ok(row.map(|row| EndedSession {
        person: row.person_id.into(),
        provider: row.provider_id.map(ProviderId),
        id_token: row.id_token,
    }))
}

const RENEW: &str = "insert into sign_in_sessions (token_hash, id, person_id, provider_id, created_at, seen_at, \
    ended_at, id_token, subject, sid_hash, level, authenticated_at, browser) \
    select $2, $3, person_id, provider_id, created_at, $4, null, id_token, subject, sid_hash, level, \
    authenticated_at, browser from sign_in_sessions where token_hash = $1 and ended_at is null";

/// The session goes on under another token and is over under this one; false if it is over already. Whoever has the old
/// token has nothing of what its owner may do from now on.
pub async fn renew_session(tx: &Tx, old: &str, new: (&str, Uuid), at: Timestamp) -> Result<bool, StoreError> {
    let values = [old.into(), new.0.into(), new.1.into(), at.0.into()];
    let renewed = sql::run(&tx.0, RENEW, values).await? > 0;
    Ok(renewed && end_session(tx, old, at).await?.is_some())
}

/// A session as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnSession {
    /// Its id.
    pub id: Uuid,
    /// Hash of its token.
    pub token_hash: String,
    /// The browser.
    pub browser: String,
    /// When it began.
    pub began: Timestamp,
    /// When it was last used, to a few minutes.
    pub seen: Timestamp,
}

#[derive(Debug, FromQueryResult)]
struct OwnRow {
    id: Uuid,
    token_hash: String,
    browser: String,
    created_at: i64,
    seen_at: i64,
}

const OWN: &str = concat!(
    "select s.id, s.token_hash, s.browser, s.created_at, s.seen_at from sign_in_sessions s join people p on p.id = s.person_id \
     left join providers pr on pr.id = s.provider_id where s.person_id = $1 and not ",
    over!(),
    " and s.seen_at >= $2 and s.created_at >= $3 order by s.seen_at desc limit 100"
);
const END_OWN: &str = "update sign_in_sessions set ended_at = $3 where person_id = $1 and id = $2 and ended_at is null";
const END_OTHERS: &str =
    "update sign_in_sessions set ended_at = $3 where person_id = $1 and token_hash <> $2 and ended_at is null";
const END_OF_PROVIDER: &str = "update sign_in_sessions set ended_at = $2 where provider_id = $1 and ended_at is null";
const END_BY_SID: &str = "update sign_in_sessions set ended_at = $4 where provider_id = $1 and sid_hash = $2 \
    and ($3 = '' or subject = $3) and ended_at is null returning person_id";
const END_WITHOUT_SID: &str = "update sign_in_sessions set ended_at = $3 where provider_id = $1 and subject = $2 \
    and sid_hash is null and ended_at is null returning person_id";
const END_BY_SUBJECT: &str = "update sign_in_sessions set ended_at = $3 where provider_id = $1 and subject = $2 \
    and ended_at is null returning person_id";

/// Where the person is signed in: sessions used since `idle` that began since `began`, the latest first.
pub async fn own_sessions(
    on: &impl ConnectionTrait,
    person: PersonId,
    idle: Timestamp,
    began: Timestamp,
) -> Result<Vec<OwnSession>, StoreError> {
    let rows = sql::all::<OwnRow>(on, OWN, [person.0.into(), idle.0.into(), began.0.into()]).await?;
    Ok(rows
        .into_iter()
        .map(|row| OwnSession {
            id: row.id,
            token_hash: row.token_hash,
            browser: row.browser,
            began: Timestamp(row.created_at),
            seen: Timestamp(row.seen_at),
        })
        .collect())
}

/// Ends a session of this person; says whether there was one.
pub async fn end_own(tx: &Tx, person: PersonId, id: Uuid, at: Timestamp) -> Result<bool, StoreError> {
    Ok(sql::run(&tx.0, END_OWN, [person.0.into(), id.into(), at.0.into()]).await? > 0)
}

/// Ends all sessions of this person but the one with this token hash (none: an empty text); says how many.
pub async fn end_others(tx: &Tx, person: PersonId, but: &str, at: Timestamp) -> Result<u64, StoreError> {
    sql::run(&tx.0, END_OTHERS, [person.0.into(), but.into(), at.0.into()]).await
}

/// Ends all sessions that began with this provider; says how many.
pub async fn end_of_provider(tx: &Tx, provider: ProviderId, at: Timestamp) -> Result<u64, StoreError> {
    sql::run(&tx.0, END_OF_PROVIDER, [provider.0.into(), at.0.into()]).await
}

#[derive(Debug, FromQueryResult)]
struct OfPerson {
    person_id: Uuid,
}

/// Which of a provider's sessions to end (OpenID Connect Back-Channel Logout 1.0, 2.4).
#[derive(Clone, Copy, Debug)]
pub enum AtProvider<'a> {
    /// The one that the provider calls so, of this subject if one is named; and those of this subject of which the provider
    /// did not say what it calls them: any of them may be the one.
    Session {
        /// Hash of the `sid`.
        sid_hash: &'a str,
        /// The `sub`, or nothing.
        subject: &'a str,
    },
    /// All of this subject.
    Subject(&'a str),
}

/// Ends sessions because their provider says so; whose they were.
pub async fn end_at_provider(
    tx: &Tx,
    provider: ProviderId,
    which: AtProvider<'_>,
    at: Timestamp,
) -> Result<Vec<PersonId>, StoreError> {
    let rows = match which {
        AtProvider::Session { sid_hash, subject } => {
            let values = [provider.0.into(), sid_hash.into(), subject.into(), at.0.into()];
            let mut rows = sql::all::<OfPerson>(&tx.0, END_BY_SID, values).await?;
            if !subject.is_empty() {
                let values = [provider.0.into(), subject.into(), at.0.into()];
                rows.extend(sql::all::<OfPerson>(&tx.0, END_WITHOUT_SID, values).await?);
            }
            rows
        }
        AtProvider::Subject(subject) => {
            sql::all::<OfPerson>(&tx.0, END_BY_SUBJECT, [provider.0.into(), subject.into(), at.0.into()]).await?
        }
    };
    Ok(rows.into_iter().map(|row| row.person_id.into()).collect())
}

const TAKE_JTI: &str =
    "insert into logout_tokens (provider_id, jti_hash, at) values ($1, $2, $3) on conflict do nothing";

/// Notes that this logout token came; false if it came before.
pub async fn take_jti(tx: &Tx, provider: ProviderId, jti_hash: &str, at: Timestamp) -> Result<bool, StoreError> {
    Ok(sql::run(&tx.0, TAKE_JTI, [provider.0.into(), jti_hash.into(), at.0.into()]).await? > 0)
}
