//! One's own passkeys, for guests. For others there is nothing of the kind.

use crate::{Done, Sund, error::found};
use sund_domain::{
    guests::{OwnPasskey, may_change_passkeys},
    people::Viewer,
};
use sund_store::guests;

/// The viewer's passkeys, the oldest first.
pub async fn own_passkeys(sund: &Sund, viewer: &Viewer) -> Done<Vec<OwnPasskey>> {
    found(viewer.seer.guest.then_some(()))?;
    Ok(guests::own_passkeys(sund.store.reads(), viewer.person).await?)
}

/// What the viewer's authenticators call their passkeys, for making one more: none is made twice.
pub async fn credentials(sund: &Sund, viewer: &Viewer) -> Done<Vec<String>> {
    may_change_passkeys(viewer)?;
    Ok(guests::credential_ids(sund.store.reads(), viewer.person).await?)
}
