//! Keeping what somebody typed whose session ran out meanwhile.

use super::{drafts::kept, granted_forum, granted_post, granted_thread};
use crate::{ActionError, Done, Sund};
use sund_domain::{
    forum::{Draft, DraftPlace, EditPost, Keeping, Reply, Stamp, StartThread, WriteWhisper},
    ids::{PostId, ThreadId},
    people::Viewer,
};
use sund_store::{Reads, forum::drafts};

/// Where a text was meant to go.
#[derive(Clone, Copy, Debug)]
pub enum LatePlace<'a> {
    /// A new thread, in the forum with this name in addresses.
    Thread(&'a str),
    /// A reply in this thread.
    Reply(ThreadId),
    /// A new text for this post.
    Edit(PostId),
    /// A whisper beside this post.
    Whisper(PostId),
}

/// Keeps the text as a draft where its author may write, and never in place of another one: only if there is none, or if
/// the text goes on from it. The token of a session that ran out may be in other hands, so nobody is told what became of
/// it, nor whether there is such a place; and whoever sent it is shown the text all the same.
pub async fn keep_late(sund: &Sund, late: &Viewer, place: LatePlace<'_>, draft: Draft) -> Done<()> {
    let Ok(draft) = kept(draft) else { return Ok(()) };
    let tx = sund.store.begin().await?;
    let place = match written_to(tx.reads(), late, place).await {
        Ok(place) => place,
        Err(ActionError::Refused(_)) => return Ok(()),
        Err(fault) => return Err(fault),
    };
    let there = drafts::there(tx.reads(), late.person, place).await?;
    let posted = draft.keeping(there.as_ref()) == Keeping::Posted;
    let version = there.as_ref().map_or(0, |there| there.draft.stamp.version) + 1;
    let before = there.map(|there| there.draft).filter(|before| !before.is_empty());
    if !posted && !draft.is_empty() && before.is_none_or(|before| draft.goes_on_from(&before)) {
        let draft = Draft { stamp: Stamp { version, ..draft.stamp }, ..draft };
        drafts::keep(&tx, late.person, place, draft, sund.now()).await?;
    }
    Ok(tx.commit().await?)
}

/// The place, if one may write there.
async fn written_to(on: &impl Reads, late: &Viewer, place: LatePlace<'_>) -> Done<DraftPlace> {
    Ok(match place {
        LatePlace::Thread(slug) => {
            DraftPlace::Thread(granted_forum::<StartThread>(on, late, slug).await?.into_inner().id)
        }
        LatePlace::Reply(id) => DraftPlace::Reply(granted_thread::<Reply>(on, late, id).await?.into_inner().id),
        LatePlace::Edit(id) => DraftPlace::Edit(granted_post::<EditPost>(on, late, id).await?.into_inner().post.id),
        LatePlace::Whisper(id) => {
            DraftPlace::Whisper(granted_post::<WriteWhisper>(on, late, id).await?.into_inner().post.id)
        }
    })
}
