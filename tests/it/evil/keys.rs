//! Keys: the provider's own, its next one, and an attacker's. Ed25519 from a seed, because one is made in no time.

use base64::{
    Engine as _,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use openidconnect::{
    JsonWebKeyId, PrivateSigningKey as _,
    core::{CoreEdDsaPrivateSigningKey, CoreHmacKey, CoreJwsSigningAlgorithm as Algorithm},
};
use serde_json::{Value, json};

/// What stands before the seed in PKCS #8, and before the public key in a `SubjectPublicKeyInfo` (RFC 8410).
const PRIVATE: &str = "MC4CAQAwBQYDK2VwBCIEIA==";
const PUBLIC: &str = "MCowBQYDK2VwAyEA";

pub struct Key {
    pub id: &'static str,
    signs: CoreEdDsaPrivateSigningKey,
}

impl Key {
    /// The key that the provider signs with.
    pub fn own() -> Self {
        Self::of(1, "one")
    }

    /// The key that it signs with later.
    pub fn next() -> Self {
        Self::of(2, "two")
    }

    /// A key that the provider never had, under a name of the attacker's choice.
    pub fn attacker(id: &'static str) -> Self {
        Self::of(66, id)
    }

    fn of(seed: u8, id: &'static str) -> Self {
        let mut der = STANDARD.decode(PRIVATE).unwrap();
        der.extend([seed; 32]);
        let pem = format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", STANDARD.encode(der));
        let name = Some(JsonWebKeyId::new(id.into()));
        Self { id, signs: CoreEdDsaPrivateSigningKey::from_ed25519_pem(&pem, name).unwrap() }
    }

    pub fn sign(&self, message: &[u8]) -> Vec<u8> {
        self.signs.sign(&Algorithm::EdDsa, message).unwrap()
    }

    /// The public key as it stands among the provider's keys.
    pub fn jwk(&self) -> Value {
        serde_json::to_value(self.signs.as_verification_key()).unwrap()
    }

    /// The 32 bytes of the public key.
    pub fn public(&self) -> Vec<u8> {
        URL_SAFE_NO_PAD.decode(self.jwk()["x"].as_str().unwrap()).unwrap()
    }

    /// The public key as people keep it in files.
    pub fn public_pem(&self) -> Vec<u8> {
        let mut der = STANDARD.decode(PUBLIC).unwrap();
        der.extend(self.public());
        format!("-----BEGIN PUBLIC KEY-----\n{}\n-----END PUBLIC KEY-----\n", STANDARD.encode(der)).into_bytes()
    }
}

/// A signature with a shared secret, or with what an attacker would like to be taken for one.
pub fn hs256(secret: &[u8], message: &[u8]) -> Vec<u8> {
    CoreHmacKey::new(secret.to_vec()).sign(&Algorithm::HmacSha256, message).unwrap()
}

/// A shared secret as a JWK, as it must never stand among public keys.
pub fn symmetric_jwk(secret: &[u8]) -> Value {
    json!({ "kty": "oct", "kid": "shared", "alg": "HS256", "k": URL_SAFE_NO_PAD.encode(secret) })
}
