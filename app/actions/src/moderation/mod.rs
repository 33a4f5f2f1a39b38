//! What a workgroup's chairs do about what is written in it: flags and the queue, measures against people, appeals.

mod appeals;
mod bulk;
mod chosen;
mod decide;
mod flag;
mod held;
mod holding;
mod measures;
mod pace;
mod person_notes;
mod queue;

pub use appeals::{appeal, own_measures, read_measure};
pub use bulk::{BulkPage, before_bulk, go_on, hide_all, resume_bulk, run_bulk, show_bulk, stop_bulk, undo_bulk};
pub use chosen::{Choice, Choosing, Chosen, begin_chosen, choosing, chosen};
pub use decide::{Deciding, decide};
pub use flag::{flag_post, flaggable};
pub use held::{OwnHeld, all_own_held, change_held, forget_declined, own_held, take_back_held};
pub(crate) use held::{hold, looks_at};
pub(crate) use holding::may_edit_now;
pub use holding::{HoldingForm, HoldingPage, add_word, hold_forum, holding_page, remove_word, set_holding};
pub(crate) use measures::measure;
pub use measures::{Acting, PersonPage, act_on, end_measure, person_page};
pub(crate) use pace::may_post_now;
pub use pace::{lock_at, paced_forum, slow_forum, slow_thread};
pub use person_notes::{forget_notes, note_on, remove_note};
pub use queue::{Queue, assign, note, open_cases, queue, queue_item};

use crate::{Done, Sund, notifications};
use sund_domain::{
    ids::{ThreadId, WorkgroupId},
    notifications::{NewNotice, Why},
    people::Viewer,
};
use sund_store::{Tx, moderation, people};

/// Begins a transaction in which the viewer writes: nobody silences or suspends them before it ends, and what was
/// committed about them before counts in it.
pub(crate) async fn writing(sund: &Sund, viewer: &Viewer) -> Done<Tx> {
    let tx = sund.store.begin().await?;
    people::hold_writing(&tx, [viewer.person]).await?;
    Ok(tx)
}

/// Tells the workgroup's chairs that something waits for them; of whom it comes they read in the queue.
async fn tell_leads(
    sund: &Sund,
    tx: &Tx,
    viewer: &Viewer,
    workgroup: WorkgroupId,
    thread: Option<ThreadId>,
) -> Done<()> {
    let leads = moderation::leads(tx.reads(), workgroup, sund.now()).await?;
    let each = |to| NewNotice {
        workgroup: Some(workgroup),
        thread,
        by: None,
        ..notifications::notice(sund, viewer, to, Why::QueueWaits)
    };
    notifications::tell(sund, tx, leads.into_iter().filter(|to| *to != viewer.person).map(each).collect()).await
}
