//! What stands beside the talk: questions, votes, the agenda that moves, rounds of the countries. What follows of each act
//! everybody hears through [`Talk::changed`](super::Talk::changed).

use super::{Talk, about_session, granted, holds::granted_inside, message::writes};
use crate::{
    Done, Sund,
    forum::habit,
    moderation::writing,
    text::{guess, message_html},
};
use sund_domain::{
    Field, Granted, Invalid, Problem, Refusal, Subject as _,
    audit::Audited,
    forum::Byline,
    ids::SessionId,
    live::{
        ASKED_MOST, Ask, Board, Lead, LiveSession, Mode, Question, QuestionState, ROUNDS_MOST, ReadSession, Round,
        SessionAct, SessionState, Slot, SlotState, Writers,
    },
    people::{Country, Viewer},
    text::{MESSAGE_MOST, NOTE_MOST, block, line},
};
use sund_store::{
    Tx,
    audit::{self, Entry},
    live::{
        board, documents, outcomes, questions,
        rounds::{self, Filling},
    },
};

/// What stands beside the talk of this session, as the viewer sees it: for pages that have asked whether they may read it.
/// Five queries, six once it has ended; one before it was opened.
pub async fn board(sund: &Sund, talk: &dyn Talk, viewer: &Viewer, session: &LiveSession) -> Done<Board> {
    let on = sund.store.reads();
    let documents = documents::of(on, session.id).await?;
    if matches!(session.state, SessionState::Planned | SessionState::Cancelled) {
        return Ok(Board { documents, ..Board::default() });
    }
    let mut asked = questions::of(on, session.id, viewer.person).await?;
    // What waits for a chair is nobody else's; whose it is nobody knows.
    asked.retain(|question| question.state != QuestionState::Waiting || session.standing.leads());
    if session.mode == Mode::ChathamHouse {
        let voted = talk.voted(session.id, viewer.person);
        for question in &mut asked {
            question.voted = voted.contains(&question.number);
        }
    }
    let mut board = Board::of(asked, rounds::of(on, session.id).await?, outcomes::conclusions(on, session.id).await?);
    board.documents = documents;
    board.polls = super::polls::of(on, talk, viewer, session).await?;
    if session.state == SessionState::Ended {
        board.outcomes = outcomes::outcomes(on, session.id).await?;
    }
    Ok(board)
}

/// The session, for the form that asks a question, or another one that everybody in it may send.
pub async fn asking(sund: &Sund, viewer: &Viewer, id: SessionId) -> Done<LiveSession> {
    Ok(granted::<Ask>(sund.store.reads(), viewer, id).await?.into_inner())
}

/// The session, for a form that only those who lead it send.
pub async fn leading(sund: &Sund, viewer: &Viewer, id: SessionId) -> Done<LiveSession> {
    Ok(granted::<Lead>(sund.store.reads(), viewer, id).await?.into_inner())
}

async fn leads(sund: &Sund, viewer: &Viewer, id: SessionId) -> Done<(Tx, Granted<LiveSession, Lead>)> {
    let tx = writes(sund, viewer, id).await?;
    let session = granted::<Lead>(tx.reads(), viewer, id).await?;
    Ok((tx, session))
}

/// Asks a question; with one's name only where names are kept, and if one wants that. Without it, where others have one,
/// a chair looks at it before everybody reads it.
///
/// Under the Chatham House Rule nothing is asked unless so many are there that none can be told from the others.
pub async fn ask(
    sund: &Sund,
    talk: &dyn Talk,
    viewer: &Viewer,
    id: SessionId,
    (text, unnamed): (&str, bool),
) -> Done<()> {
    let text = line(Field::Body, text, NOTE_MOST);
    let session = granted_inside::<Ask>(sund.store.reads(), talk, viewer, id).await?;
    if session.mode == Mode::ChathamHouse && !talk.enough(&session).await {
        return Err(Refusal::TooFewHere.into());
    }
    let named = session.mode.names() && !unnamed;
    let tx = if named { writing(sund, viewer).await? } else { sund.store.begin().await? };
    let session = granted::<Ask>(tx.reads(), viewer, id).await?;
    let text = text?;
    let language = guess(&text).unwrap_or(session.language);
    let by = named.then_some(Byline { person: viewer.person, organisation: viewer.organisation });
    let state = if session.mode.names() && !named { QuestionState::Waiting } else { QuestionState::Asked };
    match questions::ask(&tx, &session, questions::NewQuestion { by, text, language, state }).await? {
        questions::Done::Made => Ok(tx.commit().await?),
        questions::Done::Ended => Err(Refusal::Ended.into()),
        questions::Done::Not => Err(Invalid::new(Field::Body, Problem::TooMany { most: ASKED_MOST as usize }).into()),
    }
}

/// Says that one wants a question answered, or no longer. Where nobody is named, whose a vote is stands only in the memory
/// of the session's room; elsewhere until the session ends.
pub async fn vote(sund: &Sund, talk: &dyn Talk, viewer: &Viewer, id: SessionId, (number, up): (u32, bool)) -> Done<()> {
    let session = granted_inside::<Ask>(sund.store.reads(), talk, viewer, id).await?;
    if session.mode != Mode::ChathamHouse {
        let tx = writing(sund, viewer).await?;
        let session = granted::<Ask>(tx.reads(), viewer, id).await?;
        let done = questions::vote(&tx, &session, number, (viewer.person, up)).await?;
        return counted(tx, done).await;
    }
    if !talk.vote(&session, number, viewer.person, up) {
        return Ok(());
    }
    let counted = async {
        let tx = sund.store.begin().await?;
        let session = granted::<Ask>(tx.reads(), viewer, id).await?;
        let done = questions::count(&tx, &session, number, up).await?;
        counted(tx, done).await?;
        Ok(done == questions::Done::Made)
    };
    let counted: Done<bool> = counted.await;
    if !matches!(counted, Ok(true)) {
        talk.vote(&session, number, viewer.person, !up);
    }
    counted.map(|_| ())
}

async fn counted(tx: Tx, done: questions::Done) -> Done<()> {
    match done {
        questions::Done::Ended => Err(Refusal::Ended.into()),
        // Said twice, or about what is not asked any more: nothing changes.
        questions::Done::Not => Ok(()),
        questions::Done::Made => Ok(tx.commit().await?),
    }
}

/// A question, for the form that sets it aside.
pub async fn question(sund: &Sund, viewer: &Viewer, id: SessionId, number: u32) -> Done<(LiveSession, Question)> {
    let on = sund.store.reads();
    let session = granted::<Lead>(on, viewer, id).await?;
    let asked = questions::of(on, id, viewer.person).await?.into_iter().find(|question| question.number == number);
    Ok((session.into_inner(), asked.ok_or(Refusal::NotFound)?))
}

/// What becomes of a question: let through, answered now, answered, set aside with a reason, asked again.
pub async fn decide(
    sund: &Sund,
    viewer: &Viewer,
    id: SessionId,
    number: u32,
    (state, because): (QuestionState, &str),
) -> Done<()> {
    let because = match state {
        QuestionState::Aside => line(Field::Reason, because, NOTE_MOST),
        _ => Ok(String::new()),
    };
    let (tx, session) = leads(sund, viewer, id).await?;
    match questions::decide(&tx, &session, number, (state, &because?)).await? {
        questions::Done::Made => Ok(tx.commit().await?),
        questions::Done::Ended => Err(Refusal::Ended.into()),
        questions::Done::Not => Err(Refusal::NotFound.into()),
    }
}

/// Moves the agenda for everybody: to this part, from 1.
pub async fn move_agenda(sund: &Sund, viewer: &Viewer, id: SessionId, to: u32) -> Done<()> {
    let (tx, session) = leads(sund, viewer, id).await?;
    if to == 0 || to as usize > session.agenda.len() {
        return Err(Refusal::NotFound.into());
    }
    if !board::move_agenda(&tx, &session, to).await? {
        return Err(Refusal::Ended.into());
    }
    Ok(tx.commit().await?)
}

/// Who writes in the session from now on, and how often. It is in the workgroup's log.
pub async fn let_write(sund: &Sund, viewer: &Viewer, id: SessionId, writers: Writers) -> Done<()> {
    let tx = writing(sund, viewer).await?;
    let session = granted::<Lead>(tx.reads(), viewer, id).await?;
    if session.writers == writers {
        return Ok(());
    }
    if !board::set_writers(&tx, &session, writers).await? {
        return Err(Refusal::Ended.into());
    }
    let act = match writers {
        Writers::Everybody => Audited::SessionUnhushed,
        Writers::Slowly(_) => Audited::SessionSlowed,
        Writers::Chairs => Audited::SessionHushed,
    };
    let reason = writers.pace().map(|seconds| format!("{seconds} s"));
    audit::add(&tx, Entry { reason, ..about_session(sund, viewer, act, &session) }).await?;
    Ok(tx.commit().await?)
}

/// A round would say which country somebody is from: not where nobody is named.
fn may_name(session: &LiveSession) -> Result<(), Refusal> {
    if session.mode.names() { Ok(()) } else { Err(Refusal::KeepsNoNames) }
}

/// Asks every country the same.
pub async fn begin_round(sund: &Sund, viewer: &Viewer, id: SessionId, question: &str) -> Done<()> {
    let question = line(Field::Body, question, NOTE_MOST);
    let (tx, session) = leads(sund, viewer, id).await?;
    may_name(&session)?;
    let question = question?;
    let language = guess(&question).unwrap_or(session.language);
    if !rounds::begin(&tx, &session, (question, language)).await? {
        return Err(Invalid::new(Field::Body, Problem::TooMany { most: ROUNDS_MOST as usize }).into());
    }
    Ok(tx.commit().await?)
}

/// Closes a round, or opens it again.
pub async fn close_round(sund: &Sund, viewer: &Viewer, id: SessionId, round: u32, closed: bool) -> Done<()> {
    let (tx, session) = leads(sund, viewer, id).await?;
    if !rounds::close(&tx, &session, round, closed).await? {
        return Err(Refusal::NotFound.into());
    }
    Ok(tx.commit().await?)
}

/// A country's place in a round that the viewer may read, and whether they may fill it.
#[derive(Clone, Debug)]
pub struct Place {
    /// The session.
    pub session: LiveSession,
    /// The round.
    pub round: Round,
    /// The place.
    pub slot: Slot,
    /// The viewer may fill it.
    pub mine: bool,
    /// The viewer may ask another country to.
    pub own: bool,
}

/// A country's place in a round. Three queries.
pub async fn place(sund: &Sund, viewer: &Viewer, id: SessionId, (round, country): (u32, Country)) -> Done<Place> {
    let on = sund.store.reads();
    let session = granted::<ReadSession>(on, viewer, id).await?.into_inner();
    let round = rounds::of(on, id).await?.into_iter().find(|one| one.number == round).ok_or(Refusal::NotFound)?;
    let slot = round.slots.iter().find(|slot| slot.country == country).ok_or(Refusal::NotFound)?.clone();
    let mine = round.open && session.may(SessionAct::Ask).is_ok() && fills(&session, viewer, &slot);
    let own = mine && owns(&session, viewer, &slot);
    Ok(Place { session, round, slot, mine, own })
}

/// Whose place it is: the people of the country, and who leads the session, for a country that has sent its answer.
fn owns(session: &LiveSession, viewer: &Viewer, slot: &Slot) -> bool {
    slot.country == viewer.country || session.standing.leads()
}

/// Who fills it: they do, and the people of a country that was asked to.
fn fills(session: &LiveSession, viewer: &Viewer, slot: &Slot) -> bool {
    owns(session, viewer, slot) || slot.is_of(viewer.country)
}

/// What is put into a country's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Put<'a> {
    /// An answer, as Markdown.
    Answer(&'a str),
    /// Nothing to say this time.
    Pass,
    /// Another country answers in its stead; or no longer.
    Delegate(Option<Country>),
}

/// A country answers, passes, or asks another one to answer in its stead.
pub async fn put(
    sund: &Sund,
    viewer: &Viewer,
    id: SessionId,
    (round, country): (u32, Country),
    put: Put<'_>,
) -> Done<()> {
    let text = match put {
        Put::Answer(text) => block(Field::Body, text, MESSAGE_MOST),
        Put::Pass | Put::Delegate(_) => Ok(String::new()),
    };
    let tx = writing(sund, viewer).await?;
    let session = granted::<Ask>(tx.reads(), viewer, id).await?;
    let all = rounds::of(tx.reads(), id).await?;
    let slot =
        all.iter().find(|one| one.number == round).and_then(|one| one.slots.iter().find(|s| s.country == country));
    let slot = slot.ok_or(Refusal::NotFound)?;
    // Who was asked to answer does not ask the next one.
    let allows = if matches!(put, Put::Delegate(_)) { owns } else { fills };
    if !allows(&session, viewer, slot) {
        return Err(Refusal::OtherCountry.into());
    }
    let state = match put {
        Put::Delegate(to) => {
            let to = to.filter(|to| *to != country);
            return filled(rounds::delegate(&tx, &session, (round, country), to).await?, tx).await;
        }
        Put::Answer(_) => SlotState::Answered,
        Put::Pass => SlotState::Passed,
    };
    let markdown = text?;
    let by = Byline { person: viewer.person, organisation: viewer.organisation };
    let html = if markdown.is_empty() { String::new() } else { message_html(&markdown) };
    let language = guess(&markdown).unwrap_or_else(|| habit(viewer));
    let filling = Filling { by, state, markdown, html, language };
    filled(rounds::fill(&tx, &session, (round, country), filling).await?, tx).await
}

async fn filled(done: bool, tx: Tx) -> Done<()> {
    if !done {
        return Err(Refusal::RoundClosed.into());
    }
    Ok(tx.commit().await?)
}
