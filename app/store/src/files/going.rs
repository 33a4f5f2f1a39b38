//! What goes from the storage, and what should be in it.

use crate::{
    StoreError, Tx,
    sql::{self, code},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use sund_domain::files::LOOSE;
use sund_domain::{
    Granted,
    files::KeptIn,
    forum::{PostInThread, RedactPost},
    ids::{FileId, PostId},
    time::{HOUR, Timestamp},
};
use uuid::Uuid;

const DOOM: &str = "update files set doomed_at = $2 where id = $1 and doomed_at is null";
/// Nothing is told of the files of a redacted post: their rows go as well.
const DOOM_OF_POST: &str = "update files set doomed_at = coalesce(doomed_at, $2), gone_at = null, removed_at = null, \
    removed_by = null, removed_reason = null, alt = '', name = '' where post_id = $1";
/// Those that nobody sent, and those that never came whole. A session's documents need no sending.
const DOOM_LOOSE: &str = "update files set doomed_at = $1 where doomed_at is null and post_id is null \
    and held_id is null and (session_id is null and at <= $2 or ready_at is null and at <= $3)";
/// Those whose post is gone for good.
const DOOM_REDACTED: &str = "update files set doomed_at = $1 where doomed_at is null and post_id in (select p.id from posts p \
    join threads t on t.id = p.thread_id where p.hidden_how = 'redacted' or t.hidden_how = 'redacted')";
const DOOMED: &str =
    "select id, kept_in, width from files where doomed_at is not null and gone_at is null order by id limit 1000";
const FORGET: &str = "delete from files where id = $1 and doomed_at is not null and removed_at is null";
const MARK_GONE: &str =
    "update files set gone_at = $2 where id = $1 and doomed_at is not null and removed_at is not null";
const KEPT: &str = "update files set kept_in = $2 where id = $1";
const ALL_AFTER: &str = "select id, kept_in, name, bytes, sha256, preview_bytes, ready_at, doomed_at from files \
    where id > $1 and gone_at is null order by id limit $2";

/// A file that is to go from a storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gone {
    /// Which one.
    pub id: FileId,
    /// From which storage.
    pub kept_in: KeptIn,
    /// Whether a smaller copy is beside it.
    pub preview: bool,
}

#[derive(Debug, FromQueryResult)]
struct GoneRow {
    id: Uuid,
    kept_in: String,
    width: Option<i32>,
}

/// A file as it should be in a storage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Which one.
    pub id: FileId,
    /// The storage that should hold it.
    pub kept_in: KeptIn,
    /// How it is called.
    pub name: String,
    /// How large it should be.
    pub bytes: u64,
    /// The hash of its content, where it is known.
    pub sha256: Option<String>,
    /// How large its smaller copy should be, if there is one.
    pub preview_bytes: Option<u64>,
    /// All of it should be there: it came whole, and is not about to go.
    pub whole: bool,
}

#[derive(Debug, FromQueryResult)]
struct ListedRow {
    id: Uuid,
    kept_in: String,
    name: String,
    bytes: i64,
    sha256: Option<String>,
    preview_bytes: Option<i64>,
    ready_at: Option<i64>,
    doomed_at: Option<i64>,
}

/// The file is shown to nobody from now on, and goes.
pub async fn doom(tx: &Tx, id: FileId, at: Timestamp) -> Result<(), StoreError> {
    sql::run(&tx.0, DOOM, [id.0.into(), at.0.into()]).await?;
    Ok(())
}

/// So do all files of a post that is redacted, and what is told of those that were taken away before.
pub async fn doom_of_post(tx: &Tx, post: &Granted<PostInThread, RedactPost>, at: Timestamp) -> Result<(), StoreError> {
    doom_of(tx, post.post.id, at).await
}

/// The same for a post whose text goes by itself.
pub(crate) async fn doom_of(tx: &Tx, post: PostId, at: Timestamp) -> Result<(), StoreError> {
    sql::run(&tx.0, DOOM_OF_POST, [post.0.into(), at.0.into()]).await?;
    Ok(())
}

/// So is what nobody sent in time, what never came whole, and what belongs to a post that is gone for good.
pub async fn doom_old(tx: &Tx, now: Timestamp) -> Result<u64, StoreError> {
    let values = [now.0.into(), now.plus(-LOOSE).0.into(), now.plus(-HOUR).0.into()];
    Ok(sql::run(&tx.0, DOOM_LOOSE, values).await? + sql::run(&tx.0, DOOM_REDACTED, [now.0.into()]).await?)
}

/// Some of those that are to go.
pub async fn doomed(on: &impl ConnectionTrait) -> Result<Vec<Gone>, StoreError> {
    let rows = sql::all::<GoneRow>(on, DOOMED, []).await?;
    rows.into_iter()
        .map(|row| {
            Ok(Gone { id: row.id.into(), kept_in: code("kept_in", &row.kept_in)?, preview: row.width.is_some() })
        })
        .collect()
}

/// It is not in the storage any more. What is told of one that was taken away from its post stays.
pub async fn forget(tx: &Tx, id: FileId, at: Timestamp) -> Result<(), StoreError> {
    sql::run(&tx.0, FORGET, [id.0.into()]).await?;
    sql::run(&tx.0, MARK_GONE, [id.0.into(), at.0.into()]).await?;
    Ok(())
}

/// Another storage holds it now.
pub async fn kept(tx: &Tx, id: FileId, kept_in: KeptIn) -> Result<(), StoreError> {
    sql::run(&tx.0, KEPT, [id.0.into(), kept_in.code().into()]).await?;
    Ok(())
}

/// All that should be in a storage or is about to go from one, in the order of their ids, after this one.
pub async fn all_after(on: &impl ConnectionTrait, after: FileId, limit: u32) -> Result<Vec<Listed>, StoreError> {
    let positive = |n: i64| u64::try_from(n).unwrap_or_default();
    let rows = sql::all::<ListedRow>(on, ALL_AFTER, [after.0.into(), i64::from(limit).into()]).await?;
    rows.into_iter()
        .map(|row| {
            Ok(Listed {
                id: row.id.into(),
                kept_in: code("kept_in", &row.kept_in)?,
                name: row.name,
                bytes: positive(row.bytes),
                sha256: row.sha256,
                preview_bytes: row.preview_bytes.map(positive),
                whole: row.ready_at.is_some() && row.doomed_at.is_none(),
            })
        })
        .collect()
}
