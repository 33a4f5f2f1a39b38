//! Bookmarks. A reminder is a notice that is there from its time on (`remind_at`), under the bookmark's id: the inbox and
//! the mails find it as they find all others, once.

use crate::{
    StoreError, Tx, notifications,
    sql::{self, code, entered, join_membership},
};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};
use sund_domain::{
    Granted,
    bookmarks::{BOOKMARKS_A_PAGE, Bookmark, Bookmarked, DUE_MOST},
    forum::{PostInThread, ReadPost, ReadThread, Thread},
    ids::{BookmarkId, PersonId, WorkgroupId},
    notifications::{NewNotice, Why},
    page::Cursor,
    people::Seer,
    time::Timestamp,
};
use uuid::Uuid;

/// The viewer's bookmarks `b`, each with what it is of if that is in sight.
macro_rules! bookmarks {
    ($($where:tt)+) => {
        concat!(
            "select b.id, b.note, b.at, b.remind_at, t.id as thread_id, p.id as post_id, a.name as author_name, t.title, t.language, \
             f.title as forum_title, w.id as workgroup_id, coalesce(",
            entered!(),
            "and",
            $crate::forum::sight::in_sight!("t"),
            "and (p.id is null or",
            $crate::forum::sight::in_sight!("p"),
            "), false) as there \
             from bookmarks b left join posts p on p.id = b.post_id left join people a on a.id = p.author_id \
             left join threads t on t.id = coalesce(p.thread_id, b.thread_id) left join forums f on f.id = t.forum_id \
             left join workgroups w on w.id = f.workgroup_id",
            join_membership!(),
            " where b.person_id = $1 ",
            $($where)+
        )
    };
}

const ONE: &str = bookmarks!("and b.id = $6");
const DUE: &str = bookmarks!("and b.remind_at <= $2 order by b.remind_at, b.id limit $6");
const OTHERS: &str = bookmarks!(
    "and (b.remind_at is null or b.remind_at > $2) and (b.at, b.id) < ($6, $7) order by b.at desc, b.id desc limit $8"
);
const FOUND: &str =
    bookmarks!("and b.note_key like $9 escape '\\' and (b.at, b.id) < ($6, $7) order by b.at desc, b.id desc limit $8");

#[derive(Debug, FromQueryResult)]
struct BookmarkRow {
    id: Uuid,
    note: String,
    at: i64,
    remind_at: Option<i64>,
    thread_id: Option<Uuid>,
    post_id: Option<Uuid>,
    author_name: Option<String>,
    title: Option<String>,
    language: Option<String>,
    forum_title: Option<String>,
    workgroup_id: Option<Uuid>,
    there: bool,
}

impl BookmarkRow {
    fn bookmark(self) -> Result<Bookmark, StoreError> {
        let of = match (self.thread_id, self.title, self.language, self.forum_title) {
            (Some(thread), Some(title), Some(language), Some(forum)) if self.there => Some(Bookmarked {
                thread: thread.into(),
                post: self.post_id.map(Into::into).zip(self.author_name),
                title,
                language: code("language", &language)?,
                forum,
            }),
            _ => None,
        };
        Ok(Bookmark {
            id: self.id.into(),
            note: self.note,
            at: Timestamp(self.at),
            remind: self.remind_at.map(Timestamp),
            of,
        })
    }
}

/// One of the viewer's, and the workgroup that it leads to.
pub async fn one(
    on: &impl ConnectionTrait,
    seer: Seer,
    id: BookmarkId,
) -> Result<Option<(Bookmark, Option<WorkgroupId>)>, StoreError> {
    let row = sql::one::<BookmarkRow>(on, ONE, sql::seen_by(seer, [id.0.into()])).await?;
    row.map(|row| {
        let workgroup = row.workgroup_id.map(WorkgroupId);
        Ok((row.bookmark()?, workgroup))
    })
    .transpose()
}

/// What the viewer asked to be reminded of by now, the longest ago first.
pub async fn due(on: &impl ConnectionTrait, seer: Seer) -> Result<Vec<Bookmark>, StoreError> {
    let rows = sql::all::<BookmarkRow>(on, DUE, sql::seen_by(seer, [i64::from(DUE_MOST).into()])).await?;
    rows.into_iter().map(BookmarkRow::bookmark).collect()
}

/// The viewer's other bookmarks after the cursor, one more than a page, the latest first; or all in whose note something
/// stands.
pub async fn list(
    on: &impl ConnectionTrait,
    seer: Seer,
    looked_for: &str,
    after: Option<Cursor>,
) -> Result<Vec<Bookmark>, StoreError> {
    let after = after.unwrap_or(Cursor { at: Timestamp(i64::MAX), id: Uuid::max() });
    let limit = i64::try_from(BOOKMARKS_A_PAGE + 1).unwrap_or(i64::MAX);
    let values: [Value; 3] = [after.at.0.into(), after.id.into(), limit.into()];
    let rows = if looked_for.is_empty() {
        sql::all::<BookmarkRow>(on, OTHERS, sql::seen_by(seer, values)).await?
    } else {
        let escaped = looked_for.to_lowercase().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        let values = values.into_iter().chain([format!("%{escaped}%").into()]);
        sql::all::<BookmarkRow>(on, FOUND, sql::seen_by(seer, values)).await?
    };
    rows.into_iter().map(BookmarkRow::bookmark).collect()
}

const KEEP: &str = "insert into bookmarks (id, person_id, subject_id, thread_id, post_id, note, note_key, at) \
    values ($1, $2, $3, $4, $5, '', '', $6) on conflict (person_id, subject_id) do nothing";
const KEPT: &str = "select id from bookmarks where person_id = $1 and subject_id = $2";

async fn keep(
    tx: &Tx,
    person: PersonId,
    new: BookmarkId,
    (thread, post): (Option<Uuid>, Option<Uuid>),
    at: Timestamp,
) -> Result<BookmarkId, StoreError> {
    let subject = post.or(thread).unwrap_or_default();
    let values: [Value; 6] = [new.0.into(), person.0.into(), subject.into(), thread.into(), post.into(), at.0.into()];
    sql::run(&tx.0, KEEP, values).await?;
    Ok(sql::id(&tx.0, KEPT, [person.0.into(), subject.into()]).await?.unwrap_or(new))
}

/// Keeps the post for this person, under this id or the one that it has already.
pub async fn keep_post(
    tx: &Tx,
    post: &Granted<PostInThread, ReadPost>,
    person: PersonId,
    new: BookmarkId,
    at: Timestamp,
) -> Result<BookmarkId, StoreError> {
    keep(tx, person, new, (None, Some(post.post.id.0)), at).await
}

/// Keeps the thread, likewise.
pub async fn keep_thread(
    tx: &Tx,
    thread: &Granted<Thread, ReadThread>,
    person: PersonId,
    new: BookmarkId,
    at: Timestamp,
) -> Result<BookmarkId, StoreError> {
    keep(tx, person, new, (Some(thread.id.0), None), at).await
}

const CHANGE: &str = "update bookmarks set note = $3, note_key = $4, remind_at = $5 where person_id = $1 and id = $2";
const REMOVE: &str = "delete from bookmarks where person_id = $1 and id = $2";
const FORGET: &str = "delete from notices where person_id = $1 and id = $2";

/// Keeps the note and the time; of the reminder before nothing stays if it is another one.
pub async fn change(
    tx: &Tx,
    person: PersonId,
    before: &Bookmark,
    workgroup: Option<WorkgroupId>,
    note: &str,
    remind: Option<Timestamp>,
) -> Result<(), StoreError> {
    let values: [Value; 5] =
        [person.0.into(), before.id.0.into(), note.into(), note.to_lowercase().into(), remind.map(|at| at.0).into()];
    sql::run(&tx.0, CHANGE, values).await?;
    if before.remind == remind {
        return Ok(());
    }
    sql::run(&tx.0, FORGET, [person.0.into(), before.id.0.into()]).await?;
    if let (Some(at), Some(of)) = (remind, &before.of) {
        let notice = NewNotice {
            id: before.id.0.into(),
            to: person,
            why: Why::Reminder,
            workgroup,
            thread: Some(of.thread),
            post: of.post.as_ref().map(|(post, _)| *post),
            by: None,
            note: None,
        };
        notifications::add(tx, vec![notice], at).await?;
    }
    Ok(())
}

/// The bookmark of this person is no more, and its reminder; false if there is none.
pub async fn remove(tx: &Tx, person: PersonId, id: BookmarkId) -> Result<bool, StoreError> {
    let gone = sql::run(&tx.0, REMOVE, [person.0.into(), id.0.into()]).await? > 0;
    if gone {
        sql::run(&tx.0, FORGET, [person.0.into(), id.0.into()]).await?;
    }
    Ok(gone)
}

/// What two accounts have both kept is kept once, as the first has it. From `$2` to `$1`, in this order.
const STEPS: [&str; 3] = [
    "delete from notices where person_id = $2 and person_id <> $1 and id in (select b.id from bookmarks b where b.person_id = $2 \
     and exists (select 1 from bookmarks o where o.person_id = $1 and o.subject_id = b.subject_id))",
    "delete from bookmarks where person_id = $2 and exists \
     (select 1 from bookmarks o where o.person_id = $1 and o.subject_id = bookmarks.subject_id)",
    "update bookmarks set person_id = $1 where person_id = $2",
];

/// What `from` has kept is `to`'s; before their notices are joined.
pub(crate) async fn join(tx: &Tx, to: PersonId, from: PersonId) -> Result<(), StoreError> {
    for step in STEPS {
        sql::run(&tx.0, step, [to.0.into(), from.0.into()]).await?;
    }
    Ok(())
}
