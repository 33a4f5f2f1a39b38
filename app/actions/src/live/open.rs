//! Letting people talk.

use super::{about_session, granted, plan::enough_could_come};
use crate::{Done, Sund};
use sund_domain::{Refusal, audit::Audited, ids::SessionId, live::OpenSession, people::Viewer};
use sund_store::{audit, live::sessions};

/// Opens a planned session. Who waits for it hears of that through [`Talk::changed`](super::Talk::changed).
pub async fn open(sund: &Sund, viewer: &Viewer, id: SessionId) -> Done<()> {
    let tx = crate::moderation::writing(sund, viewer).await?;
    let session = granted::<OpenSession>(tx.reads(), viewer, id).await?;
    if !enough_could_come(sund, &tx, session.mode, (session.workgroup, session.visibility)).await? {
        return Err(Refusal::TooFewPeople.into());
    }
    if !sessions::open(&tx, &session, sund.now()).await? {
        return Err(Refusal::OpenAlready.into());
    }
    audit::add(&tx, about_session(sund, viewer, Audited::SessionOpened, &session)).await?;
    Ok(tx.commit().await?)
}
