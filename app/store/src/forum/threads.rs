//! Threads that a viewer may see, and what is done to them.

use super::{
    alike::add_words,
    forums::{ForumRow, count_threads, forum_columns},
    rows::threads,
    sight::shown,
};
use crate::{
    StoreError, Tx,
    moderation::threads::is_locked,
    notifications::watches::{join_forum_watch, join_thread_watch, tag_rank},
    sql::{self, code, column, entered, join_workgroup, number},
    tags::names,
};
use sea_orm::{
    ActiveValue::{Set, Unchanged},
    ConnectionTrait, EntityTrait, FromQueryResult,
};
use sund_domain::{
    Granted,
    forum::{
        AcceptAnswer, Byline, Conclusion, Forum, Hidden, HideThread, LockThread, MoveThread, PinThread, RestoreThread,
        StartThread, TakeThread, Thread, ThreadKind, ThreadLine, WORDED,
    },
    ids::{PersonId, ThreadId},
    language::Language,
    notifications::Watch,
    people::{Author, Seer},
    time::Timestamp,
};
use uuid::Uuid;

const ONE: &str = concat!(
    "select ",
    forum_columns!(),
    ", t.id, t.kind, t.title, t.language, t.author_id, t.started_at, t.active_at, \
     t.last_number, t.pinned_at, t.locked_at, t.locks_at, t.slow_minutes, t.hidden_at, t.hidden_how, t.hidden_reason, t.accepted_number, \
     t.conclusion_markdown, t.conclusion_html, c.name as concluded_by, t.concluded_at, t.conclusion_version, \
     coalesce(r.number, 0) as read_to, tw.level as thread_watch, tw.chosen as thread_chosen, ",
    tag_rank!("$1", "t.id"),
    "as tag_rank, \
     exists (select 1 from notices n where n.person_id = $1 and n.thread_id = t.id and n.seen_at is null and n.at <= $2) as told, t.merged_into, t.moves, \
     exists (select 1 from held_posts h where h.author_id = $1 and h.thread_id = t.id) as waits \
     from threads t join forums f on f.id = t.forum_id",
    join_workgroup!("f"),
    join_forum_watch!(),
    join_thread_watch!(),
    "left join thread_reads r on r.thread_id = t.id and r.person_id = $1 \
     left join people c on c.id = t.concluded_by \
     where",
    entered!(),
    "and t.id = $6",
    shown!()
);

/// Lines of a list, from the threads `t` that hold what is said of them. SQLite joins across in the order that is written
/// here: it begins with what finds few threads, whatever it knows of the tables.
macro_rules! lines {
    (in $from:literal; $($where:tt)+) => {
        concat!(
            "select t.id, t.kind, t.title, t.language, f.title as forum_title, f.slug as forum_slug, \
             t.author_id, a.name as author_name, a.guest as author_guest, o.name as organisation_name, o.country as country, \
             t.started_at, t.active_at, t.last_number, t.pinned_at, t.locked_at, t.locks_at, t.hidden_at, t.accepted_number, ",
            $crate::tags::name_columns!("t.id"),
            ", case when t.active_at > $6 and", thread_watch!(), "<> 'muted' \
               then t.last_number - coalesce(r.number, \
                 (select p.number from posts p where p.thread_id = t.id and p.posted_at <= $6 order by p.number desc limit 1), \
                 0) else 0 end as unread \
             from ", $from, " cross join forums f",
            join_workgroup!("f"),
            join_forum_watch!(),
            join_thread_watch!(),
            "join people a on a.id = t.author_id join organisations o on o.id = t.organisation_id \
             left join thread_reads r on r.thread_id = t.id and r.person_id = $1 \
             where f.id = t.forum_id and",
            entered!(),
            shown!(),
            "and t.merged_into is null ",
            $($where)+
        )
    };
    ($($where:tt)+) => { $crate::forum::threads::lines!(in "threads t"; $($where)+) };
}

pub(crate) use lines;

#[derive(Debug, FromQueryResult)]
pub(crate) struct ThreadRow {
    #[sea_orm(nested)]
    forum: ForumRow,
    id: Uuid,
    kind: String,
    title: String,
    language: String,
    author_id: Uuid,
    started_at: i64,
    active_at: i64,
    last_number: i32,
    pinned_at: Option<i64>,
    locked_at: Option<i64>,
    locks_at: Option<i64>,
    slow_minutes: i32,
    hidden_at: Option<i64>,
    hidden_how: Option<String>,
    hidden_reason: Option<String>,
    accepted_number: Option<i32>,
    conclusion_markdown: Option<String>,
    conclusion_html: Option<String>,
    concluded_by: Option<String>,
    concluded_at: Option<i64>,
    conclusion_version: i32,
    read_to: i32,
    thread_watch: Option<String>,
    thread_chosen: Option<bool>,
    tag_rank: Option<i32>,
    told: bool,
    merged_into: Option<Uuid>,
    moves: i32,
    waits: bool,
}

type Text = Option<String>;

/// When, how and why something was hidden, from its three columns.
pub(crate) fn hidden(at: Option<i64>, how: Text, reason: Text) -> Result<Option<Hidden>, StoreError> {
    let Some(at) = at else { return Ok(None) };
    let how = code("hidden_how", &how.unwrap_or_default())?;
    Ok(Some(Hidden { at: Timestamp(at), how, reason: reason.unwrap_or_default() }))
}

impl ThreadRow {
    fn thread(self, viewer: PersonId, now: Timestamp) -> Result<Thread, StoreError> {
        let conclusion = match (self.conclusion_markdown, self.conclusion_html, self.concluded_by, self.concluded_at) {
            (Some(markdown), Some(html), Some(by), Some(at)) => {
                Some(Conclusion { markdown, html, by, at: Timestamp(at) })
            }
            _ => None,
        };
        let forum = self.forum.forum()?;
        let level = self.thread_watch.map(|level| code("level", &level)).transpose()?;
        let watched =
            forum.watched.in_thread(self.tag_rank.and_then(Watch::from_rank), level, self.thread_chosen == Some(true));
        Ok(Thread {
            id: self.id.into(),
            forum,
            kind: code("kind", &self.kind)?,
            title: self.title,
            language: code("language", &self.language)?,
            author: self.author_id.into(),
            mine: self.author_id == viewer.0,
            started: Timestamp(self.started_at),
            active: Timestamp(self.active_at),
            last_number: number(self.last_number),
            pinned: self.pinned_at.is_some(),
            locked: is_locked(self.locked_at, self.locks_at, now),
            locks: self.locks_at.map(Timestamp),
            slow: number(self.slow_minutes),
            hidden: hidden(self.hidden_at, self.hidden_how, self.hidden_reason)?,
            accepted: self.accepted_number.map(number),
            conclusion,
            conclusion_version: number(self.conclusion_version),
            read_to: number(self.read_to),
            watched,
            told: self.told,
            merged_into: self.merged_into.map(ThreadId),
            moves: number(self.moves),
            waits: self.waits,
        })
    }
}

#[derive(Debug, FromQueryResult)]
pub(crate) struct LineRow {
    id: Uuid,
    kind: String,
    title: String,
    language: String,
    forum_title: String,
    forum_slug: String,
    author_id: Uuid,
    author_name: String,
    author_guest: bool,
    organisation_name: String,
    country: String,
    started_at: i64,
    active_at: i64,
    last_number: i32,
    pinned_at: Option<i64>,
    locked_at: Option<i64>,
    locks_at: Option<i64>,
    hidden_at: Option<i64>,
    accepted_number: Option<i32>,
    tags: Option<String>,
    unread: i32,
}

impl LineRow {
    pub(crate) fn line(self, now: Timestamp) -> Result<ThreadLine, StoreError> {
        Ok(ThreadLine {
            id: self.id.into(),
            kind: code("kind", &self.kind)?,
            title: self.title,
            language: code("language", &self.language)?,
            forum_title: self.forum_title,
            forum_slug: self.forum_slug,
            author: Author {
                person: self.author_id.into(),
                name: self.author_name,
                organisation: self.organisation_name,
                country: code("country", &self.country)?,
                chair: false,
                guest: self.author_guest,
            },
            started: Timestamp(self.started_at),
            active: Timestamp(self.active_at),
            replies: number(self.last_number).saturating_sub(1),
            unread: number(self.unread),
            pinned: self.pinned_at.is_some(),
            locked: is_locked(self.locked_at, self.locks_at, now),
            hidden: self.hidden_at.is_some(),
            answered: self.accepted_number.is_some(),
            tags: names(self.tags.as_deref())?,
        })
    }
}

/// The thread with this id, if the viewer may see it.
pub async fn seen(on: &impl ConnectionTrait, seer: Seer, id: ThreadId) -> Result<Option<Thread>, StoreError> {
    let row = sql::one::<ThreadRow>(on, ONE, sql::seen_by(seer, [id.0.into()])).await?;
    row.map(|row| row.thread(seer.person, seer.now)).transpose()
}

/// Who asks for a list, and since when things are new to them.
#[derive(Clone, Copy, Debug)]
pub struct Reader {
    /// The viewer.
    pub seer: Seer,
    /// When the viewer joined.
    pub since: Timestamp,
}

/// A thread that is about to begin.
#[derive(Clone, Debug)]
pub struct NewThread {
    /// Its id.
    pub id: ThreadId,
    /// What it is.
    pub kind: ThreadKind,
    /// Its title, checked.
    pub title: String,
    /// The language of the title.
    pub language: Language,
    /// Who begins it.
    pub by: Byline,
    /// When.
    pub at: Timestamp,
}

/// Begins a thread; its first post follows in the same transaction.
pub async fn insert(tx: &Tx, forum: &Granted<Forum, StartThread>, new: NewThread) -> Result<(), StoreError> {
    let words = new.title.clone();
    let row = threads::ActiveModel {
        id: Set(new.id.0),
        forum_id: Set(forum.id.0),
        kind: Set(new.kind.code().into()),
        title: Set(new.title),
        language: Set(new.language.code().into()),
        author_id: Set(new.by.person.0),
        organisation_id: Set(new.by.organisation.0),
        started_at: Set(new.at.0),
        active_at: Set(new.at.0),
        last_number: Set(0),
        worded: Set(column(WORDED)),
        ..Default::default()
    };
    threads::Entity::insert(row).exec_without_returning(&tx.0).await?;
    add_words(tx, new.id, &words).await?;
    count_threads(tx, forum.id, 1).await
}

/// Keeps the thread at the top since `at`, or no longer.
pub async fn pin(tx: &Tx, thread: &Granted<Thread, PinThread>, at: Option<Timestamp>) -> Result<(), StoreError> {
    change(tx, thread.id, |row| row.pinned_at = Set(at.map(|at| at.0))).await
}

/// Lets only chairs reply since `at`, or everybody again.
pub async fn lock(tx: &Tx, thread: &Granted<Thread, LockThread>, at: Option<Timestamp>) -> Result<(), StoreError> {
    change(tx, thread.id, |row| {
        row.locked_at = Set(at.map(|at| at.0));
        row.locks_at = Set(None);
    })
    .await
}

/// Takes the thread out of sight.
pub async fn hide(tx: &Tx, thread: &Granted<Thread, HideThread>, why: Hidden) -> Result<(), StoreError> {
    if thread.hidden.is_none() {
        count_threads(tx, thread.forum.id, -1).await?;
    }
    change(tx, thread.id, |row| {
        row.hidden_at = Set(Some(why.at.0));
        row.hidden_how = Set(Some(why.how.code().into()));
        row.hidden_reason = Set(Some(why.reason));
    })
    .await
}

/// Brings the thread back.
pub async fn restore(tx: &Tx, thread: &Granted<Thread, RestoreThread>) -> Result<(), StoreError> {
    if thread.hidden.is_some() {
        count_threads(tx, thread.forum.id, 1).await?;
    }
    change(tx, thread.id, |row| {
        row.hidden_at = Set(None);
        row.hidden_how = Set(None);
        row.hidden_reason = Set(None);
    })
    .await
}

/// Moves the thread to another forum.
pub async fn relocate(
    tx: &Tx,
    thread: &Granted<Thread, MoveThread>,
    to: &Granted<Forum, TakeThread>,
) -> Result<(), StoreError> {
    if thread.hidden.is_none() {
        count_threads(tx, thread.forum.id, -1).await?;
        count_threads(tx, to.id, 1).await?;
    }
    change(tx, thread.id, |row| row.forum_id = Set(to.id.0)).await
}

/// Marks the post with this number as the accepted answer, or none.
pub async fn accept(tx: &Tx, thread: &Granted<Thread, AcceptAnswer>, number: Option<u32>) -> Result<(), StoreError> {
    change(tx, thread.id, |row| row.accepted_number = Set(number.map(column))).await
}

async fn change(tx: &Tx, id: ThreadId, edit: impl FnOnce(&mut threads::ActiveModel)) -> Result<(), StoreError> {
    let mut row = threads::ActiveModel { id: Unchanged(id.0), ..Default::default() };
    edit(&mut row);
    threads::Entity::update(row).exec(&tx.0).await?;
    Ok(())
}
