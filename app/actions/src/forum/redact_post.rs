//! Taking a post's text away for good: what must never have been written is nowhere any more.

use super::granted_post;
use crate::{Done, Sund, audit::about_post, notifications};
use sund_domain::{
    Field, Granted,
    audit::Audited,
    forum::{Hidden, HiddenHow, PostInThread, ReadPost, RedactPost},
    ids::PostId,
    notifications::{NewNotice, Why},
    people::Viewer,
    refusal::Checking,
    text::{NOTE_MOST, TITLE_MOST, line},
};
use sund_store::{
    audit, files,
    forum::{posts, redact},
};

/// The post that is about to be redacted, and the posts of its thread that quote it: they may hold a part of its text.
pub async fn redacting(sund: &Sund, viewer: &Viewer, id: PostId) -> Done<(PostInThread, Vec<PostInThread>)> {
    let on = sund.store.reads();
    let post = granted_post::<RedactPost>(on, viewer, id).await?;
    let mut quoting = Vec::new();
    for quote in redact::quotes(on, &post).await? {
        if let Some(quote) = posts::seen(on, viewer.seer, quote).await? {
            quoting.push(Granted::<PostInThread, ReadPost>::check(quote)?.into_inner());
        }
    }
    Ok((post.into_inner(), quoting))
}

/// Takes the text away, with its history and what is kept beside it, and leaves who wrote when. A first post's thread can
/// get another title in the same act.
pub async fn redact_post(sund: &Sund, viewer: &Viewer, id: PostId, reason: &str, title: &str) -> Done<PostInThread> {
    let tx = sund.store.begin().await?;
    let post = granted_post::<RedactPost>(tx.reads(), viewer, id).await?;
    let mut checking = Checking::default();
    let reason = checking.take(line(Field::Reason, reason, NOTE_MOST));
    let first = post.post.number == 1 && !title.trim().is_empty();
    let title = if first { checking.take(line(Field::Title, title, TITLE_MOST)) } else { None };
    checking.done()?;
    let reason = reason.unwrap_or_default();
    let why = Hidden { at: sund.now(), how: HiddenHow::Redacted, reason: reason.clone() };
    redact::redact(&tx, &post, why).await?;
    files::doom_of_post(&tx, &post, sund.now()).await?;
    // What waits sealed to be sent holds the text as well.
    if post.post.number == 1 {
        notifications::thread_out_of_sight(sund, &tx, post.thread.id).await?;
    } else {
        notifications::post_out_of_sight(sund, &tx, id).await?;
    }
    let told =
        NewNotice { note: Some(reason.clone()), ..notifications::about_post(sund, viewer, Why::PostRedacted, &post) };
    notifications::tell(sund, &tx, vec![told]).await?;
    audit::add(&tx, about_post(sund, viewer, Audited::PostRedacted, &post, Some(reason))).await?;
    if let Some(title) = title {
        redact::retitle(&tx, &post, title).await?;
    }
    tx.commit().await?;
    sund.sweep_soon();
    Ok(post.into_inner())
}
