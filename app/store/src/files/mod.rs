//! Attachments: a file belongs to who uploaded it until its post is sent, and to the post from then on. Whoever may read
//! the post may read it; that gate is the post's own (`forum::posts::seen`).
//!
//! Look next: `own` for one's own files, `going` for what goes from the storage and what should be in it.

mod going;
mod own;

pub(crate) use going::doom_of;
pub use going::{Gone, Listed, all_after, doom, doom_of_post, doom_old, doomed, forget, kept};
pub use own::{Owned, Whereabouts, own, sum_of};

use crate::{
    StoreError, Tx,
    sql::{self, code, column},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use sund_domain::{
    Granted,
    files::{File, FilePlace, KeptIn, Picture, Removed},
    forum::{DraftPlace, PostInThread, ReadThread, RemoveFile, Thread},
    ids::{FileId, PersonId, PostId, ThreadId, WorkgroupId},
    time::Timestamp,
};
use uuid::Uuid;

macro_rules! file {
    ($rest:literal) => {
        concat!(
            "select f.id, f.person_id, f.post_id, f.held_id, f.name, f.kind, f.bytes, f.at, f.width, f.height, f.preview_bytes, \
             f.alt, f.removed_at, f.removed_by, f.removed_reason, f.kept_in, f.place, f.session_id, f.title from files f ",
            $rest
        )
    };
}
pub(crate) use file;

/// Those that were taken away are told of, by their names.
const OF_POSTS: &str = file!(
    "join posts p on p.id = f.post_id where p.thread_id = $1 and p.number >= $2 and p.number < $3 \
     and f.ready_at is not null and (f.doomed_at is null or f.removed_at is not null) order by p.number, f.at, f.id"
);
const OF_POST: &str = file!(
    "where f.post_id = $1 and f.ready_at is not null and (f.doomed_at is null or f.removed_at is not null) \
     order by f.at, f.id"
);
const ONE: &str = file!("where f.id = $1 and f.ready_at is not null and f.doomed_at is null");
const LOOSE_ONES: &str = file!(
    "where f.person_id = $1 and f.place = $2 and f.post_id is null and f.ready_at is not null and f.doomed_at is null \
     order by f.at, f.id"
);
/// Two uploads of one person are counted one after the other: the second waits here for the first.
const LOCK: &str = "update people set id = id where id = $1";
const OF_PERSON: &str = "select count(*) as files, cast(coalesce(sum(bytes), 0) as bigint) as bytes from files \
    where person_id = $1 and doomed_at is null";
const OF_PLACE: &str = "select count(*) as files, cast(coalesce(sum(bytes), 0) as bigint) as bytes from files \
    where doomed_at is null and (person_id = $1 and place = $2 and post_id is null or post_id = $3)";
const OF_SESSION: &str = "select count(*) as files, cast(coalesce(sum(bytes), 0) as bigint) as bytes from files \
    where doomed_at is null and session_id = $1";
const OF_ALL: &str = "select count(*) as files, cast(coalesce(sum(bytes), 0) as bigint) as bytes from files \
    where doomed_at is null";
const INSERT: &str = "insert into files (id, person_id, place, name, kind, bytes, at, kept_in, sha256, width, height, \
    preview_bytes, session_id, title) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
const READY: &str = "update files set ready_at = $2 where id = $1 and doomed_at is null";
const ATTACH: &str = "update files set post_id = $3 where person_id = $1 and place = $2 and post_id is null \
    and ready_at is not null and doomed_at is null";
const FOLLOW: &str = "update files set place = $2 where place = $1 and post_id is null";
const DESCRIBE: &str = "update files set alt = $2 where id = $1";
const REMOVE: &str = "update files set removed_at = $2, removed_by = $3, removed_reason = $4, doomed_at = $2 \
    where id = $1 and doomed_at is null";
const OF_QUEUE: &str = file!(
    "where f.held_id in (select c.held_id from cases c where c.workgroup_id = $1 and c.opened_at >= $2 and c.opened_at <= $3 \
       and c.held_id is not null) and f.post_id is null and f.ready_at is not null and f.doomed_at is null order by f.at, f.id limit 500"
);

#[derive(Debug, FromQueryResult)]
pub(crate) struct FileRow {
    id: Uuid,
    person_id: Uuid,
    post_id: Option<Uuid>,
    held_id: Option<Uuid>,
    name: String,
    kind: String,
    bytes: i64,
    at: i64,
    width: Option<i32>,
    height: Option<i32>,
    preview_bytes: Option<i64>,
    alt: String,
    removed_at: Option<i64>,
    removed_by: Option<Uuid>,
    removed_reason: Option<String>,
    kept_in: String,
    place: String,
    session_id: Option<Uuid>,
    title: String,
}

impl FileRow {
    pub(crate) fn file(self) -> Result<File, StoreError> {
        let positive = |n: i64| u64::try_from(n).unwrap_or_default();
        let picture = match (self.width, self.height, self.preview_bytes) {
            (Some(width), Some(height), Some(preview)) => Some(Picture {
                width: sql::number(width),
                height: sql::number(height),
                preview_bytes: positive(preview),
                alt: self.alt,
            }),
            _ => None,
        };
        let by_author = self.removed_by == Some(self.person_id);
        let removed = self.removed_at.map(|at| Removed {
            at: Timestamp(at),
            by_author,
            reason: self.removed_reason.unwrap_or_default(),
        });
        Ok(File {
            id: self.id.into(),
            by: self.person_id.into(),
            post: self.post_id.map(Into::into),
            held: self.held_id.map(Into::into),
            session: self.session_id.map(Into::into),
            title: self.title,
            name: self.name,
            kind: code("kind", &self.kind)?,
            bytes: positive(self.bytes),
            at: Timestamp(self.at),
            picture,
            removed,
        })
    }
}

/// A file, and where it is: in which storage, and for which draft it was uploaded.
#[derive(Clone, Debug)]
pub struct Found {
    /// The file.
    pub file: File,
    /// The storage that holds it.
    pub kept_in: KeptIn,
    /// The draft that it was uploaded for.
    pub place: Option<DraftPlace>,
}

impl FileRow {
    fn found(self) -> Result<Found, StoreError> {
        let (kept_in, place) = (code("kept_in", &self.kept_in)?, DraftPlace::of_key(&self.place));
        Ok(Found { file: self.file()?, kept_in, place })
    }
}

/// How many files there are, and how large they are together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sum {
    /// How many.
    pub files: u64,
    /// How large.
    pub bytes: u64,
}

#[derive(Debug, FromQueryResult)]
pub(crate) struct SumRow {
    files: i64,
    bytes: i64,
}

pub(crate) fn sum(row: Option<SumRow>) -> Sum {
    let number = |n: i64| u64::try_from(n).unwrap_or_default();
    row.map_or(Sum { files: 0, bytes: 0 }, |row| Sum { files: number(row.files), bytes: number(row.bytes) })
}

/// The files of a thread's posts with these numbers. Which of the posts show them is asked by who shows the posts.
pub async fn of_posts(
    on: &impl ConnectionTrait,
    thread: &Granted<Thread, ReadThread>,
    from: u32,
    until: u32,
) -> Result<Vec<File>, StoreError> {
    let values = [thread.id.0.into(), column(from).into(), column(until).into()];
    sql::all::<FileRow>(on, OF_POSTS, values).await?.into_iter().map(FileRow::file).collect()
}

/// The file with this id, whoever asks: the gate comes after, it is that of its post or of its uploader.
pub async fn one(on: &impl ConnectionTrait, id: FileId) -> Result<Option<Found>, StoreError> {
    sql::one::<FileRow>(on, ONE, [id.0.into()]).await?.map(FileRow::found).transpose()
}

/// The files of a post, with those that were taken away. Whether one may see the post was asked before.
pub async fn of_post(on: &impl ConnectionTrait, post: PostId) -> Result<Vec<File>, StoreError> {
    sql::all::<FileRow>(on, OF_POST, [post.0.into()]).await?.into_iter().map(FileRow::file).collect()
}

/// What the person has uploaded for this draft.
pub async fn loose(on: &impl ConnectionTrait, person: PersonId, place: DraftPlace) -> Result<Vec<File>, StoreError> {
    let values = [person.0.into(), place.key().into()];
    sql::all::<FileRow>(on, LOOSE_ONES, values).await?.into_iter().map(FileRow::file).collect()
}

/// What is attached to texts that wait in a queue, as items that were opened in this time.
pub(crate) async fn of_queue(
    on: &impl ConnectionTrait,
    workgroup: WorkgroupId,
    (from, to): (i64, i64),
) -> Result<Vec<File>, StoreError> {
    let rows = sql::all::<FileRow>(on, OF_QUEUE, [workgroup.0.into(), from.into(), to.into()]).await?;
    rows.into_iter().map(FileRow::file).collect()
}

/// What the person has in all, and what they have for this draft with what its post has already; or what everybody has
/// added to this session, whose row the caller holds. Nobody adds to it until this transaction ends.
pub async fn sums(tx: &Tx, person: PersonId, place: FilePlace) -> Result<(Sum, Sum), StoreError> {
    sql::run(&tx.0, LOCK, [person.0.into()]).await?;
    let all = sql::one(&tx.0, OF_PERSON, [person.0.into()]).await?;
    let here = match place {
        FilePlace::Draft(draft) => {
            let post = if let DraftPlace::Edit(post) = draft { post.0 } else { Uuid::nil() };
            sql::one(&tx.0, OF_PLACE, [person.0.into(), draft.key().into(), post.into()]).await?
        }
        FilePlace::Session(id) => sql::one(&tx.0, OF_SESSION, [id.0.into()]).await?,
    };
    Ok((sum(all), sum(here)))
}

/// What everybody has together.
pub async fn sum_of_all(tx: &Tx) -> Result<Sum, StoreError> {
    Ok(sum(sql::one(&tx.0, OF_ALL, []).await?))
}

/// Notes a file before it is put into this storage, with the hash of its content.
pub async fn insert(
    tx: &Tx,
    file: &File,
    place: FilePlace,
    (kept_in, sha256): (KeptIn, &str),
) -> Result<(), StoreError> {
    let signed = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    let picture = file.picture.as_ref();
    let values = [
        file.id.0.into(),
        file.by.0.into(),
        place.key().into(),
        file.name.clone().into(),
        file.kind.code().into(),
        signed(file.bytes).into(),
        file.at.0.into(),
        kept_in.code().into(),
        sha256.into(),
        picture.map(|it| column(it.width)).into(),
        picture.map(|it| column(it.height)).into(),
        picture.map(|it| signed(it.preview_bytes)).into(),
        file.session.map(|id| id.0).into(),
        file.title.clone().into(),
    ];
    sql::run(&tx.0, INSERT, values).await?;
    Ok(())
}

/// All of it is in the storage. Says whether it is still wanted.
pub async fn ready(tx: &Tx, id: FileId, at: Timestamp) -> Result<bool, StoreError> {
    Ok(sql::run(&tx.0, READY, [id.0.into(), at.0.into()]).await? > 0)
}

/// What the person has uploaded for this draft belongs to the post that came of it.
pub async fn attach(tx: &Tx, person: PersonId, place: DraftPlace, post: PostId) -> Result<u64, StoreError> {
    sql::run(&tx.0, ATTACH, [person.0.into(), place.key().into(), post.0.into()]).await
}

/// What was uploaded for replies to one thread belongs to drafts of another one, as the drafts do.
pub async fn follow(tx: &Tx, from: ThreadId, to: ThreadId) -> Result<(), StoreError> {
    let [from, to] = [from, to].map(|thread| DraftPlace::Reply(thread).key());
    sql::run(&tx.0, FOLLOW, [from.into(), to.into()]).await?;
    Ok(())
}

/// What a picture says in words.
pub async fn describe(tx: &Tx, id: FileId, alt: String) -> Result<(), StoreError> {
    sql::run(&tx.0, DESCRIBE, [id.0.into(), alt.into()]).await?;
    Ok(())
}

/// Takes a file away from a post; says whether it was there. Its name is left, with who did it and why.
pub async fn remove(
    tx: &Tx,
    _post: &Granted<PostInThread, RemoveFile>,
    id: FileId,
    by: PersonId,
    (at, reason): (Timestamp, String),
) -> Result<bool, StoreError> {
    Ok(sql::run(&tx.0, REMOVE, [id.0.into(), at.0.into(), by.0.into(), reason.into()]).await? > 0)
}
