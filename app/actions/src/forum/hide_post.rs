//! Taking a post out of sight, with a reason, and bringing it back.

use super::granted_post;
use crate::{Done, Sund, audit::about_post, moderation::measure, notifications};
use sund_domain::{
    Granted,
    audit::Audited,
    forum::{Hidden, HiddenHow, HidePost, PostInThread, RestorePost},
    ids::PostId,
    moderation::{MeasureKind, stored},
    notifications::{NewNotice, Why},
    people::Viewer,
};
use sund_store::{Tx, audit, forum::posts, moderation::measures};

/// Hides the post from all but its author and the chairs, who see the reason.
pub async fn hide_post(sund: &Sund, viewer: &Viewer, id: PostId, cause: &str, words: &str) -> Done<PostInThread> {
    let tx = sund.store.begin().await?;
    let post = granted_post::<HidePost>(tx.reads(), viewer, id).await?;
    hide(sund, &tx, viewer, &post, stored(cause, words)?).await?;
    tx.commit().await?;
    Ok(post.into_inner())
}

/// Hides it, tells its author, who can appeal, and leaves a line.
pub(crate) async fn hide(
    sund: &Sund,
    tx: &Tx,
    viewer: &Viewer,
    post: &Granted<PostInThread, HidePost>,
    reason: String,
) -> Done<()> {
    let at = sund.now();
    posts::hide(tx, post, Hidden { at, how: HiddenHow::Chair, reason: reason.clone() }).await?;
    notifications::post_out_of_sight(sund, tx, post.post.id).await?;
    let person = post.post.author.person;
    measures::post_back(tx, post.post.id, viewer.person, at).await?;
    if person != viewer.person {
        let workgroup = post.thread.forum.workgroup;
        let new = measures::NewMeasure {
            thread: Some(post.thread.id),
            post: Some(post.post.id),
            ..measure(sund, viewer, workgroup, (person, MeasureKind::HidePost), reason.clone())
        };
        measures::add(tx, new).await?;
    }
    let told =
        NewNotice { note: Some(reason.clone()), ..notifications::about_post(sund, viewer, Why::PostHidden, post) };
    notifications::tell(sund, tx, vec![told]).await?;
    Ok(audit::add(tx, about_post(sund, viewer, Audited::PostHidden, post, Some(reason))).await?)
}

/// Brings the post back.
pub async fn restore_post(sund: &Sund, viewer: &Viewer, id: PostId) -> Done<PostInThread> {
    let tx = sund.store.begin().await?;
    let post = granted_post::<RestorePost>(tx.reads(), viewer, id).await?;
    if post.post.hidden.is_some() {
        restore(sund, &tx, viewer, &post).await?;
    }
    tx.commit().await?;
    Ok(post.into_inner())
}

/// Brings it back, tells its author, and leaves a line.
pub(crate) async fn restore(
    sund: &Sund,
    tx: &Tx,
    viewer: &Viewer,
    post: &Granted<PostInThread, RestorePost>,
) -> Done<()> {
    posts::restore(tx, post).await?;
    measures::post_back(tx, post.post.id, viewer.person, sund.now()).await?;
    notifications::tell(sund, tx, vec![notifications::about_post(sund, viewer, Why::PostRestored, post)]).await?;
    Ok(audit::add(tx, about_post(sund, viewer, Audited::PostRestored, post, None)).await?)
}
