//! Taking back what one wrote oneself, and bringing it back within its time. It needs no reason, and chairs read on what was
//! flagged.

use super::{granted_post, granted_thread};
use crate::{
    Done, Sund,
    audit::{about_post, about_thread},
    moderation::writing,
    notifications,
};
use sund_domain::{
    Granted, Refusal, Subject as _,
    audit::Audited,
    forum::{
        BringBackPost, BringBackThread, Hidden, HiddenHow, PostInThread, TAKEN_BACK_FOR, TakeBackPost, TakeBackThread,
        Thread, ThreadAct,
    },
    ids::{PostId, ThreadId},
    people::Viewer,
    time::Timestamp,
};
use sund_store::{Reads, audit, forum::taken_back};

/// The post that is about to be taken back, and whether its whole thread goes with it: if it is the first one, and nobody
/// else has written there.
pub async fn taking_back(sund: &Sund, viewer: &Viewer, id: PostId) -> Done<(PostInThread, bool)> {
    let on = sund.store.reads();
    let post = granted_post::<TakeBackPost>(on, viewer, id).await?;
    let whole = is_whole(on, &post).await?;
    Ok((post.into_inner(), whole))
}

async fn is_whole(on: &impl Reads, post: &Granted<PostInThread, TakeBackPost>) -> Done<bool> {
    let first = post.post.number == 1 && post.thread.may(ThreadAct::TakeBackThread).is_ok();
    Ok(first && !taken_back::others_wrote(on, post).await?)
}

/// Takes the post back, or the thread that is nothing but its author's.
pub async fn take_back(sund: &Sund, viewer: &Viewer, id: PostId) -> Done<PostInThread> {
    let tx = writing(sund, viewer).await?;
    let post = granted_post::<TakeBackPost>(tx.reads(), viewer, id).await?;
    taken_back::hold(&tx, &post).await?;
    let taken = if is_whole(tx.reads(), &post).await? {
        let thread = Granted::<Thread, TakeBackThread>::check(post.thread.clone())?;
        notifications::thread_out_of_sight(sund, &tx, thread.id).await?;
        audit::add(&tx, about_thread(sund, viewer, Audited::ThreadTakenBack, &thread, None)).await?;
        taken_back::take_thread(&tx, &thread, sund.now()).await?
    } else {
        notifications::post_out_of_sight(sund, &tx, id).await?;
        audit::add(&tx, about_post(sund, viewer, Audited::PostTakenBack, &post, None)).await?;
        taken_back::take_post(&tx, &post, sund.now()).await?
    };
    if !taken {
        return Err(Refusal::Hidden.into());
    }
    tx.commit().await?;
    Ok(post.into_inner())
}

/// Whether there is something to bring back, within its time.
fn is_taken_back(hidden: Option<&Hidden>, now: Timestamp) -> Result<bool, Refusal> {
    match hidden.filter(|hidden| hidden.how == HiddenHow::Author) {
        None => Ok(false),
        Some(hidden) if hidden.can_come_back(now) => Ok(true),
        Some(_) => Err(Refusal::TooLate),
    }
}

/// Brings the post back that one took back.
pub async fn bring_back(sund: &Sund, viewer: &Viewer, id: PostId) -> Done<PostInThread> {
    let tx = writing(sund, viewer).await?;
    let post = granted_post::<BringBackPost>(tx.reads(), viewer, id).await?;
    if is_taken_back(post.post.hidden.as_ref(), sund.now())? {
        if !taken_back::bring_post(&tx, &post).await? {
            return Err(Refusal::Hidden.into());
        }
        audit::add(&tx, about_post(sund, viewer, Audited::PostBroughtBack, &post, None)).await?;
        tx.commit().await?;
    }
    Ok(post.into_inner())
}

/// Brings the thread back that one took back.
pub async fn bring_back_thread(sund: &Sund, viewer: &Viewer, id: ThreadId) -> Done<()> {
    let tx = writing(sund, viewer).await?;
    let thread = granted_thread::<BringBackThread>(tx.reads(), viewer, id).await?;
    if is_taken_back(thread.hidden.as_ref(), sund.now())? {
        if !taken_back::bring_thread(&tx, &thread).await? {
            return Err(Refusal::Hidden.into());
        }
        audit::add(&tx, about_thread(sund, viewer, Audited::ThreadBroughtBack, &thread, None)).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// What was taken back and can come back no more loses its text: one after the other, so that nobody waits for all of them.
pub async fn forget_taken_back(sund: &Sund) -> Done<()> {
    let before = sund.now().plus(-TAKEN_BACK_FOR);
    let on = sund.store.reads();
    let (posts, threads) = (taken_back::old_posts(on, before).await?, taken_back::old_threads(on, before).await?);
    let any = !posts.is_empty() || !threads.is_empty();
    for id in posts {
        let tx = sund.store.begin().await?;
        taken_back::post_goes(&tx, id, before, sund.now()).await?;
        tx.commit().await?;
    }
    for id in threads {
        let tx = sund.store.begin().await?;
        taken_back::thread_goes(&tx, id, before, sund.now()).await?;
        tx.commit().await?;
    }
    if any {
        sund.sweep_soon();
    }
    Ok(())
}
