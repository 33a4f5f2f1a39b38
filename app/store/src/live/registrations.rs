//! Who has registered for a session. The session's row is held while places are given and given up ([`hold`]): of two who
//! want the last place at once, the second sees what the first has done.

use super::told;
use crate::{
    StoreError, Tx,
    sql::{self, code, column, number, suspended},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use sund_domain::{
    Granted,
    ids::{PersonId, SessionId},
    live::{
        DecideRegistrations, EndSession, LiveSession, Places, Register, Registered, Registering, RegistrationState,
        SeeRegistrations, SessionState,
    },
    people::Author,
    time::Timestamp,
};
use uuid::Uuid;

/// The registrations `r` of sessions `s`, with their people `p` and what these are in the workgroup `w` (`am`); `$2` is now.
macro_rules! registered {
    () => {
        " from live_registrations r join people p on p.id = r.person_id join live_sessions s on s.id = r.session_id \
          join workgroups w on w.id = s.workgroup_id left join memberships am on am.workgroup_id = w.id and am.person_id = p.id \
          and am.ended_at is null and (am.until is null or am.until > $2) "
    };
}

/// The person may be in a session of the workgroup, whatever their sign-in is.
macro_rules! can_come {
    () => {
        concat!(
            " p.ended_at is null and (coalesce(am.role, '') in ('member', 'deputy', 'chair') \
              or (am.role is null and w.visibility = 'open' and not p.guest)) and not",
            suspended!("p.id")
        )
    };
}

/// Changes nothing: the row is held until commit.
const HOLD: &str = "update live_sessions set registered = registered where id = $1";
const NEXT: &str = "update live_sessions set registered = registered + 1 where id = $1 returning registered as n";
const LOSE: &str = concat!(
    "delete from live_registrations where session_id = $1 and state <> 'declined' and person_id in (select r.person_id",
    registered!(),
    "where r.session_id = $1 and not (",
    can_come!(),
    "))"
);
const ASK_NO_MORE: &str = "update live_registrations set state = 'waiting' where session_id = $1 and state = 'asked'";
const FIRST: &str = "select person_id as id from live_registrations where session_id = $1 and state = 'waiting' \
    order by number limit $2";
const INSERT: &str = "insert into live_registrations (session_id, person_id, state, number, at, since, reason) \
    values ($1, $2, $3, $4, $5, $5, '') on conflict (session_id, person_id) do nothing";
const SET: &str = "update live_registrations set state = $3, since = $4, reminded = 0, reason = $5 \
    where session_id = $1 and person_id = $2";
const DELETE: &str = "delete from live_registrations where session_id = $1 and person_id = $2 and state <> 'declined'";
const FORGET: &str = "delete from live_registrations where session_id = $1";
const STATE: &str = "select state from live_registrations where session_id = $1 and person_id = $2";
const PLACES: &str = concat!(
    "select count(case when r.state = 'place' then 1 end) as coming, count(case when r.state = 'place' \
     and coalesce(am.role, '') not in ('deputy', 'chair') then 1 end) as taken, \
     count(case when r.state = 'asked' then 1 end) as asked, count(case when r.state = 'waiting' then 1 end) as waiting",
    registered!(),
    "where r.session_id = $1"
);
const LIST: &str = concat!(
    "select r.person_id, p.name, p.guest, o.name as organisation_name, o.country, am.role, r.state, r.number, r.at, r.reason",
    registered!(),
    "join organisations o on o.id = p.organisation_id where r.session_id = $1 and ($3 = '' or r.state = $3) \
     and r.number > $4 order by r.number limit $5"
);

/// Lets nobody else give or give up a place in this session until this transaction ends, and waits for who does so now.
pub async fn hold(tx: &Tx, session: SessionId) -> Result<(), StoreError> {
    sql::run(&tx.0, HOLD, [session.0.into()]).await?;
    Ok(())
}

/// Those who cannot come any more have no place: they left, were suspended, or their account ended.
pub async fn lose(tx: &Tx, session: SessionId, now: Timestamp) -> Result<(), StoreError> {
    sql::run(&tx.0, LOSE, [session.0.into(), now.0.into()]).await?;
    Ok(())
}

/// Nobody needs to be asked any more: who has asked waits for a place like others. Whether somebody had.
pub async fn ask_no_more(tx: &Tx, session: SessionId) -> Result<bool, StoreError> {
    Ok(sql::run(&tx.0, ASK_NO_MORE, [session.0.into()]).await? > 0)
}

/// Those who have waited for longest, at most so many.
pub async fn first(on: &impl ConnectionTrait, session: SessionId, most: u32) -> Result<Vec<PersonId>, StoreError> {
    sql::ids(on, FIRST, [session.0.into(), i64::from(most).into()]).await
}

#[derive(Debug, FromQueryResult)]
struct NumberRow {
    n: i32,
}

/// Somebody registers; nothing, if they have before.
pub async fn insert(
    tx: &Tx,
    session: &Granted<LiveSession, Register>,
    (person, state): (PersonId, RegistrationState),
    at: Timestamp,
) -> Result<(), StoreError> {
    let Some(NumberRow { n }) = sql::one::<NumberRow>(&tx.0, NEXT, [session.id.0.into()]).await? else { return Ok(()) };
    let values = [session.id.0.into(), person.0.into(), state.code().into(), n.into(), at.0.into()];
    sql::run(&tx.0, INSERT, values).await?;
    Ok(())
}

/// Takes one's registration back.
pub async fn remove(tx: &Tx, session: &Granted<LiveSession, Register>, person: PersonId) -> Result<(), StoreError> {
    sql::run(&tx.0, DELETE, [session.id.0.into(), person.0.into()]).await?;
    Ok(())
}

/// What becomes of a registration; why, if it is declined.
pub async fn set(
    tx: &Tx,
    session: SessionId,
    (person, state): (PersonId, RegistrationState),
    reason: &str,
    at: Timestamp,
) -> Result<(), StoreError> {
    let values = [session.0.into(), person.0.into(), state.code().into(), at.0.into(), reason.into()];
    sql::run(&tx.0, SET, values).await?;
    Ok(())
}

#[derive(Debug, FromQueryResult)]
struct StateRow {
    state: String,
}

/// What has become of somebody's registration, for who decides.
pub async fn state(
    on: &impl ConnectionTrait,
    session: &Granted<LiveSession, DecideRegistrations>,
    person: PersonId,
) -> Result<Option<RegistrationState>, StoreError> {
    let row = sql::one::<StateRow>(on, STATE, [session.id.0.into(), person.0.into()]).await?;
    row.map(|row| code("state", &row.state)).transpose()
}

/// Under a promise to name nobody, who came is forgotten with the end of the session.
pub async fn forget(tx: &Tx, session: &Granted<LiveSession, EndSession>) -> Result<(), StoreError> {
    sql::run(&tx.0, FORGET, [session.id.0.into()]).await?;
    told::forget(tx, session.id).await
}

#[derive(Debug, FromQueryResult)]
struct PlacesRow {
    coming: i64,
    taken: i64,
    asked: i64,
    waiting: i64,
}

/// How many come, have a place, ask and wait; for whoever may read the session.
pub async fn places(on: &impl ConnectionTrait, session: SessionId, now: Timestamp) -> Result<Places, StoreError> {
    let count = |n: i64| u32::try_from(n).unwrap_or_default();
    let row = sql::one::<PlacesRow>(on, PLACES, [session.0.into(), now.0.into()]).await?;
    Ok(row.map_or_else(Places::default, |row| Places {
        coming: count(row.coming),
        taken: count(row.taken),
        asked: count(row.asked),
        waiting: count(row.waiting),
    }))
}

#[derive(Debug, FromQueryResult)]
struct RegisteredRow {
    person_id: Uuid,
    name: String,
    guest: bool,
    organisation_name: String,
    country: String,
    role: Option<String>,
    state: String,
    number: i32,
    at: i64,
    reason: String,
}

/// Up to `limit` registrations after this number, in their order: in this state, or all of them.
pub async fn list(
    on: &impl ConnectionTrait,
    session: &Granted<LiveSession, SeeRegistrations>,
    (state, after): (Option<RegistrationState>, u32),
    now: Timestamp,
    limit: usize,
) -> Result<Vec<Registered>, StoreError> {
    let values = [
        session.id.0.into(),
        now.0.into(),
        state.map_or("", RegistrationState::code).into(),
        column(after).into(),
        i64::try_from(limit).unwrap_or(i64::MAX).into(),
    ];
    let registered = |row: RegisteredRow| {
        let who = Author {
            person: row.person_id.into(),
            name: row.name,
            organisation: row.organisation_name,
            country: code("country", &row.country)?,
            chair: row.role.as_deref() == Some("chair"),
            guest: row.guest,
        };
        let state = code("state", &row.state)?;
        Ok(Registered { who, state, number: number(row.number), at: Timestamp(row.at), reason: row.reason })
    };
    sql::all::<RegisteredRow>(on, LIST, values).await?.into_iter().map(registered).collect()
}

const UNSETTLED: &str = concat!(
    "select x.id from live_sessions x where x.state in ('planned', 'open') and (exists (select 1",
    registered!(),
    "where r.session_id = x.id and r.state <> 'declined' and not (",
    can_come!(),
    ")) or (exists (select 1 from live_registrations v where v.session_id = x.id and v.state = 'waiting') \
      and (x.capacity is null or x.capacity > (select count(*)",
    registered!(),
    "where r.session_id = x.id and r.state = 'place' and coalesce(am.role, '') not in ('deputy', 'chair'))))) \
     order by x.starts_at, x.id limit $1"
);

/// Sessions with a place of somebody who cannot come any more, or with a free one that somebody waits for.
pub async fn unsettled(on: &impl ConnectionTrait, now: Timestamp, limit: u32) -> Result<Vec<SessionId>, StoreError> {
    sql::ids(on, UNSETTLED, [i64::from(limit).into(), now.0.into()]).await
}

const PLAN: &str = "select state, starts_at, registering, capacity from live_sessions where id = $1";

#[derive(Debug, FromQueryResult)]
struct PlanRow {
    state: String,
    starts_at: i64,
    registering: String,
    capacity: Option<i32>,
}

/// What of a session's plan places and reminders follow from.
#[derive(Clone, Copy, Debug)]
pub struct PlaceRules {
    /// Planned, open, ended.
    pub state: SessionState,
    /// When it starts.
    pub starts: Timestamp,
    /// How one comes.
    pub registering: Registering,
    /// How many places there are.
    pub capacity: Option<u32>,
}

/// The same for whoever looks, as it is now.
pub async fn rules(on: &impl ConnectionTrait, session: SessionId) -> Result<Option<PlaceRules>, StoreError> {
    let Some(row) = sql::one::<PlanRow>(on, PLAN, [session.0.into()]).await? else { return Ok(None) };
    Ok(Some(PlaceRules {
        state: code("state", &row.state)?,
        starts: Timestamp(row.starts_at),
        registering: code("registering", &row.registering)?,
        capacity: row.capacity.map(number),
    }))
}

/// A place is worth more than asking or waiting for one; of two alike the one that was there first counts.
const SAME: &str = "delete from live_registrations where exists (select 1 from live_registrations o \
    where o.session_id = live_registrations.session_id and ((o.person_id = $1 and live_registrations.person_id = $2 \
        and not (live_registrations.state = 'place' and o.state <> 'place')) \
      or (o.person_id = $2 and live_registrations.person_id = $1 and o.state = 'place' and live_registrations.state <> 'place')))";
const MOVE: &str = "update live_registrations set person_id = $1 where person_id = $2";

/// Two accounts are about to be one: the person has registered once for each session.
pub(crate) async fn join(tx: &Tx, to: PersonId, from: PersonId) -> Result<(), StoreError> {
    for statement in [SAME, MOVE] {
        sql::run(&tx.0, statement, [to.0.into(), from.0.into()]).await?;
    }
    Ok(())
}
