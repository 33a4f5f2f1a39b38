//! Signing in and out on a database of their own, with a clock and a randomness that the test owns.

mod flows;
mod rules;
mod sessions;
mod signing_in;

use super::*;
use crate::{Clock, Random, handed_in::hash};
use std::{
    path::PathBuf,
    sync::{
        Arc, Mutex,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
};
use sund_domain::{
    ids::PersonId,
    language::UiLanguage,
    people::Country,
    sso::{ABSOLUTE, IDLE, REMEMBER, ROUND_TRIP},
    time::{HOUR, MINUTE, SECOND, Timestamp},
};
use sund_store::{Database, people, sso as rows};

const NOON: i64 = 1_763_726_400_000;

#[derive(Debug)]
struct TestClock(AtomicI64);
impl Clock for TestClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::SeqCst))
    }
}

/// Never the same bytes twice.
#[derive(Debug)]
struct Counting(AtomicU64);
impl Random for Counting {
    fn fill(&self, bytes: &mut [u8]) {
        let n = self.0.fetch_add(1, Ordering::SeqCst);
        for (at, byte) in bytes.iter_mut().enumerate() {
            *byte = n.to_le_bytes()[at % 8] ^ u8::try_from(at % 251).unwrap();
        }
    }
}

struct World {
    sund: Sund,
    clock: Arc<TestClock>,
    provider: Provider,
    statements: Arc<Mutex<Vec<String>>>,
    folder: PathBuf,
}

impl Drop for World {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

impl World {
    async fn new() -> Self {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let name = format!("sund-sso-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::SeqCst));
        let folder = std::env::temp_dir().join(name);
        let mut store = Database::Sqlite(folder.join("sund.db")).open().await.unwrap();
        let statements = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&statements);
        store.watch_statements(move |sql| seen.lock().unwrap().push(sql.to_owned()));
        let clock = Arc::new(TestClock(AtomicI64::new(NOON)));
        let sund = Sund::new(store, clock.clone(), Arc::new(Counting(AtomicU64::new(0))));
        let provider = Provider {
            rules: ProviderRules::default(),
            id: sund.new_id(),
            organisation: sund.new_id(),
            organisation_name: "Ministry of Justice".into(),
            country: "FI".into(),
            issuer: "https://idp.justice.fi.example".into(),
            client_id: "sund".into(),
            secret_sealed: None,
            scopes: "profile email".into(),
        };
        let tx = sund.store.begin().await.unwrap();
        people::insert_organisation(
            &tx,
            provider.organisation,
            "fi-justice",
            "Ministry of Justice",
            "",
            Country::Fi,
            sund.now(),
        )
        .await
        .unwrap();
        rows::insert_provider(&tx, &provider, &["justice.fi.example"], sund.now()).await.unwrap();
        tx.commit().await.unwrap();
        Self { sund, clock, provider, statements, folder }
    }

    fn later(&self, millis: i64) {
        self.clock.0.fetch_add(millis, Ordering::SeqCst);
    }

    async fn sign_in(&self, told: &Told) -> (String, PersonId) {
        match sign_in(
            &self.sund,
            &self.provider,
            told,
            &Arriving { id_token: Some("sealed".into()), ..Arriving::default() },
        )
        .await
        .unwrap()
        {
            SignIn::In { token, person } => (token, person),
            _ => panic!("somebody who may come in"),
        }
    }

    async fn who(&self, token: &str) -> Option<String> {
        viewer(&self.sund, token).await.unwrap().map(|s| s.viewer.name)
    }

    fn statements(&self) -> Vec<String> {
        std::mem::take(&mut *self.statements.lock().unwrap())
    }
}

fn aino() -> Told {
    Told {
        issuer: "https://idp.justice.fi.example".into(),
        subject: "aino".into(),
        name: Some("Aino Kallio".into()),
        email: Some("aino.kallio@justice.fi.example".into()),
        locale: Some("fi-FI".into()),
        ..Told::default()
    }
}
