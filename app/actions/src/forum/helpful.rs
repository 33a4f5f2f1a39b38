//! Saying that a post was helpful.

use super::granted_post;
use crate::{Done, Sund, moderation::writing};
use sund_domain::{
    forum::{MarkHelpful, PostInThread},
    ids::PostId,
    people::Viewer,
};
use sund_store::forum::posts;

/// Marks the post as helpful, or takes that back; says how many people find it helpful now.
pub async fn mark_helpful(sund: &Sund, viewer: &Viewer, id: PostId, helpful: bool) -> Done<(PostInThread, u32)> {
    let tx = writing(sund, viewer).await?;
    let post = granted_post::<MarkHelpful>(tx.reads(), viewer, id).await?;
    let count = posts::mark_helpful(&tx, &post, viewer.person, helpful, sund.now()).await?;
    tx.commit().await?;
    Ok((post.into_inner(), count))
}
