//! Being in a session: whether one may, whether one still may, and what was said.

use super::{Speaker, granted};
use crate::{Done, Sund, error::found, sso::counting};
use std::collections::HashSet;
use sund_domain::{
    Refusal, Subject,
    ids::{PersonId, SessionId},
    live::{LiveSession, Message, ReadSession, SessionAct, SessionState},
    people::Viewer,
};
use sund_store::live::{
    heard::{self, HEARD_AT_ONCE},
    messages,
};

/// The session, if the viewer may be in it. An ended one too: a browser that was away when it ended still gets the
/// messages that it missed, and then hears of the end. One query.
pub async fn hear(sund: &Sund, viewer: &Viewer, id: SessionId) -> Done<LiveSession> {
    let session = granted::<ReadSession>(sund.store.reads(), viewer, id).await?.into_inner();
    match session.may(SessionAct::Attend) {
        Ok(()) | Err(Refusal::Ended) => Ok(session),
        Err(refusal) => Err(refusal.into()),
    }
}

/// The same for who came with this sign-in session, as they are now: a socket outlives the request that opened it, and
/// what the request knew of the viewer. Two queries.
pub async fn hear_again(sund: &Sund, speaker: &Speaker, id: SessionId) -> Done<(Viewer, LiveSession)> {
    let viewer = now(sund, speaker).await?;
    let session = hear(sund, &viewer, id).await?;
    Ok((viewer, session))
}

/// Up to `limit` messages that were said or changed after this change, for who came with this sign-in session, as they
/// are now. Three queries.
pub async fn backlog(sund: &Sund, speaker: &Speaker, id: SessionId, after: u32, limit: u32) -> Done<Vec<Message>> {
    let viewer = now(sund, speaker).await?;
    let on = sund.store.reads();
    let session = granted::<ReadSession>(on, &viewer, id).await?;
    Ok(messages::changed(on, &session, after, limit).await?)
}

/// Who came with this sign-in session, as they are now; once it has ended, nothing is here for them.
pub(super) async fn now(sund: &Sund, speaker: &Speaker) -> Done<Viewer> {
    let viewer = crate::sso::viewer_by_hash(sund.store.reads(), &speaker.token_hash, sund.now()).await?;
    found(viewer.filter(|viewer| viewer.person == speaker.viewer.person))
}

/// Up to `limit` messages after this number, in order. Two queries.
pub async fn messages_after(sund: &Sund, viewer: &Viewer, id: SessionId, after: u32, limit: u32) -> Done<Vec<Message>> {
    let on = sund.store.reads();
    let session = granted::<ReadSession>(on, viewer, id).await?;
    Ok(messages::after(on, &session, after, limit).await?)
}

/// Somebody who is in a session, by the sign-in session with which they came.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Listener {
    /// The person.
    pub person: PersonId,
    /// Hash of the sign-in session's token.
    pub token_hash: String,
}

/// How a session is now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// Open, or ended.
    pub state: SessionState,
    /// The number of its last change.
    pub last_change: u32,
    /// How often it changed who has the floor and who waits for it.
    pub floor: u32,
    /// How often what stands beside the talk was changed.
    pub board: u32,
}

/// What has become of a session and of those who were in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hearing {
    /// Those who may not be here any more: signed out, or no longer a member.
    pub gone: Vec<Listener>,
    /// How the session is; none if nobody may be here any more.
    pub now: Option<Now>,
}

/// Who of these may still be in the session. A query for every few hundred of them.
pub async fn still_hear(sund: &Sund, id: SessionId, listeners: &[Listener]) -> Done<Hearing> {
    let mut hearing = Hearing::default();
    for some in listeners.chunks(HEARD_AT_ONCE) {
        let hashes: Vec<&str> = some.iter().map(|listener| listener.token_hash.as_str()).collect();
        let heard = heard::heard(sund.store.reads(), id, &hashes, counting(sund.now())).await?;
        // Later rows are newer: the state never goes back and the number only grows.
        hearing.now = heard
            .first()
            .map(|one| Now { state: one.state, last_change: one.last_change, floor: one.floor, board: one.board })
            .or(hearing.now);
        let here: HashSet<(&str, PersonId)> = heard.iter().map(|one| (one.token_hash.as_str(), one.person)).collect();
        let gone = |listener: &&Listener| !here.contains(&(listener.token_hash.as_str(), listener.person));
        hearing.gone.extend(some.iter().filter(gone).cloned());
    }
    Ok(hearing)
}

/// Whether the session is open, for a room that nobody is in. One query.
pub async fn still_open(sund: &Sund, id: SessionId) -> Done<bool> {
    Ok(heard::state(sund.store.reads(), id).await? == Some(SessionState::Open))
}
