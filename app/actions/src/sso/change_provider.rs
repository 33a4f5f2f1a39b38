//! Changing an organisation's provider: all of it but whose it is.

use super::{
    By, NewSecret, Providers,
    manage::{Kept, is_free, loaded, row, sealed, sign_all_out, taken},
    note_groups::note_groups,
};
use crate::{Done, Sund};
use sund_domain::{
    Invalid, Refusal,
    audit::Audited,
    ids::ProviderId,
    refusal::Checking,
    sso::{ProviderFacts, ProviderForm},
};
use sund_store::{
    Tx,
    sso::{self, KeptProvider, Provider},
};

/// Changes a provider that is not kept in a file.
pub async fn change_provider(
    sund: &Sund,
    by: By<'_>,
    at: &dyn Providers,
    id: ProviderId,
    form: &ProviderForm,
    secret: NewSecret<'_>,
) -> Done<KeptProvider> {
    let tx = sund.store.begin().await?;
    by.may_change(tx.reads()).await?;
    let before = loaded(&tx, id).await?;
    if before.declared {
        return Err(Refusal::Declared.into());
    }
    let mut checking = Checking::default();
    let facts = checking.take(form.facts());
    let secret = secret.check(&mut checking);
    checking.done()?;
    let facts = facts.ok_or_else(|| Invalid(Vec::new()))?;
    let kept = Kept { enabled: before.enabled, declared: false };
    let changed = change_in(sund, &tx, by, at, (&before, kept), facts, secret).await?;
    tx.commit().await.map_err(taken)?;
    Ok(changed)
}

/// The same within a transaction. Writes nothing if nothing is different.
pub(super) async fn change_in(
    sund: &Sund,
    tx: &Tx,
    by: By<'_>,
    at: &dyn Providers,
    (before, kept): (&KeptProvider, Kept),
    facts: ProviderFacts,
    secret: NewSecret<'_>,
) -> Done<KeptProvider> {
    is_free(tx, &facts, Some(before.provider.id)).await?;
    let secret = sealed(at, &facts, Some(&before.provider), secret)?;
    let new = row(facts, before.provider.clone(), secret, kept);
    let mut different = different(before, &new);
    if different.is_empty() {
        return Ok(new);
    }
    sso::update_provider(tx, &new, &before.domains).await.map_err(taken)?;
    if !same_client(&before.provider, &new.provider) {
        // Who was signed in was so by the word of another issuer, or as another client's: nobody vouches for them here.
        let ended = sign_all_out(sund, tx, before.provider.id).await?;
        different.push(format!("sessions ended: {ended}"));
    }
    by.note(sund, tx, Audited::ProviderChanged, &new.provider, different.join(", ")).await?;
    note_groups(sund, tx, by, &new.provider, &before.provider.rules.mapping).await?;
    Ok(new)
}

/// Whether both are the same client at the same issuer.
pub(super) fn same_client(one: &Provider, other: &Provider) -> bool {
    one.issuer == other.issuer && one.client_id == other.client_id
}

/// What is different, for the audit log: names; and what issuer and client were. Never a secret.
fn different(before: &KeptProvider, new: &KeptProvider) -> Vec<String> {
    let (old, now) = (&before.provider, &new.provider);
    let mut different = Vec::new();
    if old.issuer != now.issuer {
        different.push(format!("issuer (was {})", old.issuer));
    }
    if old.client_id != now.client_id {
        different.push(format!("client id (was {})", old.client_id));
    }
    let others = [
        ("secret", old.secret_sealed != now.secret_sealed),
        ("scopes", old.scopes != now.scopes),
        ("domains", before.domains != new.domains),
        ("joining", old.rules.joining != now.rules.joining),
        ("algorithm", old.rules.algorithm != now.rules.algorithm),
        ("levels", old.rules.levels != now.rules.levels),
        ("mapping", old.rules.mapping != now.rules.mapping),
        ("where it is kept", before.declared != new.declared),
    ];
    different.extend(others.into_iter().filter(|(_, is)| *is).map(|(name, _)| name.to_owned()));
    different
}
