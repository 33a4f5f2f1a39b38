//! Keeping a thread at the top of its forum.

use super::granted_thread;
use crate::{Done, Sund, audit::about_thread};
use sund_domain::{audit::Audited, forum::PinThread, ids::ThreadId, people::Viewer};
use sund_store::{audit, forum::threads};

/// Pins the thread, or no longer. Doing it twice changes nothing.
pub async fn pin_thread(sund: &Sund, viewer: &Viewer, id: ThreadId, pin: bool) -> Done<()> {
    let tx = sund.store.begin().await?;
    let thread = granted_thread::<PinThread>(tx.reads(), viewer, id).await?;
    if thread.pinned == pin {
        return Ok(());
    }
    threads::pin(&tx, &thread, pin.then(|| sund.now())).await?;
    let act = if pin { Audited::ThreadPinned } else { Audited::ThreadUnpinned };
    audit::add(&tx, about_thread(sund, viewer, act, &thread, None)).await?;
    Ok(tx.commit().await?)
}
