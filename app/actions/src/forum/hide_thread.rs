//! Taking a thread out of sight, with a reason, and bringing it back.

use super::granted_thread;
use crate::{Done, Sund, audit::about_thread, notifications};
use sund_domain::{
    Field,
    audit::Audited,
    forum::{Hidden, HiddenHow, HideThread, RestoreThread},
    ids::ThreadId,
    people::Viewer,
    text::{NOTE_MOST, line},
};
use sund_store::{audit, forum::threads};

/// Hides the thread from all but its author and the chairs, who see the reason.
pub async fn hide_thread(sund: &Sund, viewer: &Viewer, id: ThreadId, reason: &str) -> Done<()> {
    let tx = sund.store.begin().await?;
    let thread = granted_thread::<HideThread>(tx.reads(), viewer, id).await?;
    let reason = line(Field::Reason, reason, NOTE_MOST)?;
    threads::hide(&tx, &thread, Hidden { at: sund.now(), how: HiddenHow::Chair, reason: reason.clone() }).await?;
    notifications::thread_out_of_sight(sund, &tx, id).await?;
    audit::add(&tx, about_thread(sund, viewer, Audited::ThreadHidden, &thread, Some(reason))).await?;
    Ok(tx.commit().await?)
}

/// Brings the thread back.
pub async fn restore_thread(sund: &Sund, viewer: &Viewer, id: ThreadId) -> Done<()> {
    let tx = sund.store.begin().await?;
    let thread = granted_thread::<RestoreThread>(tx.reads(), viewer, id).await?;
    if thread.hidden.is_none() {
        return Ok(());
    }
    threads::restore(&tx, &thread).await?;
    audit::add(&tx, about_thread(sund, viewer, Audited::ThreadRestored, &thread, None)).await?;
    Ok(tx.commit().await?)
}
