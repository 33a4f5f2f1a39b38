//! Connecting: a SQLite file by default, PostgreSQL by setting.

use crate::{Store, StoreError};
use sea_orm::{
    ConnectOptions, DatabaseConnection,
    sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous},
};
use sea_orm_migration::MigratorTrait;
use std::{fmt, fs, path::PathBuf, str::FromStr, time::Duration};

/// Where the data is.
#[derive(Clone, PartialEq, Eq)]
pub enum Database {
    /// A SQLite file; its folder is made if it is missing.
    Sqlite(PathBuf),
    /// A `postgres://` address.
    Postgres(String),
}

/// Without the address of a server: there is a password in it.
impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => f.debug_tuple("Sqlite").field(path).finish(),
            Self::Postgres(_) => f.write_str("Postgres(…)"),
        }
    }
}

/// Why a database cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConnectError {
    /// The setting is neither form.
    #[error("a database is sqlite://PATH or postgres://USER@HOST/NAME")]
    Form,
    /// The folder of the SQLite file cannot be made.
    #[error("cannot make the folder of the database: {0}")]
    Folder(#[from] std::io::Error),
    /// The database does not answer, or a migration failed.
    #[error("the database does not answer as it should: {0}")]
    Answer(#[from] StoreError),
}

impl FromStr for Database {
    type Err = ConnectError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Self::Postgres(text.to_owned()));
        }
        match text.strip_prefix("sqlite://") {
            Some(path) if !path.is_empty() => Ok(Self::Sqlite(PathBuf::from(path))),
            _ => Err(ConnectError::Form),
        }
    }
}

impl Database {
    /// Connects and brings the schema up to this build's.
    pub async fn open(&self) -> Result<Store, ConnectError> {
        let store = self.connect().await?;
        sund_migrations::Migrator::up(&store.write, None).await?;
        Ok(store)
    }

    async fn connect(&self) -> Result<Store, ConnectError> {
        match self {
            Self::Sqlite(path) => {
                if let Some(folder) = path.parent().filter(|p| !p.as_os_str().is_empty()) {
                    fs::create_dir_all(folder)?;
                }
                let url = format!("sqlite://{}?mode=rwc", path.display());
                let write = sqlite(&url, 1, false).await?;
                let read = sqlite(&url, 4, true).await?;
                Ok(Store { read, write })
            }
            Self::Postgres(url) => {
                let mut options = ConnectOptions::new(url);
                options
                    .max_connections(16)
                    .acquire_timeout(Duration::from_secs(5))
                    .test_before_acquire(false)
                    .sqlx_logging(false)
                    .map_sqlx_postgres_opts(|postgres| postgres.options(PLANS).statement_cache_capacity(STATEMENTS));
                let pool = sea_orm::Database::connect(options).await?;
                Ok(Store { read: pool.clone(), write: pool })
            }
        }
    }
}

/// PostgreSQL joins in the order that a statement is written in, as SQLite does, and compiles none: to look for another
/// order among a dozen tables, or to compile, takes longer than any of our statements.
const PLANS: [(&str, &str); 2] = [("join_collapse_limit", "1"), ("jit", "off")];
/// Statements that each connection keeps prepared: more than there are.
const STATEMENTS: usize = 500;
/// What each connection keeps of the file in memory, in KiB, as SQLite writes it; its own default is 2,000.
const SQLITE_CACHE: &str = "-16000";

/// WAL lets readers go on while the one writer writes; a commit is on the disk when it returns (synchronous=FULL).
async fn sqlite(url: &str, connections: u32, read_only: bool) -> Result<DatabaseConnection, StoreError> {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(10))
        .test_before_acquire(false)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(move |sqlite| {
            sqlite
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Full)
                .busy_timeout(Duration::from_secs(5))
                .foreign_keys(true)
                .pragma("cache_size", SQLITE_CACHE)
                // What is deleted or redacted is overwritten in the file, not only forgotten.
                .pragma("secure_delete", "1")
                .pragma("query_only", if read_only { "1" } else { "0" })
                .statement_cache_capacity(STATEMENTS)
        });
    sea_orm::Database::connect(options).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_is_named_by_its_address() {
        assert!(matches!("sqlite://data/sund.db".parse(), Ok(Database::Sqlite(p)) if p.ends_with("sund.db")));
        assert!(matches!("postgres://u@h/db".parse(), Ok(Database::Postgres(_))));
        for wrong in ["", "mysql://x", "sqlite://", "data/sund.db"] {
            assert!(wrong.parse::<Database>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_password_is_not_told() {
        let database: Database = "postgres://sund:geheim@host/db".parse().unwrap();
        assert_eq!(format!("{database:?}"), "Postgres(…)");
    }
}
