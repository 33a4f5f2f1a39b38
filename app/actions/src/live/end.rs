//! Closing a session for good.

use super::{about_session, granted};
use crate::{Done, Sund};
use sund_domain::{Refusal, audit::Audited, ids::SessionId, live::EndSession, people::Viewer};
use sund_store::{audit, live::sessions};

/// Ends an open session: what was acknowledged is in its record, nothing follows. Who is in it hears of that through
/// [`Talk::changed`](super::Talk::changed), and within two seconds without.
pub async fn end(sund: &Sund, viewer: &Viewer, id: SessionId) -> Done<()> {
    let tx = crate::moderation::writing(sund, viewer).await?;
    let session = granted::<EndSession>(tx.reads(), viewer, id).await?;
    if !sessions::end(&tx, &session, sund.now()).await? {
        return Err(Refusal::Ended.into());
    }
    audit::add(&tx, about_session(sund, viewer, Audited::SessionEnded, &session)).await?;
    Ok(tx.commit().await?)
}
