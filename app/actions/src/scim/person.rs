//! What creating and changing a person have in common: who they are at a sign-in, and whether they may come in.

use super::{ScimError, note};
use crate::Sund;
use sund_domain::{audit::Audited, ids::PersonId, scim::ScimUser};
use sund_store::{
    Tx, scim,
    sso::{self, Provider},
};

/// What the directory calls the person is the subject with which they sign in, unless the provider's mapping names a
/// claim for it: then the first sign-in that says so makes the tie.
pub(super) async fn tie(
    sund: &Sund,
    tx: &Tx,
    provider: &Provider,
    person: PersonId,
    (before, now): (Option<&str>, Option<&str>),
) -> Result<(), ScimError> {
    // What the directory no longer calls them stays: a person who has signed in so must not become two.
    let Some(now) = now.filter(|_| provider.rules.mapping.external.is_empty()) else { return Ok(()) };
    if let Some(before) = before.filter(|before| *before != now) {
        sso::drop_identity(tx, provider.id, (&provider.issuer, before), person).await?;
    }
    match sso::known(tx.reads(), provider.id, &provider.issuer, now).await? {
        Some(known) if known.person == person => Ok(()),
        Some(_) => Err(ScimError::Taken("externalId")),
        None => Ok(sso::insert_identity(tx, provider.id, &provider.issuer, now, person, sund.now()).await?),
    }
}

/// Puts the person out, with every session, or lets them in again. Whom an administrator has put out by hand stays out.
pub(super) async fn set_active(
    sund: &Sund,
    tx: &Tx,
    provider: &Provider,
    person: PersonId,
    user: &ScimUser,
) -> Result<(), ScimError> {
    let done = if user.active {
        scim::let_in_again(tx, person).await?
    } else {
        scim::put_out(tx, provider.organisation, person, sund.now()).await?
    };
    let act = if user.active { Audited::PersonReactivated } else { Audited::PersonDeactivated };
    if done { note(sund, tx, provider, act, (&user.shown_name(), Some(person)), "").await } else { Ok(()) }
}
