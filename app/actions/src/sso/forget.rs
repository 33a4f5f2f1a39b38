//! Forgetting what no longer matters; called now and then by a job.

use crate::{Done, Sund};
use sund_domain::sso::{REMEMBER, ROUND_TRIP};
use sund_store::sso;

/// Drops sign-ins that nobody came back from, and sessions too old to tell whose a late form was.
pub async fn forget_old(sund: &Sund) -> Done<()> {
    let now = sund.now();
    let tx = sund.store.begin().await?;
    sso::forget_old(&tx, now.plus(-ROUND_TRIP), now.plus(-REMEMBER)).await?;
    Ok(tx.commit().await?)
}
