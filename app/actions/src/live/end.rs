//! Closing a session for good.

use super::{about_session, granted};
use crate::{Done, Sund};
use sund_domain::{
    Refusal,
    audit::Audited,
    ids::SessionId,
    live::{EndSession, Mode},
    people::Viewer,
};
use sund_store::{
    audit,
    live::{board, changes, sessions},
};

/// Ends an open session: what was acknowledged is in its record, nothing follows. Who is in it hears of that through
/// [`Talk::changed`](super::Talk::changed), and within two seconds without.
pub async fn end(sund: &Sund, viewer: &Viewer, id: SessionId) -> Done<()> {
    let tx = crate::moderation::writing(sund, viewer).await?;
    let session = granted::<EndSession>(tx.reads(), viewer, id).await?;
    if !sessions::end(&tx, &session, sund.now()).await? {
        return Err(Refusal::Ended.into());
    }
    board::forget(&tx, &session).await?;
    if !session.mode.names() {
        changes::forget(&tx, &session).await?;
    }
    if session.mode == Mode::ChathamHouse {
        let chance = || {
            let mut bytes = [0; 16];
            sund.random.fill(&mut bytes);
            u128::from_le_bytes(bytes)
        };
        changes::shuffle(&tx, &session, chance).await?;
    }
    audit::add(&tx, about_session(sund, viewer, Audited::SessionEnded, &session)).await?;
    Ok(tx.commit().await?)
}
