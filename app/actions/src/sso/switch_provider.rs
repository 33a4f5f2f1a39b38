//! Disabling a provider, and enabling it again.

use super::{
    By,
    manage::{loaded, sign_all_out},
};
use crate::{Done, Sund};
use sund_domain::{audit::Audited, ids::ProviderId};
use sund_store::{
    Tx,
    sso::{self, KeptProvider},
};

/// Nobody signs in with this provider any more, and who is signed in with it is not, from now on.
pub async fn disable_provider(sund: &Sund, by: By<'_>, id: ProviderId) -> Done<KeptProvider> {
    switch(sund, by, id, false).await
}

/// People sign in with this provider again.
pub async fn enable_provider(sund: &Sund, by: By<'_>, id: ProviderId) -> Done<KeptProvider> {
    switch(sund, by, id, true).await
}

async fn switch(sund: &Sund, by: By<'_>, id: ProviderId, enabled: bool) -> Done<KeptProvider> {
    let tx = sund.store.begin().await?;
    by.may_change(tx.reads()).await?;
    let mut row = loaded(&tx, id).await?;
    if row.enabled != enabled {
        switch_in(sund, &tx, by, &row, enabled).await?;
        tx.commit().await?;
        row.enabled = enabled;
    }
    Ok(row)
}

/// The same within a transaction, for a row that is not like this yet.
pub(super) async fn switch_in(sund: &Sund, tx: &Tx, by: By<'_>, row: &KeptProvider, enabled: bool) -> Done<()> {
    let id = row.provider.id;
    sso::set_enabled(tx, id, enabled).await?;
    if enabled {
        return by.note(sund, tx, Audited::ProviderEnabled, &row.provider, String::new()).await;
    }
    let ended = sign_all_out(sund, tx, id).await?;
    by.note(sund, tx, Audited::ProviderDisabled, &row.provider, format!("sessions ended: {ended}")).await
}
