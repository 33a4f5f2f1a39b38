//! What is known of each provider: its metadata and keys (OpenID Connect Discovery 1.0), kept for ten minutes.
//!
//! Each provider has a lock of its own, so one that is slow keeps only its own people waiting; and one that failed is
//! left alone for some seconds, so those who wait do not each wait for it in turn.

use super::{fault::Fault, outbound::Http};
use openidconnect::{
    AdditionalProviderMetadata, EndSessionUrl, IssuerUrl, JsonWebKeySet, LogoutProviderMetadata, ProviderMetadata,
    UserInfoUrl,
    core::{
        CoreAuthDisplay, CoreClaimName, CoreClaimType, CoreClientAuthMethod, CoreGrantType, CoreJsonWebKey,
        CoreJsonWebKeySet, CoreJweContentEncryptionAlgorithm, CoreJweKeyManagementAlgorithm, CoreResponseMode,
        CoreResponseType, CoreSubjectIdentifierType,
    },
    url::Url,
};
use serde::{Deserialize, Serialize};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex as SyncMutex, PoisonError},
};
use sund_actions::{Clock, sso::Provider};
use sund_domain::{
    ids::ProviderId,
    time::{DAY, MINUTE, SECOND, Timestamp},
};
use tokio::sync::Mutex;

/// Metadata and keys are asked for again after this.
const KEEP: i64 = 10 * MINUTE;
/// What cannot be renewed is good for logout tokens for this long.
const KEEP_FOR_LOGOUT: i64 = DAY;
/// Keys are asked for again because of an unknown key at most this often.
const KEYS_AGAIN: i64 = MINUTE;
/// A provider that failed is asked again after this.
const FAILED_AGAIN: i64 = 5 * SECOND;
/// The most keys that a provider may have; each is tried by its id.
const MOST_KEYS: usize = 100;

/// What discovery says beyond OpenID Connect Discovery 1.0.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct Extra {
    /// The provider names itself in its answers (RFC 9207).
    pub authorization_response_iss_parameter_supported: Option<bool>,
}
impl AdditionalProviderMetadata for Extra {}

/// A provider's metadata as this room reads it.
pub type Metadata = ProviderMetadata<
    LogoutProviderMetadata<Extra>,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;

/// What a provider said about itself.
#[derive(Debug)]
pub struct Known {
    /// Its metadata, with its keys.
    pub metadata: Metadata,
    /// When the metadata was read.
    at: Timestamp,
    /// When the keys were last asked for because of an unknown one.
    keys_again: Option<Timestamp>,
}

/// All providers' metadata and keys, and the client that asks for them.
#[derive(Debug)]
pub struct Clients {
    http: Http,
    clock: Arc<dyn Clock>,
    slots: SyncMutex<HashMap<ProviderId, Arc<Mutex<Slot>>>>,
}

#[derive(Debug, Default)]
struct Slot {
    known: Option<Arc<Known>>,
    failed: Option<(Timestamp, Fault)>,
}

impl Clients {
    /// Knows nobody yet.
    pub fn new(http: Http, clock: Arc<dyn Clock>) -> Self {
        Self { http, clock, slots: SyncMutex::default() }
    }

    /// The client that asks.
    pub const fn http(&self) -> &Http {
        &self.http
    }

    /// What is known of this provider, asked for if need be.
    pub async fn get(&self, provider: &Provider) -> Result<Arc<Known>, Fault> {
        let slot = self.slot(provider.id);
        let mut slot = slot.lock().await;
        let now = self.clock.now();
        if let Some(known) = &slot.known
            && known.metadata.issuer().as_str() == provider.issuer
            && (0..KEEP).contains(&now.since(known.at))
        {
            return Ok(Arc::clone(known));
        }
        if let Some((at, fault)) = &slot.failed
            && (0..FAILED_AGAIN).contains(&now.since(*at))
        {
            return Err(fault.clone());
        }
        match self.discover(provider).await {
            Ok(metadata) => {
                let known = Arc::new(Known { metadata, at: self.clock.now(), keys_again: None });
                *slot = Slot { known: Some(Arc::clone(&known)), failed: None };
                Ok(known)
            }
            Err(fault) => {
                slot.failed = Some((self.clock.now(), fault.clone()));
                Err(fault)
            }
        }
    }

    /// The same, or what was known lately if it cannot be renewed just now: for logout tokens, which come once, and which a
    /// provider that is half down sends too. Nobody gets in by a key that is known to this alone.
    pub async fn get_for_logout(&self, provider: &Provider) -> Result<Arc<Known>, Fault> {
        let fault = match self.get(provider).await {
            Ok(known) => return Ok(known),
            Err(fault) => fault,
        };
        let slot = self.slot(provider.id);
        let known = slot.lock().await.known.clone();
        let age = |known: &Known| self.clock.now().since(known.at);
        let fits = |known: &Arc<Known>| {
            known.metadata.issuer().as_str() == provider.issuer && (0..KEEP_FOR_LOGOUT).contains(&age(known))
        };
        known.filter(fits).ok_or(fault)
    }

    /// The same with newer keys, after a token named a key that `seen` does not have. None if they were asked for less
    /// than a minute ago: tokens with invented key ids must not make us knock at a provider's door.
    pub async fn newer_keys(&self, provider: &Provider, seen: &Arc<Known>) -> Result<Option<Arc<Known>>, Fault> {
        let slot = self.slot(provider.id);
        let mut slot = slot.lock().await;
        if let Some(known) = &slot.known
            && !Arc::ptr_eq(known, seen)
        {
            // Somebody else was first.
            return Ok(Some(Arc::clone(known)));
        }
        let now = self.clock.now();
        if seen.keys_again.is_some_and(|at| (0..KEYS_AGAIN).contains(&now.since(at))) {
            return Ok(None);
        }
        let keys = self.keys(&seen.metadata).await;
        let metadata = match &keys {
            Ok(keys) => seen.metadata.clone().set_jwks(keys.clone()),
            Err(_) => seen.metadata.clone(),
        };
        let known = Arc::new(Known { metadata, at: seen.at, keys_again: Some(now) });
        slot.known = Some(Arc::clone(&known));
        keys.map(|_| Some(known))
    }

    fn slot(&self, id: ProviderId) -> Arc<Mutex<Slot>> {
        // Nothing panics while it is held, so a poisoned lock cannot be; and if it were, the map is still right.
        let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(slots.entry(id).or_default())
    }

    async fn discover(&self, provider: &Provider) -> Result<Metadata, Fault> {
        let issuer =
            IssuerUrl::new(provider.issuer.clone()).map_err(|_| Fault::Setup("the issuer is not an address"))?;
        let metadata = Metadata::discover_async(issuer, &self.http).await.map_err(|fault| Fault::discovery(&fault))?;
        check(&metadata, &provider.issuer, &self.http)?;
        Ok(metadata)
    }

    async fn keys(&self, metadata: &Metadata) -> Result<CoreJsonWebKeySet, Fault> {
        let keys = JsonWebKeySet::fetch_async(metadata.jwks_uri(), &self.http)
            .await
            .map_err(|fault| Fault::discovery(&fault))?;
        few(&keys)?;
        Ok(keys)
    }
}

/// What the crate does not check of a discovery document.
pub(super) fn check(metadata: &Metadata, issuer: &str, http: &Http) -> Result<(), Fault> {
    // Character by character (Discovery 1.0, 4.3), before any address parser has made two spellings equal.
    if metadata.issuer().as_str() != issuer {
        return Err(Fault::Metadata("another issuer".into()));
    }
    let Some(token) = metadata.token_endpoint() else {
        return Err(Fault::Metadata("no token endpoint".into()));
    };
    let secure = metadata.issuer().url().scheme() == "https";
    let fits = |url: &Url| http.allows(url) && (url.scheme() == "https" || !secure);
    let endpoints = [
        Some(metadata.authorization_endpoint().url()),
        Some(token.url()),
        Some(metadata.jwks_uri().url()),
        metadata.userinfo_endpoint().map(UserInfoUrl::url),
        // It becomes a link on a page: one with a script in it must not.
        metadata.additional_metadata().end_session_endpoint.as_ref().map(EndSessionUrl::url),
    ];
    if !endpoints.into_iter().flatten().all(fits) {
        return Err(Fault::Metadata("an endpoint without TLS, or at an address that is not allowed".into()));
    }
    few(metadata.jwks())
}

fn few(keys: &CoreJsonWebKeySet) -> Result<(), Fault> {
    if keys.keys().len() > MOST_KEYS { Err(Fault::Metadata("too many keys".into())) } else { Ok(()) }
}

#[cfg(test)]
mod tests;
