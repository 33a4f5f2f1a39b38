//! The audit log: lines are added in the transaction of the act, never changed; but where two accounts of one person have
//! become one, that is whose acts they were.

mod network;
mod rows;

pub use network::{numbered, of_network, of_organisation};

use crate::{
    StoreError, Tx,
    sql::{self, code, entered, join_workgroup, leads},
};
use rows::audit_log;
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, FromQueryResult};
use sund_domain::{
    Granted,
    audit::{Audited, LogLine},
    ids::{AuditId, OrganisationId, PersonId, PostId, SessionId, ThreadId, WorkgroupId},
    page::Cursor,
    people::Seer,
    time::Timestamp,
    workgroups::{ReadLog, Workgroup},
};
use uuid::Uuid;

/// A line that is about to be added.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its id.
    pub id: AuditId,
    /// When.
    pub at: Timestamp,
    /// What was done.
    pub act: Audited,
    /// By whom; none for what happens before one is known.
    pub by: Option<PersonId>,
    /// In which workgroup.
    pub workgroup: Option<WorkgroupId>,
    /// To which thread.
    pub thread: Option<ThreadId>,
    /// To which post.
    pub post: Option<PostId>,
    /// To which live session.
    pub session: Option<SessionId>,
    /// With whose provider.
    pub organisation: Option<OrganisationId>,
    /// A title or a name, as it is now.
    pub what: String,
    /// Why, in the words of who did it.
    pub reason: Option<String>,
    /// For administrators: a cause. Never content, never secrets.
    pub detail: Option<String>,
}

/// Adds a line.
pub async fn add(tx: &Tx, entry: Entry) -> Result<(), StoreError> {
    let row = audit_log::ActiveModel {
        id: Set(entry.id.0),
        at: Set(entry.at.0),
        act: Set(entry.act.code().into()),
        person_id: Set(entry.by.map(|id| id.0)),
        workgroup_id: Set(entry.workgroup.map(|id| id.0)),
        thread_id: Set(entry.thread.map(|id| id.0)),
        post_id: Set(entry.post.map(|id| id.0)),
        session_id: Set(entry.session.map(|id| id.0)),
        organisation_id: Set(entry.organisation.map(|id| id.0)),
        what: Set(entry.what),
        reason: Set(entry.reason),
        detail: Set(entry.detail),
    };
    audit_log::Entity::insert(row).exec_without_returning(&tx.0).await?;
    Ok(())
}

// A line about a thread is shown only while the viewer may see that thread: hidden or moved away, its title goes too.
const OF_WORKGROUP: &str = concat!(
    "select l.id, l.at, l.act, l.thread_id, l.session_id, l.reason, p.name as by_name, \
     case when l.thread_id is null or",
    leads!(),
    "or (t.hidden_at is null and f.workgroup_id = w.id) then l.what else '' end as what, \
     (t.id is not null and f.workgroup_id = w.id and (t.hidden_at is null or",
    leads!(),
    ")) as thread_seen from audit_log l",
    join_workgroup!("l"),
    "left join people p on p.id = l.person_id left join threads t on t.id = l.thread_id left join forums f on f.id = t.forum_id \
     where",
    entered!(),
    "and l.workgroup_id = $6 and (l.at < $7 or (l.at = $7 and l.id < $8)) order by l.at desc, l.id desc limit $9"
);

#[derive(Debug, FromQueryResult)]
struct LineRow {
    id: Uuid,
    at: i64,
    act: String,
    thread_id: Option<Uuid>,
    session_id: Option<Uuid>,
    reason: Option<String>,
    by_name: Option<String>,
    what: String,
    thread_seen: bool,
}

/// The log of a workgroup, newest first.
pub async fn of_workgroup(
    on: &impl ConnectionTrait,
    seer: Seer,
    workgroup: &Granted<Workgroup, ReadLog>,
    after: Option<Cursor>,
    limit: usize,
) -> Result<Vec<LogLine>, StoreError> {
    let after = after.unwrap_or(Cursor { at: Timestamp(i64::MAX), id: Uuid::max() });
    let values =
        [workgroup.id.0.into(), after.at.0.into(), after.id.into(), i64::try_from(limit).unwrap_or(i64::MAX).into()];
    sql::all::<LineRow>(on, OF_WORKGROUP, sql::seen_by(seer, values))
        .await?
        .into_iter()
        .map(|row| {
            let thread = row.thread_id.filter(|_| row.thread_seen).map(|id| format!("/threads/{id}"));
            Ok(LogLine {
                id: row.id.into(),
                at: Timestamp(row.at),
                act: code::<Audited>("act", &row.act)?,
                by: row.by_name.unwrap_or_default(),
                what: row.what,
                link: thread.or_else(|| row.session_id.map(|id| format!("/live/{id}"))),
                reason: row.reason,
            })
        })
        .collect()
}
