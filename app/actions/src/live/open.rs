//! Letting people talk.

use super::{about_session, granted};
use crate::{Done, Sund};
use sund_domain::{
    Refusal,
    audit::Audited,
    ids::SessionId,
    live::{Mode, OpenSession, PEOPLE_LEAST},
    people::Viewer,
};
use sund_store::{audit, live::sessions};

/// Opens a planned session. Who waits for it hears of that through [`Talk::changed`](super::Talk::changed).
pub async fn open(sund: &Sund, viewer: &Viewer, id: SessionId) -> Done<()> {
    let tx = crate::moderation::writing(sund, viewer).await?;
    let session = granted::<OpenSession>(tx.reads(), viewer, id).await?;
    if session.mode == Mode::ChathamHouse {
        let workgroup = (session.workgroup, session.visibility);
        if sessions::could_come(tx.reads(), workgroup, sund.now(), PEOPLE_LEAST).await? < PEOPLE_LEAST {
            return Err(Refusal::TooFewPeople.into());
        }
    }
    if !sessions::open(&tx, &session, sund.now()).await? {
        return Err(Refusal::OpenAlready.into());
    }
    audit::add(&tx, about_session(sund, viewer, Audited::SessionOpened, &session)).await?;
    Ok(tx.commit().await?)
}
