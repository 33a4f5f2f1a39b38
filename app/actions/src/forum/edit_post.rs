//! Editing one's own post; the text before is kept.

use super::{Written, granted_post};
use crate::{Done, Sund, moderation::writing};
use sund_domain::{
    forum::{Draft, DraftPlace, EditPost, PostInThread},
    ids::PostId,
    people::Viewer,
};
use sund_store::{
    forum::{drafts, posts},
    moderation::cases,
};

/// The post that is about to be edited, and what was typed before.
pub async fn editing(sund: &Sund, viewer: &Viewer, id: PostId) -> Done<(PostInThread, Option<Draft>)> {
    let on = sund.store.reads();
    let post = granted_post::<EditPost>(on, viewer, id).await?.into_inner();
    let draft = drafts::of(on, viewer.person, DraftPlace::Edit(id)).await?;
    Ok((post, draft))
}

/// Replaces the text. The same text again changes nothing.
pub async fn edit_post(sund: &Sund, viewer: &Viewer, id: PostId, written: Written<'_>) -> Done<PostInThread> {
    let tx = writing(sund, viewer).await?;
    let post = granted_post::<EditPost>(tx.reads(), viewer, id).await?;
    let text = written.check(post.post.language)?;
    if text.markdown != post.markdown || text.language != post.post.language {
        posts::edit(&tx, &post, text, sund.now()).await?;
        cases::rewritten(&tx, id, sund.now()).await?;
    }
    sund_store::files::attach(&tx, viewer.person, DraftPlace::Edit(id), id).await?;
    drafts::drop(&tx, viewer.person, DraftPlace::Edit(id)).await?;
    tx.commit().await?;
    Ok(post.into_inner())
}
