//! The binary, as a library so that tests can start it: settings, HTTP, signing in, live sockets, jobs, command line.
//!
//! Composition only: what a request means is decided in `app`. A request's way: `http::serve` (a connection) →
//! `http::app` (the layers, from the outside in) → `http::visit` (who asks) → a page, a socket, a server function.
//! Look next: `http/app.rs`, then docs/ARCHITECTURE.md, which walks one request and one live message through the code.

pub mod config;
pub mod demo;
pub mod files;
pub mod guests;
pub mod http;
pub mod jobs;
pub mod live;
pub mod mail;
pub mod operate;
mod rate;
mod scim;
pub mod sso;
mod start;

/// A page is thousands of small strings, made and dropped on every thread: the system's own allocator took a fifth of
/// the time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

pub use start::{Handed, Running, StartError, Started, Watch, start, start_with};
