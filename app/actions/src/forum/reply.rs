//! Replying in a thread.

use super::{Written, granted_thread, read_own, written::habit};
use crate::{ActionError, Done, Sund};
use sund_domain::{
    forum::{Byline, DraftPlace, Reply},
    ids::ThreadId,
    people::Viewer,
};
use sund_store::{
    forum::{drafts, posts},
    is_taken,
};
use uuid::Uuid;

/// Adds a reply and says which number it has. The same form sent again finds the reply that is there.
pub async fn reply(sund: &Sund, viewer: &Viewer, id: ThreadId, form: Uuid, written: Written<'_>) -> Done<u32> {
    match reply_once(sund, viewer, id, form, written).await {
        // The same form was quicker on another connection: now its reply can be found.
        Err(ActionError::Store(error)) if is_taken(&error) => reply_once(sund, viewer, id, form, written).await,
        done => done,
    }
}

async fn reply_once(sund: &Sund, viewer: &Viewer, id: ThreadId, form: Uuid, written: Written<'_>) -> Done<u32> {
    let text = written.check(habit(viewer));
    let tx = sund.store.begin().await?;
    let thread = granted_thread::<Reply>(tx.reads(), viewer, id).await?;
    if let Some((_, _, number)) = posts::by_form(tx.reads(), viewer.person, form).await? {
        return Ok(number);
    }
    let by = Byline { person: viewer.person, organisation: viewer.organisation };
    let new = posts::NewPost { id: sund.new_id(), form, text: text?, by, at: sund.now() };
    let number = posts::insert(&tx, &thread, new).await?;
    read_own(sund, &tx, viewer, &thread, number).await?;
    drafts::drop(&tx, viewer.person, DraftPlace::Reply(id)).await?;
    tx.commit().await?;
    Ok(number)
}
