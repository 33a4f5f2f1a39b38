//! How closely people watch what there is: the joins and the rule, as all lists ask it, and the choices.
//!
//! A statement that asks has the workgroup `w` with the viewer's membership `m`, the forum `f`, the thread `t`; the viewer
//! is `$1`, unless it names others. The rule is that of `sund_domain::notifications::Watched`.

use super::rows::watches;
use crate::{StoreError, Tx, sql};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, FromQueryResult, sea_query::OnConflict};
use sund_domain::{
    Granted,
    forum::{FollowForum, FollowThread, Forum, Thread},
    ids::{PersonId, TagId, ThreadId, WorkgroupId},
    notifications::{Watch, Watchable},
    time::Timestamp,
    workgroups::{ChangeWorkgroup, Workgroup},
};
use uuid::Uuid;

/// What the viewer chose for the workgroup `w` and the forum `f`.
macro_rules! join_forum_watch {
    () => {
        " left join watches gw on gw.person_id = $1 and gw.subject = 'workgroup' and gw.subject_id = w.id \
          left join watches fw on fw.person_id = $1 and fw.subject = 'forum' and fw.subject_id = f.id "
    };
}

/// What the viewer chose for the thread `t`, or got by posting in it.
macro_rules! join_thread_watch {
    () => {
        " left join watches tw on tw.person_id = $1 and tw.subject = 'thread' and tw.subject_id = t.id "
    };
}

/// What holds for the workgroup: the viewer's choice, for members what its chairs chose.
macro_rules! group_watch {
    () => {
        " coalesce(gw.level, case when m.role is not null and m.role <> 'reader' then w.watch else 'normal' end) "
    };
}

/// What holds for the forum.
macro_rules! forum_watch {
    () => {
        concat!(" coalesce(fw.level,", $crate::notifications::watches::group_watch!(), ") ")
    };
}

/// A level as a number: `sund_domain::notifications::Watch::rank`.
macro_rules! rank {
    ($level:expr) => {
        concat!(
            " (case ",
            $level,
            " when 'watching' then 3 when 'tracking' then 2 when 'normal' then 1 when 'muted' then 0 end) "
        )
    };
}

/// What this person chose for the themes of this thread: `gt`.
macro_rules! tags_watched {
    ($person:literal, $thread:literal) => {
        concat!(
            " from thread_tags gk join watches gt on gt.person_id = ",
            $person,
            " and gt.subject = 'tag' and gt.subject_id = gk.tag_id where gk.thread_id = ",
            $thread
        )
    };
}

/// The closest level that this person chose for a theme of this thread, as a number; null if they chose none.
macro_rules! tag_rank {
    ($person:literal, $thread:literal) => {
        concat!(
            " (select max(",
            $crate::notifications::watches::rank!("gt.level"),
            ")",
            $crate::notifications::watches::tags_watched!($person, $thread),
            ") "
        )
    };
}

/// What holds for the thread: what was chosen; else what holds for its forum and its themes, or what posting made of it
/// unless more or nothing holds for those.
macro_rules! thread_watch {
    () => {
        $crate::notifications::watches::thread_watch!("$1", "t.id")
    };
    ($person:literal, $thread:literal) => {
        concat!(
            " case when tw.chosen then tw.level when tw.level is null and not exists \
              (select 1 from watches ga where ga.person_id = ",
            $person,
            " and ga.subject = 'tag') then",
            $crate::notifications::watches::forum_watch!(),
            "else (select case y.r when 3 then 'watching' when 2 then 'tracking' \
              when 1 then 'normal' else 'muted' end from (select case when x.base > 0 and",
            $crate::notifications::watches::rank!("tw.level"),
            "> x.base then",
            $crate::notifications::watches::rank!("tw.level"),
            "else x.base end as r from (select case when z.tag is null or z.tag > 0 and z.forum > z.tag then z.forum \
              when z.tag = 0 then",
            $crate::notifications::watches::rank!("coalesce(fw.level, 'muted')"),
            // The closest of its themes, asked for once: what is added up is not written out again where it is used.
            "else z.tag end as base from (select max(",
            $crate::notifications::watches::rank!("gt.level"),
            ") as tag,",
            $crate::notifications::watches::rank!($crate::notifications::watches::forum_watch!()),
            "as forum",
            $crate::notifications::watches::tags_watched!($person, $thread),
            ") z) x) y) end "
        )
    };
}

pub(crate) use {
    forum_watch, group_watch, join_forum_watch, join_thread_watch, rank, tag_rank, tags_watched, thread_watch,
};

/// The viewer chooses for a workgroup of theirs, or takes that back.
pub async fn choose_for_workgroup(
    tx: &Tx,
    person: PersonId,
    workgroup: WorkgroupId,
    level: Option<Watch>,
    at: Timestamp,
) -> Result<(), StoreError> {
    choose(tx, person, Watchable::Workgroup(workgroup), level, at).await
}

/// The viewer chooses for a forum, or takes that back.
pub async fn choose_for_forum(
    tx: &Tx,
    forum: &Granted<Forum, FollowForum>,
    person: PersonId,
    level: Option<Watch>,
    at: Timestamp,
) -> Result<(), StoreError> {
    choose(tx, person, Watchable::Forum(forum.id), level, at).await
}

/// The viewer chooses for a thread, or takes that back.
pub async fn choose_for_thread(
    tx: &Tx,
    thread: &Granted<Thread, FollowThread>,
    person: PersonId,
    level: Option<Watch>,
    at: Timestamp,
) -> Result<(), StoreError> {
    choose(tx, person, Watchable::Thread(thread.id), level, at).await
}

/// The person chooses for a theme, or takes that back.
pub async fn choose_for_tag(
    tx: &Tx,
    person: PersonId,
    tag: TagId,
    level: Option<Watch>,
    at: Timestamp,
) -> Result<(), StoreError> {
    choose(tx, person, Watchable::Tag(tag), level, at).await
}

const OF_TAG: &str = "select level as watch from watches where person_id = $1 and subject = 'tag' and subject_id = $2";
const TAGS: &str = "select subject_id as id, level from watches where person_id = $1 and subject = 'tag' limit 1000";

/// What the person chose for a theme.
pub async fn of_tag(on: &impl ConnectionTrait, person: PersonId, tag: TagId) -> Result<Option<Watch>, StoreError> {
    let row = sql::one::<DefaultRow>(on, OF_TAG, [person.0.into(), tag.0.into()]).await?;
    row.map(|row| sql::code("level", &row.watch)).transpose()
}

#[derive(Debug, FromQueryResult)]
struct TagRow {
    id: Uuid,
    level: String,
}

/// What the person chose for themes.
pub async fn of_tags(on: &impl ConnectionTrait, person: PersonId) -> Result<Vec<(TagId, Watch)>, StoreError> {
    let rows = sql::all::<TagRow>(on, TAGS, [person.0.into()]).await?;
    rows.into_iter().map(|row| Ok((row.id.into(), sql::code("level", &row.level)?))).collect()
}

async fn choose(
    tx: &Tx,
    person: PersonId,
    what: Watchable,
    level: Option<Watch>,
    at: Timestamp,
) -> Result<(), StoreError> {
    use watches::{Column, Entity};
    let (subject, id) = what.key();
    let Some(level) = level else {
        Entity::delete_by_id((person.0, subject.to_owned(), id)).exec(&tx.0).await?;
        return Ok(());
    };
    let row = watches::ActiveModel {
        person_id: Set(person.0),
        subject: Set(subject.into()),
        subject_id: Set(id),
        level: Set(level.code().into()),
        chosen: Set(true),
        since: Set(at.0),
    };
    let again = OnConflict::columns([Column::PersonId, Column::Subject, Column::SubjectId])
        .update_columns([Column::Level, Column::Chosen])
        .to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(&tx.0).await?;
    Ok(())
}

const POSTED_IN: &str = "insert into watches (person_id, subject, subject_id, level, chosen, since) \
    select p.id, 'thread', $2, coalesce(s.posting, 'tracking'), false, $3 \
    from people p left join tell_me s on s.person_id = p.id \
    where p.id = $1 and coalesce(s.posting, 'tracking') <> 'normal' \
    on conflict (person_id, subject, subject_id) do nothing";

/// The person has posted in the thread, and watches or tracks it from now on, as they want it; what they chose stays.
pub async fn posted_in(tx: &Tx, person: PersonId, thread: ThreadId, at: Timestamp) -> Result<(), StoreError> {
    sql::run(&tx.0, POSTED_IN, [person.0.into(), thread.0.into(), at.0.into()]).await?;
    Ok(())
}

const DEFAULT_OF: &str = "select watch from workgroups where id = $1";

#[derive(Debug, FromQueryResult)]
struct DefaultRow {
    watch: String,
}

/// What holds in the workgroup for members who have chosen nothing.
pub async fn default_of(
    on: &impl ConnectionTrait,
    workgroup: &Granted<Workgroup, ChangeWorkgroup>,
) -> Result<Watch, StoreError> {
    let row = sql::one::<DefaultRow>(on, DEFAULT_OF, [workgroup.id.0.into()]).await?;
    row.map_or(Ok(Watch::default()), |row| sql::code("watch", &row.watch))
}

const DEFAULT: &str = "update workgroups set watch = $2 where id = $1";

/// What holds there from now on.
pub async fn set_default(
    tx: &Tx,
    workgroup: &Granted<Workgroup, ChangeWorkgroup>,
    watch: Watch,
) -> Result<(), StoreError> {
    sql::run(&tx.0, DEFAULT, [workgroup.id.0.into(), watch.code().into()]).await?;
    Ok(())
}
