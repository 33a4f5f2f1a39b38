//! ID tokens, made by hand: a library refuses to write most of what an attacker writes.

use super::keys::{Key, hs256};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use openidconnect::{
    AccessToken, AccessTokenHash,
    core::{CoreJsonWebKey, CoreJwsSigningAlgorithm},
};
use serde_json::{Value, json};

/// What Sund is called at every provider here.
pub const CLIENT: &str = "sund";
/// Its secret there.
pub const SECRET: &str = "secret-of-sund-that-is-long-enough-for-a-mac";
/// The subject of every honest token.
pub const SUBJECT: &str = "aino";
/// The access token.
pub const ACCESS: &str = "access-token";

/// The claims of an ID token, and what one needs to know for changing them.
pub struct Claims {
    pub all: Value,
    /// In seconds.
    pub now: i64,
}

impl Claims {
    /// Claims that keep every rule. They name the person, so that `UserInfo` is not asked.
    pub fn honest(issuer: &str, nonce: &str, now: i64) -> Self {
        let all = json!({
            "iss": issuer, "sub": SUBJECT, "aud": CLIENT, "exp": now + 300, "iat": now, "auth_time": now,
            "nonce": nonce, "at_hash": at_hash(ACCESS), "name": "Aino Kallio", "email": "aino@justice.fi.example",
        });
        Self { all, now }
    }

    pub fn set(&mut self, name: &str, value: impl Into<Value>) {
        self.all[name] = value.into();
    }

    /// Seconds from now on.
    pub fn time(&mut self, name: &str, from_now: i64) {
        self.all[name] = (self.now + from_now).into();
    }

    pub fn without(&mut self, name: &str) {
        self.all.as_object_mut().unwrap().remove(name);
    }
}

/// The left half of a digest, as the algorithm of the provider's key wants it (Core, 3.1.3.6).
pub fn at_hash(access: &str) -> String {
    let key: CoreJsonWebKey = serde_json::from_value(Key::own().jwk()).unwrap();
    let access = AccessToken::new(access.to_owned());
    AccessTokenHash::from_token(&access, &CoreJwsSigningAlgorithm::EdDsa, &key).unwrap().as_str().to_owned()
}

/// Everything that an ID token is made of, in the hands of somebody who wants another one.
pub struct Forge {
    pub claims: Value,
    pub own: Key,
}

impl Forge {
    pub fn new(claims: Value) -> Self {
        Self { claims, own: Key::own() }
    }

    /// As it should be.
    pub fn honest(&self) -> String {
        self.signed(&json!({ "alg": "EdDSA", "kid": self.own.id }), &self.own)
    }

    /// With this header, and signed by this key.
    pub fn signed(&self, header: &Value, key: &Key) -> String {
        self.with(header, &|message| key.sign(message))
    }

    /// With this header, and signed by the provider's own key.
    pub fn own(&self, header: &Value) -> String {
        self.signed(header, &self.own)
    }

    /// With more in its header than belongs there, and signed by an attacker's key that the header offers.
    pub fn offering(&self, more: impl Fn(&Key) -> Value, kid: &'static str) -> String {
        let attacker = Key::attacker(kid);
        let mut header = more(&attacker);
        header["alg"] = "EdDSA".into();
        header["kid"] = kid.into();
        self.signed(&header, &attacker)
    }

    /// With a MAC of this secret.
    pub fn mac(&self, secret: &[u8]) -> String {
        self.with(&json!({ "alg": "HS256", "kid": self.own.id }), &|message| hs256(secret, message))
    }

    /// Without a signature.
    pub fn none(&self, algorithm: &str) -> String {
        self.with(&json!({ "alg": algorithm }), &|_| Vec::new())
    }

    /// Signed by the provider, then changed.
    pub fn tampered(&self) -> String {
        let honest = self.honest();
        let (message, signature) = honest.rsplit_once('.').unwrap();
        let (header, _) = message.split_once('.').unwrap();
        let mut claims = self.claims.clone();
        claims["sub"] = "chair".into();
        format!("{header}.{}.{signature}", part(&claims.to_string()))
    }

    /// With these claims as they are written, however they are written.
    pub fn written(&self, claims: &str) -> String {
        let message = format!("{}.{}", part(&json!({ "alg": "EdDSA", "kid": self.own.id }).to_string()), part(claims));
        format!("{message}.{}", URL_SAFE_NO_PAD.encode(self.own.sign(message.as_bytes())))
    }

    fn with(&self, header: &Value, sign: &dyn Fn(&[u8]) -> Vec<u8>) -> String {
        let message = format!("{}.{}", part(&header.to_string()), part(&self.claims.to_string()));
        format!("{message}.{}", URL_SAFE_NO_PAD.encode(sign(message.as_bytes())))
    }
}

fn part(json: &str) -> String {
    URL_SAFE_NO_PAD.encode(json)
}
