//! Hands that are up in a session, and who has the floor.

use crate::{
    StoreError, Tx,
    sql::{self, code, number},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use sund_domain::{
    Granted,
    ids::{PersonId, SessionId},
    live::{GiveFloor, Hand, LiveSession, RaiseHand},
    people::Author,
};
use uuid::Uuid;

const ALL: &str = "select h.person_id, a.name, a.guest, o.name as organisation_name, o.country, am.role, h.place, h.calls, \
    h.speaking from live_hands h join live_sessions s on s.id = h.session_id join people a on a.id = h.person_id \
    join organisations o on o.id = a.organisation_id \
    left join memberships am on am.person_id = h.person_id and am.workgroup_id = s.workgroup_id and am.ended_at is null \
    where h.session_id = $1";
/// A hand that is up stays where it is in the order.
const RAISE: &str = "insert into live_hands (session_id, person_id, place) values ($1, $2, $3) \
    on conflict (session_id, person_id) do update set place = coalesce(live_hands.place, excluded.place)";
const LOWER: &str = "update live_hands set place = null where session_id = $1 and person_id = $2";
const FINISH: &str = "update live_hands set speaking = false where session_id = $1 and speaking";
const CALL: &str = "update live_hands set speaking = true, place = null, calls = calls + 1 \
    where session_id = $1 and person_id = $2 and place is not null";
/// In the transaction of the change: whoever sees the number sees what it stands for.
const CHANGED: &str = "update live_sessions set floor = floor + 1 where id = $1 and state = 'open' returning floor";

#[derive(Debug, FromQueryResult)]
struct HandRow {
    person_id: Uuid,
    name: String,
    guest: bool,
    organisation_name: String,
    country: String,
    role: Option<String>,
    place: Option<i32>,
    calls: i32,
    speaking: bool,
}

/// Everybody in this session whose hand is or was up; for whoever may be there.
pub async fn all(on: &impl ConnectionTrait, session: SessionId) -> Result<Vec<Hand>, StoreError> {
    let hand = |row: HandRow| {
        let author = Author {
            person: row.person_id.into(),
            name: row.name,
            organisation: row.organisation_name,
            country: code("country", &row.country)?,
            chair: row.role.as_deref() == Some("chair"),
            guest: row.guest,
        };
        let raised = row.place.map(number);
        Ok(Hand { author, raised, calls: number(row.calls), speaking: row.speaking })
    };
    sql::all::<HandRow>(on, ALL, [session.0.into()]).await?.into_iter().map(hand).collect()
}

/// Somebody's hand goes up or down; no, if the session is not open any more.
pub async fn set(
    tx: &Tx,
    session: &Granted<LiveSession, RaiseHand>,
    person: PersonId,
    up: bool,
) -> Result<bool, StoreError> {
    let Some(place) = changed(tx, session.id).await? else { return Ok(false) };
    let of = [session.id.0.into(), person.0.into()];
    if up {
        sql::run(&tx.0, RAISE, of.into_iter().chain([place.into()])).await?;
    } else {
        sql::run(&tx.0, LOWER, of).await?;
    }
    Ok(true)
}

/// Gives the floor to somebody whose hand is up, or to nobody; no, if their hand is not up or the session not open.
pub async fn call(
    tx: &Tx,
    session: &Granted<LiveSession, GiveFloor>,
    person: Option<PersonId>,
) -> Result<bool, StoreError> {
    sql::run(&tx.0, FINISH, [session.id.0.into()]).await?;
    if let Some(person) = person
        && sql::run(&tx.0, CALL, [session.id.0.into(), person.0.into()]).await? == 0
    {
        return Ok(false);
    }
    Ok(changed(tx, session.id).await?.is_some())
}

/// A chair lowers somebody's hand.
pub async fn lower(tx: &Tx, session: &Granted<LiveSession, GiveFloor>, person: PersonId) -> Result<bool, StoreError> {
    sql::run(&tx.0, LOWER, [session.id.0.into(), person.0.into()]).await?;
    Ok(changed(tx, session.id).await?.is_some())
}

#[derive(Debug, FromQueryResult)]
struct FloorRow {
    floor: i32,
}

/// The number of the change; none, if the session is not open any more. Its row stays locked until the end of the
/// transaction.
async fn changed(tx: &Tx, session: SessionId) -> Result<Option<i32>, StoreError> {
    Ok(sql::one::<FloorRow>(&tx.0, CHANGED, [session.0.into()]).await?.map(|row| row.floor))
}
