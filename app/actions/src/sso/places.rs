//! Places in workgroups that a provider's groups give: taken over at every sign-in and at every change of the
//! organisation's directory (SCIM), apart from what people gave by hand.

use super::line;
use crate::{Done, Sund};
use std::collections::BTreeMap;
use sund_domain::{
    audit::Audited,
    ids::{PersonId, WorkgroupId},
    workgroups::{Source, Standing},
};
use sund_store::{
    Tx, audit, scim,
    sso::{self, Provider},
    workgroups::{self, Place},
};

/// Gives and takes what the groups say: those that the claims of this sign-in name, and those of the organisation's
/// directory. A place that somebody gave or took by hand is left as it is. Where the claims should have said something of
/// groups and did not (`None`), nothing is taken: silence is not a word on who belongs where.
pub(super) async fn reconcile(
    sund: &Sund,
    tx: &Tx,
    provider: &Provider,
    person: PersonId,
    groups: Option<&[String]>,
) -> Done<()> {
    let mapping = &provider.rules.mapping;
    let directory = scim::groups_of(tx.reads(), provider.id, person).await?;
    let told = mapping.places(groups.unwrap_or_default().iter().chain(&directory).map(String::as_str));
    let named = named(tx, &told).await?;
    let had = workgroups::places_of(tx.reads(), person).await?;
    let given = |place: &&Place| place.source == Source::Claims && place.standing != Standing::Outsider;
    let takes = groups.is_some()
        && had.iter().any(|place| given(&place))
        && (!mapping.groups.is_empty() || !asked_elsewhere(tx, provider, person).await?);
    for (workgroup, (name, standing)) in &named {
        let now = had.iter().find(|place| place.workgroup == *workgroup);
        let due = |place: &Place| place.standing < *standing || takes && place.standing != *standing;
        if now.is_none_or(|place| place.source == Source::Claims && due(place)) {
            set(sund, tx, person, *workgroup, *standing, name).await?;
        }
    }
    for place in had.iter().filter(given).filter(|_| takes) {
        if !named.contains_key(&place.workgroup) {
            set(sund, tx, person, place.workgroup, Standing::Outsider, "").await?;
        }
    }
    Ok(())
}

/// Whether another provider of the same organisation, with which the person signs in too, is asked for groups: then its
/// word stands, and this one's silence says nothing.
async fn asked_elsewhere(tx: &Tx, provider: &Provider, person: PersonId) -> Done<bool> {
    let others = sso::mappings_elsewhere(tx.reads(), provider, person).await?;
    Ok(others.iter().any(|mapping| !mapping.groups.is_empty()))
}

/// Gives and takes what a change of the organisation's directory means, without a sign-in: what its groups give now is
/// given; what they gave before and give no longer is taken. What only claims gave stays until the next sign-in, what
/// somebody gave or took by hand stays for good.
pub(crate) async fn by_directory(
    sund: &Sund,
    tx: &Tx,
    provider: &Provider,
    person: PersonId,
    (before, after): (&[String], &[String]),
) -> Done<()> {
    let mapping = &provider.rules.mapping;
    let before = named(tx, &mapping.places(before.iter().map(String::as_str))).await?;
    let after = named(tx, &mapping.places(after.iter().map(String::as_str))).await?;
    if before == after {
        return Ok(());
    }
    let had = workgroups::places_of(tx.reads(), person).await?;
    let now = |workgroup| had.iter().find(|place| place.workgroup == workgroup);
    for (workgroup, (name, standing)) in &after {
        let was = before.get(workgroup).map(|(_, standing)| *standing);
        let due = now(*workgroup).is_none_or(|place| {
            // Claims may have made the person a chair: a directory that says "member" does not take that.
            place.source == Source::Claims && (place.standing < *standing || Some(place.standing) == was)
        });
        if due && was != Some(*standing) {
            set(sund, tx, person, *workgroup, *standing, name).await?;
        }
    }
    for workgroup in before.keys().filter(|workgroup| !after.contains_key(workgroup)) {
        let given = |place: &&Place| place.source == Source::Claims && place.standing != Standing::Outsider;
        if now(*workgroup).as_ref().is_some_and(given) {
            set(sund, tx, person, *workgroup, Standing::Outsider, "").await?;
        }
    }
    Ok(())
}

/// The workgroups that there are of these, with their names.
async fn named(tx: &Tx, told: &BTreeMap<&str, Standing>) -> Done<BTreeMap<WorkgroupId, (String, Standing)>> {
    if told.is_empty() {
        return Ok(BTreeMap::new());
    }
    let slugs: Vec<&str> = told.keys().copied().collect();
    let known = workgroups::by_slugs(tx.reads(), &slugs).await?;
    Ok(known.into_iter().filter_map(|(slug, id, name)| Some((id, (name, *told.get(slug.as_str())?)))).collect())
}

async fn set(
    sund: &Sund,
    tx: &Tx,
    person: PersonId,
    workgroup: WorkgroupId,
    standing: Standing,
    name: &str,
) -> Done<()> {
    workgroups::set_place(tx, person, Place { workgroup, standing, source: Source::Claims }, sund.now()).await?;
    let act = if standing == Standing::Outsider { Audited::PlaceTaken } else { Audited::PlaceGiven };
    let mut entry = line(sund, act, name);
    entry.by = Some(person);
    entry.workgroup = Some(workgroup);
    Ok(audit::add(tx, entry).await?)
}
