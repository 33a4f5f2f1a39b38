//! The schema, step by step, on both databases and with rows in it.

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};
use sea_orm_migration::MigratorTrait;
use std::fmt::Write as _;
use sund_migrations::Migrator;
use sund_tests::{Database, Engine};

fn each_empty_database(test: &impl AsyncFn(Engine, &DatabaseConnection)) {
    for engine in Engine::all() {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let database = Database::empty(engine).await;
            let connection = database.connect().await;
            test(engine, &connection).await;
            connection.close().await.unwrap();
            database.remove().await;
        });
    }
}

#[test]
fn every_step_goes_up_over_rows() {
    each_empty_database(&async |engine, database| {
        let steps = u32::try_from(Migrator::migrations().len()).unwrap();
        for step in 1..=steps {
            Migrator::up(database, Some(1)).await.unwrap_or_else(|error| panic!("step {step} on {engine}: {error}"));
            for table in tables(database).await {
                if count(database, &table).await == 0 {
                    insert_a_row(database, &table).await;
                }
            }
        }
        for table in tables(database).await {
            assert_eq!(count(database, &table).await, 1, "{table} on {engine} after all steps");
        }
        assert!(Migrator::get_pending_migrations(database).await.unwrap().is_empty());
    });
}

#[test]
fn going_up_twice_changes_nothing() {
    each_empty_database(&async |engine, database| {
        Migrator::up(database, None).await.unwrap();
        let once = schema(database).await;
        Migrator::up(database, None).await.unwrap();
        assert_eq!(once, schema(database).await, "{engine}");
        assert!(once.contains("people.time_zone text"), "{once}");
    });
}

#[test]
fn the_schema_is_the_same_on_both() {
    let schemas = std::cell::RefCell::new(Vec::new());
    each_empty_database(&async |_, database| {
        Migrator::up(database, None).await.unwrap();
        let schema = schema(database).await;
        schemas.borrow_mut().push(schema);
    });
    if let [sqlite, postgres] = schemas.into_inner().as_slice() {
        assert_eq!(sqlite, postgres, "SQLite on the left, PostgreSQL on the right");
    }
}

/// Directories go on with the ids that they know, which were the ids of people until then.
#[test]
fn what_directories_know_stays_when_they_get_ids_of_their_own() {
    each_empty_database(&async |engine, database| {
        let all = Migrator::migrations();
        let step = all.iter().position(|step| step.name().starts_with("m20261125_02_")).unwrap();
        Migrator::up(database, Some(u32::try_from(step).unwrap())).await.unwrap();
        let id = uuid::Uuid::from_u128;
        let run = async |sql: &str, values: Vec<sea_orm::Value>| {
            let statement = Statement::from_sql_and_values(database.get_database_backend(), sql, values);
            database.execute_raw(statement).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
        };
        let organisation = "insert into organisations (id, slug, name, local_name, country, created_at) \
            values ($1, 'x', 'x', 'x', 'FI', 1)";
        run(organisation, vec![id(1).into()]).await;
        let provider = "insert into providers (id, organisation_id, issuer, client_id, scopes, enabled, created_at) \
            values ($2, $1, 'x', 'x', '', true, 1)";
        run(provider, vec![id(1).into(), id(2).into()]).await;
        let group = "insert into scim_groups (id, provider_id, display_name, created_at, changed_at) values ($1, $2, 'x', 1, 1)";
        run(group, vec![id(3).into(), id(2).into()]).await;
        for n in 10..13 {
            let person = "insert into people (id, organisation_id, name, title, topics, time_zone, theme, joined_at) \
                values ($1, $2, 'x', '', '', 'UTC', 'system', 1)";
            run(person, vec![id(n).into(), id(1).into()]).await;
            let user = "insert into scim_users (person_id, provider_id, user_key, external_id, told, created_at, changed_at, \
                ended_at, deleted_at) values ($1, $2, $3, $3, $4, 1, 2, 3, $5)";
            let deleted = (n == 12).then_some(4_i64);
            let name = format!("person {n}");
            run(user, vec![id(n).into(), id(2).into(), name.into(), format!("{{{n}}}").into(), deleted.into()]).await;
            let member = "insert into scim_group_members (group_id, person_id) values ($1, $2)";
            run(member, vec![id(3).into(), id(n).into()]).await;
        }
        Migrator::up(database, None).await.unwrap();
        let kept = "select user_key || ' ' || external_id || ' ' || told || ' ' || coalesce(deleted_at, 0) from scim_users \
            where id = person_id and created_at = 1 and changed_at = 2 and ended_at = 3 order by id";
        let kept: Vec<_> = rows(database, kept).await.into_iter().map(|mut row| row.remove(0)).collect();
        let expected = ["person 10 person 10 {10} 0", "person 11 person 11 {11} 0", "person 12 person 12 {12} 4"];
        assert_eq!(kept, expected, "{engine}");
        let members = "select '1' from scim_group_members m join scim_users u on u.id = m.user_id";
        assert_eq!(rows(database, members).await.len(), 3, "{engine}");
    });
}

async fn rows(on: &DatabaseConnection, sql: &str) -> Vec<Vec<String>> {
    let rows = on.query_all_raw(Statement::from_string(on.get_database_backend(), sql)).await.unwrap();
    let text = |row: &sea_orm::QueryResult| {
        (0..row.column_names().len()).map(|n| row.try_get_by_index::<String>(n).unwrap_or_default()).collect()
    };
    rows.iter().map(text).collect()
}

/// Our tables in the order in which they were made: what is referred to comes first.
async fn tables(on: &DatabaseConnection) -> Vec<String> {
    let sql = match on.get_database_backend() {
        DbBackend::Sqlite => {
            "select name from sqlite_master where type = 'table' and name not like 'sqlite%' and name <> 'seaql_migrations' order by rowid"
        }
        _ => {
            "select c.relname::text from pg_class c join pg_namespace n on n.oid = c.relnamespace \
              where n.nspname = 'public' and c.relkind = 'r' and c.relname <> 'seaql_migrations' order by c.oid"
        }
    };
    rows(on, sql).await.into_iter().map(|mut row| row.remove(0)).collect()
}

/// Name, kind and whether it must be there, of each column, by name.
async fn columns(on: &DatabaseConnection, table: &str) -> Vec<(String, &'static str, bool)> {
    let sql = match on.get_database_backend() {
        DbBackend::Sqlite => format!(
            "select name, type, case when \"notnull\" or pk then 'yes' else 'no' end from pragma_table_info('{table}') order by name"
        ),
        _ => format!(
            "select column_name::text, data_type::text, case is_nullable when 'NO' then 'yes' else 'no' end \
             from information_schema.columns where table_name = '{table}' order by column_name collate \"C\""
        ),
    };
    let kind = |kind: &str| match kind.to_lowercase().split('(').next().unwrap_or_default() {
        "uuid" | "uuid_text" => "uuid",
        "text" => "text",
        // SQLite has one kind of whole number.
        "bigint" | "integer" => "number",
        "boolean" => "boolean",
        other => panic!("{table}: a new kind of column, {other}"),
    };
    rows(on, &sql).await.into_iter().map(|row| (row[0].clone(), kind(&row[1]), row[2] == "yes")).collect()
}

/// Our own indexes: name, table, uniqueness.
async fn indexes(on: &DatabaseConnection) -> Vec<Vec<String>> {
    let sql = match on.get_database_backend() {
        DbBackend::Sqlite => {
            "select name, tbl_name, case when sql like '%UNIQUE%' then 'unique' else '' end from sqlite_master \
             where type = 'index' and sql is not null order by name"
        }
        _ => {
            "select i.relname::text, t.relname::text, case when x.indisunique then 'unique' else '' end from pg_index x \
             join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid \
             join pg_namespace n on n.oid = t.relnamespace \
             where n.nspname = 'public' and not exists (select 1 from pg_constraint c where c.conindid = x.indexrelid) \
             order by i.relname collate \"C\""
        }
    };
    rows(on, sql).await
}

async fn schema(on: &DatabaseConnection) -> String {
    let mut told = String::new();
    let mut tables = tables(on).await;
    tables.sort();
    for table in tables {
        for (name, kind, needed) in columns(on, &table).await {
            writeln!(told, "{table}.{name} {kind}{}", if needed { "" } else { ", may be missing" }).unwrap();
        }
    }
    for index in indexes(on).await {
        writeln!(told, "index {}", index.join(" ")).unwrap();
    }
    told
}

async fn count(on: &DatabaseConnection, table: &str) -> usize {
    rows(on, &format!("select '1' from {table}")).await.len()
}

/// A row in which every id is the same: whatever it refers to is the one row of another table.
async fn insert_a_row(on: &DatabaseConnection, table: &str) {
    let sqlite = on.get_database_backend() == DbBackend::Sqlite;
    let (names, values): (Vec<_>, Vec<_>) = columns(on, table)
        .await
        .into_iter()
        .map(|(name, kind, _)| {
            let value = match kind {
                "uuid" if sqlite => "x'00000000000070008000000000000001'",
                "uuid" => "'00000000-0000-7000-8000-000000000001'",
                "text" => "'x'",
                "boolean" => "true",
                _ => "1",
            };
            (format!("\"{name}\""), value)
        })
        .unzip();
    let sql = format!("insert into {table} ({}) values ({})", names.join(", "), values.join(", "));
    on.execute_unprepared(&sql).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
}
