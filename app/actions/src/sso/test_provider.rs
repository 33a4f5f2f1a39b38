//! Testing a provider: as it stands in a form that nobody has saved yet, or as it is kept.

use super::{Asked, By, NewSecret, Providers};
use crate::{Done, Sund};
use sund_domain::{
    Invalid,
    ids::ProviderId,
    refusal::Checking,
    sso::{Finding, ProviderForm},
};
use sund_store::sso::KeptProvider;

/// Tests what was typed; `before` is the provider that it would change.
pub async fn test_typed(
    by: By<'_>,
    at: &dyn Providers,
    before: Option<&KeptProvider>,
    form: &ProviderForm,
    secret: NewSecret<'_>,
) -> Done<Vec<Finding>> {
    by.may()?;
    let mut checking = Checking::default();
    let facts = checking.take(form.facts());
    let secret = match secret.check(&mut checking) {
        NewSecret::Typed(_) => true,
        NewSecret::Away => false,
        NewSecret::Keep => before.is_some_and(|row| row.provider.secret_sealed.is_some()),
    };
    checking.done()?;
    let facts = facts.ok_or_else(|| Invalid(Vec::new()))?;
    Ok(at.test(Asked { issuer: facts.issuer, secret, algorithm: facts.algorithm }).await)
}

/// Tests a provider as it is kept.
pub async fn test_kept(
    sund: &Sund,
    by: By<'_>,
    at: &dyn Providers,
    id: ProviderId,
) -> Done<(KeptProvider, Vec<Finding>)> {
    let row = super::kept_provider(sund, by, id).await?;
    let asked = Asked {
        issuer: row.provider.issuer.clone(),
        secret: row.provider.secret_sealed.is_some(),
        algorithm: row.provider.rules.algorithm.clone(),
    };
    let findings = at.test(asked).await;
    Ok((row, findings))
}
