//! Adding a post to a thread, and what follows from it, whatever way it came: a new thread, a reply.

use super::read_own;
use crate::{Done, Sund};
use sund_domain::{
    Granted,
    forum::{Byline, Reply, Thread},
    ids::PostId,
    people::Viewer,
};
use sund_store::{Tx, forum::posts};
use uuid::Uuid;

/// Adds the viewer's post with its text at the end of the thread and says which number it has.
pub(super) async fn add_post(
    sund: &Sund,
    tx: &Tx,
    viewer: &Viewer,
    thread: &Granted<Thread, Reply>,
    form: Uuid,
    text: posts::Text,
) -> Done<u32> {
    let by = Byline { person: viewer.person, organisation: viewer.organisation };
    let id: PostId = sund.new_id();
    let number = posts::insert(tx, thread, posts::NewPost { id, form, text, by, at: sund.now() }).await?;
    read_own(sund, tx, viewer, thread, number).await?;
    Ok(number)
}
