//! Accepting an invitation for the first time: a person, their passkey, their stay, and a session, or none of it.

use super::{begin_session, own};
use crate::{
    Done, Sund,
    handed_in::hash,
    sso::{Arriving, time_zone},
};
use sund_domain::{
    audit::Audited,
    forum::Byline,
    guests,
    ids::{OrganisationId, PersonId},
    language::UiLanguage,
    people::{Settings, Theme},
};
use sund_store::{
    Tx, audit,
    audit::Entry,
    guests::{self as rows, NewPasskey, Taken},
    is_taken, people,
};

/// A passkey that an authenticator has made, verified.
#[derive(Clone, Debug)]
pub struct Made {
    /// Whom the authenticator made it for.
    pub person: PersonId,
    /// As the authenticator calls it.
    pub credential_id: String,
    /// What its signatures are checked with.
    pub credential: String,
}

/// How accepting ended.
#[derive(Clone)]
pub enum Accepted {
    /// The guest is in: the new session's token, for the cookie and nothing else.
    In {
        /// The token.
        token: String,
    },
    /// The invitation cannot be used any more.
    Gone,
    /// Another person has a passkey of this name: no authenticator of good faith makes one.
    PasskeyTaken,
}

/// Accepts the invitation of this link. Of two who come at once, one is in, and for the other it is gone.
pub async fn accept(
    sund: &Sund,
    token: &str,
    name: &str,
    language: UiLanguage,
    made: &Made,
    arriving: &Arriving<'_>,
) -> Done<Accepted> {
    let name = guests::name(name)?;
    let at = sund.now();
    let tx = sund.store.begin().await?;
    let Some(taken) = rows::take_invitation(&tx, &hash(token), at).await? else {
        return Ok(Accepted::Gone);
    };
    let person = made.person;
    let new = people::NewPerson {
        by: Byline { person, organisation: body(sund, &tx, &taken).await? },
        name: name.clone(),
        email: Some(taken.email.clone()),
        title: String::new(),
        unit: String::new(),
        approved: true,
        topics: String::new(),
        settings: Settings {
            language: Some(language),
            time_zone: time_zone(Some(taken.country)).to_owned(),
            theme: Theme::default(),
            keys: true,
        },
        administrator: false,
        at,
    };
    people::insert(&tx, new).await?;
    rows::set_guest(&tx, person).await?;
    rows::stay(&tx, taken.workgroup, person, at, taken.until).await?;
    rows::used_by(&tx, taken.id, person).await?;
    let passkey = NewPasskey {
        id: sund.new_id(),
        person,
        credential_id: made.credential_id.clone(),
        credential: made.credential.clone(),
        name: arriving.browser.clone(),
        at,
    };
    match rows::insert_passkey(&tx, passkey).await {
        Err(fault) if is_taken(&fault) => return Ok(Accepted::PasskeyTaken),
        done => done?,
    }
    let joined = Entry { workgroup: Some(taken.workgroup), ..own(sund, person, Audited::GuestJoined, &name) };
    audit::add(&tx, joined).await?;
    let token = begin_session(sund, &tx, person, arriving).await?;
    tx.commit().await?;
    Ok(Accepted::In { token })
}

/// The body that the guest is from: one that earlier guests came from, or a new one. It has no provider.
async fn body(sund: &Sund, tx: &Tx, taken: &Taken) -> Done<OrganisationId> {
    if let Some(known) = rows::guest_body(tx.reads(), &taken.body, taken.country).await? {
        return Ok(known);
    }
    let id: OrganisationId = sund.new_id();
    let slug = format!("guests-{}", id.0.simple());
    people::insert_organisation(tx, id, &slug, &taken.body, &taken.body, taken.country, sund.now()).await?;
    Ok(id)
}
