//! The numbers that stand for people where nobody is named: each is of one session, and whose it was is deleted when that ends.

use crate::{
    StoreError, Tx,
    sql::{self, number},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use sund_domain::ids::{PersonId, SessionId};

const OF: &str = "select number from live_aliases where session_id = $1 and person_id = $2";
const NEW: &str = "insert into live_aliases (session_id, person_id, number) \
    select $1, $2, coalesce(max(number), 0) + 1 from live_aliases where session_id = $1 returning number";

#[derive(Debug, FromQueryResult)]
struct NumberRow {
    number: i32,
}

/// The number that this person has in this session.
pub async fn of(on: &impl ConnectionTrait, session: SessionId, person: PersonId) -> Result<Option<u32>, StoreError> {
    let row = sql::one::<NumberRow>(on, OF, [session.0.into(), person.0.into()]).await?;
    Ok(row.map(|row| number(row.number)))
}

/// The number of this person in this session: the one that they have, or the next one.
pub async fn take(tx: &Tx, session: SessionId, person: PersonId) -> Result<u32, StoreError> {
    if let Some(known) = of(&tx.0, session, person).await? {
        return Ok(known);
    }
    let row = sql::one::<NumberRow>(&tx.0, NEW, [session.0.into(), person.0.into()]).await?;
    Ok(row.map_or(0, |row| number(row.number)))
}
