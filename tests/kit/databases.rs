//! A database for each test: copies of a template that is migrated and filled once for each process and engine.
//!
//! PostgreSQL is at `SUND_TEST_POSTGRES`. Without it its part of each test is left out and said so, but not in CI.

use crate::invented::{Invented, invent};
use sea_orm::{ConnectOptions, ConnectionTrait, DatabaseConnection};
use std::{
    env, fmt, fs,
    path::{Path, PathBuf},
    process,
    sync::{
        Mutex, OnceLock, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
};
use sund_actions::Database;

/// One of the two databases that Sund runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// A file in a temporary folder.
    Sqlite,
    /// A database of the server at `SUND_TEST_POSTGRES`.
    Postgres,
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        })
    }
}

impl Engine {
    /// The engines that there are here.
    #[must_use]
    pub fn all() -> Vec<Self> {
        if postgres().is_some() { vec![Self::Sqlite, Self::Postgres] } else { vec![Self::Sqlite] }
    }
}

/// The address of the PostgreSQL server for tests.
pub fn postgres() -> Option<String> {
    static SAID: OnceLock<()> = OnceLock::new();
    let set = variable("SUND_TEST_POSTGRES").filter(|address| !address.is_empty());
    if set.is_none() {
        assert!(
            variable("CI").is_none_or(|ci| ci != "true"),
            "SUND_TEST_POSTGRES is not set, and CI must not do without"
        );
        SAID.get_or_init(|| {
            eprintln!("PostgreSQL is left out: set SUND_TEST_POSTGRES, for example to $(.ci/postgres start)");
        });
    }
    set
}

#[expect(clippy::disallowed_methods, reason = "says where the tests' database is: nothing of Sund's own")]
fn variable(name: &str) -> Option<String> {
    env::var(name).ok()
}

/// A name that no other test has.
fn unique() -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    format!("sund_it_{}_{}", process::id(), COUNT.fetch_add(1, Ordering::Relaxed))
}

/// An empty folder of this test's own. Whoever asks for it removes it.
#[must_use]
pub fn scratch() -> PathBuf {
    let folder = env::temp_dir().join(unique());
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// A database of one test.
#[derive(Debug)]
pub enum Own {
    /// In this folder.
    Sqlite(PathBuf),
    /// With this name.
    Postgres(String),
}

impl Own {
    /// An empty database.
    pub async fn empty(engine: Engine) -> Self {
        match engine {
            Engine::Sqlite => Self::Sqlite(scratch()),
            Engine::Postgres => {
                let name = unique();
                administer(&format!("create database {name}")).await;
                Self::Postgres(name)
            }
        }
    }

    /// A copy of the invented network.
    pub async fn copy(engine: Engine) -> (Self, &'static Invented) {
        let Template { invented, what } = template(engine);
        let own = match what {
            What::File(bytes) => {
                let folder = scratch();
                fs::write(file(&folder), bytes).unwrap();
                Self::Sqlite(folder)
            }
            What::Database(template) => {
                let name = unique();
                administer(&format!("create database {name} template {template}")).await;
                Self::Postgres(name)
            }
        };
        (own, invented)
    }

    /// Its address, as in the setting.
    #[must_use]
    pub fn address(&self) -> String {
        match self {
            Self::Sqlite(folder) => format!("sqlite://{}", file(folder).display()),
            Self::Postgres(name) => {
                let server = postgres().expect("there was one when the database was made");
                let (server, _) = server.rsplit_once('/').expect("postgres://USER@HOST:PORT/NAME");
                format!("{server}/{name}")
            }
        }
    }

    /// Where attachments are kept; made by the first of them.
    #[must_use]
    pub fn files(&self) -> PathBuf {
        match self {
            Self::Sqlite(folder) => folder.join("files"),
            Self::Postgres(name) => env::temp_dir().join(format!("{name}_files")),
        }
    }

    /// A connection of the test's own.
    pub async fn connect(&self) -> DatabaseConnection {
        let address = self.address();
        let address = if matches!(self, Self::Sqlite(_)) { format!("{address}?mode=rwc") } else { address };
        connect(address).await
    }

    /// Removes it; everybody has left.
    pub async fn remove(self) {
        let _ = fs::remove_dir_all(self.files());
        match self {
            Self::Sqlite(folder) => {
                let _ = fs::remove_dir_all(folder);
            }
            Self::Postgres(name) => administer(&format!("drop database if exists {name} with (force)")).await,
        }
    }
}

fn file(folder: &Path) -> PathBuf {
    folder.join("sund.db")
}

async fn connect(address: String) -> DatabaseConnection {
    let mut options = ConnectOptions::new(address);
    options.max_connections(1).sqlx_logging(false);
    sea_orm::Database::connect(options).await.unwrap()
}

async fn administer(sql: &str) {
    let server = connect(postgres().expect("only called where there is one")).await;
    server.execute_unprepared(sql).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
    server.close().await.unwrap();
}

struct Template {
    invented: Invented,
    what: What,
}

enum What {
    File(Vec<u8>),
    Database(String),
}

/// The template of this engine, made when it is first asked for. It is made on a thread of its own, since a runtime
/// cannot wait inside another.
fn template(engine: Engine) -> &'static Template {
    static SQLITE: OnceLock<Template> = OnceLock::new();
    static POSTGRES: OnceLock<Template> = OnceLock::new();
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let cell = match engine {
        Engine::Sqlite => &SQLITE,
        Engine::Postgres => &POSTGRES,
    };
    let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    cell.get_or_init(|| {
        std::thread::scope(|scope| {
            let made = scope.spawn(|| {
                let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
                runtime.block_on(make(engine))
            });
            made.join().expect("the template could not be made")
        })
    })
}

async fn make(engine: Engine) -> Template {
    if engine == Engine::Postgres {
        forget_old_templates().await;
    }
    let own = Own::empty(engine).await;
    let database: Database = own.address().parse().unwrap();
    let store = database.open().await.unwrap();
    let invented = Box::pin(invent(store.clone())).await;
    store.close().await.unwrap();
    let what = match &own {
        Own::Sqlite(folder) => {
            let bytes = fs::read(file(folder)).unwrap();
            own.remove().await;
            What::File(bytes)
        }
        Own::Postgres(name) => What::Database(name.clone()),
    };
    Template { invented, what }
}

/// A process cannot remove its template when it ends; the next one does.
async fn forget_old_templates() {
    let server = connect(postgres().expect("only called where there is one")).await;
    let sql = "select datname from pg_database where datname like 'sund\\_it\\_%'";
    let rows = server.query_all_raw(sea_orm::Statement::from_string(server.get_database_backend(), sql)).await.unwrap();
    for name in rows.iter().map(|row| row.try_get::<String>("", "datname").unwrap()) {
        let of = name.split('_').nth(2).unwrap_or_default();
        if !Path::new("/proc").join(of).exists() {
            let _ = server.execute_unprepared(&format!("drop database if exists {name} with (force)")).await;
        }
    }
    server.close().await.unwrap();
}
