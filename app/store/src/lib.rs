//! Sund's rows: the only crate that knows SQL.
//!
//! Lives here: SeaORM entities (`<capability>/rows.rs`, private), finders that start from what the viewer may see,
//! and writes that ask for proof ([`sund_domain::Granted`]). What leaves a function is a domain type.
//! Never here: rules, words, HTTP. Time and ids are handed in.
//! Look next: `sql` for how finders are written, `forum/threads.rs` for an example, `app/actions` for who calls.
//!
//! SQLite and PostgreSQL run the same statements: `$1` placeholders, `BIGINT` times, `ON CONFLICT … DO UPDATE`,
//! `RETURNING`, no vendor functions.
#![warn(missing_docs)]

pub mod audit;
pub mod bookmarks;
mod connect;
pub mod feeds;
pub mod files;
pub mod forum;
pub mod guests;
pub mod live;
pub mod mail;
pub mod moderation;
pub mod notifications;
pub mod people;
pub mod polls;
pub mod scim;
mod sql;
pub mod sso;
pub mod tags;
pub mod workgroups;

pub use connect::{ConnectError, Database};

use sea_orm::{ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbErr, TransactionTrait, metric};

/// Something the database said no to. Never shown to people; the log gets it.
pub type StoreError = DbErr;

/// Whether a row could not be added because another one is there: of two who add the same at once, one hears this.
#[must_use]
pub fn is_taken(error: &StoreError) -> bool {
    matches!(error.sql_err(), Some(sea_orm::SqlErr::UniqueConstraintViolation(_)))
}

/// A connected database: one pool for reading, one for writing (the same one on PostgreSQL).
#[derive(Clone, Debug)]
pub struct Store {
    read: DatabaseConnection,
    write: DatabaseConnection,
}

/// What can be read from: the pool, or a transaction.
pub trait Reads: ConnectionTrait {}
impl<T: ConnectionTrait> Reads for T {}

/// A transaction that writes: load, check and write share it, and nothing is there before [`Tx::commit`].
#[derive(Debug)]
pub struct Tx(DatabaseTransaction);

impl Store {
    /// For reading outside a transaction.
    #[must_use]
    pub const fn reads(&self) -> &DatabaseConnection {
        &self.read
    }

    /// Begins a transaction. On SQLite there is one writer: this waits for its turn.
    pub async fn begin(&self) -> Result<Tx, StoreError> {
        Ok(Tx(self.write.begin().await?))
    }

    /// Calls `watch` for every statement with its SQL: tests count with it.
    pub fn watch_statements(&mut self, watch: impl Fn(&str) + Clone + Send + Sync + 'static) {
        let other = watch.clone();
        self.read.set_metric_callback(move |info: &metric::Info<'_>| watch(&info.statement.sql));
        self.write.set_metric_callback(move |info: &metric::Info<'_>| other(&info.statement.sql));
    }

    /// Closes all connections; SQLite folds its write-ahead log into the file.
    pub async fn close(self) -> Result<(), StoreError> {
        self.read.close().await?;
        self.write.close().await
    }
}

impl Tx {
    /// Makes everything in this transaction durable, or nothing.
    pub async fn commit(self) -> Result<(), StoreError> {
        self.0.commit().await
    }

    /// For reading inside the transaction.
    #[must_use]
    pub const fn reads(&self) -> &DatabaseTransaction {
        &self.0
    }
}
