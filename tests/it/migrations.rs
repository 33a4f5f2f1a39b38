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
