//! A chair's conclusion of a thread.

use super::granted_thread;
use crate::{Done, Sund, audit::about_thread, text};
use sund_domain::{
    Field,
    audit::Audited,
    forum::Conclude,
    ids::ThreadId,
    people::Viewer,
    text::{BODY_MOST, optional_block},
};
use sund_store::{audit, forum::threads};

/// Writes what was concluded, or takes it away with an empty text.
pub async fn conclude(sund: &Sund, viewer: &Viewer, id: ThreadId, body: &str) -> Done<()> {
    let tx = sund.store.begin().await?;
    let thread = granted_thread::<Conclude>(tx.reads(), viewer, id).await?;
    let text = optional_block(Field::Body, body, BODY_MOST)?.map(|markdown| {
        let html = text::post_html(&markdown);
        (markdown, html)
    });
    threads::conclude(&tx, &thread, text, viewer.person, sund.now()).await?;
    audit::add(&tx, about_thread(sund, viewer, Audited::ThreadConcluded, &thread, None)).await?;
    Ok(tx.commit().await?)
}
