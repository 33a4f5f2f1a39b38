//! What the groups of providers may give in a workgroup: in a confidential one its chairs say.

use super::rows::{workgroup_providers as allowed, workgroups};
use crate::{StoreError, Tx, sql::code};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, sea_query::OnConflict};
use std::collections::BTreeSet;
use sund_domain::{
    Granted,
    ids::{ProviderId, WorkgroupId},
    time::Timestamp,
    workgroups::{ChangeWorkgroup, Visibility, Workgroup},
};
use uuid::Uuid;

/// A workgroup that a provider's groups name.
#[derive(Clone, Debug)]
pub struct Named {
    /// Its id.
    pub id: WorkgroupId,
    /// Its name in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Who may know of it.
    pub visibility: Visibility,
    /// Its chairs have allowed the provider.
    pub allowed: bool,
}

/// The workgroups with these addresses, whoever asks. For what a provider says of its own people.
pub async fn named_by(
    on: &impl ConnectionTrait,
    provider: ProviderId,
    slugs: &[&str],
) -> Result<Vec<Named>, StoreError> {
    let rows = workgroups::Entity::find().filter(workgroups::Column::Slug.is_in(slugs.iter().copied())).all(on).await?;
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let those = allowed::Column::WorkgroupId.is_in(ids);
    let theirs = allowed::Column::ProviderId.eq(provider.0);
    let allows = allowed::Entity::find().filter(those).filter(theirs).all(on).await?;
    rows.into_iter()
        .map(|row| {
            Ok(Named {
                allowed: allows.iter().any(|one| one.workgroup_id == row.id),
                visibility: code("visibility", &row.visibility)?,
                id: row.id.into(),
                slug: row.slug,
                name: row.name,
            })
        })
        .collect()
}

/// The providers that this workgroup's chairs have allowed.
pub async fn allowed_in(
    on: &impl ConnectionTrait,
    workgroup: &Granted<Workgroup, ChangeWorkgroup>,
) -> Result<BTreeSet<ProviderId>, StoreError> {
    let rows = allowed::Entity::find().filter(allowed::Column::WorkgroupId.eq(workgroup.id.0)).all(on).await?;
    Ok(rows.into_iter().map(|row| ProviderId(row.provider_id)).collect())
}

/// Lets the provider's groups give places here since `at`, or no longer.
pub async fn allow(
    tx: &Tx,
    workgroup: &Granted<Workgroup, ChangeWorkgroup>,
    provider: ProviderId,
    at: Option<Timestamp>,
) -> Result<(), StoreError> {
    let Some(at) = at else {
        allowed::Entity::delete_by_id((workgroup.id.0, provider.0)).exec(&tx.0).await?;
        return Ok(());
    };
    let row =
        allowed::ActiveModel { workgroup_id: Set(workgroup.id.0), provider_id: Set(provider.0), allowed_at: Set(at.0) };
    let once = OnConflict::columns([allowed::Column::WorkgroupId, allowed::Column::ProviderId]).do_nothing().to_owned();
    allowed::Entity::insert(row).on_conflict(once).exec_without_returning(&tx.0).await?;
    Ok(())
}
