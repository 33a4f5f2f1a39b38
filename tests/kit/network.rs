//! A server in this process, for one test.

use crate::{
    Invented, ORIGIN, Person, Statements, TestClock,
    databases::{Engine, Own},
    invented::NOON,
    log,
};
use futures_util::FutureExt as _;
use openidconnect::reqwest;
use std::{net::SocketAddr, ops::Deref, panic::AssertUnwindSafe, sync::Arc, time::Duration};
use sund::{
    Handed, Running,
    config::{Command, Serve, parse},
};
use sund_actions::{Clock, Random, Sund, SystemRandom, demo, sso, workgroups};
use sund_domain::{people::Viewer, sso::Intent};

/// A server with the invented network in a database of its own. People and places are reached through it.
#[derive(Debug)]
pub struct Network {
    /// Which database it runs on.
    pub engine: Engine,
    /// The server's clock.
    pub clock: Arc<TestClock>,
    /// What the server asks its database.
    pub statements: Arc<Statements>,
    pub(crate) client: reqwest::Client,
    running: Running,
    invented: &'static Invented,
    /// Shared by the nodes on it; the last one that stops removes it.
    database: Arc<Own>,
}

impl Deref for Network {
    type Target = Invented;
    fn deref(&self) -> &Invented {
        self.invented
    }
}

/// Runs the test on every database that there is here, each time with a network of its own. All are tried, also after
/// one has failed: what is wrong on one alone is worth knowing.
pub fn each_database(test: impl AsyncFn(&Network)) {
    let tried =
        Engine::all().into_iter().map(|engine| std::panic::catch_unwind(AssertUnwindSafe(|| on(engine, &test))));
    let failed: Vec<_> = tried.filter_map(Result::err).collect();
    if let Some(first) = failed.into_iter().next() {
        std::panic::resume_unwind(first);
    }
}

/// Runs the test on this database. Whatever comes of it, nothing stays behind.
pub fn on(engine: Engine, test: impl AsyncFn(&Network)) {
    on_with(engine, |_| (), test);
}

/// The same, with other settings than a test's own.
pub fn on_with(engine: Engine, change: impl FnOnce(&mut Serve), test: impl AsyncFn(&Network)) {
    on_drawn(engine, Arc::new(SystemRandom), change, test);
}

/// The same, with a randomness that the test owns.
pub fn on_drawn(
    engine: Engine,
    random: Arc<dyn Random>,
    change: impl FnOnce(&mut Serve),
    test: impl AsyncFn(&Network),
) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let network = Network::start(engine, random, change).await;
        let outcome = AssertUnwindSafe(test(&network)).catch_unwind().await;
        network.stop().await;
        if let Err(panic) = outcome {
            eprintln!("this was on {engine}");
            std::panic::resume_unwind(panic);
        }
    });
}

impl Network {
    async fn start(engine: Engine, random: Arc<dyn Random>, change: impl FnOnce(&mut Serve)) -> Self {
        let (database, invented) = Own::copy(engine).await;
        let clock = Arc::new(TestClock::at(NOON));
        Self::serve(engine, change, Arc::new(database), invented, clock, random).await
    }

    /// Another server on the same database, with the same key and the same time.
    pub async fn another_node(&self) -> Self {
        self.another_node_with(|_| ()).await
    }

    /// The same, with other settings than a test's own.
    pub async fn another_node_with(&self, change: impl FnOnce(&mut Serve)) -> Self {
        let (database, clock) = (Arc::clone(&self.database), Arc::clone(&self.clock));
        Self::serve(self.engine, change, database, self.invented, clock, Arc::new(SystemRandom)).await
    }

    pub(crate) async fn serve(
        engine: Engine,
        change: impl FnOnce(&mut Serve),
        database: Arc<Own>,
        invented: &'static Invented,
        clock: Arc<TestClock>,
        random: Arc<dyn Random>,
    ) -> Self {
        log::listen();
        let statements = Arc::new(Statements::default());
        let heard = Arc::clone(&statements);
        let handed = Handed {
            clock: Arc::clone(&clock) as Arc<dyn Clock>,
            random,
            watch: Some(Arc::new(move |sql: &str| heard.heard(sql))),
        };
        let mut settings = settings(&database.address());
        settings.attachments.files = database.files();
        change(&mut settings);
        let running = sund::start_with(settings, None, handed).await.unwrap();
        let client = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(Duration::from_secs(60))
            // A server may close after an answer to a form that it did not read; no form waits on such a connection.
            .pool_max_idle_per_host(0)
            .build()
            .unwrap();
        let network = Self { engine, clock, statements, client, running, invented, database };
        network.first_job_done().await;
        network
    }

    /// What the server does at its start is over, so that statements that are heard belong to the test.
    async fn first_job_done(&self) {
        // The last thing that `server/src/jobs` forgets.
        let last = |sql: &String| sql.contains("from held_posts where declined_at <= ");
        for _ in 0..500 {
            if self.statements.take().iter().any(last) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("the server did not forget old sign-ins at its start");
    }

    /// Stops the server; with the last one on it, the database goes.
    pub async fn stop(self) {
        let Self { client, running, database, .. } = self;
        drop(client);
        running.stop().await;
        if let Some(database) = Arc::into_inner(database) {
            database.remove().await;
        }
    }

    /// Where the server listens.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.running.address
    }

    /// What actions are handed: for what a test prepares without going through pages.
    #[must_use]
    pub const fn sund(&self) -> &Sund {
        &self.running.started.sund
    }

    /// The rooms of live sessions.
    #[must_use]
    pub const fn hub(&self) -> &sund::live::Hub {
        &self.running.started.hub
    }

    /// A connection of the test's own, past all rules.
    pub async fn connect(&self) -> sea_orm::DatabaseConnection {
        self.database.connect().await
    }

    /// Somebody who signs in with this provider as well, under this subject, says that they work for its organisation.
    pub async fn works_for(&self, who: &Viewer, provider: &sso::Provider, subject: &str) -> sso::SignIn {
        let told = sso::Told { issuer: provider.issuer.clone(), subject: subject.into(), ..sso::Told::default() };
        let intent = Intent::Work { person: who.person };
        let arriving = sso::Arriving { intent, ..sso::Arriving::default() };
        sso::sign_in(self.sund(), provider, &told, &arriving).await.unwrap()
    }

    /// Where its database is: for commands beside the running server.
    #[must_use]
    pub fn database_address(&self) -> String {
        self.database.address()
    }

    /// Where its attachments are.
    #[must_use]
    pub fn files(&self) -> std::path::PathBuf {
        self.database.files()
    }

    /// The person is invited into the workgroup by its chair, and becomes a member.
    pub async fn add_member(&self, slug: &str, person: &Viewer) {
        let (sund, chair) = (self.sund(), &self.people.chair.viewer);
        workgroups::invite(sund, chair, slug, person.person, "").await.unwrap();
        let own = workgroups::own_admissions(sund, person).await.unwrap();
        let id = own.into_iter().find(|one| one.slug == slug).expect("it is invited").id;
        workgroups::answer_invitation(sund, person, id, true).await.unwrap();
    }

    /// The same person in another browser: a session that begins now.
    pub async fn another_browser(&self, viewer: &Viewer) -> Person {
        let token = demo::token(self.sund(), viewer).await.unwrap();
        let session = sso::viewer(self.sund(), &token).await.unwrap().expect("a session that was just begun counts");
        Person { viewer: session.viewer, token, token_hash: session.token_hash }
    }
}

pub(crate) fn settings(database: &str) -> Serve {
    let key = "0f".repeat(32);
    let arguments =
        ["sund", "serve", "--listen", "127.0.0.1:0", "--base-url", ORIGIN, "--database-url", database, "--key", &key];
    // A test's providers are on this machine.
    match parse(arguments.into_iter().chain(["--allow-private-providers"])).map(|cli| cli.command) {
        Ok(Command::Serve(serve)) => serve,
        other => panic!("{other:?}"),
    }
}
