//! Live sessions on a database of their own, with a clock and a randomness that the test owns.

mod hearing;
mod no_rooms;
mod planning;
mod saying;

use super::*;
use crate::{ActionError, Clock, Random};
use std::{
    path::PathBuf,
    sync::{
        Arc, Mutex,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
};
use sund_domain::{
    Refusal,
    forum::Byline,
    ids::{OrganisationId, PersonId, ProviderId, WorkgroupId},
    language::Language,
    live::frames::Why,
    people::{Country, Settings, Theme},
    time::Timestamp,
    workgroups::{Standing, Visibility},
};
use sund_store::{Database, people, sso, workgroups};
use uuid::Uuid;

/// Says nothing in the threads that a session leaves.
struct Dots;

impl Left for Dots {
    fn part(&self, _: &LiveSession, _: &sund_domain::live::AgendaItem, _: &[&sund_domain::live::Conclusion]) -> String {
        "…".into()
    }
    fn question(&self, _: &LiveSession, _: &sund_domain::live::Question) -> String {
        "…".into()
    }
    fn language(&self) -> Language {
        Language::En
    }
}

async fn ended(sund: &Sund, viewer: &Viewer, id: SessionId) -> Done<()> {
    end(sund, viewer, id, "", &Dots).await
}

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
        let n = self.0.fetch_add(1, Ordering::SeqCst).to_be_bytes();
        for (byte, from) in bytes.iter_mut().rev().zip(n.iter().rev().cycle()) {
            *byte = *from;
        }
    }
}

/// A network with one closed workgroup, "group", chaired by Aino; Tomasz is a member, Olga an outsider.
struct World {
    sund: Sund,
    clock: Arc<TestClock>,
    statements: Arc<Mutex<Vec<String>>>,
    group: WorkgroupId,
    aino: Speaker,
    tomasz: Speaker,
    olga: Speaker,
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
        let name = format!("sund-live-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::SeqCst));
        let folder = std::env::temp_dir().join(name);
        let mut store = Database::Sqlite(folder.join("sund.db")).open().await.unwrap();
        let statements = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&statements);
        store.watch_statements(move |sql| seen.lock().unwrap().push(sql.to_owned()));
        let clock = Arc::new(TestClock(AtomicI64::new(NOON)));
        let sund = Sund::new(store, clock.clone(), Arc::new(Counting(AtomicU64::new(0))));
        let (organisation, provider) = found_ministry(&sund).await;
        let aino = arrive(&sund, organisation, provider, "Aino Kallio").await;
        let tomasz = arrive(&sund, organisation, provider, "Tomasz Wilk").await;
        let olga = arrive(&sund, organisation, provider, "Olga Ots").await;
        let group = sund.new_id();
        let world = Self { sund, clock, statements, group, aino, tomasz, olga, folder };
        world.found_group().await;
        world
    }

    async fn found_group(&self) {
        let tx = self.sund.store.begin().await.unwrap();
        let new = workgroups::NewWorkgroup {
            id: self.group,
            slug: "group".into(),
            name: "A group".into(),
            purpose: "Meeting".into(),
            language: Language::En,
            visibility: Visibility::Closed,
            at: self.sund.now(),
        };
        workgroups::insert(&tx, new).await.unwrap();
        tx.commit().await.unwrap();
        self.stand(&self.aino, Standing::Chair).await;
        self.stand(&self.tomasz, Standing::Member).await;
    }

    async fn stand(&self, who: &Speaker, standing: Standing) {
        let tx = self.sund.store.begin().await.unwrap();
        workgroups::set_standing(&tx, self.group, who.viewer.person, standing, self.sund.now()).await.unwrap();
        tx.commit().await.unwrap();
    }

    async fn sign_out(&self, who: &Speaker) {
        let tx = self.sund.store.begin().await.unwrap();
        sso::end_session(&tx, &who.token_hash, self.sund.now()).await.unwrap();
        tx.commit().await.unwrap();
    }

    async fn planned(&self) -> SessionId {
        plan(&self.sund, &self.aino.viewer, "group", form()).await.unwrap()
    }

    async fn opened(&self) -> SessionId {
        let id = self.planned().await;
        open(&self.sund, &self.aino.viewer, id).await.unwrap();
        id
    }

    async fn say(&self, session: SessionId, who: &Speaker, client: u128, text: &str) -> Result<Committed, Why> {
        let batch = vec![(who.clone(), said(client, text))];
        say_all(&self.sund, session, Terms::default(), batch).await.unwrap().remove(0)
    }

    fn statements(&self) -> usize {
        std::mem::take(&mut *self.statements.lock().unwrap()).len()
    }
}

async fn found_ministry(sund: &Sund) -> (OrganisationId, ProviderId) {
    let provider = sso::Provider {
        rules: sso::ProviderRules::default(),
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
    let named = ("fi-justice", "Ministry of Justice", "");
    people::insert_organisation(&tx, provider.organisation, named.0, named.1, named.2, Country::Fi, sund.now())
        .await
        .unwrap();
    sso::insert_provider(&tx, &provider, &["justice.fi.example"], sund.now()).await.unwrap();
    tx.commit().await.unwrap();
    (provider.organisation, provider.id)
}

/// A new person who has just signed in.
async fn arrive(sund: &Sund, organisation: OrganisationId, provider: ProviderId, name: &str) -> Speaker {
    let person: PersonId = sund.new_id();
    let token_hash = format!("hash-{name}");
    let tx = sund.store.begin().await.unwrap();
    let new = people::NewPerson {
        unit: String::new(),
        approved: true,
        by: Byline { person, organisation },
        name: name.into(),
        email: None,
        title: String::new(),
        topics: String::new(),
        settings: Settings { language: None, time_zone: "Europe/Helsinki".into(), theme: Theme::System, keys: true },
        administrator: false,
        at: sund.now(),
    };
    people::insert(&tx, new).await.unwrap();
    let session = sso::NewSession {
        subject: None,
        sid_hash: None,
        level: sund_domain::sso::Level::Low,
        authenticated: sund.now(),
        browser: String::new(),
        token_hash: token_hash.clone(),
        id: sund.new_id(),
        person,
        provider: Some(provider),
        id_token: None,
        at: sund.now(),
    };
    sso::insert_session(&tx, session).await.unwrap();
    tx.commit().await.unwrap();
    let viewer = sso::session(sund.store.reads(), &token_hash, sund.now()).await.unwrap().unwrap().viewer;
    Speaker { viewer, token_hash }
}

fn form() -> PlanForm<'static> {
    PlanForm {
        title: "Preventing trafficking of children online",
        language: "en",
        purpose: "What *platforms* see.",
        place: "Online",
        start: Some(Timestamp(NOON)),
        minutes: "90",
        ..PlanForm::default()
    }
}

fn said(client: u128, text: &str) -> Said {
    Said { client: Uuid::from_u128(client), text: text.into(), language: None, reply_to: None }
}

#[track_caller]
fn refused<T: std::fmt::Debug>(done: Done<T>, why: Refusal) {
    match done {
        Err(ActionError::Refused(refusal)) => assert_eq!(refusal, why),
        other => panic!("{other:?} should have been refused: {why:?}"),
    }
}
