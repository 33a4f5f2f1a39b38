//! What an ID token must be (OpenID Connect Core 1.0, 3.1.3.7). The crate checks signature, issuer, audience, expiry
//! and nonce; the rest it leaves to its caller: `azp`, the limits of `iat`, `nbf`, leeway, `at_hash`, a subject that is one.

use super::{fault::Fault, provider_client::Metadata};
use openidconnect::{
    AccessToken, AccessTokenHash, AdditionalClaims, ClaimsVerificationError, ClientId, IdTokenVerifier, IssuerUrl,
    Nonce, SignatureVerificationError,
    core::{CoreGenderClaim, CoreJsonWebKey, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm},
};
use serde::{Deserialize, Serialize};
use std::time::{Duration, UNIX_EPOCH};
use sund_domain::time::{MINUTE, SECOND, Timestamp};

/// How far the provider's clock may be off.
pub(super) const LEEWAY: i64 = 60 * SECOND;
/// A token that was issued longer ago than this was not made for this sign-in.
pub(super) const OLDEST: i64 = 10 * MINUTE;
/// The longest subject (Core, 2).
const SUBJECT_MOST: usize = 255;

/// Claims besides the standard ones.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct MoreClaims {
    /// Not before (RFC 7519, 4.1.5), in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nbf: Option<f64>,
    /// All others: the provider's mapping says which of them are looked at (`claims`). Never kept, never logged.
    #[serde(flatten)]
    pub others: serde_json::Map<String, serde_json::Value>,
}
impl AdditionalClaims for MoreClaims {}

/// An ID token as this room reads it.
pub type IdToken =
    openidconnect::IdToken<MoreClaims, CoreGenderClaim, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm>;
/// Its claims.
pub type Claims = openidconnect::IdTokenClaims<MoreClaims, CoreGenderClaim>;

/// What the token is measured by.
#[derive(Clone, Copy, Debug)]
pub struct Expected<'a> {
    /// The provider's metadata, with its keys.
    pub metadata: &'a Metadata,
    /// The issuer of the provider's row.
    pub issuer: &'a str,
    /// What this network is called there.
    pub client_id: &'a str,
    /// The nonce of the sign-in that was begun.
    pub nonce: &'a str,
    /// The one algorithm that the provider's row allows; none: those of its metadata.
    pub algorithm: Option<&'a str>,
    /// Now.
    pub now: Timestamp,
}

/// Why a token is not believed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unbelieved {
    /// It is signed with a key that we do not have: the provider may have a new one.
    UnknownKey,
    /// It breaks a rule.
    Refused(Fault),
}

impl From<ClaimsVerificationError> for Unbelieved {
    fn from(fault: ClaimsVerificationError) -> Self {
        match fault {
            ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey) => {
                Self::UnknownKey
            }
            other => Self::Refused(Fault::token(&other)),
        }
    }
}

/// The token's claims, once every rule has been kept.
pub fn verify<'a>(token: &'a IdToken, access: &AccessToken, expected: Expected<'_>) -> Result<&'a Claims, Unbelieved> {
    let verifier = verifier(expected)?;
    let claims = token.claims(&verifier, &Nonce::new(expected.nonce.to_owned()))?;
    rules_of_ours(claims, expected).map_err(Unbelieved::Refused)?;
    if let Some(hash) = claims.access_token_hash() {
        let wrong = |cause: &str| Unbelieved::Refused(Fault::Token(cause.into()));
        let key = token.signing_key(&verifier).map_err(|_| Unbelieved::UnknownKey)?;
        let algorithm = token.signing_alg().map_err(|_| wrong("no algorithm"))?;
        let actual =
            AccessTokenHash::from_token(access, algorithm, key).map_err(|_| wrong("at_hash cannot be checked"))?;
        if actual != *hash {
            return Err(wrong("at_hash is of another access token"));
        }
    }
    Ok(claims)
}

/// The crate's verifier, with algorithms, time and leeway of ours.
fn verifier(expected: Expected<'_>) -> Result<IdTokenVerifier<'static, CoreJsonWebKey>, Fault> {
    let algorithms = algorithms(expected.metadata, expected.algorithm);
    if algorithms.is_empty() {
        return Err(Fault::Metadata("no signature algorithm that can be used".into()));
    }
    let issuer =
        IssuerUrl::new(expected.issuer.to_owned()).map_err(|_| Fault::Setup("the issuer is not an address"))?;
    let now = expected.now;
    // "Public" also for clients with a secret: a verifier that knows the secret would take signatures made with it.
    let client = ClientId::new(expected.client_id.to_owned());
    Ok(IdTokenVerifier::new_public_client(client, issuer, expected.metadata.jwks().clone())
        .set_allowed_algs(algorithms)
        .set_time_fn(move || (UNIX_EPOCH + millis(now.plus(-LEEWAY))).into())
        .set_issue_time_verifier_fn(move |issued| {
            let age = now.since(Timestamp(issued.timestamp_millis()));
            if age < -LEEWAY {
                Err("issued in the future".to_owned())
            } else if age > OLDEST {
                Err("issued too long ago".to_owned())
            } else {
                Ok(())
            }
        }))
}

/// The algorithms that this provider signs with: those of its metadata, but never `none` and never one with a shared
/// secret, whatever the token's header says; and only the one that its row allows, if it names one.
pub(super) fn algorithms(metadata: &Metadata, only: Option<&str>) -> Vec<CoreJwsSigningAlgorithm> {
    use CoreJwsSigningAlgorithm as A;
    let usable = |a: &&A| !matches!(a, A::None | A::HmacSha256 | A::HmacSha384 | A::HmacSha512);
    // A name that nobody knows allows nothing.
    let fits = |a: &&A| only.is_none_or(|name| serde_json::from_value::<A>(name.into()).is_ok_and(|only| only == **a));
    metadata.id_token_signing_alg_values_supported().iter().filter(usable).filter(fits).cloned().collect()
}

fn rules_of_ours(claims: &Claims, expected: Expected<'_>) -> Result<(), Fault> {
    let refused = |cause: &str| Err(Fault::Token(cause.into()));
    if claims.issuer().as_str() != expected.issuer {
        return refused("another issuer");
    }
    match claims.authorized_party() {
        Some(party) if party.as_str() != expected.client_id => {
            return refused("azp is another client");
        }
        None if claims.audiences().len() > 1 => return refused("several audiences and no azp"),
        _ => {}
    }
    let latest = expected.now.plus(LEEWAY);
    #[allow(clippy::cast_precision_loss)] // seconds of this era are exact in an f64
    if claims.additional_claims().nbf.is_some_and(|nbf| nbf > (latest.0 / SECOND) as f64) {
        return refused("not valid yet");
    }
    if claims.auth_time().is_some_and(|at| at.timestamp_millis() > latest.0) {
        return refused("auth_time in the future");
    }
    let subject = claims.subject().as_str();
    if subject.is_empty() || subject.chars().count() > SUBJECT_MOST || subject.chars().any(char::is_control) {
        return refused("sub is not a subject");
    }
    Ok(())
}

impl From<Fault> for Unbelieved {
    fn from(fault: Fault) -> Self {
        Self::Refused(fault)
    }
}

fn millis(at: Timestamp) -> Duration {
    Duration::from_millis(u64::try_from(at.0).unwrap_or_default())
}

#[cfg(test)]
pub(super) mod tests;
