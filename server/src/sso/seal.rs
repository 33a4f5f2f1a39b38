//! Sealing small values (XChaCha20-Poly1305): what is sealed can be neither read nor changed nor used for another
//! purpose without the key, and the key comes from the settings, never from the database.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use chacha20poly1305::{
    Key, XChaCha20Poly1305, XNonce,
    aead::{Aead, KeyInit, Payload},
};
use std::{fmt, sync::Arc};
use sund_actions::Random;

/// Stands before what is sealed this way, so that a later way can be told from it.
const VERSION: &str = "1.";
/// A nonce of 192 bits may be random: it will not come twice.
const NONCE: usize = 24;

/// What a sealed value is for. It cannot be opened for anything else.
#[derive(Clone, Copy, Debug)]
pub enum Purpose<'a> {
    /// The secret of our client at a provider: bound to both, so that a row that was tampered with cannot send it
    /// to another provider.
    ProviderSecret {
        /// The provider's issuer.
        issuer: &'a str,
        /// What this network is called there.
        client_id: &'a str,
    },
    /// The ID token of a session, for signing out at the provider.
    IdToken,
    /// A mail in the outbox: bound to its row, so that no recipient can be given the content of another.
    Mail {
        /// The mail's id.
        id: &'a str,
    },
    /// Where a person who filled in the sign-in form goes.
    Ticket,
}

/// Why nothing was sealed.
#[derive(Debug, thiserror::Error)]
#[error("cannot be sealed")]
pub struct SealError;

/// Seals and opens. Cheap to clone.
#[derive(Clone)]
pub struct Seal {
    cipher: XChaCha20Poly1305,
    random: Arc<dyn Random>,
}

impl fmt::Debug for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Seal(…)")
    }
}

impl Seal {
    /// With this key; nonces are drawn from `random`.
    #[must_use]
    pub fn new(key: &[u8; 32], random: Arc<dyn Random>) -> Self {
        Self { cipher: XChaCha20Poly1305::new(Key::from_slice(key)), random }
    }

    /// Seals a value for one purpose, as text that fits in addresses and columns.
    pub fn seal(&self, purpose: Purpose<'_>, value: &[u8]) -> Result<String, SealError> {
        let mut nonce = [0; NONCE];
        self.random.fill(&mut nonce);
        let payload = Payload { msg: value, aad: &purpose.bound() };
        let sealed = self.cipher.encrypt(XNonce::from_slice(&nonce), payload).map_err(|_| SealError)?;
        let mut out = nonce.to_vec();
        out.extend(sealed);
        Ok(format!("{VERSION}{}", URL_SAFE_NO_PAD.encode(out)))
    }

    /// Opens what was sealed with this key for this purpose; none for anything else.
    #[must_use]
    pub fn open(&self, purpose: Purpose<'_>, sealed: &str) -> Option<Vec<u8>> {
        let bytes = URL_SAFE_NO_PAD.decode(sealed.strip_prefix(VERSION)?).ok()?;
        let (nonce, text) = bytes.split_at_checked(NONCE)?;
        self.cipher.decrypt(XNonce::from_slice(nonce), Payload { msg: text, aad: &purpose.bound() }).ok()
    }

    /// Like [`Seal::open`], for a value that was text.
    #[must_use]
    pub fn open_text(&self, purpose: Purpose<'_>, sealed: &str) -> Option<String> {
        String::from_utf8(self.open(purpose, sealed)?).ok()
    }
}

impl Purpose<'_> {
    /// The purpose as bytes that are authenticated with the value. Lengths stand before texts: `ab`+`c` is not `a`+`bc`.
    fn bound(self) -> Vec<u8> {
        let parts = match self {
            Self::ProviderSecret { issuer, client_id } => ["provider-secret", issuer, client_id],
            Self::IdToken => ["id-token", "", ""],
            Self::Mail { id } => ["mail", id, ""],
            Self::Ticket => ["ticket", "", ""],
        };
        parts.into_iter().flat_map(|part| [&part.len().to_be_bytes(), part.as_bytes()].concat()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sund_actions::SystemRandom;

    fn seal(key: u8) -> Seal {
        Seal::new(&[key; 32], Arc::new(SystemRandom))
    }

    const OURS: Purpose<'_> = Purpose::ProviderSecret { issuer: "https://a.example", client_id: "sund" };

    #[test]
    fn what_is_sealed_opens_with_the_same_key_for_the_same_purpose() {
        let sealed = seal(1).seal(OURS, "geheim".as_bytes()).unwrap();
        assert_eq!(seal(1).open_text(OURS, &sealed).as_deref(), Some("geheim"));
        assert!(!sealed.contains("geheim"));
        assert_ne!(sealed, seal(1).seal(OURS, "geheim".as_bytes()).unwrap(), "never the same twice");
        assert!(sealed.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c)), "{sealed}");
    }

    #[test]
    fn another_key_purpose_provider_or_byte_opens_nothing() {
        let sealed = seal(1).seal(OURS, b"geheim").unwrap();
        assert_eq!(seal(2).open(OURS, &sealed), None);
        for purpose in [
            Purpose::IdToken,
            Purpose::Ticket,
            Purpose::Mail { id: "https://a.example" },
            Purpose::ProviderSecret { issuer: "https://evil.example", client_id: "sund" },
            Purpose::ProviderSecret { issuer: "https://a.example", client_id: "other" },
            Purpose::ProviderSecret { issuer: "https://a.examples", client_id: "und" },
        ] {
            assert_eq!(seal(1).open(purpose, &sealed), None, "{purpose:?}");
        }
        for at in 0..sealed.len() {
            let mut bytes = sealed.clone().into_bytes();
            bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
            let opened = seal(1).open(OURS, &String::from_utf8(bytes).unwrap());
            assert_eq!(opened, None, "byte {at}");
        }
        for wrong in ["", "1.", "1.AAAA", "2.AAAA", "é", &sealed[..sealed.len() - 4]] {
            assert_eq!(seal(1).open(OURS, wrong), None, "{wrong}");
        }
    }
}
