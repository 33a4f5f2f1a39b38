//! What a provider tells of its own people is taken over: of somebody new, and again at every sign-in.

use super::{Told, line};
use crate::{Done, Sund};
use sund_domain::{
    Field,
    audit::Audited,
    forum::Byline,
    ids::PersonId,
    language::UiLanguage,
    people::{Country, Settings, Theme},
    sso::{Joining, domain_of},
    text,
};
use sund_store::{
    Tx, audit,
    people::{self, Reconciled},
    scim,
    sso::{self, Provider},
};

/// The most characters of a name.
const NAME_MOST: usize = 120;
/// What stands for a name when the provider tells none and no address either.
const NAMELESS: &str = "—";

/// The provider knows best what its people are called; where it says nothing, what was known stays. What its directory
/// told stays too where the ID token is silent.
pub(super) async fn reconcile(tx: &Tx, provider: &Provider, person: PersonId, told: &Told) -> Done<()> {
    let name = match clean_name(told) {
        Some(name) => name,
        None => match people::profile(tx.reads(), person).await? {
            Some(profile) => profile.author.name,
            None => return Ok(()),
        },
    };
    let directory = scim::of_person(tx.reads(), provider.id, person).await?;
    let directory = directory.filter(|row| !row.deleted).map(|row| row.user).unwrap_or_default();
    let email = clean_email(told).or_else(|| directory.shown_email());
    let unit = Some(clean_unit(told)).filter(|unit| !unit.is_empty()).unwrap_or_else(|| directory.unit());
    let told = Reconciled { name: &name, email: email.as_deref(), unit: &unit };
    Ok(people::reconcile(tx, person, told).await?)
}

/// A new person of the provider's organisation.
pub(super) async fn join(sund: &Sund, tx: &Tx, provider: &Provider, told: &Told) -> Done<(PersonId, bool)> {
    let person: PersonId = sund.new_id();
    let approved = provider.rules.joining == Joining::AtOnce;
    let email = clean_email(told);
    let name = clean_name(told)
        .or_else(|| email.as_deref().and_then(|e| e.rsplit_once('@')).map(|(local, _)| local.to_owned()))
        .unwrap_or_else(|| NAMELESS.to_owned());
    let new = people::NewPerson {
        by: Byline { person, organisation: provider.organisation },
        name: name.clone(),
        email,
        title: String::new(),
        unit: clean_unit(told),
        approved,
        topics: String::new(),
        settings: Settings {
            language: told.locale.as_deref().and_then(language),
            time_zone: time_zone(provider.country.parse().ok()).to_owned(),
            theme: Theme::default(),
            keys: true,
        },
        administrator: false,
        at: sund.now(),
    };
    people::insert(tx, new).await?;
    sso::insert_identity(tx, provider.id, &told.issuer, &told.subject, person, sund.now()).await?;
    let mut entry = line(sund, if approved { Audited::PersonJoined } else { Audited::PersonWaits }, &name);
    entry.by = Some(person);
    audit::add(tx, entry).await?;
    Ok((person, approved))
}

/// The name on one line. Too long a name is cut: there is nobody here to ask for a shorter one.
fn clean_name(told: &Told) -> Option<String> {
    let name = text::line(Field::Person, told.name.as_deref()?, usize::MAX).ok()?;
    Some(name.chars().take(NAME_MOST).collect::<String>().trim_end().to_owned())
}

/// The unit on one line, as long as a name may be; nothing if the provider tells nothing.
fn clean_unit(told: &Told) -> String {
    let unit = told.unit.as_deref().and_then(|unit| text::line(Field::Person, unit, usize::MAX).ok());
    unit.unwrap_or_default().chars().take(NAME_MOST).collect::<String>().trim_end().to_owned()
}

/// The address, if it is one.
fn clean_email(told: &Told) -> Option<String> {
    let email = told.email.as_deref()?.trim();
    domain_of(email).ok().map(|_| email.to_owned())
}

/// The interface's language, if the provider names one that we speak. Otherwise the browser is asked.
pub(crate) fn language(locale: &str) -> Option<UiLanguage> {
    locale.split(['-', '_']).next()?.to_ascii_lowercase().parse().ok()
}

/// Where an organisation of this country most likely works; people change it in their settings.
pub(crate) const fn time_zone(country: Option<Country>) -> &'static str {
    match country {
        Some(Country::De) => "Europe/Berlin",
        Some(Country::Dk) => "Europe/Copenhagen",
        Some(Country::Ee) => "Europe/Tallinn",
        Some(Country::Fi) => "Europe/Helsinki",
        Some(Country::Is) => "Atlantic/Reykjavik",
        Some(Country::Lt) => "Europe/Vilnius",
        Some(Country::Lv) => "Europe/Riga",
        Some(Country::No) => "Europe/Oslo",
        Some(Country::Pl) => "Europe/Warsaw",
        Some(Country::Se) => "Europe/Stockholm",
        None => "UTC",
    }
}
