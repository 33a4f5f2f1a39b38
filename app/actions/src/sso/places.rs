//! Places in workgroups that a provider's groups give: taken over at every sign-in and at every change of the
//! organisation's directory (SCIM), apart from what people gave by hand.

use super::line;
use crate::{Done, Sund};
use std::collections::BTreeMap;
use sund_domain::{
    audit::Audited,
    ids::{PersonId, ProviderId, WorkgroupId},
    workgroups::{Source, Standing, Visibility, groups_give},
};
use sund_store::{
    Tx, audit, people, scim,
    sso::Provider,
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
    // A provider that is asked for no groups (any more) takes what it is known to have given, and nothing else.
    let asked = !mapping.groups.is_empty()
        || scim::of_person(tx.reads(), provider.id, person).await?.is_some_and(|row| !row.deleted);
    let takes = |place: &Place| {
        groups.is_some() && if asked { is_of(place, provider.id) } else { place.provider == Some(provider.id) }
    };
    let told = mapping.places(groups.unwrap_or_default().iter().chain(&directory).map(String::as_str));
    let named = named(tx, provider, &told).await?;
    let had = workgroups::places_of(tx.reads(), person).await?;
    for (workgroup, told) in &named {
        let Some(standing) = told.given() else { continue };
        let due = |place: &Place| {
            // Less than what the groups say takes nothing that is there.
            let whole = takes(place) && standing == told.standing;
            let other = if whole { place.standing != standing } else { place.standing < standing };
            place.source == Source::Claims && other
        };
        if had.iter().find(|place| place.workgroup == *workgroup).is_none_or(due) {
            set(sund, tx, (provider, person), *workgroup, standing, &told.name).await?;
        }
    }
    for place in had {
        if is_given(&place) && takes(&place) && !named.contains_key(&place.workgroup) {
            set(sund, tx, (provider, person), place.workgroup, Standing::Outsider, "").await?;
        }
    }
    Ok(())
}

/// Groups gave it, and it holds.
fn is_given(place: &Place) -> bool {
    place.source == Source::Claims && place.standing != Standing::Outsider
}

/// Groups of no other provider gave it. Whose did was not always noted.
fn is_of(place: &Place, provider: ProviderId) -> bool {
    place.provider.is_none_or(|by| by == provider)
}

/// Gives and takes what a change of the organisation's directory means, without a sign-in: what its groups give now is
/// given; what they gave before and give no longer is taken. What only claims gave stays until the next sign-in, what
/// somebody gave or took by hand stays for good. To those who work elsewhere nothing is given, and only what is this
/// provider's is taken.
pub(crate) async fn by_directory(
    sund: &Sund,
    tx: &Tx,
    provider: &Provider,
    person: PersonId,
    (before, after): (&[String], &[String]),
) -> Done<()> {
    let mapping = &provider.rules.mapping;
    let before = named(tx, provider, &mapping.places(before.iter().map(String::as_str))).await?;
    let after = named(tx, provider, &mapping.places(after.iter().map(String::as_str))).await?;
    if before == after {
        return Ok(());
    }
    let ours = people::works_for(tx.reads(), person).await? == Some(provider.organisation);
    let had = workgroups::places_of(tx.reads(), person).await?;
    let now = |workgroup| had.iter().find(|place| place.workgroup == workgroup);
    let taken = |place: &Place| {
        is_given(place) && if ours { is_of(place, provider.id) } else { place.provider == Some(provider.id) }
    };
    for (workgroup, told) in &after {
        let Some(standing) = told.given() else { continue };
        let was = before.get(workgroup).and_then(Named::given);
        let due = match now(*workgroup) {
            None => ours,
            Some(place) if place.source == Source::Hand => false,
            Some(place) if place.standing < standing => ours,
            // Claims may have made the person a chair: a directory that says "member" does not take that.
            Some(place) => Some(place.standing) == was && taken(place),
        };
        if due && was != Some(standing) {
            set(sund, tx, (provider, person), *workgroup, standing, &told.name).await?;
        }
    }
    for workgroup in before.keys().filter(|workgroup| !after.contains_key(workgroup)) {
        if now(*workgroup).is_some_and(taken) {
            set(sund, tx, (provider, person), *workgroup, Standing::Outsider, "").await?;
        }
    }
    Ok(())
}

/// Takes what this provider's groups have given to somebody who has nothing to do with it any more.
pub(crate) async fn take_all(sund: &Sund, tx: &Tx, provider: &Provider, person: PersonId) -> Done<()> {
    for place in workgroups::places_of(tx.reads(), person).await? {
        if is_given(&place) && place.provider == Some(provider.id) {
            set(sund, tx, (provider, person), place.workgroup, Standing::Outsider, "").await?;
        }
    }
    Ok(())
}

/// What the groups say of a workgroup.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Named {
    name: String,
    /// How somebody stands to it.
    standing: Standing,
    visibility: Visibility,
    allowed: bool,
}

impl Named {
    /// What they give there. Where it is nothing, a place that is there stays as long as the groups say so.
    const fn given(&self) -> Option<Standing> {
        groups_give(self.visibility, self.allowed, self.standing)
    }
}

/// The workgroups that there are of these.
async fn named(tx: &Tx, provider: &Provider, told: &BTreeMap<&str, Standing>) -> Done<BTreeMap<WorkgroupId, Named>> {
    if told.is_empty() {
        return Ok(BTreeMap::new());
    }
    let slugs: Vec<&str> = told.keys().copied().collect();
    let known = workgroups::providers::named_by(tx.reads(), provider.id, &slugs).await?;
    let said = |row: workgroups::providers::Named| {
        let standing = *told.get(row.slug.as_str())?;
        Some((row.id, Named { name: row.name, standing, visibility: row.visibility, allowed: row.allowed }))
    };
    Ok(known.into_iter().filter_map(said).collect())
}

async fn set(
    sund: &Sund,
    tx: &Tx,
    (provider, person): (&Provider, PersonId),
    workgroup: WorkgroupId,
    standing: Standing,
    name: &str,
) -> Done<()> {
    let place = Place { workgroup, standing, source: Source::Claims, provider: Some(provider.id) };
    workgroups::set_place(tx, person, place, sund.now()).await?;
    let act = if standing == Standing::Outsider { Audited::PlaceTaken } else { Audited::PlaceGiven };
    let mut entry = line(sund, act, name);
    entry.by = Some(person);
    entry.workgroup = Some(workgroup);
    Ok(audit::add(tx, entry).await?)
}
