//! What its author takes back and brings back. Each holds only over what it was told of: nobody undoes by it what a chair did
//! meanwhile.

use super::forums::count_threads;
use crate::{StoreError, Tx, sql};
use sea_orm::ConnectionTrait;
use sund_domain::{
    Granted,
    forum::{BringBackPost, BringBackThread, HiddenHow, PostInThread, TakeBackPost, TakeBackThread, Thread},
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
