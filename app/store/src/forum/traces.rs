//! The traces that stay at threads between which posts went.

use super::sight::shown;
use crate::{
    StoreError,
    sql::{self, code, entered, join_membership, number},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use sund_domain::{
    Granted,
    forum::{ReadThread, Thread, Trace},
    people::Seer,
    time::Timestamp,
};
use uuid::Uuid;

/// So many are shown, the newest first.
const SHOWN_MOST: u32 = 20;

/// The title of the other thread `t`, where the viewer may see that.
const OF_THREAD: &str = concat!(
    "select v.id, v.how, v.at, b.name as by_name, v.reason, v.posts, v.to_thread = $6 as came, \
     case when v.to_thread = $6 then v.from_thread else v.to_thread end as other_id, \
     (select t.title from threads t join forums f on f.id = t.forum_id join workgroups w on w.id = f.workgroup_id",
    join_membership!(),
    "where",
    entered!(),
    shown!(),
    "and t.id = case when v.to_thread = $6 then v.from_thread else v.to_thread end) as other_title, \
     v.undone_with is null and v.how <> 'undone' and not exists (select 1 from moves n \
        where (n.from_thread in (v.from_thread, v.to_thread) or n.to_thread in (v.from_thread, v.to_thread)) \
        and (n.at, n.id) > (v.at, v.id)) as newest \
     from moves v join people b on b.id = v.by_id \
     where v.from_thread = $6 or v.to_thread = $6 order by v.at desc, v.id desc limit $7"
);

#[derive(Debug, FromQueryResult)]
struct TraceRow {
    id: Uuid,
    how: String,
    at: i64,
    by_name: String,
    reason: String,
    posts: i32,
    came: bool,
    other_id: Uuid,
    other_title: Option<String>,
    newest: bool,
}

/// The traces at a thread, the newest first.
pub async fn of_thread(
    on: &impl ConnectionTrait,
    seer: Seer,
    thread: &Granted<Thread, ReadThread>,
) -> Result<Vec<Trace>, StoreError> {
    let values = [thread.id.0.into(), i64::from(SHOWN_MOST).into()];
    let rows = sql::all::<TraceRow>(on, OF_THREAD, sql::seen_by(seer, values)).await?;
    let trace = |row: TraceRow| {
        Ok(Trace {
            id: row.id.into(),
            how: code("how", &row.how)?,
            at: Timestamp(row.at),
            by: row.by_name,
            reason: row.reason,
            posts: number(row.posts),
            came: row.came,
            other: row.other_title.map(|title| (row.other_id.into(), title)),
            newest: row.newest,
        })
    };
    rows.into_iter().map(trace).collect()
}
