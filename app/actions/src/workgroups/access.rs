//! An administrator reads in a workgroup that they are not in: asked for with a reason, agreed to by a second
//! administrator, seen and ended by the chairs.
//!
//! Who asks learns nothing about what there is: a request is taken whatever was typed, and only the second person's
//! agreement tells whether there was something to open.

use super::granted;
use crate::{Done, Sund, audit, error::found, sso::may_administer};
use sund_domain::{
    Refusal,
    audit::Audited,
    ids::{AccessId, PersonId, WorkgroupId},
    people::Viewer,
    sso::may_manage,
    workgroups::{Access, AccessAsk, EndAccess, Standing, Visibility},
};
use sund_store::{
    Tx,
    audit::Entry,
    workgroups::{self, access as rows},
};

/// The latest requests. For platform administrators.
pub async fn accesses(sund: &Sund, viewer: &Viewer) -> Done<Vec<Access>> {
    may_manage(viewer)?;
    Ok(rows::all(sund.store.reads(), sund.now()).await?)
}

/// Asks to read.
pub async fn ask_access(sund: &Sund, viewer: &Viewer, ask: &AccessAsk) -> Done<()> {
    may_manage(viewer)?;
    let tx = sund.store.begin().await?;
    rows::ask(&tx, sund.new_id(), viewer.person, ask, sund.now()).await?;
    log(sund, &tx, viewer, Audited::AccessAsked, None, (&ask.workgroup, &ask.reason)).await?;
    Ok(tx.commit().await?)
}

/// A second administrator agrees; from now on the first one can read, if there is something to read.
pub async fn agree_access(sund: &Sund, viewer: &Viewer, id: AccessId) -> Done<()> {
    let tx = sund.store.begin().await?;
    may_administer(tx.reads(), viewer).await?;
    let access = waiting(sund, &tx, viewer, id).await?;
    let group = workgroups::by_slugs(tx.reads(), &[&access.workgroup]).await?.pop();
    let opens = match group {
        Some((_, id, name)) if closed_to(sund, &tx, id, access.asker).await? => Some((id, name)),
        _ => None,
    };
    let until = access.until(sund.now());
    let opened = opens.as_ref().map(|(id, _)| (*id, until));
    decided(rows::agree(&tx, id, viewer.person, opened, sund.now()).await?)?;
    if let Some((workgroup, name)) = &opens {
        workgroups::let_read(&tx, *workgroup, access.asker, until, sund.now()).await?;
        let what = format!("{name} · {}", access.asker_name);
        log(sund, &tx, viewer, Audited::AccessAgreed, Some(*workgroup), (&what, &access.reason)).await?;
    } else {
        log(sund, &tx, viewer, Audited::AccessAgreed, None, (&access.workgroup, &access.reason)).await?;
    }
    Ok(tx.commit().await?)
}

/// A second administrator does not agree.
pub async fn decline_access(sund: &Sund, viewer: &Viewer, id: AccessId) -> Done<()> {
    let tx = sund.store.begin().await?;
    let access = waiting(sund, &tx, viewer, id).await?;
    decided(rows::decline(&tx, id, viewer.person, sund.now()).await?)?;
    log(sund, &tx, viewer, Audited::AccessDeclined, None, (&access.workgroup, &access.reason)).await?;
    Ok(tx.commit().await?)
}

/// A chair ends an administrator's reading.
pub async fn end_access(sund: &Sund, viewer: &Viewer, slug: &str, person: PersonId) -> Done<()> {
    let tx = crate::moderation::writing(sund, viewer).await?;
    let workgroup = granted::<EndAccess>(tx.reads(), viewer, slug).await?;
    let open = rows::open_in(tx.reads(), &workgroup, sund.now()).await?;
    let access = found(open.into_iter().find(|access| access.asker == person))?;
    give_back(sund, &tx, viewer, workgroup.id, person, &access.asker_name).await?;
    Ok(tx.commit().await?)
}

/// Reading ends: a chair says so, or who was let in gives it back.
pub(super) async fn give_back(
    sund: &Sund,
    tx: &Tx,
    viewer: &Viewer,
    workgroup: WorkgroupId,
    person: PersonId,
    name: &str,
) -> Done<()> {
    rows::end(tx, workgroup, person, sund.now()).await?;
    // Who has become a member meanwhile stays one.
    if workgroups::standing_of(tx.reads(), workgroup, person, sund.now()).await? == Standing::Reader {
        workgroups::set_standing(tx, workgroup, person, Standing::Outsider, sund.now()).await?;
    }
    log(sund, tx, viewer, Audited::AccessEnded, Some(workgroup), (name, "")).await
}

/// Whether the workgroup is there and the person cannot read it.
async fn closed_to(sund: &Sund, tx: &Tx, workgroup: WorkgroupId, person: PersonId) -> Done<bool> {
    let visibility = workgroups::visibility(tx.reads(), workgroup).await?;
    let standing = workgroups::standing_of(tx.reads(), workgroup, person, sund.now()).await?;
    Ok(visibility != Visibility::Open && standing == Standing::Outsider)
}

/// A request that waits for this viewer.
async fn waiting(sund: &Sund, tx: &Tx, viewer: &Viewer, id: AccessId) -> Done<Access> {
    may_manage(viewer)?;
    let access = found(rows::one(tx.reads(), id, sund.now()).await?)?;
    if access.asker == viewer.person {
        return Err(Refusal::NotOneself.into());
    }
    if access.waits_for(viewer.person, sund.now()) { Ok(access) } else { Err(Refusal::AlreadyDecided.into()) }
}

/// Somebody else may have been quicker between the load and the write.
fn decided(now: bool) -> Done<()> {
    if now { Ok(()) } else { Err(Refusal::AlreadyDecided.into()) }
}

async fn log(
    sund: &Sund,
    tx: &Tx,
    viewer: &Viewer,
    act: Audited,
    workgroup: Option<WorkgroupId>,
    (what, reason): (&str, &str),
) -> Done<()> {
    let line = audit::line(sund, viewer, act, what.to_owned());
    let reason = (!reason.is_empty()).then(|| reason.to_owned());
    Ok(sund_store::audit::add(tx, Entry { workgroup, reason, ..line }).await?)
}
