//! To the provider and back: the address that begins a sign-in, and what becomes of the code that comes back.

use super::{
    fault::Fault,
    provider_client::{Clients, Extra, Known, Metadata},
    token_checks::{Claims, Expected, IdToken, MoreClaims, Unbelieved, verify},
};
use openidconnect::{
    AccessToken, AuthType, AuthorizationCode, ClaimsVerificationError, ClientId, ClientSecret,
    CsrfToken, EmptyExtraTokenFields, EndpointMaybeSet, EndpointNotSet, EndpointSet, IdTokenFields,
    LanguageTag, LocalizedClaim, LoginHint, Nonce, OAuth2TokenResponse as _, PkceCodeChallenge,
    PkceCodeVerifier, RedirectUrl, Scope, StandardClaims, StandardErrorResponse,
    StandardTokenResponse, TokenResponse as _, UserInfoClaims, UserInfoError,
    core::{
        CoreAuthDisplay, CoreAuthPrompt, CoreAuthenticationFlow, CoreClientAuthMethod,
        CoreErrorResponseType, CoreGenderClaim, CoreJsonWebKey, CoreJweContentEncryptionAlgorithm,
        CoreJwsSigningAlgorithm, CoreRevocableToken, CoreRevocationErrorResponse,
        CoreTokenIntrospectionResponse, CoreTokenType,
    },
    url::Url,
};
use std::{error::Error as _, ops::Deref, sync::Arc};
use sund_actions::sso::{Begun, Flow, Provider, Told};
use sund_domain::{language::UiLanguage, time::Timestamp};

type TokenFields = IdTokenFields<
    MoreClaims,
    EmptyExtraTokenFields,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;
type Tokens = StandardTokenResponse<TokenFields, CoreTokenType>;
type Client = openidconnect::Client<
    MoreClaims,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    Tokens,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// A client of ours at a provider: the row, its opened secret, and where people are sent back to.
pub struct OurClient<'a> {
    /// The provider.
    pub provider: &'a Provider,
    /// The opened secret; none for a public client.
    pub secret: Option<String>,
    /// Where people are sent back to, in full.
    pub redirect: String,
}

/// What the authorization request may carry besides what it must.
pub struct Hints<'a> {
    /// The language of the interface.
    pub language: UiLanguage,
    /// The address that was typed.
    pub email: Option<&'a str>,
}

/// A verified answer.
pub struct Verified {
    /// What the provider says about the person.
    pub told: Told,
    /// The ID token as it came, for signing out at the provider later.
    pub id_token: String,
}

impl OurClient<'_> {
    fn made(&self, metadata: &Metadata) -> Result<Client, Fault> {
        let redirect =
            RedirectUrl::new(self.redirect.clone()).map_err(|_| Fault::Setup("our own address"))?;
        let id = ClientId::new(self.provider.client_id.clone());
        let secret = self.secret.clone().map(ClientSecret::new);
        let auth = auth_type(metadata, secret.is_some())?;
        Ok(Client::from_provider_metadata(metadata.clone(), id, secret)
            .set_redirect_uri(redirect)
            .set_auth_type(auth))
    }

    /// Where the browser goes to sign in: code flow, PKCE S256, state, nonce.
    pub fn authorization_url(
        &self,
        known: &Known,
        begun: &Begun,
        hints: &Hints<'_>,
    ) -> Result<Url, Fault> {
        let client = self.made(&known.metadata)?;
        let (state, nonce) = (
            CsrfToken::new(begun.state.clone()),
            Nonce::new(begun.nonce.clone()),
        );
        let verifier = PkceCodeVerifier::new(begun.verifier.clone());
        let scopes = self
            .provider
            .scopes
            .split_whitespace()
            .filter(|scope| *scope != "openid");
        let mut request = client
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                move || state,
                move || nonce,
            )
            .add_scopes(scopes.map(|scope| Scope::new(scope.to_owned())))
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier))
            .add_ui_locale(LanguageTag::new(hints.language.code().to_owned()));
        if let Some(email) = hints.email {
            request = request.set_login_hint(LoginHint::new(email.to_owned()));
        }
        Ok(request.url().0)
    }

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
            .map_err(|fault| Fault::exchange(&fault))?;
        usable(&tokens)?;
        let id_token = tokens
            .id_token()
            .ok_or_else(|| Fault::Exchange("no ID token".into()))?;
        let claims = self
            .believe(
                clients,
                known,
                id_token,
                tokens.access_token(),
                &flow.nonce,
                now,
            )
            .await?;
        let mut told = told(claims);
        if told.name.is_none() && client.user_info_url().is_some() {
            ask_user_info(&client, clients, &tokens, claims, &mut told).await?;
        }
        Ok(Verified {
            told,
            id_token: id_token.to_string(),
        })
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
                now,
            };
            match verify(token, access, expected) {
                Ok(claims) => return Ok(claims),
                Err(Unbelieved::Refused(fault)) => return Err(fault),
                Err(Unbelieved::UnknownKey) if last => break,
                Err(Unbelieved::UnknownKey) => {
                    match clients.newer_keys(self.provider, &known).await? {
                        Some(newer) => known = newer,
                        None => break,
                    }
                }
            }
        }
        Err(Fault::Token("signed with an unknown key".into()))
    }
}

/// How we prove at the token endpoint who we are. Discovery 1.0: nothing said means `client_secret_basic`.
fn auth_type(metadata: &Metadata, secret: bool) -> Result<AuthType, Fault> {
    let methods = metadata.token_endpoint_auth_methods_supported();
    let takes =
        |method: &CoreClientAuthMethod| methods.is_some_and(|methods| methods.contains(method));
    if !secret
        || takes(&CoreClientAuthMethod::ClientSecretPost)
            && !takes(&CoreClientAuthMethod::ClientSecretBasic)
    {
        Ok(AuthType::RequestBody)
    } else if methods.is_none() || takes(&CoreClientAuthMethod::ClientSecretBasic) {
        Ok(AuthType::BasicAuth)
    } else {
        Err(Fault::Metadata(
            "takes neither client_secret_basic nor client_secret_post".into(),
        ))
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

/// The name and the address from `UserInfo`, which must be about the same subject. A provider whose `UserInfo` cannot be
/// reached still signed its people in: only a wrong answer is refused.
async fn ask_user_info(
    client: &Client,
    clients: &Clients,
    tokens: &Tokens,
    claims: &Claims,
    told: &mut Told,
) -> Result<(), Fault> {
    let request = client
        .user_info(
            tokens.access_token().clone(),
            Some(claims.subject().clone()),
        )
        .map_err(|_| Fault::Setup("no UserInfo endpoint"))?;
    let answer: Result<UserInfoClaims<MoreClaims, CoreGenderClaim>, _> =
        request.request_async(clients.http()).await;
    match answer {
        Ok(info) => fill(told, info.standard_claims()),
        Err(UserInfoError::ClaimsVerification(fault)) => {
            return Err(Fault::UserInfo(match fault {
                // Not the fault itself: it quotes both subjects.
                ClaimsVerificationError::InvalidSubject(_) => "another subject".to_owned(),
                other => other
                    .source()
                    .map_or_else(|| other.to_string(), ToString::to_string),
            }));
        }
        Err(UserInfoError::Request(fault)) => tracing::warn!(%fault, "UserInfo was not reached"),
        Err(_) => tracing::warn!("UserInfo was not readable"),
    }
    Ok(())
}

fn told(claims: &Claims) -> Told {
    let mut told = Told {
        issuer: claims.issuer().as_str().to_owned(),
        subject: claims.subject().as_str().to_owned(),
        name: any(claims.name())
            .or_else(|| full_name(any(claims.given_name()), any(claims.family_name()))),
        email: claims.email().map(|email| email.as_str().to_owned()),
        locale: claims.locale().map(|tag| tag.as_str().to_owned()),
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
    told.email = told
        .email
        .take()
        .or_else(|| info.email().map(|email| email.as_str().to_owned()));
    told.locale = told
        .locale
        .take()
        .or_else(|| info.locale().map(|tag| tag.as_str().to_owned()));
}

/// A claim that may come in several languages (Core, 5.2): the one without a language, or else any.
fn any<T: Deref<Target = String>>(claim: Option<&LocalizedClaim<T>>) -> Option<String> {
    let claim = claim?;
    claim
        .get(None)
        .or_else(|| claim.iter().next().map(|(_, value)| value))
        .map(|value| value.deref().clone())
}

fn full_name(given: Option<String>, family: Option<String>) -> Option<String> {
    let parts: Vec<_> = given.into_iter().chain(family).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// Whether the answer names who gave it, as it must if the provider says that it does (RFC 9207): a code of one
/// provider is never taken to another.
pub fn check_answerer(known: &Known, provider: &Provider, iss: Option<&str>) -> Result<(), Fault> {
    let Extra {
        authorization_response_iss_parameter_supported: promised,
    } = known.metadata.additional_metadata().additional_metadata;
    match iss {
        Some(iss) if iss != provider.issuer => Err(Fault::Answer("iss is another provider's")),
        None if promised == Some(true) => Err(Fault::Answer("iss is missing")),
        _ => Ok(()),
    }
}
