//! Many threads at once, straight into the tables: through the actions it would take hours.

use crate::{
    Size,
    network::Network,
    texts::{self, Text, Texts},
};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DbBackend, Statement,
    sea_query::{Expr, Query},
};
use sund_actions::{Clock as _, SystemClock};
use sund_domain::{
    ids::ForumId,
    people::Viewer,
    time::{MINUTE, Timestamp},
};
use uuid::Uuid;

/// So many people look at pages; what they look at they have seen before, so that looking writes nothing.
pub const READERS: usize = 64;
/// Rows of one statement: few enough for SQLite's 32,766 parameters.
const ROWS: usize = 500;
/// Posts of a long thread: a full page.
const LONG: usize = 20;

const THREADS: [&str; 11] = [
    "id",
    "forum_id",
    "kind",
    "title",
    "language",
    "author_id",
    "organisation_id",
    "started_at",
    "active_at",
    "last_number",
    "worded",
];
const POSTS: [&str; 11] = [
    "id",
    "thread_id",
    "number",
    "author_id",
    "organisation_id",
    "language",
    "markdown",
    "html",
    "posted_at",
    "helpful",
    "form_id",
];
const READS: [&str; 4] = ["person_id", "thread_id", "number", "at"];
const WATCHES: [&str; 6] = ["person_id", "subject", "subject_id", "level", "chosen", "since"];

/// A thread that is to be.
#[derive(Clone, Copy, Debug)]
struct Planned {
    n: usize,
    id: Uuid,
    started: i64,
    posts: usize,
}

/// Fills the forums with the threads of two years; the ids of those with twenty posts.
pub async fn fill(
    own: &DatabaseConnection,
    members: &[Viewer],
    forums: &[ForumId],
    texts: &Texts,
    now: Timestamp,
    size: Size,
) -> Vec<Uuid> {
    let (all, long) = plan(now, size);
    let threads = all.iter().map(|thread| {
        let author = &members[thread.n % members.len()];
        let title = &texts.titles[thread.n % texts.titles.len()];
        vec![
            thread.id.into(),
            forums[thread.n % forums.len()].0.into(),
            ["question", "discussion", "practice"][thread.n % 3].into(),
            title.as_str().into(),
            text(texts, thread, 0).language.as_str().into(),
            author.person.0.into(),
            author.organisation.0.into(),
            thread.started.into(),
            posted(thread, thread.posts - 1).into(),
            count(thread.posts).into(),
            // The job that looks for the words of titles has nothing to do while something else is measured.
            i32::MAX.into(),
        ]
    });
    insert(own, "threads", &THREADS, threads).await;
    let posts = all.iter().flat_map(|thread| {
        (0..thread.posts).map(|at| post(thread, at, &members[(thread.n + at) % members.len()], text(texts, thread, at)))
    });
    insert(own, "posts", &POSTS, posts).await;
    let reads = long.iter().flat_map(|thread| {
        let row =
            |reader: &Viewer| vec![reader.person.0.into(), thread.id.into(), count(thread.posts).into(), now.0.into()];
        members.iter().take(READERS).map(row)
    });
    insert(own, "thread_reads", &READS, reads).await;
    let counted = "update forums set threads = (select count(*) from threads t where t.forum_id = forums.id)";
    own.execute_unprepared(counted).await.unwrap();
    if own.get_database_backend() == DbBackend::Postgres {
        // What autovacuum does within a minute.
        own.execute_unprepared("vacuum analyze").await.unwrap();
    }
    long.iter().map(|thread| thread.id).collect()
}

/// All threads, a new one every ten minutes; and again those that are long.
fn plan(now: Timestamp, size: Size) -> (Vec<Planned>, Vec<Planned>) {
    let every = size.threads / size.long_threads;
    let mut all = Vec::with_capacity(size.threads);
    for n in 0..size.threads {
        let ago = i64::try_from(size.threads - n).unwrap() * 10 * MINUTE;
        let started = now.0 - ago;
        let posts = if n % every == 0 { LONG } else { 1 + n % 3 };
        all.push(Planned { n, id: id(started, n, 0), started, posts });
    }
    let long = all.iter().copied().filter(|thread| thread.posts == LONG).collect();
    (all, long)
}

/// One thread of so many posts, which its readers have read.
pub async fn long(own: &DatabaseConnection, network: &Network, posts: usize) -> Uuid {
    let (texts, now, members) = (texts::read(), SystemClock.now(), &network.members);
    let started = now.0 - i64::try_from(posts).unwrap() * MINUTE;
    let thread = Planned { n: 0, id: id(started, posts, 0), started, posts };
    let at = |at: usize| started + i64::try_from(at).unwrap() * MINUTE;
    let author = &members[0];
    let row = vec![
        thread.id.into(),
        network.forums[0].0.into(),
        "discussion".into(),
        texts.titles[0].as_str().into(),
        texts.posts[0].language.as_str().into(),
        author.person.0.into(),
        author.organisation.0.into(),
        started.into(),
        at(posts - 1).into(),
        count(posts).into(),
        i32::MAX.into(),
    ];
    insert(own, "threads", &THREADS, [row].into_iter()).await;
    let rows = (0..posts).map(|n| {
        let (by, text) = (&members[n % members.len()], text(&texts, &thread, n));
        vec![
            id(at(n), n, 1).into(),
            thread.id.into(),
            count(n + 1).into(),
            by.person.0.into(),
            by.organisation.0.into(),
            text.language.as_str().into(),
            text.markdown.as_str().into(),
            text.html.as_str().into(),
            at(n).into(),
            0.into(),
            id(at(n), n, 2).into(),
        ]
    });
    insert(own, "posts", &POSTS, rows).await;
    let reads = members.iter().take(READERS);
    let reads = reads.map(|one| vec![one.person.0.into(), thread.id.into(), count(posts).into(), now.0.into()]);
    insert(own, "thread_reads", &READS, reads).await;
    thread.id
}

/// These people watch a thread.
pub async fn watch(own: &DatabaseConnection, people: &[Viewer], thread: Uuid) {
    let rows = people.iter().map(|one| {
        vec![one.person.0.into(), "thread".into(), thread.into(), "watching".into(), true.into(), 0_i64.into()]
    });
    insert(own, "watches", &WATCHES, rows).await;
}

/// How many posts there are.
pub async fn posts(own: &DatabaseConnection) -> i64 {
    let count = Statement::from_string(own.get_database_backend(), "select count(*) as posts from posts");
    own.query_one_raw(count).await.unwrap().unwrap().try_get("", "posts").unwrap()
}

/// An id as if it was made then: UUID version 7. Two numbers tell it from others of that time.
pub fn id(at: i64, n: usize, which: u8) -> Uuid {
    let mut random = [which; 10];
    random[6..].copy_from_slice(&u32::try_from(n).unwrap().to_be_bytes());
    uuid::Builder::from_unix_timestamp_millis(u64::try_from(at).unwrap(), &random).into_uuid()
}

fn count(number: usize) -> i32 {
    i32::try_from(number).unwrap()
}

/// Threads begin anywhere among the texts, so that no two pages are the same.
fn text<'a>(texts: &'a Texts, thread: &Planned, at: usize) -> &'a Text {
    &texts.posts[(thread.n * 7 + at) % texts.posts.len()]
}

fn posted(thread: &Planned, at: usize) -> i64 {
    thread.started + i64::try_from(at).unwrap() * MINUTE / 4
}

fn post(thread: &Planned, at: usize, by: &Viewer, text: &Text) -> Vec<Expr> {
    let marker = u8::try_from(at).unwrap();
    vec![
        id(posted(thread, at), thread.n, marker).into(),
        thread.id.into(),
        count(at + 1).into(),
        by.person.0.into(),
        by.organisation.0.into(),
        text.language.as_str().into(),
        text.markdown.as_str().into(),
        text.html.as_str().into(),
        posted(thread, at).into(),
        count(at % 4).into(),
        id(posted(thread, at), thread.n, marker + 100).into(),
    ]
}

/// Many rows into a table.
pub async fn insert(
    own: &DatabaseConnection,
    table: &'static str,
    columns: &'static [&'static str],
    mut rows: impl Iterator<Item = Vec<Expr>>,
) {
    loop {
        let mut insert = Query::insert();
        insert.into_table(table).columns(columns.iter().copied());
        let mut some = 0;
        for row in rows.by_ref().take(ROWS) {
            insert.values_panic(row);
            some += 1;
        }
        if some == 0 {
            return;
        }
        own.execute(&insert).await.unwrap();
    }
}
