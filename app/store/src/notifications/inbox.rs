//! The inbox of one person: what they may see of what they are told, and what they have seen.
//!
//! What a notice tells of is where its post is now: in another thread, forum or workgroup than then, perhaps.

use super::rows::notices;
use crate::{
    StoreError, Tx,
    sql::{self, code},
    tags::names,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, sea_query::Expr};
use sund_domain::{
    Granted,
    forum::{FollowForum, Forum, ReadThread, Thread},
    ids::{NoticeId, PersonId, WorkgroupId},
    notifications::{COUNTED_MOST, Notice, NoticePlace, NoticeSession, NoticeThread, Show},
    page::Cursor,
    people::Seer,
    time::Timestamp,
};
use uuid::Uuid;

/// The thread `t` and the post `p` of a notice are in the viewer's sight, or there are none.
macro_rules! in_sight {
    () => {
        concat!(
            " ((t.id is null or",
            $crate::forum::sight::in_sight!("t"),
            ") and (p.id is null or",
            $crate::forum::sight::in_sight!("p"),
            ")) "
        )
    };
}

/// The notices `n` of `$1` that are there for them now, by what must hold (`sund_domain::notifications::Reach`); `$1` to
/// `$5` are the seer.
macro_rules! told {
    () => {
        concat!(
            " from notices n left join posts p on p.id = n.post_id \
              left join threads t on t.id = coalesce(p.thread_id, n.thread_id) left join forums f on f.id = t.forum_id \
              left join workgroups w on w.id = coalesce(f.workgroup_id, n.workgroup_id) left join live_sessions ls on ls.id = n.session_id",
            $crate::sql::join_membership!(),
            $crate::notifications::watches::join_forum_watch!(),
            $crate::notifications::watches::join_thread_watch!(),
            // A reminder is there from its time on, also of what one hears nothing of.
            "left join people b on b.id = n.by_id where n.person_id = $1 and n.at <= $2 \
             and (n.reach = 'anywhere' or (n.reach = 'invited' and",
            $crate::workgroups::admissions::invited_to!("n.workgroup_id"),
            ") or (n.reach <> 'invited' and (w.id is null or (",
            $crate::sql::entered!(),
            ")) and (n.reach = 'inside' or (n.reach = 'leads' and",
            $crate::sql::leads!(),
            ") or (n.reach <> 'leads' and",
            $crate::notifications::inbox::in_sight!(),
            "and (n.message is null or exists (select 1 from live_messages lm where lm.session_id = n.session_id \
               and lm.number = n.message and lm.gone = '')) and (n.why = 'reminder' or",
            $crate::notifications::watches::thread_watch!(),
            "<> 'muted'))))) "
        )
    };
}

/// What is shown of a notice.
macro_rules! notice_columns {
    () => {
        concat!(
            "select n.id, n.why, n.at, n.seen_at, n.by_id, b.name as by_name, n.note, w.slug as workgroup_slug, \
             w.name as workgroup_name, w.visibility, coalesce(m.role is not null or (w.visibility <> 'confidential' and not $5), false) \
             as workgroup_known, coalesce(",
            $crate::notifications::inbox::in_sight!(),
            "and",
            $crate::sql::entered!(),
            ", false) as in_sight, t.id as thread_id, t.title, t.language, f.title as forum_title, p.id as post_id, \
             ls.id as session_id, n.message, ls.title as session_title, ls.language as session_language, \
             case when n.why = 'watching-tag' then",
            $crate::tags::watched_names!(),
            "end as themes"
        )
    };
}
pub(crate) use {in_sight, notice_columns, told};

const UNSEEN: &str =
    concat!("select count(*) as n from (select 1 as one", told!(), "and n.seen_at is null limit 100) x");
const LIST: &str = concat!(
    notice_columns!(),
    told!(),
    "and ($6 = 'all' or ($6 = 'unread' and n.seen_at is null) \
       or ($6 = 'to-me' and n.why in ('mention', 'reply', 'quote', 'reminder')) \
       or ($6 = 'watched' and (n.why = 'following' or n.why like 'watching-%')) \
       or ($6 = 'acts' and n.why not in ('mention', 'reply', 'quote', 'reminder', 'following') and n.why not like 'watching-%')) \
     and ($7 = '' or w.slug = $7) and (n.at, n.id) < ($8, $9) order by n.at desc, n.id desc limit $10"
);

#[derive(Debug, FromQueryResult)]
pub(crate) struct NoticeRow {
    pub(crate) id: Uuid,
    why: String,
    at: i64,
    seen_at: Option<i64>,
    by_id: Option<Uuid>,
    by_name: Option<String>,
    note: Option<String>,
    workgroup_slug: Option<String>,
    workgroup_name: Option<String>,
    visibility: Option<String>,
    workgroup_known: bool,
    in_sight: bool,
    thread_id: Option<Uuid>,
    title: Option<String>,
    language: Option<String>,
    forum_title: Option<String>,
    post_id: Option<Uuid>,
    session_id: Option<Uuid>,
    session_title: Option<String>,
    session_language: Option<String>,
    message: Option<i32>,
    themes: Option<String>,
}

impl NoticeRow {
    pub(crate) fn notice(self) -> Result<Notice, StoreError> {
        let workgroup = match (self.workgroup_slug, self.workgroup_name, self.visibility) {
            (Some(slug), Some(name), Some(visibility)) if self.workgroup_known => {
                Some(NoticePlace { slug, name, visibility: code("visibility", &visibility)? })
            }
            _ => None,
        };
        let thread = match (self.thread_id, self.title, self.language, self.forum_title) {
            (Some(id), Some(title), Some(language), Some(forum)) if self.in_sight => {
                Some(NoticeThread { id: id.into(), title, language: code("language", &language)?, forum })
            }
            _ => None,
        };
        let session = match (self.session_id, self.session_title, self.session_language) {
            (Some(id), Some(title), Some(language)) if self.in_sight => {
                Some(NoticeSession { id: id.into(), title, language: code("language", &language)? })
            }
            _ => None,
        };
        Ok(Notice {
            id: self.id.into(),
            why: code("why", &self.why)?,
            at: Timestamp(self.at),
            seen: self.seen_at.is_some(),
            by: self.by_id.map(PersonId).zip(self.by_name),
            note: self.note,
            workgroup,
            thread,
            post: self.post_id.filter(|_| self.in_sight).map(Into::into),
            session,
            message: self.message.filter(|_| self.in_sight).map(sql::number),
            themes: names(self.themes.filter(|_| self.in_sight).as_deref())?,
        })
    }
}

/// How many notices the viewer has not seen; one more than [`COUNTED_MOST`] for more than that. Asked on every page.
pub async fn unseen(on: &impl ConnectionTrait, seer: Seer) -> Result<u64, StoreError> {
    Ok(sql::count(on, UNSEEN, sql::seen_by(seer, [])).await?.min(COUNTED_MOST + 1))
}

/// Up to `limit` notices after the cursor, the newest first: those to be shown, of one workgroup if it is named.
pub async fn list(
    on: &impl ConnectionTrait,
    seer: Seer,
    (show, workgroup): (Show, &str),
    after: Option<Cursor>,
    limit: usize,
) -> Result<Vec<Notice>, StoreError> {
    let after = after.unwrap_or(Cursor { at: Timestamp(i64::MAX), id: Uuid::max() });
    let values = [
        show.code().into(),
        workgroup.into(),
        after.at.0.into(),
        after.id.into(),
        i64::try_from(limit).unwrap_or(i64::MAX).into(),
    ];
    let rows = sql::all::<NoticeRow>(on, LIST, sql::seen_by(seer, values)).await?;
    rows.into_iter().map(NoticeRow::notice).collect()
}

/// These notices of the person are seen.
pub async fn see(tx: &Tx, person: PersonId, which: &[NoticeId], at: Timestamp) -> Result<(), StoreError> {
    use notices::{Column, Entity};
    Entity::update_many()
        .col_expr(Column::SeenAt, Expr::value(at.0))
        .filter(Column::PersonId.eq(person.0))
        .filter(Column::SeenAt.is_null())
        .filter(Column::Id.is_in(which.iter().map(|id| id.0)))
        .exec(&tx.0)
        .await?;
    Ok(())
}

const SEE_UNTIL: &str = "update notices set seen_at = $2 where person_id = $1 and seen_at is null and at <= $3";
const SEE_ON_PAGE: &str = "update notices set seen_at = $2 where person_id = $1 and seen_at is null and at <= $2 \
    and ((post_id is null and thread_id = $3) or exists (select 1 from posts p where p.id = notices.post_id \
      and p.thread_id = $3 and p.number >= $4 and p.number <= $5))";
/// `$3` is a thread, a forum or a workgroup: ids of one are never ids of another.
const SEE_IN: &str = "update notices set seen_at = $2 where person_id = $1 and seen_at is null and at <= $2 \
    and exists (select 1 from threads t join forums f on f.id = t.forum_id \
      where t.id = coalesce((select p.thread_id from posts p where p.id = notices.post_id), notices.thread_id) \
      and (t.id = $3 or f.id = $3 or f.workgroup_id = $3))";

/// All notices of the person up to this time are seen.
pub async fn see_until(tx: &Tx, person: PersonId, until: Timestamp, at: Timestamp) -> Result<(), StoreError> {
    sql::run(&tx.0, SEE_UNTIL, [person.0.into(), at.0.into(), until.0.into()]).await?;
    Ok(())
}

/// The person has the posts of the thread with these numbers before them.
pub async fn see_posts(
    tx: &Tx,
    thread: &Granted<Thread, ReadThread>,
    person: PersonId,
    (from, to): (u32, u32),
    at: Timestamp,
) -> Result<(), StoreError> {
    let values = [person.0.into(), at.0.into(), thread.id.0.into(), sql::column(from).into(), sql::column(to).into()];
    sql::run(&tx.0, SEE_ON_PAGE, values).await?;
    Ok(())
}

/// The person has read all of the thread.
pub async fn see_thread(
    tx: &Tx,
    thread: &Granted<Thread, ReadThread>,
    person: PersonId,
    at: Timestamp,
) -> Result<(), StoreError> {
    see_in(tx, person, thread.id.0, at).await
}

/// The person has read all of the forum.
pub async fn see_forum(
    tx: &Tx,
    forum: &Granted<Forum, FollowForum>,
    person: PersonId,
    at: Timestamp,
) -> Result<(), StoreError> {
    see_in(tx, person, forum.id.0, at).await
}

/// The person has read all that is in the workgroup.
pub async fn see_workgroup(tx: &Tx, workgroup: WorkgroupId, person: PersonId, at: Timestamp) -> Result<(), StoreError> {
    see_in(tx, person, workgroup.0, at).await
}

async fn see_in(tx: &Tx, person: PersonId, what: Uuid, at: Timestamp) -> Result<(), StoreError> {
    sql::run(&tx.0, SEE_IN, [person.0.into(), at.0.into(), what.into()]).await?;
    Ok(())
}
