//! What actions ask of this room: sealing a client's secret, and testing a provider.

use super::{LOGOUT, Purpose, Sso, callback::path, discovery_test};
use crate::scim;
use std::sync::Arc;
use sund_actions::sso::{Asked, Findings, Providers};

impl Providers for Sso {
    fn seal_secret(&self, issuer: &str, client_id: &str, secret: &str) -> Option<String> {
        self.seal.seal(Purpose::ProviderSecret { issuer, client_id }, secret.as_bytes()).ok()
    }

    fn is_sealed(&self, issuer: &str, client_id: &str, sealed: &str, secret: &str) -> bool {
        let purpose = Purpose::ProviderSecret { issuer, client_id };
        self.seal.open_text(purpose, sealed).is_some_and(|known| known == secret)
    }

    /// Asks anew, whatever is known: it is the provider of this minute that is looked at.
    fn test(&self, asked: Asked) -> Findings {
        let clients = Arc::clone(&self.clients);
        Box::pin(async move { discovery_test::test(clients.http(), &asked).await })
    }

    fn redirect_address(&self, issuer: &str) -> String {
        self.address(&path(issuer))
    }

    fn logout_address(&self) -> String {
        self.address(LOGOUT)
    }

    fn directory_address(&self) -> String {
        self.address(scim::BASE)
    }
}
