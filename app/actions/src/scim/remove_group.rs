//! A directory removes a group.

use super::{
    ScimError,
    change_group::{loaded, reach},
    held, note,
};
use crate::Sund;
use std::collections::BTreeSet;
use sund_domain::{audit::Audited, ids::ScimGroupId, scim::ScimGroup};
use sund_store::scim::{self, Provisioner};

/// Removes a group, and takes what it gave.
pub async fn remove_group(sund: &Sund, by: &Provisioner, id: ScimGroupId) -> Result<(), ScimError> {
    let (tx, provider) = held(sund, by).await?;
    let row = loaded(&tx, by, id).await?;
    scim::delete_group(&tx, id).await?;
    let nobody = ScimGroup { members: BTreeSet::new(), ..row.group.clone() };
    reach(sund, &tx, &provider, &row.group, &nobody).await?;
    note(sund, &tx, &provider, Audited::DirectoryGroupChanged, (&row.group.display_name, None), "removed").await?;
    Ok(tx.commit().await?)
}
