//! Tests that need more than one room: HTTP and sockets against a server in this process, on both databases.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

mod access;
mod accounts;
mod addresses;
mod administrators;
mod another;
mod arrows;
mod chairs;
mod cli;
mod edits;
mod evil;
mod explain;
mod export;
mod faults;
mod files;
mod guests;
mod hostile;
mod idempotent;
mod joining;
mod late;
mod live;
mod mail;
mod migrations;
mod moderation;
mod network_log;
mod notifications;
mod pace;
mod property;
mod provider_groups;
mod providers;
mod queries;
mod routes;
mod scim;
mod strangers;
mod unread;
mod words;
