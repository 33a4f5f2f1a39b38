//! The themes of threads, and the threads of a theme that a viewer may see.

use super::rows::thread_tags;
use crate::{
    StoreError, Tx,
    forum::{
        sight::shown,
        threads::{LineRow, Reader, lines},
    },
    notifications::watches::{join_forum_watch, join_thread_watch, thread_watch},
    sql::{self, code, entered, join_workgroup},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter};
use sund_domain::{
    Granted,
    forum::{PutPosts, ReadThread, Reply, TagThread, TakePosts, Thread, ThreadLine},
    ids::{TagId, ThreadId},
    page::Cursor,
    tags::TagName,
};
use uuid::Uuid;

/// The preferred terms of a thread's tags, as one value: lists of threads cost no statement more for them. Signs that no
/// word has stand between: one tag's line after the other, each with its place, address, language and word.
macro_rules! names_of {
    ($thread:literal, $only:literal) => {
        concat!(
            " (select string_agg(xn.one, '\u{1e}') from (select cast(kn.position as text) || '\u{1f}' || gn.slug || '\u{1f}' \
              || ln.language || '\u{1f}' || ln.word as one from thread_tags kn join tags gn on gn.id = kn.tag_id \
              join tag_labels ln on ln.tag_id = gn.id and ln.preferred where kn.thread_id = ",
            $thread,
            $only,
            ") xn) "
        )
    };
}

/// The same as the column `tags`.
macro_rules! name_columns {
    ($thread:literal) => {
        concat!($crate::tags::names_of!($thread, ""), "as tags ")
    };
}

/// Of the thread `t`, those that the viewer watches.
macro_rules! watched_names {
    () => {
        $crate::tags::names_of!(
            "t.id",
            " and exists (select 1 from watches wn where wn.person_id = $1 and wn.subject = 'tag' \
               and wn.subject_id = kn.tag_id and wn.level = 'watching')"
        )
    };
}
pub(crate) use {name_columns, names_of, watched_names};

/// What [`names_of`] holds.
pub(crate) fn names(column: Option<&str>) -> Result<Vec<TagName>, StoreError> {
    let mut rows = Vec::new();
    for one in column.unwrap_or_default().split('\u{1e}') {
        let mut parts = one.splitn(4, '\u{1f}');
        if let (Some(position), Some(slug), Some(language), Some(word)) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        {
            rows.push((position.parse::<u32>().unwrap_or_default(), slug, code("language", language)?, word));
        }
    }
    rows.sort_unstable();
    let mut names: Vec<TagName> = Vec::new();
    for (_, slug, language, word) in rows {
        match names.last_mut().filter(|name| name.slug == slug) {
            Some(name) => name.names.push((language, word.to_owned())),
            None => names.push(TagName { slug: slug.to_owned(), names: vec![(language, word.to_owned())] }),
        }
    }
    Ok(names)
}

const OF_THREAD: &str = concat!("select ", name_columns!("$1"));
const FOLLOW: &str = "insert into thread_tags (thread_id, tag_id, position) select $2, tag_id, position from thread_tags where thread_id = $1";
const IDS: &str = "select tag_id as id from thread_tags where thread_id = $1 order by position, tag_id";
const THREADS: &str = lines!(
    in "thread_tags tt join threads t on t.id = tt.thread_id";
    "and tt.tag_id = $7 and tt.thread_id < $8 order by tt.thread_id desc limit $9"
);

#[derive(Debug, FromQueryResult)]
struct NamesRow {
    tags: Option<String>,
}

/// The themes of a thread.
pub async fn of_thread(
    on: &impl ConnectionTrait,
    thread: &Granted<Thread, ReadThread>,
) -> Result<Vec<TagName>, StoreError> {
    let row = sql::one::<NamesRow>(on, OF_THREAD, [thread.id.0.into()]).await?;
    names(row.and_then(|row| row.tags).as_deref())
}

/// A thread that has just begun has these themes.
pub async fn of_new(tx: &Tx, thread: &Granted<Thread, Reply>, tags: &[TagId]) -> Result<(), StoreError> {
    insert(tx, thread.id, tags).await
}

/// A thread that begins with posts of another one has the themes of that one.
pub async fn follow(
    tx: &Tx,
    from: &Granted<Thread, TakePosts>,
    to: &Granted<Thread, PutPosts>,
) -> Result<(), StoreError> {
    sql::run(&tx.0, FOLLOW, [from.id.0.into(), to.id.0.into()]).await?;
    Ok(())
}

async fn insert(tx: &Tx, thread: ThreadId, tags: &[TagId]) -> Result<(), StoreError> {
    if tags.is_empty() {
        return Ok(());
    }
    let rows = (0_i32..).zip(tags).map(|(position, tag)| thread_tags::ActiveModel {
        thread_id: Set(thread.0),
        tag_id: Set(tag.0),
        position: Set(position),
    });
    thread_tags::Entity::insert_many(rows).exec_without_returning(&tx.0).await?;
    Ok(())
}

/// The thread has these themes from now on; says whether it had others.
pub async fn put(tx: &Tx, thread: &Granted<Thread, TagThread>, tags: &[TagId]) -> Result<bool, StoreError> {
    let before: Vec<TagId> = sql::ids(&tx.0, IDS, [thread.id.0.into()]).await?;
    if before == tags {
        return Ok(false);
    }
    thread_tags::Entity::delete_many().filter(thread_tags::Column::ThreadId.eq(thread.id.0)).exec(&tx.0).await?;
    insert(tx, thread.id, tags).await?;
    Ok(true)
}

/// The themes that a thread has, also those that are retired.
pub async fn ids_of(on: &impl ConnectionTrait, thread: ThreadId) -> Result<Vec<TagId>, StoreError> {
    sql::ids(on, IDS, [thread.0.into()]).await
}

/// Up to `limit` threads of a theme after the cursor that the reader may see, those first that began last.
pub async fn threads(
    on: &impl ConnectionTrait,
    reader: Reader,
    tag: TagId,
    after: Option<Cursor>,
    limit: usize,
) -> Result<Vec<ThreadLine>, StoreError> {
    let values = [
        reader.since.0.into(),
        tag.0.into(),
        after.map_or(Uuid::max(), |after| after.id).into(),
        i64::try_from(limit).unwrap_or(i64::MAX).into(),
    ];
    let rows = sql::all::<LineRow>(on, THREADS, sql::seen_by(reader.seer, values)).await?;
    rows.into_iter().map(|row| row.line(reader.seer.now)).collect()
}
