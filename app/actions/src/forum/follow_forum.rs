//! Following a forum, and having read all of it.

use super::granted_forum;
use crate::{Done, Sund};
use sund_domain::{forum::FollowForum, people::Viewer};
use sund_store::forum::{forums, reading};

/// Follows the forum, or stops.
pub async fn follow_forum(sund: &Sund, viewer: &Viewer, slug: &str, follow: bool) -> Done<()> {
    let tx = sund.store.begin().await?;
    let forum = granted_forum::<FollowForum>(tx.reads(), viewer, slug).await?;
    forums::follow(&tx, &forum, viewer.person, follow, sund.now()).await?;
    Ok(tx.commit().await?)
}

/// Nothing in the forum is new any more.
pub async fn mark_forum_read(sund: &Sund, viewer: &Viewer, slug: &str) -> Done<()> {
    let tx = sund.store.begin().await?;
    let forum = granted_forum::<FollowForum>(tx.reads(), viewer, slug).await?;
    reading::all_seen(&tx, &forum, viewer.person, viewer.joined, sund.now()).await?;
    Ok(tx.commit().await?)
}
