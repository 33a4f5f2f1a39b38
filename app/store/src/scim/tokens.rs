//! Tokens with which directories come. They are here as hashes only.

use super::rows::scim_tokens;
use crate::{StoreError, Tx, sql};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, FromQueryResult};
use sund_domain::{
    ids::{ProviderId, ScimTokenId},
    time::Timestamp,
};
use uuid::Uuid;

/// A token, without what one could come with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScimToken {
    /// Its id.
    pub id: ScimTokenId,
    /// Whose people it is for.
    pub provider: ProviderId,
    /// What administrators call it.
    pub name: String,
    /// When it was made.
    pub made: Timestamp,
    /// When it was last used, to a few minutes.
    pub used: Option<Timestamp>,
}

/// The directory behind a token: all that it may know of is its provider's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Provisioner {
    /// The token.
    pub token: ScimTokenId,
    /// Whose people it tells of.
    pub provider: ProviderId,
    /// When the token was last used, to a few minutes.
    pub used: Option<Timestamp>,
}

macro_rules! tokens {
    ($where:literal) => {
        concat!(
            "select t.id, t.provider_id, t.name, t.created_at, t.used_at from scim_tokens t \
             where t.revoked_at is null ",
            $where
        )
    };
}

const OF_PROVIDER: &str = tokens!("and t.provider_id = $1 order by t.created_at, t.id limit 100");
const ONE: &str = tokens!("and t.provider_id = $1 and t.id = $2");
const BEHIND: &str = tokens!(
    "and t.token_hash = $1 and exists (select 1 from providers pr where pr.id = t.provider_id and pr.enabled = true)"
);
const TOUCH: &str = "update scim_tokens set used_at = $2 where id = $1";
const REVOKE: &str = "update scim_tokens set revoked_at = $3 where provider_id = $1 and id = $2 and revoked_at is null";
/// Changes nothing: the row is held until the end of the transaction, so that one directory's writes come one by one.
const HOLD: &str = "update providers set enabled = enabled where id = $1 and enabled = true \
    and exists (select 1 from scim_tokens t where t.id = $2 and t.revoked_at is null)";

#[derive(Debug, FromQueryResult)]
struct TokenRow {
    id: Uuid,
    provider_id: Uuid,
    name: String,
    created_at: i64,
    used_at: Option<i64>,
}

impl TokenRow {
    fn token(self) -> ScimToken {
        ScimToken {
            id: self.id.into(),
            provider: self.provider_id.into(),
            name: self.name,
            made: Timestamp(self.created_at),
            used: self.used_at.map(Timestamp),
        }
    }
}

/// The tokens of a provider that can be used, the oldest first; at most 100.
pub async fn tokens(on: &impl ConnectionTrait, provider: ProviderId) -> Result<Vec<ScimToken>, StoreError> {
    Ok(sql::all::<TokenRow>(on, OF_PROVIDER, [provider.0.into()]).await?.into_iter().map(TokenRow::token).collect())
}

/// One of them.
pub async fn token(
    on: &impl ConnectionTrait,
    provider: ProviderId,
    id: ScimTokenId,
) -> Result<Option<ScimToken>, StoreError> {
    Ok(sql::one::<TokenRow>(on, ONE, [provider.0.into(), id.0.into()]).await?.map(TokenRow::token))
}

/// Who comes with the token of this hash; nobody if it is revoked or its provider disabled.
pub async fn provisioner(on: &impl ConnectionTrait, hash: &str) -> Result<Option<Provisioner>, StoreError> {
    let row = sql::one::<TokenRow>(on, BEHIND, [hash.into()]).await?;
    Ok(row.map(|row| Provisioner {
        token: row.id.into(),
        provider: row.provider_id.into(),
        used: row.used_at.map(Timestamp),
    }))
}

/// Keeps a new token.
pub async fn insert_token(tx: &Tx, token: &ScimToken, hash: String) -> Result<(), StoreError> {
    let row = scim_tokens::ActiveModel {
        id: Set(token.id.0),
        provider_id: Set(token.provider.0),
        name: Set(token.name.clone()),
        token_hash: Set(hash),
        created_at: Set(token.made.0),
        used_at: Set(None),
        revoked_at: Set(None),
    };
    scim_tokens::Entity::insert(row).exec_without_returning(&tx.0).await?;
    Ok(())
}

/// The token was used now.
pub async fn touch_token(tx: &Tx, id: ScimTokenId, at: Timestamp) -> Result<(), StoreError> {
    sql::run(&tx.0, TOUCH, [id.0.into(), at.0.into()]).await?;
    Ok(())
}

/// Nobody comes with this token any more; says whether somebody could.
pub async fn revoke_token(tx: &Tx, provider: ProviderId, id: ScimTokenId, at: Timestamp) -> Result<bool, StoreError> {
    Ok(sql::run(&tx.0, REVOKE, [provider.0.into(), id.0.into(), at.0.into()]).await? > 0)
}

/// Lets no other write of the same directory in between; false if the directory may not write any more.
pub async fn hold(tx: &Tx, by: &Provisioner) -> Result<bool, StoreError> {
    Ok(sql::run(&tx.0, HOLD, [by.provider.0.into(), by.token.0.into()]).await? > 0)
}
