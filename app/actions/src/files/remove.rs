//! Taking a file away: one that was not sent yet, or one of a post, which its history then tells.

use super::{gate, post_of};
use crate::{
    Done, Sund,
    audit::about_post,
    error::found,
    forum::granted_post,
    moderation::writing,
    notifications::{self, tell},
};
use sund_domain::{
    Refusal,
    audit::Audited,
    files::File,
    forum::{PostInThread, RemoveFile},
    ids::FileId,
    moderation::stored,
    notifications::{NewNotice, Why},
    people::Viewer,
};
use sund_store::{audit, files as rows};

/// Takes away a file of the viewer that was not sent yet.
pub async fn drop_loose(sund: &Sund, viewer: &Viewer, id: FileId) -> Done<()> {
    let tx = sund.store.begin().await?;
    let it = gate(tx.reads(), viewer, id).await?;
    if it.file.post.is_some() || it.file.session.is_some() || it.file.by != viewer.person {
        return Err(Refusal::NotFound.into());
    }
    rows::doom(&tx, id, sund.now()).await?;
    tx.commit().await?;
    sund.sweep_soon();
    Ok(())
}

/// The file of a post that is about to be taken away, and its post.
pub async fn removing(sund: &Sund, viewer: &Viewer, id: FileId) -> Done<(File, PostInThread)> {
    let on = sund.store.reads();
    let it = rows::one(on, id).await?;
    let post = granted_post::<RemoveFile>(on, viewer, post_of(it.as_ref())).await?;
    Ok((found(it)?.file, post.into_inner()))
}

/// Takes a file away from its post. Authors need no reason; chairs do, the author is told, and a line is left in the log.
pub async fn remove(sund: &Sund, viewer: &Viewer, id: FileId, cause: &str, words: &str) -> Done<PostInThread> {
    let tx = writing(sund, viewer).await?;
    let it = rows::one(tx.reads(), id).await?;
    let post = granted_post::<RemoveFile>(tx.reads(), viewer, post_of(it.as_ref())).await?;
    let own = post.post.mine;
    let reason = if own && cause.is_empty() && words.trim().is_empty() { String::new() } else { stored(cause, words)? };
    let removed = rows::remove(&tx, &post, id, viewer.person, (sund.now(), reason.clone())).await?;
    if removed && !own {
        let told = NewNotice {
            note: Some(reason.clone()),
            ..notifications::about_post(sund, viewer, Why::FileRemoved, &post)
        };
        tell(sund, &tx, vec![told]).await?;
        audit::add(&tx, about_post(sund, viewer, Audited::FileRemoved, &post, Some(reason))).await?;
    }
    tx.commit().await?;
    sund.sweep_soon();
    Ok(post.into_inner())
}
