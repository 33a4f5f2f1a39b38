//! Moving a thread to another forum. Its address stays.

use super::{granted_forum, granted_thread};
use crate::{Done, Sund, audit::about_thread};
use sund_domain::{
    Field, Granted, Invalid, Problem, Refusal, Subject as _,
    audit::Audited,
    forum::{Forum, ForumAct, MoveThread, TakeThread, Thread},
    ids::ThreadId,
    people::Viewer,
};
use sund_store::{
    Tx, audit,
    forum::{forums, threads},
    moderation::cases,
};

/// The thread, and the forums that the viewer may move it to.
pub async fn where_to(sund: &Sund, viewer: &Viewer, id: ThreadId) -> Done<(Thread, Vec<Forum>)> {
    let on = sund.store.reads();
    let thread = granted_thread::<MoveThread>(on, viewer, id).await?.into_inner();
    let lines = forums::lines(on, viewer.seer, viewer.joined).await?;
    let elsewhere = |f: &Forum| f.id != thread.forum.id && f.may(ForumAct::TakeThread).is_ok();
    let targets = lines.into_iter().map(|line| line.forum).filter(elsewhere).collect();
    Ok((thread, targets))
}

/// Moves the thread. The viewer chairs both workgroups, and both have a line in their log.
pub async fn move_thread(sund: &Sund, viewer: &Viewer, id: ThreadId, to: &str) -> Done<()> {
    let tx = sund.store.begin().await?;
    let thread = granted_thread::<MoveThread>(tx.reads(), viewer, id).await?;
    let to = match granted_forum::<TakeThread>(tx.reads(), viewer, to).await {
        Err(crate::ActionError::Refused(Refusal::NotFound)) => {
            return Err(Invalid::new(Field::Forum, Problem::NotAChoice).into());
        }
        other => other?,
    };
    if to.id == thread.forum.id {
        return Ok(());
    }
    relocate(sund, &tx, viewer, (&thread, &to), None).await?;
    Ok(tx.commit().await?)
}

/// Moves it, with what waits for chairs about it, and leaves a line where it was and where it is.
pub(crate) async fn relocate(
    sund: &Sund,
    tx: &Tx,
    viewer: &Viewer,
    (thread, to): (&Granted<Thread, MoveThread>, &Granted<Forum, TakeThread>),
    reason: Option<String>,
) -> Done<()> {
    threads::relocate(tx, thread, to).await?;
    audit::add(tx, about_thread(sund, viewer, Audited::ThreadMoved, thread, reason.clone())).await?;
    if to.workgroup != thread.forum.workgroup {
        cases::moved(tx, thread.id, to.workgroup).await?;
        let mut entry = about_thread(sund, viewer, Audited::ThreadMoved, thread, reason);
        entry.workgroup = Some(to.workgroup);
        audit::add(tx, entry).await?;
    }
    Ok(())
}
