//! The people of a directory, as it sees them itself.

use super::{LOOKED_THROUGH_MOST, ScimError};
use crate::Sund;
use sund_domain::{ids::ScimUserId, scim::user_key};
use sund_store::scim::{self, Provisioned, Provisioner};

/// Among which people somebody is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhichUsers {
    /// All.
    All,
    /// This one.
    One(ScimUserId),
    /// Who is called so, whatever the case of the letters.
    UserName(String),
    /// Whom the directory itself calls so.
    ExternalId(String),
    /// Nobody.
    Nobody,
}

/// One person.
pub async fn user(sund: &Sund, by: &Provisioner, id: ScimUserId) -> Result<Provisioned, ScimError> {
    scim::user(sund.store.reads(), by.provider, id).await?.ok_or(ScimError::NotFound)
}

/// A page of all, and how many there are.
pub async fn users_page(
    sund: &Sund,
    by: &Provisioner,
    offset: u64,
    limit: u64,
) -> Result<(Vec<Provisioned>, u64), ScimError> {
    let on = sund.store.reads();
    let total = scim::count_users(on, by.provider).await?;
    let page = if limit == 0 { Vec::new() } else { scim::users(on, by.provider, limit, offset).await? };
    Ok((page, total))
}

/// Those among whom one is looked for. All of them only if they are not too many.
pub async fn some_users(sund: &Sund, by: &Provisioner, which: WhichUsers) -> Result<Vec<Provisioned>, ScimError> {
    let on = sund.store.reads();
    let one = match which {
        WhichUsers::All => {
            if scim::count_users(on, by.provider).await? > LOOKED_THROUGH_MOST {
                return Err(ScimError::TooMany);
            }
            return Ok(scim::users(on, by.provider, LOOKED_THROUGH_MOST, 0).await?);
        }
        WhichUsers::One(id) => scim::user(on, by.provider, id).await?,
        WhichUsers::UserName(name) => scim::user_by_name(on, by.provider, &user_key(&name)).await?,
        WhichUsers::ExternalId(id) => scim::user_by_external_id(on, by.provider, &id).await?.filter(|row| !row.deleted),
        WhichUsers::Nobody => None,
    };
    Ok(one.into_iter().collect())
}
