//! Lists over all forums that the viewer may enter.

use super::{
    sight::shown,
    threads::{LineRow, Reader, lines},
};
use crate::{
    StoreError,
    notifications::watches::{join_forum_watch, join_thread_watch, thread_watch},
    sql::{self, entered, join_workgroup, leads},
};
use sea_orm::ConnectionTrait;
use sund_domain::forum::ThreadLine;

const WAITING: &str = lines!(
    "and t.kind = 'question' and t.accepted_number is null and t.hidden_at is null and t.locked_at is null and (t.locks_at is null or t.locks_at > $2) \
     and t.author_id <> $1 order by t.active_at desc, t.id desc limit $7"
);
/// An announcement has no accepted answer: said, so that it is found by the index of threads without.
const NEWEST: &str = lines!(
    "and t.kind = 'announcement' and t.accepted_number is null and t.hidden_at is null \
     order by t.active_at desc, t.id desc limit $7"
);
/// The newest of each forum, and the newest of those: hardly one more is looked at, however many there are.
const LED: &str = lines!(
    in "(select lt.id from memberships lm join forums lf on lf.workgroup_id = lm.workgroup_id \
        join threads lt on lt.forum_id = lf.id and lt.active_at >= coalesce((select x.active_at from threads x \
          where x.forum_id = lf.id and x.merged_into is null order by x.active_at desc, x.id desc limit 1 offset $7), 0) \
        where lm.person_id = $1 and lm.role in ('deputy', 'chair') and lm.ended_at is null) led cross join threads t";
    "and t.id = led.id and",
    leads!(),
    "order by t.active_at desc, t.id desc limit $7"
);
/// What one watches or tracks by itself or for a theme of it, whatever holds for its forum.
const TRACKED: &str = lines!(
    in "(select ow.subject_id as id from watches ow where ow.person_id = $1 and ow.subject = 'thread' \
        and ow.level in ('watching', 'tracking') \
      union select ok.thread_id from watches og join thread_tags ok on ok.tag_id = og.subject_id \
        where og.person_id = $1 and og.subject = 'tag' and og.level in ('watching', 'tracking')) tracked cross join threads t";
    "and t.id = tracked.id and",
    thread_watch!(),
    "in ('watching', 'tracking') and t.hidden_at is null and t.active_at > $6 \
     and t.last_number > coalesce(r.number, 0) order by t.active_at desc, t.id desc limit $7"
);

async fn lines(
    on: &impl ConnectionTrait,
    statement: &'static str,
    reader: Reader,
    limit: u32,
) -> Result<Vec<ThreadLine>, StoreError> {
    let values = [reader.since.0.into(), i64::from(limit).into()];
    let rows = sql::all::<LineRow>(on, statement, sql::seen_by(reader.seer, values)).await?;
    rows.into_iter().map(|row| row.line(reader.seer.now)).collect()
}

/// Questions of others that wait for an accepted answer, over all forums that the viewer may enter.
pub async fn waiting(on: &impl ConnectionTrait, reader: Reader, limit: u32) -> Result<Vec<ThreadLine>, StoreError> {
    lines(on, WAITING, reader, limit).await
}

/// The newest announcements, over all forums that the viewer may enter.
pub async fn announcements(
    on: &impl ConnectionTrait,
    reader: Reader,
    limit: u32,
) -> Result<Vec<ThreadLine>, StoreError> {
    lines(on, NEWEST, reader, limit).await
}

/// Threads that the viewer watches or tracks and that have something new, over all forums that the viewer may enter.
pub async fn tracked(on: &impl ConnectionTrait, reader: Reader, limit: u32) -> Result<Vec<ThreadLine>, StoreError> {
    lines(on, TRACKED, reader, limit).await
}

/// Threads of the workgroups that the viewer leads, newest activity first.
pub async fn led(on: &impl ConnectionTrait, reader: Reader, limit: u32) -> Result<Vec<ThreadLine>, StoreError> {
    lines(on, LED, reader, limit).await
}
