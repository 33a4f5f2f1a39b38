//! Stays: who is a guest where, and until when.

use crate::{
    StoreError, Tx,
    sql::{self, code},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use sund_domain::{
    Granted,
    guests::{ChangeStay, Guest, Host, SeeGuests},
    ids::{OrganisationId, PersonId, WorkgroupId},
    people::{Author, Country},
    time::Timestamp,
};
use uuid::Uuid;

const GUESTS: &str = "select p.id, p.name, p.email, o.name as organisation_name, o.country, m.since, m.until, m.ended_at \
    from memberships m join people p on p.id = m.person_id join organisations o on o.id = p.organisation_id \
    where m.workgroup_id = $1 and p.guest = true and p.ended_at is null order by lower(p.name), p.id limit 500";
const SET_GUEST: &str = "update people set guest = true where id = $1";
/// A chair who was a member already, by hand or by claims, keeps neither: a guest is a member, until a day.
const STAY: &str = "insert into memberships (workgroup_id, person_id, role, since, ended_at, source, until) \
    values ($1, $2, 'member', $3, null, 'hand', $4) on conflict (workgroup_id, person_id) do update set \
    role = 'member', since = excluded.since, ended_at = null, source = 'hand', provider_id = null, \
    until = excluded.until";
macro_rules! of_a_guest {
    ($set:literal) => {
        concat!(
            "update memberships set ",
            $set,
            " where workgroup_id = $1 and person_id = $2 and ended_at is null and (until is null or until > $3) \
             and exists (select 1 from people p where p.id = $2 and p.guest = true) \
             returning (select p.name from people p where p.id = $2) as name"
        )
    };
}
const END: &str = of_a_guest!("ended_at = $3");
const CHANGE: &str = of_a_guest!("until = $4");
const BODY: &str = "select o.id from organisations o where lower(o.name) = lower($1) and o.country = $2 \
    and exists (select 1 from people p where p.organisation_id = o.id and p.guest = true) \
    and not exists (select 1 from providers pr where pr.organisation_id = o.id) \
    and not exists (select 1 from people p where p.organisation_id = o.id and p.guest = false) \
    order by o.created_at, o.id limit 1";

#[derive(Debug, FromQueryResult)]
struct GuestRow {
    id: Uuid,
    name: String,
    email: Option<String>,
    organisation_name: String,
    country: String,
    since: i64,
    until: Option<i64>,
    ended_at: Option<i64>,
}

/// The guests that a workgroup has or had, by name; at most 500.
pub async fn guests(
    on: &impl ConnectionTrait,
    host: &Granted<Host, SeeGuests>,
    now: Timestamp,
) -> Result<Vec<Guest>, StoreError> {
    let rows = sql::all::<GuestRow>(on, GUESTS, [host.workgroup.id.0.into()]).await?;
    rows.into_iter()
        .map(|row| {
            let until = row.until.unwrap_or(row.since);
            let ends = row.ended_at.map_or(until, |ended| ended.min(until));
            Ok(Guest {
                author: Author {
                    person: row.id.into(),
                    name: row.name,
                    organisation: row.organisation_name,
                    country: code("country", &row.country)?,
                    chair: false,
                    guest: true,
                },
                email: row.email.unwrap_or_default(),
                until: Timestamp(ends),
                over: row.ended_at.is_some() || ends <= now.0,
            })
        })
        .collect()
}

/// From the start, this person is a guest.
pub async fn set_guest(tx: &Tx, person: PersonId) -> Result<(), StoreError> {
    sql::run(&tx.0, SET_GUEST, [person.0.into()]).await?;
    Ok(())
}

/// The guest is a member until then.
pub async fn stay(
    tx: &Tx,
    workgroup: WorkgroupId,
    person: PersonId,
    at: Timestamp,
    until: Timestamp,
) -> Result<(), StoreError> {
    sql::run(&tx.0, STAY, [workgroup.0.into(), person.0.into(), at.0.into(), until.0.into()]).await?;
    Ok(())
}

#[derive(Debug, FromQueryResult)]
struct NameRow {
    name: String,
}

/// Ends a guest's stay; says whose, or that nobody of the kind is here.
pub async fn end_stay(
    tx: &Tx,
    host: &Granted<Host, ChangeStay>,
    person: PersonId,
    at: Timestamp,
) -> Result<Option<String>, StoreError> {
    let values = [host.workgroup.id.0.into(), person.0.into(), at.0.into()];
    Ok(sql::one::<NameRow>(&tx.0, END, values).await?.map(|row| row.name))
}

/// Changes when a guest's stay ends; says whose, or that nobody of the kind is here.
pub async fn change_stay(
    tx: &Tx,
    host: &Granted<Host, ChangeStay>,
    person: PersonId,
    at: Timestamp,
    until: Timestamp,
) -> Result<Option<String>, StoreError> {
    let values = [host.workgroup.id.0.into(), person.0.into(), at.0.into(), until.0.into()];
    Ok(sql::one::<NameRow>(&tx.0, CHANGE, values).await?.map(|row| row.name))
}

/// The body that earlier guests came from under this name. Never an organisation that has a provider or people of its
/// own: whoever types a ministry's name is not of that ministry.
pub async fn guest_body(
    on: &impl ConnectionTrait,
    name: &str,
    country: Country,
) -> Result<Option<OrganisationId>, StoreError> {
    sql::id(on, BODY, [name.into(), country.code().into()]).await
}
