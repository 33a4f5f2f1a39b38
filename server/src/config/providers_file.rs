//! The operator's file of providers (TOML). Secrets are never in it: it names a file or an environment variable.

use serde::Deserialize;
use std::{
    collections::BTreeMap,
    env, fs, io,
    path::{Path, PathBuf},
};
use sund_actions::sso::Declared;
use sund_domain::{Field, sso::ProviderForm};

/// A file of providers that could be read.
pub struct ProvidersFile {
    /// Its providers, in their order.
    pub providers: Vec<Declared>,
    path: PathBuf,
}

/// What is wrong with the file: one line that names it and, where there is one, the key in it.
#[derive(Debug, thiserror::Error)]
#[error("SUND_PROVIDERS_FILE (--providers-file): {}: {what}", path.display())]
pub struct ProvidersFileError {
    path: PathBuf,
    what: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    provider: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    organisation: String,
    country: String,
    issuer: String,
    client_id: String,
    client_secret_file: Option<PathBuf>,
    client_secret_env: Option<String>,
    #[serde(default = "usual_scopes")]
    scopes: Vec<String>,
    #[serde(default)]
    domains: Vec<String>,
    #[serde(default = "at_once")]
    joining: String,
    #[serde(default)]
    algorithm: String,
    #[serde(default = "yes")]
    enabled: bool,
    #[serde(default)]
    levels: BTreeMap<String, String>,
    #[serde(default)]
    mapping: Mapped,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Mapped {
    name: String,
    email: String,
    unit: String,
    groups: String,
    external: String,
    level: String,
    workgroups: BTreeMap<String, OneOrMore>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

fn usual_scopes() -> Vec<String> {
    ["profile", "email"].map(str::to_owned).into()
}

fn at_once() -> String {
    "at-once".into()
}

const fn yes() -> bool {
    true
}

impl ProvidersFile {
    /// Reads the file, and the secrets that it names.
    pub fn read(path: &Path) -> Result<Self, ProvidersFileError> {
        let wrong = |what: String| ProvidersFileError { path: path.to_owned(), what: one_line(&what) };
        let text = fs::read_to_string(path).map_err(|cause| wrong(cause.to_string()))?;
        let file: File = toml::from_str(&text).map_err(|fault| wrong(located(&text, &fault)))?;
        let mut providers = Vec::with_capacity(file.provider.len());
        for (n, entry) in file.provider.into_iter().enumerate() {
            let issuer = entry.issuer.clone();
            providers.push(entry.declared(path).map_err(|(key, what)| wrong(place(n, &issuer, key, &what)))?);
        }
        Ok(Self { providers, path: path.to_owned() })
    }

    /// A level or a group that cannot be read, in the words of the file.
    #[must_use]
    pub fn wrong_line(&self, at: Option<usize>, field: Field, line: u32) -> ProvidersFileError {
        let form = at.and_then(|n| self.providers.get(n)).map(|provider| &provider.form);
        let lines = form.map_or("", |form| if field == Field::Levels { &form.levels } else { &form.groups });
        let text = lines.lines().nth(line.saturating_sub(1) as usize).unwrap_or_default();
        self.wrong(at, Some(field), &format!("{text:?} cannot be read"))
    }

    /// What is wrong with the key of this field in the provider with this number.
    #[must_use]
    pub fn wrong(&self, at: Option<usize>, field: Option<Field>, what: &str) -> ProvidersFileError {
        let what = match at.and_then(|n| Some((n, self.providers.get(n)?))) {
            Some((n, provider)) => place(n, &provider.form.issuer, field.map_or("", key), what),
            None => what.to_owned(),
        };
        ProvidersFileError { path: self.path.clone(), what: one_line(&what) }
    }
}

impl Entry {
    #[allow(clippy::disallowed_methods)] // this is where settings are read, and the file says which variable
    fn declared(self, file: &Path) -> Result<Declared, (&'static str, String)> {
        let secret = match (&self.client_secret_file, &self.client_secret_env) {
            (None, None) => None,
            (Some(_), Some(_)) => return Err(("client_secret_env", "there is a client_secret_file already".into())),
            (Some(path), None) => Some(secret_in(file, path).map_err(|why| ("client_secret_file", why.to_string()))?),
            (None, Some(name)) => {
                Some(env::var(name).map_err(|why| ("client_secret_env", format!("{name}: {why}")))?.trim().to_owned())
            }
        };
        let one_line = |key: &String| !key.contains(['\n', '\r']);
        if !self.levels.keys().all(one_line) {
            return Err(("levels", "a value is one line".into()));
        }
        if !self.mapping.workgroups.keys().all(one_line) {
            return Err(("mapping.workgroups", "a group is one line".into()));
        }
        let levels = self.levels.iter().map(|(value, level)| format!("{value} = {level}"));
        let groups = self.mapping.workgroups.iter().flat_map(|(group, places)| {
            let places = match places {
                OneOrMore::One(place) => std::slice::from_ref(place),
                OneOrMore::More(places) => places.as_slice(),
            };
            places.iter().map(move |place| format!("{group} = {place}"))
        });
        let form = ProviderForm {
            scopes: self.scopes.join(" "),
            domains: self.domains.join("\n"),
            levels: levels.collect::<Vec<_>>().join("\n"),
            groups: groups.collect::<Vec<_>>().join("\n"),
            organisation: self.organisation,
            country: self.country,
            issuer: self.issuer,
            client_id: self.client_id,
            joining: self.joining,
            algorithm: self.algorithm,
            claim_name: self.mapping.name,
            claim_email: self.mapping.email,
            claim_unit: self.mapping.unit,
            claim_groups: self.mapping.groups,
            claim_external: self.mapping.external,
            claim_level: self.mapping.level,
        };
        Ok(Declared { form, secret, enabled: self.enabled })
    }
}

/// A path in the file begins where the file is.
fn secret_in(file: &Path, path: &Path) -> io::Result<String> {
    let path = file.parent().unwrap_or(Path::new("")).join(path);
    Ok(fs::read_to_string(path)?.trim().to_owned())
}

/// The key in the file that a field of the form stands under.
const fn key(field: Field) -> &'static str {
    match field {
        Field::Secret => "client_secret_file",
        Field::ClaimName => "mapping.name",
        Field::ClaimEmail => "mapping.email",
        Field::ClaimUnit => "mapping.unit",
        Field::ClaimGroups => "mapping.groups",
        Field::ClaimExternal => "mapping.external",
        Field::ClaimLevel => "mapping.level",
        Field::Groups => "mapping.workgroups",
        other => other.name(),
    }
}

fn place(n: usize, issuer: &str, key: &str, what: &str) -> String {
    let key = if key.is_empty() { String::new() } else { format!("{key}: ") };
    format!("provider {} ({issuer}): {key}{what}", n + 1)
}

/// What the reader of TOML says, with the line: its own words show the text of the file, which may be a secret's.
fn located(text: &str, fault: &toml::de::Error) -> String {
    let line = fault.span().and_then(|span| text.get(..span.start)).map(|before| before.lines().count().max(1));
    match line {
        Some(line) => format!("line {line}: {}", fault.message()),
        None => fault.message().to_owned(),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
