//! Chance that can be had again: what happens follows from a seed.

use std::sync::Arc;
use sund_actions::Random as _;
use sund_tests::Seeds;

/// A source of chance. Its children draw apart from it, so that what one browser does is not moved by another.
#[derive(Clone, Debug)]
pub struct Chance(Arc<Seeds>, u64);

impl Chance {
    /// From this seed.
    pub fn of(seed: u64) -> Self {
        let seeds = Seeds::default();
        seeds.begin(seed);
        Self(Arc::new(seeds), seed)
    }

    /// Another one, for this purpose.
    pub fn child(&self, purpose: u64) -> Self {
        Self::of(self.1.wrapping_mul(1_000_003).wrapping_add(purpose + 1))
    }

    /// A number below this one.
    pub fn below(&self, most: usize) -> usize {
        let mut bytes = [0; 8];
        self.0.fill(&mut bytes);
        let most = u64::try_from(most).unwrap_or(u64::MAX).max(1);
        usize::try_from(u64::from_be_bytes(bytes) % most).unwrap_or_default()
    }

    /// An id.
    pub fn id(&self) -> uuid::Uuid {
        let mut bytes = [0; 16];
        self.0.fill(&mut bytes);
        uuid::Builder::from_random_bytes(bytes).into_uuid()
    }
}
