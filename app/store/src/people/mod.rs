//! People and organisations.

pub mod called;
pub mod colleagues;
mod join;
pub mod platform;
pub(crate) mod rows;
mod second_account;

pub use join::{Joined, join};
pub use second_account::second_account;

use crate::{
    StoreError, Tx,
    sql::{self, code, entered, join_membership, join_workgroup, sure_enough},
};
use rows::{organisations, people};
use sea_orm::{
    ActiveValue::{Set, Unchanged},
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
    sea_query::LockType,
};
use sund_domain::{
    forum::Byline,
    ids::{OrganisationId, PersonId, WorkgroupId},
    people::{Author, Country, Profile, Seer, Settings},
    time::Timestamp,
    workgroups::Standing,
};
use uuid::Uuid;

macro_rules! profiles {
    ($where:literal) => {
        concat!(
            "select p.id, p.name, p.title, p.topics, p.guest, o.name as organisation_name, o.country as country \
             from people p join organisations o on o.id = p.organisation_id \
             where p.ended_at is null and p.approved_at is not null ",
            $where
        )
    };
}

/// A guest sees people who are in a workgroup with them now, and themselves; everybody else sees everybody.
macro_rules! beside {
    () => {
        concat!(
            "(not $5 or p.id = $1 or exists (select 1 from memberships theirs join workgroups w on w.id = theirs.workgroup_id",
            join_membership!(),
            "where theirs.person_id = p.id and theirs.ended_at is null and (theirs.until is null or theirs.until > $2) \
             and theirs.role <> 'reader' and m.role is not null and",
            sure_enough!(),
            ")) "
        )
    };
}

pub(crate) use beside;

const ONE: &str = profiles!("and p.id = $1");
const SEEN: &str = concat!(profiles!("and p.id = $6 and "), beside!());
/// In the order in which the database puts names: its own `lower` on both sides, for no two agree beyond ASCII.
const ALL: &str = concat!(
    profiles!("and lower(p.name) >= lower($6) and (lower(p.name) > lower($6) or p.id > $7) and "),
    beside!(),
    "order by lower(p.name), p.id limit $8"
);
/// Those who have topics, from the letter `$2` on and then from the start.
const TO_ASK: &str = concat!(
    "select * from (",
    profiles!(
        "and p.topics <> '' and p.guest = false and p.id <> $1 and lower(p.name) >= $2 order by lower(p.name), p.id limit $3"
    ),
    ") onwards union all select * from (",
    profiles!(
        "and p.topics <> '' and p.guest = false and p.id <> $1 and lower(p.name) < $2 order by lower(p.name), p.id limit $3"
    ),
    ") around limit $3"
);
const OF_WORKGROUP: &str = concat!(
    "select p.id, p.name, p.title, p.topics, p.guest, o.name as organisation_name, o.country as country, pm.role as role \
     from memberships pm join people p on p.id = pm.person_id join organisations o on o.id = p.organisation_id",
    join_workgroup!("pm"),
    "where",
    entered!(),
    "and w.id = $6 and pm.role <> 'reader' and pm.ended_at is null and (pm.until is null or pm.until > $2) and p.ended_at is null \
     order by pm.role, o.country, lower(p.name), p.id limit $7"
);

macro_rules! who_lead {
    ($roles:literal) => {
        concat!(
            "select p.id, p.name, p.title, p.topics, p.guest, o.name as organisation_name, o.country as country, m.role as role \
             from memberships m join people p on p.id = m.person_id join organisations o on o.id = p.organisation_id \
             where m.workgroup_id = $1 and m.role in ",
            $roles,
            " and m.ended_at is null and (m.until is null or m.until > $2) and p.ended_at is null \
             order by m.role, lower(p.name), p.id limit 50"
        )
    };
}

const CHAIRS: &str = who_lead!("('chair')");
const LEADS: &str = who_lead!("('chair', 'deputy')");

#[derive(Debug, FromQueryResult)]
pub(crate) struct ProfileRow {
    id: Uuid,
    name: String,
    title: String,
    topics: String,
    guest: bool,
    organisation_name: String,
    country: String,
}

impl ProfileRow {
    pub(crate) fn profile(self, chair: bool) -> Result<Profile, StoreError> {
        Ok(Profile {
            author: Author {
                person: self.id.into(),
                name: self.name,
                organisation: self.organisation_name,
                country: code("country", &self.country)?,
                chair,
                guest: self.guest,
            },
            title: self.title,
            topics: self.topics,
        })
    }
}

#[derive(Debug, FromQueryResult)]
struct MemberRow {
    #[sea_orm(nested)]
    profile: ProfileRow,
    role: String,
}

/// A person, whoever asks.
pub async fn profile(on: &impl ConnectionTrait, id: PersonId) -> Result<Option<Profile>, StoreError> {
    sql::one::<ProfileRow>(on, ONE, [id.0.into()]).await?.map(|row| row.profile(false)).transpose()
}

/// A person's page, if the viewer may see it.
pub async fn seen(on: &impl ConnectionTrait, seer: Seer, id: PersonId) -> Result<Option<Profile>, StoreError> {
    let row = sql::one::<ProfileRow>(on, SEEN, sql::seen_by(seer, [id.0.into()])).await?;
    row.map(|row| row.profile(false)).transpose()
}

/// The directory, by name, after this name and id.
pub async fn directory(
    on: &impl ConnectionTrait,
    seer: Seer,
    after: (&str, Uuid),
    limit: u32,
) -> Result<Vec<Profile>, StoreError> {
    let values = sql::seen_by(seer, [after.0.into(), after.1.into(), i64::from(limit).into()]);
    sql::all::<ProfileRow>(on, ALL, values).await?.into_iter().map(|row| row.profile(false)).collect()
}

/// A few people other than the viewer whom one can ask about something, by name from this small letter on.
pub async fn to_ask(
    on: &impl ConnectionTrait,
    viewer: PersonId,
    letter: char,
    limit: u32,
) -> Result<Vec<Profile>, StoreError> {
    let values = [viewer.0.into(), letter.to_string().into(), i64::from(limit).into()];
    sql::all::<ProfileRow>(on, TO_ASK, values).await?.into_iter().map(|row| row.profile(false)).collect()
}

/// The members of a workgroup that the viewer may enter: chairs first, then deputies; at most `limit`.
pub async fn of_workgroup(
    on: &impl ConnectionTrait,
    seer: Seer,
    workgroup: WorkgroupId,
    limit: u32,
) -> Result<Vec<(Profile, Standing)>, StoreError> {
    let rows =
        sql::all::<MemberRow>(on, OF_WORKGROUP, sql::seen_by(seer, [workgroup.0.into(), i64::from(limit).into()]))
            .await?;
    rows.into_iter()
        .map(|row| {
            let standing = Standing::from_role(Some(&row.role));
            Ok((row.profile.profile(standing == Standing::Chair)?, standing))
        })
        .collect()
}

/// The chairs of a workgroup, for those who may read what is in it.
pub async fn chairs_of(
    on: &impl ConnectionTrait,
    workgroup: WorkgroupId,
    now: Timestamp,
) -> Result<Vec<Profile>, StoreError> {
    who_lead(on, CHAIRS, workgroup, now).await
}

/// Its chairs and their deputies, likewise; chairs first.
pub async fn leads_of(
    on: &impl ConnectionTrait,
    workgroup: WorkgroupId,
    now: Timestamp,
) -> Result<Vec<Profile>, StoreError> {
    who_lead(on, LEADS, workgroup, now).await
}

async fn who_lead(
    on: &impl ConnectionTrait,
    which: &'static str,
    workgroup: WorkgroupId,
    now: Timestamp,
) -> Result<Vec<Profile>, StoreError> {
    let rows = sql::all::<MemberRow>(on, which, [workgroup.0.into(), now.0.into()]).await?;
    rows.into_iter().map(|row| row.profile.profile(row.role == "chair")).collect()
}

/// A person who is about to be there.
#[derive(Clone, Debug)]
pub struct NewPerson {
    /// Who, and for whom.
    pub by: Byline,
    /// The name that others see.
    pub name: String,
    /// The work e-mail, if the provider tells it.
    pub email: Option<String>,
    /// The job title.
    pub title: String,
    /// Where in the organisation.
    pub unit: String,
    /// Nobody else has to agree.
    pub approved: bool,
    /// What to ask this person about.
    pub topics: String,
    /// How the person wants to read Sund.
    pub settings: Settings,
    /// May add workgroups and providers.
    pub administrator: bool,
    /// When.
    pub at: Timestamp,
}

/// Adds a person.
pub async fn insert(tx: &Tx, new: NewPerson) -> Result<(), StoreError> {
    let row = people::ActiveModel {
        id: Set(new.by.person.0),
        organisation_id: Set(new.by.organisation.0),
        name: Set(new.name),
        email: Set(new.email),
        title: Set(new.title),
        topics: Set(new.topics),
        administrator: Set(new.administrator),
        language: Set(new.settings.language.map(|l| l.code().into())),
        time_zone: Set(new.settings.time_zone),
        theme: Set(new.settings.theme.code().into()),
        keys_off: Set(!new.settings.keys),
        joined_at: Set(new.at.0),
        ended_at: Set(None),
        unit: Set(new.unit),
        approved_at: Set(new.approved.then_some(new.at.0)),
        guest: Set(false),
    };
    people::Entity::insert(row).exec_without_returning(&tx.0).await?;
    Ok(())
}

/// What the provider told of a person at this sign-in.
#[derive(Clone, Debug)]
pub struct Reconciled<'a> {
    /// The name that others see.
    pub name: &'a str,
    /// The work e-mail.
    pub email: Option<&'a str>,
    /// Where in the organisation.
    pub unit: &'a str,
}

/// Takes over what the provider told.
pub async fn reconcile(tx: &Tx, person: PersonId, told: Reconciled<'_>) -> Result<(), StoreError> {
    let row = people::ActiveModel {
        id: Unchanged(person.0),
        name: Set(told.name.to_owned()),
        email: Set(told.email.map(str::to_owned)),
        unit: Set(told.unit.to_owned()),
        ..Default::default()
    };
    people::Entity::update(row).exec(&tx.0).await?;
    Ok(())
}

/// How the person wants to read Sund from now on.
pub async fn set_settings(tx: &Tx, person: PersonId, settings: Settings, topics: String) -> Result<(), StoreError> {
    let row = people::ActiveModel {
        id: Unchanged(person.0),
        language: Set(settings.language.map(|l| l.code().into())),
        time_zone: Set(settings.time_zone),
        theme: Set(settings.theme.code().into()),
        keys_off: Set(!settings.keys),
        topics: Set(topics),
        ..Default::default()
    };
    people::Entity::update(row).exec(&tx.0).await?;
    Ok(())
}

const ORGANISATION: &str = "select id from organisations where slug = $1";
/// Not a body whose name a chair typed for guests: its people would be this organisation's from then on. One that got a
/// provider before this was so is left with it.
const ORGANISATION_NAMED: &str = "select o.id from organisations o where lower(o.name) = lower($1) and o.country = $2 \
    and (not exists (select 1 from people p where p.organisation_id = o.id and p.guest = true) \
      or exists (select 1 from providers pr where pr.organisation_id = o.id)) \
    order by o.created_at, o.id limit 1";

/// The organisation with this short name.
pub async fn organisation(on: &impl ConnectionTrait, slug: &str) -> Result<Option<OrganisationId>, StoreError> {
    sql::id(on, ORGANISATION, [slug.into()]).await
}

/// The organisation of this name in this country, but for bodies of guests: many countries have a Ministry of Justice.
pub async fn organisation_named(
    on: &impl ConnectionTrait,
    name: &str,
    country: Country,
) -> Result<Option<OrganisationId>, StoreError> {
    let values = [name.into(), country.code().into()];
    sql::id(on, ORGANISATION_NAMED, values).await
}

const WORKS_FOR: &str = "select organisation_id as id from people where id = $1";

/// Whom this person works for now.
pub async fn works_for(on: &impl ConnectionTrait, person: PersonId) -> Result<Option<OrganisationId>, StoreError> {
    sql::id(on, WORKS_FOR, [person.0.into()]).await
}

const EMAIL: &str = "select email from people where id = $1";

#[derive(Debug, FromQueryResult)]
struct EmailRow {
    email: Option<String>,
}

/// The person's own work e-mail.
pub async fn email(on: &impl ConnectionTrait, person: PersonId) -> Result<Option<String>, StoreError> {
    Ok(sql::one::<EmailRow>(on, EMAIL, [person.0.into()]).await?.and_then(|row| row.email))
}

/// Nobody else changes these people, or what refers to them, until the end of the transaction. In one order, so that two
/// who hold the same people do not wait for each other. SQLite has one writer anyway.
pub async fn hold(tx: &Tx, people: impl IntoIterator<Item = PersonId>) -> Result<(), StoreError> {
    use people::{Column, Entity};
    let wanted = Column::Id.is_in(people.into_iter().map(|person| person.0));
    Entity::find().filter(wanted).order_by_asc(Column::Id).lock_exclusive().all(&tx.0).await?;
    Ok(())
}

/// Lets nobody decide about these people until this transaction ends, and waits for who does so now: what is committed
/// after a suspension was not written by who is suspended. Others may refer to them meanwhile.
pub async fn hold_writing(tx: &Tx, people: impl IntoIterator<Item = PersonId>) -> Result<(), StoreError> {
    use people::{Column, Entity};
    let wanted = Column::Id.is_in(people.into_iter().map(|person| person.0));
    let held = Entity::find().select_only().column(Column::Id).filter(wanted).order_by_asc(Column::Id);
    held.lock(LockType::NoKeyUpdate).into_tuple::<Uuid>().all(&tx.0).await?;
    Ok(())
}

/// Adds an organisation.
pub async fn insert_organisation(
    tx: &Tx,
    id: OrganisationId,
    slug: &str,
    name: &str,
    local_name: &str,
    country: Country,
    at: Timestamp,
) -> Result<(), StoreError> {
    let row = organisations::ActiveModel {
        id: Set(id.0),
        slug: Set(slug.into()),
        name: Set(name.into()),
        local_name: Set(local_name.into()),
        country: Set(country.code().into()),
        created_at: Set(at.0),
    };
    organisations::Entity::insert(row).exec_without_returning(&tx.0).await?;
    Ok(())
}
