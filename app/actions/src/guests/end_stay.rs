//! Ending a guest's stay in a workgroup, now.

use super::{granted, log};
use crate::{Done, Sund, error::found};
use sund_domain::{audit::Audited, guests::ChangeStay, ids::PersonId, people::Viewer};
use sund_store::guests;

/// The guest is no longer here. What they wrote stays, and so does their account: they may be a guest elsewhere.
pub async fn end_stay(sund: &Sund, viewer: &Viewer, slug: &str, person: PersonId) -> Done<()> {
    let tx = crate::moderation::writing(sund, viewer).await?;
    let host = granted::<ChangeStay>(tx.reads(), viewer, slug).await?;
    let name = found(guests::end_stay(&tx, &host, person, sund.now()).await?)?;
    log(sund, &tx, viewer, Audited::StayEnded, &host, name).await?;
    Ok(tx.commit().await?)
}
