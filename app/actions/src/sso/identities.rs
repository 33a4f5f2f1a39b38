//! The providers with which one signs in: joining another one after proof at both, and which organisation one works for.

use super::{line, places};
use crate::{Done, Sund, error::found};
use sund_domain::{
    Refusal,
    audit::Audited,
    ids::ProviderId,
    people::Viewer,
    sso::{Assurance, Joining, LINK_WITHIN, Level},
};
use sund_store::{
    Tx, audit,
    people::colleagues,
    scim,
    sso::{self, Provider},
};

pub use sund_store::sso::OwnIdentity;

/// The providers with which the viewer signs in.
pub async fn own_identities(sund: &Sund, viewer: &Viewer) -> Done<Vec<OwnIdentity>> {
    Ok(sso::own_identities(sund.store.reads(), viewer.person).await?)
}

/// Whether the viewer may join another sign-in now, and the provider: who joins has just been asked at the one that
/// they are signed in with. Guests have no provider, and get none: they would not be guests any more.
pub async fn linkable(sund: &Sund, viewer: &Viewer, provider: ProviderId) -> Done<Provider> {
    if viewer.seer.guest {
        return Err(Refusal::NotFound.into());
    }
    let asked = Assurance { level: Level::Low, within: Some(LINK_WITHIN) };
    if !viewer.seer.meets(asked) {
        return Err(Refusal::StepUp(asked).into());
    }
    found(sso::provider(sund.store.reads(), provider).await?)
}

/// The viewer signs in with this provider no longer. Not the one that they are here with, nor the last of the
/// organisation that they work for.
pub async fn drop_identity(sund: &Sund, viewer: &Viewer, token_hash: &str, provider: ProviderId) -> Done<()> {
    let tx = sund.store.begin().await?;
    let all = sso::own_identities(tx.reads(), viewer.person).await?;
    let own = found(all.iter().find(|own| own.provider == provider))?;
    let here = sso::provider_of(tx.reads(), token_hash).await? == Some(provider);
    let last = own.current && all.iter().filter(|own| own.current).count() < 2;
    if here || last {
        return Err(Refusal::OwnSignIn.into());
    }
    // Its provider may be disabled: what it gave goes all the same.
    let row = found(sso::kept(tx.reads(), provider).await?)?;
    places::take_all(sund, &tx, &row.provider, viewer.person).await?;
    sso::drop_identities(&tx, viewer.person, provider, sund.now()).await?;
    scim::part(&tx, provider, viewer.person).await?;
    note(sund, &tx, viewer, Audited::IdentityDropped, &own.organisation_name).await?;
    Ok(tx.commit().await?)
}

/// The viewer works for the organisation of this provider from now on. Where its administrator must agree, the viewer
/// waits for that as anybody who joins it.
pub async fn work_for(sund: &Sund, viewer: &Viewer, provider: ProviderId) -> Done<()> {
    let tx = sund.store.begin().await?;
    let all = sso::own_identities(tx.reads(), viewer.person).await?;
    let own = found(all.iter().find(|own| own.provider == provider && own.enabled))?;
    if own.current {
        return Ok(());
    }
    let rules = found(sso::provider(tx.reads(), provider).await?)?.rules;
    // Whom the organisation's own directory tells of, nobody else has to let in.
    let told_of = scim::is_told_of(tx.reads(), own.organisation, viewer.person).await?;
    let approved = rules.joining == Joining::AtOnce || told_of;
    colleagues::work_for(&tx, viewer.person, own.organisation, approved, sund.now()).await?;
    if !approved {
        sso::end_others(&tx, viewer.person, "", sund.now()).await?;
    }
    let told = format!("{} → {}", viewer.organisation_name, own.organisation_name);
    note(sund, &tx, viewer, Audited::OrganisationChanged, &told).await?;
    Ok(tx.commit().await?)
}

async fn note(sund: &Sund, tx: &Tx, viewer: &Viewer, act: Audited, what: &str) -> Done<()> {
    let mut entry = line(sund, act, what);
    entry.by = Some(viewer.person);
    Ok(audit::add(tx, entry).await?)
}
