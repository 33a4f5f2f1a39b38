//! The record of a session takes corrections for a week: what was said stays, and what is right stands beside it. And an
//! open question that a session has left is handed on.

use super::{
    about_session, granted,
    message::{no_receipt, seen, writes},
    say::receipt,
};
use crate::{
    Done, Sund,
    error::found,
    moderation::writing,
    notifications::{notice, tell},
    text::{guess, message_html},
};
use sund_domain::{
    Act as _, Field, Granted, Invalid, Problem, Refusal, Subject as _,
    audit::Audited,
    ids::{PersonId, SessionId},
    live::{
        CONCLUSIONS_MOST, Conclusion, CorrectMessage, CorrectOwn, CorrectRecord, Lead, LiveSession, Outcome, OutcomeOf,
        ReadSession, SessionState,
    },
    notifications::{NewNotice, Why},
    people::{Profile, Viewer},
    text::{MESSAGE_MOST, block},
    workgroups::Standing,
};
use sund_store::{
    Reads, audit,
    live::{corrections, known, outcomes, sessions},
    people, workgroups,
};

fn text(session: &LiveSession, typed: &str) -> Result<corrections::Text, Invalid> {
    let markdown = block(Field::Body, typed, MESSAGE_MOST)?;
    let language = guess(&markdown).unwrap_or(session.language);
    let html = message_html(&markdown);
    Ok((markdown, html, language))
}

/// Says what is right in the stead of one's own message.
pub async fn correct_message(sund: &Sund, viewer: &Viewer, of: (SessionId, u32), typed: &str) -> Done<()> {
    let tx = writes(sund, viewer, of.0).await?;
    let message = seen::<CorrectMessage>(sund, tx.reads(), viewer, of).await?;
    let text = text(&message.session, typed)?;
    if !corrections::correct(&tx, &message, text).await? {
        return Err(Refusal::NotFound.into());
    }
    Ok(tx.commit().await?)
}

/// The same with the receipt of a message: whoever has it may, and nothing is kept of who that was.
pub async fn correct_by_receipt(sund: &Sund, viewer: &Viewer, id: SessionId, of: &str, typed: &str) -> Done<()> {
    let client = of.trim().parse().map_err(|_| no_receipt());
    let tx = sund.store.begin().await?;
    let session = granted::<CorrectOwn>(tx.reads(), viewer, id).await?;
    let number = known::by_receipt(tx.reads(), id, receipt(id, client?)).await?.ok_or_else(no_receipt)?;
    let text = text(&session, typed)?;
    if !corrections::by_receipt(&tx, &session, number, text).await? {
        return Err(no_receipt().into());
    }
    Ok(tx.commit().await?)
}

/// A session that takes conclusions, open or for a while after it, and the one that is to be changed.
pub async fn concluding(
    sund: &Sund,
    viewer: &Viewer,
    id: SessionId,
    which: Option<u32>,
) -> Done<(LiveSession, Option<Conclusion>)> {
    let on = sund.store.reads();
    let session = found(sessions::seen(on, viewer.seer, id).await?)?;
    session.may(if session.state == SessionState::Ended { CorrectRecord::ACT } else { Lead::ACT })?;
    let Some(which) = which else { return Ok((session, None)) };
    let one = outcomes::conclusions(on, id).await?.into_iter().find(|conclusion| conclusion.number == which);
    Ok((session, Some(one.ok_or(Refusal::NotFound)?)))
}

/// Notes a conclusion of the part of the agenda that is on, or writes this one anew; also in the record, while that takes
/// corrections.
pub async fn conclude(sund: &Sund, viewer: &Viewer, id: SessionId, which: Option<u32>, typed: &str) -> Done<()> {
    let tx = writes(sund, viewer, id).await?;
    let session = found(sessions::seen(tx.reads(), viewer.seer, id).await?)?;
    let text = text(&session, typed);
    let done = if session.state == SessionState::Ended {
        let session = Granted::<LiveSession, CorrectRecord>::check(session)?;
        let done = corrections::conclude(&tx, &session, which, text?).await?;
        audit::add(&tx, about_session(sund, viewer, Audited::RecordCorrected, &session)).await?;
        done
    } else {
        let session = Granted::<LiveSession, Lead>::check(session)?;
        outcomes::conclude(&tx, &session, which, text?).await?
    };
    if done {
        return Ok(tx.commit().await?);
    }
    Err(match which {
        Some(_) => Refusal::NotFound.into(),
        None => Invalid::new(Field::Body, Problem::TooMany { most: CONCLUSIONS_MOST as usize }).into(),
    })
}

/// An open question that a session has left, for whoever may hand it on.
#[derive(Clone, Debug)]
pub struct HandingOn {
    /// The session.
    pub session: LiveSession,
    /// What it has left, and whose it is.
    pub outcome: Outcome,
    /// Who could answer it: members of the workgroup, at most 200.
    pub others: Vec<Profile>,
}

/// An open question, and who could own it. Three queries.
pub async fn handing_on(sund: &Sund, viewer: &Viewer, id: SessionId, number: u32) -> Done<HandingOn> {
    let on = sund.store.reads();
    let (session, outcome) = left(on, viewer, id, number).await?;
    let owner = outcome.owner;
    let other = |(profile, standing): (Profile, Standing)| {
        (standing > Standing::Reader && profile.author.person != owner).then_some(profile)
    };
    let members = people::of_workgroup(on, viewer.seer, session.workgroup, 200).await?;
    Ok(HandingOn { session: session.into_inner(), outcome, others: members.into_iter().filter_map(other).collect() })
}

async fn left(
    on: &impl Reads,
    viewer: &Viewer,
    id: SessionId,
    number: u32,
) -> Done<(Granted<LiveSession, ReadSession>, Outcome)> {
    let session = granted::<ReadSession>(on, viewer, id).await?;
    let all = outcomes::outcomes(on, id).await?;
    let outcome = all.into_iter().find(|one| one.of == OutcomeOf::Question && one.number == number);
    let outcome = outcome.ok_or(Refusal::NotFound)?;
    if !session.standing.leads() && (outcome.owner != viewer.person || session.standing <= Standing::Reader) {
        return Err(Refusal::NotYours.into());
    }
    Ok((session, outcome))
}

/// An open question is another member's from now on, who is told of it. It is in the workgroup's log.
pub async fn hand_on(sund: &Sund, viewer: &Viewer, id: SessionId, number: u32, to: Option<PersonId>) -> Done<()> {
    let wrong = || Invalid::new(Field::Member, Problem::NotAChoice);
    let tx = writing(sund, viewer).await?;
    let (session, outcome) = left(tx.reads(), viewer, id, number).await?;
    let to = to.filter(|to| *to != outcome.owner).ok_or_else(wrong)?;
    let standing = workgroups::standing_of(tx.reads(), session.workgroup, to, sund.now()).await?;
    if standing <= Standing::Reader {
        return Err(wrong().into());
    }
    corrections::hand_on(&tx, &session, number, to).await?;
    audit::add(&tx, about_session(sund, viewer, Audited::QuestionHandedOn, &session)).await?;
    if to != viewer.person {
        let notice = NewNotice {
            workgroup: Some(session.workgroup),
            thread: Some(outcome.thread),
            ..notice(sund, viewer, to, Why::QuestionHandedOn)
        };
        tell(sund, &tx, vec![notice]).await?;
    }
    Ok(tx.commit().await?)
}
