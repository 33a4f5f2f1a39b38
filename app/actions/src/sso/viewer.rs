//! Who is behind a session token: asked once for every page, so it is one query.

use crate::{Done, Sund, handed_in::hash};
use std::collections::HashMap;
use sund_domain::{
    people::Viewer,
    sso::{ABSOLUTE, IDLE, REMEMBER},
    time::{MINUTE, Timestamp},
};
use sund_store::{
    Reads,
    sso::{self, Counting, Session},
};

/// A session notes that it was used at most this often, so that reading a page seldom writes.
const TOUCH_EVERY: i64 = 5 * MINUTE;

/// Who is signed in, and with which session: both are needed where a right is checked again later (live sockets).
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// The person.
    pub viewer: Viewer,
    /// Hash of the session's token: names the session, and is no use for signing in.
    pub token_hash: String,
}

/// The person whose session this token is, while the session counts: not over, used lately, not too old.
pub async fn viewer(sund: &Sund, token: &str) -> Done<Option<SignedIn>> {
    let token_hash = hash(token);
    let now = sund.now();
    let Some(session) = sso::session(sund.store.reads(), &token_hash, now).await?.filter(|s| counts(s, now)) else {
        return Ok(None);
    };
    if now.since(session.seen) >= TOUCH_EVERY
        && let Err(fault) = touch(sund, &token_hash, now).await
    {
        // The page can still be read; the session only seems a little older than it is.
        tracing::warn!(%fault, "a session could not note that it was used");
    }
    Ok(Some(SignedIn { viewer: session.viewer, token_hash }))
}

/// The person of a session that ran out by itself: for keeping the text of a form that came too late among that person's
/// drafts, and for nothing else. Nothing may be shown on the strength of it. A session that somebody ended may have been
/// ended because its token was stolen: it is worth nothing any more.
pub async fn remembered(sund: &Sund, token: &str) -> Done<Option<Viewer>> {
    let now = sund.now();
    let session = sso::session(sund.store.reads(), &hash(token), now).await?;
    Ok(session.filter(|s| !s.over && now.since(s.seen) <= REMEMBER).map(|s| s.viewer))
}

/// The person of this session as they are now, while it counts: for sockets, which outlive the request that opened them.
pub(crate) async fn viewer_by_hash(on: &impl Reads, token_hash: &str, now: Timestamp) -> Done<Option<Viewer>> {
    let session = sso::session(on, token_hash, now).await?.filter(|session| counts(session, now));
    Ok(session.map(|session| session.viewer))
}

/// The same of many sessions, by hash.
pub(crate) async fn viewers_by_hash(
    on: &impl Reads,
    token_hashes: &[&str],
    now: Timestamp,
) -> Done<HashMap<String, Viewer>> {
    let sessions = sso::sessions_of(on, token_hashes, now).await?.into_iter();
    Ok(sessions.filter(|(_, session)| counts(session, now)).map(|(hash, session)| (hash, session.viewer)).collect())
}

/// The same as a statement asks it of many sessions at once.
pub(crate) const fn counting(now: Timestamp) -> Counting {
    Counting { now, used_since: now.plus(-IDLE), begun_since: now.plus(-ABSOLUTE) }
}

const fn counts(session: &Session, now: Timestamp) -> bool {
    !session.over && now.since(session.seen) <= IDLE && now.since(session.began) <= ABSOLUTE
}

async fn touch(sund: &Sund, token_hash: &str, now: Timestamp) -> Done<()> {
    let tx = sund.store.begin().await?;
    sso::touch(&tx, token_hash, now).await?;
    Ok(tx.commit().await?)
}
