//! A thread of 5,000 posts opens anywhere as one of three does: as many statements, as many posts, found by an index.

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};
use sund_domain::forum::POSTS_A_PAGE;
use sund_tests::{Network, each_database};

const POSTS: u32 = 5_000;

/// The open workgroup's question gets as many posts as if people had written for years.
async fn lengthen(network: &Network, on: &DatabaseConnection) {
    let backend = on.get_database_backend();
    let (some_id, numbers) = match backend {
        DbBackend::Sqlite => (
            "randomblob(16)",
            "(with recursive n(i) as (select 4 union all select i + 1 from n where i < 5000) select i from n)",
        ),
        _ => ("gen_random_uuid()", "(select i from generate_series(4, 5000) i)"),
    };
    let sql = format!(
        "insert into posts (id, thread_id, number, author_id, organisation_id, language, markdown, html, posted_at, form_id) \
         select {some_id}, p.thread_id, x.i, p.author_id, p.organisation_id, 'en', 'More', '<p>More</p>', p.posted_at + x.i, {some_id} \
         from posts p, {numbers} x where p.id = $1"
    );
    let (first, thread) = (network.open.posts[0].0, network.open.question.0);
    let longer = "update threads set last_number = $2 where id = $1";
    for (sql, values) in [
        (sql.as_str(), vec![sea_orm::Value::from(first)]),
        (longer, vec![thread.into(), i32::try_from(POSTS).unwrap().into()]),
    ] {
        on.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await.unwrap();
    }
}

/// What the page costs somebody who looks for the second time, and how many posts it shows.
async fn looked(network: &Network, number: u32) -> (Vec<String>, usize) {
    let page = format!("/threads/{}?post={number}", network.open.question);
    let reader = &network.people.member;
    network.get(reader, &page).await;
    network.statements.take();
    let answer = network.get(reader, &page).await;
    assert_eq!(answer.status, 200, "{number}");
    // Where a poll is on the page, what has come of it costs one more; the first post of this thread has one.
    let statements =
        network.statements.take().into_iter().filter(|sql| !sql.contains("join poll_votes v on")).collect();
    (statements, answer.body.matches(" aria-labelledby=\"by").count())
}

#[test]
fn it_costs_the_same_anywhere_in_a_thread_however_long() {
    each_database(async |network| {
        let on = network.connect().await;
        let (short, posts) = looked(network, 1).await;
        assert_eq!(posts, 3);
        lengthen(network, &on).await;
        for number in [1, 21, POSTS / 2, POSTS] {
            let (statements, posts) = looked(network, number).await;
            assert_eq!(statements, short, "{number}: the same statements");
            assert_eq!(posts, POSTS_A_PAGE as usize, "{number}");
        }
        if on.get_database_backend() == DbBackend::Sqlite {
            let page =
                short.iter().find(|sql| sql.contains("p.number >= ")).expect("a statement for the posts of a page");
            let plan = Statement::from_string(DbBackend::Sqlite, format!("explain query plan {page}"));
            let steps: Vec<String> =
                on.query_all_raw(plan).await.unwrap().iter().map(|row| row.try_get("", "detail").unwrap()).collect();
            let found = "posts_thread_number (thread_id=? AND number>? AND number<?)";
            assert!(steps.iter().any(|step| step.contains(found)), "{steps:?}");
            assert!(!steps.iter().any(|step| step.contains("TEMP B-TREE")), "{steps:?}");
        }
        on.close().await.unwrap();
    });
}
