//! Who chairs a workgroup, and workgroups that nobody chairs any more.

use super::{WorkgroupRow, known_to};
use crate::{
    StoreError, Tx,
    people::ProfileRow,
    sql::{self, join_membership},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use sund_domain::{
    Granted,
    ids::{PersonId, WorkgroupId},
    people::{Profile, Seer},
    time::Timestamp,
    workgroups::{AppointChair, Chairless, Standing, Workgroup},
};
use uuid::Uuid;

/// A chair `cm` of workgroup `$workgroup` at `$2`: whose account has ended is none, whose place is over,
/// and whom a suspension keeps out (groups may have made a chair of somebody who is suspended).
macro_rules! chairs_of {
    ($workgroup:literal) => {
        concat!(
            " memberships cm join people cp on cp.id = cm.person_id where cm.workgroup_id = ",
            $workgroup,
            " and cm.role = 'chair' and cm.ended_at is null and (cm.until is null or cm.until > $2) and cp.ended_at is null \
             and not exists (select 1 from measures cs where cs.person_id = cm.person_id and cs.workgroup_id = cm.workgroup_id \
             and cs.kind = 'suspend' and cs.ended_at is null and (cs.until is null or cs.until > $2)) "
        )
    };
}

pub(crate) use chairs_of;

const COUNT: &str = concat!("select count(*) as n from", chairs_of!("$1"));
const ENDS: &str = concat!(
    "select max(cm.until) as last, sum(case when cm.until is null then 1 else 0 end) as endless from",
    chairs_of!("$1")
);

#[derive(Debug, FromQueryResult)]
struct Ends {
    last: Option<i64>,
    endless: Option<i64>,
}

/// Changes nothing: the row is held until commit, so that of two who count chairs the second counts after the first.
const HOLD: &str = "update workgroups set created_at = created_at where id = $1";
const KNOWN: &str =
    concat!(known_to!("and not exists (select 1 from"), chairs_of!("w.id"), ") order by w.name, w.id limit 200");
const UNKNOWN: &str = concat!(
    "select count(*) as n from workgroups w",
    join_membership!(),
    "where m.role is null and w.visibility = 'confidential' and not exists (select 1 from",
    chairs_of!("w.id"),
    ")"
);
const MEMBERS: &str = concat!(
    "select w.id as workgroup_id, p.id, p.name, p.title, p.topics, p.guest, o.name as organisation_name, o.country \
     from workgroups w",
    join_membership!(),
    "join memberships pm on pm.workgroup_id = w.id and pm.role in ('member', 'deputy') and pm.ended_at is null \
     and (pm.until is null or pm.until > $2) \
     join people p on p.id = pm.person_id and p.ended_at is null and p.approved_at is not null and p.guest = false \
     join organisations o on o.id = p.organisation_id \
     where (m.role is not null or w.visibility <> 'confidential') and p.id <> $1 and not exists (select 1 from",
    chairs_of!("w.id"),
    ") order by lower(p.name), p.id limit 2000"
);

/// When the last of its chairs ends by itself, if all of them do.
pub async fn ends(
    on: &impl ConnectionTrait,
    workgroup: WorkgroupId,
    now: Timestamp,
) -> Result<Option<Timestamp>, StoreError> {
    let row = sql::one::<Ends>(on, ENDS, [workgroup.0.into(), now.0.into()]).await?;
    Ok(row.filter(|row| row.endless == Some(0)).and_then(|row| row.last).map(Timestamp))
}

/// How many chairs the workgroup has now.
pub async fn count(on: &impl ConnectionTrait, workgroup: WorkgroupId, now: Timestamp) -> Result<u32, StoreError> {
    let n = sql::count(on, COUNT, [workgroup.0.into(), now.0.into()]).await?;
    Ok(u32::try_from(n).unwrap_or(u32::MAX))
}

/// Waits for whoever changes the chairs of this workgroup now, and lets nobody else until this transaction ends.
pub async fn hold(tx: &Tx, workgroup: WorkgroupId) -> Result<(), StoreError> {
    sql::run(&tx.0, HOLD, [workgroup.0.into()]).await?;
    Ok(())
}

/// Workgroups that the viewer may know of and nobody chairs, by name; at most 200. For platform administrators.
pub async fn chairless(on: &impl ConnectionTrait, seer: Seer) -> Result<Vec<Workgroup>, StoreError> {
    sql::all::<WorkgroupRow>(on, KNOWN, sql::seen_by(seer, []))
        .await?
        .into_iter()
        .map(WorkgroupRow::workgroup)
        .collect()
}

/// How many workgroups nobody chairs that the viewer may not know of: no more than that. For platform administrators.
pub async fn chairless_unknown(on: &impl ConnectionTrait, seer: Seer) -> Result<u64, StoreError> {
    sql::count(on, UNKNOWN, [seer.person.0.into(), seer.now.0.into()]).await
}

#[derive(Debug, FromQueryResult)]
struct MemberRow {
    workgroup_id: Uuid,
    #[sea_orm(nested)]
    profile: ProfileRow,
}

/// Who could chair those workgroups: their members, but for guests and the viewer, by name; at most 2,000.
pub async fn chairless_members(
    on: &impl ConnectionTrait,
    seer: Seer,
) -> Result<Vec<(WorkgroupId, Profile)>, StoreError> {
    let rows = sql::all::<MemberRow>(on, MEMBERS, [seer.person.0.into(), seer.now.0.into()]).await?;
    rows.into_iter().map(|row| Ok((row.workgroup_id.into(), row.profile.profile(false)?))).collect()
}

/// Makes the person the chair of a workgroup that has none.
pub async fn appoint(
    tx: &Tx,
    workgroup: &Granted<Chairless, AppointChair>,
    person: PersonId,
    at: Timestamp,
) -> Result<(), StoreError> {
    super::set_standing(tx, workgroup.workgroup.id, person, Standing::Chair, at).await
}
