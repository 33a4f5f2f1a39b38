//! What actions ask of the half that talks to providers (`server/src/sso`): sealing a client's secret, and a test.

use std::{fmt, future::Future, pin::Pin};
use sund_domain::sso::Finding;

/// A provider that is to be tested, as it stands in its form or row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The issuer.
    pub issuer: String,
    /// Whether our client there has a secret.
    pub secret: bool,
    /// The one algorithm of its ID tokens; none: those of its metadata.
    pub algorithm: Option<String>,
}

/// What a test found, when it is done.
pub type Findings = Pin<Box<dyn Future<Output = Vec<Finding>> + Send>>;

/// The half that talks to providers.
pub trait Providers: Send + Sync + fmt::Debug {
    /// Seals a secret for this client at this issuer, and for nothing else. None if it cannot be sealed.
    fn seal_secret(&self, issuer: &str, client_id: &str, secret: &str) -> Option<String>;

    /// Whether this is what was sealed.
    fn is_sealed(&self, issuer: &str, client_id: &str, sealed: &str, secret: &str) -> bool;

    /// Asks the provider for its metadata and keys, and looks at them.
    fn test(&self, asked: Asked) -> Findings;

    /// Where the provider with this issuer sends people back to, in full.
    fn redirect_address(&self, issuer: &str) -> String;

    /// Where providers tell that somebody has signed out there, in full.
    fn logout_address(&self) -> String;

    /// Where an organisation's directory (SCIM) comes to, in full.
    fn directory_address(&self) -> String;
}
