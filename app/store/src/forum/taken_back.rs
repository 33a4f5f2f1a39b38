//! What its author takes back and brings back. Each holds only over what it was told of: nobody undoes by it what a chair did
//! meanwhile.

use super::{forums::count_threads, redact};
use crate::{StoreError, Tx, files, sql};
use sea_orm::ConnectionTrait;
use sund_domain::{
    Granted,
    forum::{BringBackPost, BringBackThread, HiddenHow, PostInThread, TakeBackPost, TakeBackThread, Thread},
    ids::{PostId, ThreadId},
    time::Timestamp,
};

/// Whoever replies at this moment has replied, or finds the thread taken back.
const HOLD: &str = "update threads set id = id where id = $1";
const OTHERS: &str =
    "select count(*) as n from (select 1 as one from posts p where p.thread_id = $1 and p.author_id <> $2 limit 1) x";
const TAKE_POST: &str =
    "update posts set hidden_at = $2, hidden_how = $3, hidden_reason = '' where id = $1 and hidden_at is null";
const TAKE_THREAD: &str =
    "update threads set hidden_at = $2, hidden_how = $3, hidden_reason = '' where id = $1 and hidden_at is null";
const BRING_POST: &str =
    "update posts set hidden_at = null, hidden_how = null, hidden_reason = null where id = $1 and hidden_how = $2";
const BRING_THREAD: &str =
    "update threads set hidden_at = null, hidden_how = null, hidden_reason = null where id = $1 and hidden_how = $2";
const HOW: &str = HiddenHow::Author.code();
/// So many go in one go.
const SOME: i64 = 100;
/// What stands where the title of a thread was whose text is gone.
const NO_TITLE: &str = "…";
// What chairs have to decide about they can read until they have.
const OLD_POSTS: &str = "select p.id from posts p where p.hidden_how = $1 and p.text_gone_at is null and p.hidden_at < $2 \
    and not exists (select 1 from cases c where c.post_id = p.id and c.decided_at is null) order by p.hidden_at limit $3";
const OLD_THREADS: &str = "select t.id from threads t where t.hidden_how = $1 and t.text_gone_at is null and t.hidden_at < $2 \
    and not exists (select 1 from cases c where c.thread_id = t.id and c.decided_at is null) order by t.hidden_at limit $3";
const POST_GOES: &str = "update posts set markdown = '', html = '', version = version + 1, text_gone_at = $2 \
    where id = $1 and hidden_how = $3 and hidden_at < $4 and text_gone_at is null";
const THREAD_GOES: &str = "update threads set text_gone_at = $2 \
    where id = $1 and hidden_how = $3 and hidden_at < $4 and text_gone_at is null";
/// Its author's posts go with it, and are what was taken back.
const POSTS_OF: &str = "select p.id from posts p join threads t on t.id = p.thread_id and t.author_id = p.author_id \
    where p.thread_id = $1 and p.text_gone_at is null and (p.hidden_how is null or p.hidden_how <> 'redacted')";
const POST_GOES_ALONG: &str = "update posts set markdown = '', html = '', version = version + 1, text_gone_at = $2, \
    hidden_at = coalesce(hidden_at, $2), hidden_how = coalesce(hidden_how, $3), hidden_reason = coalesce(hidden_reason, '') \
    where id = $1";

/// Some of the posts that were taken back before this time, and whose text is still there.
pub async fn old_posts(on: &impl ConnectionTrait, before: Timestamp) -> Result<Vec<PostId>, StoreError> {
    sql::ids(on, OLD_POSTS, [HOW.into(), before.0.into(), SOME.into()]).await
}

/// Some of the threads of that kind.
pub async fn old_threads(on: &impl ConnectionTrait, before: Timestamp) -> Result<Vec<ThreadId>, StoreError> {
    sql::ids(on, OLD_THREADS, [HOW.into(), before.0.into(), SOME.into()]).await
}

/// The post's text is gone for good, with its history, its poll, its files and the drafts about it; that it was there stays.
/// Nothing happens if it is not taken back any more.
pub async fn post_goes(tx: &Tx, id: PostId, before: Timestamp, at: Timestamp) -> Result<(), StoreError> {
    let values = [id.0.into(), at.0.into(), HOW.into(), before.0.into()];
    if sql::run(&tx.0, POST_GOES, values).await? > 0 {
        redact::beside(tx, id).await?;
        files::doom_of(tx, id, at).await?;
    }
    Ok(())
}

/// The same for a thread: its title, and what its author wrote in it.
pub async fn thread_goes(tx: &Tx, id: ThreadId, before: Timestamp, at: Timestamp) -> Result<(), StoreError> {
    let values = [id.0.into(), at.0.into(), HOW.into(), before.0.into()];
    if sql::run(&tx.0, THREAD_GOES, values).await? == 0 {
        return Ok(());
    }
    redact::call(tx, id, NO_TITLE).await?;
    for post in sql::ids::<PostId>(&tx.0, POSTS_OF, [id.0.into()]).await? {
        sql::run(&tx.0, POST_GOES_ALONG, [post.0.into(), at.0.into(), HOW.into()]).await?;
        redact::beside(tx, post).await?;
        files::doom_of(tx, post, at).await?;
    }
    Ok(())
}

/// Nobody writes in the post's thread until this transaction ends.
pub async fn hold(tx: &Tx, post: &Granted<PostInThread, TakeBackPost>) -> Result<(), StoreError> {
    sql::run(&tx.0, HOLD, [post.thread.id.0.into()]).await?;
    Ok(())
}

/// Whether anybody else has written in the post's thread.
pub async fn others_wrote(
    on: &impl ConnectionTrait,
    post: &Granted<PostInThread, TakeBackPost>,
) -> Result<bool, StoreError> {
    Ok(sql::count(on, OTHERS, [post.thread.id.0.into(), post.post.author.person.0.into()]).await? > 0)
}

/// Takes the post back; no, if it is out of sight already.
pub async fn take_post(tx: &Tx, post: &Granted<PostInThread, TakeBackPost>, at: Timestamp) -> Result<bool, StoreError> {
    Ok(sql::run(&tx.0, TAKE_POST, [post.post.id.0.into(), at.0.into(), HOW.into()]).await? > 0)
}

/// Takes the thread back; no, if it is out of sight already.
pub async fn take_thread(tx: &Tx, thread: &Granted<Thread, TakeBackThread>, at: Timestamp) -> Result<bool, StoreError> {
    let taken = sql::run(&tx.0, TAKE_THREAD, [thread.id.0.into(), at.0.into(), HOW.into()]).await? > 0;
    if taken {
        count_threads(tx, thread.forum.id, -1).await?;
    }
    Ok(taken)
}

/// Brings the post back; no, if its author is not who took it out of sight.
pub async fn bring_post(tx: &Tx, post: &Granted<PostInThread, BringBackPost>) -> Result<bool, StoreError> {
    Ok(sql::run(&tx.0, BRING_POST, [post.post.id.0.into(), HOW.into()]).await? > 0)
}

/// Brings the thread back; no, if its author is not who took it out of sight.
pub async fn bring_thread(tx: &Tx, thread: &Granted<Thread, BringBackThread>) -> Result<bool, StoreError> {
    let back = sql::run(&tx.0, BRING_THREAD, [thread.id.0.into(), HOW.into()]).await? > 0;
    if back {
        count_threads(tx, thread.forum.id, 1).await?;
    }
    Ok(back)
}
