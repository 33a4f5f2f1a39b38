//! Workgroups that nobody chairs any more. Where an account ends or an organisation's groups take a place, it happens at
//! once, whoever it was; afterwards a platform administrator makes one of the members the chair.

use super::{holding, members::may_hold_office};
use crate::{Done, Sund, audit::line, error::found, sso::sure_for};
use sund_domain::{
    Granted, Refusal,
    audit::Audited,
    ids::PersonId,
    people::{Profile, Viewer},
    sso::{GuardedAct, may_manage},
    workgroups::{AppointChair, Chairless, Standing, Workgroup},
};
use sund_store::{
    audit::{self, Entry},
    people,
    workgroups::{self, chairs},
};

/// Workgroups without a chair, as a platform administrator sees them.
#[derive(Clone, Debug, Default)]
pub struct WithoutChair {
    /// Those that the viewer may know of, and who could chair them.
    pub known: Vec<(Workgroup, Vec<Profile>)>,
    /// How many others there are: confidential ones, of which nobody outside knows more.
    pub others: u64,
}

/// The workgroups that nobody chairs. Three queries.
pub async fn without_chair(sund: &Sund, viewer: &Viewer) -> Done<WithoutChair> {
    may_manage(viewer)?;
    let on = sund.store.reads();
    let groups = chairs::chairless(on, viewer.seer).await?;
    let members = chairs::chairless_members(on, viewer.seer).await?;
    let of = |group: &Workgroup| {
        let here = members.iter().filter(|(workgroup, _)| *workgroup == group.id);
        here.map(|(_, profile)| profile.clone()).collect()
    };
    let known = groups.into_iter().map(|group| (of(&group), group)).map(|(members, group)| (group, members)).collect();
    Ok(WithoutChair { known, others: chairs::chairless_unknown(on, viewer.seer).await? })
}

/// Makes a member the chair of a workgroup that has none. Not oneself: nobody takes a workgroup alone.
pub async fn appoint_chair(sund: &Sund, viewer: &Viewer, slug: &str, person: PersonId) -> Done<()> {
    may_manage(viewer)?;
    let tx = holding(sund, viewer, Some(person)).await?;
    let workgroup = found(workgroups::by_slug(tx.reads(), viewer.seer, slug).await?)?;
    chairs::hold(&tx, workgroup.id).await?;
    let chairs = chairs::count(tx.reads(), workgroup.id, sund.now()).await?;
    let administrator = viewer.administrator;
    let chairless = Granted::<_, AppointChair>::check(Chairless { workgroup, administrator, chairs })?;
    sure_for(tx.reads(), viewer, GuardedAct::GrantChairs).await?;
    if person == viewer.person {
        return Err(Refusal::NotOneself.into());
    }
    let id = chairless.workgroup.id;
    let profile = found(people::profile(tx.reads(), person).await?)?;
    let standing = workgroups::standing_of(tx.reads(), id, person, sund.now()).await?;
    found(matches!(standing, Standing::Member | Standing::Deputy).then_some(()))?;
    may_hold_office(sund, &tx, &chairless.workgroup, &profile).await?;
    chairs::appoint(&tx, &chairless, person, sund.now()).await?;
    let entry = Entry { workgroup: Some(id), ..line(sund, viewer, Audited::ChairAppointed, profile.author.name) };
    audit::add(&tx, entry).await?;
    Ok(tx.commit().await?)
}
