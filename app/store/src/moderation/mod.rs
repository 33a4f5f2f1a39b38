//! What chairs do about what is written, and about who wrote it: measures, flags, the queue.

pub mod bulk;
pub mod cases;
pub mod flags;
pub mod held;
pub mod holding;
pub(crate) mod join;
pub mod measures;
pub mod person_notes;
pub mod threads;

use crate::{
    StoreError, Tx,
    sql::{self, column},
};
use sea_orm::ConnectionTrait;
use sund_domain::{
    Granted,
    forum::Forum,
    ids::{PersonId, WorkgroupId},
    time::Timestamp,
    workgroups::{Moderate, Workgroup},
};

/// `Standing::leads` of the member `lm`.
const LEADS: &str = "select lm.person_id as id from memberships lm join people lp on lp.id = lm.person_id \
    where lm.workgroup_id = $1 and lm.role in ('deputy', 'chair') and lm.ended_at is null and (lm.until is null or lm.until > $2) \
    and lp.ended_at is null order by lm.person_id";
const SLOW: &str = "update forums set slow_minutes = $2 where id = $1";

/// Who moderates the workgroup now.
pub async fn leads(
    on: &impl ConnectionTrait,
    workgroup: WorkgroupId,
    now: Timestamp,
) -> Result<Vec<PersonId>, StoreError> {
    sql::ids(on, LEADS, [workgroup.0.into(), now.0.into()]).await
}

/// Lets each person write once in so many minutes in a forum of the workgroup.
pub async fn slow_forum(
    tx: &Tx,
    _: &Granted<Workgroup, Moderate>,
    forum: &Forum,
    minutes: u32,
) -> Result<(), StoreError> {
    sql::run(&tx.0, SLOW, [forum.id.0.into(), column(minutes).into()]).await?;
    Ok(())
}
