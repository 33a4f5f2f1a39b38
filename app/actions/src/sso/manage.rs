//! What adding, changing and declaring a provider have in common.

use super::{Providers, line, step_up::may_administer};
use crate::{ActionError, Done, Sund, error::found};
use sund_domain::{
    Field, Invalid, Problem,
    audit::Audited,
    ids::{OrganisationId, ProviderId},
    people::{Country, Viewer},
    refusal::Checking,
    sso::{self as domain, ProviderFacts, may_manage},
    text::slug,
};
use sund_store::{
    Reads, StoreError, Tx,
    audit::{self, Entry},
    is_taken, people,
    sso::{self, KeptProvider, Provider, ProviderRules},
};

/// On whose behalf a provider is managed.
#[derive(Clone, Copy, Debug)]
pub enum By<'a> {
    /// A person, who must be a platform administrator.
    Person(&'a Viewer),
    /// Whoever has the machine, at its command line.
    Operator,
    /// The operator's file of providers.
    File,
}

impl By<'_> {
    pub(crate) fn may(self) -> Done<()> {
        match self {
            By::Person(viewer) => Ok(may_manage(viewer)?),
            By::Operator | By::File => Ok(()),
        }
    }

    /// The same for whoever changes something: they are as sure as the network asks of those who administer it.
    pub(crate) async fn may_change(self, on: &impl Reads) -> Done<()> {
        match self {
            By::Person(viewer) => may_administer(on, viewer).await,
            By::Operator | By::File => Ok(()),
        }
    }

    /// A line of the audit log: which provider, and what in detail.
    pub(crate) async fn note(
        self,
        sund: &Sund,
        tx: &Tx,
        act: Audited,
        provider: &Provider,
        detail: String,
    ) -> Done<()> {
        let (by, from) = match self {
            By::Person(viewer) => (Some(viewer.person), ""),
            By::Operator => (None, "at the command line"),
            By::File => (None, "by the file of providers"),
        };
        let parts: Vec<_> = [from, detail.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
        let what = format!("{} ({})", provider.organisation_name, provider.issuer);
        let detail = (!parts.is_empty()).then(|| parts.join("; "));
        audit::add(tx, Entry { by, detail, ..line(sund, act, &what) }).await?;
        Ok(())
    }
}

/// What becomes of the client's secret.
#[derive(Clone, Copy)]
pub enum NewSecret<'a> {
    /// It stays as it is.
    Keep,
    /// There is none any more: a public client.
    Away,
    /// This one.
    Typed(&'a str),
}

impl<'a> NewSecret<'a> {
    /// As a form has it: nothing typed changes nothing.
    #[must_use]
    pub fn of_form(typed: &'a str, away: bool) -> Self {
        match typed {
            _ if away => Self::Away,
            "" => Self::Keep,
            typed => Self::Typed(typed),
        }
    }

    pub(super) fn check(self, checking: &mut Checking) -> Self {
        match self {
            Self::Typed(text) => checking.take(domain::secret(text)).map_or(Self::Keep, NewSecret::Typed),
            other => other,
        }
    }
}

/// The secret's column: sealed anew only if it is another one, or for another client.
pub(super) fn sealed(
    at: &dyn Providers,
    facts: &ProviderFacts,
    before: Option<&Provider>,
    secret: NewSecret<'_>,
) -> Done<Option<String>> {
    let same_client = before.is_some_and(|row| row.issuer == facts.issuer && row.client_id == facts.client_id);
    let had = before.and_then(|row| row.secret_sealed.clone());
    match (secret, had) {
        (NewSecret::Away, _) | (NewSecret::Keep, None) => Ok(None),
        (NewSecret::Keep, Some(had)) if same_client => Ok(Some(had)),
        // A secret is sealed for one client at one issuer: another one must not be sent it.
        (NewSecret::Keep, Some(_)) => Err(Invalid::new(Field::Secret, Problem::TypeAgain).into()),
        (NewSecret::Typed(secret), Some(had))
            if same_client && at.is_sealed(&facts.issuer, &facts.client_id, &had, secret) =>
        {
            Ok(Some(had))
        }
        (NewSecret::Typed(secret), _) => {
            let sealed = at.seal_secret(&facts.issuer, &facts.client_id, secret);
            sealed.map(Some).ok_or_else(|| StoreError::Custom("a secret could not be sealed".into()).into())
        }
    }
}

/// Issuer and client are unique together, an e-mail domain has one provider.
pub(super) async fn is_free(tx: &Tx, facts: &ProviderFacts, me: Option<ProviderId>) -> Done<()> {
    let mut checking = Checking::default();
    let taken = |field| Err::<(), _>(Invalid::new(field, Problem::Taken));
    let there = sso::kept_by_issuer(tx.reads(), &facts.issuer, &facts.client_id).await?;
    if there.is_some_and(|row| Some(row.provider.id) != me) {
        checking.take(taken(Field::Issuer));
    }
    for domain in &facts.domains {
        let owner = sso::domain_owner(tx.reads(), domain).await?;
        if owner.is_some() && owner != me {
            checking.take(taken(Field::Domains));
            break;
        }
    }
    Ok(checking.done()?)
}

/// Of two who add the same at once, one hears that it is taken.
pub(super) fn taken(fault: StoreError) -> ActionError {
    if is_taken(&fault) { Invalid::new(Field::Issuer, Problem::Taken).into() } else { fault.into() }
}

/// The organisation of this name in this country; it is made if there is none.
pub(super) async fn organisation(sund: &Sund, tx: &Tx, name: &str, country: Country) -> Done<OrganisationId> {
    if let Some(known) = people::organisation_named(tx.reads(), name, country).await? {
        return Ok(known);
    }
    let id: OrganisationId = sund.new_id();
    let short = match slug(name) {
        // Another country's may be called the same, or this one is written in letters that addresses do not have.
        short if short.is_empty() || people::organisation(tx.reads(), &short).await?.is_some() => {
            format!("{short}-{}", id.0.simple()).trim_start_matches('-').to_owned()
        }
        short => short,
    };
    people::insert_organisation(tx, id, &short, name, name, country, sund.now()).await?;
    Ok(id)
}

/// Nobody is signed in through this provider any more, nor on the way there; says how many were.
pub(super) async fn sign_all_out(sund: &Sund, tx: &Tx, id: ProviderId) -> Done<u64> {
    sso::drop_flows_of(tx, id).await?;
    Ok(sso::end_of_provider(tx, id, sund.now()).await?)
}

/// The provider as it will be.
pub(super) fn row(facts: ProviderFacts, who: Provider, secret_sealed: Option<String>, before: Kept) -> KeptProvider {
    let ProviderFacts { issuer, client_id, scopes, domains, joining, mapping, levels, algorithm } = facts;
    let rules = ProviderRules { joining, mapping, levels, algorithm };
    KeptProvider {
        provider: Provider { issuer, client_id, secret_sealed, scopes, rules, ..who },
        enabled: before.enabled,
        declared: before.declared,
        domains,
    }
}

/// What no form changes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kept {
    pub enabled: bool,
    pub declared: bool,
}

/// The provider, whether one can sign in with it or not.
pub(super) async fn loaded(tx: &Tx, id: ProviderId) -> Done<KeptProvider> {
    found(sso::kept(tx.reads(), id).await?)
}
