//! What a copy of a workgroup is made of: the names of its threads and sessions, in the order in which they stand in it.
//! What is in each of them is read as a chair reads it, when its turn comes.

use crate::{StoreError, sql};
use sea_orm::ConnectionTrait;
use sund_domain::{
    Granted,
    ids::{ConferenceId, SessionId, ThreadId},
    workgroups::{Export, Workgroup},
};

const THREADS: &str = "select t.id from threads t join forums f on f.id = t.forum_id \
    where f.workgroup_id = $1 and t.hidden_at is null and t.merged_into is null order by f.title, f.id, t.started_at, t.id";
const CONFERENCES: &str = "select id from live_conferences where workgroup_id = $1 order by id";
const SESSIONS: &str = "select id from live_sessions where workgroup_id = $1 order by starts_at, id";

/// Its threads that are not hidden, forum by forum, the oldest first.
pub async fn threads(
    on: &impl ConnectionTrait,
    workgroup: &Granted<Workgroup, Export>,
) -> Result<Vec<ThreadId>, StoreError> {
    sql::ids(on, THREADS, [workgroup.id.0.into()]).await
}

/// Its conferences, as they were planned.
pub async fn conferences(
    on: &impl ConnectionTrait,
    workgroup: &Granted<Workgroup, Export>,
) -> Result<Vec<ConferenceId>, StoreError> {
    sql::ids(on, CONFERENCES, [workgroup.id.0.into()]).await
}

/// Its sessions, the oldest first.
pub async fn sessions(
    on: &impl ConnectionTrait,
    workgroup: &Granted<Workgroup, Export>,
) -> Result<Vec<SessionId>, StoreError> {
    sql::ids(on, SESSIONS, [workgroup.id.0.into()]).await
}
