//! Signing in, once the provider's answer has been verified: who it is, and a session for them.

use super::{
    join::{Second, second},
    line, places,
};
use crate::{ActionError, Done, Sund, handed_in::hash};
use sund_domain::{
    Field, Refusal,
    audit::Audited,
    forum::Byline,
    ids::{JoiningId, PersonId},
    language::UiLanguage,
    people::{Country, Settings, Theme},
    sso::{Assurance, Intent, Joining, Level, domain_of},
    text,
    time::Timestamp,
};
use sund_store::{
    Tx, audit, is_taken,
    people::{self, Reconciled},
    scim,
    sso::{self, Known, NewSession, Provider},
};

/// The most characters of a name.
const NAME_MOST: usize = 120;
/// What stands for a name when the provider tells none and no address either.
const NAMELESS: &str = "—";

/// What a provider says about the person, verified. Nothing else of its claims comes this far: a national identity
/// number, for one, is never stored.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// The issuer, as the ID token names it.
    pub issuer: String,
    /// The subject: with the provider and the issuer, who it is.
    pub subject: String,
    /// The full name.
    pub name: Option<String>,
    /// The work e-mail; never a key.
    pub email: Option<String>,
    /// The language that the person prefers (BCP 47).
    pub locale: Option<String>,
    /// The unit of the organisation.
    pub unit: Option<String>,
    /// The groups that the provider's mapping looks at.
    pub groups: Vec<String>,
    /// What the organisation's directory (SCIM) calls the person, if the mapping names a claim for that.
    pub external: Option<String>,
    /// How sure the provider was.
    pub level: Level,
    /// When the provider last asked the person (`auth_time`), if it says.
    pub authenticated: Option<Timestamp>,
    /// What the provider calls its own session (`sid`).
    pub sid: Option<String>,
}

/// The browser that somebody signs in with.
#[derive(Clone, Debug, Default)]
pub struct Arriving<'a> {
    /// The ID token, sealed.
    pub id_token: Option<String>,
    /// The browser, as its owner would name it.
    pub browser: String,
    /// The token of the session that the browser had before, if any.
    pub replaces: Option<&'a str>,
    /// What the sign-in was begun for.
    pub intent: Intent,
}

/// How a sign-in ended.
#[derive(Clone)]
pub enum SignIn {
    /// Signed in.
    In {
        /// The new session's token, for the cookie and nothing else.
        token: String,
        /// Who.
        person: PersonId,
    },
    /// The organisation's administrator has not agreed yet.
    Waiting,
    /// The provider was disabled meanwhile.
    ProviderDisabled,
    /// The person's account has been ended.
    AccountEnded,
    /// Who is signed in was asked again, and somebody else came.
    SomebodyElse,
    /// Who is signed in has shown that another account is theirs, too, and has to say whether the two become one.
    Second(JoiningId),
    /// It cannot become one with that account.
    NotJoined(Refusal),
    /// Who is signed in was asked again, and the provider did not do what it was asked for.
    NotSure(Assurance),
}

/// Signs a person in: finds or makes the person, takes over what the provider tells, and begins a session with a new
/// token. The session that the browser had before, if any, ends: one cookie, one session.
pub async fn sign_in(sund: &Sund, provider: &Provider, told: &Told, arriving: &Arriving<'_>) -> Done<SignIn> {
    match once(sund, provider, told, arriving).await {
        // Two windows came at once for the first time: the other one has made the person meanwhile.
        Err(ActionError::Store(fault)) if is_taken(&fault) => once(sund, provider, told, arriving).await,
        done => done,
    }
}

async fn once(sund: &Sund, provider: &Provider, told: &Told, arriving: &Arriving<'_>) -> Done<SignIn> {
    let tx = sund.store.begin().await?;
    // It was asked for its people while it was allowed; that may have ended meanwhile.
    if sso::provider(tx.reads(), provider.id).await?.is_none() {
        return Ok(SignIn::ProviderDisabled);
    }
    let asked = arriving.intent.asked();
    let age = told.authenticated.map(|at| sund.now().since(at));
    let sure = arriving.intent == Intent::SignIn || asked.is_met(told.level, age.unwrap_or(i64::MAX));
    // Before anything of whoever it may be is looked at.
    if matches!(arriving.intent, Intent::Link { .. }) && !sure {
        return Ok(SignIn::NotSure(asked));
    }
    let come = match came(sund, &tx, provider, told, arriving).await? {
        Came::Is(come) => come,
        Came::Asks(joining) => {
            tx.commit().await?;
            return Ok(SignIn::Second(joining));
        }
        Came::Stops(stopped) => return Ok(stopped),
    };
    if arriving.intent.person().is_some_and(|who| who != come.person) {
        return Ok(SignIn::SomebodyElse);
    }
    if !sure {
        return Ok(SignIn::NotSure(asked));
    }
    if let Some(external) = &told.external {
        sso::note_external_id(&tx, provider.id, (&told.issuer, &told.subject), external).await?;
    }
    if !come.approved {
        tx.commit().await?;
        return Ok(SignIn::Waiting);
    }
    if come.ours {
        places::reconcile(sund, &tx, provider, come.person, &told.groups).await?;
    }
    let token = begin_session(sund, &tx, provider, told, (arriving, come.person)).await?;
    tx.commit().await?;
    Ok(SignIn::In { token, person: come.person })
}

/// Who has come.
struct Come {
    person: PersonId,
    /// Nobody has to agree any more.
    approved: bool,
    /// The person works for the provider's organisation: only that says what they are called and where they belong.
    ours: bool,
}

enum Came {
    Is(Come),
    /// The sign-in is another account's, and its owner has to say what is to become of that.
    Asks(JoiningId),
    Stops(SignIn),
}

/// Finds who has come, makes them, or adds this sign-in to whoever showed it to be theirs.
async fn came(sund: &Sund, tx: &Tx, provider: &Provider, told: &Told, arriving: &Arriving<'_>) -> Done<Came> {
    let known = match sso::known(tx.reads(), provider.id, &told.issuer, &told.subject).await? {
        None => provisioned(sund, tx, provider, told).await?,
        known => known,
    };
    let is = |person, approved, ours| Ok(Came::Is(Come { person, approved, ours }));
    match (known, arriving.intent) {
        (Some(known), Intent::Link { person }) if known.person != person => {
            let shown = (provider, told.issuer.as_str(), told.subject.as_str());
            Ok(match second(sund, tx, (person, arriving.replaces), known, shown).await? {
                Second::Theirs => Came::Is(Come { person, approved: true, ours: false }),
                Second::Asks(joining) => Came::Asks(joining),
                Second::No(refusal) => Came::Stops(SignIn::NotJoined(refusal)),
            })
        }
        (Some(known), _) if known.ended => Ok(Came::Stops(SignIn::AccountEnded)),
        (Some(known), _) => {
            let ours = known.organisation == provider.organisation;
            if ours {
                reconcile(tx, provider, known.person, told).await?;
            }
            is(known.person, known.approved, ours)
        }
        (None, Intent::SignIn) => {
            let (person, approved) = join(sund, tx, provider, told).await?;
            is(person, approved, true)
        }
        (None, Intent::Link { person }) => {
            if people::profile(tx.reads(), person).await?.is_none() {
                return Ok(Came::Stops(SignIn::AccountEnded));
            }
            sso::insert_identity(tx, provider.id, &told.issuer, &told.subject, person, sund.now()).await?;
            is(person, true, false)
        }
        // Somebody new is not who was to be asked again.
        (None, Intent::StepUp { .. }) => Ok(Came::Stops(SignIn::SomebodyElse)),
    }
}

/// Begins a session and ends the one that the browser had before, if any; the new one's token.
async fn begin_session(
    sund: &Sund,
    tx: &Tx,
    provider: &Provider,
    told: &Told,
    (arriving, person): (&Arriving<'_>, PersonId),
) -> Done<String> {
    if let Some(old) = arriving.replaces {
        sso::end_session(tx, &hash(old), sund.now()).await?;
    }
    let token = sund.new_token();
    let session = NewSession {
        token_hash: hash(&token),
        id: sund.new_id(),
        person,
        provider: Some(provider.id),
        id_token: arriving.id_token.clone(),
        subject: Some(told.subject.clone()),
        sid_hash: told.sid.as_deref().map(hash),
        level: told.level,
        // A provider that does not say when it asked may not have asked for days.
        authenticated: told.authenticated.unwrap_or(Timestamp(0)).min(sund.now()),
        browser: arriving.browser.clone(),
        at: sund.now(),
    };
    sso::insert_session(tx, session).await?;
    let act = match arriving.intent {
        Intent::SignIn => Audited::SignedIn,
        Intent::Link { .. } => Audited::IdentityLinked,
        Intent::StepUp { .. } => Audited::SteppedUp,
    };
    let mut entry = line(sund, act, &provider.organisation_name);
    entry.by = Some(person);
    audit::add(tx, entry).await?;
    Ok(token)
}

/// The organisation's directory told of this person before they ever came: the same provider says in the ID token what
/// its directory calls them, so this is who they are. Nobody is found in another way.
async fn provisioned(sund: &Sund, tx: &Tx, provider: &Provider, told: &Told) -> Done<Option<Known>> {
    let Some(external) = &told.external else { return Ok(None) };
    let Some(person) = scim::never_signed_in(tx.reads(), provider.id, external).await? else { return Ok(None) };
    sso::insert_identity(tx, provider.id, &told.issuer, &told.subject, person, sund.now()).await?;
    Ok(sso::known(tx.reads(), provider.id, &told.issuer, &told.subject).await?)
}

/// The provider knows best what its people are called; where it says nothing, what was known stays. What its directory
/// told stays too where the ID token is silent.
async fn reconcile(tx: &Tx, provider: &Provider, person: PersonId, told: &Told) -> Done<()> {
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
async fn join(sund: &Sund, tx: &Tx, provider: &Provider, told: &Told) -> Done<(PersonId, bool)> {
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
