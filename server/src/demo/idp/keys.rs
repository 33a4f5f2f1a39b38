//! Signing keys: Ed25519, because one is made in no time also in a debug build (an RSA key of 2,048 bits took 2 to 12
//! seconds there, and every issuer has its own). New ones, with new ids, at each start: whoever kept the old ones has
//! to ask again.

use super::IdpError;
use base64::{
    Engine as _,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use openidconnect::{JsonWebKeyId, core::CoreEdDsaPrivateSigningKey};
use sund_actions::Random;

/// What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410, 7).
const PKCS8: [u8; 16] =
    [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];

/// A new key for signing, with a random id.
pub fn signing_key(random: &dyn Random) -> Result<CoreEdDsaPrivateSigningKey, IdpError> {
    let mut seed = [0; 32];
    random.fill(&mut seed);
    let mut id = [0; 9];
    random.fill(&mut id);
    let der = [PKCS8.as_slice(), &seed].concat();
    let pem = format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", STANDARD.encode(der));
    let id = JsonWebKeyId::new(URL_SAFE_NO_PAD.encode(id));
    CoreEdDsaPrivateSigningKey::from_ed25519_pem(&pem, Some(id)).map_err(IdpError::Key)
}
