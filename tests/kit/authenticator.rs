//! An authenticator that is a few lines: one passkey (ES256), and every lie that a test wants to tell with it
//! (Web Authentication level 3: 6.1 authenticator data, 6.5 attestation object, 5.8.1 client data).

use crate::ORIGIN;
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use p256::ecdsa::{Signature, SigningKey, signature::Signer as _};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

/// The authenticator, with what it will say.
#[derive(Clone, Debug)]
pub struct Authenticator {
    /// Its key.
    pub key: SigningKey,
    /// What it calls its passkey.
    pub id: Vec<u8>,
    /// Whose passkey it is: what the site said when it was made.
    pub user: String,
    /// How often it was used.
    pub counter: u32,
    /// It has made sure who is there.
    pub verified: bool,
    /// The page that asks.
    pub origin: String,
}

const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const ATTESTED: u8 = 0x40;

impl Authenticator {
    /// An authenticator with a key of its own for each number.
    #[must_use]
    pub fn new(number: u8) -> Self {
        let secret = [number.max(1); 32];
        let key = SigningKey::from_slice(&secret).unwrap();
        let id = Sha256::digest(secret).to_vec();
        Self { key, id, user: String::new(), counter: 0, verified: true, origin: ORIGIN.to_owned() }
    }

    /// Makes a passkey, as the site asks (the member `publicKey`): the answer as the page's script sends it.
    pub fn make(&mut self, asked: &Value) -> String {
        asked["user"]["id"].as_str().unwrap().clone_into(&mut self.user);
        let client = self.client("webauthn.create", asked);
        let mut data = self.data(ATTESTED);
        data.extend([0; 16]);
        data.extend(u16::try_from(self.id.len()).unwrap().to_be_bytes());
        data.extend(&self.id);
        let point = self.key.verifying_key().to_encoded_point(false);
        // {1: 2, 3: -7, -1: 1, -2: x, -3: y}
        data.extend([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
        data.extend(point.x().unwrap());
        data.extend([0x22, 0x58, 0x20]);
        data.extend(point.y().unwrap());
        // {"fmt": "none", "attStmt": {}, "authData": data}
        let mut object = vec![0xa3, 0x63];
        object.extend(b"fmt\x64none\x67attStmt\xa0\x68authData\x59");
        object.extend(u16::try_from(data.len()).unwrap().to_be_bytes());
        object.extend(data);
        self.answer(json!({ "clientDataJSON": text(&client), "attestationObject": text(&object) }))
    }

    /// Shows the passkey.
    pub fn show(&mut self, asked: &Value) -> String {
        self.counter += 1;
        let client = self.client("webauthn.get", asked);
        let data = self.data(0);
        let signature: Signature = self.key.sign(&[data.as_slice(), &Sha256::digest(&client)].concat());
        self.answer(json!({
            "clientDataJSON": text(&client),
            "authenticatorData": text(&data),
            "signature": text(signature.to_der().as_bytes()),
            "userHandle": self.user,
        }))
    }

    fn client(&self, kind: &str, asked: &Value) -> Vec<u8> {
        let client =
            json!({ "type": kind, "challenge": asked["challenge"], "origin": self.origin, "crossOrigin": false });
        client.to_string().into_bytes()
    }

    fn data(&self, more: u8) -> Vec<u8> {
        let host = ORIGIN.split_once("://").unwrap().1;
        let verified = if self.verified { VERIFIED } else { 0 };
        let mut data = Sha256::digest(host).to_vec();
        data.push(PRESENT | verified | more);
        data.extend(self.counter.to_be_bytes());
        data
    }

    fn answer(&self, response: Value) -> String {
        let id = text(&self.id);
        json!({ "id": id, "rawId": id, "type": "public-key", "response": response, "extensions": {} }).to_string()
    }
}

fn text(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}
