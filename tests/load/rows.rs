//! Many threads at once, straight into the tables: through the actions it would take hours.

use crate::{
    Size,
    texts::{Text, Texts},
};
use sea_orm::{
    ConnectionTrait, DatabaseConnection,
    sea_query::{Expr, InsertStatement, Query},
};
use sund_domain::{
    forum::POSTS_A_PAGE,
    ids::ForumId,
    people::Viewer,
    time::{MINUTE, Timestamp},
};
use uuid::Uuid;

/// So many people look at pages; what they look at they have seen before, so that looking writes nothing.
pub const READERS: usize = 64;
/// Rows of one statement: few enough for SQLite's 32,766 parameters.
const ROWS: usize = 500;

const THREADS: [&str; 10] = [
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

/// Rows on their way into one table.
struct Rows<'a> {
    own: &'a DatabaseConnection,
    table: &'static str,
    columns: &'static [&'static str],
    waiting: Vec<Vec<Expr>>,
}

impl<'a> Rows<'a> {
    fn of(own: &'a DatabaseConnection, table: &'static str, columns: &'static [&'static str]) -> Self {
        Self { own, table, columns, waiting: Vec::new() }
    }

    async fn add(&mut self, row: Vec<Expr>) {
        self.waiting.push(row);
        if self.waiting.len() >= ROWS {
            self.write().await;
        }
    }

    async fn write(&mut self) {
        if self.waiting.is_empty() {
            return;
        }
        let mut insert: InsertStatement = Query::insert();
        insert.into_table(self.table).columns(self.columns.iter().copied());
        for row in self.waiting.drain(..) {
            insert.values_panic(row);
        }
        self.own.execute(&insert).await.unwrap();
    }
}

/// An id as if it was made then: UUID version 7, told apart by `n`.
fn id(at: i64, n: u32) -> Uuid {
    let millis = u64::try_from(at).unwrap_or_default();
    let [a, b, c, d] = n.to_be_bytes();
    uuid::Builder::from_unix_timestamp_millis(millis, &[a, b, c, d, 0, 0, 0, 0, 0, 0]).into_uuid()
}

/// Fills the forums with threads of two years; the ids of those with twenty posts.
pub async fn fill(
    own: &DatabaseConnection,
    members: &[Viewer],
    forums: &[ForumId],
    texts: &Texts,
    now: Timestamp,
    size: Size,
) -> Vec<Uuid> {
    own.execute_unprepared("begin").await.unwrap();
    let mut threads = Rows::of(own, "threads", &THREADS);
    let mut posts = Rows::of(own, "posts", &POSTS);
    let mut reads = Rows::of(own, "thread_reads", &READS);
    let mut long = Vec::new();
    let every = size.threads / size.long_threads;
    let mut post = 0;
    for n in 0..size.threads {
        let at = |index: u32, of: usize| usize::try_from(index).unwrap_or_default() % of;
        let is_long = n % every == 0;
        let count = if is_long { POSTS_A_PAGE } else { 1 + n % 3 };
        let started = now.0 - i64::from(size.threads - n) * 10 * MINUTE;
        let thread = id(started, n);
        let forum = forums[at(n, forums.len())];
        let (kind, title) = (["question", "discussion", "practice"][at(n, 3)], &texts.titles[at(n, texts.titles.len())]);
        let author = &members[at(n, members.len())];
        let first = &texts.posts[at(n * 7, texts.posts.len())];
        threads
            .add(vec![
                thread.into(),
                forum.0.into(),
                kind.into(),
                title.as_str().into(),
                first.language.as_str().into(),
                author.person.0.into(),
                author.organisation.0.into(),
                started.into(),
                (started + i64::from(count) * MINUTE).into(),
                count.into(),
            ])
            .await;
        // A post refers to its thread.
        threads.write_before(&mut posts, count).await;
        for number in 1..=count {
            let by = &members[at(n + number - 1, members.len())];
            let text = &texts.posts[at(n * 7 + number - 1, texts.posts.len())];
            post += 1;
            posts.add(row(thread, number, by, text, started + i64::from(number) * MINUTE, post)).await;
        }
        if is_long {
            long.push(thread);
            for reader in members.iter().take(READERS) {
                reads.waiting.push(vec![reader.person.0.into(), thread.into(), count.into(), now.0.into()]);
            }
        }
    }
    long
}

fn row(thread: Uuid, number: u32, by: &Viewer, text: &Text, at: i64, n: u32) -> Vec<Expr> {
    vec![
        id(at, n).into(),
        thread.into(),
        number.into(),
        by.person.0.into(),
        by.organisation.0.into(),
        text.language.as_str().into(),
        text.markdown.as_str().into(),
        text.html.as_str().into(),
        at.into(),
        (number % 4).into(),
        id(at, u32::MAX - n).into(),
    ]
}
