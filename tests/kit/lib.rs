//! What tests stand on: a server in this process, a database of its own, an invented network, a browser without a screen.
//!
//! Lives here: [`each_database`] and [`on`] (start a [`Network`], run a test, stop it, whatever happened), the network's
//! [`Invented`] people and places, [`Answer`]s of the server, a [`html`] reader, the
//! [`log`] of the servers, the [`sources`] of the house.
//! Never here: an assertion about Sund. Those are in `tests/it`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::missing_panics_doc,
    clippy::needless_pass_by_value,
    reason = "a test that cannot go on stops"
)]

mod authenticator;
mod browser;
mod clock;
mod databases;
pub mod forms;
mod guests;
pub mod html;
mod invented;
pub mod log;
mod mail_server;
mod nats_server;
mod network;
pub mod process;
pub mod routes;
mod s3_server;
mod seeds;
pub mod sources;
mod statements;
mod twins;

pub use authenticator::Authenticator;
pub use browser::{Answer, NOBODY, ORIGIN, Request};
pub use clock::TestClock;
pub use databases::{Engine, Own as Database, postgres, scratch};
pub use invented::{Invented, NOON, People, Person, Place};
pub use mail_server::{HandedOver, MailServer};
pub use nats_server::{NatsServer, free_port};
pub use network::{Network, each_database, on, on_drawn, on_with};
pub use s3_server::S3Server;
pub use seeds::Seeds;
pub use statements::Statements;
pub use twins::{Twin, twins};
