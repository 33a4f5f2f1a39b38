//! Saying that a session does not take place.

use super::{about_session, granted};
use crate::{Done, Sund};
use sund_domain::{
    Field, Refusal,
    audit::Audited,
    ids::SessionId,
    live::{CancelSession, LiveSession},
    people::Viewer,
    text::{NOTE_MOST, line},
};
use sund_store::{
    audit::{self, Entry},
    live::sessions,
};

/// The session that the viewer may cancel, for the form.
pub async fn cancelling(sund: &Sund, viewer: &Viewer, id: SessionId) -> Done<LiveSession> {
    Ok(granted::<CancelSession>(sund.store.reads(), viewer, id).await?.into_inner())
}

/// Cancels a planned session, and says why. It stays where it was, for whoever looks for it; calendars hear of it.
pub async fn cancel(sund: &Sund, viewer: &Viewer, id: SessionId, because: &str) -> Done<()> {
    let because = line(Field::Reason, because, NOTE_MOST);
    let tx = crate::moderation::writing(sund, viewer).await?;
    let session = granted::<CancelSession>(tx.reads(), viewer, id).await?;
    let because = because?;
    let entry = about_session(sund, viewer, Audited::SessionCancelled, &session);
    let entry = Entry { reason: Some(because.clone()), ..entry };
    let told = because.clone();
    if !sessions::cancel(&tx, &session, because, sund.now()).await? {
        return Err(Refusal::OpenAlready.into());
    }
    super::register::cancelled(sund, &tx, viewer, &session, told).await?;
    audit::add(&tx, entry).await?;
    Ok(tx.commit().await?)
}
