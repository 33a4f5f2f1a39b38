//! What somebody could guess or have kept of the confidential workgroup: the ids of everything in it, its names.

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};
use std::collections::{BTreeMap, BTreeSet};
use sund_tests::{Twin, routes::Route};
use uuid::Uuid;

/// By table: the ids of rows that are in the one network only.
#[derive(Debug)]
pub struct Guesses(BTreeMap<String, Vec<Uuid>>);

impl Guesses {
    /// Reads both databases.
    pub async fn of(with: &Twin, without: &Twin) -> Self {
        let (one, other) = (ids(with).await, ids(without).await);
        let only = |(table, ids): (String, BTreeSet<Uuid>)| {
            let there = other.get(&table).cloned().unwrap_or_default();
            let only: Vec<Uuid> = ids.difference(&there).copied().collect();
            (!only.is_empty()).then_some((table, only))
        };
        Self(one.into_iter().filter_map(only).collect())
    }

    /// The tables in which the confidential workgroup has left rows.
    pub fn tables(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// An id for a parameter of a route, from each table that is called after it: the first and the last one.
    pub fn named(&self, parameter: &str) -> Vec<String> {
        let tables = self.0.iter().filter(|(table, _)| table.contains(parameter));
        tables
            .flat_map(|(_, ids)| [ids.first(), ids.last()])
            .flatten()
            .map(Uuid::to_string)
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect()
    }

    /// The addresses of this route with what is in the confidential workgroup.
    pub fn addresses(&self, route: &Route, twin: &Twin) -> Vec<String> {
        let place = &twin.confidential;
        let mut addresses = vec![route.pattern.clone()];
        for parameter in route.pattern.split('{').skip(1).filter_map(|part| part.split('}').next()) {
            let values = match parameter {
                "forum" | "workgroup" => vec![place.slug.clone()],
                "thread" => vec![place.question.to_string(), place.left_behind.to_string(), place.hidden.to_string()],
                "post" => vec![place.posts[0].to_string(), place.left_behind_post.to_string()],
                "session" | "id" => vec![place.open.to_string(), place.planned.to_string(), place.ended.to_string()],
                "person" => vec![twin.people.member.viewer.person.to_string()],
                _ => self.named(parameter),
            };
            let name = format!("{{{parameter}}}");
            addresses =
                addresses.iter().flat_map(|address| values.iter().map(|value| address.replace(&name, value))).collect();
        }
        addresses.retain(|address| *address != route.pattern);
        addresses
    }
}

async fn ids(twin: &Twin) -> BTreeMap<String, BTreeSet<Uuid>> {
    let on = twin.connect().await;
    let mut all = BTreeMap::new();
    for table in tables_with_ids(&on).await {
        let rows = asked(&on, &format!("select id from {table}")).await;
        // An id that is no UUID is nothing that stands in an address.
        let ids = rows.iter().filter_map(|row| row.try_get::<Uuid>("", "id").ok()).collect();
        all.insert(table, ids);
    }
    on.close().await.unwrap();
    all
}

async fn tables_with_ids(on: &DatabaseConnection) -> Vec<String> {
    let sql = match on.get_database_backend() {
        DbBackend::Sqlite => {
            "select t.name as name from sqlite_master t, pragma_table_info(t.name) c where t.type = 'table' and c.name = 'id'"
        }
        _ => {
            "select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'id'"
        }
    };
    asked(on, sql).await.iter().map(|row| row.try_get("", "name").unwrap()).collect()
}

async fn asked(on: &DatabaseConnection, sql: &str) -> Vec<sea_orm::QueryResult> {
    on.query_all_raw(Statement::from_string(on.get_database_backend(), sql)).await.unwrap()
}
