//! Attachments: a file belongs to who uploaded it until its post is sent, and to the post from then on. Whoever may read
//! the post may read it; that gate is the post's own (`forum::posts::seen`).

use crate::{
    StoreError, Tx,
    sql::{self, code, column},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use sund_domain::{
    Granted,
    files::{File, LOOSE},
    forum::{DraftPlace, ReadThread, Thread},
    ids::{FileId, PersonId, PostId},
    time::{HOUR, Timestamp},
};
use uuid::Uuid;

macro_rules! file {
    ($rest:literal) => {
        concat!("select f.id, f.person_id, f.post_id, f.name, f.kind, f.bytes, f.at from files f ", $rest)
    };
}

const OF_POSTS: &str = file!(
    "join posts p on p.id = f.post_id where p.thread_id = $1 and p.number >= $2 and p.number < $3 \
     and f.ready_at is not null and f.doomed_at is null order by p.number, f.at, f.id"
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
const INSERT: &str =
    "insert into files (id, person_id, place, name, kind, bytes, at) values ($1, $2, $3, $4, $5, $6, $7)";
const READY: &str = "update files set ready_at = $2 where id = $1 and doomed_at is null";
const ATTACH: &str = "update files set post_id = $3 where person_id = $1 and place = $2 and post_id is null \
    and ready_at is not null and doomed_at is null";
const DOOM: &str = "update files set doomed_at = $2 where id = $1 and doomed_at is null";
/// Those that nobody sent, those that never came whole, and those whose post is gone for good.
const DOOM_OLD: &str = "update files set doomed_at = $1 where doomed_at is null and (\
    post_id is null and (at <= $2 or ready_at is null and at <= $3) or post_id in (select p.id from posts p \
    join threads t on t.id = p.thread_id where p.hidden_how = 'redacted' or t.hidden_how = 'redacted'))";
const DOOMED: &str = "select id from files where doomed_at is not null order by id limit 1000";
const FORGET: &str = "delete from files where id = $1 and doomed_at is not null";

#[derive(Debug, FromQueryResult)]
struct FileRow {
    id: Uuid,
    person_id: Uuid,
    post_id: Option<Uuid>,
    name: String,
    kind: String,
    bytes: i64,
    at: i64,
}

impl FileRow {
    fn file(self) -> Result<File, StoreError> {
        Ok(File {
            id: self.id.into(),
            by: self.person_id.into(),
            post: self.post_id.map(Into::into),
            name: self.name,
            kind: code("kind", &self.kind)?,
            bytes: u64::try_from(self.bytes).unwrap_or_default(),
            at: Timestamp(self.at),
        })
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
struct SumRow {
    files: i64,
    bytes: i64,
}

fn sum(row: Option<SumRow>) -> Sum {
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
pub async fn one(on: &impl ConnectionTrait, id: FileId) -> Result<Option<File>, StoreError> {
    sql::one::<FileRow>(on, ONE, [id.0.into()]).await?.map(FileRow::file).transpose()
}

/// What the person has uploaded for this draft.
pub async fn loose(on: &impl ConnectionTrait, person: PersonId, place: DraftPlace) -> Result<Vec<File>, StoreError> {
    let values = [person.0.into(), place.key().into()];
    sql::all::<FileRow>(on, LOOSE_ONES, values).await?.into_iter().map(FileRow::file).collect()
}

/// What the person has in all, and what they have for this draft with what its post has already. Nobody adds to it until
/// this transaction ends.
pub async fn sums(tx: &Tx, person: PersonId, place: DraftPlace) -> Result<(Sum, Sum), StoreError> {
    sql::run(&tx.0, LOCK, [person.0.into()]).await?;
    let post = match place {
        DraftPlace::Edit(post) => post,
        DraftPlace::Thread(_) | DraftPlace::Reply(_) => PostId(Uuid::nil()),
    };
    let all = sql::one(&tx.0, OF_PERSON, [person.0.into()]).await?;
    let here = sql::one(&tx.0, OF_PLACE, [person.0.into(), place.key().into(), post.0.into()]).await?;
    Ok((sum(all), sum(here)))
}

/// Notes a file before it is put into the storage.
pub async fn insert(tx: &Tx, file: &File, place: DraftPlace) -> Result<(), StoreError> {
    let values = [
        file.id.0.into(),
        file.by.0.into(),
        place.key().into(),
        file.name.clone().into(),
        file.kind.code().into(),
        i64::try_from(file.bytes).unwrap_or(i64::MAX).into(),
        file.at.0.into(),
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

/// The file is shown to nobody from now on, and goes.
pub async fn doom(tx: &Tx, id: FileId, at: Timestamp) -> Result<(), StoreError> {
    sql::run(&tx.0, DOOM, [id.0.into(), at.0.into()]).await?;
    Ok(())
}

/// So is what nobody sent in time, what never came whole, and what belongs to a post that is gone for good.
pub async fn doom_old(tx: &Tx, now: Timestamp) -> Result<u64, StoreError> {
    sql::run(&tx.0, DOOM_OLD, [now.0.into(), now.plus(-LOOSE).0.into(), now.plus(-HOUR).0.into()]).await
}

/// Some of those that are to go.
pub async fn doomed(on: &impl ConnectionTrait) -> Result<Vec<FileId>, StoreError> {
    sql::ids(on, DOOMED, []).await
}

/// It is not in the storage any more.
pub async fn forget(tx: &Tx, id: FileId) -> Result<(), StoreError> {
    sql::run(&tx.0, FORGET, [id.0.into()]).await?;
    Ok(())
}
