//! A directory deletes a person: for it they are gone. Here the account of one of its own ends, and what they wrote stays;
//! whoever works elsewhere only signs in by it no longer.

use super::{ScimError, held, note, person};
use crate::{Sund, sso::places};
use sund_domain::{audit::Audited, ids::ScimUserId};
use sund_store::scim::{self, Provisioner};

/// Deletes a person from the directory's point of view.
pub async fn remove_user(sund: &Sund, by: &Provisioner, id: ScimUserId) -> Result<(), ScimError> {
    let (tx, provider) = held(sund, by).await?;
    let row = scim::user(tx.reads(), provider.id, id).await?.ok_or(ScimError::NotFound)?;
    let before = scim::groups_of(tx.reads(), provider.id, row.person).await?;
    scim::leave_groups(&tx, id).await?;
    let after = scim::groups_of(tx.reads(), provider.id, row.person).await?;
    places::by_directory(sund, &tx, &provider, row.person, (&before, &after)).await?;
    let name = row.user.shown_name();
    person::set_active(sund, &tx, &provider, &row, false).await?;
    scim::forget_user(&tx, id, sund.now()).await?;
    note(sund, &tx, &provider, Audited::PersonReprovisioned, (&name, Some(row.person)), "deleted").await?;
    Ok(tx.commit().await?)
}
