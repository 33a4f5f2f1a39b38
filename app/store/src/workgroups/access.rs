//! Administrators who read in a workgroup that they are not in.

use super::rows::accesses;
use crate::{
    StoreError, Tx,
    sql::{self, number},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter};
use sund_domain::{
    Granted,
    ids::{AccessId, PersonId, WorkgroupId},
    time::Timestamp,
    workgroups::{Access, AccessAsk, AccessState, EndAccess, Workgroup},
};
use uuid::Uuid;

macro_rules! accesses {
    ($where:literal) => {
        concat!(
            "select a.id, a.slug, a.workgroup_id, a.asker_id, p.name as asker_name, a.reason, a.hours, a.asked_at, \
             s.name as second_name, a.agreed_at, a.declined_at, a.until, a.ended_at \
             from accesses a join people p on p.id = a.asker_id left join people s on s.id = a.second_id ",
            $where
        )
    };
}

const ALL: &str = accesses!("order by a.asked_at desc, a.id desc limit 100");
const ONE: &str = accesses!("where a.id = $1");
const OPEN: &str = accesses!(
    "where a.workgroup_id = $1 and a.agreed_at is not null and a.ended_at is null and a.until > $2 order by a.until"
);
const END: &str = "update accesses set ended_at = $3 where workgroup_id = $1 and asker_id = $2 and ended_at is null \
    and agreed_at is not null and until > $3";

#[derive(Debug, FromQueryResult)]
struct AccessRow {
    id: Uuid,
    slug: String,
    workgroup_id: Option<Uuid>,
    asker_id: Uuid,
    asker_name: String,
    reason: String,
    hours: i32,
    asked_at: i64,
    second_name: Option<String>,
    agreed_at: Option<i64>,
    declined_at: Option<i64>,
    until: Option<i64>,
    ended_at: Option<i64>,
}

impl AccessRow {
    fn access(self, now: Timestamp) -> Access {
        let state = match (self.declined_at, self.agreed_at, self.workgroup_id, self.until) {
            (Some(_), ..) => AccessState::Declined,
            (None, None, ..) => AccessState::Asked,
            (None, Some(_), Some(_), Some(until)) if self.ended_at.is_none() && until > now.0 => {
                AccessState::Open { until: Timestamp(until) }
            }
            (None, Some(_), Some(_), Some(_)) => AccessState::Over,
            (None, Some(_), ..) => AccessState::Nothing,
        };
        Access {
            id: self.id.into(),
            workgroup: self.slug,
            asker: self.asker_id.into(),
            asker_name: self.asker_name,
            reason: self.reason,
            hours: number(self.hours),
            asked: Timestamp(self.asked_at),
            second_name: self.second_name,
            state,
        }
    }
}

/// The latest requests. For platform administrators.
pub async fn all(on: &impl ConnectionTrait, now: Timestamp) -> Result<Vec<Access>, StoreError> {
    let rows = sql::all::<AccessRow>(on, ALL, []).await?;
    Ok(rows.into_iter().map(|row| row.access(now)).collect())
}

/// A request. For platform administrators.
pub async fn one(on: &impl ConnectionTrait, id: AccessId, now: Timestamp) -> Result<Option<Access>, StoreError> {
    Ok(sql::one::<AccessRow>(on, ONE, [id.0.into()]).await?.map(|row| row.access(now)))
}

/// Who reads in the workgroup now without being in it. For its chairs.
pub async fn open_in(
    on: &impl ConnectionTrait,
    workgroup: &Granted<Workgroup, EndAccess>,
    now: Timestamp,
) -> Result<Vec<Access>, StoreError> {
    let rows = sql::all::<AccessRow>(on, OPEN, [workgroup.id.0.into(), now.0.into()]).await?;
    Ok(rows.into_iter().map(|row| row.access(now)).collect())
}

/// Keeps a request.
pub async fn ask(tx: &Tx, id: AccessId, asker: PersonId, ask: &AccessAsk, at: Timestamp) -> Result<(), StoreError> {
    let row = accesses::ActiveModel {
        id: Set(id.0),
        slug: Set(ask.workgroup.clone()),
        asker_id: Set(asker.0),
        reason: Set(ask.reason.clone()),
        hours: Set(sql::column(ask.hours)),
        asked_at: Set(at.0),
        ..Default::default()
    };
    accesses::Entity::insert(row).exec_without_returning(&tx.0).await?;
    Ok(())
}

/// The second person agrees: to this workgroup until then, or to nothing. False if somebody has decided before.
pub async fn agree(
    tx: &Tx,
    id: AccessId,
    second: PersonId,
    opens: Option<(WorkgroupId, Timestamp)>,
    at: Timestamp,
) -> Result<bool, StoreError> {
    let row = accesses::ActiveModel {
        second_id: Set(Some(second.0)),
        agreed_at: Set(Some(at.0)),
        workgroup_id: Set(opens.map(|(workgroup, _)| workgroup.0)),
        until: Set(opens.map(|(_, until)| until.0)),
        ..Default::default()
    };
    decide(tx, id, row).await
}

/// The second person does not agree. False if somebody has decided before.
pub async fn decline(tx: &Tx, id: AccessId, second: PersonId, at: Timestamp) -> Result<bool, StoreError> {
    let row =
        accesses::ActiveModel { second_id: Set(Some(second.0)), declined_at: Set(Some(at.0)), ..Default::default() };
    decide(tx, id, row).await
}

/// A request is decided once: of two who decide at the same time, the second waits for the first and changes nothing.
async fn decide(tx: &Tx, id: AccessId, row: accesses::ActiveModel) -> Result<bool, StoreError> {
    let done = accesses::Entity::update_many()
        .set(row)
        .filter(accesses::Column::Id.eq(id.0))
        .filter(accesses::Column::AgreedAt.is_null())
        .filter(accesses::Column::DeclinedAt.is_null())
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Ends this person's reading in the workgroup; says whether there was any.
pub async fn end(tx: &Tx, workgroup: WorkgroupId, asker: PersonId, at: Timestamp) -> Result<bool, StoreError> {
    Ok(sql::run(&tx.0, END, [workgroup.0.into(), asker.0.into(), at.0.into()]).await? > 0)
}
