//! Taking a post's text away for good: out of the post, its poll, its history and every text that is kept beside it.

use crate::{StoreError, Tx, sql};
use sea_orm::ConnectionTrait;
use sund_domain::{
    Granted,
    forum::{Hidden, PostInThread, RedactPost},
    ids::{PostId, ThreadId},
};

const POST: &str = "update posts set markdown = '', html = '', version = version + 1, hidden_at = $2, hidden_how = $3, hidden_reason = $4 where id = $1";
const HISTORY: &str = "delete from post_versions where post_id = $1";
const EDITS: &str = "delete from drafts where what = 'edit' and target = $1";
const UNACCEPT: &str = "update threads set accepted_number = null where id = $1 and accepted_number = $2";
const TITLE: &str = "update threads set title = $2 where id = $1";
// The log says what was done and why, and the old title no longer.
const LOG: &str = "update audit_log set what = $2 where thread_id = $1";
const QUOTES: &str =
    "select p.id from posts p where p.thread_id = $1 and p.id <> $2 and p.markdown like $3 order by p.number limit 50";

/// Takes the text away.
pub async fn redact(tx: &Tx, post: &Granted<PostInThread, RedactPost>, why: Hidden) -> Result<(), StoreError> {
    let id = post.post.id;
    let values = [id.0.into(), why.at.0.into(), why.how.code().into(), why.reason.into()];
    sql::run(&tx.0, POST, values).await?;
    beside(tx, id).await?;
    sql::run(&tx.0, UNACCEPT, [post.thread.id.0.into(), sql::column(post.post.number).into()]).await?;
    Ok(())
}

/// Takes away what is kept of a post's text beside it: what it was, what it is about to be, and its poll.
pub(super) async fn beside(tx: &Tx, id: PostId) -> Result<(), StoreError> {
    sql::run(&tx.0, HISTORY, [id.0.into()]).await?;
    sql::run(&tx.0, EDITS, [id.0.into()]).await?;
    crate::polls::forget(tx, id).await
}

/// Puts another title in the place of a thread's, wherever that is kept.
pub async fn retitle(tx: &Tx, post: &Granted<PostInThread, RedactPost>, title: String) -> Result<(), StoreError> {
    call(tx, post.thread.id, &title).await
}

/// The thread is called so, also in the log, and is found by these words.
pub(super) async fn call(tx: &Tx, thread: ThreadId, title: &str) -> Result<(), StoreError> {
    for statement in [TITLE, LOG] {
        sql::run(&tx.0, statement, [thread.0.into(), title.into()]).await?;
    }
    super::alike::keep_words(tx, thread, title).await
}

/// The posts of its thread that link to it, and so may hold a part of its text.
pub async fn quotes(
    on: &impl ConnectionTrait,
    post: &Granted<PostInThread, RedactPost>,
) -> Result<Vec<PostId>, StoreError> {
    let link = format!("%/posts/{}%", post.post.id);
    sql::ids(on, QUOTES, [post.thread.id.0.into(), post.post.id.0.into(), link.into()]).await
}
