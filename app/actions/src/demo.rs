//! Making an invented network: what only the demo, tests and benchmarks do. Everything that a person could do in it is
//! done through the other actions; this is what they stand on.

use crate::{Done, Sund, audit::line, error::found, handed_in::hash};
use sund_domain::{
    audit::Audited,
    forum::Byline,
    ids::{ForumId, OrganisationId, PersonId, WorkgroupId},
    people::{Country, Seer, Settings, Theme, Viewer},
    sso::{Level, Levels},
    workgroups::{AddForum, Standing, Visibility},
};
use sund_store::{
    audit::{self, Entry},
    forum::forums,
    people,
    sso::{self, NewSession, Provider},
    workgroups,
};

/// An organisation and its provider.
#[derive(Clone, Copy, Debug)]
pub struct NewOrganisation<'a> {
    /// Its short name.
    pub slug: &'a str,
    /// Its name.
    pub name: &'a str,
    /// Its name in its own language.
    pub local_name: &'a str,
    /// The code of its country.
    pub country: &'a str,
    /// Its provider.
    pub provider: NewProvider<'a>,
}

/// A provider without a secret.
#[derive(Clone, Copy, Debug)]
pub struct NewProvider<'a> {
    /// The issuer identifier.
    pub issuer: &'a str,
    /// What this network is called there.
    pub client_id: &'a str,
    /// The client's secret, sealed; none for a public client.
    pub secret_sealed: Option<&'a str>,
    /// The e-mail domain that it serves.
    pub domain: &'a str,
    /// What its `acr` values mean.
    pub levels: &'a [(&'a str, Level)],
}

/// An invented person.
#[derive(Clone, Copy, Debug)]
pub struct NewPerson<'a> {
    /// The subject at the provider.
    pub subject: &'a str,
    /// The name that others see.
    pub name: &'a str,
    /// The work e-mail.
    pub email: &'a str,
    /// The job title.
    pub title: &'a str,
    /// What to ask this person about.
    pub topics: &'a str,
    /// The code of the interface's language.
    pub language: &'a str,
    /// An IANA time zone name.
    pub time_zone: &'a str,
    /// A platform administrator.
    pub administrator: bool,
}

/// A workgroup with its people.
#[derive(Clone, Copy, Debug)]
pub struct NewWorkgroup<'a> {
    /// Its name in addresses.
    pub slug: &'a str,
    /// Its name.
    pub name: &'a str,
    /// What it is for.
    pub purpose: &'a str,
    /// The code of its language.
    pub language: &'a str,
    /// The code of its visibility.
    pub visibility: &'a str,
    /// Its chairs.
    pub chairs: &'a [&'a Viewer],
    /// Its other members.
    pub members: &'a [&'a Viewer],
}

/// A forum.
#[derive(Clone, Copy, Debug)]
pub struct NewForum<'a> {
    /// Its name in addresses.
    pub slug: &'a str,
    /// Its theme.
    pub title: &'a str,
    /// What belongs here.
    pub about: &'a str,
    /// The code of its language.
    pub language: &'a str,
    /// Its place among others.
    pub position: u32,
}

/// Adds an organisation with its provider.
pub async fn organisation(sund: &Sund, new: NewOrganisation<'_>) -> Done<Provider> {
    let at = sund.now();
    let country: Country = found(new.country.parse().ok())?;
    let tx = sund.store.begin().await?;
    let known = people::organisation(tx.reads(), new.slug).await?;
    let organisation = known.unwrap_or_else(|| sund.new_id::<OrganisationId>());
    if known.is_none() {
        people::insert_organisation(&tx, organisation, new.slug, new.name, new.local_name, country, at).await?;
    }
    let levels = Levels(new.provider.levels.iter().map(|(value, level)| ((*value).to_owned(), *level)).collect());
    let provider = Provider {
        id: sund.new_id(),
        organisation,
        organisation_name: new.name.into(),
        country: country.code().into(),
        issuer: new.provider.issuer.into(),
        client_id: new.provider.client_id.into(),
        secret_sealed: new.provider.secret_sealed.map(str::to_owned),
        scopes: "profile email".into(),
        rules: sso::ProviderRules { levels, ..sso::ProviderRules::default() },
    };
    sso::insert_provider(&tx, &provider, &[new.provider.domain], at).await?;
    tx.commit().await?;
    Ok(provider)
}

/// Adds a person who signs in with this provider.
pub async fn person(sund: &Sund, provider: &Provider, new: NewPerson<'_>) -> Done<Viewer> {
    let by = Byline { person: sund.new_id::<PersonId>(), organisation: provider.organisation };
    let settings = Settings {
        language: new.language.parse().ok(),
        time_zone: new.time_zone.into(),
        theme: Theme::System,
        keys: true,
    };
    let at = sund.now();
    let tx = sund.store.begin().await?;
    let row = people::NewPerson {
        by,
        name: new.name.into(),
        email: Some(new.email.into()),
        title: new.title.into(),
        unit: String::new(),
        approved: true,
        topics: new.topics.into(),
        settings: settings.clone(),
        administrator: new.administrator,
        at,
    };
    people::insert(&tx, row).await?;
    sso::insert_identity(&tx, provider.id, &provider.issuer, new.subject, by.person, at).await?;
    tx.commit().await?;
    Ok(Viewer {
        person: by.person,
        organisation: by.organisation,
        name: new.name.into(),
        organisation_name: provider.organisation_name.clone(),
        country: found(provider.country.parse().ok())?,
        administrator: new.administrator,
        administers: false,
        settings,
        joined: at,
        seer: Seer { person: by.person, guest: false, level: Level::High, asked: at, now: at },
    })
}

/// A session of this person, without a round trip: the hash of its token.
pub async fn sign_in(sund: &Sund, viewer: &Viewer) -> Done<String> {
    Ok(hash(&token(sund, viewer).await?))
}

/// A session of this person, without a round trip: its token.
pub async fn token(sund: &Sund, viewer: &Viewer) -> Done<String> {
    let token = sund.new_token();
    let provider =
        found(sso::providers(sund.store.reads()).await?.into_iter().find(|p| p.organisation == viewer.organisation))?;
    let tx = sund.store.begin().await?;
    let session = NewSession {
        token_hash: hash(&token),
        id: sund.new_id(),
        person: viewer.person,
        provider: Some(provider.id),
        id_token: None,
        subject: None,
        sid_hash: None,
        level: Level::High,
        authenticated: sund.now(),
        browser: String::new(),
        at: sund.now(),
    };
    sso::insert_session(&tx, session).await?;
    tx.commit().await?;
    Ok(token)
}

/// Adds a workgroup with its people.
pub async fn workgroup(sund: &Sund, new: NewWorkgroup<'_>) -> Done<WorkgroupId> {
    let id: WorkgroupId = sund.new_id();
    let at = sund.now();
    let visibility: Visibility = found(new.visibility.parse().ok())?;
    let tx = sund.store.begin().await?;
    let row = workgroups::NewWorkgroup {
        id,
        slug: new.slug.into(),
        name: new.name.into(),
        purpose: new.purpose.trim().into(),
        language: new.language.parse().unwrap_or_default(),
        visibility,
        at,
    };
    workgroups::insert(&tx, row).await?;
    for (people, standing) in [(new.members, Standing::Member), (new.chairs, Standing::Chair)] {
        for viewer in people {
            workgroups::set_standing(&tx, id, viewer.person, standing, at).await?;
        }
    }
    if let Some(chair) = new.chairs.first() {
        let entry = Entry { workgroup: Some(id), ..line(sund, chair, Audited::WorkgroupMade, new.name.into()) };
        audit::add(&tx, entry).await?;
    }
    tx.commit().await?;
    Ok(id)
}

/// Adds a forum, with the address that it is given, to a workgroup that the viewer chairs.
pub async fn forum(sund: &Sund, viewer: &Viewer, workgroup: &str, new: NewForum<'_>) -> Done<ForumId> {
    let tx = sund.store.begin().await?;
    let workgroup = crate::workgroups::granted::<AddForum>(tx.reads(), viewer, workgroup).await?;
    let id: ForumId = sund.new_id();
    let row = forums::NewForum {
        id,
        workgroup: workgroup.id,
        slug: new.slug.into(),
        title: new.title.into(),
        about: new.about.trim().into(),
        language: new.language.parse().unwrap_or_default(),
        position: new.position,
    };
    forums::insert(&tx, &workgroup, row).await?;
    tx.commit().await?;
    Ok(id)
}

/// Whether there is a live session of this title, whoever may know of it.
pub async fn has_session(sund: &Sund, title: &str) -> Done<bool> {
    Ok(sund_store::live::sessions::is_titled(sund.store.reads(), title).await?)
}
