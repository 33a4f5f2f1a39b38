//! How finders are written: one static statement, its values, a row type.
//!
//! The statement is a constant, so that it can be explained, is prepared once for each connection, and reads in a
//! review as what the database gets. `$1` to `$5` are always the [`Seer`] ([`seen_by`]), what else is asked begins at
//! `$6`; every list starts from [`entered!`], the condition that the viewer may enter the workgroup `w` (joined to the
//! viewer's membership `m`). Statements that depend on nothing but the person have that as `$1` and go on at `$2`.

use sea_orm::{ConnectionTrait, DbBackend, DbErr, FromQueryResult, Statement, Value};
use sund_domain::{
    people::Seer,
    sso::{Assurance, Level},
};
use uuid::Uuid;

/// The membership `m` that the viewer has now in the workgroup `w`.
macro_rules! join_membership {
    () => {
        concat!(
            " left join memberships m on m.workgroup_id = w.id and m.person_id = $1 and m.ended_at is null \
              and (m.until is null or m.until > $2) and not",
            $crate::sql::suspended!("$1")
        )
    };
}

/// The person is suspended from the workgroup `w` at `$2`: for them it is as for an outsider, and not entered if it is open.
macro_rules! suspended {
    ($person:literal) => {
        concat!(
            " exists (select 1 from measures ms where ms.person_id = ",
            $person,
            " and ms.workgroup_id = w.id and ms.kind = 'suspend' and ms.ended_at is null and (ms.until is null or ms.until > $2)) "
        )
    };
}

/// What keeps the viewer from writing in the workgroup `w`, as a column: `sund_domain::moderation::Bar::from_rank`.
macro_rules! bar {
    () => {
        " (select max(case when mb.kind = 'silence' then 2 else 1 end) from measures mb where mb.person_id = $1 \
          and mb.workgroup_id = w.id and mb.ended_at is null and ((mb.kind = 'silence' and (mb.until is null or mb.until > $2)) \
            or (mb.kind = 'warn' and mb.read_at is null))) as bar "
    };
}

/// Joins workgroup `w` and the viewer's membership `m` to a table that has `workgroup_id` under the given alias.
macro_rules! join_workgroup {
    ($alias:literal) => {
        concat!(" join workgroups w on w.id = ", $alias, ".workgroup_id", $crate::sql::join_membership!())
    };
}

/// The viewer moderates the workgroup: `sund_domain::workgroups::Standing::leads`.
macro_rules! leads {
    () => {
        " m.role in ('deputy', 'chair') "
    };
}

/// The viewer's sign-in is as sure and as fresh as the workgroup asks: `sund_domain::sso::Assurance::is_met`.
macro_rules! sure_enough {
    () => {
        " (w.required_level <= $3 and (w.required_age = 0 or w.required_age >= $4)) "
    };
}

/// The viewer may enter the workgroup: the same rule as `sund_domain::workgroups::enters`, where lists begin.
macro_rules! entered {
    () => {
        concat!(
            " (m.role is not null or (w.visibility = 'open' and not $5 and not",
            $crate::sql::suspended!("$1"),
            ")) and",
            $crate::sql::sure_enough!()
        )
    };
}

pub(crate) use {bar, entered, join_membership, join_workgroup, leads, sure_enough, suspended};

/// The values of a statement that depends on who looks: `$1` person, `$2` now, `$3` level, `$4` age of the sign-in,
/// `$5` whether it is a guest; then the others.
pub(crate) fn seen_by(seer: Seer, others: impl IntoIterator<Item = Value>) -> impl Iterator<Item = Value> {
    let seer: [Value; 5] = [
        seer.person.0.into(),
        seer.now.0.into(),
        i32::from(seer.level.rank()).into(),
        seer.age().into(),
        seer.guest.into(),
    ];
    seer.into_iter().chain(others)
}

/// Of two texts of one statement that of this database: SQLite's, or PostgreSQL's.
pub(crate) fn on(on: &impl ConnectionTrait, [sqlite, postgres]: [&'static str; 2]) -> &'static str {
    if on.get_database_backend() == DbBackend::Postgres { postgres } else { sqlite }
}

pub(crate) async fn all<R: FromQueryResult>(
    on: &impl ConnectionTrait,
    sql: &'static str,
    values: impl IntoIterator<Item = Value>,
) -> Result<Vec<R>, DbErr> {
    let Some(statement) = statement(on, sql, values) else { return Ok(Vec::new()) };
    R::find_by_statement(statement).all(on).await
}

pub(crate) async fn one<R: FromQueryResult>(
    on: &impl ConnectionTrait,
    sql: &'static str,
    values: impl IntoIterator<Item = Value>,
) -> Result<Option<R>, DbErr> {
    let Some(statement) = statement(on, sql, values) else { return Ok(None) };
    R::find_by_statement(statement).one(on).await
}

/// The statement, unless it asks for a text with a NUL: PostgreSQL takes none, and nothing is called so.
fn statement(
    on: &impl ConnectionTrait,
    sql: &'static str,
    values: impl IntoIterator<Item = Value>,
) -> Option<Statement> {
    let statement = Statement::from_sql_and_values(on.get_database_backend(), sql, values);
    let nul = |value: &Value| matches!(value, Value::String(Some(text)) if text.contains('\0'));
    (!statement.values.iter().flat_map(|values| &values.0).any(nul)).then_some(statement)
}

#[derive(Debug, FromQueryResult)]
struct Count {
    n: i64,
}

/// What a statement counts, as `n`.
pub(crate) async fn count(
    on: &impl ConnectionTrait,
    sql: &'static str,
    values: impl IntoIterator<Item = Value>,
) -> Result<u64, DbErr> {
    Ok(one::<Count>(on, sql, values).await?.map_or(0, |row| u64::try_from(row.n).unwrap_or_default()))
}

#[derive(Debug, FromQueryResult)]
struct Id {
    id: Uuid,
}

/// What a statement finds, by the `id` that it selects.
pub(crate) async fn ids<T: From<Uuid>>(
    on: &impl ConnectionTrait,
    sql: &'static str,
    values: impl IntoIterator<Item = Value>,
) -> Result<Vec<T>, DbErr> {
    Ok(all::<Id>(on, sql, values).await?.into_iter().map(|row| row.id.into()).collect())
}

/// The first of them.
pub(crate) async fn id<T: From<Uuid>>(
    on: &impl ConnectionTrait,
    sql: &'static str,
    values: impl IntoIterator<Item = Value>,
) -> Result<Option<T>, DbErr> {
    Ok(one::<Id>(on, sql, values).await?.map(|row| row.id.into()))
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

/// What is asked of a sign-in, from its two columns; an age of 0 asks for none.
pub(crate) fn assurance(level: i32, age: i64) -> Assurance {
    Assurance { level: Level::of_rank(level), within: (age > 0).then_some(age) }
}

/// A JSON column that this build cannot read.
pub(crate) fn json<T: serde::de::DeserializeOwned>(column: &str, value: &str) -> Result<T, DbErr> {
    serde_json::from_str(value).map_err(|fault| DbErr::Type(format!("unreadable {column}: {fault}")))
}

/// A value of the domain as a JSON column.
pub(crate) fn to_json(value: &impl serde::Serialize) -> Result<String, DbErr> {
    serde_json::to_string(value).map_err(|fault| DbErr::Json(fault.to_string()))
}
