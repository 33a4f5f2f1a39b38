//! Registering for a session: who comes, who has a place, who waits for one. All of it happens while the session's row is
//! held, so that a place is given once.

use super::{about_session, granted, show::see};
use crate::{Done, Sund, error::found, moderation::writing};
use sund_domain::{
    Act, Field, Granted, Refusal,
    audit::Audited,
    ids::{PersonId, SessionId},
    live::{
        Ahead, CancelSession, ChangeSession, DecideRegistrations, LiveSession, Places, REGISTRATIONS_A_PAGE,
        REGISTRATIONS_MOST, Register, Registered, Registering, Registration, RegistrationState, SeeRegistrations,
        SessionState,
    },
    notifications::Why,
    people::Viewer,
    text::{NOTE_MOST, line},
};
use sund_store::{
    Tx, audit,
    live::{
        registrations::{self as rows, PlaceRules},
        told::{self, SessionNotice},
    },
    moderation,
};

/// So many sessions are looked at in one go.
const SESSIONS_AT_ONCE: u32 = 16;

/// The session, with nobody else giving or giving up places in it until the transaction ends, and proof that holds for how it
/// is then; what became free before is given.
async fn held<A: Act<LiveSession>>(
    sund: &Sund,
    tx: &Tx,
    viewer: &Viewer,
    id: SessionId,
) -> Done<Granted<LiveSession, A>> {
    granted::<A>(tx.reads(), viewer, id).await?;
    rows::hold(tx, id).await?;
    settle(sund, tx, id).await?;
    granted::<A>(tx.reads(), viewer, id).await
}

/// Who cannot come any more has no place, and free places go to those who wait, the first ones first. The session is held.
async fn settle(sund: &Sund, tx: &Tx, id: SessionId) -> Done<()> {
    let now = sund.now();
    let Some(PlaceRules { state: SessionState::Planned | SessionState::Open, registering, capacity, .. }) =
        rows::rules(tx.reads(), id).await?
    else {
        return Ok(());
    };
    rows::lose(tx, id, now).await?;
    if registering != Registering::Approval && rows::ask_no_more(tx, id).await? {
        told::nobody_asks(tx, id).await?;
    }
    let taken = rows::places(tx.reads(), id, now).await?.taken;
    let free = capacity.map_or(u32::MAX, |most| most.saturating_sub(taken));
    for person in rows::first(tx.reads(), id, free).await? {
        rows::set(tx, id, (person, RegistrationState::Place), "", now).await?;
        // Where everybody can come, a place is no news.
        if registering != Registering::Free {
            told::tell_one(tx, id, person, notice(sund, Why::PlaceGiven)).await?;
        }
    }
    Ok(())
}

/// What nobody does at this moment.
fn notice(sund: &Sund, why: Why) -> SessionNotice {
    SessionNotice { id: sund.new_id(), why, by: None, note: None, at: sund.now() }
}

fn by(sund: &Sund, viewer: &Viewer, why: Why, note: Option<String>) -> SessionNotice {
    SessionNotice { by: Some(viewer.person), note, ..notice(sund, why) }
}

/// Says that the viewer comes, or asks for a place; or takes that back. Twice is once.
pub async fn register(sund: &Sund, viewer: &Viewer, id: SessionId, comes: bool) -> Done<()> {
    let tx = writing(sund, viewer).await?;
    let session = held::<Register>(sund, &tx, viewer, id).await?;
    match (&session.registration, comes) {
        (None, true) => come(sund, &tx, viewer, &session).await?,
        (Some(Registration::Declined(_)), true) if session.registering == Registering::Free => {
            rows::set(&tx, id, (viewer.person, RegistrationState::Place), "", sund.now()).await?;
        }
        (Some(Registration::Declined(_)), true) => return Err(Refusal::PlaceDeclined.into()),
        (Some(Registration::Asked | Registration::Place | Registration::Waiting(_)), false) => {
            rows::remove(&tx, &session, viewer.person).await?;
            told::untell(&tx, id, viewer.person).await?;
            told::asks_no_more(&tx, id, viewer.person).await?;
            settle(sund, &tx, id).await?;
        }
        _ => return Ok(()),
    }
    Ok(tx.commit().await?)
}

async fn come(sund: &Sund, tx: &Tx, viewer: &Viewer, session: &Granted<LiveSession, Register>) -> Done<()> {
    let state = match session.registering {
        Registering::Free => RegistrationState::Place,
        _ if session.standing.leads() => RegistrationState::Place,
        Registering::Approval => RegistrationState::Asked,
        Registering::Required => place_or_wait(sund, tx, session).await?,
    };
    rows::insert(tx, session, (viewer.person, state), sund.now()).await?;
    // A place that one needs is told to one's mailbox, with the event for one's calendar.
    if state == RegistrationState::Place && session.registering == Registering::Required && !session.standing.leads() {
        told::tell_one(tx, session.id, viewer.person, notice(sund, Why::PlaceGiven)).await?;
    }
    if state == RegistrationState::Asked {
        let asks = by(sund, viewer, Why::PlaceAsked, None);
        for lead in moderation::leads(tx.reads(), session.workgroup, asks.at).await? {
            told::tell_lead(tx, session.id, lead, asks.clone()).await?;
        }
    }
    Ok(())
}

async fn place_or_wait(sund: &Sund, tx: &Tx, session: &LiveSession) -> Done<RegistrationState> {
    let places = rows::places(tx.reads(), session.id, sund.now()).await?;
    Ok(if places.free(session.capacity) { RegistrationState::Place } else { RegistrationState::Waiting })
}

/// Approves that somebody comes: they have a place, or wait for one; or declines, and says why. Members read in the log that
/// it happened, and not to whom.
pub async fn decide_registration(
    sund: &Sund,
    viewer: &Viewer,
    id: SessionId,
    person: PersonId,
    declined: Option<&str>,
) -> Done<()> {
    let reason = declined.map(|reason| line(Field::Reason, reason, NOTE_MOST));
    let tx = writing(sund, viewer).await?;
    let session = held::<DecideRegistrations>(sund, &tx, viewer, id).await?;
    let before = found(rows::state(tx.reads(), &session, person).await?)?;
    let reason = reason.transpose()?;
    let act = match (before, reason) {
        (RegistrationState::Asked | RegistrationState::Declined, None) => {
            let state = place_or_wait(sund, &tx, &session).await?;
            rows::set(&tx, id, (person, state), "", sund.now()).await?;
            if state == RegistrationState::Place {
                told::tell_one(&tx, id, person, by(sund, viewer, Why::PlaceGiven, None)).await?;
            }
            Audited::RegistrationApproved
        }
        (RegistrationState::Asked | RegistrationState::Waiting | RegistrationState::Place, Some(reason)) => {
            let why = if before == RegistrationState::Place { Why::PlaceTaken } else { Why::PlaceDeclined };
            rows::set(&tx, id, (person, RegistrationState::Declined), &reason, sund.now()).await?;
            // Told first: the other way round, who puts this person's news into a mail could wait for us, and we for them.
            told::tell_one(&tx, id, person, by(sund, viewer, why, Some(reason))).await?;
            told::untell(&tx, id, person).await?;
            Audited::RegistrationDeclined
        }
        _ => return Err(Refusal::AlreadyDecided.into()),
    };
    told::asks_no_more(&tx, id, person).await?;
    settle(sund, &tx, id).await?;
    audit::add(&tx, about_session(sund, viewer, act, &session)).await?;
    Ok(tx.commit().await?)
}

/// The plan was changed in this transaction: places follow it, and whoever registered hears of what they must know.
pub(super) async fn plan_changed(
    sund: &Sund,
    tx: &Tx,
    viewer: &Viewer,
    session: &Granted<LiveSession, ChangeSession>,
    (moved, news): (bool, bool),
) -> Done<()> {
    // Its row was written, and is held.
    settle(sund, tx, session.id).await?;
    if news {
        told::tell_all(tx, session.id, by(sund, viewer, Why::SessionChanged, None)).await?;
    }
    if moved {
        told::moved(tx, session.id, sund.now()).await?;
    }
    Ok(())
}

/// It does not take place, from this transaction on: whoever registered hears why.
pub(super) async fn cancelled(
    sund: &Sund,
    tx: &Tx,
    viewer: &Viewer,
    session: &Granted<LiveSession, CancelSession>,
    because: String,
) -> Done<()> {
    rows::lose(tx, session.id, sund.now()).await?;
    told::tell_all(tx, session.id, by(sund, viewer, Why::SessionCancelled, Some(because))).await?;
    Ok(told::comes_up_no_more(tx, session.id).await?)
}

/// Who has registered for a session, for those who lead it.
#[derive(Clone, Debug)]
pub struct Comers {
    /// The session.
    pub session: LiveSession,
    /// How many there are of each.
    pub places: Places,
    /// A page of them, in the order in which they registered.
    pub rows: Vec<Registered>,
    /// The page after this one begins after this number.
    pub next: Option<u32>,
}

/// A page of those who have registered: in this state, or all. Four queries.
pub async fn comers(
    sund: &Sund,
    viewer: &Viewer,
    id: SessionId,
    state: Option<RegistrationState>,
    after: u32,
) -> Done<Comers> {
    let (on, now) = (sund.store.reads(), sund.now());
    let session = granted::<SeeRegistrations>(on, viewer, id).await?;
    see(sund, viewer, (id, None)).await?;
    let mut all = rows::list(on, &session, (state, after), now, REGISTRATIONS_A_PAGE + 1).await?;
    let more = all.len() > REGISTRATIONS_A_PAGE;
    all.truncate(REGISTRATIONS_A_PAGE);
    let places = rows::places(on, id, now).await?;
    let next = all.last().filter(|_| more).map(|last| last.number);
    Ok(Comers { session: session.into_inner(), places, rows: all, next })
}

/// All who have registered, for a file.
pub async fn all_comers(sund: &Sund, viewer: &Viewer, id: SessionId) -> Done<(LiveSession, Vec<Registered>)> {
    let on = sund.store.reads();
    let session = granted::<SeeRegistrations>(on, viewer, id).await?;
    let all = rows::list(on, &session, (None, 0), sund.now(), REGISTRATIONS_MOST).await?;
    Ok((session.into_inner(), all))
}

/// Somebody who has registered, for the page on which that is declined.
pub async fn comer(sund: &Sund, viewer: &Viewer, id: SessionId, person: PersonId) -> Done<(LiveSession, String)> {
    let on = sund.store.reads();
    let session = granted::<DecideRegistrations>(on, viewer, id).await?;
    found(rows::state(on, &session, person).await?)?;
    let who = found(sund_store::people::profile(on, person).await?)?;
    Ok((session.into_inner(), who.author.name))
}

/// Gives the places that became free by themselves, and reminds of sessions that come up: each person once, on however many
/// nodes. One that fails holds up no other.
pub async fn settle_due(sund: &Sund) -> Done<()> {
    let on = sund.store.reads();
    let mut sessions = rows::unsettled(on, sund.now(), SESSIONS_AT_ONCE).await?;
    sessions.extend(told::due(on, sund.now(), SESSIONS_AT_ONCE).await?);
    sessions.sort_unstable();
    sessions.dedup();
    for session in sessions {
        if let Err(error) = one_due(sund, session).await {
            tracing::error!(%error, %session, "places of a session could not be given, or nobody be reminded");
        }
    }
    Ok(())
}

async fn one_due(sund: &Sund, id: SessionId) -> Done<()> {
    let tx = sund.store.begin().await?;
    rows::hold(&tx, id).await?;
    settle(sund, &tx, id).await?;
    // Another node may have done it meanwhile, and a chair moved it.
    if let Some(PlaceRules { state: SessionState::Planned, starts, .. }) = rows::rules(tx.reads(), id).await?
        && let Some(ahead) = Ahead::due(starts, sund.now())
    {
        let why = match ahead {
            Ahead::Day => Why::SessionTomorrow,
            Ahead::Hour => Why::SessionSoon,
        };
        told::remind(&tx, id, (ahead, starts.plus(-ahead.before())), notice(sund, why)).await?;
    }
    Ok(tx.commit().await?)
}
