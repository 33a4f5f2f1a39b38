//! Taking a thread out of sight, with a reason, and bringing it back.

use super::granted_thread;
use crate::{Done, Sund, audit::about_thread, moderation::measure, notifications};
use sund_domain::{
    Granted,
    audit::Audited,
    forum::{Hidden, HiddenHow, HideThread, RestoreThread, Thread},
    ids::ThreadId,
    moderation::{MeasureKind, stored},
    notifications::{NewNotice, Why},
    people::Viewer,
    time::Timestamp,
};
use sund_store::{Tx, audit, forum::threads, moderation::measures};

/// Hides the thread from all but its author and the chairs, who see the reason.
pub async fn hide_thread(sund: &Sund, viewer: &Viewer, id: ThreadId, cause: &str, words: &str) -> Done<()> {
    let tx = sund.store.begin().await?;
    let thread = granted_thread::<HideThread>(tx.reads(), viewer, id).await?;
    hide_whole(sund, &tx, viewer, &thread, stored(cause, words)?).await?;
    Ok(tx.commit().await?)
}

/// Hides it and tells its author, who can appeal.
pub(crate) async fn hide_whole(
    sund: &Sund,
    tx: &Tx,
    viewer: &Viewer,
    thread: &Granted<Thread, HideThread>,
    reason: String,
) -> Done<()> {
    hide_untold(sund, tx, viewer, thread, (reason.clone(), sund.now())).await?;
    let told = notifications::about_thread(sund, viewer, thread.author, Why::ThreadHidden, thread);
    notifications::tell(sund, tx, vec![NewNotice { note: Some(reason), ..told }]).await
}

/// Hides it, so that its author can appeal, and leaves a line.
pub(crate) async fn hide_untold(
    sund: &Sund,
    tx: &Tx,
    viewer: &Viewer,
    thread: &Granted<Thread, HideThread>,
    (reason, at): (String, Timestamp),
) -> Done<()> {
    threads::hide(tx, thread, Hidden { at, how: HiddenHow::Chair, reason: reason.clone() }).await?;
    notifications::thread_out_of_sight(sund, tx, thread.id).await?;
    measures::thread_back(tx, thread.id, viewer.person, at).await?;
    if thread.author != viewer.person {
        let what = (thread.author, MeasureKind::HideThread);
        let new = measures::NewMeasure {
            thread: Some(thread.id),
            ..measure(sund, viewer, thread.forum.workgroup, what, reason.clone())
        };
        measures::add(tx, new).await?;
    }
    Ok(audit::add(tx, about_thread(sund, viewer, Audited::ThreadHidden, thread, Some(reason))).await?)
}

/// Brings the thread back.
pub async fn restore_thread(sund: &Sund, viewer: &Viewer, id: ThreadId) -> Done<()> {
    let tx = sund.store.begin().await?;
    let thread = granted_thread::<RestoreThread>(tx.reads(), viewer, id).await?;
    if thread.hidden.is_none() {
        return Ok(());
    }
    restore_whole(sund, &tx, viewer, &thread).await?;
    Ok(tx.commit().await?)
}

/// Brings it back and tells its author.
pub(crate) async fn restore_whole(
    sund: &Sund,
    tx: &Tx,
    viewer: &Viewer,
    thread: &Granted<Thread, RestoreThread>,
) -> Done<()> {
    restore_untold(sund, tx, viewer, thread).await?;
    let told = notifications::about_thread(sund, viewer, thread.author, Why::ThreadRestored, thread);
    notifications::tell(sund, tx, vec![told]).await
}

/// Brings it back and leaves a line.
pub(crate) async fn restore_untold(
    sund: &Sund,
    tx: &Tx,
    viewer: &Viewer,
    thread: &Granted<Thread, RestoreThread>,
) -> Done<()> {
    threads::restore(tx, thread).await?;
    measures::thread_back(tx, thread.id, viewer.person, sund.now()).await?;
    Ok(audit::add(tx, about_thread(sund, viewer, Audited::ThreadRestored, thread, None)).await?)
}
