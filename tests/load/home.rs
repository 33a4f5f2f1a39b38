//! The database of one run: a file in a temporary folder, or a database of its own at `SUND_TEST_POSTGRES`.

use crate::figures::thousands;
use sea_orm::{ConnectOptions, ConnectionTrait, DatabaseConnection, Statement};
use std::{fs, path::PathBuf, process};
use sund_tests::{Engine, postgres, scratch};

/// Where the database is.
#[derive(Clone, Debug)]
pub enum Home {
    /// In this folder.
    Folder(PathBuf),
    /// At this server, with this name.
    Database(String, String),
}

impl Home {
    /// An empty one; `of` tells it from others of this run.
    pub async fn make(engine: Engine, of: &str) -> Self {
        match engine {
            Engine::Sqlite => Self::Folder(scratch()),
            Engine::Postgres => {
                let address = postgres().expect("it is one of the engines only if it is set");
                let (server, _) = address.rsplit_once('/').expect("postgres://USER@HOST:PORT/NAME");
                // Named like those of the tests, which remove what a killed run leaves behind.
                let name = format!("sund_it_{}_{of}", process::id());
                connect(&address).await.execute_unprepared(&format!("create database {name}")).await.unwrap();
                Self::Database(server.to_owned(), name)
            }
        }
    }

    pub const fn engine(&self) -> Engine {
        match self {
            Self::Folder(_) => Engine::Sqlite,
            Self::Database(..) => Engine::Postgres,
        }
    }

    /// The address, as in the setting.
    pub fn address(&self) -> String {
        match self {
            Self::Folder(folder) => format!("sqlite://{}/sund.db", folder.display()),
            Self::Database(server, name) => format!("{server}/{name}"),
        }
    }

    /// A connection of the benchmark's own, which writes fast and survives no crash.
    pub async fn connect(&self) -> DatabaseConnection {
        let own = connect(&self.address()).await;
        let hasty = match self.engine() {
            Engine::Sqlite => "pragma synchronous = off",
            Engine::Postgres => "set synchronous_commit = off",
        };
        own.execute_unprepared(hasty).await.unwrap();
        own
    }

    /// What the database is, and how durable its commits are.
    pub async fn about(&self) -> String {
        let own = connect(&self.address()).await;
        let about = match self {
            Self::Folder(folder) => {
                let bytes = fs::metadata(folder.join("sund.db")).unwrap().len();
                let version = told(&own, "select sqlite_version() as told").await;
                format!("SQLite {version}: a file of {} MB, every commit synced", thousands(bytes as f64 / 1e6))
            }
            Self::Database(..) => {
                let version = told(&own, "select current_setting('server_version') as told").await;
                let fsync = told(&own, "select current_setting('fsync') as told").await;
                format!("PostgreSQL {version}, fsync {fsync}")
            }
        };
        own.close().await.unwrap();
        about
    }

    pub async fn remove(self) {
        match self {
            Self::Folder(folder) => {
                let _ = fs::remove_dir_all(folder);
            }
            Self::Database(_, name) => {
                let server = connect(&postgres().unwrap()).await;
                server.execute_unprepared(&format!("drop database if exists {name} with (force)")).await.unwrap();
            }
        }
    }
}

async fn connect(address: &str) -> DatabaseConnection {
    let mut options = ConnectOptions::new(address);
    options.max_connections(1).sqlx_logging(false);
    sea_orm::Database::connect(options).await.unwrap()
}

async fn told(own: &DatabaseConnection, sql: &str) -> String {
    let row = own.query_one_raw(Statement::from_string(own.get_database_backend(), sql)).await.unwrap().unwrap();
    row.try_get("", "told").unwrap()
}
