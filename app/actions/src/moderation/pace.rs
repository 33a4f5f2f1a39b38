//! How often and until when one writes: slow mode, and threads that will be locked at a time.

use crate::{
    Done, Sund,
    audit::{about_thread, line},
    forum::{granted_forum, granted_thread},
    workgroups::granted,
};
use sund_domain::{
    Field, Granted, Invalid, Problem, Refusal,
    audit::Audited,
    forum::{Forum, LockThread, ReadForum, Reply, Thread},
    ids::ThreadId,
    moderation::{SLOW_MOST, wait},
    people::Viewer,
    time::{DAY, MINUTE, Timestamp},
    workgroups::Moderate,
};
use sund_store::{
    Tx,
    audit::{self, Entry},
    forum::posts,
    moderation::{self, threads},
};

/// Whether the viewer may post in the thread at this moment. Chairs may at any.
pub(crate) async fn may_post_now(
    tx: &Tx,
    viewer: &Viewer,
    thread: &Granted<Thread, Reply>,
    now: Timestamp,
) -> Done<()> {
    if thread.forum.standing.leads() {
        return Ok(());
    }
    if thread.locks.is_some_and(|at| at <= now) {
        return Err(Refusal::Locked.into());
    }
    if thread.slow > 0 {
        let last = posts::last_of(tx.reads(), viewer.person, thread.id).await?;
        refused(wait(thread.slow, last, now))?;
    }
    if thread.forum.slow > 0 {
        let since = now.plus(-i64::from(thread.forum.slow) * MINUTE);
        let last = posts::last_in_forum(tx.reads(), viewer.person, thread.forum.id, since).await?;
        refused(wait(thread.forum.slow, last, now))?;
    }
    Ok(())
}

const fn refused(minutes: Option<u32>) -> Result<(), Refusal> {
    match minutes {
        Some(minutes) => Err(Refusal::TooSoon(minutes)),
        None => Ok(()),
    }
}

fn minutes(typed: &str) -> Result<u32, Invalid> {
    match typed.trim() {
        "" => Ok(0),
        typed => typed
            .parse()
            .ok()
            .filter(|minutes| *minutes <= SLOW_MOST)
            .ok_or_else(|| Invalid::new(Field::Minutes, Problem::OutOfRange { least: 0, most: SLOW_MOST })),
    }
}

/// Says how often one person writes in a thread.
pub async fn slow_thread(sund: &Sund, viewer: &Viewer, id: ThreadId, typed: &str) -> Done<()> {
    let tx = sund.store.begin().await?;
    let thread = granted_thread::<LockThread>(tx.reads(), viewer, id).await?;
    let minutes = minutes(typed)?;
    if minutes != thread.slow {
        threads::slow(&tx, &thread, minutes).await?;
        audit::add(&tx, about_thread(sund, viewer, Audited::ThreadSlowed, &thread, None)).await?;
    }
    Ok(tx.commit().await?)
}

/// The forum, for a chair who says how often one writes in it.
pub async fn paced_forum(sund: &Sund, viewer: &Viewer, slug: &str) -> Done<Forum> {
    let on = sund.store.reads();
    let forum = granted_forum::<ReadForum>(on, viewer, slug).await?.into_inner();
    granted::<Moderate>(on, viewer, &forum.workgroup_slug).await?;
    Ok(forum)
}

/// Says how often one person writes in a forum.
pub async fn slow_forum(sund: &Sund, viewer: &Viewer, slug: &str, typed: &str) -> Done<()> {
    let tx = sund.store.begin().await?;
    let forum = granted_forum::<ReadForum>(tx.reads(), viewer, slug).await?;
    let workgroup = granted::<Moderate>(tx.reads(), viewer, &forum.workgroup_slug).await?;
    let minutes = minutes(typed)?;
    if minutes != forum.slow {
        moderation::slow_forum(&tx, &workgroup, &forum, minutes).await?;
        let entry = line(sund, viewer, Audited::ForumSlowed, forum.title.clone());
        audit::add(&tx, Entry { workgroup: Some(workgroup.id), ..entry }).await?;
    }
    Ok(tx.commit().await?)
}

/// Locks the thread at a time that is to come: by the clock alone, whatever runs then.
pub async fn lock_at(sund: &Sund, viewer: &Viewer, id: ThreadId, at: Option<Timestamp>) -> Done<()> {
    let tx = sund.store.begin().await?;
    let thread = granted_thread::<LockThread>(tx.reads(), viewer, id).await?;
    let now = sund.now();
    let at = at
        .filter(|at| *at > now && *at <= now.plus(366 * DAY))
        .ok_or_else(|| Invalid::new(Field::Start, Problem::NotATime))?;
    if thread.locked {
        return Err(Refusal::Locked.into());
    }
    threads::lock_at(&tx, &thread, at).await?;
    audit::add(&tx, about_thread(sund, viewer, Audited::LockPlanned, &thread, None)).await?;
    Ok(tx.commit().await?)
}
