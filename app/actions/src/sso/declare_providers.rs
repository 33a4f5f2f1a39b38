//! Providers that an operator keeps in a file: what the file says holds, all of it or nothing.

use super::{
    By, NewSecret, Providers,
    add_provider::add_in,
    change_provider::change_in,
    manage::{Kept, organisation},
    switch_provider::switch_in,
};
use crate::{ActionError, Done, Sund};
use std::collections::BTreeSet;
use sund_domain::{
    Field, Invalid, Problem,
    refusal::Checking,
    sso::{ProviderFacts, ProviderForm},
};
use sund_store::{
    Tx,
    sso::{self, KeptProvider},
};

/// A provider as the file has it.
#[derive(Clone)]
pub struct Declared {
    /// What is in it.
    pub form: ProviderForm,
    /// The client's secret; none for a public client.
    pub secret: Option<String>,
    /// Whether one can sign in with it.
    pub enabled: bool,
}

/// What is wrong, and with which of them, counted from 0; none if it is with none of them.
#[derive(Debug)]
pub struct DeclareError {
    /// Which.
    pub at: Option<usize>,
    /// What.
    pub error: ActionError,
}

impl<E: Into<ActionError>> From<E> for DeclareError {
    fn from(error: E) -> Self {
        Self { at: None, error: error.into() }
    }
}

/// Makes the declared providers what the file says, in one transaction; says how many are different now. Those that
/// the file no longer has are disabled, give their e-mail domains back, and belong to administrators again.
pub async fn declare_providers(sund: &Sund, at: &dyn Providers, all: &[Declared]) -> Result<usize, DeclareError> {
    let mut checked = Vec::with_capacity(all.len());
    let mut seen = BTreeSet::new();
    for (n, declared) in all.iter().enumerate() {
        let wrong = |error: ActionError| DeclareError { at: Some(n), error };
        let mut checking = Checking::default();
        let whole = checking.take(declared.form.whole());
        let secret = declared.secret.as_deref().map_or(NewSecret::Away, NewSecret::Typed).check(&mut checking);
        checking.done().map_err(|invalid| wrong(invalid.into()))?;
        let Some(whole) = whole else { continue };
        if !seen.insert((whole.2.issuer.clone(), whole.2.client_id.clone())) {
            return Err(wrong(Invalid::new(Field::Issuer, Problem::Taken).into()));
        }
        checked.push((n, whole, secret, declared.enabled));
    }
    let tx = sund.store.begin().await?;
    let before = sso::all_kept(tx.reads()).await?;
    let of = |facts: &ProviderFacts| {
        before.iter().find(|row| row.provider.issuer == facts.issuer && row.provider.client_id == facts.client_id)
    };
    let mut different = 0;
    for row in before.iter().filter(|row| row.declared) {
        match checked.iter().find(|(_, (.., facts), ..)| of(facts).is_some_and(|r| r.provider.id == row.provider.id)) {
            // A domain may go from one to another in the same file: it is given back before it is taken.
            Some((_, (.., facts), ..)) => give_back(&tx, row, &facts.domains).await?,
            None => {
                vanish(sund, &tx, row).await?;
                different += 1;
            }
        }
    }
    for (n, whole, secret, enabled) in checked {
        let wrong = |error: ActionError| DeclareError { at: Some(n), error };
        let row = of(&whole.2).cloned();
        let is = declare(sund, &tx, at, row.as_ref(), whole, secret, enabled).await.map_err(wrong)?;
        different += usize::from(is);
    }
    tx.commit().await?;
    Ok(different)
}

/// One provider; says whether it is different now.
async fn declare(
    sund: &Sund,
    tx: &Tx,
    at: &dyn Providers,
    before: Option<&KeptProvider>,
    whole: (String, sund_domain::people::Country, ProviderFacts),
    secret: NewSecret<'_>,
    enabled: bool,
) -> Done<bool> {
    let Some(before) = before else {
        add_in(sund, tx, By::File, at, whole, secret, Kept { enabled, declared: true }).await?;
        return Ok(true);
    };
    let (name, country, facts) = whole;
    if organisation(sund, tx, &name, country).await? != before.provider.organisation {
        return Err(Invalid::new(Field::Organisation, Problem::OtherOrganisation).into());
    }
    // What was given back above is still in `before`: the log tells of it.
    let kept = Kept { enabled: before.enabled, declared: true };
    let now = change_in(sund, tx, By::File, at, (before, kept), facts, secret).await?;
    let switched = now.enabled != enabled;
    if switched {
        switch_in(sund, tx, By::File, &now, enabled).await?;
    }
    Ok(switched || now != *before)
}

async fn vanish(sund: &Sund, tx: &Tx, row: &KeptProvider) -> Done<()> {
    let gone = KeptProvider { declared: false, domains: Vec::new(), ..row.clone() };
    sso::update_provider(tx, &gone, &row.domains).await?;
    if row.enabled {
        switch_in(sund, tx, By::File, row, false).await?;
    }
    Ok(())
}

async fn give_back(tx: &Tx, row: &KeptProvider, but: &[String]) -> Done<()> {
    for domain in row.domains.iter().filter(|domain| !but.contains(domain)) {
        sso::drop_domain(tx, row.provider.id, domain).await?;
    }
    Ok(())
}
