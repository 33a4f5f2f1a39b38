//! Workgroups that a viewer may know of, and their members.

pub mod about;
pub mod access;
pub mod admissions;
pub mod chairs;
pub mod export;
pub mod handovers;
pub(crate) mod join;
pub mod members;
pub mod providers;
mod rows;

use crate::{
    StoreError, Tx,
    sql::{self, code, suspended},
};
use rows::{memberships, workgroups};
use sea_orm::{
    ActiveValue::{Set, Unchanged},
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter,
    sea_query::OnConflict,
};
use sund_domain::{
    Granted,
    ids::{PersonId, ProviderId, WorkgroupId},
    language::Language,
    people::Seer,
    sso::Assurance,
    time::Timestamp,
    workgroups::{ChangeWorkgroup, Source, Standing, Visibility, Workgroup},
};
use uuid::Uuid;

macro_rules! known_to {
    ($where:literal) => {
        concat!(
            "select w.id, w.slug, w.name, w.purpose, w.language, w.visibility, m.role, w.required_level, w.required_age,",
            $crate::sql::sure_enough!(),
            "as sure,",
            $crate::sql::suspended!("$1"),
            "as barred from workgroups w",
            $crate::sql::join_membership!(),
            "where (m.role is not null or (w.visibility <> 'confidential' and not $5)) ",
            $where
        )
    };
}

const ALL: &str = known_to!("order by w.name limit 500");
const BY_SLUG: &str = known_to!("and w.slug = $6");
const BY_ID: &str = known_to!("and w.id = $6");
const CHAIRED: &str = known_to!("and m.role in ('deputy', 'chair') order by w.name limit 100");
const SUSPENDED: &str = concat!("select w.id from workgroups w where w.id = $3 and", suspended!("$1"));
const UNASSIGN: &str =
    "update cases set assigned_id = null where workgroup_id = $1 and assigned_id = $2 and decided_at is null";
const ROLE: &str = "select role from memberships where workgroup_id = $1 and person_id = $2 and ended_at is null \
    and (until is null or until > $3)";

pub(crate) use known_to;

#[derive(Debug, FromQueryResult)]
struct WorkgroupRow {
    id: Uuid,
    slug: String,
    name: String,
    purpose: String,
    language: String,
    visibility: String,
    role: Option<String>,
    required_level: i32,
    required_age: i64,
    sure: bool,
    barred: bool,
}

impl WorkgroupRow {
    fn workgroup(self) -> Result<Workgroup, StoreError> {
        Ok(Workgroup {
            id: self.id.into(),
            slug: self.slug,
            name: self.name,
            purpose: self.purpose,
            language: code("language", &self.language)?,
            visibility: code("visibility", &self.visibility)?,
            standing: Standing::from_role(self.role.as_deref()),
            required: sql::assurance(self.required_level, self.required_age),
            sure: self.sure,
            barred: self.barred,
        })
    }
}

#[derive(Debug, FromQueryResult)]
struct Role {
    role: String,
}

/// All workgroups that the viewer may know of, by name.
pub async fn known(on: &impl ConnectionTrait, seer: Seer) -> Result<Vec<Workgroup>, StoreError> {
    sql::all::<WorkgroupRow>(on, ALL, sql::seen_by(seer, [])).await?.into_iter().map(WorkgroupRow::workgroup).collect()
}

/// The workgroups that the viewer leads, by name.
pub async fn chaired(on: &impl ConnectionTrait, seer: Seer) -> Result<Vec<Workgroup>, StoreError> {
    sql::all::<WorkgroupRow>(on, CHAIRED, sql::seen_by(seer, []))
        .await?
        .into_iter()
        .map(WorkgroupRow::workgroup)
        .collect()
}

/// The workgroup with this address, if the viewer may know of it.
pub async fn by_slug(on: &impl ConnectionTrait, seer: Seer, slug: &str) -> Result<Option<Workgroup>, StoreError> {
    let row = sql::one::<WorkgroupRow>(on, BY_SLUG, sql::seen_by(seer, [slug.into()])).await?;
    row.map(WorkgroupRow::workgroup).transpose()
}

/// The workgroup with this id, if the viewer may know of it.
pub async fn by_id(on: &impl ConnectionTrait, seer: Seer, id: WorkgroupId) -> Result<Option<Workgroup>, StoreError> {
    let row = sql::one::<WorkgroupRow>(on, BY_ID, sql::seen_by(seer, [id.0.into()])).await?;
    row.map(WorkgroupRow::workgroup).transpose()
}

/// How this person stands to the workgroup. For acts on members, after the actor was checked.
pub async fn standing_of(
    on: &impl ConnectionTrait,
    workgroup: WorkgroupId,
    person: PersonId,
    now: Timestamp,
) -> Result<Standing, StoreError> {
    let row = sql::one::<Role>(on, ROLE, [workgroup.0.into(), person.0.into(), now.0.into()]).await?;
    Ok(Standing::from_role(row.as_ref().map(|r| r.role.as_str())))
}

/// Whether the person is suspended from the workgroup: then they are neither let in nor given an office.
pub async fn is_suspended(
    on: &impl ConnectionTrait,
    workgroup: WorkgroupId,
    person: PersonId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let values = [person.0.into(), now.0.into(), workgroup.0.into()];
    Ok(sql::id::<Uuid>(on, SUSPENDED, values).await?.is_some())
}

/// A place in a workgroup that somebody has or had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Where.
    pub workgroup: WorkgroupId,
    /// As what; an outsider if it has ended.
    pub standing: Standing,
    /// Who gave it, or took it.
    pub source: Source,
    /// Whose groups did, where that was noted.
    pub provider: Option<ProviderId>,
}

/// All places that a person has or had. For what a provider says of its own people.
pub async fn places_of(on: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Place>, StoreError> {
    let rows = memberships::Entity::find().filter(memberships::Column::PersonId.eq(person.0)).all(on).await?;
    rows.into_iter()
        .map(|row| {
            Ok(Place {
                workgroup: row.workgroup_id.into(),
                standing: Standing::from_role(row.ended_at.is_none().then_some(row.role.as_str())),
                source: code("source", &row.source)?,
                provider: row.provider_id.map(ProviderId),
            })
        })
        .collect()
}

/// The workgroups with these addresses, whoever asks. For what a provider says of its own people.
pub async fn by_slugs(
    on: &impl ConnectionTrait,
    slugs: &[&str],
) -> Result<Vec<(String, WorkgroupId, String)>, StoreError> {
    let rows = workgroups::Entity::find().filter(workgroups::Column::Slug.is_in(slugs.iter().copied())).all(on).await?;
    Ok(rows.into_iter().map(|row| (row.slug, row.id.into(), row.name)).collect())
}

const VISIBILITY: &str = "select visibility from workgroups where id = $1";

#[derive(Debug, FromQueryResult)]
struct Seen {
    visibility: String,
}

/// Who may know of the workgroup, whoever asks; one that is not there is as if everybody might.
pub async fn visibility(on: &impl ConnectionTrait, workgroup: WorkgroupId) -> Result<Visibility, StoreError> {
    let row = sql::one::<Seen>(on, VISIBILITY, [workgroup.0.into()]).await?;
    row.map_or(Ok(Visibility::Open), |row| code("visibility", &row.visibility))
}

/// A workgroup that is about to be there.
#[derive(Clone, Debug)]
pub struct NewWorkgroup {
    /// Its id.
    pub id: WorkgroupId,
    /// Its name in addresses, unique in the network.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub purpose: String,
    /// The language of name and purpose.
    pub language: Language,
    /// Who may know of it.
    pub visibility: Visibility,
    /// When.
    pub at: Timestamp,
}

/// Adds a workgroup.
pub async fn insert(tx: &Tx, new: NewWorkgroup) -> Result<(), StoreError> {
    let row = workgroups::ActiveModel {
        id: Set(new.id.0),
        slug: Set(new.slug),
        name: Set(new.name),
        purpose: Set(new.purpose),
        language: Set(new.language.code().into()),
        visibility: Set(new.visibility.code().into()),
        created_at: Set(new.at.0),
        ..Default::default()
    };
    workgroups::Entity::insert(row).exec_without_returning(&tx.0).await?;
    Ok(())
}

/// What the workgroup asks of a sign-in from now on.
pub async fn require(
    tx: &Tx,
    workgroup: &Granted<Workgroup, ChangeWorkgroup>,
    required: Assurance,
) -> Result<(), StoreError> {
    let row = workgroups::ActiveModel {
        id: Unchanged(workgroup.id.0),
        required_level: Set(required.level.rank().into()),
        required_age: Set(required.within.unwrap_or_default()),
        ..Default::default()
    };
    workgroups::Entity::update(row).exec(&tx.0).await?;
    Ok(())
}

/// Makes the person stand like this to the workgroup from now on; an outsider's membership ends.
pub async fn set_standing(
    tx: &Tx,
    workgroup: WorkgroupId,
    person: PersonId,
    standing: Standing,
    at: Timestamp,
) -> Result<(), StoreError> {
    set_place(tx, person, Place { workgroup, standing, source: Source::Hand, provider: None }, at).await
}

/// Lets somebody read until then who is not in the workgroup.
pub async fn let_read(
    tx: &Tx,
    workgroup: WorkgroupId,
    person: PersonId,
    until: Timestamp,
    at: Timestamp,
) -> Result<(), StoreError> {
    let place = Place { workgroup, standing: Standing::Reader, source: Source::Hand, provider: None };
    set_place_until(tx, person, place, Some(until), at).await
}

/// The same, and who says so.
pub async fn set_place(tx: &Tx, person: PersonId, place: Place, at: Timestamp) -> Result<(), StoreError> {
    set_place_until(tx, person, place, None, at).await
}

async fn set_place_until(
    tx: &Tx,
    person: PersonId,
    place: Place,
    until: Option<Timestamp>,
    at: Timestamp,
) -> Result<(), StoreError> {
    use memberships::Column::{
        EndedAt, PersonId as Person, ProviderId as Provider, Role as RoleColumn, Source as SourceColumn, Until,
        WorkgroupId as Group,
    };
    let Place { workgroup, standing, source, provider } = place;
    let provider = provider.map(|provider| provider.0);
    if !standing.leads() {
        // What they saw to is everybody's again who leads the workgroup.
        sql::run(&tx.0, UNASSIGN, [workgroup.0.into(), person.0.into()]).await?;
    }
    if standing == Standing::Outsider {
        memberships::Entity::update_many()
            .col_expr(EndedAt, at.0.into())
            .col_expr(SourceColumn, source.code().into())
            .col_expr(Provider, provider.into())
            .filter(Group.eq(workgroup.0))
            .filter(Person.eq(person.0))
            .filter(EndedAt.is_null())
            .exec(&tx.0)
            .await?;
        return Ok(());
    }
    let row = memberships::ActiveModel {
        workgroup_id: Set(workgroup.0),
        person_id: Set(person.0),
        role: Set(standing.role().into()),
        since: Set(at.0),
        ended_at: Set(None),
        until: Set(until.map(|until| until.0)),
        source: Set(source.code().into()),
        provider_id: Set(provider),
    };
    let update = OnConflict::columns([Group, Person])
        .update_columns([RoleColumn, EndedAt, Until, SourceColumn, Provider])
        .to_owned();
    memberships::Entity::insert(row).on_conflict(update).exec_without_returning(&tx.0).await?;
    if standing > Standing::Reader {
        admissions::is_member(tx, workgroup, person, at).await?;
    }
    Ok(())
}
