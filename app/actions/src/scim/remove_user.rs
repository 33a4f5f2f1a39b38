//! A directory deletes a person: for it they are gone; here their account ends, and what they wrote stays.

use super::{ScimError, held, note, person};
use crate::{Sund, sso::places};
use sund_domain::{audit::Audited, ids::PersonId, scim::ScimUser};
use sund_store::scim::{self, Provisioner};

/// Deletes a person from the directory's point of view.
pub async fn remove_user(sund: &Sund, by: &Provisioner, id: PersonId) -> Result<(), ScimError> {
    let (tx, provider) = held(sund, by).await?;
    let row = scim::user(tx.reads(), provider.id, id).await?.ok_or(ScimError::NotFound)?;
    let groups = scim::groups_of(tx.reads(), provider.id, id).await?;
    scim::leave_groups(&tx, provider.id, id).await?;
    places::by_directory(sund, &tx, &provider, id, (&groups, &[])).await?;
    let name = row.user.shown_name();
    person::set_active(sund, &tx, &provider, id, &ScimUser { active: false, ..row.user }).await?;
    scim::forget_person(&tx, id, sund.now()).await?;
    note(sund, &tx, &provider, Audited::PersonReprovisioned, (&name, Some(id)), "deleted").await?;
    Ok(tx.commit().await?)
}
