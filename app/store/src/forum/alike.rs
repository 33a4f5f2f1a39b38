//! Threads by the words of their titles.

use super::{rows::thread_words, sight::shown};
use crate::{
    StoreError, Tx,
    sql::{self, code, column, entered, join_workgroup, number},
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, FromQueryResult};
use sund_domain::{
    forum::{ASKED_MOST, Alike, WORDED, title_words},
    ids::ThreadId,
    people::Seer,
};
use uuid::Uuid;

/// The newest threads in sight with one word. Each word by itself, so that a common one costs no more than a rare one.
macro_rules! with_word {
    ($n:literal, $word:literal) => {
        concat!(
            "select * from (select ",
            $n,
            " as word, t.id, t.title, t.language, f.title as forum_title, t.last_number, t.accepted_number \
             from thread_words x join threads t on t.id = x.thread_id join forums f on f.id = t.forum_id",
            join_workgroup!("f"),
            "where x.word = ",
            $word,
            " and",
            entered!(),
            shown!(),
            "and t.hidden_at is null and t.merged_into is null order by x.thread_id desc limit 40) w",
            $n
        )
    };
}

const WITH_WORDS: &str = concat!(
    with_word!("0", "$6"),
    " union all ",
    with_word!("1", "$7"),
    " union all ",
    with_word!("2", "$8"),
    " union all ",
    with_word!("3", "$9"),
    " union all ",
    with_word!("4", "$10"),
    " union all ",
    with_word!("5", "$11"),
    " union all ",
    with_word!("6", "$12"),
    " union all ",
    with_word!("7", "$13")
);
const FORGET: &str = "delete from thread_words where thread_id = $1";
const WORDED_NOW: &str = "update threads set worded = $2 where id = $1";
/// In the order of the index, so that each time no more is looked at than is taken.
const NOT_WORDED: &str = "select id, title from threads where worded < $1 order by worded limit $2";

#[derive(Debug, FromQueryResult)]
struct HitRow {
    word: i32,
    id: Uuid,
    title: String,
    language: String,
    forum_title: String,
    last_number: i32,
    accepted_number: Option<i32>,
}

/// Threads that the viewer may see with one of these words, each with the number of the word, for each word the newest.
pub async fn with_words(
    on: &impl ConnectionTrait,
    seer: Seer,
    words: &[String],
) -> Result<Vec<(usize, Alike)>, StoreError> {
    // No title has the empty word.
    let words = (0..ASKED_MOST).map(|n| words.get(n).cloned().unwrap_or_default().into());
    let rows = sql::all::<HitRow>(on, WITH_WORDS, sql::seen_by(seer, words)).await?;
    let read = |row: HitRow| {
        let thread = Alike {
            id: row.id.into(),
            title: row.title,
            language: code("language", &row.language)?,
            forum: row.forum_title,
            replies: number(row.last_number).saturating_sub(1),
            answered: row.accepted_number.is_some(),
        };
        Ok((usize::try_from(row.word).unwrap_or_default(), thread))
    };
    rows.into_iter().map(read).collect()
}

/// Keeps the words of a thread's title in the place of those before.
pub(crate) async fn keep_words(tx: &Tx, id: ThreadId, title: &str) -> Result<(), StoreError> {
    sql::run(&tx.0, FORGET, [id.0.into()]).await?;
    add_words(tx, id, title).await?;
    sql::run(&tx.0, WORDED_NOW, [id.0.into(), column(WORDED).into()]).await?;
    Ok(())
}

/// Keeps the words of the title of a thread that begins.
pub(super) async fn add_words(tx: &Tx, id: ThreadId, title: &str) -> Result<(), StoreError> {
    let rows: Vec<_> = title_words(title)
        .into_iter()
        .map(|word| thread_words::ActiveModel { word: Set(word), thread_id: Set(id.0) })
        .collect();
    if !rows.is_empty() {
        thread_words::Entity::insert_many(rows).exec_without_returning(&tx.0).await?;
    }
    Ok(())
}

#[derive(Debug, FromQueryResult)]
struct TitleRow {
    id: Uuid,
    title: String,
}

/// Keeps the words of up to `limit` titles that are older than the way of comparing; says how many those were.
pub async fn keep_some(tx: &Tx, limit: u32) -> Result<usize, StoreError> {
    let rows = sql::all::<TitleRow>(&tx.0, NOT_WORDED, [column(WORDED).into(), i64::from(limit).into()]).await?;
    for row in &rows {
        keep_words(tx, row.id.into(), &row.title).await?;
    }
    Ok(rows.len())
}
