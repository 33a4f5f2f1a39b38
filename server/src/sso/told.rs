//! What a provider tells about a person: from the ID token, and from `UserInfo` where that says no name.

use super::{
    fault::{Fault, missing},
    our_client::{Client, Tokens},
    provider_client::Clients,
    token_checks::{Claims, MoreClaims},
};
use openidconnect::{
    ClaimsVerificationError, LocalizedClaim, OAuth2TokenResponse as _, StandardClaims, UserInfoClaims, UserInfoError,
    core::CoreGenderClaim,
};
use std::{error::Error as _, ops::Deref};
use sund_actions::sso::Told;

/// The name and the address from `UserInfo`, which must be about the same subject. A provider whose `UserInfo` cannot be
/// reached still signed its people in: only a wrong answer is refused.
pub async fn ask_user_info(
    client: &Client,
    clients: &Clients,
    tokens: &Tokens,
    claims: &Claims,
    told: &mut Told,
) -> Result<(), Fault> {
    let request = client
        .user_info(tokens.access_token().clone(), Some(claims.subject().clone()))
        .map_err(|_| Fault::Setup("no UserInfo endpoint"))?;
    let answer: Result<UserInfoClaims<MoreClaims, CoreGenderClaim>, _> = request.request_async(clients.http()).await;
    match answer {
        Ok(info) => fill(told, info.standard_claims()),
        Err(UserInfoError::ClaimsVerification(fault)) => {
            return Err(Fault::UserInfo(match fault {
                // Not the fault itself: it quotes both subjects.
                ClaimsVerificationError::InvalidSubject(_) => "another subject".to_owned(),
                other => other.source().map_or_else(|| other.to_string(), ToString::to_string),
            }));
        }
        // It must always be there (Core, 5.3.2): without it nobody knows whom the rest is about.
        Err(UserInfoError::Parse(cause)) if missing(&cause.inner().to_string()) == Some("sub") => {
            return Err(Fault::UserInfo("no sub".into()));
        }
        Err(UserInfoError::Request(fault)) => tracing::warn!(%fault, "UserInfo was not reached"),
        Err(_) => tracing::warn!("UserInfo was not readable"),
    }
    Ok(())
}

/// What the ID token tells.
pub fn told(claims: &Claims) -> Told {
    let mut told = Told {
        issuer: claims.issuer().as_str().to_owned(),
        subject: claims.subject().as_str().to_owned(),
        name: any(claims.name()).or_else(|| full_name(any(claims.given_name()), any(claims.family_name()))),
        email: claims.email().map(|email| email.as_str().to_owned()),
        locale: claims.locale().map(|tag| tag.as_str().to_owned()),
        ..Told::default()
    };
    told.name = told.name.filter(|name| !name.trim().is_empty());
    told
}

/// What the ID token did not tell.
fn fill(told: &mut Told, info: &StandardClaims<CoreGenderClaim>) {
    told.name = told
        .name
        .take()
        .or_else(|| any(info.name()))
        .or_else(|| full_name(any(info.given_name()), any(info.family_name())));
    told.email = told.email.take().or_else(|| info.email().map(|email| email.as_str().to_owned()));
    told.locale = told.locale.take().or_else(|| info.locale().map(|tag| tag.as_str().to_owned()));
}

/// A claim that may come in several languages (Core, 5.2): the one without a language, or else any.
fn any<T: Deref<Target = String>>(claim: Option<&LocalizedClaim<T>>) -> Option<String> {
    let claim = claim?;
    claim.get(None).or_else(|| claim.iter().next().map(|(_, value)| value)).map(|value| value.deref().clone())
}

fn full_name(given: Option<String>, family: Option<String>) -> Option<String> {
    let parts: Vec<_> = given.into_iter().chain(family).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}
