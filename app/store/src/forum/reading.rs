//! How far people have read.

use super::rows::thread_reads;
use crate::{
    StoreError, Tx,
    sql::{self, column},
};
use sea_orm::{
    ActiveValue::Set,
    EntityTrait,
    sea_query::{Expr, ExprTrait, OnConflict},
};
use sund_domain::{
    Granted,
    forum::{FollowForum, Forum, ReadThread, Thread},
    ids::PersonId,
    time::Timestamp,
    workgroups::{Enter, Workgroup},
};

/// The person has seen the thread up to this number. Never goes back: two browsers tell one truth.
pub async fn seen_up_to(
    tx: &Tx,
    thread: &Granted<Thread, ReadThread>,
    person: PersonId,
    number: u32,
    at: Timestamp,
) -> Result<(), StoreError> {
    let row = thread_reads::ActiveModel {
        person_id: Set(person.0),
        thread_id: Set(thread.id.0),
        number: Set(column(number)),
        at: Set(at.0),
    };
    let keep_the_larger = OnConflict::columns([thread_reads::Column::PersonId, thread_reads::Column::ThreadId])
        .update_columns([thread_reads::Column::Number, thread_reads::Column::At])
        .action_and_where(Expr::col((thread_reads::Entity, thread_reads::Column::Number)).lt(column(number)))
        .to_owned();
    thread_reads::Entity::insert(row).on_conflict(keep_the_larger).exec_without_returning(&tx.0).await?;
    Ok(())
}

/// `$2` is a forum or a workgroup: ids of one are never ids of the other.
const ALL_SEEN: &str = "insert into thread_reads (person_id, thread_id, number, at) \
    select $1, t.id, (select coalesce(max(p.number), 0) from posts p where p.thread_id = t.id and p.posted_at <= $3), $3 \
    from forums f join threads t on t.forum_id = f.id left join thread_reads r on r.thread_id = t.id and r.person_id = $1 \
    where (f.id = $2 or f.workgroup_id = $2) and t.active_at > $4 and t.last_number > coalesce(r.number, 0) \
    on conflict (person_id, thread_id) do update set number = excluded.number, at = excluded.at \
    where thread_reads.number < excluded.number";

/// Every post in the forum up to this time is read; what is older than `since` is not new to the person anyway.
pub async fn all_seen(
    tx: &Tx,
    forum: &Granted<Forum, FollowForum>,
    person: PersonId,
    since: Timestamp,
    at: Timestamp,
) -> Result<(), StoreError> {
    sql::run(&tx.0, ALL_SEEN, [person.0.into(), forum.id.0.into(), at.0.into(), since.0.into()]).await?;
    Ok(())
}

/// The same for every forum of a workgroup that the person may enter.
pub async fn all_seen_in(
    tx: &Tx,
    workgroup: &Granted<Workgroup, Enter>,
    person: PersonId,
    since: Timestamp,
    at: Timestamp,
) -> Result<(), StoreError> {
    sql::run(&tx.0, ALL_SEEN, [person.0.into(), workgroup.id.0.into(), at.0.into(), since.0.into()]).await?;
    Ok(())
}

const UNSEE: &str = "insert into thread_reads (person_id, thread_id, number, at) values ($1, $2, $3, $4) \
    on conflict (person_id, thread_id) do update set number = excluded.number, at = excluded.at";

/// The person wants to read on after this number: the one way back, and it is theirs.
pub async fn unsee_after(
    tx: &Tx,
    thread: &Granted<Thread, ReadThread>,
    person: PersonId,
    number: u32,
    at: Timestamp,
) -> Result<(), StoreError> {
    sql::run(&tx.0, UNSEE, [person.0.into(), thread.id.0.into(), column(number).into(), at.0.into()]).await?;
    Ok(())
}
