//! Handing a chair over. Nobody is made a chair who did not say yes, and what the chair saw to has an owner afterwards.

use super::{granted, holding, members::may_hold_office};
use crate::{Done, Sund, audit, error::found, notifications, sso, sso::sure_for};
use sund_domain::{
    Field, Invalid, Problem, Refusal,
    audit::Audited,
    ids::{HandoverId, PersonId},
    notifications::{NewNotice, Why},
    people::{Profile, Viewer},
    sso::GuardedAct,
    time::Timestamp,
    workgroups::{Enter, HandOver, Handover, Standing, Workgroup, handed_over},
};
use sund_store::{
    Tx,
    audit::Entry,
    is_taken, people,
    workgroups::{self, chairs, handovers as rows},
};

/// So many are carried out before one looks again.
const AT_ONCE: u32 = 50;

/// Handing over, for the chairs of a workgroup.
#[derive(Clone, Debug)]
pub struct HandingOver {
    /// The workgroup.
    pub workgroup: Workgroup,
    /// Who could take over: deputies first, at most 200.
    pub others: Vec<Profile>,
    /// What is under way.
    pub open: Vec<Handover>,
}

/// Who could take over, and what is under way. Three queries.
pub async fn handing_over(sund: &Sund, viewer: &Viewer, slug: &str) -> Done<HandingOver> {
    let on = sund.store.reads();
    let workgroup = granted::<HandOver>(on, viewer, slug).await?;
    let members = people::of_workgroup(on, viewer.seer, workgroup.id, 200).await?;
    let other = |(profile, standing): (Profile, Standing)| {
        let may = standing < Standing::Chair && !profile.author.guest && profile.author.person != viewer.person;
        may.then_some(profile)
    };
    Ok(HandingOver {
        others: members.into_iter().filter_map(other).collect(),
        open: rows::of_workgroup(on, workgroup.id).await?,
        workgroup: workgroup.into_inner(),
    })
}

/// A chair names who takes over, on this day or as soon as they say yes.
pub async fn name_successor(
    sund: &Sund,
    viewer: &Viewer,
    slug: &str,
    person: PersonId,
    on: Option<Timestamp>,
) -> Done<()> {
    let tx = holding(sund, viewer, Some(person)).await?;
    let workgroup = granted::<HandOver>(tx.reads(), viewer, slug).await?;
    sure_for(tx.reads(), viewer, GuardedAct::GrantChairs).await?;
    let wrong = || Invalid::new(Field::Member, Problem::NotAChoice);
    let profile = people::profile(tx.reads(), person).await?.ok_or_else(wrong)?;
    let standing = workgroups::standing_of(tx.reads(), workgroup.id, person, sund.now()).await?;
    if person == viewer.person || !matches!(standing, Standing::Member | Standing::Deputy) {
        return Err(wrong().into());
    }
    may_hold_office(sund, &tx, &workgroup, &profile).await?;
    match rows::name(&tx, &workgroup, sund.new_id(), (viewer.person, person), on, sund.now()).await {
        Err(fault) if is_taken(&fault) => return Err(Refusal::HandedOverAlready.into()),
        done => done?,
    }
    log(sund, &tx, viewer, Audited::SuccessorNamed, &workgroup, profile.author.name).await?;
    tell(sund, &tx, viewer, &workgroup, person, Why::SuccessorNamed).await?;
    Ok(tx.commit().await?)
}

/// Whoever is named says yes or no. A yes counts at once where no day was said, and on that day otherwise.
pub async fn answer_handover(sund: &Sund, viewer: &Viewer, slug: &str, id: HandoverId, accepts: bool) -> Done<()> {
    // For whomever it does not name, it takes as long as one that is not there.
    let known = rows::one(sund.store.reads(), id).await?.filter(|handover| handover.to == viewer.person);
    let other = known.map(|handover| handover.from);
    let tx = holding(sund, viewer, other).await?;
    let workgroup = granted::<Enter>(tx.reads(), viewer, slug).await?;
    let Some(handover) = rows::one(tx.reads(), id).await? else {
        // Whom it named may know that it is over.
        let named = rows::over(tx.reads(), workgroup.id, id).await?.filter(|named| *named == viewer.person);
        return Err(named.map_or(Refusal::NotFound, |_| Refusal::AlreadyDecided).into());
    };
    found((handover.to == viewer.person && handover.workgroup == workgroup.id).then_some(()))?;
    if workgroup.standing <= Standing::Reader {
        return Err(Refusal::NotFound.into());
    }
    if !accepts {
        rows::end(&tx, id, "declined", sund.now()).await?;
        tell(sund, &tx, viewer, &workgroup, handover.from, Why::HandoverDeclined).await?;
        return Ok(tx.commit().await?);
    }
    sure_for(tx.reads(), viewer, GuardedAct::GrantChairs).await?;
    if !rows::accept(&tx, id, viewer.person, sund.now()).await? {
        return Err(Refusal::AlreadyDecided.into());
    }
    tell(sund, &tx, viewer, &workgroup, handover.from, Why::HandoverAccepted).await?;
    chairs::hold(&tx, workgroup.id).await?;
    let there = chairs::count(tx.reads(), workgroup.id, sund.now()).await?;
    let handover = Handover { accepted: Some(sund.now()), ..handover };
    if handover.is_due(there, sund.now()) {
        carry_out(sund, &tx, &handover).await?;
    }
    Ok(tx.commit().await?)
}

/// A chair takes a handover back that has not taken place.
pub async fn withdraw_handover(sund: &Sund, viewer: &Viewer, slug: &str, id: HandoverId) -> Done<()> {
    let tx = crate::moderation::writing(sund, viewer).await?;
    let workgroup = granted::<HandOver>(tx.reads(), viewer, slug).await?;
    let Some(handover) = rows::one(tx.reads(), id).await?.filter(|one| one.workgroup == workgroup.id) else {
        let over = rows::over(tx.reads(), workgroup.id, id).await?;
        return Err(over.map_or(Refusal::NotFound, |_| Refusal::AlreadyDecided).into());
    };
    if !rows::end(&tx, id, "withdrawn", sund.now()).await? {
        return Err(Refusal::AlreadyDecided.into());
    }
    log(sund, &tx, viewer, Audited::HandoverWithdrawn, &workgroup, handover.to_name).await?;
    Ok(tx.commit().await?)
}

/// Carries out what is due: on its day, or because the workgroup has lost its last chair before. One that fails holds up
/// no other.
pub async fn hand_over_due(sund: &Sund) -> Done<()> {
    for id in rows::due(sund.store.reads(), sund.now(), AT_ONCE).await? {
        if let Err(error) = one_due(sund, id).await {
            tracing::error!(%error, handover = %id, "a chair could not be handed over");
        }
    }
    Ok(())
}

async fn one_due(sund: &Sund, id: HandoverId) -> Done<()> {
    let Some(known) = rows::one(sund.store.reads(), id).await? else { return Ok(()) };
    let tx = sund.store.begin().await?;
    people::hold_writing(&tx, [known.from, known.to]).await?;
    chairs::hold(&tx, known.workgroup).await?;
    // Another node may have done it meanwhile.
    let Some(handover) = rows::one(tx.reads(), id).await? else { return Ok(()) };
    let there = chairs::count(tx.reads(), handover.workgroup, sund.now()).await?;
    if handover.is_due(there, sund.now()) {
        carry_out(sund, &tx, &handover).await?;
    }
    Ok(tx.commit().await?)
}

/// Makes the one a chair and the other a member, with all that the chair saw to; or ends it, where nobody can take over
/// any more.
async fn carry_out(sund: &Sund, tx: &Tx, handover: &Handover) -> Done<()> {
    let at = sund.now();
    let group = handover.workgroup;
    let from = workgroups::standing_of(tx.reads(), group, handover.from, at).await?;
    let to = workgroups::standing_of(tx.reads(), group, handover.to, at).await?;
    let there = people::profile(tx.reads(), handover.to).await?.is_some_and(|profile| !profile.author.guest)
        && !workgroups::is_suspended(tx.reads(), group, handover.to, at).await?;
    let done = handed_over(from, to).filter(|_| there);
    let Some(standings) = done else {
        rows::end(tx, handover.id, "lapsed", at).await?;
        return told(sund, tx, handover, &[handover.from], Why::HandoverLapsed).await;
    };
    rows::end(tx, handover.id, "done", at).await?;
    rows::carry_out(tx, handover, standings, at).await?;
    let what = format!("{} > {}", handover.from_name, handover.to_name);
    let line =
        Entry { workgroup: Some(group), by: Some(handover.to), ..sso::line(sund, Audited::ChairHandedOver, &what) };
    sund_store::audit::add(tx, line).await?;
    told(sund, tx, handover, &[handover.from, handover.to], Why::ChairHandedOver).await
}

/// Tells of what nobody does at this moment.
async fn told(sund: &Sund, tx: &Tx, handover: &Handover, whom: &[PersonId], why: Why) -> Done<()> {
    let notice = |to: &PersonId| NewNotice {
        id: sund.new_id(),
        to: *to,
        why,
        workgroup: Some(handover.workgroup),
        thread: None,
        post: None,
        by: None,
        note: None,
    };
    notifications::tell(sund, tx, whom.iter().map(notice).collect()).await
}

async fn tell(sund: &Sund, tx: &Tx, viewer: &Viewer, workgroup: &Workgroup, to: PersonId, why: Why) -> Done<()> {
    let notice = NewNotice { workgroup: Some(workgroup.id), ..notifications::notice(sund, viewer, to, why) };
    notifications::tell(sund, tx, vec![notice]).await
}

async fn log(sund: &Sund, tx: &Tx, viewer: &Viewer, act: Audited, workgroup: &Workgroup, what: String) -> Done<()> {
    let entry = Entry { workgroup: Some(workgroup.id), ..audit::line(sund, viewer, act, what) };
    Ok(sund_store::audit::add(tx, entry).await?)
}
