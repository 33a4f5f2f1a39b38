//! What actions are handed: the database, time, randomness, the way out for mail, how much may be attached. Tests own all of
//! them.

use crate::{files::Broom, mail::Outbox};
use sha2::{Digest, Sha256};
use std::{
    fmt,
    sync::Arc,
    time::{SystemTime, UNIX_EPOCH},
};
use sund_domain::{files::Limits, time::Timestamp};
use sund_store::Store;
use uuid::Uuid;

/// Says what time it is.
pub trait Clock: Send + Sync + fmt::Debug {
    /// Now.
    fn now(&self) -> Timestamp;
}

/// The machine's clock.
#[derive(Clone, Copy, Debug)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[allow(clippy::disallowed_methods)] // the one place where the time is read
    fn now(&self) -> Timestamp {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }
}

/// Gives unpredictable bytes.
pub trait Random: Send + Sync + fmt::Debug {
    /// Fills `bytes`.
    fn fill(&self, bytes: &mut [u8]);
}

/// The operating system's source of randomness.
#[derive(Clone, Copy, Debug)]
pub struct SystemRandom;

impl Random for SystemRandom {
    #[allow(clippy::disallowed_methods)] // the one place where randomness is drawn
    fn fill(&self, bytes: &mut [u8]) {
        rand::RngCore::fill_bytes(&mut rand::rngs::OsRng, bytes);
    }
}

/// Everything that an action needs besides its viewer. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Sund {
    /// The database.
    pub store: Store,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub random: Arc<dyn Random>,
    /// The way out for mail; none where Sund sends none.
    pub mail: Option<Arc<dyn Outbox>>,
    /// How much may be attached.
    pub limits: Limits,
    /// Takes what is to go out of the storage of attachments, without waiting for the next time.
    pub broom: Option<Arc<dyn Broom>>,
}

impl Sund {
    /// With this database, this time and this randomness, and without mail.
    #[must_use]
    pub const fn new(store: Store, clock: Arc<dyn Clock>, random: Arc<dyn Random>) -> Self {
        Self { store, clock, random, mail: None, limits: Limits::DEFAULT, broom: None }
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// After a commit that dooms attachments: they go at once.
    pub(crate) fn sweep_soon(&self) {
        if let Some(broom) = &self.broom {
            broom.wake();
        }
    }

    /// A new public id: UUID version 7 (RFC 9562) of now.
    #[must_use]
    pub fn new_id<T: From<Uuid>>(&self) -> T {
        let mut random = [0; 10];
        self.random.fill(&mut random);
        let millis = u64::try_from(self.now().0).unwrap_or_default();
        uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid().into()
    }

    /// A new secret of 256 bits, as 43 characters that fit in cookies and addresses.
    #[must_use]
    pub fn new_token(&self) -> String {
        use base64::Engine as _;
        let mut random = [0; 32];
        self.random.fill(&mut random);
        base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(random)
    }
}

/// What the database keeps of a token: its SHA-256 in hexadecimal. The token has 256 bits, so it needs no salt.
#[must_use]
pub(crate) fn hash(token: &str) -> String {
    use std::fmt::Write as _;
    Sha256::digest(token.as_bytes()).iter().fold(String::with_capacity(64), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}
