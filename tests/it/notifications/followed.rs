//! Forums that were followed before there were levels.

use sea_orm::{ConnectionTrait, Statement};
use sea_orm_migration::MigratorTrait;
use sund_migrations::Migrator;
use sund_tests::{Database, Engine};
use uuid::Uuid;

/// Who followed a forum watches it, since then.
#[test]
fn followed_forums_are_watched() {
    for engine in Engine::all() {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let database = Database::empty(engine).await;
            let on = database.connect().await;
            let all = Migrator::migrations();
            let step = all.iter().position(|step| step.name().starts_with("m20261125_25_")).unwrap();
            Migrator::up(&on, Some(u32::try_from(step).unwrap())).await.unwrap();
            let id = Uuid::from_u128;
            for (sql, values) in [
                (
                    "insert into organisations (id, slug, name, local_name, country, created_at) values ($1, 'x', 'x', 'x', 'FI', 1)",
                    vec![sea_orm::Value::from(id(1))],
                ),
                (
                    "insert into people (id, organisation_id, name, title, topics, time_zone, theme, joined_at) \
                     values ($1, $2, 'x', '', '', 'UTC', 'system', 1)",
                    vec![id(2).into(), id(1).into()],
                ),
                (
                    "insert into workgroups (id, slug, name, purpose, language, visibility, created_at) \
                     values ($1, 'x', 'x', 'x', 'en', 'open', 1)",
                    vec![id(3).into()],
                ),
                (
                    "insert into forums (id, workgroup_id, slug, title, about, language) values ($1, $2, 'x', 'x', 'x', 'en')",
                    vec![id(4).into(), id(3).into()],
                ),
                (
                    "insert into forum_follows (person_id, forum_id, since) values ($1, $2, 77)",
                    vec![id(2).into(), id(4).into()],
                ),
                (
                    "insert into notices (id, person_id, why, at, seen_at) values ($1, $2, 'post-hidden', 5, 6)",
                    vec![id(5).into(), id(2).into()],
                ),
            ] {
                let statement = Statement::from_sql_and_values(on.get_database_backend(), sql, values);
                on.execute_raw(statement).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
            }
            Migrator::up(&on, None).await.unwrap();
            for sql in [
                "select count(*) as n from watches w join forums f on f.id = w.subject_id \
                 where w.subject = 'forum' and w.level = 'watching' and w.chosen = true and w.since = 77",
                "select count(*) as n from notices where why = 'post-hidden' and reach = 'inside' and at = 5 and seen_at = 6 \
                 and mail_after is null",
                "select count(*) as n from workgroups where watch = 'normal'",
            ] {
                let row = on.query_one_raw(Statement::from_string(on.get_database_backend(), sql)).await.unwrap().unwrap();
                assert_eq!(row.try_get::<i64>("", "n").unwrap(), 1, "{sql} on {engine}");
            }
            on.close().await.unwrap();
            database.remove().await;
        });
    }
}
