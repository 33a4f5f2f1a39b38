//! People of an organisation, for those who administer it.

use super::rows::organisation_administrators;
use crate::{
    StoreError, Tx,
    sql::{self, code},
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, FromQueryResult, sea_query::OnConflict};
use sund_domain::{
    Granted,
    ids::{OrganisationId, PersonId},
    people::{AppointAdministrator, ApprovePerson, Author, Authority, Colleague, EndAccount},
    time::Timestamp,
};
use uuid::Uuid;

macro_rules! colleagues {
    ($where:literal) => {
        concat!(
            "select p.id, p.name, p.organisation_id, o.name as organisation_name, o.country, p.email, p.unit, p.guest, \
             p.approved_at is null as waits, p.joined_at, \
             (select max(s.seen_at) from sign_in_sessions s where s.person_id = p.id) as seen_at, \
             exists (select 1 from organisation_administrators a \
               where a.organisation_id = p.organisation_id and a.person_id = p.id) as administers, \
             exists (select 1 from organisation_administrators v join people me on me.id = v.person_id \
               where v.person_id = $1 and v.organisation_id = p.organisation_id \
               and me.organisation_id = p.organisation_id) as own, \
             exists (select 1 from people me where me.id = $1 and me.administrator) as platform \
             from people p join organisations o on o.id = p.organisation_id where p.ended_at is null ",
            $where
        )
    };
}

const ONE: &str = colleagues!("and p.id = $2");
/// A page after `$4` to `$6`: those who wait first, then by name. A name is found by how one of its words begins: `$2`, or
/// `$3` with a capital, for no two databases agree on small letters beyond ASCII.
const OF_ORGANISATION: &str = colleagues!(
    "and p.organisation_id = (select me.organisation_id from people me where me.id = $1) \
     and ($2 = '' or ' ' || lower(p.name) like '% ' || lower($2) || '%' escape '\\' or ' ' || p.name like '% ' || $3 || '%' escape '\\') \
     and (case when p.approved_at is null then 0 else 1 end > $4 or (case when p.approved_at is null then 0 else 1 end = $4 \
       and (lower(p.name) > lower($5) or (lower(p.name) = lower($5) and p.id > $6)))) \
     order by case when p.approved_at is null then 0 else 1 end, lower(p.name), p.id limit $7"
);
/// For platform administrators, who are no administrators of that organisation: those who wait, and nobody else.
const WAITING_ALONE: &str = colleagues!(
    "and p.approved_at is null and p.guest = false and exists (select 1 from people me where me.id = $1 and me.administrator) \
     and p.organisation_id <> (select me.organisation_id from people me where me.id = $1) \
     and not exists (select 1 from organisation_administrators oa join people ap on ap.id = oa.person_id \
       where oa.organisation_id = p.organisation_id and ap.organisation_id = p.organisation_id and ap.ended_at is null) \
     order by lower(o.name), p.joined_at, p.id limit 200"
);

#[derive(Debug, FromQueryResult)]
struct ColleagueRow {
    id: Uuid,
    name: String,
    organisation_id: Uuid,
    organisation_name: String,
    country: String,
    email: Option<String>,
    unit: String,
    guest: bool,
    waits: bool,
    joined_at: i64,
    seen_at: Option<i64>,
    administers: bool,
    own: bool,
    platform: bool,
}

impl ColleagueRow {
    fn colleague(self, viewer: PersonId) -> Result<Colleague, StoreError> {
        Ok(Colleague {
            author: Author {
                person: self.id.into(),
                name: self.name,
                organisation: self.organisation_name,
                country: code("country", &self.country)?,
                chair: false,
                guest: self.guest,
            },
            organisation: self.organisation_id.into(),
            email: self.email,
            unit: self.unit,
            waits: self.waits,
            administers: self.administers,
            joined: Timestamp(self.joined_at),
            seen: self.seen_at.map(Timestamp),
            me: self.id == viewer.0,
            authority: match (self.platform, self.own) {
                (true, _) => Authority::Platform,
                (_, true) => Authority::Organisation,
                _ => Authority::None,
            },
        })
    }
}

/// The account of this person, as the viewer may see it or not.
pub async fn colleague(
    on: &impl ConnectionTrait,
    viewer: PersonId,
    person: PersonId,
) -> Result<Option<Colleague>, StoreError> {
    let row = sql::one::<ColleagueRow>(on, ONE, [viewer.0.into(), person.0.into()]).await?;
    row.map(|row| row.colleague(viewer)).transpose()
}

/// People of the viewer's own organisation in whose name a word begins like this, those who wait first, after this one.
pub async fn colleagues(
    on: &impl ConnectionTrait,
    viewer: PersonId,
    name: &str,
    after: Option<&Colleague>,
    limit: u32,
) -> Result<Vec<Colleague>, StoreError> {
    let (rank, last, id) = match after {
        Some(one) => (i32::from(!one.waits), one.author.name.as_str(), one.author.person.0),
        None => (-1, "", Uuid::nil()),
    };
    let (small, capital) = (literally(name), literally(&capitalised(name)));
    let values =
        [viewer.0.into(), small.into(), capital.into(), rank.into(), last.into(), id.into(), i64::from(limit).into()];
    let rows = sql::all::<ColleagueRow>(on, OF_ORGANISATION, values).await?;
    rows.into_iter().map(|row| row.colleague(viewer)).collect()
}

/// A text that `like` takes as it is.
pub(super) fn literally(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}

pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Who waits in organisations other than the viewer's that nobody administers, by organisation; at most 200. For platform
/// administrators: for others there is nobody.
pub async fn waiting_alone(on: &impl ConnectionTrait, viewer: PersonId) -> Result<Vec<Colleague>, StoreError> {
    let rows = sql::all::<ColleagueRow>(on, WAITING_ALONE, [viewer.0.into()]).await?;
    rows.into_iter().map(|row| row.colleague(viewer)).collect()
}

const END: &str = "update people set ended_at = $2 where id = $1 and ended_at is null";
const APPROVE: &str = "update people set approved_at = $2 where id = $1 and approved_at is null and ended_at is null";

/// Ends a person's account. What the person wrote stays, under their name.
pub async fn end(tx: &Tx, person: &Granted<Colleague, EndAccount>, at: Timestamp) -> Result<(), StoreError> {
    end_of(tx, person.organisation, person.author.person, at).await?;
    Ok(())
}

/// Ends the account, every session, and the administration of the organisation's accounts, whoever says so; false if it
/// was ended already.
pub(crate) async fn end_of(
    tx: &Tx,
    organisation: OrganisationId,
    person: PersonId,
    at: Timestamp,
) -> Result<bool, StoreError> {
    let ended = sql::run(&tx.0, END, [person.0.into(), at.0.into()]).await? > 0;
    if ended {
        crate::sso::end_others(tx, person, "", at).await?;
        set_administers(tx, organisation, person, None).await?;
    }
    Ok(ended)
}

/// Lets a person in who waits; says whether they did.
pub async fn approve(tx: &Tx, person: &Granted<Colleague, ApprovePerson>, at: Timestamp) -> Result<bool, StoreError> {
    Ok(sql::run(&tx.0, APPROVE, [person.author.person.0.into(), at.0.into()]).await? > 0)
}

/// Makes the person an administrator of their organisation since `at`, or no longer.
pub async fn appoint(
    tx: &Tx,
    person: &Granted<Colleague, AppointAdministrator>,
    at: Option<Timestamp>,
) -> Result<(), StoreError> {
    set_administers(tx, person.organisation, person.author.person, at).await
}

async fn set_administers(
    tx: &Tx,
    organisation: OrganisationId,
    person: PersonId,
    at: Option<Timestamp>,
) -> Result<(), StoreError> {
    use organisation_administrators::{ActiveModel, Column, Entity};
    let Some(at) = at else {
        Entity::delete_by_id((organisation.0, person.0)).exec(&tx.0).await?;
        return Ok(());
    };
    let row = ActiveModel { organisation_id: Set(organisation.0), person_id: Set(person.0), since: Set(at.0) };
    let once = OnConflict::columns([Column::OrganisationId, Column::PersonId]).do_nothing().to_owned();
    Entity::insert(row).on_conflict(once).exec_without_returning(&tx.0).await?;
    Ok(())
}

const MOVE: &str = "update people set organisation_id = $2, unit = '', approved_at = $3 where id = $1";
const FORGET_ROLES: &str = "delete from organisation_administrators where person_id = $1";
const FORGET_PLACES: &str = "update memberships set ended_at = $2 where person_id = $1 and source = 'claims' \
    and ended_at is null and not exists (select 1 from providers pr \
      where pr.id = memberships.provider_id and pr.organisation_id = $3)";

/// The person works for this organisation from now on. What the old one gave goes: its unit, its groups' places, the
/// administration of its accounts. What the person wrote keeps the affiliation of its time. The directory of the old one
/// still says who signs in by it, and nothing else.
pub async fn work_for(
    tx: &Tx,
    person: PersonId,
    organisation: OrganisationId,
    approved: bool,
    at: Timestamp,
) -> Result<(), StoreError> {
    sql::run(&tx.0, MOVE, [person.0.into(), organisation.0.into(), approved.then_some(at.0).into()]).await?;
    sql::run(&tx.0, FORGET_ROLES, [person.0.into()]).await?;
    sql::run(&tx.0, FORGET_PLACES, [person.0.into(), at.0.into(), organisation.0.into()]).await?;
    Ok(())
}
