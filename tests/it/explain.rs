//! How SQLite finds what pages ask for: by an index, never by walking through all threads or posts.

mod large;
mod seed;

use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};
use std::fmt::Write as _;
use sund_domain::live::Mode;
use sund_tests::{Engine, Network, on};
use uuid::Uuid;

/// Tables that grow with every day.
const LARGE: [&str; 14] = [
    "thread_tags",
    "threads",
    "thread_words",
    "held_posts",
    "posts",
    "live_messages",
    "audit_log",
    "people",
    "memberships",
    "notices",
    "watches",
    "bookmarks",
    "files",
    "whispers",
];

#[test]
fn no_page_walks_through_a_large_table() {
    on(Engine::Sqlite, async |network| {
        let database = network.connect().await;
        let mut walks = String::new();
        for (name, page) in pages(network) {
            network.statements.take();
            let who = match page.as_str() {
                page if page.starts_with("/administration") => &network.people.administrator,
                page if ["/export", "/queue", "/whispers"].iter().any(|end| page.ends_with(end)) => {
                    &network.people.chair
                }
                _ => &network.people.member,
            };
            let answer = network.get(who, &page).await;
            assert_eq!(answer.status, 200, "{page}");
            for sql in network.statements.take().iter().filter(|sql| sql.to_lowercase().starts_with("select")) {
                for step in plan(&database, sql).await {
                    if let Some(table) = walked(sql, &step) {
                        writeln!(walks, "{name}: {table}: {step}").unwrap();
                    }
                }
            }
        }
        database.close().await.unwrap();
        insta::assert_snapshot!(walks, @"");
    });
}

fn pages(network: &Network) -> Vec<(&'static str, String)> {
    let place = &network.open;
    vec![
        ("home", "/".into()),
        ("forum list", "/forums".into()),
        ("forum page", format!("/forums/{}", place.slug)),
        ("next forum page", format!("/forums/{}?after=1a1b2c3d4e5-{}", place.slug, place.question.0.simple())),
        ("unanswered", format!("/forums/{}?show=unanswered", place.slug)),
        ("mine", format!("/forums/{}?show=mine", place.slug)),
        ("new thread", format!("/forums/{}/new", place.slug)),
        ("thread", format!("/threads/{}", place.question)),
        ("quote", format!("/threads/{}?quote={}", place.question, place.posts[1])),
        ("history", format!("/posts/{}/history", place.posts[1])),
        ("workgroup", format!("/workgroups/{}", place.slug)),
        ("members", format!("/workgroups/{}/members?name=a&country=SE", place.slug)),
        ("log", format!("/workgroups/{}/log", place.slug)),
        ("queue", format!("/workgroups/{}/queue", place.slug)),
        ("what chairs decided about one", "/settings/decisions".into()),
        ("drafts", "/drafts".into()),
        ("a theme", "/tags/recruitment".into()),
        ("next page of a theme", format!("/tags/recruitment?after=1a1b2c3d4e5-{}", place.question.0.simple())),
        ("inbox", "/inbox".into()),
        ("of one workgroup", format!("/inbox?show=to-me&workgroup={}", place.slug)),
        ("how one is told", "/settings/notifications".into()),
        ("feed settings", "/settings/feeds".into()),
        ("own files", "/files".into()),
        ("bookmarks", "/bookmarks".into()),
        ("bookmarks looked for", "/bookmarks?note=x".into()),
        ("live list", "/live".into()),
        ("directory", "/people".into()),
        ("next directory page", format!("/people?after={}", network.people.member.viewer.person)),
        ("person", format!("/people/{}", network.people.member.viewer.person)),
        ("live room", format!("/live/{}", place.open)),
        ("a conference", format!("/conferences/{}", place.conference)),
        ("live plan", format!("/live/{}", place.planned)),
        ("copy", format!("/workgroups/{}/export", place.slug)),
        ("whispers", format!("/workgroups/{}/whispers", place.slug)),
        ("administrators' log", "/administration/log".into()),
        ("a number in it", "/administration/log?number=7kq10123".into()),
    ]
}

/// Whom one can call is found while one types.
#[test]
fn nobody_walks_through_everybody_to_find_a_name() {
    on(Engine::Sqlite, async |network| {
        let database = network.connect().await;
        let mut walks = String::new();
        let body = format!("@[x](/people/{})", network.people.chair.viewer.person);
        for place in network.places() {
            let address = format!("/threads/{}/reply", place.question);
            for act in ["find", "preview"] {
                network.statements.take();
                let form = [("body", body.as_str()), ("mention", "a"), ("do", act)];
                assert_eq!(network.post(&network.people.member, &address, &form).await.status, 200);
                for sql in network.statements.take().iter().filter(|sql| sql.to_lowercase().starts_with("select")) {
                    for step in plan(&database, sql).await {
                        if let Some(table) = walked(sql, &step).filter(|_| !step.ends_with("INDEX people_name")) {
                            writeln!(walks, "{act}: {table}: {step}").unwrap();
                        }
                    }
                }
            }
        }
        database.close().await.unwrap();
        insta::assert_snapshot!(walks, @"");
    });
}

/// Who speaks and whether the message is there already, for as many messages as wait.
#[test]
fn no_message_walks_through_a_large_table() {
    on(Engine::Sqlite, async |network| {
        let database = network.connect().await;
        let (mut walks, mut asked) = (String::new(), 0);
        for mode in Mode::ALL {
            let session = crate::live::chatham::opened(network, mode).await;
            network.statements.take();
            let address = format!("/live/{session}/messages");
            network
                .post(
                    &network.people.member,
                    &address,
                    &[("form", Uuid::from_u128(1).to_string()), ("body", "x".into())],
                )
                .await;
            for sql in network.statements.take().iter().filter(|sql| sql.to_lowercase().starts_with("select")) {
                asked += usize::from(sql.contains("json_each"));
                for step in plan(&database, sql).await {
                    if let Some(table) = walked(sql, &step) {
                        writeln!(walks, "{mode:?}: {table}: {step}").unwrap();
                    }
                }
            }
        }
        database.close().await.unwrap();
        assert_eq!(asked, 2 * Mode::ALL.len(), "what is asked for many at once");
        insta::assert_snapshot!(walks, @"");
    });
}

/// What platform administrators look through is as large. Only those who wait are in the index of those who wait.
#[test]
fn no_page_of_administrators_walks_through_a_large_table() {
    on(Engine::Sqlite, async |network| {
        let database = network.connect().await;
        let mut walks = String::new();
        let person = network.people.administrator.viewer.person;
        for page in [
            "/administration/people".to_owned(),
            "/administration/people?name=a".to_owned(),
            format!("/administration/people?after={person}"),
        ] {
            network.statements.take();
            let answer = network.get(&network.people.administrator, &page).await;
            assert_eq!(answer.status, 200, "{page}");
            for sql in network.statements.take().iter().filter(|sql| sql.to_lowercase().starts_with("select")) {
                for step in plan(&database, sql).await {
                    if let Some(table) = walked(sql, &step).filter(|_| !step.ends_with("INDEX people_waiting")) {
                        writeln!(walks, "{page}: {table}: {step}").unwrap();
                    }
                }
            }
        }
        database.close().await.unwrap();
        insta::assert_snapshot!(walks, @"");
    });
}

/// The steps of SQLite's plan for a statement. What is not bound counts as null, which changes no plan here.
async fn plan(database: &DatabaseConnection, sql: &str) -> Vec<String> {
    let statement = Statement::from_string(database.get_database_backend(), format!("explain query plan {sql}"));
    let rows = database.query_all_raw(statement).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
    rows.iter().map(|row| row.try_get::<String>("", "detail").unwrap()).collect()
}

/// The large table that this step walks through from end to end, if it does.
fn walked(sql: &str, step: &str) -> Option<&'static str> {
    let alias = step.strip_prefix("SCAN ")?.split_whitespace().next()?;
    let sql = format!("{} ", sql.to_lowercase().replace(['"', '(', ')', ','], " "));
    let means = |table: &&&str| {
        alias == **table
            || sql.contains(&format!(" {table} {alias} "))
            || sql.contains(&format!(" {table} as {alias} "))
    };
    LARGE.iter().find(means).copied()
}

#[test]
fn a_walk_would_be_seen() {
    on(Engine::Sqlite, async |network| {
        let database = network.connect().await;
        let sql = "select p.id from posts p where p.markdown = 'x'";
        let steps = plan(&database, sql).await;
        assert!(steps.iter().any(|step| walked(sql, step) == Some("posts")), "{steps:?}");
        let sql = "select id from threads where id = $1";
        assert!(plan(&database, sql).await.iter().all(|step| walked(sql, step).is_none()));
        database.close().await.unwrap();
    });
}
