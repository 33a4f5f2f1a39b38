//! What creating and changing a person have in common: who they are at a sign-in, and whether they may come in.

use super::{ScimError, note};
use crate::{Sund, sso::places};
use sund_domain::{audit::Audited, ids::PersonId, scim::ScimUser};
use sund_store::{
    Tx,
    scim::{self, Provisioned},
    sso::{self, Provider},
};

/// What the log says where the person works for another organisation.
pub(super) const ELSEWHERE: &str = "works for another organisation: the account goes on";

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

/// Puts the person out, or lets them in again. Whom an administrator has put out by hand stays out, and whoever works
/// elsewhere is put out of what is this provider's.
pub(super) async fn set_active(
    sund: &Sund,
    tx: &Tx,
    provider: &Provider,
    row: &Provisioned,
    active: bool,
) -> Result<(), ScimError> {
    let done = if active {
        scim::let_in_again(tx, row).await?
    } else {
        scim::put_out(tx, (provider.id, provider.organisation), row, sund.now()).await?
    };
    if !done {
        return Ok(());
    }
    if !active && !row.ours {
        places::take_all(sund, tx, provider, row.person).await?;
    }
    let act = if active { Audited::PersonReactivated } else { Audited::PersonDeactivated };
    let detail = if row.ours { "" } else { ELSEWHERE };
    note(sund, tx, provider, act, (&row.user.shown_name(), Some(row.person)), detail).await
}

/// Shows the person as the directory tells of them, if they work for its organisation: of others it has nothing to say.
pub(super) async fn show(
    tx: &Tx,
    row: &Provisioned,
    before: Option<&ScimUser>,
    now: &ScimUser,
) -> Result<(), ScimError> {
    if row.ours {
        scim::show(tx, row.person, before, now).await?;
    }
    Ok(())
}
