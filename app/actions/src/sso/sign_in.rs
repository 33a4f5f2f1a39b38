//! Signing in, once the provider's answer has been verified: who it is, and a session for them.

use super::{
    change_provider::same_client,
    join::{Second, second},
    line, places,
    taken_over::{join, reconcile},
    viewer_by_hash,
};
use crate::{ActionError, Done, Sund, error::found, handed_in::hash};
use std::fmt;
use sund_domain::{
    Refusal,
    audit::Audited,
    ids::{JoiningId, PersonId},
    sso::{Assurance, Intent, Joining, Level},
    time::Timestamp,
};
use sund_store::{
    Tx,
    audit::{self, Entry},
    is_taken,
    people::{self, colleagues},
    scim,
    sso::{self, Known, NewSession, Provider},
};

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
    /// The groups that the provider's mapping looks at; none: the provider did not say, which is not the same as "no groups".
    pub groups: Option<Vec<String>>,
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
#[derive(Clone, Default)]
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

/// Without the tokens.
impl fmt::Debug for Arriving<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { browser, intent, .. } = self;
        f.debug_struct("Arriving").field("browser", browser).field("intent", intent).finish_non_exhaustive()
    }
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
    /// The provider was disabled meanwhile, or is another client or issuer now.
    ProviderDisabled,
    /// The person's account has been ended.
    AccountEnded,
    /// Who is signed in was asked again, and somebody else came.
    SomebodyElse,
    /// Who is signed in has shown that another account is theirs, too, and has to say whether the two become one.
    Second(JoiningId),
    /// It cannot become one with that account.
    NotJoined(Refusal),
    /// They work for another organisation, for which this provider has no word. They may say that they work here now.
    WorksElsewhere {
        /// Who.
        person: PersonId,
        /// For which organisation.
        organisation: String,
    },
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
    // It was asked for its people while it was allowed, and as this client of this issuer; that may have ended meanwhile.
    if !sso::hold_provider(&tx, provider.id).await?.is_some_and(|now| same_client(&now, provider)) {
        return Ok(SignIn::ProviderDisabled);
    }
    // Whoever was signed in when they left still is, in this browser: a session that was ended meanwhile, or is somebody
    // else's by now, joins nothing and is no surer.
    if let Some(who) = arriving.intent.signed_in()
        && !still_here(sund, &tx, arriving, who).await?
    {
        return Ok(SignIn::SomebodyElse);
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
        places::reconcile(sund, &tx, provider, come.person, told.groups.as_deref()).await?;
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
                Second::NobodyHere => Came::Stops(SignIn::SomebodyElse),
            })
        }
        (Some(known), _) if known.ended => Ok(Came::Stops(SignIn::AccountEnded)),
        (Some(known), _) if known.organisation == provider.organisation => {
            reconcile(tx, provider, known.person, told).await?;
            is(known.person, known.approved, true)
        }
        // A provider has a word on the people of its own organisation, and on nobody else's.
        (Some(known), Intent::SignIn) => {
            let works = found(people::profile(tx.reads(), known.person).await?)?;
            let (person, organisation) = (known.person, works.author.organisation);
            Ok(Came::Stops(SignIn::WorksElsewhere { person, organisation }))
        }
        (Some(known), Intent::Work { person }) if known.person == person => {
            let approved = move_to(sund, tx, provider, person).await?;
            reconcile(tx, provider, person, told).await?;
            is(person, approved, true)
        }
        (Some(known), Intent::Link { .. }) => is(known.person, true, false),
        (Some(_), Intent::Work { .. } | Intent::StepUp { .. }) => Ok(Came::Stops(SignIn::SomebodyElse)),
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
        // Somebody new is not who was to come.
        (None, Intent::Work { .. } | Intent::StepUp { .. }) => Ok(Came::Stops(SignIn::SomebodyElse)),
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
    let token = sund.new_token();
    // Who has joined a sign-in stays signed in with the one that they had.
    if let (Intent::Link { .. }, Some(old)) = (arriving.intent, arriving.replaces) {
        found(sso::renew_session(tx, &hash(old), (&hash(&token), sund.new_id()), sund.now()).await?.then_some(()))?;
        note(sund, tx, Audited::IdentityLinked, provider, person).await?;
        return Ok(token);
    }
    if let Some(old) = arriving.replaces {
        sso::end_session(tx, &hash(old), sund.now()).await?;
    }
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
        Intent::SignIn | Intent::Work { .. } | Intent::Link { .. } => Audited::SignedIn,
        Intent::StepUp { .. } => Audited::SteppedUp,
    };
    note(sund, tx, act, provider, person).await?;
    Ok(token)
}

async fn note(sund: &Sund, tx: &Tx, act: Audited, provider: &Provider, by: PersonId) -> Done<()> {
    let entry = Entry { by: Some(by), ..line(sund, act, &provider.organisation_name) };
    Ok(audit::add(tx, entry).await?)
}

/// Whether this person is signed in with the session that the browser brings.
async fn still_here(sund: &Sund, tx: &Tx, arriving: &Arriving<'_>, who: PersonId) -> Done<bool> {
    let Some(token) = arriving.replaces else { return Ok(false) };
    let viewer = viewer_by_hash(tx.reads(), &hash(token), sund.now()).await?;
    Ok(viewer.is_some_and(|viewer| viewer.person == who))
}

/// The person works for the provider's organisation from now on, and all their sessions end: nobody is signed in with a
/// provider whose organisation they do not work for. False where its administrator has to agree first.
async fn move_to(sund: &Sund, tx: &Tx, provider: &Provider, person: PersonId) -> Done<bool> {
    // Whom the organisation's own directory tells of, nobody else has to let in.
    let told_of = scim::is_told_of(tx.reads(), provider.organisation, person).await?;
    let approved = provider.rules.joining == Joining::AtOnce || told_of;
    colleagues::work_for(tx, person, provider.organisation, approved, sund.now()).await?;
    sso::end_others(tx, person, "", sund.now()).await?;
    note(sund, tx, Audited::OrganisationChanged, provider, person).await?;
    Ok(approved)
}

/// The organisation's directory told of this person before they ever came: the same provider says in the ID token what
/// its directory calls them, so this is who they are. Nobody is found in another way.
async fn provisioned(sund: &Sund, tx: &Tx, provider: &Provider, told: &Told) -> Done<Option<Known>> {
    let Some(external) = &told.external else { return Ok(None) };
    let Some(person) = scim::never_signed_in(tx.reads(), provider.id, external).await? else { return Ok(None) };
    sso::insert_identity(tx, provider.id, &told.issuer, &told.subject, person, sund.now()).await?;
    Ok(sso::known(tx.reads(), provider.id, &told.issuer, &told.subject).await?)
}
