//! Polls in a session: a chair asks, whoever may ask chooses, and nobody is ever named. What follows of each act everybody
//! hears through [`Talk::changed`].

use super::{Talk, granted, holds::granted_inside, message::writes};
use crate::{Done, Sund, moderation::writing, text::guess};
use sund_domain::{
    Field, Granted, Invalid, Problem, Refusal,
    ids::{PersonId, SessionId},
    language::Language,
    live::{Ask, Lead, LivePoll, LiveSession, Mode, POLLS_MOST, ReadSession, TypedLivePoll},
    people::Viewer,
};
use sund_store::{
    Reads,
    live::{polls, questions::Done as Made},
};

/// The polls of this session as the viewer sees them. One query.
pub(super) async fn of(
    on: &impl Reads,
    talk: &dyn Talk,
    viewer: &Viewer,
    session: &LiveSession,
) -> Done<Vec<LivePoll>> {
    let mut all = polls::of(on, session, viewer.person).await?;
    if session.mode == Mode::ChathamHouse {
        let mut chosen = talk.chosen(session.id, viewer.person);
        for poll in &mut all {
            poll.poll.mine = chosen.remove(&poll.number).unwrap_or_default();
        }
    }
    Ok(all)
}

/// Asks something. Where no options are typed, they are those that `ready` has in the language of the poll.
pub async fn begin_poll(
    sund: &Sund,
    viewer: &Viewer,
    id: SessionId,
    typed: &TypedLivePoll,
    ready: &(dyn Fn(Language) -> Vec<String> + Sync),
) -> Done<()> {
    let new = typed.check();
    let tx = writes(sund, viewer, id).await?;
    let session = granted::<Lead>(tx.reads(), viewer, id).await?;
    let mut new = new?;
    let language = guess(&new.question).unwrap_or(session.language);
    if new.options.is_empty() {
        new.options = ready(language);
    }
    match polls::begin(&tx, &session, (new, language)).await? {
        Made::Made => Ok(tx.commit().await?),
        Made::Ended => Err(Refusal::Ended.into()),
        Made::Not => Err(Invalid::new(Field::PollQuestion, Problem::TooMany { most: POLLS_MOST as usize }).into()),
    }
}

/// Nobody chooses any more. Who chose what is forgotten.
pub async fn close_poll(sund: &Sund, talk: &dyn Talk, viewer: &Viewer, id: SessionId, number: u32) -> Done<()> {
    let tx = writes(sund, viewer, id).await?;
    let session = granted::<Lead>(tx.reads(), viewer, id).await?;
    if !polls::close(&tx, &session, number).await? {
        return Err(Refusal::PollClosed.into());
    }
    tx.commit().await?;
    talk.forget_poll(id, number);
    Ok(())
}

/// A poll that the viewer may read, for a page of its own.
pub async fn poll(
    sund: &Sund,
    talk: &dyn Talk,
    viewer: &Viewer,
    id: SessionId,
    number: u32,
) -> Done<(LiveSession, LivePoll)> {
    let on = sund.store.reads();
    let session = granted::<ReadSession>(on, viewer, id).await?;
    let all = of(on, talk, viewer, &session).await?;
    let poll = all.into_iter().find(|poll| poll.number == number).ok_or(Refusal::NotFound)?;
    Ok((session.into_inner(), poll))
}

/// Chooses, in the place of what the viewer had chosen. Under the Chatham House Rule who chose what stands only in the memory
/// of the session's room, and nothing is chosen unless so many are there that none can be told from the others.
pub async fn choose(
    sund: &Sund,
    talk: &dyn Talk,
    viewer: &Viewer,
    id: SessionId,
    (number, picked): (u32, &[(u32, u32)]),
) -> Done<()> {
    let session = granted_inside::<Ask>(sund.store.reads(), talk, viewer, id).await?;
    let unnamed = session.mode == Mode::ChathamHouse;
    if unnamed && !talk.enough(&session).await {
        return Err(Refusal::TooFewHere.into());
    }
    let tx = if unnamed { sund.store.begin().await? } else { writing(sund, viewer).await? };
    let session = granted::<Ask>(tx.reads(), viewer, id).await?;
    let held = polls::hold(&tx, &session, (number, viewer.person)).await?;
    let held = held.map_err(|why| if why == Made::Ended { Refusal::Ended } else { Refusal::NotFound })?;
    if !held.poll.open {
        return Err(Refusal::PollClosed.into());
    }
    let ballot = held.poll.poll.ballot(picked).map_err(|problem| Invalid::new(Field::Choice, problem))?;
    if !unnamed {
        let before = held.poll.poll.mine.clone();
        if before == ballot {
            return Ok(());
        }
        polls::recounted(&tx, &session, &held, (&before, &ballot)).await?;
        polls::keep(&tx, &session, &held, (viewer.person, &ballot)).await?;
        return Ok(tx.commit().await?);
    }
    let mut known = Known::choose(talk, &session, (number, viewer.person), ballot.clone());
    if known.before == ballot {
        return Ok(());
    }
    polls::recounted(&tx, &session, &held, (&known.before, &ballot)).await?;
    tx.commit().await?;
    known.counted = true;
    Ok(())
}

/// What the room knows of a choice: the one before again, if the new one is not counted, whatever breaks. It is made while the
/// poll is held, so that of two choices at once each knows of the other.
struct Known<'a> {
    talk: &'a dyn Talk,
    session: &'a LiveSession,
    of: (u32, PersonId),
    before: Vec<u32>,
    counted: bool,
}

impl<'a> Known<'a> {
    fn choose(talk: &'a dyn Talk, session: &'a Granted<LiveSession, Ask>, of: (u32, PersonId), now: Vec<u32>) -> Self {
        let before = talk.choose(session, of, now);
        Self { talk, session, of, before, counted: false }
    }
}

impl Drop for Known<'_> {
    fn drop(&mut self) {
        if !self.counted {
            let before = std::mem::take(&mut self.before);
            self.talk.choose(self.session, self.of, before);
        }
    }
}
