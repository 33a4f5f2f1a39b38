//! Two networks that differ in one thing only: in the second one the confidential workgroup was never made. Everything else
//! was done at the same times, with the same ids and the same tokens.

use crate::{
    Engine, Network, TestClock,
    databases::Own,
    invented::{Invented, NOON, Place, invent_twin},
    seeds::Seeds,
};
use futures_util::FutureExt as _;
use std::{ops::Deref, panic::AssertUnwindSafe, sync::Arc};
use sund::config::Serve;

/// One of the two.
#[derive(Debug)]
pub struct Twin {
    network: Network,
    /// The server's randomness.
    pub seeds: Arc<Seeds>,
}

impl Deref for Twin {
    type Target = Network;
    fn deref(&self) -> &Network {
        &self.network
    }
}

/// Runs the test on two networks: one with the confidential workgroup and one without. In both the place is known by the
/// same name and the same ids.
pub fn twins(engine: Engine, change: impl Fn(&mut Serve), test: impl AsyncFn(&Twin, &Twin)) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let with = Box::pin(Twin::start(engine, &change, None)).await;
        let without = Box::pin(Twin::start(engine, &change, Some(&with.confidential))).await;
        let outcome = AssertUnwindSafe(test(&with, &without)).catch_unwind().await;
        with.network.stop().await;
        without.network.stop().await;
        if let Err(panic) = outcome {
            eprintln!("this was on {engine}");
            std::panic::resume_unwind(panic);
        }
    });
}

impl Twin {
    async fn start(engine: Engine, change: impl FnOnce(&mut Serve), without: Option<&Place>) -> Self {
        let seeds = Arc::new(Seeds::default());
        let database = Own::empty(engine).await;
        let address: sund_actions::Database = database.address().parse().unwrap();
        let store = address.open().await.unwrap();
        let invented = Box::pin(invent_twin(store.clone(), &seeds, without.cloned())).await;
        store.close().await.unwrap();
        // A network lives as long as its test; so few of them are never given back.
        let invented: &'static Invented = Box::leak(Box::new(invented));
        let clock = Arc::new(TestClock::at(NOON));
        let random = Arc::clone(&seeds);
        let network = Network::serve(engine, change, Arc::new(database), invented, clock, random).await;
        Self { network, seeds }
    }
}
