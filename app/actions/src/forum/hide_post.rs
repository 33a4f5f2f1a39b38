//! Taking a post out of sight, with a reason, and bringing it back.

use super::granted_post;
use crate::{Done, Sund, audit::about_post, notifications};
use sund_domain::{
    Field,
    audit::Audited,
    forum::{Hidden, HiddenHow, HidePost, PostInThread, RestorePost},
    ids::PostId,
    notifications::{NewNotice, Why},
    people::Viewer,
    text::{NOTE_MOST, line},
};
use sund_store::{audit, forum::posts};

/// Hides the post from all but its author and the chairs, who see the reason.
pub async fn hide_post(sund: &Sund, viewer: &Viewer, id: PostId, reason: &str) -> Done<PostInThread> {
    let tx = sund.store.begin().await?;
    let post = granted_post::<HidePost>(tx.reads(), viewer, id).await?;
    let reason = line(Field::Reason, reason, NOTE_MOST)?;
    posts::hide(&tx, &post, Hidden { at: sund.now(), how: HiddenHow::Chair, reason: reason.clone() }).await?;
    notifications::post_out_of_sight(sund, &tx, id).await?;
    let told =
        NewNotice { note: Some(reason.clone()), ..notifications::about_post(sund, viewer, Why::PostHidden, &post) };
    notifications::tell(sund, &tx, vec![told]).await?;
    audit::add(&tx, about_post(sund, viewer, Audited::PostHidden, &post, Some(reason))).await?;
    tx.commit().await?;
    Ok(post.into_inner())
}

/// Brings the post back.
pub async fn restore_post(sund: &Sund, viewer: &Viewer, id: PostId) -> Done<PostInThread> {
    let tx = sund.store.begin().await?;
    let post = granted_post::<RestorePost>(tx.reads(), viewer, id).await?;
    if post.post.hidden.is_some() {
        posts::restore(&tx, &post).await?;
        notifications::tell(sund, &tx, vec![notifications::about_post(sund, viewer, Why::PostRestored, &post)]).await?;
        audit::add(&tx, about_post(sund, viewer, Audited::PostRestored, &post, None)).await?;
    }
    tx.commit().await?;
    Ok(post.into_inner())
}
