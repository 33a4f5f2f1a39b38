//! Polls: a row beside the post, and one vote a person. A poll is read with its post, behind the post's own gate
//! (`forum::posts`); of votes only their sum is read, and one's own.

use crate::{
    StoreError, Tx,
    sql::{self, code, column, number},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use sund_domain::{
    Granted,
    forum::{ClosePoll, Post, PostInThread, ReadThread, Reply, Thread, Vote},
    ids::{PersonId, PostId},
    polls::{NewPoll, Poll, TypedPoll, count},
    time::Timestamp,
};
use uuid::Uuid;

/// The poll `pl` of the post `p`, and what the viewer voted in it.
macro_rules! join_poll {
    () => {
        " left join polls pl on pl.post_id = p.id left join poll_votes pv on pv.post_id = p.id and pv.person_id = $1"
    };
}

/// Their columns, after others.
macro_rules! columns {
    () => {
        ", pl.question as question, pl.kind as ballot, pl.options as options, pl.closes_at as closes_at, \
         pl.shown as results_shown, pv.choice as choice"
    };
}
pub(crate) use {columns, join_poll};

const INSERT: &str =
    "insert into polls (post_id, question, kind, options, closes_at, shown) values ($1, $2, $3, $4, $5, $6)";
/// One vote after the other, and none in a poll that is going.
const LOCK: &str = "update polls set shown = shown where post_id = $1";
const VOTE: &str = "insert into poll_votes (post_id, person_id, choice, at) values ($1, $2, $3, $4) \
    on conflict (post_id, person_id) do update set choice = excluded.choice, at = excluded.at";
const CLOSE: &str = "update polls set closes_at = $2 where post_id = $1 and (closes_at is null or closes_at > $2)";
const TAKE_BACK: &str = "delete from poll_votes where post_id = $1 and person_id = $2";
const OF_PAGE: &str = "select v.post_id, v.choice, count(*) as people from posts p join poll_votes v on v.post_id = p.id \
    where p.thread_id = $1 and p.number >= $2 and p.number < $3 group by v.post_id, v.choice";
/// The poll goes first: whoever votes holds its row, and so the vote is there to go.
const FORGET: [&str; 2] = ["delete from polls where post_id = $1", "delete from poll_votes where post_id = $1"];
/// Of two votes the later one.
const JOIN: [&str; 2] = [
    "insert into poll_votes (post_id, person_id, choice, at) select post_id, $1, choice, at from poll_votes \
     where person_id = $2 on conflict (post_id, person_id) do update set choice = excluded.choice, at = excluded.at \
     where poll_votes.at < excluded.at",
    "delete from poll_votes where person_id = $2 and person_id <> $1",
];

#[derive(Debug, FromQueryResult)]
pub(crate) struct PollRow {
    question: Option<String>,
    ballot: Option<String>,
    options: Option<String>,
    closes_at: Option<i64>,
    results_shown: Option<String>,
    choice: Option<String>,
}

impl PollRow {
    /// The poll, without what has come of it.
    pub(crate) fn poll(self) -> Result<Option<Poll>, StoreError> {
        let (Some(question), Some(kind), Some(options), Some(shown)) =
            (self.question, self.ballot, self.options, self.results_shown)
        else {
            return Ok(None);
        };
        Ok(Some(Poll {
            question,
            kind: code("kind", &kind)?,
            options: options.lines().map(str::to_owned).collect(),
            closes: self.closes_at.map(Timestamp),
            shown: code("shown", &shown)?,
            mine: ballot(&self.choice.unwrap_or_default()),
            tally: None,
        }))
    }
}

#[derive(Debug, FromQueryResult)]
struct Ballots {
    post_id: Uuid,
    choice: String,
    people: i64,
}

fn ballot(choice: &str) -> Vec<u32> {
    choice.split(',').filter_map(|option| option.parse().ok()).collect()
}

/// Adds a poll to the post that was just added to this thread.
pub async fn insert(tx: &Tx, _: &Granted<Thread, Reply>, post: PostId, new: NewPoll) -> Result<(), StoreError> {
    let values = [
        post.0.into(),
        new.question.into(),
        new.kind.code().into(),
        new.options.join("\n").into(),
        new.closes.map(|at| at.0).into(),
        new.shown.code().into(),
    ];
    sql::run(&tx.0, INSERT, values).await?;
    Ok(())
}

/// The person's vote, in place of the one before; no, if the poll is not there any more.
pub async fn vote(
    tx: &Tx,
    post: &Granted<PostInThread, Vote>,
    person: PersonId,
    ballot: &[u32],
    at: Timestamp,
) -> Result<bool, StoreError> {
    if sql::run(&tx.0, LOCK, [post.post.id.0.into()]).await? == 0 {
        return Ok(false);
    }
    let choice = ballot.iter().map(u32::to_string).collect::<Vec<_>>().join(",");
    let values = [post.post.id.0.into(), person.0.into(), choice.into(), at.0.into()];
    sql::run(&tx.0, VOTE, values).await?;
    Ok(true)
}

/// The person has not voted.
pub async fn take_back(tx: &Tx, post: &Granted<PostInThread, Vote>, person: PersonId) -> Result<(), StoreError> {
    sql::run(&tx.0, TAKE_BACK, [post.post.id.0.into(), person.0.into()]).await?;
    Ok(())
}

/// The poll is closed from now on; no, if it was before.
pub async fn close(tx: &Tx, post: &Granted<PostInThread, ClosePoll>, at: Timestamp) -> Result<bool, StoreError> {
    Ok(sql::run(&tx.0, CLOSE, [post.post.id.0.into(), at.0.into()]).await? == 1)
}

/// Says what has come of the polls of these posts, all of this thread, where the viewer may see that. One query where there
/// is such a poll, none otherwise.
pub async fn tallied(
    on: &impl ConnectionTrait,
    thread: &Granted<Thread, ReadThread>,
    posts: &mut [Post],
    now: Timestamp,
) -> Result<(), StoreError> {
    let asked = |post: &Post| post.poll.as_ref().is_some_and(|poll| poll.shows(now));
    let Some(from) = posts.iter().find(|post| asked(post)).map(|post| post.number) else { return Ok(()) };
    let until = posts.iter().filter(|post| asked(post)).map(|post| post.number + 1).max().unwrap_or(from);
    let values = [thread.id.0.into(), column(from).into(), column(until).into()];
    let ballots = sql::all::<Ballots>(on, OF_PAGE, values).await?;
    for post in posts {
        let Some(poll) = post.poll.as_mut().filter(|poll| poll.shows(now)) else { continue };
        let of = ballots.iter().filter(|row| row.post_id == post.id.0);
        let of: Vec<_> =
            of.map(|row| (ballot(&row.choice), number(i32::try_from(row.people).unwrap_or(i32::MAX)))).collect();
        poll.tally = Some(count(poll.kind, poll.options.len(), &of));
    }
    Ok(())
}

/// The poll goes with the text of its post.
pub(crate) async fn forget(tx: &Tx, post: PostId) -> Result<(), StoreError> {
    for step in FORGET {
        sql::run(&tx.0, step, [post.0.into()]).await?;
    }
    Ok(())
}

/// What `from` voted, `to` voted; one vote where both did.
pub(crate) async fn join(tx: &Tx, to: PersonId, from: PersonId) -> Result<(), StoreError> {
    for step in JOIN {
        sql::run(&tx.0, step, [to.0.into(), from.0.into()]).await?;
    }
    Ok(())
}

/// A poll that is not posted yet, as a draft keeps it.
pub(crate) fn kept(typed: &TypedPoll) -> String {
    if typed.is_empty() { String::new() } else { serde_json::to_string(typed).unwrap_or_default() }
}

/// The same read again.
pub(crate) fn typed(kept: &str) -> TypedPoll {
    serde_json::from_str(kept).unwrap_or_default()
}
