//! Who comes with a token.

use crate::{Done, Sund, handed_in::hash};
use sund_domain::time::MINUTE;
use sund_store::scim::{self, Provisioner};

/// A token notes that it was used at most this often.
const TOUCH_EVERY: i64 = 5 * MINUTE;

/// The directory behind this token; none if it is no token, or revoked, or its provider is disabled.
pub async fn provisioner(sund: &Sund, token: &str) -> Done<Option<Provisioner>> {
    let Some(found) = scim::provisioner(sund.store.reads(), &hash(token)).await? else { return Ok(None) };
    let now = sund.now();
    if found.used.is_none_or(|used| now.since(used) >= TOUCH_EVERY) {
        let tx = sund.store.begin().await?;
        scim::touch_token(&tx, found.token, now).await?;
        tx.commit().await?;
    }
    Ok(Some(found))
}
