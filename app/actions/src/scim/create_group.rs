//! A directory tells of a group.

use super::{
    ScimError,
    change_group::{members_are_known, reach},
    held, note,
};
use crate::{ActionError, Sund};
use std::collections::BTreeSet;
use sund_domain::{audit::Audited, ids::ScimGroupId, scim::ScimGroup};
use sund_store::{
    is_taken,
    scim::{self, KeptGroup, Provisioner},
};

/// Takes a group up, and gives its members what the provider's mapping says.
pub async fn create_group(sund: &Sund, by: &Provisioner, group: ScimGroup) -> Result<KeptGroup, ScimError> {
    group.check()?;
    let (tx, provider) = held(sund, by).await?;
    members_are_known(&tx, by, group.members.iter().copied().collect()).await?;
    let (id, now) = (sund.new_id::<ScimGroupId>(), sund.now());
    scim::insert_group(&tx, provider.id, id, &group, now).await.map_err(taken)?;
    let nobody = ScimGroup { members: BTreeSet::new(), ..group.clone() };
    reach(sund, &tx, &provider, &nobody, &group).await?;
    note(sund, &tx, &provider, Audited::DirectoryGroupChanged, (&group.display_name, None), "added").await?;
    tx.commit().await?;
    Ok(KeptGroup { id, size: group.members.len() as u64, group, created: now, changed: now })
}

/// One thing only is there once: what the directory itself calls a group.
pub(super) fn taken(fault: sund_store::StoreError) -> ScimError {
    if is_taken(&fault) { ScimError::Taken("externalId") } else { ActionError::from(fault).into() }
}
