//! Posts that go from one thread to another, with all that hangs on where they stand: numbers, what people have read,
//! accepted answers, counts, notices.

use super::{
    forums::count_threads,
    rows::{moved_posts, moves, thread_reads},
};
use crate::{
    StoreError, Tx,
    sql::{self, code, column, number},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, sea_query::OnConflict,
};
use std::collections::BTreeMap;
use sund_domain::{
    Granted,
    forum::{DraftPlace, Placement, PutPosts, Reader, Rearranged, Stand, TakePosts, Thread},
    ids::{MoveId, PersonId, PostId, ThreadId},
    time::Timestamp,
};
use uuid::Uuid;

/// So many rows go into one statement.
const ROWS: usize = 200;

const LOCK: &str = "update threads set moves = moves where id = $1";
const STANDS: &str =
    "select id, thread_id, number, posted_at from posts where thread_id in ($1, $2) order by thread_id, number";
// Both numbers are unique in a thread: the new ones are negative until none of the old ones is left.
const PLACE: &str = "update posts set \
    thread_id = (select i.to_thread from moved_posts i where i.move_id = $1 and i.post_id = posts.id), \
    number = (select -i.to_number from moved_posts i where i.move_id = $1 and i.post_id = posts.id) \
    where id in (select i.post_id from moved_posts i where i.move_id = $1)";
const NUMBER: &str = "update posts set number = -number where thread_id in ($1, $2) and number < 0";
const READS: &str = "select r.person_id, r.thread_id, r.number, p.joined_at from thread_reads r \
    join people p on p.id = r.person_id where r.thread_id in ($1, $2) order by r.person_id";
const WAS_ACCEPTED: &str = "select p.id from posts p join threads t on t.id = p.thread_id and t.accepted_number = p.number \
    where t.id = $1";
const ACCEPTED_AGAIN: &str = "update threads set accepted_number = \
    (select p.number from posts p where p.thread_id = threads.id and p.number > 1 \
        and p.id = (select v.accepted_post from moves v where v.id = $2)) \
    where id = $1 and accepted_number is null";
// A thread is what its posts are. One without any is as it was, and goes on as another one.
const THREAD: &str = "update threads set moves = moves + 1, \
    last_number = (select coalesce(max(p.number), 0) from posts p where p.thread_id = threads.id), \
    active_at = coalesce((select max(p.posted_at) from posts p where p.thread_id = threads.id), active_at), \
    started_at = coalesce((select p.posted_at from posts p where p.thread_id = threads.id and p.number = 1), started_at), \
    author_id = coalesce((select p.author_id from posts p where p.thread_id = threads.id and p.number = 1), author_id), \
    organisation_id = coalesce((select p.organisation_id from posts p where p.thread_id = threads.id and p.number = 1), organisation_id), \
    accepted_number = (select p.number from posts p left join moved_posts i on i.post_id = p.id and i.move_id = $2 \
        where p.thread_id = threads.id and p.number > 1 and coalesce(i.from_thread, p.thread_id) = threads.id \
        and coalesce(i.from_number, p.number) = threads.accepted_number) \
    where id = $1";
const MERGED: &str = "update threads set merged_into = $2 where id = $1";
const FORUM_OF: &str = "select forum_id, hidden_at from threads where id = $1 and (merged_into is null) <> $2";
/// What is about a post is where the post is.
macro_rules! follow {
    ($table:literal) => {
        concat!(
            "update ",
            $table,
            " set thread_id = (select p.thread_id from posts p where p.id = ",
            $table,
            ".post_id), \
             workgroup_id = (select f.workgroup_id from posts p join threads t on t.id = p.thread_id \
                join forums f on f.id = t.forum_id where p.id = ",
            $table,
            ".post_id) \
             where post_id in (select i.post_id from moved_posts i where i.move_id = $1)"
        )
    };
}
const FOLLOW: [&str; 2] = [follow!("notices"), follow!("cases")];
// Who watches or mutes the one does so with the other, unless they have chosen something there.
const WATCHES: &str = "insert into watches (person_id, subject, subject_id, level, chosen, since) \
    select w.person_id, 'thread', $2, w.level, w.chosen, $3 from watches w where w.subject = 'thread' and w.subject_id = $1 \
    on conflict (person_id, subject, subject_id) do nothing";
const WENT_TO: &str = "select i.to_number as number from moved_posts i join moves v on v.id = i.move_id \
    where i.from_thread = $1 and i.to_thread = $2 and i.from_number >= $3 order by v.at desc, i.from_number limit 1";
const ONE: &str = "select id, how, from_thread, to_thread, undone_with from moves where id = $1";
const NEWEST: &str =
    "select id from moves where from_thread in ($1, $2) or to_thread in ($1, $2) order by at desc, id desc limit 1";
const AUTHORS: &str = "select distinct p.author_id as id from moved_posts i join posts p on p.id = i.post_id \
    where i.move_id = $1 and i.from_thread <> i.to_thread";
// Where somebody has begun one there as well, this one stays where it is.
const EMPTIED: &str = "delete from drafts where place = $1 and body = '' and title = ''";
const BESIDE: &str = "update drafts set target = $2 where target = $1 and what = 'reply' and place like 'aside:%'";
const DRAFTS: &str = "update drafts set place = $2, target = $3 where place = $1 \
    and not exists (select 1 from drafts d where d.person_id = drafts.person_id and d.place = $2)";
const UNDONE: &str = "update moves set undone_with = $2 where id = $1 and undone_with is null";

#[derive(Debug, FromQueryResult)]
struct StandRow {
    id: Uuid,
    thread_id: Uuid,
    number: i32,
    posted_at: i64,
}

#[derive(Debug, FromQueryResult)]
struct ReadRow {
    person_id: Uuid,
    thread_id: Uuid,
    number: i32,
    joined_at: i64,
}

#[derive(Debug, FromQueryResult)]
struct ForumOf {
    forum_id: Uuid,
    hidden_at: Option<i64>,
}

#[derive(Debug, FromQueryResult)]
struct Numbered {
    number: i32,
}

#[derive(Debug, FromQueryResult)]
struct MoveRow {
    id: Uuid,
    how: String,
    from_thread: Uuid,
    to_thread: Uuid,
    undone_with: Option<Uuid>,
}

/// That posts went from one thread to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Its id.
    pub id: MoveId,
    /// How.
    pub how: Rearranged,
    /// Where they were.
    pub from: ThreadId,
    /// Where they went.
    pub to: ThreadId,
    /// Whether it was taken back.
    pub undone: bool,
}

/// What is about to happen, and who wants it.
#[derive(Clone, Debug)]
pub struct NewMove {
    /// Its id.
    pub id: MoveId,
    /// How.
    pub how: Rearranged,
    /// Who.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
    /// Why.
    pub reason: String,
}

/// Until the transaction ends nobody else posts in these threads or takes posts out of them. In one order, so that two who
/// go opposite ways do not wait for each other. The threads are loaded and checked again afterwards: what is true then stays
/// true, and before it nothing is written for whoever may not.
pub async fn hold(tx: &Tx, one: ThreadId, other: ThreadId) -> Result<(), StoreError> {
    for id in [one.min(other), one.max(other)] {
        sql::run(&tx.0, LOCK, [id.0.into()]).await?;
    }
    Ok(())
}

/// A post, where it stands, and when it was posted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PostAt {
    /// Its id.
    pub post: PostId,
    /// Where it stands.
    pub at: Stand,
    /// When it was posted.
    pub posted: Timestamp,
}

/// Where all posts of two threads stand, each thread in its order.
pub async fn stands(on: &impl ConnectionTrait, one: ThreadId, other: ThreadId) -> Result<Vec<PostAt>, StoreError> {
    let rows = sql::all::<StandRow>(on, STANDS, [one.0.into(), other.0.into()]).await?;
    let stand = |row: StandRow| PostAt {
        post: row.id.into(),
        at: Stand { thread: row.thread_id.into(), number: number(row.number) },
        posted: Timestamp(row.posted_at),
    };
    Ok(rows.into_iter().map(stand).collect())
}

/// Puts posts where they stand from now on, and everything right that hangs on it. `from` and `to` are the threads they
/// go between, `before` is where all of both stood; a thread that has no posts afterwards goes on as the other one.
pub async fn place(
    tx: &Tx,
    from: &Granted<Thread, TakePosts>,
    to: &Granted<Thread, PutPosts>,
    new: NewMove,
    (before, placements): (&[PostAt], &[Placement]),
) -> Result<(), StoreError> {
    let (id, at, both) = (new.id.0, new.at, [from.id, to.id]);
    let accepted: Option<PostId> = sql::id(&tx.0, WAS_ACCEPTED, [from.id.0.into()]).await?;
    let readers = readers(&tx.0, both).await?;
    let went = placements.iter().filter(|placement| placement.from.thread != placement.to.thread).count();
    let row = moves::ActiveModel {
        id: Set(id),
        how: Set(new.how.code().into()),
        from_thread: Set(from.id.0),
        to_thread: Set(to.id.0),
        by_id: Set(new.by.0),
        at: Set(at.0),
        reason: Set(new.reason),
        posts: Set(i32::try_from(went).unwrap_or(i32::MAX)),
        accepted_post: Set(accepted.map(|post| post.0)),
        undone_with: Set(None),
    };
    moves::Entity::insert(row).exec_without_returning(&tx.0).await?;
    for some in placements.chunks(ROWS) {
        let rows = some.iter().map(|placement| moved_posts::ActiveModel {
            move_id: Set(id),
            post_id: Set(placement.post.0),
            from_thread: Set(placement.from.thread.0),
            from_number: Set(column(placement.from.number)),
            to_thread: Set(placement.to.thread.0),
            to_number: Set(column(placement.to.number)),
        });
        moved_posts::Entity::insert_many(rows).exec_without_returning(&tx.0).await?;
    }
    sql::run(&tx.0, PLACE, [id.into()]).await?;
    sql::run(&tx.0, NUMBER, both.map(|thread| thread.0.into())).await?;
    for thread in both {
        sql::run(&tx.0, THREAD, [thread.0.into(), id.into()]).await?;
    }
    for follow in FOLLOW {
        sql::run(&tx.0, follow, [id.into()]).await?;
    }
    sql::run(&tx.0, WATCHES, [from.id.0.into(), to.id.0.into(), at.0.into()]).await?;
    let now = now(before, placements);
    for (thread, other) in [(from.id, to.id), (to.id, from.id)] {
        let posts: Vec<_> = now.iter().filter(|(at, _)| at.thread == thread).map(|(_, was)| *was).collect();
        keep_reads(tx, thread, &readers, &posts, at).await?;
        goes_on_as(tx, thread, posts.is_empty().then_some(other)).await?;
    }
    Ok(())
}

/// Where every post stands now, in order, with where it stood before and when it was posted.
fn now(before: &[PostAt], placements: &[Placement]) -> Vec<(Stand, (Stand, Timestamp))> {
    let placed: BTreeMap<PostId, Stand> = placements.iter().map(|placement| (placement.post, placement.to)).collect();
    let stand = |it: &PostAt| (placed.get(&it.post).copied().unwrap_or(it.at), (it.at, it.posted));
    let mut now: Vec<_> = before.iter().map(stand).collect();
    now.sort_unstable_by_key(|(at, _)| *at);
    now
}

/// Everybody who has read something of one of the threads.
async fn readers(on: &impl ConnectionTrait, both: [ThreadId; 2]) -> Result<Vec<Reader>, StoreError> {
    let rows = sql::all::<ReadRow>(on, READS, both.map(|thread| thread.0.into())).await?;
    let mut readers: Vec<Reader> = Vec::new();
    for row in rows {
        let (person, read) = (PersonId(row.person_id), (ThreadId(row.thread_id), number(row.number)));
        match readers.last_mut().filter(|reader| reader.person == person) {
            Some(reader) => drop(reader.read.insert(read.0, read.1)),
            None => readers.push(Reader { person, since: Timestamp(row.joined_at), read: BTreeMap::from([read]) }),
        }
    }
    Ok(readers)
}

/// Keeps how far everybody has read a thread whose posts stood where `posts` says.
async fn keep_reads(
    tx: &Tx,
    thread: ThreadId,
    readers: &[Reader],
    posts: &[(Stand, Timestamp)],
    at: Timestamp,
) -> Result<(), StoreError> {
    let read = |reader: &Reader| (reader.person, reader.read_of(posts));
    let changed = |reader: &&Reader| reader.read.get(&thread) != Some(&reader.read_of(posts));
    let changes: Vec<_> = readers.iter().filter(changed).map(read).collect();
    for some in changes.chunks(ROWS) {
        let rows = some.iter().map(|(person, to)| thread_reads::ActiveModel {
            person_id: Set(person.0),
            thread_id: Set(thread.0),
            number: Set(column(*to)),
            at: Set(at.0),
        });
        let update = OnConflict::columns([thread_reads::Column::PersonId, thread_reads::Column::ThreadId])
            .update_columns([thread_reads::Column::Number, thread_reads::Column::At])
            .to_owned();
        thread_reads::Entity::insert_many(rows).on_conflict(update).exec_without_returning(&tx.0).await?;
    }
    Ok(())
}

/// The thread goes on as another one, or as itself again; its forum counts it or does not.
async fn goes_on_as(tx: &Tx, thread: ThreadId, other: Option<ThreadId>) -> Result<(), StoreError> {
    let values = [thread.0.into(), other.is_none().into()];
    let Some(row) = sql::one::<ForumOf>(&tx.0, FORUM_OF, values).await? else { return Ok(()) };
    sql::run(&tx.0, MERGED, [thread.0.into(), other.map(|other| other.0).into()]).await?;
    if row.hidden_at.is_none() {
        count_threads(tx, row.forum_id.into(), if other.is_some() { -1 } else { 1 }).await?;
    }
    Ok(())
}

/// Where the post stands in `to` that had this number in `from` once, or the next one that came from there.
pub async fn went_to(
    on: &impl ConnectionTrait,
    from: ThreadId,
    to: ThreadId,
    was: u32,
) -> Result<Option<u32>, StoreError> {
    let row = sql::one::<Numbered>(on, WENT_TO, [from.0.into(), to.0.into(), column(was).into()]).await?;
    Ok(row.map(|row| number(row.number)))
}

/// What went with this id.
pub async fn one(on: &impl ConnectionTrait, id: MoveId) -> Result<Option<Moved>, StoreError> {
    let row = sql::one::<MoveRow>(on, ONE, [id.0.into()]).await?;
    let moved = |row: MoveRow| {
        Ok(Moved {
            id: row.id.into(),
            how: code("how", &row.how)?,
            from: row.from_thread.into(),
            to: row.to_thread.into(),
            undone: row.undone_with.is_some(),
        })
    };
    row.map(moved).transpose()
}

/// The newest that either thread had a part in.
pub async fn newest(on: &impl ConnectionTrait, one: ThreadId, other: ThreadId) -> Result<Option<MoveId>, StoreError> {
    sql::id(on, NEWEST, [one.0.into(), other.0.into()]).await
}

/// Where the posts stood before and after.
pub async fn placements(on: &impl ConnectionTrait, id: MoveId) -> Result<Vec<Placement>, StoreError> {
    let rows = moved_posts::Entity::find().filter(moved_posts::Column::MoveId.eq(id.0)).all(on).await?;
    let stand = |thread: Uuid, at: i32| Stand { thread: thread.into(), number: number(at) };
    let placement = |row: moved_posts::Model| Placement {
        post: row.post_id.into(),
        from: stand(row.from_thread, row.from_number),
        to: stand(row.to_thread, row.to_number),
    };
    Ok(rows.into_iter().map(placement).collect())
}

/// Who wrote the posts that went.
pub async fn authors(on: &impl ConnectionTrait, id: MoveId) -> Result<Vec<PersonId>, StoreError> {
    sql::ids(on, AUTHORS, [id.0.into()]).await
}

/// What people have begun to write as a reply is a reply to the thread that this one goes on as.
pub async fn follow_drafts(tx: &Tx, from: ThreadId, to: ThreadId) -> Result<(), StoreError> {
    let [there, here] = [from, to].map(|thread| DraftPlace::Reply(thread).key());
    sql::run(&tx.0, EMPTIED, [here.clone().into()]).await?;
    sql::run(&tx.0, DRAFTS, [there.into(), here.into(), to.0.into()]).await?;
    sql::run(&tx.0, BESIDE, [from.0.into(), to.0.into()]).await?;
    Ok(())
}

/// Notes that it was taken back, and by which one; `thread`, where the posts are again, has its accepted answer again.
pub async fn undone(tx: &Tx, id: MoveId, by: MoveId, thread: ThreadId) -> Result<(), StoreError> {
    sql::run(&tx.0, ACCEPTED_AGAIN, [thread.0.into(), id.0.into()]).await?;
    sql::run(&tx.0, UNDONE, [id.0.into(), by.0.into()]).await?;
    Ok(())
}
