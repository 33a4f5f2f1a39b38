//! A confidential workgroup does not exist for others. Two networks that differ in nothing but one of them, full of activity,
//! give the same answers to everybody who is not in it: the same status, headers and pages, the same frames and mails, and
//! the same statements to the database, so that no time tells either.
//!
//! Routes are those that the sources declare, and a test beside holds that these are the ones that the server answers:
//! what is new is crawled without anyone adding it.

mod activity;
mod asked;
mod cast;
mod crawl;
mod feeds;
mod forms_sent;
mod guesses;
pub mod heard;
mod leaks;
mod mails;
mod registered;
mod sockets;

use cast::{Part, cast};
use crawl::Crawl;
use sund_tests::{Engine, Twin, twins};

/// Tables in which the activity leaves rows: a workgroup in which nothing happens is easily hidden.
const FULL: [&str; 9] =
    ["audit_log", "cases", "files", "invitations", "live_sessions", "measures", "notices", "posts", "threads"];

/// The crawlers that this half of the test is about; two tests, so that two cores have something to do. PostgreSQL is sent the
/// same statements as SQLite: there the first one is enough.
fn each_of(these: &[&str]) {
    for engine in Engine::all() {
        let these = if engine == Engine::Postgres { &these[..1] } else { these };
        twins(
            engine,
            |_| (),
            async |with: &Twin, without: &Twin| {
                let cast = cast(with, without).await;
                activity::fill_up(with, Part::named(&cast, "leaver")).await;
                let mut crawl = Crawl::of(with, without).await;
                let tables: Vec<_> = crawl.guesses.tables().collect();
                for table in FULL {
                    assert!(tables.contains(&table), "nothing goes on in {table}: {tables:?}");
                }
                for part in cast.iter().filter(|part| these.contains(&part.name)) {
                    crawl.pages(part).await;
                    sockets::talk(&mut crawl, part).await;
                    feeds::read(&mut crawl, part).await;
                    forms_sent::every(&mut crawl, part).await;
                    crawl.pages(part).await;
                    forms_sent::sign_out(&mut crawl, part).await;
                }
                crawl.done();
            },
        );
    }
}

#[test]
fn it_does_not_exist_for_strangers() {
    each_of(&["outsider", "nobody", "ex-member", "leaver"]);
}

#[test]
fn it_does_not_exist_for_those_who_chair_administer_or_are_suspended_elsewhere() {
    each_of(&["neighbour", "invited", "suspended", "administrator"]);
}
