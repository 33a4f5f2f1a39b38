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
use sund_store::{audit, forum::versions};

/// Writes what was concluded, or takes it away with an empty text. No, if another chair has done so since the version that
/// this one was written over; the same text again changes nothing.
pub async fn conclude(sund: &Sund, viewer: &Viewer, id: ThreadId, version: Option<u32>, body: &str) -> Done<bool> {
    let tx = sund.store.begin().await?;
    let thread = granted_thread::<Conclude>(tx.reads(), viewer, id).await?;
    let text = optional_block(Field::Body, body, BODY_MOST)?.map(|markdown| {
        let html = text::post_html(&markdown);
        (markdown, html)
    });
    let now = thread.conclusion.as_ref().map(|conclusion| &conclusion.markdown);
    if now == text.as_ref().map(|(markdown, _)| markdown) {
        return Ok(true);
    }
    let other = version.is_some_and(|version| version != thread.conclusion_version);
    if other || !versions::conclude(&tx, &thread, text, viewer.person, sund.now()).await? {
        return Ok(false);
    }
    audit::add(&tx, about_thread(sund, viewer, Audited::ThreadConcluded, &thread, None)).await?;
    tx.commit().await?;
    Ok(true)
}
