//! A directory tells of a person: somebody new, or somebody who has signed in before.

use super::{ScimError, held, note, person};
use crate::{
    ActionError, Sund,
    sso::{language, time_zone},
};
use sund_domain::{
    audit::Audited,
    forum::Byline,
    ids::{PersonId, ScimUserId},
    people::{Settings, Theme},
    scim::ScimUser,
};
use sund_store::{
    Tx, is_taken, people,
    scim::{self, Provisioned, Provisioner},
    sso::{self, Provider},
};

/// Whom the directory means.
enum Who {
    /// Somebody of whom it told before, and then deleted them.
    Again(ScimUserId),
    /// Somebody who has signed in before it told of them.
    Here(PersonId),
    /// Nobody who is known.
    New,
}

/// Takes a person up. They are approved: the organisation itself has said that they are its own.
pub async fn create_user(sund: &Sund, by: &Provisioner, user: ScimUser) -> Result<Provisioned, ScimError> {
    let user = user.tidied();
    user.check()?;
    let taken = |error: &ScimError| matches!(error, ScimError::Action(ActionError::Store(fault)) if is_taken(fault));
    match once(sund, by, &user).await {
        // The person signed in for the first time in between: now they are known.
        Err(error) if taken(&error) => match once(sund, by, &user).await {
            Err(error) if taken(&error) => Err(ScimError::Taken("externalId")),
            done => done,
        },
        done => done,
    }
}

async fn once(sund: &Sund, by: &Provisioner, user: &ScimUser) -> Result<Provisioned, ScimError> {
    let (tx, provider) = held(sund, by).await?;
    if scim::user_by_name(tx.reads(), provider.id, &user.user_key()).await?.is_some() {
        return Err(ScimError::Taken("userName"));
    }
    let now = sund.now();
    let id = match who(&tx, &provider, user).await? {
        Who::Again(id) => {
            scim::update_user(&tx, id, user, now).await?;
            id
        }
        Who::Here(person) => {
            let id = sund.new_id();
            scim::insert_user(&tx, provider.id, (id, person), user, now).await?;
            id
        }
        Who::New => {
            let id = sund.new_id();
            scim::insert_user(&tx, provider.id, (id, new_person(sund, &tx, &provider, user).await?), user, now).await?;
            id
        }
    };
    let row = scim::user(tx.reads(), provider.id, id).await?.ok_or(ScimError::NotFound)?;
    if row.ours {
        scim::adopt(&tx, row.person, now).await?;
    }
    person::show(&tx, &row, None, user).await?;
    person::tie(sund, &tx, &provider, row.person, (None, user.external_id.as_deref())).await?;
    let detail = if row.ours { "" } else { person::ELSEWHERE };
    let name = user.shown_name();
    note(sund, &tx, &provider, Audited::PersonProvisioned, (&name, Some(row.person)), detail).await?;
    person::set_active(sund, &tx, &provider, &row, user.active).await?;
    let made = scim::user(tx.reads(), provider.id, id).await?.ok_or(ScimError::NotFound)?;
    tx.commit().await?;
    Ok(made)
}

/// Found by what the directory itself calls the person, and in no other way.
async fn who(tx: &Tx, provider: &Provider, user: &ScimUser) -> Result<Who, ScimError> {
    let Some(external) = user.external_id.as_deref() else { return Ok(Who::New) };
    if let Some(row) = scim::user_by_external_id(tx.reads(), provider.id, external).await? {
        return if row.deleted { Ok(Who::Again(row.id)) } else { Err(ScimError::Taken("externalId")) };
    }
    let here = if provider.rules.mapping.external.is_empty() {
        sso::known(tx.reads(), provider.id, &provider.issuer, external).await?.map(|known| known.person)
    } else {
        scim::claimed(tx.reads(), provider.id, external).await?
    };
    let Some(here) = here else { return Ok(Who::New) };
    Ok(match scim::of_person(tx.reads(), provider.id, here).await? {
        Some(row) if row.deleted => Who::Again(row.id),
        // Known under another name of the directory: two of its entries are one person, who has shown both to be theirs.
        Some(row) if row.user.external_id.is_some() => Who::Here(here),
        Some(_) => return Err(ScimError::Taken("externalId")),
        None => Who::Here(here),
    })
}

async fn new_person(sund: &Sund, tx: &Tx, provider: &Provider, user: &ScimUser) -> Result<PersonId, ScimError> {
    let person: PersonId = sund.new_id();
    let speaks = user.preferred_language.as_deref().or(user.locale.as_deref());
    let new = people::NewPerson {
        by: Byline { person, organisation: provider.organisation },
        name: user.shown_name(),
        email: user.shown_email(),
        title: user.shown_title(),
        unit: user.unit(),
        approved: true,
        topics: String::new(),
        settings: Settings {
            language: speaks.and_then(language),
            time_zone: time_zone(provider.country.parse().ok()).to_owned(),
            theme: Theme::default(),
            keys: true,
        },
        administrator: false,
        at: sund.now(),
    };
    people::insert(tx, new).await?;
    Ok(person)
}
