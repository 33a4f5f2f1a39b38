//! Adding an organisation's provider.

use super::{
    By, NewSecret, Providers,
    manage::{Kept, is_free, organisation, row, sealed, taken},
    note_groups::note_groups,
};
use crate::{Done, Sund};
use sund_domain::{
    Invalid,
    audit::Audited,
    people::Country,
    refusal::Checking,
    sso::{Mapping, ProviderFacts, ProviderForm},
};
use sund_store::{
    Tx,
    sso::{self, KeptProvider, Provider, ProviderRules},
};

/// Adds a provider, with its organisation if that is new.
pub async fn add_provider(
    sund: &Sund,
    by: By<'_>,
    at: &dyn Providers,
    form: &ProviderForm,
    secret: NewSecret<'_>,
) -> Done<KeptProvider> {
    let tx = sund.store.begin().await?;
    by.may_change(tx.reads()).await?;
    let mut checking = Checking::default();
    let whole = checking.take(form.whole());
    let secret = secret.check(&mut checking);
    checking.done()?;
    let whole = whole.ok_or_else(|| Invalid(Vec::new()))?;
    let kept = Kept { enabled: true, declared: false };
    let added = add_in(sund, &tx, by, at, whole, secret, kept).await?;
    tx.commit().await.map_err(taken)?;
    Ok(added)
}

/// The same within a transaction, with what no form says.
pub(super) async fn add_in(
    sund: &Sund,
    tx: &Tx,
    by: By<'_>,
    at: &dyn Providers,
    (name, country, facts): (String, Country, ProviderFacts),
    secret: NewSecret<'_>,
    kept: Kept,
) -> Done<KeptProvider> {
    is_free(tx, &facts, None).await?;
    let secret = sealed(at, &facts, None, secret)?;
    let who = Provider {
        id: sund.new_id(),
        organisation: organisation(sund, tx, &name, country).await?,
        organisation_name: name,
        country: country.code().into(),
        issuer: String::new(),
        client_id: String::new(),
        secret_sealed: None,
        scopes: String::new(),
        rules: ProviderRules::default(),
    };
    let new = row(facts, who, secret, kept);
    sso::insert_kept(tx, &new, sund.now()).await.map_err(taken)?;
    by.note(sund, tx, Audited::ProviderAdded, &new.provider, String::new()).await?;
    note_groups(sund, tx, by, &new.provider, &Mapping::default()).await?;
    Ok(new)
}
