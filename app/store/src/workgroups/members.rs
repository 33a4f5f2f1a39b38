//! Who belongs to a workgroup, page by page, and how many from which country.

use crate::{
    StoreError,
    people::ProfileRow,
    sql::{self, code, entered, join_membership, join_workgroup},
};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};
use std::collections::HashMap;
use sund_domain::{
    Granted,
    ids::WorkgroupId,
    people::{Country, Profile, Seer},
    time::Timestamp,
    workgroups::{Enter, Standing, Workgroup},
};
use uuid::Uuid;

/// The members `pm` of the workgroup `$6`, for those who may enter it.
macro_rules! members {
    () => {
        concat!(
            " from memberships pm join people p on p.id = pm.person_id join organisations o on o.id = p.organisation_id",
            join_workgroup!("pm"),
            "where",
            entered!(),
            "and w.id = $6 and pm.role <> 'reader' and pm.ended_at is null and (pm.until is null or pm.until > $2) \
             and p.ended_at is null "
        )
    };
}

const PAGE: &str = concat!(
    "select p.id, p.name, p.title, p.topics, p.guest, o.name as organisation_name, o.country as country, pm.role as role",
    members!(),
    "and ($7 = '' or o.country = $7) and ($8 = '' or lower(p.name) like lower($8) escape '!' or lower(o.name) like lower($8) escape '!') \
     and lower(p.name) >= lower($9) and (lower(p.name) > lower($9) or p.id > $10) order by lower(p.name), p.id limit $11"
);
const COUNTRIES: &str =
    concat!("select o.country, count(*) as n", members!(), "group by o.country order by n desc, o.country");

/// How many there are: those who read for a reason do not count.
macro_rules! counts {
    ($($where:tt)+) => {
        concat!(
            "select c.workgroup_id as id, count(*) as n from memberships c join people p on p.id = c.person_id \
             where c.ended_at is null and c.role <> 'reader' and (c.until is null or c.until > $2) and p.ended_at is null \
             and c.workgroup_id",
            $($where)+,
            " group by c.workgroup_id"
        )
    };
}

const COUNTS: &str = counts!(
    " in (select w.id from workgroups w",
    join_membership!(),
    "where m.role is not null or (w.visibility <> 'confidential' and not $3))"
);
const OWN: &str = counts!(
    " in (select m.workgroup_id from memberships m where m.person_id = $1 and m.ended_at is null and (m.until is null or m.until > $2))"
);
const COUNT: &str = counts!(" = $1");

#[derive(Debug, FromQueryResult)]
struct CountRow {
    id: Uuid,
    n: i64,
}

/// How many members each workgroup has that the viewer may know of; one without members is not among them.
pub async fn counts(on: &impl ConnectionTrait, seer: Seer) -> Result<HashMap<WorkgroupId, u32>, StoreError> {
    counted(on, COUNTS, [seer.person.0.into(), seer.now.0.into(), seer.guest.into()]).await
}

/// How many members each workgroup has that the viewer is in.
pub async fn own_counts(on: &impl ConnectionTrait, seer: Seer) -> Result<HashMap<WorkgroupId, u32>, StoreError> {
    counted(on, OWN, [seer.person.0.into(), seer.now.0.into()]).await
}

async fn counted(
    on: &impl ConnectionTrait,
    statement: &'static str,
    values: impl IntoIterator<Item = Value>,
) -> Result<HashMap<WorkgroupId, u32>, StoreError> {
    let rows = sql::all::<CountRow>(on, statement, values).await?;
    Ok(rows.into_iter().map(|row| (row.id.into(), u32::try_from(row.n).unwrap_or(u32::MAX))).collect())
}

/// How many members this workgroup has. For those who may know of it.
pub async fn count(on: &impl ConnectionTrait, workgroup: WorkgroupId, now: Timestamp) -> Result<u32, StoreError> {
    let row = sql::one::<CountRow>(on, COUNT, [workgroup.0.into(), now.0.into()]).await?;
    Ok(row.map_or(0, |row| u32::try_from(row.n).unwrap_or(u32::MAX)))
}

#[derive(Debug, FromQueryResult)]
struct MemberRow {
    #[sea_orm(nested)]
    profile: ProfileRow,
    role: String,
}

/// Which members one looks for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sought<'a> {
    /// Of this country; none: of all.
    pub country: Option<Country>,
    /// With this in their name or their organisation's.
    pub text: &'a str,
    /// After this name and id.
    pub after: (&'a str, Uuid),
}

/// Up to `limit` members by name, each with their office.
pub async fn page(
    on: &impl ConnectionTrait,
    seer: Seer,
    workgroup: &Granted<Workgroup, Enter>,
    sought: Sought<'_>,
    limit: usize,
) -> Result<Vec<(Profile, Standing)>, StoreError> {
    let plain: String =
        sought.text.chars().flat_map(|c| ['!', c].into_iter().skip(usize::from(!"!%_".contains(c)))).collect();
    let pattern = if plain.is_empty() { plain } else { format!("%{plain}%") };
    let values = [
        workgroup.id.0.into(),
        sought.country.map_or("", Country::code).into(),
        pattern.into(),
        sought.after.0.into(),
        sought.after.1.into(),
        i64::try_from(limit).unwrap_or(i64::MAX).into(),
    ];
    let rows = sql::all::<MemberRow>(on, PAGE, sql::seen_by(seer, values)).await?;
    rows.into_iter()
        .map(|row| {
            let standing = Standing::from_role(Some(&row.role));
            Ok((row.profile.profile(standing == Standing::Chair)?, standing))
        })
        .collect()
}

#[derive(Debug, FromQueryResult)]
struct CountryRow {
    country: String,
    n: i64,
}

/// How many members there are from which country, most first.
pub async fn countries(
    on: &impl ConnectionTrait,
    seer: Seer,
    workgroup: &Granted<Workgroup, Enter>,
) -> Result<Vec<(Country, u32)>, StoreError> {
    let rows = sql::all::<CountryRow>(on, COUNTRIES, sql::seen_by(seer, [workgroup.id.0.into()])).await?;
    rows.into_iter().map(|row| Ok((code("country", &row.country)?, u32::try_from(row.n).unwrap_or(u32::MAX)))).collect()
}
