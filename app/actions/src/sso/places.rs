//! Places in workgroups that a provider's groups give: taken over at every sign-in, apart from what people gave by hand.

use super::line;
use crate::{Done, Sund};
use std::collections::BTreeMap;
use sund_domain::{
    audit::Audited,
    ids::{PersonId, WorkgroupId},
    workgroups::{Source, Standing},
};
use sund_store::{
    Tx, audit,
    sso::Provider,
    workgroups::{self, Place},
};

/// Gives and takes what the groups say. A place that somebody gave or took by hand is left as it is.
pub(super) async fn reconcile(
    sund: &Sund,
    tx: &Tx,
    provider: &Provider,
    person: PersonId,
    groups: &[String],
) -> Done<()> {
    let mapping = &provider.rules.mapping;
    if mapping.groups.is_empty() {
        return Ok(());
    }
    let told = mapping.places(groups.iter().map(String::as_str));
    let slugs: Vec<&str> = told.keys().copied().collect();
    let named: BTreeMap<WorkgroupId, (String, Standing)> = workgroups::by_slugs(tx.reads(), &slugs)
        .await?
        .into_iter()
        .filter_map(|(slug, id, name)| Some((id, (name, *told.get(slug.as_str())?))))
        .collect();
    let had = workgroups::places_of(tx.reads(), person).await?;
    for (workgroup, (name, standing)) in &named {
        let now = had.iter().find(|place| place.workgroup == *workgroup);
        if now.is_none_or(|place| place.source == Source::Claims && place.standing != *standing) {
            set(sund, tx, person, *workgroup, *standing, name).await?;
        }
    }
    for place in had {
        let given = place.source == Source::Claims && place.standing != Standing::Outsider;
        if given && !named.contains_key(&place.workgroup) {
            set(sund, tx, person, place.workgroup, Standing::Outsider, "").await?;
        }
    }
    Ok(())
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
