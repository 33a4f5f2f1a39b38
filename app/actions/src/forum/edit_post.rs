//! Editing one's own post; the text before is kept.

use super::{Written, drafts::posted, granted_post, mentions::calls};
use crate::{
    Done, Sund,
    moderation::{may_edit_now, writing},
};
use sund_domain::{
    forum::{Draft, DraftPlace, EditPost, PostInThread, Stamp},
    ids::PostId,
    people::Viewer,
};
use sund_store::{
    files,
    forum::{drafts, versions},
    moderation::cases,
    notifications::{self, Posted},
};

/// The post that is about to be edited, and what was typed before.
pub async fn editing(sund: &Sund, viewer: &Viewer, id: PostId) -> Done<(PostInThread, Option<Draft>)> {
    let on = sund.store.reads();
    let post = granted_post::<EditPost>(on, viewer, id).await?.into_inner();
    let draft = drafts::of(on, viewer.person, DraftPlace::Edit(id)).await?;
    Ok((post, draft))
}

/// What came of an edit.
#[derive(Clone, Debug)]
pub enum Edited {
    /// The text stands.
    Saved(Box<PostInThread>),
    /// Another text has taken the place of the one that this was written over: nothing is changed.
    Conflict,
}

/// Replaces the text that the viewer had before them. The same text again changes nothing.
pub async fn edit_post(
    sund: &Sund,
    viewer: &Viewer,
    id: PostId,
    version: Option<u32>,
    written: Written<'_>,
) -> Done<Edited> {
    let tx = writing(sund, viewer).await?;
    let post = granted_post::<EditPost>(tx.reads(), viewer, id).await?;
    let mut text = written.check(post.post.language)?;
    let changed = text.markdown != post.markdown || text.language != post.post.language;
    if changed || !files::loose(tx.reads(), viewer.person, DraftPlace::Edit(id)).await?.is_empty() {
        may_edit_now(sund, &tx, viewer, &post, &text).await?;
    }
    if changed {
        let calls = calls(tx.reads(), viewer.seer, &post.thread.forum, &text.markdown).await?;
        text.html = calls.html(&text.markdown).unwrap_or(text.html);
        let other = version.is_some_and(|version| version != post.post.version);
        if other || !versions::edit(&tx, &post, text, sund.now()).await? {
            return Ok(Edited::Conflict);
        }
        let new = Posted { post: id, by: viewer.person, at: sund.now() };
        notifications::mentioned(&tx, &post.thread, new, &calls.told(&post.markdown)).await?;
        cases::rewritten(&tx, id, sund.now()).await?;
    }
    files::attach(&tx, viewer.person, DraftPlace::Edit(id), id).await?;
    let typed = Draft { body: written.body.to_owned(), ..Draft::default() };
    posted(sund, &tx, viewer, DraftPlace::Edit(id), Stamp::default(), Some(&typed)).await?;
    tx.commit().await?;
    Ok(Edited::Saved(Box::new(post.into_inner())))
}
