//! What every page is handed.

use std::sync::Arc;
use sund_actions::{Sund, live::Talk, sso::Providers};

/// Addresses of the files that pages refer to; their names carry a hash of their content.
#[derive(Clone, Copy, Debug, Default)]
pub struct Assets {
    /// The style sheet.
    pub css: &'static str,
    /// The script that wakes the islands of a page, if it has any.
    pub boot: &'static str,
    /// The script of single keys.
    pub keys: &'static str,
    /// The script that makes and shows passkeys.
    pub passkey: &'static str,
    /// The symbols.
    pub icons: &'static str,
}

/// The state of all page handlers. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Site {
    /// The database, the clock, randomness.
    pub sund: Sund,
    /// The rooms of live sessions.
    pub talk: Arc<dyn Talk>,
    /// The half of signing in that talks to providers.
    pub providers: Arc<dyn Providers>,
    /// Scheme, host and port that people know the site by: for links that leave it.
    pub origin: Arc<str>,
}
