//! The earlier texts of a post.

use super::granted_post;
use crate::{Done, Sund};
use sund_domain::{
    forum::{PostInThread, PostVersion, ReadHistory},
    ids::PostId,
    people::Viewer,
};
use sund_store::forum::posts;

/// The post, and its earlier texts with the first one first.
pub async fn post_history(sund: &Sund, viewer: &Viewer, id: PostId) -> Done<(PostInThread, Vec<PostVersion>)> {
    let on = sund.store.reads();
    let post = granted_post::<ReadHistory>(on, viewer, id).await?;
    let versions = posts::history(on, &post).await?;
    Ok((post.into_inner(), versions))
}
