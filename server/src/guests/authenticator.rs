//! What is asked of an authenticator, and how its answer is checked: the `webauthn-rs` crate, and what it leaves to us.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use openidconnect::url::Url;
use serde_json::Value;
use std::sync::Arc;
use sund_actions::guests::Made;
use sund_domain::ids::PersonId;
use webauthn_rs::prelude::{
    CreationChallengeResponse, DiscoverableAuthentication, DiscoverableKey, Passkey, PasskeyRegistration,
    PublicKeyCredential, RegisterPublicKeyCredential, Webauthn, WebauthnBuilder, WebauthnError,
};
use webauthn_rs_proto::ResidentKeyRequirement;

/// A challenge: what the browser gets (the member `publicKey` of the WebAuthn call), and what stays here until the answer.
pub struct Challenge {
    pub public_key: Value,
    pub state: String,
}

/// Asks for passkeys of this site.
#[derive(Clone, Debug)]
pub struct Authenticator(Arc<Webauthn>);

impl Authenticator {
    /// For the site at this address; none if it has no name that a passkey could belong to.
    #[must_use]
    pub fn of(base: &Url) -> Option<Self> {
        let webauthn = WebauthnBuilder::new(base.domain()?, base).ok()?.rp_name("Sund").build().ok()?;
        Some(Self(Arc::new(webauthn)))
    }

    /// A new passkey for this person: one that the authenticator finds by itself, and uses only after it has made sure
    /// who is there. `had` are those that they have: no authenticator makes a second one.
    pub fn make(&self, person: PersonId, name: &str, had: &[String]) -> Result<Challenge, String> {
        let had = had.iter().filter_map(|id| URL_SAFE_NO_PAD.decode(id).ok()).collect();
        let (CreationChallengeResponse { mut public_key }, state) =
            self.0.start_passkey_registration(person.0, name, name, Some(had)).map_err(cause)?;
        if let Some(wanted) = &mut public_key.authenticator_selection {
            wanted.resident_key = Some(ResidentKeyRequirement::Required);
            wanted.require_resident_key = true;
        }
        challenge(&public_key, &state)
    }

    /// The passkey that was made, if the answer is one to what was asked.
    pub fn made(&self, person: PersonId, state: &str, answer: &str) -> Result<Made, String> {
        let state: PasskeyRegistration = serde_json::from_str(state).map_err(|fault| fault.to_string())?;
        let answer: RegisterPublicKeyCredential = read(answer)?;
        let passkey = self.0.finish_passkey_registration(&answer, &state).map_err(cause)?;
        Ok(Made { person, credential_id: URL_SAFE_NO_PAD.encode(passkey.cred_id()), credential: written(&passkey)? })
    }

    /// Any passkey for this site.
    pub fn show(&self) -> Result<Challenge, String> {
        let (asked, state) = self.0.start_discoverable_authentication().map_err(cause)?;
        challenge(&asked.public_key, &state)
    }

    /// Whose passkey the answer says that it is, and how it is called. Nothing of it is proven yet.
    pub fn claimed(&self, answer: &str) -> Result<(PersonId, String, PublicKeyCredential), String> {
        let answer: PublicKeyCredential = read(answer)?;
        let (person, credential) = self.0.identify_discoverable_authentication(&answer).map_err(cause)?;
        let credential = URL_SAFE_NO_PAD.encode(credential);
        Ok((PersonId(person), credential, answer))
    }

    /// Checks the answer against what is kept of the passkey; gives what is to be kept from now on. A counter that has
    /// not gone up is refused in there: then somebody has copied the authenticator.
    pub fn shown(&self, state: &str, answer: &PublicKeyCredential, kept: &str) -> Result<String, String> {
        let state: DiscoverableAuthentication = serde_json::from_str(state).map_err(|fault| fault.to_string())?;
        let mut passkey: Passkey = serde_json::from_str(kept).map_err(|fault| fault.to_string())?;
        let result = self
            .0
            .finish_discoverable_authentication_v2(answer, state, &DiscoverableKey::from(&passkey))
            .map_err(cause)?;
        passkey.update_credential(&result);
        written(&passkey)
    }
}

fn challenge(asked: &impl serde::Serialize, state: &impl serde::Serialize) -> Result<Challenge, String> {
    let public_key = serde_json::to_value(asked).map_err(|fault| fault.to_string())?;
    Ok(Challenge { public_key, state: written(state)? })
}

fn written(value: &impl serde::Serialize) -> Result<String, String> {
    serde_json::to_string(value).map_err(|fault| fault.to_string())
}

/// Not serde's own words: they quote what came.
fn read<T: serde::de::DeserializeOwned>(answer: &str) -> Result<T, String> {
    serde_json::from_str(answer).map_err(|_| "the answer cannot be read".to_owned())
}

/// The rule that was not kept.
fn cause(fault: WebauthnError) -> String {
    match fault {
        WebauthnError::CredentialPossibleCompromise => {
            "the counter went back: the authenticator may have been copied".to_owned()
        }
        other => other.to_string(),
    }
}
