//! What is decided about a thread: that it is looked at, when it will be locked, how often one writes in it.

use crate::{
    StoreError, Tx,
    forum::forums::count_threads,
    sql::{self, column},
};
use sund_domain::{
    Granted,
    forum::{FlagPost, Hidden, LockThread, PostInThread, Thread},
    time::Timestamp,
};

const LOCK: &str = "update threads set locks_at = $2 where id = $1";
const SLOW: &str = "update threads set slow_minutes = $2 where id = $1";
const REVIEW: &str =
    "update threads set hidden_at = $2, hidden_how = $3, hidden_reason = $4 where id = $1 and hidden_at is null";

/// Takes the thread out of sight while chairs look at its first post, which was flagged; no, if it is already.
pub async fn review(tx: &Tx, post: &Granted<PostInThread, FlagPost>, why: Hidden) -> Result<bool, StoreError> {
    let values = [post.thread.id.0.into(), why.at.0.into(), why.how.code().into(), why.reason.into()];
    let hidden = sql::run(&tx.0, REVIEW, values).await? > 0;
    if hidden {
        count_threads(tx, post.thread.forum.id, -1).await?;
    }
    Ok(hidden)
}

/// Lets only chairs reply from then on.
pub async fn lock_at(tx: &Tx, thread: &Granted<Thread, LockThread>, at: Timestamp) -> Result<(), StoreError> {
    sql::run(&tx.0, LOCK, [thread.id.0.into(), at.0.into()]).await?;
    Ok(())
}

/// Lets each person reply once in so many minutes.
pub async fn slow(tx: &Tx, thread: &Granted<Thread, LockThread>, minutes: u32) -> Result<(), StoreError> {
    sql::run(&tx.0, SLOW, [thread.id.0.into(), column(minutes).into()]).await?;
    Ok(())
}

/// Whether the thread is locked now: a plan takes effect by the clock alone.
pub(crate) fn is_locked(locked: Option<i64>, locks: Option<i64>, now: Timestamp) -> bool {
    locked.is_some() || locks.is_some_and(|at| at <= now.0)
}

const UNLOCK: &str = "update threads set locked_at = null where id = $1 and locked_at = $2";

/// The thread is open again, if it was locked at this time and by nobody since.
pub async fn unlock_since(tx: &Tx, thread: &Granted<Thread, LockThread>, since: Timestamp) -> Result<bool, StoreError> {
    Ok(sql::run(&tx.0, UNLOCK, [thread.id.0.into(), since.0.into()]).await? > 0)
}
