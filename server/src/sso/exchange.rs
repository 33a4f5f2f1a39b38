//! What becomes of the code that comes back: exchanged, and believed only if every rule is kept.

mod unreadable;

use super::{
    claims::{left_out, more},
    fault::Fault,
    our_client::{OurClient, Tokens},
    provider_client::{Clients, Extra, Known},
    token_checks::{Claims, Expected, IdToken, Unbelieved, verify},
    told::{ask_user_info, told},
};
use openidconnect::{
    AccessToken, AuthorizationCode, OAuth2TokenResponse as _, PkceCodeVerifier, RequestTokenError, TokenResponse as _,
    core::CoreTokenType,
};
use std::sync::Arc;
use sund_actions::sso::{Flow, Provider, Told};
use sund_domain::time::Timestamp;
use unreadable::unreadable;

/// A verified answer.
pub struct Verified {
    /// What the provider says about the person.
    pub told: Told,
    /// The ID token as it came, for signing out at the provider later.
    pub id_token: String,
}

impl OurClient<'_> {
    /// Exchanges the code and believes the answer only if every rule is kept.
    pub async fn exchange(
        &self,
        clients: &Clients,
        known: Arc<Known>,
        flow: &Flow,
        code: String,
        now: Timestamp,
    ) -> Result<Verified, Fault> {
        let client = self.made(&known.metadata)?;
        let tokens = client
            .exchange_code(AuthorizationCode::new(code))
            .map_err(|_| Fault::Setup("no token endpoint"))?
            .set_pkce_verifier(PkceCodeVerifier::new(flow.verifier.clone()))
            .request_async(clients.http())
            .await
            .map_err(|fault| match &fault {
                RequestTokenError::Parse(_, body) => unreadable(body),
                other => Fault::exchange(other),
            })?;
        usable(&tokens)?;
        let id_token = tokens.id_token().ok_or_else(|| Fault::Exchange("no ID token".into()))?;
        let claims = self.believe(clients, known, id_token, tokens.access_token(), &flow.nonce, now).await?;
        let mut told = told(claims);
        more(claims, &self.provider.rules, &mut told);
        if told.groups.is_none() {
            let (issuer, claim) = (&self.provider.issuer, &self.provider.rules.mapping.groups);
            tracing::warn!(
                %issuer, %claim, left_out = left_out(claims),
                "an ID token has no claim with groups: places in workgroups stay as they are. Entra ID leaves it out when \
                 somebody is in too many groups (left_out=true): let it send only groups assigned to the application"
            );
        }
        if told.name.is_none() && client.user_info_url().is_some() {
            ask_user_info(&client, clients, &tokens, claims, &mut told).await?;
        }
        Ok(Verified { told, id_token: id_token.to_string() })
    }

    /// The claims of a token; with newer keys if it names one that is not known.
    async fn believe<'t>(
        &self,
        clients: &Clients,
        mut known: Arc<Known>,
        token: &'t IdToken,
        access: &AccessToken,
        nonce: &str,
        now: Timestamp,
    ) -> Result<&'t Claims, Fault> {
        for last in [false, true] {
            let expected = Expected {
                metadata: &known.metadata,
                issuer: &self.provider.issuer,
                client_id: &self.provider.client_id,
                nonce,
                algorithm: self.provider.rules.algorithm.as_deref(),
                now,
            };
            match verify(token, access, expected) {
                Ok(claims) => return Ok(claims),
                Err(Unbelieved::Refused(fault)) => return Err(fault),
                Err(Unbelieved::UnknownKey) if last => break,
                Err(Unbelieved::UnknownKey) => match clients.newer_keys(self.provider, &known).await? {
                    Some(newer) => known = newer,
                    None => break,
                },
            }
        }
        Err(Fault::Token("signed with an unknown key".into()))
    }
}

/// What the crate takes without a look: the kind of the access token, and what it is made of (RFC 6750, 2.1: it goes
/// into a header, and the crate panics over one that cannot).
fn usable(tokens: &Tokens) -> Result<(), Fault> {
    if *tokens.token_type() != CoreTokenType::Bearer {
        return Err(Fault::Exchange("not a bearer token".into()));
    }
    let access = tokens.access_token().secret();
    if access.is_empty() || !access.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(Fault::Exchange("not an access token".into()));
    }
    Ok(())
}

/// Whether the answer names who gave it, as it must if the provider says that it does (RFC 9207): a code of one
/// provider is never taken to another.
pub fn check_answerer(known: &Known, provider: &Provider, iss: Option<&str>) -> Result<(), Fault> {
    let Extra { authorization_response_iss_parameter_supported: promised } =
        known.metadata.additional_metadata().additional_metadata;
    match iss {
        Some(iss) if iss != provider.issuer => Err(Fault::Answer("iss is another provider's")),
        None if promised == Some(true) => Err(Fault::Answer("iss is missing")),
        _ => Ok(()),
    }
}
