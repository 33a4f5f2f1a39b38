//! How far people have read.

use super::rows::{forum_reads, thread_reads};
use crate::{StoreError, Tx, sql::column};
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

/// Everything in the forum up to now is read.
pub async fn all_seen(
    tx: &Tx,
    forum: &Granted<Forum, FollowForum>,
    person: PersonId,
    at: Timestamp,
) -> Result<(), StoreError> {
    let row = forum_reads::ActiveModel { person_id: Set(person.0), forum_id: Set(forum.id.0), read_at: Set(at.0) };
    let update = OnConflict::columns([forum_reads::Column::PersonId, forum_reads::Column::ForumId])
        .update_column(forum_reads::Column::ReadAt)
        .to_owned();
    forum_reads::Entity::insert(row).on_conflict(update).exec_without_returning(&tx.0).await?;
    Ok(())
}
