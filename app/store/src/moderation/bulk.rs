//! Acts over many posts or threads at once: what belongs to them, how far they are, what they did.

use crate::{
    StoreError, Tx,
    sql::{self, code, column},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use sund_domain::{
    Granted,
    ids::{BulkId, ForumId, MeasureId, PersonId, PostId, ThreadId, WorkgroupId},
    moderation::{Bulk, BulkAct, BulkItem, BulkState, ItemState},
    time::Timestamp,
    workgroups::{Moderate, Workgroup},
};
use uuid::Uuid;

macro_rules! bulks {
    ($where:literal) => {
        concat!(
            "select b.id, b.workgroup_id, b.act, b.state, b.reason, b.begun_at, b.stepped_at, b.measure_id, \
             b.person_id, p.name as person_name, by.name as by_name, \
             (select count(*) from bulk_items i where i.bulk_id = b.id) as items, \
             (select count(*) from bulk_items i where i.bulk_id = b.id and i.state = 'done') as done, \
             (select count(*) from bulk_items i where i.bulk_id = b.id and i.state = 'left') as left_alone, \
             (select count(*) from bulk_items i where i.bulk_id = b.id and i.state = 'undone') as undone \
             from bulk_acts b join people by on by.id = b.by_id left join people p on p.id = b.person_id where ",
            $where
        )
    };
}

const ONE: &str = bulks!("b.id = $1 and b.workgroup_id = $2");
/// What one step needs: the numbers would cost every step as much as all of it.
const GOING: &str =
    "select b.act, b.state, b.reason, b.to_forum from bulk_acts b where b.id = $1 and b.workgroup_id = $2";
const OF_PERSON: &str = bulks!("b.workgroup_id = $1 and b.person_id = $2 order by b.begun_at desc, b.id desc limit 20");
/// Those over chosen threads.
const OF_THREADS: &str =
    bulks!("b.workgroup_id = $1 and b.person_id is null order by b.begun_at desc, b.id desc limit 10");
const ADD: &str = "insert into bulk_acts (id, workgroup_id, by_id, act, person_id, measure_id, reason, begun_at, stepped_at, state, to_forum) \
    values ($1, $2, $3, $4, $5, $6, $7, $8, $8, 'running', $9)";
const CHOSEN: &str = "insert into bulk_items (bulk_id, n, thread_id, state, was_forum) select $1, $2, t.id, 'waiting', t.forum_id from threads t where t.id = $3";
const AUTHORS: &str = "select distinct t.author_id as id from bulk_items i join threads t on t.id = i.thread_id \
    where i.bulk_id = $1 and i.state in ('waiting', 'done')";
/// What a person wrote in a workgroup's threads, the newest first. A first post goes with its thread.
const THEIR_POSTS: &str = "insert into bulk_items (bulk_id, n, post_id, thread_id, state) \
    select $1, row_number() over (order by p.posted_at desc, p.id desc), p.id, p.thread_id, 'waiting' \
    from posts p join threads t on t.id = p.thread_id join forums f on f.id = t.forum_id \
    where p.author_id = $2 and f.workgroup_id = $3 and p.number > 1 and p.hidden_at is null \
    order by p.posted_at desc, p.id desc limit $4";
/// Threads that others have written in are left to a chair's own eyes.
const THEIR_THREADS: &str = "insert into bulk_items (bulk_id, n, thread_id, state) \
    select $1, 1000000 + row_number() over (order by t.started_at desc, t.id desc), t.id, \
    case when exists (select 1 from posts o where o.thread_id = t.id and o.author_id <> $2 and o.hidden_at is null) then 'left' else 'waiting' end \
    from threads t join forums f on f.id = t.forum_id \
    where t.author_id = $2 and f.workgroup_id = $3 and t.hidden_at is null \
    order by t.started_at desc, t.id desc limit $4";
const OTHERS: &str =
    "select p.id from posts p where p.thread_id = $1 and p.author_id <> $2 and p.hidden_at is null limit 1";
const NEXT: &str = "select i.n, i.post_id, i.thread_id, i.was_forum, i.did_at, t.title from bulk_items i join threads t on t.id = i.thread_id \
    where i.bulk_id = $1 and i.state = $2 order by i.n limit 1";
const LISTED: &str = "select i.n, i.post_id, i.thread_id, i.was_forum, i.did_at, t.title from bulk_items i join threads t on t.id = i.thread_id \
    join forums f on f.id = t.forum_id where i.bulk_id = $1 and f.workgroup_id = $2 and (i.state = 'left') = $3 order by i.n limit 100";
const MARK: &str = "update bulk_items set state = $3, did_at = $4 where bulk_id = $1 and n = $2";
const STEPPED: &str = "update bulk_acts set stepped_at = $2 where id = $1 and state = $3";
const SET: &str = "update bulk_acts set state = $3, stepped_at = $4 where id = $1 and state = $2";
const UNDO_OF_MEASURE: &str = "select id from bulk_acts where measure_id = $1";

#[derive(Debug, FromQueryResult)]
struct BulkRow {
    id: Uuid,
    workgroup_id: Uuid,
    act: String,
    state: String,
    reason: String,
    begun_at: i64,
    stepped_at: i64,
    measure_id: Option<Uuid>,
    person_id: Option<Uuid>,
    person_name: Option<String>,
    by_name: String,
    items: i64,
    done: i64,
    left_alone: i64,
    undone: i64,
}

impl BulkRow {
    fn bulk(self) -> Result<Bulk, StoreError> {
        let number = |count: i64| u32::try_from(count).unwrap_or(u32::MAX);
        Ok(Bulk {
            id: self.id.into(),
            workgroup: self.workgroup_id.into(),
            act: code("act", &self.act)?,
            state: code("state", &self.state)?,
            reason: self.reason,
            by: self.by_name,
            person: self.person_id.map(PersonId).zip(self.person_name),
            measure: self.measure_id.map(MeasureId),
            begun: Timestamp(self.begun_at),
            stepped: Timestamp(self.stepped_at),
            items: number(self.items),
            done: number(self.done),
            left: number(self.left_alone),
            undone: number(self.undone),
        })
    }
}

#[derive(Debug, FromQueryResult)]
struct ItemRow {
    n: i32,
    post_id: Option<Uuid>,
    thread_id: Uuid,
    was_forum: Option<Uuid>,
    did_at: Option<i64>,
    title: String,
}

impl From<ItemRow> for BulkItem {
    fn from(row: ItemRow) -> Self {
        Self {
            number: sql::number(row.n),
            post: row.post_id.map(PostId),
            thread: (row.thread_id.into(), row.title),
            was: row.was_forum.map(ForumId),
            did: row.did_at.map(Timestamp),
        }
    }
}

/// An act of the workgroup.
pub async fn one(
    on: &impl ConnectionTrait,
    workgroup: &Granted<Workgroup, Moderate>,
    id: BulkId,
) -> Result<Option<Bulk>, StoreError> {
    sql::one::<BulkRow>(on, ONE, [id.0.into(), workgroup.id.0.into()]).await?.map(BulkRow::bulk).transpose()
}

/// An act of the workgroup as one step needs it.
#[derive(Clone, Debug)]
pub struct Going {
    /// What is done.
    pub act: BulkAct,
    /// Where the threads go, if they do.
    pub to: Option<ForumId>,
    /// How far it is.
    pub state: BulkState,
    /// Why it is done.
    pub reason: String,
}

#[derive(Debug, FromQueryResult)]
struct GoingRow {
    act: String,
    state: String,
    reason: String,
    to_forum: Option<Uuid>,
}

/// The same act for a step of it.
pub async fn going(
    on: &impl ConnectionTrait,
    workgroup: &Granted<Workgroup, Moderate>,
    id: BulkId,
) -> Result<Option<Going>, StoreError> {
    let row = sql::one::<GoingRow>(on, GOING, [id.0.into(), workgroup.id.0.into()]).await?;
    let going = |row: GoingRow| {
        let (act, state) = (code("act", &row.act)?, code("state", &row.state)?);
        Ok(Going { act, to: row.to_forum.map(ForumId), state, reason: row.reason })
    };
    row.map(going).transpose()
}

/// Those about a person, the latest first.
pub async fn of_person(
    on: &impl ConnectionTrait,
    workgroup: &Granted<Workgroup, Moderate>,
    person: PersonId,
) -> Result<Vec<Bulk>, StoreError> {
    let rows = sql::all::<BulkRow>(on, OF_PERSON, [workgroup.id.0.into(), person.0.into()]).await?;
    rows.into_iter().map(BulkRow::bulk).collect()
}

/// An act that is about to begin.
#[derive(Clone, Debug)]
pub struct NewBulk {
    /// Its id.
    pub id: BulkId,
    /// Where.
    pub workgroup: WorkgroupId,
    /// What is done.
    pub act: BulkAct,
    /// To what whom wrote; none, if threads are chosen.
    pub person: Option<PersonId>,
    /// What the person can appeal against.
    pub measure: Option<MeasureId>,
    /// Where the threads go, if they do.
    pub to: Option<ForumId>,
    /// Why.
    pub reason: String,
    /// By whom.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

async fn add(tx: &Tx, new: NewBulk) -> Result<(), StoreError> {
    let values = [
        new.id.0.into(),
        new.workgroup.0.into(),
        new.by.0.into(),
        new.act.code().into(),
        new.person.map(|person| person.0).into(),
        new.measure.map(|measure| measure.0).into(),
        new.reason.into(),
        new.at.0.into(),
        new.to.map(|to| to.0).into(),
    ];
    sql::run(&tx.0, ADD, values).await?;
    Ok(())
}

/// Begins an act over threads that a chair chose.
pub async fn begin_chosen(tx: &Tx, new: NewBulk, threads: &[ThreadId]) -> Result<(), StoreError> {
    let id = new.id.0;
    add(tx, new).await?;
    for (n, thread) in (1_u32..).zip(threads) {
        sql::run(&tx.0, CHOSEN, [id.into(), column(n).into(), thread.0.into()]).await?;
    }
    Ok(())
}

/// Who began the threads that it is about, but for those that were left as they were.
pub async fn authors(on: &impl ConnectionTrait, id: BulkId) -> Result<Vec<PersonId>, StoreError> {
    sql::ids(on, AUTHORS, [id.0.into()]).await
}

/// The latest over chosen threads.
pub async fn of_threads(
    on: &impl ConnectionTrait,
    workgroup: &Granted<Workgroup, Moderate>,
) -> Result<Vec<Bulk>, StoreError> {
    let rows = sql::all::<BulkRow>(on, OF_THREADS, [workgroup.id.0.into()]).await?;
    rows.into_iter().map(BulkRow::bulk).collect()
}

/// Begins an act over what one person wrote, the newest `most` posts and threads; says how many there are.
pub async fn begin(tx: &Tx, new: NewBulk, person: PersonId, most: u32) -> Result<u64, StoreError> {
    let (id, person, workgroup) = (new.id.0, person.0, new.workgroup.0);
    add(tx, new).await?;
    let mut items = 0;
    for those in [THEIR_POSTS, THEIR_THREADS] {
        let values = [id.into(), person.into(), workgroup.into(), i64::from(most).into()];
        items += sql::run(&tx.0, those, values).await?;
    }
    Ok(items)
}

/// The next item that is in this state.
pub async fn next(on: &impl ConnectionTrait, id: BulkId, state: ItemState) -> Result<Option<BulkItem>, StoreError> {
    Ok(sql::one::<ItemRow>(on, NEXT, [id.0.into(), state.code().into()]).await?.map(Into::into))
}

/// What was `left` as it is, or all else, where it is in the workgroup still; the first hundred.
pub async fn listed(on: &impl ConnectionTrait, bulk: &Bulk, left: bool) -> Result<Vec<BulkItem>, StoreError> {
    let rows = sql::all::<ItemRow>(on, LISTED, [bulk.id.0.into(), bulk.workgroup.0.into(), left.into()]).await?;
    Ok(rows.into_iter().map(Into::into).collect())
}

/// Whether others wrote in the thread what can be seen.
pub async fn others_wrote(on: &impl ConnectionTrait, thread: ThreadId, person: PersonId) -> Result<bool, StoreError> {
    let found: Option<PostId> = sql::id(on, OTHERS, [thread.0.into(), person.0.into()]).await?;
    Ok(found.is_some())
}

/// What became of an item, and when.
pub async fn mark(tx: &Tx, id: BulkId, item: &BulkItem, state: ItemState, at: Timestamp) -> Result<(), StoreError> {
    let values = [id.0.into(), column(item.number).into(), state.code().into(), at.0.into()];
    sql::run(&tx.0, MARK, values).await?;
    Ok(())
}

/// It goes on; no, if it is not in this state any more.
pub async fn stepped(tx: &Tx, id: BulkId, state: BulkState, at: Timestamp) -> Result<bool, StoreError> {
    Ok(sql::run(&tx.0, STEPPED, [id.0.into(), at.0.into(), state.code().into()]).await? > 0)
}

/// From one state to another; no, if it is not in the first one any more.
pub async fn set(tx: &Tx, id: BulkId, from: BulkState, to: BulkState, at: Timestamp) -> Result<bool, StoreError> {
    Ok(sql::run(&tx.0, SET, [id.0.into(), from.code().into(), to.code().into(), at.0.into()]).await? > 0)
}

/// The act that a measure stands for.
pub async fn of_measure(on: &impl ConnectionTrait, measure: MeasureId) -> Result<Option<BulkId>, StoreError> {
    sql::id(on, UNDO_OF_MEASURE, [measure.0.into()]).await
}
