//! What an organisation's own directory says of its people and groups (SCIM 2.0), and the tokens with which it comes.
//! The half that speaks the protocol is `server/src/scim`.
//!
//! In place of a viewer stands the [`Provisioner`]: all that it may know of belongs to its provider. Writes of one
//! directory come one by one ([`held`]), so that what was looked at is still so when it is written.

mod change_group;
mod change_user;
mod create_group;
mod create_user;
mod find_groups;
mod find_users;
mod make_token;
mod person;
mod provisioner;
mod remove_group;
mod remove_user;
mod revoke_token;

pub use change_group::change_group;
pub use change_user::change_user;
pub use create_group::create_group;
pub use create_user::create_user;
pub use find_groups::{group, groups_page, some_groups, with_members};
pub use find_users::{WhichUsers, some_users, user, users_page};
pub use make_token::{make_token, tokens};
pub use provisioner::provisioner;
pub use remove_group::remove_group;
pub use remove_user::remove_user;
pub use revoke_token::revoke_token;
pub use sund_store::scim::{KeptGroup, Provisioned, Provisioner, ScimToken};

use crate::{ActionError, Sund, sso::line};
use sund_domain::{audit::Audited, ids::PersonId, scim::ScimInvalid};
use sund_store::{
    StoreError, Tx,
    audit::{self, Entry},
    scim,
    sso::{self, Provider},
};

/// The most people, or groups, among which one that is not named is looked for.
pub const LOOKED_THROUGH_MOST: u64 = 10_000;

/// Why nothing was done for a directory.
#[derive(Debug, thiserror::Error)]
pub enum ScimError {
    /// Its token is revoked, or its provider disabled.
    #[error("not allowed")]
    NotAllowed,
    /// There is no such thing, or none of this directory's.
    #[error("not found")]
    NotFound,
    /// Another one of this directory's has it: which attribute.
    #[error("taken: {0}")]
    Taken(&'static str),
    /// It cannot be taken as it is.
    #[error("invalid: {0:?}")]
    Invalid(ScimInvalid),
    /// Too many to look through.
    #[error("too many")]
    TooMany,
    /// Something else, mostly the database.
    #[error(transparent)]
    Action(#[from] ActionError),
}

impl From<StoreError> for ScimError {
    fn from(fault: StoreError) -> Self {
        Self::Action(fault.into())
    }
}

impl From<ScimInvalid> for ScimError {
    fn from(invalid: ScimInvalid) -> Self {
        Self::Invalid(invalid)
    }
}

/// A transaction in which no other write of the same directory comes in between.
async fn held(sund: &Sund, by: &Provisioner) -> Result<(Tx, Provider), ScimError> {
    let tx = sund.store.begin().await?;
    if !scim::hold(&tx, by).await? {
        return Err(ScimError::NotAllowed);
    }
    let provider = sso::provider(tx.reads(), by.provider).await?.ok_or(ScimError::NotAllowed)?;
    Ok((tx, provider))
}

/// A line of the audit log: by which directory, and what in detail. Nothing of a person but the name.
async fn note(
    sund: &Sund,
    tx: &Tx,
    provider: &Provider,
    act: Audited,
    (what, person): (&str, Option<PersonId>),
    detail: &str,
) -> Result<(), ScimError> {
    let by = format!("SCIM of {} ({})", provider.organisation_name, provider.issuer);
    // Two may have one name.
    let parts = [Some(by), person.map(|person| person.to_string()), (!detail.is_empty()).then(|| detail.to_owned())];
    let detail = parts.into_iter().flatten().collect::<Vec<_>>().join("; ");
    Ok(audit::add(tx, Entry { detail: Some(detail), ..line(sund, act, what) }).await?)
}
