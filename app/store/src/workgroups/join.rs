//! The memberships of two accounts that become one.

use super::rows::memberships::{self, Column::PersonId as Person};
use crate::{
    StoreError, Tx,
    people::Joined,
    sql::{self, code},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, FromQueryResult, IntoActiveModel, QueryFilter};
use std::collections::BTreeMap;
use sund_domain::{
    ids::{PersonId, ProviderId, WorkgroupId},
    time::Timestamp,
    workgroups::{Membership, Standing},
};
use uuid::Uuid;

/// A place that groups gave holds while their organisation can take it: one works for it (`$1` does), or its directory
/// goes on telling of the person. An administrator who reads does so for themselves alone.
const END_WHAT_STAYS_BEHIND: &str = "update memberships set ended_at = $3 where person_id = $2 and ended_at is null and (role = 'reader' \
    or (source = 'claims' and provider_id is null \
      and (select a.organisation_id from people a where a.id = $1) <> (select b.organisation_id from people b where b.id = $2)) \
    or (source = 'claims' and provider_id is not null \
      and not exists (select 1 from providers pr join people a on a.organisation_id = pr.organisation_id \
        where pr.id = memberships.provider_id and a.id = $1) \
      and not exists (select 1 from scim_users u where u.provider_id = memberships.provider_id and u.person_id = $2 \
        and u.ended_at is null and u.deleted_at is null))) returning workgroup_id";

/// Both asked, or were invited: one of these is enough.
const ONE_ADMISSION: &str = "update admissions set decided_at = $3, outcome = 'withdrawn' where person_id = $2 \
    and decided_at is null and workgroup_id in (select o.workgroup_id from admissions o where o.person_id = $1 \
    and o.decided_at is null)";

/// The one hands over to the other, or both hand over: that is over.
const NO_HANDOVER: &str = "update handovers set ended_at = $3, outcome = 'withdrawn' where ended_at is null \
    and ((from_id = $1 and to_id = $2) or (from_id = $2 and (to_id = $1 or exists (select 1 from handovers o \
    where o.from_id = $1 and o.ended_at is null and o.workgroup_id = handovers.workgroup_id))))";

#[derive(Debug, FromQueryResult)]
struct Group {
    workgroup_id: Uuid,
}

fn membership(row: &memberships::Model) -> Result<Membership, StoreError> {
    Ok(Membership {
        standing: Standing::from_role(Some(&row.role)),
        since: Timestamp(row.since),
        ended: row.ended_at.map(Timestamp),
        until: row.until.map(Timestamp),
        source: code("source", &row.source)?,
        provider: row.provider_id.map(ProviderId),
    })
}

/// The memberships of `from` are those of `to`; where both have one, what holds and is higher.
pub async fn join(tx: &Tx, to: PersonId, from: PersonId, now: Timestamp) -> Result<Joined, StoreError> {
    let ended = sql::all::<Group>(&tx.0, END_WHAT_STAYS_BEHIND, [to.0.into(), from.0.into(), now.0.into()]).await?;
    let of = async |person: PersonId| memberships::Entity::find().filter(Person.eq(person.0)).all(&tx.0).await;
    let own: BTreeMap<Uuid, _> = of(to).await?.into_iter().map(|row| (row.workgroup_id, row)).collect();
    let mut moved = Vec::new();
    for row in of(from).await? {
        let theirs = membership(&row)?;
        let mine = own.get(&row.workgroup_id).map(membership).transpose()?;
        let joined = mine.map_or(theirs, |mine| mine.joined_with(theirs, now));
        if theirs.holds(now) {
            moved.push(WorkgroupId(row.workgroup_id));
        }
        let new = memberships::ActiveModel {
            person_id: Set(to.0),
            role: Set(joined.standing.role().into()),
            since: Set(joined.since.0),
            ended_at: Set(joined.ended.map(|at| at.0)),
            until: Set(joined.until.map(|at| at.0)),
            source: Set(joined.source.code().into()),
            provider_id: Set(joined.provider.map(|id| id.0)),
            ..row.clone().into_active_model()
        };
        memberships::Entity::delete_by_id((row.workgroup_id, from.0)).exec(&tx.0).await?;
        if mine.is_some() {
            memberships::Entity::delete_by_id((row.workgroup_id, to.0)).exec(&tx.0).await?;
        }
        memberships::Entity::insert(new).exec_without_returning(&tx.0).await?;
    }
    sql::run(&tx.0, ONE_ADMISSION, [to.0.into(), from.0.into(), now.0.into()]).await?;
    sql::run(&tx.0, NO_HANDOVER, [to.0.into(), from.0.into(), now.0.into()]).await?;
    Ok(Joined { moved, ended: ended.into_iter().map(|row| row.workgroup_id.into()).collect() })
}
