//! Replying in a thread.

use super::{Sent, Written, drafts::posted, granted_thread, posted::add_post, written::habit};
use crate::{
    ActionError, Done, Sund,
    moderation::{hold, may_post_now, writing},
    polls::Asked,
};
use sund_domain::{
    Field, Invalid, Problem,
    forum::{Draft, DraftPlace, Reply, Stamp},
    ids::ThreadId,
    people::Viewer,
    refusal::Checking,
};
use sund_store::{
    forum::posts,
    is_taken,
    moderation::held::{self, Place},
};
use uuid::Uuid;

/// Adds a reply and says which number it has; refused where chairs look at it first, for those who ask by
/// [`send_reply`].
pub async fn reply(sund: &Sund, viewer: &Viewer, id: ThreadId, form: Uuid, written: Written<'_>) -> Done<u32> {
    send_reply(sund, viewer, id, form, (written, None)).await?.posted()
}

/// Adds a reply, and its poll if it has one, or keeps it for a chair to look at. The same form sent again finds what is there.
pub async fn send_reply(
    sund: &Sund,
    viewer: &Viewer,
    id: ThreadId,
    form: Uuid,
    with: (Written<'_>, Option<Asked<'_>>),
) -> Done<Sent<u32>> {
    match reply_once(sund, viewer, id, form, with).await {
        // The same form was quicker on another connection: now its reply can be found.
        Err(ActionError::Store(error)) if is_taken(&error) => reply_once(sund, viewer, id, form, with).await,
        done => done,
    }
}

async fn reply_once(
    sund: &Sund,
    viewer: &Viewer,
    id: ThreadId,
    form: Uuid,
    (written, asked): (Written<'_>, Option<Asked<'_>>),
) -> Done<Sent<u32>> {
    let mut checking = Checking::default();
    let text = checking.take(written.check(habit(viewer)));
    let poll = checking.take(asked.map_or(Ok(None), |asked| asked.check(sund.now())));
    let tx = writing(sund, viewer).await?;
    let thread = granted_thread::<Reply>(tx.reads(), viewer, id).await?;
    if let Some((_, _, number)) = posts::by_form(tx.reads(), viewer.person, form).await? {
        return Ok(Sent::Posted(number));
    }
    if let Some(held) = held::by_form(tx.reads(), viewer.person, form).await? {
        return Ok(Sent::Waits(held));
    }
    let (Some(text), Some(poll)) = (text, poll) else {
        checking.done()?;
        return Err(Invalid::new(Field::Body, Problem::Empty).into());
    };
    may_post_now(&tx, viewer, &thread, sund.now()).await?;
    let place = (Place::Thread(&thread), &thread.forum);
    let held = hold(sund, &tx, viewer, place, (None, "", text.language), (form, &text, poll.as_ref())).await?;
    let sent = if let Some(held) = held {
        Sent::Waits(held)
    } else {
        let place = (form, DraftPlace::Reply(id));
        Sent::Posted(add_post(sund, &tx, viewer, &thread, place, (text, poll)).await?)
    };
    let (stamp, text) = (Stamp { pen: form, ..Stamp::default() }, written.body.to_owned());
    let text = Draft { body: text, ..Draft::default() };
    posted(sund, &tx, viewer, DraftPlace::Reply(id), stamp, Some(&text)).await?;
    tx.commit().await?;
    Ok(sent)
}
