//! Accepting an answer to a question.

use super::granted_thread;
use crate::{Done, Sund, audit::about_thread};
use sund_domain::{Refusal, audit::Audited, forum::AcceptAnswer, ids::ThreadId, people::Viewer};
use sund_store::{
    audit,
    forum::{posts, threads},
};

/// Marks post `number` as the accepted answer, or none. A chair's choice in somebody else's question is in the log.
pub async fn accept_answer(sund: &Sund, viewer: &Viewer, id: ThreadId, number: Option<u32>) -> Done<()> {
    let tx = sund.store.begin().await?;
    let thread = granted_thread::<AcceptAnswer>(tx.reads(), viewer, id).await?;
    if let Some(number) = number {
        if number < 2 {
            return Err(Refusal::NotAnAnswer.into());
        }
        let there = posts::is_shown(tx.reads(), id, number).await?;
        if !there {
            return Err(Refusal::NotAnAnswer.into());
        }
    }
    threads::accept(&tx, &thread, number).await?;
    if !thread.mine {
        let entry = about_thread(sund, viewer, Audited::AnswerAccepted, &thread, None);
        audit::add(&tx, entry).await?;
    }
    Ok(tx.commit().await?)
}
