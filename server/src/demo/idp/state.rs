//! What the endpoints share: the issuers with their keys, and the codes and access tokens that are about.

use super::{Client, IdpError, Organisation, Person, issuer, keys::signing_key};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use openidconnect::{IssuerUrl, core::CoreEdDsaPrivateSigningKey, url::Url};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use sund_actions::{Clock, Random};
use sund_domain::time::{MINUTE, SECOND, Timestamp};

/// A code must be exchanged within this time.
const CODE_LIFE: i64 = 60 * SECOND;
/// An access token is good for this long.
pub const TOKEN_LIFE: i64 = 10 * MINUTE;
/// The most codes or tokens that are kept at a time.
const MOST: usize = 10_000;

/// The demo's provider.
pub struct Idp {
    pub client: Client,
    pub clock: Arc<dyn Clock>,
    random: Arc<dyn Random>,
    issuers: HashMap<String, Issuer>,
    codes: Mutex<Shelf<Code>>,
    tokens: Mutex<Shelf<Token>>,
}

/// One organisation's issuer.
pub struct Issuer {
    pub url: IssuerUrl,
    pub organisation: Organisation,
    pub key: CoreEdDsaPrivateSigningKey,
}

/// What an authorization code stands for.
#[derive(Clone)]
pub struct Code {
    pub organisation: String,
    pub subject: String,
    pub scopes: Vec<String>,
    pub nonce: String,
    pub acr: String,
    pub challenge: String,
    pub redirect_uri: String,
    /// When the person signed in.
    pub at: Timestamp,
}

/// What an access token stands for.
#[derive(Clone)]
pub struct Token {
    pub organisation: String,
    pub subject: String,
    pub scopes: Vec<String>,
}

impl Idp {
    pub fn new(
        base: &Url,
        organisations: Vec<Organisation>,
        client: Client,
        clock: Arc<dyn Clock>,
        random: Arc<dyn Random>,
    ) -> Result<Self, IdpError> {
        let mut issuers = HashMap::new();
        for organisation in organisations {
            let text = issuer(base, &organisation.key);
            let fits = !organisation.key.is_empty()
                && organisation.key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
            let url = IssuerUrl::new(text.clone()).ok().filter(|_| fits).ok_or(IdpError::Issuer(text))?;
            let key = signing_key(random.as_ref())?;
            issuers.insert(organisation.key.clone(), Issuer { url, organisation, key });
        }
        Ok(Self { client, clock, random, issuers, codes: Mutex::default(), tokens: Mutex::default() })
    }

    /// The issuer of this organisation.
    pub fn issuer(&self, organisation: &str) -> Option<&Issuer> {
        self.issuers.get(organisation)
    }

    /// A new code for this.
    pub fn new_code(&self, code: Code) -> String {
        let name = self.secret();
        locked(&self.codes).put(name.clone(), code, self.clock.now(), CODE_LIFE);
        name
    }

    /// What the code stands for; it is used up by this.
    pub fn take_code(&self, name: &str) -> Option<Code> {
        locked(&self.codes).take(name, self.clock.now())
    }

    /// A new access token for this.
    pub fn new_token(&self, token: Token) -> String {
        let name = self.secret();
        locked(&self.tokens).put(name.clone(), token, self.clock.now(), TOKEN_LIFE);
        name
    }

    /// What the access token stands for.
    pub fn token(&self, name: &str) -> Option<Token> {
        locked(&self.tokens).get(name, self.clock.now())
    }

    fn secret(&self) -> String {
        let mut random = [0; 32];
        self.random.fill(&mut random);
        URL_SAFE_NO_PAD.encode(random)
    }
}

impl Issuer {
    /// The person with this subject.
    pub fn person(&self, subject: &str) -> Option<&Person> {
        self.organisation.people.iter().find(|person| person.subject == subject)
    }
}

/// Nothing panics while a lock is held, so it cannot be poisoned.
fn locked<T>(shelf: &Mutex<Shelf<T>>) -> MutexGuard<'_, Shelf<T>> {
    shelf.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Things with an end date, not too many of them.
struct Shelf<T>(HashMap<String, (Timestamp, T)>);

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<T: Clone> Shelf<T> {
    fn put(&mut self, name: String, thing: T, now: Timestamp, life: i64) {
        if self.0.len() >= MOST {
            self.0.retain(|_, (end, _)| *end > now);
        }
        // Still full: somebody is trying to fill it. Those who wait begin anew.
        if self.0.len() >= MOST {
            self.0.clear();
        }
        self.0.insert(name, (now.plus(life), thing));
    }

    fn take(&mut self, name: &str, now: Timestamp) -> Option<T> {
        self.0.remove(name).filter(|(end, _)| *end > now).map(|(_, thing)| thing)
    }

    fn get(&self, name: &str, now: Timestamp) -> Option<T> {
        self.0.get(name).filter(|(end, _)| *end > now).map(|(_, thing)| thing.clone())
    }
}
