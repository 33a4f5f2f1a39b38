//! The lines that are about no workgroup, for administrators.

use crate::{
    StoreError,
    sql::{self, code},
};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};
use sund_domain::{
    audit::{Audited, NetworkLine},
    ids::OrganisationId,
    page::Cursor,
    time::Timestamp,
};
use uuid::Uuid;

macro_rules! lines {
    ($where:literal) => {
        concat!(
            "select l.id, l.at, l.act, l.what, l.reason, l.detail, p.name as by_name \
             from audit_log l left join people p on p.id = l.person_id where ",
            $where
        )
    };
}

const OF_NETWORK: &str =
    lines!("l.workgroup_id is null and (l.at, l.id) < ($1, $2) order by l.at desc, l.id desc limit $3");
const OF_ORGANISATION: &str =
    lines!("l.organisation_id = $4 and (l.at, l.id) < ($1, $2) order by l.at desc, l.id desc limit $3");
/// By the number of a refused sign-in; the newest first, should two have the same.
const NUMBERED: &str = lines!("l.act = 'sign-in-refused' and l.what = $1 order by l.at desc limit 20");
const NUMBERED_OF: &str =
    lines!("l.act = 'sign-in-refused' and l.what = $1 and l.organisation_id = $2 order by l.at desc limit 20");

#[derive(Debug, FromQueryResult)]
struct LineRow {
    id: Uuid,
    at: i64,
    act: String,
    what: String,
    reason: Option<String>,
    detail: Option<String>,
    by_name: Option<String>,
}

async fn lines(
    on: &impl ConnectionTrait,
    sql: &'static str,
    values: impl IntoIterator<Item = Value>,
) -> Result<Vec<NetworkLine>, StoreError> {
    let rows = sql::all::<LineRow>(on, sql, values).await?;
    rows.into_iter()
        .map(|row| {
            Ok(NetworkLine {
                id: row.id.into(),
                at: Timestamp(row.at),
                act: code::<Audited>("act", &row.act)?,
                by: row.by_name.unwrap_or_default(),
                what: row.what,
                reason: row.reason,
                detail: row.detail,
            })
        })
        .collect()
}

fn page(after: Option<Cursor>, limit: usize) -> [Value; 3] {
    let after = after.unwrap_or(Cursor { at: Timestamp(i64::MAX), id: Uuid::max() });
    [after.at.0.into(), after.id.into(), i64::try_from(limit).unwrap_or(i64::MAX).into()]
}

/// The lines that are about no workgroup, newest first. For platform administrators.
pub async fn of_network(
    on: &impl ConnectionTrait,
    after: Option<Cursor>,
    limit: usize,
) -> Result<Vec<NetworkLine>, StoreError> {
    lines(on, OF_NETWORK, page(after, limit)).await
}

/// The lines about sign-ins with this organisation's providers, newest first. For those who administer it.
pub async fn of_organisation(
    on: &impl ConnectionTrait,
    organisation: OrganisationId,
    after: Option<Cursor>,
    limit: usize,
) -> Result<Vec<NetworkLine>, StoreError> {
    lines(on, OF_ORGANISATION, page(after, limit).into_iter().chain([organisation.0.into()])).await
}

/// The refused sign-ins with this number, of one organisation if it is named.
pub async fn numbered(
    on: &impl ConnectionTrait,
    number: &str,
    organisation: Option<OrganisationId>,
) -> Result<Vec<NetworkLine>, StoreError> {
    match organisation {
        None => lines(on, NUMBERED, [number.into()]).await,
        Some(organisation) => lines(on, NUMBERED_OF, [number.into(), organisation.0.into()]).await,
    }
}
