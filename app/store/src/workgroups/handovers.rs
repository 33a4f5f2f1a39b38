//! Chairs that are handed over, and what goes along with them.

use super::{chairs::chairs_of, rows::handovers as table};
use crate::{StoreError, Tx, sql};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, FromQueryResult};
use sund_domain::{
    Granted,
    ids::{HandoverId, PersonId, WorkgroupId},
    time::Timestamp,
    workgroups::{HandOver, Handover, Standing, Workgroup},
};
use uuid::Uuid;

macro_rules! handovers {
    ($where:literal) => {
        concat!(
            "select h.id, h.workgroup_id, h.from_id, f.name as from_name, h.to_id, t.name as to_name, h.on_at, h.accepted_at \
             from handovers h join people f on f.id = h.from_id join people t on t.id = h.to_id where h.ended_at is null ",
            $where
        )
    };
}

const OF_WORKGROUP: &str = handovers!("and h.workgroup_id = $1 order by h.named_at, h.id limit 50");
const ONE: &str = handovers!("and h.id = $1");
const OVER: &str = "select to_id as id from handovers where id = $1 and workgroup_id = $2 and ended_at is not null";
const DUE: &str = concat!(
    "select h.id from handovers h where h.ended_at is null and h.accepted_at is not null and (h.on_at is null or h.on_at <= $2 \
     or not exists (select 1 from",
    chairs_of!("h.workgroup_id"),
    ")) order by h.named_at, h.id limit $1"
);
const ACCEPT: &str =
    "update handovers set accepted_at = $3 where id = $1 and to_id = $2 and ended_at is null and accepted_at is null";
const END: &str = "update handovers set ended_at = $2, outcome = $3 where id = $1 and ended_at is null";

/// What goes from `$2` to `$3` with the chair of workgroup `$1`: what waits for who sees to it, what is planned, and whom
/// one has invited. What is about the new chair waits for nobody.
const GOES_ALONG: [&str; 4] = [
    "update cases set assigned_id = case when person_id = $3 then null else $3 end \
     where workgroup_id = $1 and assigned_id = $2 and decided_at is null",
    "update live_sessions set planned_by = $3 where workgroup_id = $1 and planned_by = $2 and state = 'planned'",
    "update invitations set invited_by = $3 where workgroup_id = $1 and invited_by = $2 and used_at is null \
     and withdrawn_at is null",
    "update admissions set by_id = $3 where workgroup_id = $1 and by_id = $2 and decided_at is null",
];

#[derive(Debug, FromQueryResult)]
struct Row {
    id: Uuid,
    workgroup_id: Uuid,
    from_id: Uuid,
    from_name: String,
    to_id: Uuid,
    to_name: String,
    on_at: Option<i64>,
    accepted_at: Option<i64>,
}

impl Row {
    fn handover(self) -> Handover {
        Handover {
            id: self.id.into(),
            workgroup: self.workgroup_id.into(),
            from: self.from_id.into(),
            from_name: self.from_name,
            to: self.to_id.into(),
            to_name: self.to_name,
            on: self.on_at.map(Timestamp),
            accepted: self.accepted_at.map(Timestamp),
        }
    }
}

/// The chairs of a workgroup that are about to be handed over. For its members.
pub async fn of_workgroup(on: &impl ConnectionTrait, workgroup: WorkgroupId) -> Result<Vec<Handover>, StoreError> {
    Ok(sql::all::<Row>(on, OF_WORKGROUP, [workgroup.0.into()]).await?.into_iter().map(Row::handover).collect())
}

/// One of these.
pub async fn one(on: &impl ConnectionTrait, id: HandoverId) -> Result<Option<Handover>, StoreError> {
    Ok(sql::one::<Row>(on, ONE, [id.0.into()]).await?.map(Row::handover))
}

/// Whom it named, if it is one of this workgroup's that is over.
pub async fn over(
    on: &impl ConnectionTrait,
    workgroup: WorkgroupId,
    id: HandoverId,
) -> Result<Option<PersonId>, StoreError> {
    sql::id(on, OVER, [id.0.into(), workgroup.0.into()]).await
}

/// Those that are to be carried out now. For the job that does so.
pub async fn due(on: &impl ConnectionTrait, now: Timestamp, limit: u32) -> Result<Vec<HandoverId>, StoreError> {
    sql::ids(on, DUE, [i64::from(limit).into(), now.0.into()]).await
}

/// A chair names the next one.
pub async fn name(
    tx: &Tx,
    workgroup: &Granted<Workgroup, HandOver>,
    id: HandoverId,
    (from, to): (PersonId, PersonId),
    on: Option<Timestamp>,
    at: Timestamp,
) -> Result<(), StoreError> {
    let row = table::ActiveModel {
        id: Set(id.0),
        workgroup_id: Set(workgroup.id.0),
        from_id: Set(from.0),
        to_id: Set(to.0),
        on_at: Set(on.map(|on| on.0)),
        named_at: Set(at.0),
        ..Default::default()
    };
    table::Entity::insert(row).exec_without_returning(&tx.0).await?;
    Ok(())
}

/// Whoever is named says yes; false if they have, or it is over.
pub async fn accept(tx: &Tx, id: HandoverId, to: PersonId, at: Timestamp) -> Result<bool, StoreError> {
    Ok(sql::run(&tx.0, ACCEPT, [id.0.into(), to.0.into(), at.0.into()]).await? == 1)
}

/// It is over, for this reason; false if it was.
pub async fn end(tx: &Tx, id: HandoverId, outcome: &str, at: Timestamp) -> Result<bool, StoreError> {
    Ok(sql::run(&tx.0, END, [id.0.into(), at.0.into(), outcome.into()]).await? == 1)
}

/// Carries it out: both stand to the workgroup like this from now on, and what the chair sees to goes along.
pub async fn carry_out(
    tx: &Tx,
    handover: &Handover,
    (from, to): (Standing, Standing),
    at: Timestamp,
) -> Result<(), StoreError> {
    let values = || [handover.workgroup.0.into(), handover.from.0.into(), handover.to.0.into()];
    for statement in GOES_ALONG {
        sql::run(&tx.0, statement, values()).await?;
    }
    super::set_standing(tx, handover.workgroup, handover.to, to, at).await?;
    if from > Standing::Reader {
        super::set_standing(tx, handover.workgroup, handover.from, from, at).await?;
    }
    Ok(())
}
