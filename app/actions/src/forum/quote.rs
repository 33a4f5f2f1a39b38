//! Quoting a post in a reply.

use super::granted_post;
use crate::{Done, Sund};
use sund_domain::{
    forum::{PostInThread, ReadPost},
    ids::PostId,
    people::Viewer,
};

/// The post, whose text the reply begins with as a Markdown quote.
pub async fn quote(sund: &Sund, viewer: &Viewer, id: PostId) -> Done<(PostInThread, String)> {
    let post = granted_post::<ReadPost>(sund.store.reads(), viewer, id).await?.into_inner();
    // A quote of a quote says little: only the author's own words are taken along.
    let own = post.markdown.lines().filter(|line| !line.trim_start().starts_with('>')).collect::<Vec<_>>().join("\n");
    let quoted =
        own.trim().lines().map(|line| format!("> {line}").trim_end().to_owned()).collect::<Vec<_>>().join("\n");
    let link = format!("/posts/{}", post.post.id);
    let text = format!("> [{}]({link}):\n>\n{quoted}\n\n", post.post.author.name.replace(['[', ']', '\\'], ""));
    Ok((post, text))
}
