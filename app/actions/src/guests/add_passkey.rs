//! One more passkey of one's own.

use super::{Made, own};
use crate::{Done, Sund};
use sund_domain::{Field, Invalid, Problem, Refusal, audit::Audited, guests::may_change_passkeys, people::Viewer};
use sund_store::{
    audit,
    guests::{self, NewPasskey},
    is_taken,
};

/// The most passkeys of one person.
const MOST: i64 = 20;

/// Keeps a passkey that an authenticator has made for the viewer.
pub async fn add_passkey(sund: &Sund, viewer: &Viewer, made: &Made, browser: &str) -> Done<()> {
    let tx = sund.store.begin().await?;
    may_change_passkeys(viewer)?;
    if made.person != viewer.person {
        return Err(Refusal::NotYours.into());
    }
    if guests::count_passkeys(tx.reads(), viewer.person).await? >= MOST {
        return Err(Invalid::new(Field::Page, Problem::OutOfRange { least: 1, most: 20 }).into());
    }
    let passkey = NewPasskey {
        id: sund.new_id(),
        person: viewer.person,
        credential_id: made.credential_id.clone(),
        credential: made.credential.clone(),
        name: browser.to_owned(),
        at: sund.now(),
    };
    match guests::insert_passkey(&tx, passkey).await {
        Err(fault) if is_taken(&fault) => return Err(Refusal::NotYours.into()),
        done => done?,
    }
    audit::add(&tx, own(sund, viewer.person, Audited::PasskeyAdded, browser)).await?;
    Ok(tx.commit().await?)
}
