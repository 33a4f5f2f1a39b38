//! Signing out here. Whether to sign out at the provider too is offered to the person afterwards.

use super::line;
use crate::{Done, Sund, handed_in::hash};
use sund_domain::{audit::Audited, ids::ProviderId};
use sund_store::{audit, sso};

/// A session that was just ended: what RP-initiated logout needs.
#[derive(Clone)]
pub struct SignedOut {
    /// With which provider one was signed in; none for a guest.
    pub provider: Option<ProviderId>,
    /// The ID token, sealed.
    pub id_token: Option<String>,
}

/// Ends the session of this token; none if there was nothing to end.
pub async fn sign_out(sund: &Sund, token: &str) -> Done<Option<SignedOut>> {
    let tx = sund.store.begin().await?;
    let Some(ended) = sso::end_session(&tx, &hash(token), sund.now()).await? else {
        return Ok(None);
    };
    let mut entry = line(sund, Audited::SignedOut, "");
    entry.by = Some(ended.person);
    audit::add(&tx, entry).await?;
    tx.commit().await?;
    Ok(Some(SignedOut { provider: ended.provider, id_token: ended.id_token }))
}
