//! What a copy of a workgroup is made of: the names of its threads and sessions, in the order in which they stand in it.
//! What is in each of them is read as a chair reads it, when its turn comes.

use crate::{StoreError, sql};
use sea_orm::{ConnectionTrait, FromQueryResult};
use sund_domain::{
    Granted,
    ids::{SessionId, ThreadId},
    workgroups::{Export, Workgroup},
};
use uuid::Uuid;

const THREADS: &str = "select t.id from threads t join forums f on f.id = t.forum_id \
    where f.workgroup_id = $1 and t.hidden_at is null and t.merged_into is null order by f.title, f.id, t.started_at, t.id";
const SESSIONS: &str = "select id from live_sessions where workgroup_id = $1 order by starts_at, id";

#[derive(Debug, FromQueryResult)]
struct IdRow {
    id: Uuid,
}

/// Its threads that are not hidden, forum by forum, the oldest first.
pub async fn threads(
    on: &impl ConnectionTrait,
    workgroup: &Granted<Workgroup, Export>,
) -> Result<Vec<ThreadId>, StoreError> {
    let rows = sql::all::<IdRow>(on, THREADS, [workgroup.id.0.into()]).await?;
    Ok(rows.into_iter().map(|row| row.id.into()).collect())
}

/// Its sessions, the oldest first.
pub async fn sessions(
    on: &impl ConnectionTrait,
    workgroup: &Granted<Workgroup, Export>,
) -> Result<Vec<SessionId>, StoreError> {
    let rows = sql::all::<IdRow>(on, SESSIONS, [workgroup.id.0.into()]).await?;
    Ok(rows.into_iter().map(|row| row.id.into()).collect())
}
