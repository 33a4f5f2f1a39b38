//! Who belongs to a workgroup.

use super::{access::give_back, granted, holding};
use crate::{Done, Sund, audit, error::found, moderation, notifications, sso::sure_for};
use sund_domain::{
    Refusal,
    audit::Audited,
    ids::PersonId,
    notifications::{NewNotice, Why},
    people::{Profile, Viewer},
    sso::GuardedAct,
    workgroups::{ChangeRole, Join, Leave, RemoveMember, Standing, Workgroup},
};
use sund_store::{
    Tx,
    audit::Entry,
    people,
    workgroups::{self, chairs},
};

/// Becomes a member of an open workgroup.
pub async fn join(sund: &Sund, viewer: &Viewer, slug: &str) -> Done<()> {
    let tx = moderation::writing(sund, viewer).await?;
    let workgroup = granted::<Join>(tx.reads(), viewer, slug).await?;
    if workgroup.standing != Standing::Outsider {
        return Ok(());
    }
    workgroups::set_standing(&tx, workgroup.id, viewer.person, Standing::Member, sund.now()).await?;
    log(sund, &tx, viewer, Audited::WorkgroupJoined, &workgroup, viewer.name.clone()).await?;
    Ok(tx.commit().await?)
}

/// Stops being a member. The last chair hands over first.
pub async fn leave(sund: &Sund, viewer: &Viewer, slug: &str) -> Done<()> {
    let tx = moderation::writing(sund, viewer).await?;
    let workgroup = granted::<Leave>(tx.reads(), viewer, slug).await?;
    if workgroup.standing == Standing::Reader {
        give_back(sund, &tx, viewer, workgroup.id, viewer.person, &viewer.name).await?;
        return Ok(tx.commit().await?);
    }
    keep_a_chair(sund, &tx, &workgroup, workgroup.standing).await?;
    workgroups::set_standing(&tx, workgroup.id, viewer.person, Standing::Outsider, sund.now()).await?;
    log(sund, &tx, viewer, Audited::WorkgroupLeft, &workgroup, viewer.name.clone()).await?;
    Ok(tx.commit().await?)
}

/// A chair ends a person's membership. What they wrote stays.
pub async fn remove_member(sund: &Sund, viewer: &Viewer, slug: &str, person: PersonId) -> Done<()> {
    let tx = holding(sund, viewer, Some(person)).await?;
    let workgroup = granted::<RemoveMember>(tx.reads(), viewer, slug).await?;
    let profile = found(people::profile(tx.reads(), person).await?)?;
    let standing = workgroups::standing_of(tx.reads(), workgroup.id, person, sund.now()).await?;
    if standing > Standing::Reader {
        keep_a_chair(sund, &tx, &workgroup, standing).await?;
        workgroups::set_standing(&tx, workgroup.id, person, Standing::Outsider, sund.now()).await?;
        log(sund, &tx, viewer, Audited::MemberRemoved, &workgroup, profile.author.name).await?;
    }
    Ok(tx.commit().await?)
}

/// A chair makes a member a deputy or a chair, or the other way round.
pub async fn change_role(sund: &Sund, viewer: &Viewer, slug: &str, person: PersonId, then: Standing) -> Done<()> {
    let tx = holding(sund, viewer, Some(person)).await?;
    let workgroup = granted::<ChangeRole>(tx.reads(), viewer, slug).await?;
    sure_for(tx.reads(), viewer, GuardedAct::GrantChairs).await?;
    let profile = found(people::profile(tx.reads(), person).await?)?;
    let now = workgroups::standing_of(tx.reads(), workgroup.id, person, sund.now()).await?;
    if now <= Standing::Reader || then <= Standing::Reader {
        return Err(Refusal::NotFound.into());
    }
    if then > Standing::Member {
        may_hold_office(sund, &tx, &workgroup, &profile).await?;
    }
    if now != then {
        keep_a_chair(sund, &tx, &workgroup, now).await?;
        workgroups::set_standing(&tx, workgroup.id, person, then, sund.now()).await?;
        let entry = Entry {
            workgroup: Some(workgroup.id),
            detail: Some(format!("{} > {}", now.role(), then.role())),
            ..audit::line(sund, viewer, Audited::RoleChanged, profile.author.name)
        };
        sund_store::audit::add(&tx, entry).await?;
        let told = NewNotice {
            workgroup: Some(workgroup.id),
            ..notifications::notice(sund, viewer, person, Why::OfficeChanged)
        };
        notifications::tell(sund, &tx, vec![told]).await?;
    }
    Ok(tx.commit().await?)
}

/// A guest chairs nothing, and nobody does who is kept out.
pub(super) async fn may_hold_office(sund: &Sund, tx: &Tx, workgroup: &Workgroup, person: &Profile) -> Done<()> {
    if person.author.guest {
        return Err(Refusal::Guest.into());
    }
    if workgroups::is_suspended(tx.reads(), workgroup.id, person.author.person, sund.now()).await? {
        return Err(Refusal::PersonSuspended.into());
    }
    Ok(())
}

/// Nobody leaves a workgroup without a chair. Two who leave at once are asked one after the other.
async fn keep_a_chair(sund: &Sund, tx: &Tx, workgroup: &Workgroup, loses: Standing) -> Done<()> {
    if loses != Standing::Chair {
        return Ok(());
    }
    chairs::hold(tx, workgroup.id).await?;
    if chairs::count(tx.reads(), workgroup.id, sund.now()).await? < 2 {
        return Err(Refusal::LastChair.into());
    }
    Ok(())
}

async fn log(sund: &Sund, tx: &Tx, viewer: &Viewer, act: Audited, workgroup: &Workgroup, name: String) -> Done<()> {
    let entry = Entry { workgroup: Some(workgroup.id), ..audit::line(sund, viewer, act, name) };
    Ok(sund_store::audit::add(tx, entry).await?)
}
