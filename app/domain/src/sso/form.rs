//! A provider as somebody types it: into the administrators' form, at the command line, or into a file.

use super::{
    Joining, Levels, Mapping, is_domain,
    lines::{groups, levels},
};
use crate::{
    Field, Invalid, Problem, Refusal,
    people::{Country, Viewer},
    refusal::Checking,
    text::{TITLE_MOST, line},
};
use serde::Deserialize;
use std::{collections::BTreeSet, net::Ipv4Addr};

/// The most characters of an issuer.
pub const ISSUER_MOST: usize = 500;
/// The most characters of a client id, a client's secret, and of all scopes together.
pub const CLIENT_MOST: usize = 500;
/// The most characters of a claim's name.
pub const CLAIM_MOST: usize = 200;
/// The most characters of a field with lines.
pub const LINES_MOST: usize = 8_000;
/// The most e-mail domains of one provider.
pub const DOMAINS_MOST: u32 = 100;
/// The algorithms that an ID token can be signed with (RFC 7518, 3.1; RFC 8037, 3.1): never `none`, never one with a
/// shared secret.
pub const ALGORITHMS: [&str; 10] =
    ["RS256", "RS384", "RS512", "ES256", "ES384", "ES512", "PS256", "PS384", "PS512", "EdDSA"];

/// Claims that are addresses and names: one day they are somebody else's.
const NO_KEYS: [&str; 8] =
    ["email", "mail", "preferred_username", "upn", "userPrincipalName", "unique_name", "name", "nickname"];

/// Who may add and change providers. For everybody else there is nothing of the kind.
pub fn may_manage(viewer: &Viewer) -> Result<(), Refusal> {
    if viewer.administrator { Ok(()) } else { Err(Refusal::NotFound) }
}

/// What is typed. The client's secret is not here: it is never shown again, and never compared with anything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct ProviderForm {
    /// The organisation's name; only when it is added.
    pub organisation: String,
    /// The code of its country; only when it is added.
    pub country: String,
    /// The issuer.
    pub issuer: String,
    /// What this network is called there.
    pub client_id: String,
    /// Scopes besides `openid`.
    pub scopes: String,
    /// E-mail domains, one a line.
    pub domains: String,
    /// The code of how its people join.
    pub joining: String,
    /// The one algorithm of its ID tokens, or nothing.
    pub algorithm: String,
    /// What each `acr` and `amr` value means, one a line: `value = high`.
    pub levels: String,
    /// The claim with the full name, or nothing.
    pub claim_name: String,
    /// The claim with the work e-mail, or nothing.
    pub claim_email: String,
    /// The claim with the unit, or nothing.
    pub claim_unit: String,
    /// The claim with the groups, or nothing.
    pub claim_groups: String,
    /// The claim with what the organisation's directory calls the person (SCIM), or nothing.
    pub claim_external: String,
    /// The claim with values that mean a level, besides `acr` and `amr`, or nothing.
    pub claim_level: String,
    /// What each group gives, one a line: `group = workgroup (chair)`.
    pub groups: String,
}

/// What was typed, once it has been checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProviderFacts {
    /// The issuer, to the letter.
    pub issuer: String,
    /// What this network is called there.
    pub client_id: String,
    /// Scopes besides `openid`, separated by spaces.
    pub scopes: String,
    /// E-mail domains in lower case, each once.
    pub domains: Vec<String>,
    /// How its people join.
    pub joining: Joining,
    /// What its claims mean.
    pub mapping: Mapping,
    /// How sure its sign-ins are.
    pub levels: Levels,
    /// The one algorithm of its ID tokens.
    pub algorithm: Option<String>,
}

impl ProviderForm {
    /// Everything but whose it is.
    pub fn facts(&self) -> Result<ProviderFacts, Invalid> {
        let mut checking = Checking::default();
        let facts = self.take(&mut checking);
        checking.done().map(|()| facts)
    }

    /// Everything, and whose it is: the organisation's name and country.
    pub fn whole(&self) -> Result<(String, Country, ProviderFacts), Invalid> {
        let mut checking = Checking::default();
        let name = checking.take(line(Field::Organisation, &self.organisation, TITLE_MOST)).unwrap_or_default();
        let country = self.country.trim().parse().map_err(|_| Invalid::new(Field::Country, Problem::NotAChoice));
        let country = checking.take(country).unwrap_or(Country::De);
        let facts = self.take(&mut checking);
        checking.done().map(|()| (name, country, facts))
    }

    fn take(&self, checking: &mut Checking) -> ProviderFacts {
        let not_chosen = |field| Invalid::new(field, Problem::NotAChoice);
        ProviderFacts {
            issuer: checking.take(issuer(&self.issuer)).unwrap_or_default(),
            client_id: checking.take(client_id(&self.client_id)).unwrap_or_default(),
            scopes: checking.take(scopes(&self.scopes)).unwrap_or_default(),
            domains: checking.take(domains(&self.domains)).unwrap_or_default(),
            joining: checking.take(self.joining.parse().map_err(|_| not_chosen(Field::Joining))).unwrap_or_default(),
            algorithm: checking.take(algorithm(&self.algorithm)).flatten(),
            levels: checking.take(levels(&self.levels)).unwrap_or_default(),
            mapping: Mapping {
                name: checking.take(claim(Field::ClaimName, &self.claim_name)).unwrap_or_default(),
                email: checking.take(claim(Field::ClaimEmail, &self.claim_email)).unwrap_or_default(),
                unit: checking.take(claim(Field::ClaimUnit, &self.claim_unit)).unwrap_or_default(),
                groups: checking.take(claim(Field::ClaimGroups, &self.claim_groups)).unwrap_or_default(),
                external: checking.take(key(Field::ClaimExternal, &self.claim_external)).unwrap_or_default(),
                level: checking.take(claim(Field::ClaimLevel, &self.claim_level)).unwrap_or_default(),
                workgroups: checking.take(groups(&self.groups)).unwrap_or_default(),
            },
        }
    }
}

/// A client's secret: anything that can be typed on one line.
pub fn secret(text: &str) -> Result<&str, Invalid> {
    let text = bounded(Field::Secret, text, CLIENT_MOST)?;
    if text.chars().any(char::is_control) {
        return Err(Invalid::new(Field::Secret, Problem::NotAWord));
    }
    Ok(text)
}

/// An issuer identifier (OpenID Connect Discovery 1.0, 3): `https`, or `http` on this machine, without query and
/// fragment. It is kept to the letter: nothing is added to it and nothing made lower case.
fn issuer(text: &str) -> Result<String, Invalid> {
    let text = bounded(Field::Issuer, text, ISSUER_MOST)?;
    if is_issuer(text) { Ok(text.to_owned()) } else { Err(Invalid::new(Field::Issuer, Problem::NotAnIssuer)) }
}

fn is_issuer(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once("://") else { return false };
    let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
    let plain = |c: char| c.is_ascii_graphic() && !"\"<>\\^`{|}?#@[]".contains(c);
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
        _ => (authority, None),
    };
    let v6 = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    let is_host = match v6 {
        Some(v6) => v6.parse::<std::net::Ipv6Addr>().is_ok(),
        None => !host.is_empty() && host.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_')),
    };
    let here = host == "localhost" || host == "[::1]" || host.parse::<Ipv4Addr>().is_ok_and(|ip| ip.is_loopback());
    is_host
        && port.is_none_or(|port| port.parse::<u16>().is_ok())
        && path.chars().all(plain)
        && (scheme == "https" || scheme == "http" && here)
}

fn client_id(text: &str) -> Result<String, Invalid> {
    let text = bounded(Field::ClientId, text, CLIENT_MOST)?;
    // RFC 6749, appendix A.1.
    if text.chars().all(|c| c == ' ' || c.is_ascii_graphic()) {
        Ok(text.to_owned())
    } else {
        Err(Invalid::new(Field::ClientId, Problem::NotAWord))
    }
}

fn scopes(text: &str) -> Result<String, Invalid> {
    short(Field::Scopes, text, CLIENT_MOST)?;
    // RFC 6749, 3.3.
    let is_scope = |word: &&str| word.chars().all(|c| c.is_ascii_graphic() && c != '"' && c != '\\');
    let words: Vec<_> = text.split_whitespace().filter(|word| *word != "openid").collect();
    if words.iter().all(is_scope) { Ok(words.join(" ")) } else { Err(Invalid::new(Field::Scopes, Problem::NotAWord)) }
}

/// Domains on lines of their own; white space and commas do as well.
fn domains(text: &str) -> Result<Vec<String>, Invalid> {
    short(Field::Domains, text, LINES_MOST)?;
    let words = text.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty());
    let all: BTreeSet<String> = words.map(|word| word.trim_start_matches('@').to_lowercase()).collect();
    if !all.iter().all(|domain| is_domain(domain)) {
        return Err(Invalid::new(Field::Domains, Problem::NotADomain));
    }
    if all.len() > DOMAINS_MOST as usize {
        return Err(Invalid::new(Field::Domains, Problem::OutOfRange { least: 0, most: DOMAINS_MOST }));
    }
    Ok(all.into_iter().collect())
}

fn algorithm(text: &str) -> Result<Option<String>, Invalid> {
    match text.trim() {
        "" => Ok(None),
        known if ALGORITHMS.contains(&known) => Ok(Some(known.to_owned())),
        _ => Err(Invalid::new(Field::Algorithm, Problem::NotAChoice)),
    }
}

/// The name of a claim, which may be an address; or nothing.
fn claim(field: Field, text: &str) -> Result<String, Invalid> {
    let text = text.trim();
    short(field, text, CLAIM_MOST)?;
    if text.chars().any(|c| c.is_control() || c.is_whitespace()) {
        return Err(Invalid::new(field, Problem::NotAWord));
    }
    Ok(text.to_owned())
}

/// A claim that people are known by: never one that they can change, or that somebody else is given after them (OpenID
/// Connect Core 1.0, 5.7).
fn key(field: Field, text: &str) -> Result<String, Invalid> {
    let name = claim(field, text)?;
    let last = name.rsplit(['.', '/']).next().unwrap_or_default();
    if NO_KEYS.iter().any(|known| last.eq_ignore_ascii_case(known)) {
        return Err(Invalid::new(field, Problem::NotAKey));
    }
    Ok(name)
}

fn bounded(field: Field, text: &str, most: usize) -> Result<&str, Invalid> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Invalid::new(field, Problem::Empty));
    }
    short(field, text, most)?;
    Ok(text)
}

pub(super) fn short(field: Field, text: &str, most: usize) -> Result<(), Invalid> {
    if text.chars().count() > most { Err(Invalid::new(field, Problem::TooLong { most })) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sso::Level;

    fn form() -> ProviderForm {
        ProviderForm {
            organisation: "Ministry of  Justice".into(),
            country: "FI".into(),
            issuer: " https://idp.justice.fi.example/realms/one ".into(),
            client_id: "sund".into(),
            scopes: "openid profile  email".into(),
            domains: "Justice.FI.example\r\n@courts.fi.example, justice.fi.example".into(),
            joining: "approval".into(),
            levels: "urn:mfa = substantial".into(),
            claim_groups: "https://idp.example/groups".into(),
            groups: "CN=Experts,OU=x = prevention (chair)".into(),
            ..ProviderForm::default()
        }
    }

    #[test]
    fn what_is_typed_becomes_facts() {
        let (name, country, facts) = form().whole().unwrap();
        assert_eq!((name.as_str(), country), ("Ministry of Justice", Country::Fi));
        assert_eq!(facts.issuer, "https://idp.justice.fi.example/realms/one");
        assert_eq!(facts.scopes, "profile email");
        assert_eq!(facts.domains, ["courts.fi.example", "justice.fi.example"]);
        assert_eq!(facts.joining, Joining::Approval);
        assert_eq!(facts.levels.of(["urn:mfa"]), Level::Substantial);
        assert_eq!(facts.mapping.places(["CN=Experts,OU=x"]).len(), 1);
        assert_eq!(facts.algorithm, None);
    }

    #[test]
    fn an_issuer_is_an_address_that_discovery_can_ask() {
        for yes in [
            "https://idp.example",
            "https://idp.example/",
            "https://IDP.example:8443/realms/a%20b/~x",
            "https://[2001:db8::1]:8443/x",
            "http://localhost:3001/fi",
            "http://127.0.0.1:3001",
            "http://[::1]:3001/",
        ] {
            assert!(is_issuer(yes), "{yes}");
        }
        for no in [
            "idp.example",
            "http://idp.example",
            "ftp://idp.example",
            "javascript://idp.example",
            "https://",
            "https:///path",
            "https://somebody@idp.example",
            "https://idp.example?x=y",
            "https://idp.example/x?y",
            "https://idp.example/#x",
            "https://idp.example:99999",
            "https://idp example",
            "https://idp.example/ä",
            "https://idp.example/a b",
            "https://[nonsense]/",
            "http://localhost.evil.example",
            "//idp.example",
        ] {
            assert!(!is_issuer(no), "{no}");
        }
    }

    #[test]
    fn nobody_is_known_by_an_address() {
        let external = |claim: &str| ProviderForm { claim_external: claim.into(), ..form() }.facts();
        for no in [
            "email",
            "Email",
            "preferred_username",
            "upn",
            "unique_name",
            "name",
            " mail ",
            "user.email",
            "https://x/upn",
        ] {
            assert_eq!(external(no), Err(Invalid::new(Field::ClaimExternal, Problem::NotAKey)), "{no}");
        }
        for yes in ["oid", "sub", "", "employee.id", "https://idp.example/email/id"] {
            assert_eq!(external(yes).map(|facts| facts.mapping.external), Ok(yes.to_owned()));
        }
    }

    #[test]
    fn everything_that_is_wrong_is_told_at_once() {
        let wrong = ProviderForm {
            organisation: " ".into(),
            country: "XX".into(),
            issuer: String::new(),
            client_id: "ä".into(),
            scopes: "a\"b".into(),
            domains: "justice".into(),
            joining: "never".into(),
            algorithm: "HS256".into(),
            levels: "x".repeat(LINES_MOST + 1),
            claim_name: "two words".into(),
            groups: "x = y z".into(),
            ..ProviderForm::default()
        };
        let Invalid(problems) = wrong.whole().unwrap_err();
        let fields: Vec<_> = problems.iter().map(|(field, _)| field.name()).collect();
        insta::assert_snapshot!(
            fields.join(" "),
            @"organisation country issuer client_id scopes domains joining algorithm levels claim_name groups"
        );
        assert!(secret("a\nb").is_err() && secret(" ").is_err());
        assert_eq!(secret(" geheim "), Ok("geheim"));
    }
}
