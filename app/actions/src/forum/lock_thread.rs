//! Letting only chairs reply.

use super::granted_thread;
use crate::{Done, Sund, audit::about_thread};
use sund_domain::{audit::Audited, forum::LockThread, ids::ThreadId, people::Viewer};
use sund_store::{audit, forum::threads};

/// Locks the thread, or no longer. Doing it twice changes nothing.
pub async fn lock_thread(sund: &Sund, viewer: &Viewer, id: ThreadId, lock: bool) -> Done<()> {
    let tx = sund.store.begin().await?;
    let thread = granted_thread::<LockThread>(tx.reads(), viewer, id).await?;
    if thread.locked == lock {
        return Ok(());
    }
    threads::lock(&tx, &thread, lock.then(|| sund.now())).await?;
    let act = if lock { Audited::ThreadLocked } else { Audited::ThreadUnlocked };
    audit::add(&tx, about_thread(sund, viewer, act, &thread, None)).await?;
    Ok(tx.commit().await?)
}
