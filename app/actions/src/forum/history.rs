//! The texts that a post had.

use super::granted_post;
use crate::{Done, Sund};
use sund_domain::{
    forum::{PostInThread, PostVersion, ReadHistory, VERSIONS_A_PAGE},
    ids::PostId,
    people::Viewer,
};
use sund_store::{files, forum::versions};

/// A page of the texts that a post had.
#[derive(Clone, Debug)]
pub struct History {
    /// The post, with its files, also those that were taken away.
    pub post: PostInThread,
    /// Its texts, the newest first.
    pub texts: Vec<PostVersion>,
    /// The one before the last of them, if there is one: the next page begins with it.
    pub base: Option<PostVersion>,
}

/// The post with its texts before this one; with the one that stands now, if none is named.
pub async fn post_history(sund: &Sund, viewer: &Viewer, id: PostId, before: Option<u32>) -> Done<History> {
    let on = sund.store.reads();
    let post = granted_post::<ReadHistory>(on, viewer, id).await?;
    let now = PostVersion {
        version: post.post.version,
        markdown: post.markdown.clone(),
        html: post.post.html.clone(),
        language: post.post.language,
        at: post.post.edited.unwrap_or(post.post.posted),
    };
    let mut texts: Vec<_> =
        Some(now).filter(|now| before.is_none_or(|before| before > now.version)).into_iter().collect();
    let most = VERSIONS_A_PAGE + 1 - texts.len();
    let before = before.unwrap_or(post.post.version).min(post.post.version);
    texts.extend(versions::history(on, &post, before, most as u64).await?);
    let base = (texts.len() > VERSIONS_A_PAGE).then(|| texts.pop()).flatten();
    let mut post = post.into_inner();
    post.post.files = files::of_post(on, id).await?;
    Ok(History { post, texts, base })
}
