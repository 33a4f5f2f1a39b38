//! What the database keeps, beside what one gets who reckons it anew, and beside the model.

use super::model::{Model, PEOPLE, PLACES, Thread, place, viewer};
use sea_orm::{FromQueryResult, Statement, Value};
use sund_actions::forum;
use sund_domain::{
    forum::Filter,
    ids::{MoveId, PostId, ThreadId},
};
use sund_tests::Network;
use uuid::Uuid;

/// Every number that is kept twice, with the one that is reckoned anew; none of them may differ.
const KEPT_TWICE: [(&str, &str); 4] = [
    (
        "posts of a thread are numbered without a gap",
        "select count(*) as n from (select t.id from threads t left join posts p on p.thread_id = t.id \
         group by t.id, t.last_number having count(p.id) <> t.last_number or coalesce(max(p.number), 0) <> t.last_number \
         or coalesce(min(p.number), 1) <> 1 and t.last_number > 0) x",
    ),
    (
        "threads of a forum",
        "select count(*) as n from forums f where f.threads <> (select count(*) from threads t \
         where t.forum_id = f.id and t.hidden_at is null and t.merged_into is null)",
    ),
    (
        "who finds a post helpful",
        "select count(*) as n from posts p where p.helpful <> (select count(*) from helpful_marks h where h.post_id = p.id)",
    ),
    (
        "when a thread was active",
        "select count(*) as n from threads t where t.last_number > 0 \
         and t.active_at <> (select max(p.posted_at) from posts p where p.thread_id = t.id)",
    ),
];

#[derive(Debug, FromQueryResult)]
struct Count {
    n: i64,
}

#[derive(Debug, FromQueryResult)]
struct Id {
    id: Uuid,
}

#[derive(Debug, FromQueryResult)]
struct WatchRow {
    person_id: Uuid,
    level: String,
    chosen: bool,
}

#[derive(Debug, FromQueryResult)]
struct ThreadRow {
    forum: String,
    author_id: Uuid,
    accepted_number: Option<i32>,
    merged_into: Option<Uuid>,
    moves: i32,
}

async fn rows<R: FromQueryResult>(network: &Network, sql: &str, values: Vec<Value>) -> Vec<R> {
    let on = network.sund().store.reads();
    let backend = sea_orm::ConnectionTrait::get_database_backend(on);
    let statement = Statement::from_sql_and_values(backend, sql, values);
    R::find_by_statement(statement).all(on).await.unwrap()
}

/// The post that was written last in this thread.
pub async fn last_post(network: &Network, thread: ThreadId) -> PostId {
    let sql = "select id from posts where thread_id = $1 order by number desc limit 1";
    rows::<Id>(network, sql, vec![thread.0.into()]).await[0].id.into()
}

/// What went last.
pub async fn last_move(network: &Network) -> MoveId {
    rows::<Id>(network, "select id from moves order by at desc, id desc limit 1", Vec::new()).await[0].id.into()
}

/// The first thing that is wrong.
pub async fn all(network: &Network, model: &Model) -> Option<String> {
    for (told, sql) in KEPT_TWICE {
        if rows::<Count>(network, sql, Vec::new()).await[0].n != 0 {
            return Some(told.to_owned());
        }
    }
    for (number, thread) in model.threads.iter().enumerate() {
        if let Some(wrong) = of_thread(network, model, thread).await {
            return Some(format!("thread {number}: {wrong}"));
        }
    }
    for who in 0..PEOPLE {
        if let Some(wrong) = lists(network, model, who).await {
            return Some(format!("for person {who}: {wrong}"));
        }
    }
    None
}

async fn of_thread(network: &Network, model: &Model, thread: &Thread) -> Option<String> {
    let posts: Vec<PostId> =
        rows::<Id>(network, "select id from posts where thread_id = $1 order by number", vec![thread.id.0.into()])
            .await
            .into_iter()
            .map(|row| row.id.into())
            .collect();
    let should: Vec<PostId> = thread.posts.iter().map(|post| model.posts[*post].id).collect();
    if posts != should {
        return Some(format!("its posts are {posts:?}, and not {should:?}"));
    }
    let sql = "select person_id, level, chosen from watches where subject = 'thread' and subject_id = $1";
    let watching = rows::<WatchRow>(network, sql, vec![thread.id.0.into()]).await;
    for who in 0..PEOPLE {
        let row = watching.iter().find(|row| row.person_id == viewer(network, who).person.0);
        let is = row.map(|row| (row.level.as_str(), row.chosen));
        if is != thread.watched[who] {
            return Some(format!("person {who} watches it as {is:?}, and not {:?}", thread.watched[who]));
        }
    }
    let sql = "select f.slug as forum, t.author_id, t.accepted_number, t.merged_into, t.moves \
        from threads t join forums f on f.id = t.forum_id where t.id = $1";
    let row = rows::<ThreadRow>(network, sql, vec![thread.id.0.into()]).await.pop()?;
    let number = |post: usize| thread.posts.iter().position(|one| *one == post).map(|at| at + 1);
    let accepted = thread.accepted.and_then(number).map(|n| i32::try_from(n).unwrap());
    let is = (row.forum.as_str(), row.author_id, row.accepted_number, row.merged_into, row.moves);
    let author = viewer(network, thread.author).person.0;
    let merged = thread.merged.map(|other| model.threads[other].id.0);
    let moves = i32::try_from(thread.moves).unwrap();
    let should = (place(network, thread.place).slug.as_str(), author, accepted, merged, moves);
    (is != should).then(|| format!("it is {is:?}, and not {should:?}"))
}

/// What this person is shown: how much is new, and each post or not.
async fn lists(network: &Network, model: &Model, who: usize) -> Option<String> {
    let (sund, viewer) = (network.sund(), viewer(network, who));
    for number in 0..PLACES {
        let page = forum::forum_page(sund, viewer, &place(network, number).slug, Filter::Active, None).await;
        let lines = page.map(|page| page.threads.rows).unwrap_or_default();
        for thread in model.threads.iter().filter(|thread| thread.place == number) {
            let line = lines.iter().find(|line| line.id == thread.id).map(|line| line.unread);
            let listed = model.sees(who, thread) && thread.merged.is_none();
            // Of what one has muted nothing is new.
            let muted = thread.watched[who].is_some_and(|(level, _)| level == "muted");
            let unread = if muted { 0 } else { u32::try_from(thread.posts.len() - thread.read[who]).unwrap() };
            if line != listed.then_some(unread) {
                return Some(format!("{} has {line:?} new, and not {unread} (listed: {listed})", thread.id));
            }
        }
    }
    // All posts for all people after each act would be most of the time: a quarter of them each time.
    let now = usize::try_from(sund.now().0 / 1_000).unwrap();
    for thread in &model.threads {
        for post in thread.posts.iter().filter(|post| (**post + now) % 4 == 0).map(|post| &model.posts[*post]) {
            let shown = forum::quote(sund, viewer, post.id).await.is_ok();
            if shown != model.reads(who, thread, post) {
                return Some(format!("{} is shown: {shown}", post.id));
            }
        }
    }
    None
}
