//! Withdrawing an invitation that nobody has used.

use super::{granted, log};
use crate::{Done, Sund, error::found};
use sund_domain::{audit::Audited, guests::WithdrawInvitation, ids::InvitationId, people::Viewer};
use sund_store::guests;

/// From now on its link leads nowhere.
pub async fn withdraw(sund: &Sund, viewer: &Viewer, slug: &str, invitation: InvitationId) -> Done<()> {
    let tx = crate::moderation::writing(sund, viewer).await?;
    let host = granted::<WithdrawInvitation>(tx.reads(), viewer, slug).await?;
    let body = found(guests::withdraw(&tx, &host, invitation, sund.now()).await?)?;
    log(sund, &tx, viewer, Audited::InvitationWithdrawn, &host, body).await?;
    Ok(tx.commit().await?)
}
