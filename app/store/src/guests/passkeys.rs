//! Passkeys of guests. What is kept of one is public: the key with which its signatures are checked, and its counter.

use super::rows::passkeys;
use crate::{StoreError, Tx, sql};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, FromQueryResult};
use sund_domain::{
    guests::OwnPasskey,
    ids::{PasskeyId, PersonId},
    time::Timestamp,
};
use uuid::Uuid;

/// A passkey that was just made.
#[derive(Clone, Debug)]
pub struct NewPasskey {
    /// Its id.
    pub id: PasskeyId,
    /// Whose.
    pub person: PersonId,
    /// As the authenticator calls it.
    pub credential_id: String,
    /// The public key and its counter.
    pub credential: String,
    /// The browser that it was made in.
    pub name: String,
    /// When.
    pub at: Timestamp,
}

/// Adds a passkey. No two have one credential.
pub async fn insert_passkey(tx: &Tx, new: NewPasskey) -> Result<(), StoreError> {
    let row = passkeys::ActiveModel {
        id: Set(new.id.0),
        person_id: Set(new.person.0),
        credential_id: Set(new.credential_id),
        credential: Set(new.credential),
        name: Set(new.name),
        created_at: Set(new.at.0),
        used_at: Set(None),
    };
    passkeys::Entity::insert(row).exec_without_returning(&tx.0).await?;
    Ok(())
}

const ONE: &str = "select k.id, k.credential, p.ended_at is not null or p.guest = false as ended \
    from passkeys k join people p on p.id = k.person_id where k.credential_id = $1 and k.person_id = $2";
/// Only over what was read: of two answers that carry the same counter, one is refused.
const USE: &str = "update passkeys set credential = $3, used_at = $4 where id = $1 and credential = $2";
const OWN: &str =
    "select id, name, created_at, used_at from passkeys where person_id = $1 order by created_at, id limit 100";
const CREDENTIALS: &str = "select credential_id from passkeys where person_id = $1";
const COUNT: &str = "select count(*) as passkeys from passkeys where person_id = $1";
const REMOVE: &str = "delete from passkeys where person_id = $1 and id = $2 \
    and exists (select 1 from passkeys other where other.person_id = $1 and other.id <> $2)";

#[derive(Debug, FromQueryResult)]
struct KeptRow {
    id: Uuid,
    credential: String,
    ended: bool,
}

/// A passkey as it is kept.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Its id.
    pub id: PasskeyId,
    /// The public key and its counter.
    pub credential: String,
    /// Its owner's account has been ended.
    pub ended: bool,
}

/// This person's passkey of this name.
pub async fn passkey(
    on: &impl ConnectionTrait,
    credential_id: &str,
    person: PersonId,
) -> Result<Option<Kept>, StoreError> {
    let row = sql::one::<KeptRow>(on, ONE, [credential_id.into(), person.0.into()]).await?;
    Ok(row.map(|row| Kept { id: row.id.into(), credential: row.credential, ended: row.ended }))
}

/// The passkey was used; says whether it was still as it was read.
pub async fn use_passkey(tx: &Tx, kept: &Kept, credential: &str, at: Timestamp) -> Result<bool, StoreError> {
    let values = [kept.id.0.into(), kept.credential.as_str().into(), credential.into(), at.0.into()];
    Ok(sql::run(&tx.0, USE, values).await? > 0)
}

#[derive(Debug, FromQueryResult)]
struct OwnRow {
    id: Uuid,
    name: String,
    created_at: i64,
    used_at: Option<i64>,
}

/// The person's passkeys, the oldest first.
pub async fn own_passkeys(on: &impl ConnectionTrait, person: PersonId) -> Result<Vec<OwnPasskey>, StoreError> {
    let rows = sql::all::<OwnRow>(on, OWN, [person.0.into()]).await?;
    Ok(rows
        .into_iter()
        .map(|row| OwnPasskey {
            id: row.id.into(),
            name: row.name,
            made: Timestamp(row.created_at),
            used: row.used_at.map(Timestamp),
        })
        .collect())
}

#[derive(Debug, FromQueryResult)]
struct CredentialRow {
    credential_id: String,
}

/// What the person's authenticators call their passkeys.
pub async fn credential_ids(on: &impl ConnectionTrait, person: PersonId) -> Result<Vec<String>, StoreError> {
    let rows = sql::all::<CredentialRow>(on, CREDENTIALS, [person.0.into()]).await?;
    Ok(rows.into_iter().map(|row| row.credential_id).collect())
}

#[derive(Debug, FromQueryResult)]
struct CountRow {
    passkeys: i64,
}

/// How many passkeys the person has.
pub async fn count_passkeys(on: &impl ConnectionTrait, person: PersonId) -> Result<i64, StoreError> {
    Ok(sql::one::<CountRow>(on, COUNT, [person.0.into()]).await?.map_or(0, |row| row.passkeys))
}

/// Removes a passkey of this person's own, unless it is the last; says whether it did.
pub async fn remove_passkey(tx: &Tx, person: PersonId, id: PasskeyId) -> Result<bool, StoreError> {
    Ok(sql::run(&tx.0, REMOVE, [person.0.into(), id.0.into()]).await? > 0)
}
