//! Adding an organisation's provider. Who may is decided by whoever has the machine: an operator, the demo, a test.

use crate::{Done, Sund};
use sund_domain::{Field, Invalid, Problem, ids::OrganisationId, people::Country, text::slug};
use sund_store::{
    people,
    sso::{self, Provider},
};

/// A provider that is about to be there.
#[derive(Clone, Debug)]
pub struct NewProvider<'a> {
    /// The organisation's short name; if there is no such organisation yet, it is made. Empty: from its name.
    pub slug: &'a str,
    /// The organisation's name.
    pub organisation: &'a str,
    /// Its name in its own language.
    pub local_name: &'a str,
    /// The code of its country.
    pub country: &'a str,
    /// The issuer identifier.
    pub issuer: &'a str,
    /// What this network is called there.
    pub client_id: &'a str,
    /// The client's secret, sealed.
    pub secret_sealed: Option<String>,
    /// The e-mail domains that it serves.
    pub domains: &'a [&'a str],
}

/// Adds a provider, with its organisation if that is new.
pub async fn add_provider(sund: &Sund, new: NewProvider<'_>) -> Done<Provider> {
    let at = sund.now();
    let country: Country = new.country.parse().map_err(|_| Invalid::new(Field::Country, Problem::NotAChoice))?;
    let short = if new.slug.is_empty() { slug(new.organisation) } else { new.slug.to_owned() };
    let tx = sund.store.begin().await?;
    let known = people::organisation(tx.reads(), &short).await?;
    let organisation = known.unwrap_or_else(|| sund.new_id::<OrganisationId>());
    if known.is_none() {
        people::insert_organisation(&tx, organisation, &short, new.organisation, new.local_name, country, at).await?;
    }
    let provider = Provider {
        id: sund.new_id(),
        organisation,
        organisation_name: new.organisation.into(),
        country: country.code().into(),
        issuer: new.issuer.into(),
        client_id: new.client_id.into(),
        secret_sealed: new.secret_sealed,
        scopes: "profile email".into(),
        rules: sso::ProviderRules::default(),
    };
    for domain in new.domains {
        if sso::provider_by_domain(tx.reads(), &domain.to_lowercase()).await?.is_some() {
            return Err(Invalid::new(Field::Email, Problem::Taken).into());
        }
    }
    sso::insert_provider(&tx, &provider, new.domains, at).await?;
    tx.commit().await?;
    Ok(provider)
}
