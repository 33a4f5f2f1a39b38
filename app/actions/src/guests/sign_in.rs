//! Signing in with a passkey.

use super::begin_session;
use crate::{Done, Sund, sso::Arriving};
use sund_domain::ids::PersonId;
use sund_store::guests;

/// Why a passkey signs nobody in: for the audit log, and for nobody else.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Nobody has this passkey, or somebody else than it says.
    #[error("no such passkey")]
    Unknown,
    /// Its owner's account has been ended.
    #[error("the account has been ended")]
    Ended,
    /// Another request has used it meanwhile.
    #[error("the passkey was used by another request meanwhile")]
    Raced,
    /// The answer is not what it must be.
    #[error("passkey refused: {0}")]
    Wrong(String),
}

/// Signs in whom the passkey is of. `check` verifies the answer against what is kept of the passkey, and gives what is to
/// be kept from now on: the counter has gone up.
pub async fn sign_in(
    sund: &Sund,
    person: PersonId,
    credential_id: &str,
    check: impl FnOnce(&str) -> Result<String, String>,
    arriving: &Arriving<'_>,
) -> Done<Result<String, Refused>> {
    let tx = sund.store.begin().await?;
    let Some(kept) = guests::passkey(tx.reads(), credential_id, person).await? else {
        return Ok(Err(Refused::Unknown));
    };
    let credential = match check(&kept.credential) {
        Ok(credential) => credential,
        Err(cause) => return Ok(Err(Refused::Wrong(format!("{cause} (person {person})")))),
    };
    if kept.ended {
        return Ok(Err(Refused::Ended));
    }
    if !guests::use_passkey(&tx, &kept, &credential, sund.now()).await? {
        return Ok(Err(Refused::Raced));
    }
    let token = begin_session(sund, &tx, person, arriving).await?;
    tx.commit().await?;
    Ok(Ok(token))
}
