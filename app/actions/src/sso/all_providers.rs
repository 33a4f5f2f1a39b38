//! All providers, for those who manage them.

use super::By;
use crate::{Done, Sund, error::found};
use sund_domain::ids::ProviderId;
use sund_store::sso::{self, KeptProvider};

/// All providers, also those that one cannot sign in with, by country and name. Two queries.
pub async fn all_providers(sund: &Sund, by: By<'_>) -> Done<Vec<KeptProvider>> {
    by.may()?;
    Ok(sso::all_kept(sund.store.reads()).await?)
}

/// One of them. Two queries.
pub async fn kept_provider(sund: &Sund, by: By<'_>, id: ProviderId) -> Done<KeptProvider> {
    by.may()?;
    found(sso::kept(sund.store.reads(), id).await?)
}
