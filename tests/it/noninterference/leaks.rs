//! Leaks that are planted, each of a kind that programs have had: the crawl finds every one.

use super::{
    cast::{Part, cast},
    crawl::Crawl,
    heard::Heard,
};
use sea_orm::ConnectionTrait as _;
use sund_tests::{Answer, Engine, Twin, twins};

/// What somebody would see if the program were wrong, as the database would say it.
const PLANTED: [(&str, &str, &str); 4] = [
    ("a list with it", "outsider", "update workgroups set visibility = 'closed' where visibility = 'confidential'"),
    ("a count with its threads", "outsider", "update forums set threads = threads + 1"),
    (
        "a place that has not ended",
        "ex-member",
        "update memberships set ended_at = null where person_id = (select id from people where name = 'Eero Lehto')",
    ),
    ("a trace on a profile", "outsider", "update people set topics = 'cloudberry' where name = 'Birgitta Lund'"),
];

#[test]
fn a_leak_is_found() {
    for (what, finder, sql) in PLANTED {
        twins(
            Engine::Sqlite,
            |_| (),
            async |with: &Twin, without: &Twin| {
                let cast = cast(with, without).await;
                let database = with.connect().await;
                database.execute_unprepared(sql).await.unwrap();
                database.close().await.unwrap();
                let mut crawl = Crawl::of(with, without).await;
                let part = cast.iter().find(|part: &&Part| part.name == finder).unwrap();
                crawl.pages(part).await;
                let faults = format!("{:?}", crawl.faults);
                assert!(faults.contains("with it, and without it"), "{what} was not found");
            },
        );
    }
}

#[test]
fn one_statement_more_is_found() {
    let answer = Answer { status: 404, headers: http::HeaderMap::new(), body: "Not found".into() };
    let quick = Heard { answer: answer.clone(), statements: vec!["select 1".into()] };
    let slow = Heard { answer, statements: vec!["select 1".into(), "select 2".into()] };
    assert_eq!(quick.differs(&quick.clone()), None);
    assert!(slow.differs(&quick).unwrap().starts_with("statements"));
}
