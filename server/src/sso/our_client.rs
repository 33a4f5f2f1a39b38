//! Our client at a provider: who we are there, and the address that begins a sign-in.

use super::{
    fault::Fault,
    provider_client::{Known, Metadata},
    token_checks::MoreClaims,
};
use openidconnect::{
    AuthType, AuthenticationContextClass, ClientId, ClientSecret, CsrfToken, EmptyExtraTokenFields, EndpointMaybeSet,
    EndpointNotSet, EndpointSet, IdTokenFields, LanguageTag, LoginHint, Nonce, PkceCodeChallenge, PkceCodeVerifier,
    RedirectUrl, Scope, StandardErrorResponse, StandardTokenResponse,
    core::{
        CoreAuthDisplay, CoreAuthPrompt, CoreAuthenticationFlow, CoreClientAuthMethod, CoreErrorResponseType,
        CoreGenderClaim, CoreJsonWebKey, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm,
        CoreRevocableToken, CoreRevocationErrorResponse, CoreTokenIntrospectionResponse, CoreTokenType,
    },
    url::Url,
};
use serde_json::json;
use std::time::Duration;
use sund_actions::sso::{Begun, Provider};
use sund_domain::{
    language::UiLanguage,
    sso::{Assurance, Level},
};

type TokenFields = IdTokenFields<
    MoreClaims,
    EmptyExtraTokenFields,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;
/// What a token endpoint answers.
pub type Tokens = StandardTokenResponse<TokenFields, CoreTokenType>;
/// The crate's client, with our claims.
pub type Client = openidconnect::Client<
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
    /// How sure the provider should be, and how lately it should have asked.
    pub asked: Assurance,
}

impl OurClient<'_> {
    /// The crate's client for this provider.
    pub fn made(&self, metadata: &Metadata) -> Result<Client, Fault> {
        let redirect = RedirectUrl::new(self.redirect.clone()).map_err(|_| Fault::Setup("our own address"))?;
        let id = ClientId::new(self.provider.client_id.clone());
        let secret = self.secret.clone().map(ClientSecret::new);
        let auth = auth_type(metadata, secret.is_some())?;
        Ok(Client::from_provider_metadata(metadata.clone(), id, secret).set_redirect_uri(redirect).set_auth_type(auth))
    }

    /// Where the browser goes to sign in: code flow, PKCE S256, state, nonce.
    pub fn authorization_url(&self, known: &Known, begun: &Begun, hints: &Hints<'_>) -> Result<Url, Fault> {
        let client = self.made(&known.metadata)?;
        let (state, nonce) = (CsrfToken::new(begun.state.clone()), Nonce::new(begun.nonce.clone()));
        let verifier = PkceCodeVerifier::new(begun.verifier.clone());
        let scopes = self.provider.scopes.split_whitespace().filter(|scope| *scope != "openid");
        let mut request = client
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, move || state, move || nonce)
            .add_scopes(scopes.map(|scope| Scope::new(scope.to_owned())))
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier))
            .add_ui_locale(LanguageTag::new(hints.language.code().to_owned()));
        if let Some(email) = hints.email {
            request = request.set_login_hint(LoginHint::new(email.to_owned()));
        }
        if hints.asked.level != Level::Low {
            let rules = &self.provider.rules;
            let values = rules.levels.at_least(hints.asked.level);
            for value in &values {
                request = request.add_auth_context_value(AuthenticationContextClass::new((*value).to_owned()));
            }
            if !rules.mapping.level.is_empty() {
                request = request.add_extra_param("claims", asked_for(&rules.mapping.level, &values));
            }
        }
        if let Some(within) = hints.asked.within {
            request = request.set_max_age(Duration::from_millis(u64::try_from(within).unwrap_or_default()));
        }
        Ok(request.url().0)
    }
}

/// The `claims` parameter (Core, 5.5): this claim is wanted in the ID token, with one of these values. A provider that
/// takes no `acr_values`, as Entra ID, is asked like this. What comes back is measured either way.
fn asked_for(claim: &str, values: &[&str]) -> String {
    let wanted = match values {
        [value] => json!({ "essential": true, "value": value }),
        values => json!({ "essential": true, "values": values }),
    };
    json!({ "id_token": { claim: wanted } }).to_string()
}

/// How we prove at the token endpoint who we are. Discovery 1.0: nothing said means `client_secret_basic`.
pub(super) fn auth_type(metadata: &Metadata, secret: bool) -> Result<AuthType, Fault> {
    let methods = metadata.token_endpoint_auth_methods_supported();
    let takes = |method: &CoreClientAuthMethod| methods.is_some_and(|methods| methods.contains(method));
    if !secret || takes(&CoreClientAuthMethod::ClientSecretPost) && !takes(&CoreClientAuthMethod::ClientSecretBasic) {
        Ok(AuthType::RequestBody)
    } else if methods.is_none() || takes(&CoreClientAuthMethod::ClientSecretBasic) {
        Ok(AuthType::BasicAuth)
    } else {
        Err(Fault::Metadata("takes neither client_secret_basic nor client_secret_post".into()))
    }
}
