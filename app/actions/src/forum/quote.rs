//! Quoting a post in a reply.

use super::granted_post;
use crate::{Done, Sund};
use sund_domain::{
    forum::{PostInThread, ReadPost, quotation},
    ids::PostId,
    people::Viewer,
};

/// The post, whose text the reply begins with as a Markdown quote.
pub async fn quote(sund: &Sund, viewer: &Viewer, id: PostId) -> Done<(PostInThread, String)> {
    let post = granted_post::<ReadPost>(sund.store.reads(), viewer, id).await?.into_inner();
    // A quote of a quote says little: only the author's own words are taken along.
    let own = post.markdown.lines().filter(|line| !line.trim_start().starts_with('>')).collect::<Vec<_>>().join("\n");
    let text = quotation(&post.post.author.name, &format!("/posts/{}", post.post.id), &own);
    Ok((post, text))
}
