//! How closely one watches a forum or a thread, and having read all of it.

use super::{granted_forum, granted_post, granted_thread};
use crate::{Done, Sund};
use sund_domain::{
    Field, Granted, Invalid, Problem,
    forum::{FollowForum, FollowThread, PostInThread, ReadPost, ReadThread, Thread},
    ids::{PostId, ThreadId},
    notifications::Watch,
    people::Viewer,
};
use sund_store::{
    forum::reading,
    notifications::{inbox, watches},
};

/// The level that was chosen in a form, if one was.
pub(crate) fn chosen(level: &str) -> Result<Option<Watch>, Invalid> {
    Watch::chosen(level).map_err(|_| Invalid::new(Field::Watch, Problem::NotAChoice))
}

/// Watches the forum as closely as the code says; an empty one takes the choice back.
pub async fn watch_forum(sund: &Sund, viewer: &Viewer, slug: &str, level: &str) -> Done<()> {
    let tx = sund.store.begin().await?;
    let forum = granted_forum::<FollowForum>(tx.reads(), viewer, slug).await?;
    watches::choose_for_forum(&tx, &forum, viewer.person, chosen(level)?, sund.now()).await?;
    Ok(tx.commit().await?)
}

/// Watches the thread as closely as the code says; an empty one takes the choice back.
pub async fn watch_thread(sund: &Sund, viewer: &Viewer, id: ThreadId, level: &str) -> Done<()> {
    let tx = sund.store.begin().await?;
    let thread = granted_thread::<FollowThread>(tx.reads(), viewer, id).await?;
    watches::choose_for_thread(&tx, &thread, viewer.person, chosen(level)?, sund.now()).await?;
    Ok(tx.commit().await?)
}

/// Nothing in the forum is new any more.
pub async fn mark_forum_read(sund: &Sund, viewer: &Viewer, slug: &str) -> Done<()> {
    let tx = sund.store.begin().await?;
    let forum = granted_forum::<FollowForum>(tx.reads(), viewer, slug).await?;
    reading::all_seen(&tx, &forum, viewer.person, viewer.joined, sund.now()).await?;
    inbox::see_forum(&tx, &forum, viewer.person, sund.now()).await?;
    Ok(tx.commit().await?)
}

/// Nothing in the thread is new any more; the thread.
pub async fn mark_thread_read(sund: &Sund, viewer: &Viewer, id: ThreadId) -> Done<Thread> {
    let tx = sund.store.begin().await?;
    let thread = granted_thread::<ReadThread>(tx.reads(), viewer, id).await?;
    reading::seen_up_to(&tx, &thread, viewer.person, thread.last_number, sund.now()).await?;
    inbox::see_thread(&tx, &thread, viewer.person, sund.now()).await?;
    tx.commit().await?;
    Ok(thread.into_inner())
}

/// The viewer wants to read on at this post: it and all after it are new again.
pub async fn mark_unread_from(sund: &Sund, viewer: &Viewer, id: PostId) -> Done<PostInThread> {
    let tx = sund.store.begin().await?;
    let post = granted_post::<ReadPost>(tx.reads(), viewer, id).await?.into_inner();
    let thread = Granted::<Thread, ReadThread>::check(post.thread.clone())?;
    reading::unsee_after(&tx, &thread, viewer.person, post.post.number.saturating_sub(1), sund.now()).await?;
    tx.commit().await?;
    Ok(post)
}
