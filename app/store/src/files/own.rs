//! The files that somebody uploaded, with where each of them is, as far as they may know of that place.

use super::{FileRow, Sum, SumRow, file, sum};
use crate::{
    StoreError,
    forum::sight::in_sight,
    sql::{self, entered, join_membership, join_workgroup},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use sund_domain::{
    files::File,
    ids::{FileId, PersonId, PostId, SessionId, ThreadId},
    people::Seer,
    time::Timestamp,
};
use uuid::Uuid;

const OWN: &str = file!(
    "where f.person_id = $1 and f.ready_at is not null and f.doomed_at is null and (f.at < $2 or f.at = $2 and f.id < $3) \
     order by f.at desc, f.id desc limit $4"
);
const SUM: &str = "select count(*) as files, cast(coalesce(sum(bytes), 0) as bigint) as bytes from files \
    where person_id = $1 and doomed_at is null";
/// Where the viewer's files are, of those places that the viewer may enter and of those posts that they see.
const PLACES: &str = concat!(
    "select f.id, p.id as post_id, p.number, t.id as thread_id, t.title from files f join posts p on p.id = f.post_id \
     join threads t on t.id = p.thread_id join forums fo on fo.id = t.forum_id join workgroups w on w.id = fo.workgroup_id",
    join_membership!(),
    " where f.person_id = $1 and f.doomed_at is null and f.at <= $6 and f.at >= $7 and",
    entered!(),
    "and",
    in_sight!("t"),
    "and",
    in_sight!("p"),
);

/// The same for documents of sessions.
const SESSIONS: &str = concat!(
    "select f.id, s.id as session_id, s.title from files f join live_sessions s on s.id = f.session_id",
    join_workgroup!("s"),
    " where f.person_id = $1 and f.doomed_at is null and f.at <= $6 and f.at >= $7 and",
    entered!(),
);

/// Where a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whereabouts {
    /// The post.
    pub post: PostId,
    /// Its number.
    pub number: u32,
    /// Its thread.
    pub thread: ThreadId,
    /// What that is called.
    pub title: String,
}

/// A file of one's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owned {
    /// The file.
    pub file: File,
    /// Where it is; none where it was not sent yet, or where one may not enter any more.
    pub at: Option<Whereabouts>,
    /// The session that it is a document of and what that is called, if one may enter.
    pub session: Option<(SessionId, String)>,
}

#[derive(Debug, FromQueryResult)]
struct PlaceRow {
    id: Uuid,
    post_id: Uuid,
    number: i32,
    thread_id: Uuid,
    title: String,
}

#[derive(Debug, FromQueryResult)]
struct SessionRow {
    id: Uuid,
    session_id: Uuid,
    title: String,
}

/// What the person has uploaded, the newest first, after this one.
pub async fn own(
    on: &impl ConnectionTrait,
    seer: Seer,
    after: Option<(Timestamp, FileId)>,
    limit: u32,
) -> Result<Vec<Owned>, StoreError> {
    let (at, id) = after.map_or((i64::MAX, Uuid::max()), |(at, id)| (at.0, id.0));
    let values = [seer.person.0.into(), at.into(), id.into(), i64::from(limit).into()];
    let files = sql::all::<FileRow>(on, OWN, values).await?.into_iter().map(FileRow::file);
    let files = files.collect::<Result<Vec<_>, _>>()?;
    let span = [files.first(), files.last()].map(|file| file.map_or(0, |file| file.at.0).into());
    let mut places = sql::all::<PlaceRow>(on, PLACES, sql::seen_by(seer, span.clone())).await?;
    let mut sessions = sql::all::<SessionRow>(on, SESSIONS, sql::seen_by(seer, span)).await?;
    let at = |file: File| {
        let found = places.iter().position(|place| place.id == file.id.0).map(|n| places.swap_remove(n));
        let at = found.map(|row| Whereabouts {
            post: row.post_id.into(),
            number: sql::number(row.number),
            thread: row.thread_id.into(),
            title: row.title,
        });
        let session = sessions.iter().position(|row| row.id == file.id.0).map(|n| sessions.swap_remove(n));
        Owned { file, at, session: session.map(|row| (row.session_id.into(), row.title)) }
    };
    Ok(files.into_iter().map(at).collect())
}

/// How many files the person has, and how large they are together.
pub async fn sum_of(on: &impl ConnectionTrait, person: PersonId) -> Result<Sum, StoreError> {
    Ok(sum(sql::one::<SumRow>(on, SUM, [person.0.into()]).await?))
}
