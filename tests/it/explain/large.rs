//! The plans of every page's statements, at a million posts and 50,000 people, on both databases: none walks through a large
//! table, none sorts a large set. It takes minutes, so it is asked for: `make explain`.

use super::{plan, seed, walked};
use crate::noninterference::heard::is_by_itself;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};
use std::{collections::BTreeMap, fmt::Write as _, time::Instant};
use sund_tests::{
    Engine, Network, Person, on, postgres,
    routes::{all, fill},
};

/// The time, for measuring a duration.
#[expect(clippy::disallowed_methods, reason = "only a duration is measured, and told")]
fn now() -> Instant {
    Instant::now()
}

/// PostgreSQL reckons with so many rows in a sort at most.
const SORTED_MOST: f64 = 20_000.0;

#[test]
#[ignore = "fills two databases with a million posts: make explain"]
fn no_page_is_slow_at_a_million_posts_on_sqlite() {
    on(Engine::Sqlite, async |network| {
        let (plans, wrong) = look(network).await;
        insta::assert_snapshot!("plans_at_a_million_posts", plans);
        insta::assert_snapshot!("walks_at_a_million_posts_sqlite", wrong);
    });
}

/// Which plan PostgreSQL takes hangs on samples: what is wrong is told, and nothing else.
#[test]
#[ignore = "fills two databases with a million posts: make explain"]
fn no_page_is_slow_at_a_million_posts_on_postgres() {
    if postgres().is_some() {
        on(Engine::Postgres, async |network| {
            insta::assert_snapshot!("walks_at_a_million_posts_postgres", look(network).await.1);
        });
    }
}

/// The plan of each statement that some page asks, and those that walk or sort.
async fn look(network: &Network) -> (String, String) {
    let begun = now();
    seed::fill(network, seed::MILLION).await;
    eprintln!("{}: filled in {:?}", network.engine, begun.elapsed());
    let statements = statements(network).await;
    let database = network.connect().await;
    if database.get_database_backend() == DbBackend::Postgres {
        database.execute_unprepared("set plan_cache_mode = force_generic_plan").await.unwrap();
    }
    let (mut plans, mut wrong) = (String::new(), String::new());
    for (sql, page) in &statements {
        let steps = match database.get_database_backend() {
            DbBackend::Sqlite => plan(&database, sql).await,
            _ => plan_of_postgres(&database, sql).await,
        };
        writeln!(plans, "{page}\n  {}", short(sql)).unwrap();
        for step in &steps {
            writeln!(plans, "    {step}").unwrap();
            if walked(sql, step).is_some() || walks(step) {
                // What it reckons that costs hangs on samples.
                let step = step.split_once("  (cost=").map_or(step.as_str(), |(what, _)| what);
                writeln!(wrong, "{page}\n  {}\n    {}", short(sql), step.trim_start()).unwrap();
            }
        }
    }
    database.close().await.unwrap();
    (plans, wrong)
}

/// Each statement once, with the page that asks it first. Says how long pages take, for whoever looks on.
async fn statements(network: &Network) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for (page, who) in pages(network) {
        network.statements.take();
        let begun = now();
        let answer = network.get(who, &page).await;
        assert!(answer.status < 500, "{page}: {}", answer.body);
        eprintln!("{}: {:>6} ms {} {page}", network.engine, begun.elapsed().as_millis(), answer.status);
        for sql in network.statements.take() {
            if sql.trim_start().to_lowercase().starts_with("select") && !is_by_itself(&sql) {
                found.entry(sql).or_insert_with(|| general(&page));
            }
        }
    }
    network.statements.take();
    let begun = now();
    sund_actions::forum::alike(network.sund(), &network.people.member.viewer, seed::TITLE).await.unwrap();
    eprintln!("{}: {:>6} ms threads like a new one", network.engine, begun.elapsed().as_millis());
    found.extend(network.statements.take().into_iter().map(|sql| (sql, "threads like a new one".to_owned())));
    found
}

/// Every page that there is of the open workgroup, and those of many rows.
fn pages(network: &Network) -> Vec<(String, &Person)> {
    let (people, place) = (&network.people, &network.open);
    let mut pages = Vec::new();
    for route in all().iter().filter(|route| route.get && !route.pattern.starts_with("/pkg/")) {
        let who = match route.pattern.as_str() {
            pattern if pattern.starts_with("/administration") => &people.administrator,
            pattern if pattern.starts_with("/workgroups/") || pattern.starts_with("/threads/") => &people.chair,
            _ => &people.member,
        };
        // What signs out or chooses a language is no page; a copy of everything is as long as everything.
        let page =
            !["/language/", "/sign-in/", "/live/{id}/socket"].iter().any(|other| route.pattern.starts_with(other));
        if page && !route.pattern.ends_with("/export") {
            pages.extend(fill(route, network, place).addresses.into_iter().map(|address| (address, who)));
        }
    }
    let long = seed::long_thread();
    let of_many = [
        format!("/threads/{long}"),
        format!("/threads/{long}?post=2500"),
        format!("/forums/{}?after=1a1b2c3d4e5-{}", place.slug, place.question.0.simple()),
        format!("/forums/{}?show=unanswered", place.slug),
        format!("/forums/{}?show=mine", place.slug),
        format!("/people?after={}", people.member.viewer.person),
        "/people?name=person+49".into(),
        format!("/inbox?show=to-me&workgroup={}", place.slug),
    ];
    pages.extend(of_many.map(|address| (address, &people.member)));
    pages
}

async fn plan_of_postgres(database: &DatabaseConnection, sql: &str) -> Vec<String> {
    let most = (1..100).rev().find(|n| sql.contains(&format!("${n}"))).unwrap_or_default();
    let nulls = vec!["null"; most].join(", ");
    let run = if most == 0 { "execute looked_at".into() } else { format!("execute looked_at({nulls})") };
    database.execute_unprepared(&format!("prepare looked_at as {sql}")).await.unwrap_or_else(|e| panic!("{sql}: {e}"));
    let explain = Statement::from_string(database.get_database_backend(), format!("explain {run}"));
    let rows = database.query_all_raw(explain).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
    database.execute_unprepared("deallocate looked_at").await.unwrap();
    rows.iter().map(|row| row.try_get::<String>("", "QUERY PLAN").unwrap()).collect()
}

/// Whether this step of PostgreSQL's walks through a large table, or sorts a large set.
fn walks(step: &str) -> bool {
    let rows = step.split_once(" rows=").and_then(|(_, rest)| rest.split(' ').next()?.parse::<f64>().ok());
    let many = rows.is_some_and(|rows| rows > SORTED_MOST);
    let large = super::LARGE.iter().any(|table| step.contains(&format!("Seq Scan on {table} ")));
    large || many && step.contains("Sort ")
}

/// A statement's beginning, and where it looks.
fn short(sql: &str) -> String {
    let sql = sql.split_whitespace().collect::<Vec<_>>().join(" ");
    let from = sql.find(" from ").unwrap_or_default();
    let cut = |text: &str, most: usize| text.chars().take(most).collect::<String>();
    format!("{} … {}", cut(&sql, 60), cut(&sql[from..], 90))
}

/// An address without ids.
fn general(page: &str) -> String {
    let part = |part: &str| if part.parse::<uuid::Uuid>().is_ok() { "ID".to_owned() } else { part.to_owned() };
    page.split('?').next().unwrap_or_default().split('/').map(part).collect::<Vec<_>>().join("/")
}
