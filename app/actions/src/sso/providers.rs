//! Which providers there are to sign in with. Asked before one is known, so there is no viewer.

use crate::{Done, Sund};
use sund_domain::ids::ProviderId;
use sund_store::sso::{self, Provider};

/// All providers that one can sign in with, by country and name.
pub async fn list(sund: &Sund) -> Done<Vec<Provider>> {
    Ok(sso::providers(sund.store.reads()).await?)
}

/// The provider that serves this e-mail domain (lower case, as `sund_domain::sso::domain_of` gives it).
pub async fn by_domain(sund: &Sund, domain: &str) -> Done<Option<Provider>> {
    Ok(sso::provider_by_domain(sund.store.reads(), domain).await?)
}

/// The provider with this issuer where we are called so, unless it is disabled.
pub async fn by_issuer(sund: &Sund, issuer: &str, client_id: &str) -> Done<Option<Provider>> {
    Ok(sso::provider_by_issuer(sund.store.reads(), issuer, client_id).await?)
}

/// The first provider with this issuer.
pub async fn by_issuer_alone(sund: &Sund, issuer: &str) -> Done<Option<Provider>> {
    Ok(sso::provider_by_issuer_alone(sund.store.reads(), issuer).await?)
}

/// The provider with this id, unless it is disabled.
pub async fn by_id(sund: &Sund, id: ProviderId) -> Done<Option<Provider>> {
    Ok(sso::provider(sund.store.reads(), id).await?)
}
