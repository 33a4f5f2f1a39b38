//! What chairs do about one person in an open session: muting them, or ending it for them. All of it ends with the
//! session, and is in the workgroup's log; where nobody is named, without saying whom it was about.
//!
//! Under the Chatham House Rule who is held stands only in the memory of the session's room: written down, it would say
//! who had just said something.

use super::{Talk, about_session, granted, message::seen};
use crate::{Done, Sund, error::found, moderation::writing};
use sund_domain::{
    Act, Field, Granted, Refusal,
    audit::Audited,
    ids::SessionId,
    live::{Hold, HoldAuthor, Lead, LiveSession, MessageIn, Mode, OnHold, SessionState},
    people::Viewer,
    text::{NOTE_MOST, line},
};
use sund_store::{
    Reads, audit,
    live::{holds, sessions},
};

/// The session, with proof that the viewer may do `A` with it, also as far as only its room knows.
pub(super) async fn granted_inside<A: Act<LiveSession>>(
    on: &impl Reads,
    talk: &dyn Talk,
    viewer: &Viewer,
    id: SessionId,
) -> Done<Granted<LiveSession, A>> {
    let mut session = found(sessions::seen(on, viewer.seer, id).await?)?;
    inside(talk, viewer, &mut session);
    Ok(Granted::check(session)?)
}

/// Adds what only the room knows of the viewer.
pub(super) fn inside(talk: &dyn Talk, viewer: &Viewer, session: &mut LiveSession) {
    if session.mode == Mode::ChathamHouse && session.state == SessionState::Open {
        session.hold = talk.held(session.id, viewer.person);
    }
}

/// Holds the author of a message until the session ends. They are told why.
pub async fn hold(
    sund: &Sund,
    talk: &dyn Talk,
    viewer: &Viewer,
    (id, number): (SessionId, u32),
    (hold, because): (Hold, &str),
) -> Done<()> {
    let because = line(Field::Reason, because, NOTE_MOST);
    let tx = writing(sund, viewer).await?;
    let message = seen::<HoldAuthor>(sund, tx.reads(), viewer, (id, number)).await?;
    let because = because?;
    if !holds::open(&tx, &message).await? {
        return Err(Refusal::Ended.into());
    }
    let session = &message.session;
    let act = match hold {
        Hold::Muted => Audited::SessionMuted,
        Hold::Out => Audited::SessionPutOut,
    };
    let mut entry = about_session(sund, viewer, act, session);
    if session.mode == Mode::ChathamHouse {
        let mut named = [message.message.clone()];
        talk.name(id, &mut named);
        let author = named[0].voice.person().cloned().ok_or(Refusal::AuthorUnknown)?;
        if author.chair {
            return Err(Refusal::Chairs.into());
        }
        audit::add(&tx, entry).await?;
        tx.commit().await?;
        talk.hold(session, author, (hold, because));
        return Ok(());
    }
    let person = holds::author(tx.reads(), &message).await?.ok_or(Refusal::AuthorUnknown)?;
    holds::hold(&tx, &message, person, (hold, &because)).await?;
    entry.reason = Some(because);
    audit::add(&tx, entry).await?;
    Ok(tx.commit().await?)
}

/// A message, for the form that holds its author.
pub async fn holding(sund: &Sund, viewer: &Viewer, of: (SessionId, u32)) -> Done<MessageIn> {
    Ok(seen::<HoldAuthor>(sund, sund.store.reads(), viewer, of).await?.into_inner())
}

/// Why a chair has ended an open session for the viewer.
pub async fn put_out(sund: &Sund, talk: &dyn Talk, viewer: &Viewer, id: SessionId) -> Done<(LiveSession, String)> {
    let mut session = found(sessions::seen(sund.store.reads(), viewer.seer, id).await?)?;
    inside(talk, viewer, &mut session);
    match session.hold.clone() {
        Some((Hold::Out, because)) if session.state == SessionState::Open => Ok((session, because)),
        _ => Err(Refusal::NotFound.into()),
    }
}

/// Whom the chairs of an open session hold.
pub async fn on_hold(sund: &Sund, talk: &dyn Talk, viewer: &Viewer, id: SessionId) -> Done<(LiveSession, Vec<OnHold>)> {
    let on = sund.store.reads();
    let session = granted::<Lead>(on, viewer, id).await?;
    let all = if session.mode == Mode::ChathamHouse { talk.on_hold(id) } else { holds::all(on, &session).await? };
    Ok((session.into_inner(), all))
}

/// Lets somebody speak again, or come back.
pub async fn lift(sund: &Sund, talk: &dyn Talk, viewer: &Viewer, id: SessionId, of: u32) -> Done<()> {
    let tx = writing(sund, viewer).await?;
    let session = granted::<Lead>(tx.reads(), viewer, id).await?;
    let done =
        if session.mode == Mode::ChathamHouse { talk.lift(id, of) } else { holds::lift(&tx, &session, of).await? };
    if !done {
        return Err(Refusal::NotFound.into());
    }
    audit::add(&tx, about_session(sund, viewer, Audited::SessionHoldLifted, &session)).await?;
    Ok(tx.commit().await?)
}
