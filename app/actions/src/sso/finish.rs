//! Finishing a sign-in that was begun: once, in time, in the same browser.

use crate::{Done, Sund, handed_in::hash};
use sund_domain::sso::ROUND_TRIP;
use sund_store::sso::{self, Flow};

/// Takes the sign-in that belongs to this `state`, if this browser began it and it is not too old.
///
/// It can be taken once. Another browser that knows the `state` (it stands in addresses, and so in logs) gets
/// nothing and spoils nothing: the row is only gone when the browser's cookie fits, in the same transaction.
pub async fn take(sund: &Sund, state: &str, browser_token: &str) -> Done<Option<Flow>> {
    let tx = sund.store.begin().await?;
    let Some(flow) = sso::take_flow(&tx, &hash(state)).await? else {
        return Ok(None);
    };
    // Hashes of 256-bit secrets are compared: the time that it takes tells nothing about the secrets.
    if flow.browser_hash != hash(browser_token) {
        // Dropping the transaction puts the row back.
        return Ok(None);
    }
    tx.commit().await?;
    let age = sund.now().since(flow.at);
    Ok((0..=ROUND_TRIP).contains(&age).then_some(flow))
}
