//! Replying in a thread.

use super::{Written, drafts::posted, granted_thread, posted::add_post, written::habit};
use crate::{ActionError, Done, Sund, moderation::writing};
use sund_domain::{
    forum::{Draft, DraftPlace, Reply, Stamp},
    ids::ThreadId,
    people::Viewer,
};
use sund_store::{forum::posts, is_taken};
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
    let tx = writing(sund, viewer).await?;
    let thread = granted_thread::<Reply>(tx.reads(), viewer, id).await?;
    if let Some((_, _, number)) = posts::by_form(tx.reads(), viewer.person, form).await? {
        return Ok(number);
    }
    let number = add_post(sund, &tx, viewer, &thread, (form, DraftPlace::Reply(id)), text?).await?;
    let (stamp, text) = (Stamp { pen: form, ..Stamp::default() }, written.body.to_owned());
    let text = Draft { body: text, ..Draft::default() };
    posted(sund, &tx, viewer, DraftPlace::Reply(id), stamp, Some(&text)).await?;
    tx.commit().await?;
    Ok(number)
}
