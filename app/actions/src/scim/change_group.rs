//! A directory tells something else of a group, mostly who is in it.

use super::{ScimError, create_group::taken, held, note};
use crate::{Sund, sso::places};
use std::collections::BTreeSet;
use sund_domain::{
    audit::Audited,
    ids::{PersonId, ScimGroupId, ScimUserId},
    scim::{ScimGroup, ScimInvalid, ScimProblem},
};
use sund_store::{
    Tx,
    scim::{self, KeptGroup, Provisioner},
    sso::Provider,
};

/// Changes a group into what `change` makes of it, and gives and takes what that means.
pub async fn change_group<E: From<ScimError>>(
    sund: &Sund,
    by: &Provisioner,
    id: ScimGroupId,
    change: impl FnOnce(&ScimGroup) -> Result<ScimGroup, E>,
) -> Result<KeptGroup, E> {
    let (tx, provider) = held(sund, by).await?;
    let row = loaded(&tx, by, id).await?;
    let group = change(&row.group)?;
    group.check().map_err(ScimError::from)?;
    if group == row.group {
        return Ok(row);
    }
    let done = async {
        let new = group.members.difference(&row.group.members).copied().collect();
        members_are_known(&tx, by, new).await?;
        scim::update_group(&tx, id, &row.group.members, &group, sund.now()).await.map_err(taken)?;
        reach(sund, &tx, &provider, &row.group, &group).await?;
        let joined = group.members.difference(&row.group.members).count();
        let left = row.group.members.difference(&group.members).count();
        let detail = format!("members: {joined} more, {left} less");
        note(sund, &tx, &provider, Audited::DirectoryGroupChanged, (&group.display_name, None), &detail).await?;
        Ok::<_, ScimError>(tx.commit().await?)
    };
    done.await?;
    Ok(KeptGroup { size: group.members.len() as u64, group, changed: sund.now(), ..row })
}

/// The group, with its members.
pub(super) async fn loaded(tx: &Tx, by: &Provisioner, id: ScimGroupId) -> Result<KeptGroup, ScimError> {
    let mut row = scim::group(tx.reads(), by.provider, id).await?.ok_or(ScimError::NotFound)?;
    row.group.members = scim::members_of(tx.reads(), by.provider, &[id]).await?.remove(&id).unwrap_or_default();
    Ok(row)
}

/// A directory can name its own people only. Whether there are others is not told.
pub(super) async fn members_are_known(tx: &Tx, by: &Provisioner, users: Vec<ScimUserId>) -> Result<(), ScimError> {
    let known = scim::people_behind(tx.reads(), by.provider, &users).await?;
    if known.len() == users.len() {
        return Ok(());
    }
    Err(ScimInvalid::new("members", ScimProblem::NoSuchMember).into())
}

/// Gives and takes what a change of a group means for those whom it touches. Has been written already.
pub(super) async fn reach(
    sund: &Sund,
    tx: &Tx,
    provider: &Provider,
    before: &ScimGroup,
    after: &ScimGroup,
) -> Result<(), ScimError> {
    let mapped = &provider.rules.mapping.workgroups;
    if !mapped.contains_key(&before.display_name) && !mapped.contains_key(&after.display_name) {
        return Ok(());
    }
    let touched: Vec<ScimUserId> = if before.display_name == after.display_name {
        before.members.symmetric_difference(&after.members).copied().collect()
    } else {
        before.members.union(&after.members).copied().collect()
    };
    let behind = scim::people_behind(tx.reads(), provider.id, &touched).await?;
    // A directory may know one person twice.
    let people: BTreeSet<PersonId> = behind.values().copied().collect();
    for person in people {
        let is_in = |group: &ScimGroup| group.members.iter().filter(|user| behind.get(user) == Some(&person)).count();
        let now = scim::groups_of(tx.reads(), provider.id, person).await?;
        let mut was = now.clone();
        for _ in 0..is_in(after) {
            if let Some(at) = was.iter().position(|name| *name == after.display_name) {
                was.swap_remove(at);
            }
        }
        was.extend(std::iter::repeat_n(before.display_name.clone(), is_in(before)));
        places::by_directory(sund, tx, provider, person, (&was, &now)).await?;
    }
    Ok(())
}
