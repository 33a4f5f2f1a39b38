//! How finders are written: one static statement, its values, a row type.
//!
//! The statement is a constant, so that it can be explained, is prepared once for each connection, and reads in a
//! review as what the database gets. `$1` is always the viewer, and every list starts from [`entered!`], the
//! condition that the viewer may enter the workgroup `w` (joined to the viewer's membership `m`).

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Statement, Value};

/// Joins workgroup `w` and the viewer's membership `m` to a table that has `workgroup_id` under the given alias.
macro_rules! join_workgroup {
    ($alias:literal) => {
        concat!(
            " join workgroups w on w.id = ",
            $alias,
            ".workgroup_id",
            " left join memberships m on m.workgroup_id = w.id and m.person_id = $1 and m.ended_at is null "
        )
    };
}

/// The viewer may enter the workgroup: the same rule as `sund_domain::workgroups::enters`, where lists begin.
macro_rules! entered {
    () => {
        " (w.visibility = 'open' or m.role is not null) "
    };
}

pub(crate) use {entered, join_workgroup};

pub(crate) async fn all<R: FromQueryResult>(
    on: &impl ConnectionTrait,
    sql: &'static str,
    values: impl IntoIterator<Item = Value>,
) -> Result<Vec<R>, DbErr> {
    R::find_by_statement(Statement::from_sql_and_values(on.get_database_backend(), sql, values)).all(on).await
}

pub(crate) async fn one<R: FromQueryResult>(
    on: &impl ConnectionTrait,
    sql: &'static str,
    values: impl IntoIterator<Item = Value>,
) -> Result<Option<R>, DbErr> {
    R::find_by_statement(Statement::from_sql_and_values(on.get_database_backend(), sql, values)).one(on).await
}

/// Runs a statement and says how many rows it changed.
pub(crate) async fn run(
    on: &impl ConnectionTrait,
    sql: &'static str,
    values: impl IntoIterator<Item = Value>,
) -> Result<u64, DbErr> {
    let statement = Statement::from_sql_and_values(on.get_database_backend(), sql, values);
    Ok(on.execute_raw(statement).await?.rows_affected())
}

/// A count or number column as the domain has it: never negative.
pub(crate) fn number(value: i32) -> u32 {
    u32::try_from(value).unwrap_or_default()
}

/// A number of the domain as a column.
pub(crate) fn column(value: u32) -> i32 {
    i32::try_from(value).unwrap_or(i32::MAX)
}

/// A code column that this build does not know: a row of a newer build, or a damaged one.
pub(crate) fn code<T: std::str::FromStr>(column: &str, value: &str) -> Result<T, DbErr> {
    value.parse().map_err(|_| DbErr::Type(format!("unknown {column}: {value:?}")))
}

/// A JSON column that this build cannot read.
pub(crate) fn json<T: serde::de::DeserializeOwned>(column: &str, value: &str) -> Result<T, DbErr> {
    serde_json::from_str(value).map_err(|fault| DbErr::Type(format!("unreadable {column}: {fault}")))
}

/// A value of the domain as a JSON column.
pub(crate) fn to_json(value: &impl serde::Serialize) -> Result<String, DbErr> {
    serde_json::to_string(value).map_err(|fault| DbErr::Json(fault.to_string()))
}
