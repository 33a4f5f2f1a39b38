//! The groups of a directory, as it sees them itself.

use super::{LOOKED_THROUGH_MOST, ScimError};
use crate::Sund;
use sund_domain::ids::ScimGroupId;
use sund_store::scim::{self, KeptGroup, Provisioner};

/// One group, without its members.
pub async fn group(sund: &Sund, by: &Provisioner, id: ScimGroupId) -> Result<KeptGroup, ScimError> {
    scim::group(sund.store.reads(), by.provider, id).await?.ok_or(ScimError::NotFound)
}

/// Says of these groups who is in them: one statement for all of them.
pub async fn with_members(sund: &Sund, by: &Provisioner, groups: &mut [KeptGroup]) -> Result<(), ScimError> {
    let ids: Vec<ScimGroupId> = groups.iter().map(|row| row.id).collect();
    let mut members = scim::members_of(sund.store.reads(), by.provider, &ids).await?;
    for row in groups {
        row.group.members = members.remove(&row.id).unwrap_or_default();
    }
    Ok(())
}

/// A page of all, without members, and how many there are.
pub async fn groups_page(
    sund: &Sund,
    by: &Provisioner,
    offset: u64,
    limit: u64,
) -> Result<(Vec<KeptGroup>, u64), ScimError> {
    let on = sund.store.reads();
    let total = scim::count_groups(on, by.provider).await?;
    let page = if limit == 0 { Vec::new() } else { scim::groups(on, by.provider, limit, offset).await? };
    Ok((page, total))
}

/// All of them, to look for some; only if they are not too many.
pub async fn some_groups(sund: &Sund, by: &Provisioner) -> Result<Vec<KeptGroup>, ScimError> {
    let on = sund.store.reads();
    if scim::count_groups(on, by.provider).await? > LOOKED_THROUGH_MOST {
        return Err(ScimError::TooMany);
    }
    Ok(scim::groups(on, by.provider, LOOKED_THROUGH_MOST, 0).await?)
}
