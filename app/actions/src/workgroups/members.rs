//! Who belongs to a workgroup.

use super::{access::give_back, granted};
use crate::{Done, Sund, audit, error::found, sso::sure_for};
use sund_domain::{
    Field, Invalid, Problem, Refusal,
    audit::Audited,
    ids::PersonId,
    people::Viewer,
    sso::GuardedAct,
    workgroups::{AddMember, ChangeRole, Join, Leave, RemoveMember, Standing, Workgroup},
};
use sund_store::{
    Tx,
    audit::Entry,
    people,
    workgroups::{self, chairs},
};

/// Becomes a member of an open workgroup.
pub async fn join(sund: &Sund, viewer: &Viewer, slug: &str) -> Done<()> {
    let tx = sund.store.begin().await?;
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
    let tx = sund.store.begin().await?;
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

/// A chair adds a person as a member.
pub async fn add_member(sund: &Sund, viewer: &Viewer, slug: &str, person: PersonId) -> Done<()> {
    let tx = sund.store.begin().await?;
    let workgroup = granted::<AddMember>(tx.reads(), viewer, slug).await?;
    let profile = people::profile(tx.reads(), person).await?.ok_or(Invalid::new(Field::Person, Problem::NotAChoice))?;
    if profile.author.guest {
        return Err(Refusal::Guest.into());
    }
    if workgroups::standing_of(tx.reads(), workgroup.id, person, sund.now()).await? <= Standing::Reader {
        workgroups::set_standing(&tx, workgroup.id, person, Standing::Member, sund.now()).await?;
        log(sund, &tx, viewer, Audited::MemberAdded, &workgroup, profile.author.name).await?;
    }
    Ok(tx.commit().await?)
}

/// A chair ends a person's membership. What they wrote stays.
pub async fn remove_member(sund: &Sund, viewer: &Viewer, slug: &str, person: PersonId) -> Done<()> {
    let tx = sund.store.begin().await?;
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

/// A chair makes a member a chair, or a chair a member.
pub async fn change_role(sund: &Sund, viewer: &Viewer, slug: &str, person: PersonId, chair: bool) -> Done<()> {
    let tx = sund.store.begin().await?;
    let workgroup = granted::<ChangeRole>(tx.reads(), viewer, slug).await?;
    sure_for(tx.reads(), viewer, GuardedAct::GrantChairs).await?;
    let profile = found(people::profile(tx.reads(), person).await?)?;
    let now = workgroups::standing_of(tx.reads(), workgroup.id, person, sund.now()).await?;
    let then = if chair { Standing::Chair } else { Standing::Member };
    if now <= Standing::Reader {
        return Err(Refusal::NotFound.into());
    }
    if chair && profile.author.guest {
        return Err(Refusal::Guest.into());
    }
    if now != then {
        keep_a_chair(sund, &tx, &workgroup, now).await?;
        workgroups::set_standing(&tx, workgroup.id, person, then, sund.now()).await?;
        log(sund, &tx, viewer, Audited::RoleChanged, &workgroup, profile.author.name).await?;
    }
    Ok(tx.commit().await?)
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
