//! What chairs did that concerns one person.

use crate::{
    StoreError, Tx,
    sql::{self, code, join_workgroup},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use sund_domain::{
    Granted,
    ids::{HeldId, MeasureId, PersonId, PostId, ThreadId, WorkgroupId},
    moderation::{Decision, Measure, MeasureKind},
    people::Seer,
    time::Timestamp,
    workgroups::{Moderate, Workgroup},
};
use uuid::Uuid;

macro_rules! measures {
    ($where:literal) => {
        concat!(
            "select ms.id, ms.kind, ms.person_id, ms.reason, ms.by_id, bp.name as by_name, ms.at, ms.until, ms.read_at, ms.ended_at, \
             case when m.role is not null or (w.visibility <> 'confidential' and vp.guest = false) then w.slug end as slug, w.name as workgroup_name, \
             t.id as thread_id, t.title, ms.post_id, ms.held_id, c.opened_at as appealed_at, c.decision \
             from measures ms",
            join_workgroup!("ms"),
            "join people bp on bp.id = ms.by_id join people vp on vp.id = $1 left join cases c on c.measure_id = ms.id \
             left join threads t on t.id = ms.thread_id and (m.role is not null or w.visibility = 'open') \
               and (t.hidden_how is null or t.hidden_how <> 'redacted') \
               and exists (select 1 from forums f where f.id = t.forum_id and f.workgroup_id = w.id) \
             where ",
            $where
        )
    };
}

// What concerns oneself is told where one may know of the place. A suspension is told wherever it is, without the place:
// who is suspended from a workgroup that is not there for them can appeal all the same.
const OWN: &str = measures!(
    "ms.person_id = $1 and (ms.kind = 'suspend' or m.role is not null or (w.visibility <> 'confidential' and vp.guest = false)) \
     order by ms.at desc, ms.id desc limit 100"
);
const OWN_ONE: &str = measures!(
    "ms.person_id = $1 and ms.id = $3 \
     and (ms.kind = 'suspend' or m.role is not null or (w.visibility <> 'confidential' and vp.guest = false))"
);
const OF_PERSON: &str =
    measures!("ms.workgroup_id = $3 and ms.person_id = $4 order by ms.at desc, ms.id desc limit 100");
const ONE: &str = measures!("ms.workgroup_id = $3 and ms.id = $4");
const ADD: &str = "insert into measures (id, workgroup_id, person_id, kind, thread_id, post_id, reason, by_id, at, until, held_id) \
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
const READ: &str = "update measures set read_at = $3 where id = $1 and person_id = $2 and read_at is null";
const END: &str =
    "update measures set ended_at = $3, ended_by = $4 where id = $1 and workgroup_id = $2 and ended_at is null";
const REPLACED: &str = "update measures set ended_at = $4, ended_by = $5 where workgroup_id = $1 and person_id = $2 and kind = $3 \
    and ended_at is null";
const POST_BACK: &str =
    "update measures set ended_at = $2, ended_by = $3 where post_id = $1 and kind = 'hide-post' and ended_at is null";
const THREAD_BACK: &str = "update measures set ended_at = $2, ended_by = $3 where thread_id = $1 and kind = 'hide-thread' and ended_at is null";

#[derive(Debug, FromQueryResult)]
struct MeasureRow {
    id: Uuid,
    kind: String,
    person_id: Uuid,
    reason: String,
    by_id: Uuid,
    by_name: String,
    at: i64,
    until: Option<i64>,
    read_at: Option<i64>,
    ended_at: Option<i64>,
    slug: Option<String>,
    workgroup_name: String,
    thread_id: Option<Uuid>,
    title: Option<String>,
    post_id: Option<Uuid>,
    held_id: Option<Uuid>,
    appealed_at: Option<i64>,
    decision: Option<String>,
}

impl MeasureRow {
    fn measure(self) -> Result<Measure, StoreError> {
        let thread = self.thread_id.map(ThreadId).zip(self.title);
        Ok(Measure {
            id: self.id.into(),
            kind: code("kind", &self.kind)?,
            person: self.person_id.into(),
            workgroup: self.slug.map(|slug| (slug, self.workgroup_name)),
            post: self.post_id.map(PostId).filter(|_| thread.is_some()),
            thread,
            held: self.held_id.map(HeldId),
            reason: self.reason,
            by: Some((self.by_id.into(), self.by_name)),
            at: Timestamp(self.at),
            until: self.until.map(Timestamp),
            read: self.read_at.map(Timestamp),
            ended: self.ended_at.map(Timestamp),
            appealed: self.appealed_at.map(Timestamp),
            decision: self.decision.map(|text| code::<Decision>("decision", &text)).transpose()?,
        })
    }
}

/// The measures against the viewer, the latest first.
pub async fn own(on: &impl ConnectionTrait, seer: Seer) -> Result<Vec<Measure>, StoreError> {
    let rows = sql::all::<MeasureRow>(on, OWN, [seer.person.0.into(), seer.now.0.into()]).await?;
    rows.into_iter().map(MeasureRow::measure).collect()
}

/// One of them.
pub async fn own_one(on: &impl ConnectionTrait, seer: Seer, id: MeasureId) -> Result<Option<Measure>, StoreError> {
    let row = sql::one::<MeasureRow>(on, OWN_ONE, [seer.person.0.into(), seer.now.0.into(), id.0.into()]).await?;
    row.map(MeasureRow::measure).transpose()
}

/// The measures against a person in the workgroup, the latest first.
pub async fn of_person(
    on: &impl ConnectionTrait,
    seer: Seer,
    workgroup: &Granted<Workgroup, Moderate>,
    person: PersonId,
) -> Result<Vec<Measure>, StoreError> {
    let values = [seer.person.0.into(), seer.now.0.into(), workgroup.id.0.into(), person.0.into()];
    sql::all::<MeasureRow>(on, OF_PERSON, values).await?.into_iter().map(MeasureRow::measure).collect()
}

/// A measure in the workgroup.
pub async fn one(
    on: &impl ConnectionTrait,
    seer: Seer,
    workgroup: &Granted<Workgroup, Moderate>,
    id: MeasureId,
) -> Result<Option<Measure>, StoreError> {
    let values = [seer.person.0.into(), seer.now.0.into(), workgroup.id.0.into(), id.0.into()];
    sql::one::<MeasureRow>(on, ONE, values).await?.map(MeasureRow::measure).transpose()
}

/// A measure that is about to be there.
#[derive(Clone, Debug)]
pub struct NewMeasure {
    /// Its id.
    pub id: MeasureId,
    /// Where.
    pub workgroup: WorkgroupId,
    /// Against whom.
    pub person: PersonId,
    /// What.
    pub kind: MeasureKind,
    /// The thread it is about.
    pub thread: Option<ThreadId>,
    /// The post it is about.
    pub post: Option<PostId>,
    /// The text that was not let through.
    pub held: Option<HeldId>,
    /// Why.
    pub reason: String,
    /// By whom.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
    /// When it ends by itself.
    pub until: Option<Timestamp>,
}

/// Adds a measure. One about a person takes the place of one of the same kind that holds.
pub async fn add(tx: &Tx, new: NewMeasure) -> Result<(), StoreError> {
    if new.kind.is_of_a_person() && new.kind != MeasureKind::Warn {
        let replaced =
            [new.workgroup.0.into(), new.person.0.into(), new.kind.code().into(), new.at.0.into(), new.by.0.into()];
        sql::run(&tx.0, REPLACED, replaced).await?;
    }
    let values = [
        new.id.0.into(),
        new.workgroup.0.into(),
        new.person.0.into(),
        new.kind.code().into(),
        new.thread.map(|id| id.0).into(),
        new.post.map(|id| id.0).into(),
        new.reason.into(),
        new.by.0.into(),
        new.at.0.into(),
        new.until.map(|at| at.0).into(),
        new.held.map(|id| id.0).into(),
    ];
    sql::run(&tx.0, ADD, values).await?;
    Ok(())
}

/// The person has read it.
pub async fn read(tx: &Tx, id: MeasureId, person: PersonId, at: Timestamp) -> Result<(), StoreError> {
    sql::run(&tx.0, READ, [id.0.into(), person.0.into(), at.0.into()]).await?;
    Ok(())
}

/// Ends a measure; no, if it is over already.
pub async fn end(
    tx: &Tx,
    workgroup: &Granted<Workgroup, Moderate>,
    id: MeasureId,
    by: PersonId,
    at: Timestamp,
) -> Result<bool, StoreError> {
    Ok(sql::run(&tx.0, END, [id.0.into(), workgroup.id.0.into(), at.0.into(), by.0.into()]).await? > 0)
}

/// The post is back in sight: that it was hidden is over.
pub async fn post_back(tx: &Tx, post: PostId, by: PersonId, at: Timestamp) -> Result<(), StoreError> {
    sql::run(&tx.0, POST_BACK, [post.0.into(), at.0.into(), by.0.into()]).await?;
    Ok(())
}

/// The thread is back in sight.
pub async fn thread_back(tx: &Tx, thread: ThreadId, by: PersonId, at: Timestamp) -> Result<(), StoreError> {
    sql::run(&tx.0, THREAD_BACK, [thread.0.into(), at.0.into(), by.0.into()]).await?;
    Ok(())
}
