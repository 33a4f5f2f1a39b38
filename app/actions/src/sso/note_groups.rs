//! Which of a provider's groups give what, told where it concerns somebody.

use super::{By, line};
use crate::{Done, Sund};
use std::collections::BTreeSet;
use sund_domain::{audit::Audited, sso::Mapping};
use sund_store::{
    Tx,
    audit::{self, Entry},
    sso::Provider,
    workgroups,
};

/// A line in the log of each workgroup for which something is different: its members read which groups give a place
/// there now. The line about the provider does not say it: who reads that may not know of the workgroup.
pub(super) async fn note_groups(sund: &Sund, tx: &Tx, by: By<'_>, provider: &Provider, before: &Mapping) -> Done<()> {
    let now = &provider.rules.mapping;
    let slugs: BTreeSet<&str> = before.named().union(&now.named()).copied().collect();
    let different: Vec<&str> = slugs.into_iter().filter(|slug| before.giving(slug) != now.giving(slug)).collect();
    if different.is_empty() {
        return Ok(());
    }
    let person = if let By::Person(viewer) = by { Some(viewer.person) } else { None };
    for (slug, workgroup, _) in workgroups::by_slugs(tx.reads(), &different).await? {
        let parts = [provider.organisation_name.clone(), now.giving(&slug)];
        let what = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ");
        let entry = Entry { by: person, workgroup: Some(workgroup), ..line(sund, Audited::GroupsMapped, &what) };
        audit::add(tx, entry).await?;
    }
    Ok(())
}
