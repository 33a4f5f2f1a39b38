//! Changing when a guest's stay ends.

use super::{granted, log};
use crate::{Done, Sund, error::found, sso::sure_for};
use sund_domain::{
    audit::Audited,
    guests::{ChangeStay, stay},
    ids::PersonId,
    people::Viewer,
    sso::GuardedAct,
    time::Timestamp,
};
use sund_store::guests;

/// The guest stays until then. One whose stay is over is invited again instead.
pub async fn change_stay(
    sund: &Sund,
    viewer: &Viewer,
    slug: &str,
    person: PersonId,
    until: Option<Timestamp>,
) -> Done<()> {
    let tx = crate::moderation::writing(sund, viewer).await?;
    let host = granted::<ChangeStay>(tx.reads(), viewer, slug).await?;
    sure_for(tx.reads(), viewer, GuardedAct::InviteGuests).await?;
    let at = sund.now();
    let until = stay(until, at)?;
    let name = found(guests::change_stay(&tx, &host, person, at, until).await?)?;
    log(sund, &tx, viewer, Audited::StayChanged, &host, name).await?;
    Ok(tx.commit().await?)
}
