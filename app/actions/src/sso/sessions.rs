//! Where one is signed in, and ending it there.

use super::line;
use crate::{Done, Sund, error::found, handed_in::hash};
use sund_domain::{
    audit::Audited,
    ids::ProviderId,
    people::Viewer,
    sso::{ABSOLUTE, IDLE},
};
pub use sund_store::sso::OwnSession;
use sund_store::{audit, sso};
use uuid::Uuid;

/// Where the viewer is signed in, the latest use first.
pub async fn own_sessions(sund: &Sund, viewer: &Viewer) -> Done<Vec<OwnSession>> {
    let now = sund.now();
    Ok(sso::own_sessions(sund.store.reads(), viewer.person, now.plus(-IDLE), now.plus(-ABSOLUTE)).await?)
}

/// Ends a session of the viewer's own, wherever it is.
pub async fn revoke(sund: &Sund, viewer: &Viewer, id: Uuid) -> Done<()> {
    let tx = sund.store.begin().await?;
    found(sso::end_own(&tx, viewer.person, id, sund.now()).await?.then_some(()))?;
    noted(sund, &tx, viewer).await?;
    Ok(tx.commit().await?)
}

/// Ends all sessions of the viewer's own but the one with this token hash.
pub async fn revoke_others(sund: &Sund, viewer: &Viewer, but: &str) -> Done<()> {
    let tx = sund.store.begin().await?;
    if sso::end_others(&tx, viewer.person, but, sund.now()).await? > 0 {
        noted(sund, &tx, viewer).await?;
    }
    Ok(tx.commit().await?)
}

async fn noted(sund: &Sund, tx: &sund_store::Tx, viewer: &Viewer) -> Done<()> {
    let mut entry = line(sund, Audited::SessionRevoked, "");
    entry.by = Some(viewer.person);
    Ok(audit::add(tx, entry).await?)
}

/// What a verified logout token says (OpenID Connect Back-Channel Logout 1.0, 2.4): a session, a subject, or both.
#[derive(Clone, Debug)]
pub struct LoggedOut {
    /// The token's own id.
    pub jti: String,
    /// The subject, if it is named.
    pub subject: Option<String>,
    /// The provider's session, if it is named.
    pub sid: Option<String>,
}

/// Ends the sessions that the provider names. Says whether the token came for the first time.
pub async fn logged_out(sund: &Sund, provider: ProviderId, told: &LoggedOut) -> Done<bool> {
    let at = sund.now();
    let tx = sund.store.begin().await?;
    if !sso::take_jti(&tx, provider, &hash(&told.jti), at).await? {
        return Ok(false);
    }
    let sid_hash = told.sid.as_deref().map(hash);
    let which = match (&sid_hash, &told.subject) {
        (Some(sid_hash), subject) => {
            sso::AtProvider::Session { sid_hash, subject: subject.as_deref().unwrap_or_default() }
        }
        (None, Some(subject)) => sso::AtProvider::Subject(subject),
        (None, None) => return Ok(false),
    };
    for person in sso::end_at_provider(&tx, provider, which, at).await? {
        let mut entry = line(sund, Audited::SignedOutByProvider, "");
        entry.by = Some(person);
        audit::add(&tx, entry).await?;
    }
    tx.commit().await?;
    Ok(true)
}
