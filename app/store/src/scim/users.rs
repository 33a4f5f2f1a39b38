//! People of whom directories have told.

use super::rows::scim_users;
use crate::{
    StoreError, Tx,
    sql::{self, json, to_json},
};
use sea_orm::{
    ActiveValue::{Set, Unchanged},
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, LockType, Query},
};
use std::collections::BTreeMap;
use sund_domain::{
    ids::{OrganisationId, PersonId, ProviderId, ScimUserId},
    scim::ScimUser,
    time::Timestamp,
};
use uuid::Uuid;

/// Values in one statement: PostgreSQL takes 65,535, SQLite 32,766.
const VALUES_AT_ONCE: usize = 1_000;

/// A person of whom a directory has told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provisioned {
    /// What the directory knows the person by.
    pub id: ScimUserId,
    /// The person.
    pub person: PersonId,
    /// The person works for the directory's organisation.
    pub ours: bool,
    /// What was told; `active` is what holds.
    pub user: ScimUser,
    /// When the directory first told of the person.
    pub created: Timestamp,
    /// When it last changed something.
    pub changed: Timestamp,
    /// The directory has deleted the person.
    pub deleted: bool,
}

/// Of somebody who works elsewhere, a directory hears what it has said itself.
macro_rules! users {
    ($where:literal) => {
        concat!(
            "select u.id, u.person_id, u.told, u.created_at, u.changed_at, u.deleted_at is not null as deleted, \
             p.organisation_id = pr.organisation_id as ours, \
             u.ended_at is null and (p.ended_at is null or p.organisation_id <> pr.organisation_id) as active \
             from scim_users u join people p on p.id = u.person_id join providers pr on pr.id = u.provider_id \
             where u.provider_id = $1 ",
            $where
        )
    };
}

const PAGE: &str = users!("and u.deleted_at is null order by u.created_at, u.id limit $2 offset $3");
const ONE: &str = users!("and u.id = $2 and u.deleted_at is null");
const BY_NAME: &str = users!("and u.user_key = $2 and u.deleted_at is null");
const BY_EXTERNAL_ID: &str = users!("and u.external_id = $2");
const OF_PERSON: &str = users!("and u.person_id = $2 order by u.deleted_at is not null, u.created_at, u.id limit 1");
const COUNT: &str = "select count(*) as n from scim_users where provider_id = $1 and deleted_at is null";
/// Whoever signed in before the directory told of them.
const CLAIMED: &str = "select i.person_id from identities i where i.provider_id = $1 and i.external_id = $2 \
    order by i.created_at limit 1";
const NEVER_SIGNED_IN: &str = "select u.person_id from scim_users u where u.provider_id = $1 and u.external_id = $2 \
    and u.deleted_at is null \
    and not exists (select 1 from identities i where i.provider_id = u.provider_id and i.person_id = u.person_id)";
const FORGET: &str = "update scim_users set told = '{}', user_key = null, deleted_at = $2, changed_at = $2 \
    where id = $1 and deleted_at is null";
const APPROVE: &str = "update people set approved_at = $2 where id = $1 and approved_at is null";
const NOTE_END: &str = "update scim_users set ended_at = $2 where id = $1 and ended_at is null";
const LET_IN: &str = "update people set ended_at = null where id = $2 \
    and ended_at = (select u.ended_at from scim_users u where u.id = $1)";
const NOTE_LET_IN: &str = "update scim_users set ended_at = null where id = $1 and ended_at is not null";
const TOLD_OF: &str = "select count(*) as n from scim_users u join providers pr on pr.id = u.provider_id \
    where u.person_id = $1 and pr.organisation_id = $2 and u.ended_at is null and u.deleted_at is null";
/// An empty text takes away, nothing leaves as it is.
const SHOW: &str = "update people set name = coalesce($2, name), unit = coalesce($4, unit), title = coalesce($5, title), \
    email = case when $3 = '' then null else coalesce($3, email) end where id = $1";

#[derive(Debug, FromQueryResult)]
struct UserRow {
    id: Uuid,
    person_id: Uuid,
    told: String,
    created_at: i64,
    changed_at: i64,
    deleted: bool,
    ours: bool,
    active: bool,
}

impl UserRow {
    fn provisioned(self) -> Result<Provisioned, StoreError> {
        let told: ScimUser = json("told", &self.told)?;
        Ok(Provisioned {
            id: self.id.into(),
            person: self.person_id.into(),
            ours: self.ours,
            user: ScimUser { active: self.active, ..told },
            created: Timestamp(self.created_at),
            changed: Timestamp(self.changed_at),
            deleted: self.deleted,
        })
    }
}

#[derive(Debug, FromQueryResult)]
struct OfPerson {
    person_id: Uuid,
}

/// A page of the people of this provider's directory, in the order in which it told of them.
pub async fn users(
    on: &impl ConnectionTrait,
    provider: ProviderId,
    limit: u64,
    offset: u64,
) -> Result<Vec<Provisioned>, StoreError> {
    let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    let values = [provider.0.into(), number(limit).into(), number(offset).into()];
    sql::all::<UserRow>(on, PAGE, values).await?.into_iter().map(UserRow::provisioned).collect()
}

/// How many there are.
pub async fn count_users(on: &impl ConnectionTrait, provider: ProviderId) -> Result<u64, StoreError> {
    sql::count(on, COUNT, [provider.0.into()]).await
}

async fn one(
    on: &impl ConnectionTrait,
    sql: &'static str,
    provider: ProviderId,
    value: sea_orm::Value,
) -> Result<Option<Provisioned>, StoreError> {
    sql::one::<UserRow>(on, sql, [provider.0.into(), value]).await?.map(UserRow::provisioned).transpose()
}

/// Whom this provider's directory knows by this id.
pub async fn user(
    on: &impl ConnectionTrait,
    provider: ProviderId,
    id: ScimUserId,
) -> Result<Option<Provisioned>, StoreError> {
    one(on, ONE, provider, id.0.into()).await
}

/// What this provider's directory has told of a person, also if it has deleted them. It may know one person twice: then
/// what it told first.
pub async fn of_person(
    on: &impl ConnectionTrait,
    provider: ProviderId,
    person: PersonId,
) -> Result<Option<Provisioned>, StoreError> {
    one(on, OF_PERSON, provider, person.0.into()).await
}

/// Whether a directory of this organisation tells of the person now.
pub async fn is_told_of(
    on: &impl ConnectionTrait,
    organisation: OrganisationId,
    person: PersonId,
) -> Result<bool, StoreError> {
    Ok(sql::count(on, TOLD_OF, [person.0.into(), organisation.0.into()]).await? > 0)
}

/// Who is called so there.
pub async fn user_by_name(
    on: &impl ConnectionTrait,
    provider: ProviderId,
    user_key: &str,
) -> Result<Option<Provisioned>, StoreError> {
    one(on, BY_NAME, provider, user_key.into()).await
}

/// Whom the directory itself calls so, also if it has deleted them.
pub async fn user_by_external_id(
    on: &impl ConnectionTrait,
    provider: ProviderId,
    external_id: &str,
) -> Result<Option<Provisioned>, StoreError> {
    one(on, BY_EXTERNAL_ID, provider, external_id.into()).await
}

/// Who has signed in with a claim that says that the directory calls them so.
pub async fn claimed(
    on: &impl ConnectionTrait,
    provider: ProviderId,
    external_id: &str,
) -> Result<Option<PersonId>, StoreError> {
    let row = sql::one::<OfPerson>(on, CLAIMED, [provider.0.into(), external_id.into()]).await?;
    Ok(row.map(|row| row.person_id.into()))
}

/// Whom the directory calls so and who has never signed in.
pub async fn never_signed_in(
    on: &impl ConnectionTrait,
    provider: ProviderId,
    external_id: &str,
) -> Result<Option<PersonId>, StoreError> {
    let row = sql::one::<OfPerson>(on, NEVER_SIGNED_IN, [provider.0.into(), external_id.into()]).await?;
    Ok(row.map(|row| row.person_id.into()))
}

/// Who they are whom this provider's directory knows by these ids: who can be in its groups.
pub async fn people_behind(
    on: &impl ConnectionTrait,
    provider: ProviderId,
    ids: &[ScimUserId],
) -> Result<BTreeMap<ScimUserId, PersonId>, StoreError> {
    use scim_users::{Column, Entity};
    let mut known = BTreeMap::new();
    for part in ids.chunks(VALUES_AT_ONCE) {
        let rows = Entity::find()
            .filter(Column::ProviderId.eq(provider.0))
            .filter(Column::DeletedAt.is_null())
            .filter(Column::Id.is_in(part.iter().map(|id| id.0)))
            .all(on)
            .await?;
        known.extend(rows.into_iter().map(|row| (ScimUserId(row.id), PersonId(row.person_id))));
    }
    Ok(known)
}

/// A directory tells of a person for the first time; it will know them by `id`.
pub async fn insert_user(
    tx: &Tx,
    provider: ProviderId,
    (id, person): (ScimUserId, PersonId),
    user: &ScimUser,
    at: Timestamp,
) -> Result<(), StoreError> {
    let row = scim_users::ActiveModel {
        id: Set(id.0),
        person_id: Set(person.0),
        provider_id: Set(provider.0),
        user_key: Set(Some(user.user_key())),
        external_id: Set(user.external_id.clone()),
        told: Set(to_json(user)?),
        created_at: Set(at.0),
        changed_at: Set(at.0),
        ended_at: Set(None),
        deleted_at: Set(None),
    };
    scim_users::Entity::insert(row).exec_without_returning(&tx.0).await?;
    Ok(())
}

/// A directory tells something else of a person, or tells of them again.
pub async fn update_user(tx: &Tx, id: ScimUserId, user: &ScimUser, at: Timestamp) -> Result<(), StoreError> {
    let row = scim_users::ActiveModel {
        id: Unchanged(id.0),
        user_key: Set(Some(user.user_key())),
        external_id: Set(user.external_id.clone()),
        told: Set(to_json(user)?),
        changed_at: Set(at.0),
        deleted_at: Set(None),
        ..Default::default()
    };
    scim_users::Entity::update(row).exec(&tx.0).await?;
    Ok(())
}

/// A directory has nothing to say of a person any more: what it told is forgotten, but for what it called them.
pub async fn forget_user(tx: &Tx, id: ScimUserId, at: Timestamp) -> Result<(), StoreError> {
    sql::run(&tx.0, FORGET, [id.0.into(), at.0.into()]).await?;
    Ok(())
}

/// Lets no write of a directory that has told of one of these people in between. In one order, as whoever holds people.
pub async fn hold_directories_of(tx: &Tx, people: impl IntoIterator<Item = PersonId>) -> Result<(), StoreError> {
    use crate::sso::rows::providers;
    let told = Query::select()
        .column(scim_users::Column::ProviderId)
        .from(scim_users::Entity)
        .and_where(Expr::col(scim_users::Column::PersonId).is_in(people.into_iter().map(|person| person.0)))
        .take();
    providers::Entity::find()
        .filter(providers::Column::Id.in_subquery(told))
        .order_by_asc(providers::Column::Id)
        .lock(LockType::NoKeyUpdate)
        .all(&tx.0)
        .await?;
    Ok(())
}

const LEAVE_ALL: &str = "delete from scim_group_members where user_id in \
    (select u.id from scim_users u where u.provider_id = $1 and u.person_id = $2)";
const PART: &str = "delete from scim_users where provider_id = $1 and person_id = $2";

/// A provider's directory and a person have nothing to do with each other any more: if it tells of them again, that is
/// somebody new.
pub async fn part(tx: &Tx, provider: ProviderId, person: PersonId) -> Result<(), StoreError> {
    sql::run(&tx.0, LEAVE_ALL, [provider.0.into(), person.0.into()]).await?;
    sql::run(&tx.0, PART, [provider.0.into(), person.0.into()]).await?;
    Ok(())
}

/// The organisation itself has said who this is: nobody else has to agree.
pub async fn adopt(tx: &Tx, person: PersonId, at: Timestamp) -> Result<(), StoreError> {
    sql::run(&tx.0, APPROVE, [person.0.into(), at.0.into()]).await?;
    Ok(())
}

/// Puts out a person whose directory says so; false if that was so already. Of one who works for the directory's
/// organisation the account ends, with every session. Of one who works elsewhere only what is this provider's: nobody
/// signs in by it any more, and what was signed in by it is over.
pub async fn put_out(
    tx: &Tx,
    (provider, organisation): (ProviderId, OrganisationId),
    row: &Provisioned,
    at: Timestamp,
) -> Result<bool, StoreError> {
    if row.ours {
        let ended = crate::people::colleagues::end_of(tx, organisation, row.person, at).await?;
        if ended {
            sql::run(&tx.0, NOTE_END, [row.id.0.into(), at.0.into()]).await?;
        }
        return Ok(ended);
    }
    let put_out = sql::run(&tx.0, NOTE_END, [row.id.0.into(), at.0.into()]).await? > 0;
    if put_out {
        crate::sso::end_by(tx, row.person, provider, at).await?;
    }
    Ok(put_out)
}

/// Lets a person in again whom the directory put out, and nobody else; says whether they were let in. The account is the
/// word of the organisation for which they work.
pub async fn let_in_again(tx: &Tx, row: &Provisioned) -> Result<bool, StoreError> {
    if row.ours {
        sql::run(&tx.0, LET_IN, [row.id.0.into(), row.person.0.into()]).await?;
    }
    Ok(sql::run(&tx.0, NOTE_LET_IN, [row.id.0.into()]).await? > 0)
}

/// Shows the person as the directory tells of them now. What it told `before` and tells no longer is gone; what it never
/// told stays as sign-ins have told it.
pub async fn show(tx: &Tx, person: PersonId, before: Option<&ScimUser>, now: &ScimUser) -> Result<(), StoreError> {
    let said =
        |of: &dyn Fn(&ScimUser) -> Option<String>| of(now).or_else(|| before.and_then(of).map(|_| String::new()));
    let filled = |text: String| (!text.is_empty()).then_some(text);
    let name = said(&ScimUser::told_name).map(|name| if name.is_empty() { now.shown_name() } else { name });
    let values = [
        person.0.into(),
        name.into(),
        said(&ScimUser::shown_email).into(),
        said(&|user| filled(user.unit())).into(),
        said(&|user| filled(user.shown_title())).into(),
    ];
    sql::run(&tx.0, SHOW, values).await?;
    Ok(())
}
