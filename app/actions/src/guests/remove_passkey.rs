//! Removing a passkey of one's own.

use super::own;
use crate::{Done, Sund, error::found};
use sund_domain::{Refusal, audit::Audited, guests::may_change_passkeys, ids::PasskeyId, people::Viewer};
use sund_store::{audit, guests, people};

/// The passkey signs nobody in any more. The last one stays: without it nobody could sign in at all.
pub async fn remove_passkey(sund: &Sund, viewer: &Viewer, id: PasskeyId) -> Done<()> {
    may_change_passkeys(viewer)?;
    let tx = sund.store.begin().await?;
    // Of two removals at once the second one waits, and sees what the first one has left.
    people::hold(&tx, [viewer.person]).await?;
    let own_ones = guests::own_passkeys(tx.reads(), viewer.person).await?;
    let passkey = found(own_ones.iter().find(|one| one.id == id))?;
    if !guests::remove_passkey(&tx, viewer.person, id).await? {
        return Err(Refusal::LastPasskey.into());
    }
    audit::add(&tx, own(sund, viewer.person, Audited::PasskeyRemoved, &passkey.name)).await?;
    Ok(tx.commit().await?)
}
