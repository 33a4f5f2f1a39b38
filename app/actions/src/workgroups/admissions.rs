//! Asking to join, inviting, and what both sides answer. Nobody is put into a workgroup by another person: who did not
//! ask is invited, and decides. What an organisation's provider or directory gives is its own matter (`sso/places.rs`).

use super::{granted, holding};
use crate::{Done, Sund, audit, error::found, moderation, notifications};
use sund_domain::{
    Field, Granted, Invalid, Problem, Refusal, Subject as _,
    audit::Audited,
    ids::{AdmissionId, PersonId},
    notifications::{NewNotice, Why},
    page::{Cursor, Page},
    people::Viewer,
    text::{NOTE_MOST, block, optional_block},
    time::DAY,
    workgroups::{
        AGAIN_AFTER, ASKED_A_DAY, Admission, AdmissionKind, Admit, AskToJoin, DeclineCause, INVITED_A_DAY, INVITED_FOR,
        Outcome, OwnAdmission, REQUESTS_A_PAGE, Standing, Workgroup, WorkgroupAct, again,
    },
};
use sund_store::{
    Tx,
    audit::Entry,
    is_taken, moderation as leads, people,
    workgroups::{
        self,
        admissions::{self as rows, Decided, NewInvite},
    },
};

/// Who asks to join a workgroup, and who is invited.
#[derive(Clone, Debug)]
pub struct Admissions {
    /// The workgroup.
    pub workgroup: Workgroup,
    /// Requests that wait, those first that wait for longest.
    pub requests: Page<Admission>,
    /// Invitations that nobody has answered, and those that were declined lately.
    pub invited: Vec<Admission>,
}

/// Who asks and who is invited, for those who lead the workgroup. Three queries.
pub async fn admissions(sund: &Sund, viewer: &Viewer, slug: &str, after: Option<Cursor>) -> Done<Admissions> {
    let on = sund.store.reads();
    let workgroup = granted::<Admit>(on, viewer, slug).await?;
    let now = sund.now();
    let requests = rows::requests(on, &workgroup, now, after, REQUESTS_A_PAGE + 1).await?;
    Ok(Admissions {
        requests: Page::cut(requests, REQUESTS_A_PAGE, |one| Cursor { at: one.at, id: one.id.0 }),
        invited: rows::invited(on, &workgroup, now, now.plus(-AGAIN_AFTER)).await?,
        workgroup: workgroup.into_inner(),
    })
}

/// How many requests wait, for those who lead the workgroup; none for others. One query, or none.
pub(super) async fn waiting(sund: &Sund, workgroup: &Workgroup) -> Done<Option<u64>> {
    if workgroup.may(WorkgroupAct::Admit).is_err() {
        return Ok(None);
    }
    let workgroup = Granted::<Workgroup, Admit>::check(workgroup.clone())?;
    Ok(Some(rows::waiting(sund.store.reads(), &workgroup).await?))
}

/// What the viewer has asked for and was invited to, while nobody has decided. One query.
pub async fn own_admissions(sund: &Sund, viewer: &Viewer) -> Done<Vec<OwnAdmission>> {
    Ok(rows::own(sund.store.reads(), viewer.seer).await?)
}

/// The workgroup, for somebody who is about to ask.
pub async fn askable(sund: &Sund, viewer: &Viewer, slug: &str) -> Done<Workgroup> {
    Ok(granted::<AskToJoin>(sund.store.reads(), viewer, slug).await?.into_inner())
}

/// Asks to join, and says why. Those who lead the workgroup are told.
pub async fn ask_to_join(sund: &Sund, viewer: &Viewer, slug: &str, words: &str) -> Done<()> {
    let tx = moderation::writing(sund, viewer).await?;
    let workgroup = granted::<AskToJoin>(tx.reads(), viewer, slug).await?;
    let (at, both) = (sund.now(), (workgroup.id, viewer.person));
    match rows::open_between(&tx, workgroup.id, viewer.person, at).await? {
        Some((_, AdmissionKind::Asked)) => return Err(Refusal::AskedAlready.into()),
        Some((_, AdmissionKind::Invited)) => return Err(Refusal::InvitedAlready.into()),
        None => (),
    }
    again(rows::declined(tx.reads(), both, AdmissionKind::Asked).await?, at)?;
    if rows::asked_since(tx.reads(), viewer.person, at.plus(-DAY)).await? >= ASKED_A_DAY {
        return Err(Refusal::TooManyRequests.into());
    }
    let words = block(Field::Reason, words, NOTE_MOST)?;
    match rows::ask(&tx, &workgroup, sund.new_id(), viewer.person, words, at).await {
        Err(fault) if is_taken(&fault) => return Err(Refusal::AskedAlready.into()),
        done => done?,
    }
    let chairs = leads::leads(tx.reads(), workgroup.id, at).await?;
    let notices = chairs.into_iter().map(|to| notice(sund, viewer, to, Why::RequestWaits, &workgroup, None));
    notifications::tell(sund, &tx, notices.collect()).await?;
    Ok(tx.commit().await?)
}

/// Takes one's request back.
pub async fn take_request_back(sund: &Sund, viewer: &Viewer, slug: &str) -> Done<()> {
    let tx = moderation::writing(sund, viewer).await?;
    let workgroup = granted::<AskToJoin>(tx.reads(), viewer, slug).await?;
    found(rows::take_back(&tx, workgroup.id, viewer.person, sund.now()).await?.then_some(()))?;
    Ok(tx.commit().await?)
}

/// What is decided about a request, as it was typed.
#[derive(Clone, Copy, Debug)]
pub struct DecidingRequest<'a> {
    /// `accept` or `decline`.
    pub decision: &'a str,
    /// The code of the reason for a decline.
    pub cause: &'a str,
    /// The reason in words.
    pub words: &'a str,
}

/// Lets somebody in who has asked, or declines. They are told, and of a decline also why.
pub async fn decide_request(
    sund: &Sund,
    viewer: &Viewer,
    slug: &str,
    id: AdmissionId,
    deciding: DecidingRequest<'_>,
) -> Done<()> {
    let person = rows::person_of(sund.store.reads(), id).await?;
    let tx = holding(sund, viewer, person).await?;
    let workgroup = granted::<Admit>(tx.reads(), viewer, slug).await?;
    let (outcome, reason) = match deciding.decision {
        "accept" => (Outcome::Accepted, None),
        "decline" => (Outcome::Declined, Some(DeclineCause::stored(deciding.cause, deciding.words)?)),
        _ => return Err(Invalid::new(Field::Decision, Problem::NotAChoice).into()),
    };
    found(person)?;
    let at = sund.now();
    let decided = Decided { id, kind: AdmissionKind::Asked, outcome, by: viewer.person, reason: reason.clone(), at };
    let person = rows::decide(&tx, &workgroup, decided).await?.ok_or(Refusal::AlreadyDecided)?;
    if outcome == Outcome::Accepted {
        let name = let_in(sund, &tx, &workgroup, person).await?;
        log(sund, &tx, viewer, Audited::MemberAdded, &workgroup, name).await?;
        let told = notice(sund, viewer, person, Why::RequestAccepted, &workgroup, None);
        notifications::tell(sund, &tx, vec![told]).await?;
    } else {
        // Members read the log: who was declined is between the chairs and them.
        log(sund, &tx, viewer, Audited::RequestDeclined, &workgroup, String::new()).await?;
        let told = notice(sund, viewer, person, Why::RequestDeclined, &workgroup, reason);
        notifications::tell(sund, &tx, vec![told]).await?;
    }
    Ok(tx.commit().await?)
}

/// Invites a person to become a member; who has asked is let in.
pub async fn invite(sund: &Sund, viewer: &Viewer, slug: &str, person: PersonId, words: &str) -> Done<()> {
    let tx = holding(sund, viewer, Some(person)).await?;
    let workgroup = granted::<Admit>(tx.reads(), viewer, slug).await?;
    let nobody = || Invalid::new(Field::Person, Problem::NotAChoice);
    let words = optional_block(Field::Note, words, NOTE_MOST)?.unwrap_or_default();
    let profile = people::seen(tx.reads(), viewer.seer, person).await?.ok_or_else(nobody)?;
    if profile.author.guest {
        return Err(Refusal::Guest.into());
    }
    let at = sund.now();
    if workgroups::standing_of(tx.reads(), workgroup.id, person, at).await? > Standing::Reader {
        return Err(Refusal::MemberAlready.into());
    }
    if workgroups::is_suspended(tx.reads(), workgroup.id, person, at).await? {
        return Err(Refusal::PersonSuspended.into());
    }
    match rows::open_between(&tx, workgroup.id, person, at).await? {
        Some((_, AdmissionKind::Invited)) => return Err(Refusal::InvitedAlready.into()),
        Some((_, AdmissionKind::Asked)) => {
            let name = let_in(sund, &tx, &workgroup, person).await?;
            log(sund, &tx, viewer, Audited::MemberAdded, &workgroup, name).await?;
            let told = notice(sund, viewer, person, Why::RequestAccepted, &workgroup, None);
            notifications::tell(sund, &tx, vec![told]).await?;
            return Ok(tx.commit().await?);
        }
        None => (),
    }
    again(rows::declined(tx.reads(), (workgroup.id, person), AdmissionKind::Invited).await?, at)?;
    if rows::invited_since(tx.reads(), &workgroup, at.plus(-DAY)).await? >= INVITED_A_DAY {
        return Err(Refusal::TooManyInvitations.into());
    }
    let new = NewInvite { id: sund.new_id(), person, by: viewer.person, words, at, expires: at.plus(INVITED_FOR) };
    match rows::invite(&tx, &workgroup, new).await {
        Err(fault) if is_taken(&fault) => return Err(Refusal::InvitedAlready.into()),
        done => done?,
    }
    log(sund, &tx, viewer, Audited::MemberInvited, &workgroup, profile.author.name).await?;
    let told = notice(sund, viewer, person, Why::MemberInvited, &workgroup, None);
    notifications::tell(sund, &tx, vec![told]).await?;
    Ok(tx.commit().await?)
}

/// Takes an invitation back: if the workgroup is confidential, it does not exist for the person any more.
pub async fn take_invitation_back(sund: &Sund, viewer: &Viewer, slug: &str, id: AdmissionId) -> Done<()> {
    let tx = moderation::writing(sund, viewer).await?;
    let workgroup = granted::<Admit>(tx.reads(), viewer, slug).await?;
    let decided = Decided {
        id,
        kind: AdmissionKind::Invited,
        outcome: Outcome::Withdrawn,
        by: viewer.person,
        reason: None,
        at: sund.now(),
    };
    let person = found(rows::decide(&tx, &workgroup, decided).await?)?;
    let name = people::profile(tx.reads(), person).await?.map(|profile| profile.author.name);
    log(sund, &tx, viewer, Audited::MemberUninvited, &workgroup, name.unwrap_or_default()).await?;
    Ok(tx.commit().await?)
}

/// Answers an invitation; says the workgroup's name in addresses, if one is a member now.
pub async fn answer_invitation(sund: &Sund, viewer: &Viewer, id: AdmissionId, accepts: bool) -> Done<Option<String>> {
    let tx = moderation::writing(sund, viewer).await?;
    let own = found(rows::own_one(tx.reads(), viewer.seer, id).await?.filter(OwnAdmission::waits_for_me))?;
    let at = sund.now();
    let outcome = if accepts { Outcome::Accepted } else { Outcome::Declined };
    if accepts && !own.sure {
        return Err(Refusal::StepUp(own.required).into());
    }
    let by = found(rows::answer(&tx, id, viewer.person, outcome, at).await?)?;
    if accepts {
        workgroups::set_standing(&tx, own.workgroup, viewer.person, Standing::Member, at).await?;
        let line = audit::line(sund, viewer, Audited::WorkgroupJoined, viewer.name.clone());
        sund_store::audit::add(&tx, Entry { workgroup: Some(own.workgroup), ..line }).await?;
    }
    let why = if accepts { Why::InvitationAccepted } else { Why::InvitationDeclined };
    let told = NewNotice { workgroup: Some(own.workgroup), ..notifications::notice(sund, viewer, by, why) };
    notifications::tell(sund, &tx, vec![told]).await?;
    tx.commit().await?;
    Ok(accepts.then_some(own.slug))
}

/// Makes somebody a member who has asked, unless they are suspended or their account has ended; says their name.
async fn let_in(sund: &Sund, tx: &Tx, workgroup: &Granted<Workgroup, Admit>, person: PersonId) -> Done<String> {
    let profile = found(people::profile(tx.reads(), person).await?)?;
    if workgroups::is_suspended(tx.reads(), workgroup.id, person, sund.now()).await? {
        return Err(Refusal::PersonSuspended.into());
    }
    if workgroups::standing_of(tx.reads(), workgroup.id, person, sund.now()).await? <= Standing::Reader {
        workgroups::set_standing(tx, workgroup.id, person, Standing::Member, sund.now()).await?;
    }
    Ok(profile.author.name)
}

fn notice(
    sund: &Sund,
    viewer: &Viewer,
    to: PersonId,
    why: Why,
    workgroup: &Workgroup,
    note: Option<String>,
) -> NewNotice {
    NewNotice { workgroup: Some(workgroup.id), note, ..notifications::notice(sund, viewer, to, why) }
}

async fn log(sund: &Sund, tx: &Tx, viewer: &Viewer, act: Audited, workgroup: &Workgroup, what: String) -> Done<()> {
    let entry = Entry { workgroup: Some(workgroup.id), ..audit::line(sund, viewer, act, what) };
    Ok(sund_store::audit::add(tx, entry).await?)
}
