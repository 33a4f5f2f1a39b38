//! Telling chairs that something is wrong with a post.

use super::{tell_leads, writing};
use crate::{ActionError, Done, Sund, forum::granted_post, notifications};
use sund_domain::{
    Refusal,
    forum::{FlagPost, Hidden, HiddenHow, PostInThread},
    ids::PostId,
    moderation::{FLAGS_A_DAY, FLAGS_THAT_HIDE, stored},
    notifications::{NewNotice, Why},
    people::Viewer,
    time::DAY,
};
use sund_store::{
    forum::posts,
    is_taken,
    moderation::{flags, threads},
};

/// The post that is about to be flagged.
pub async fn flaggable(sund: &Sund, viewer: &Viewer, id: PostId) -> Done<PostInThread> {
    let on = sund.store.reads();
    let post = granted_post::<FlagPost>(on, viewer, id).await?;
    if flags::has(on, id, viewer.person).await? {
        return Err(Refusal::FlaggedAlready.into());
    }
    Ok(post.into_inner())
}

/// Flags a post. When enough people have, it is out of sight until chairs have looked.
pub async fn flag_post(sund: &Sund, viewer: &Viewer, id: PostId, cause: &str, words: &str) -> Done<PostInThread> {
    match flag_once(sund, viewer, id, cause, words).await {
        // The same flag was quicker on another connection.
        Err(ActionError::Store(error)) if is_taken(&error) => Err(Refusal::FlaggedAlready.into()),
        done => done,
    }
}

async fn flag_once(sund: &Sund, viewer: &Viewer, id: PostId, cause: &str, words: &str) -> Done<PostInThread> {
    let tx = writing(sund, viewer).await?;
    let post = granted_post::<FlagPost>(tx.reads(), viewer, id).await?;
    if flags::has(tx.reads(), id, viewer.person).await? {
        return Err(Refusal::FlaggedAlready.into());
    }
    let reason = stored(cause, words)?;
    let at = sund.now();
    if flags::since(tx.reads(), viewer.person, at.plus(-DAY)).await? >= FLAGS_A_DAY {
        return Err(Refusal::TooManyFlags.into());
    }
    let new = flags::NewFlag { case: sund.new_id(), by: viewer.person, reason, at };
    let flagged = flags::add(&tx, &post, new).await?;
    let hides = usize::try_from(flagged).unwrap_or(usize::MAX) >= FLAGS_THAT_HIDE;
    if hides {
        // What the flags say is for chairs alone: the author hears that it is looked at.
        let why = Hidden { at, how: HiddenHow::Review, reason: String::new() };
        let hidden = if post.post.number == 1 {
            threads::review(&tx, &post, why).await?
        } else {
            posts::review(&tx, &post, why).await?
        };
        if hidden {
            if post.post.number == 1 {
                notifications::thread_out_of_sight(sund, &tx, post.thread.id).await?;
            } else {
                notifications::post_out_of_sight(sund, &tx, id).await?;
            }
            let told = notifications::about_post(sund, viewer, Why::PostInReview, &post);
            notifications::tell(sund, &tx, vec![NewNotice { by: None, ..told }]).await?;
        }
    }
    if flagged == 1 || hides {
        tell_leads(sund, &tx, viewer, post.thread.forum.workgroup, Some(post.thread.id)).await?;
    }
    tx.commit().await?;
    Ok(post.into_inner())
}
