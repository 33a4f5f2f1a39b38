//! Randomness that is the same twice: what two networks draw for the same request is the same, so that their answers can be
//! compared to the letter.

use sha2::{Digest as _, Sha256};
use std::sync::{Mutex, PoisonError};
use sund_actions::Random;

/// Bytes that follow from a number and from how many were drawn since it was given.
#[derive(Debug, Default)]
pub struct Seeds(Mutex<(u64, u64)>);

impl Seeds {
    /// What is drawn from here on follows from this number. The same number twice gives the same ids twice.
    pub fn begin(&self, seed: u64) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = (seed, 0);
    }
}

impl Random for Seeds {
    fn fill(&self, bytes: &mut [u8]) {
        for piece in bytes.chunks_mut(32) {
            let (seed, drawn) = {
                let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
                state.1 += 1;
                *state
            };
            let hash = Sha256::new().chain_update(seed.to_be_bytes()).chain_update(drawn.to_be_bytes()).finalize();
            piece.copy_from_slice(&hash[..piece.len()]);
        }
    }
}
