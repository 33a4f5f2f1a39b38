//! Groups of directories.

use super::rows::{scim_group_members, scim_groups};
use crate::{StoreError, Tx, sql};
use sea_orm::{
    ActiveValue::{Set, Unchanged},
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter,
    sea_query::{Expr, ExprTrait, OnConflict, Query},
};
use std::collections::{BTreeMap, BTreeSet};
use sund_domain::{
    ids::{PersonId, ProviderId, ScimGroupId, ScimUserId},
    scim::ScimGroup,
    time::Timestamp,
};
use uuid::Uuid;

/// Rows that are added in one statement: PostgreSQL takes 65,535 values, SQLite 32,766.
const ROWS_AT_ONCE: usize = 1_000;

/// A group of a directory. Its members are asked for apart: there may be thousands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptGroup {
    /// Its id.
    pub id: ScimGroupId,
    /// What it is; without members unless they were asked for.
    pub group: ScimGroup,
    /// How many are in it.
    pub size: u64,
    /// When the directory first told of it.
    pub created: Timestamp,
    /// When it last changed something.
    pub changed: Timestamp,
}

macro_rules! groups {
    ($where:literal) => {
        concat!(
            "select g.id, g.display_name, g.external_id, g.created_at, g.changed_at, \
             (select count(*) from scim_group_members m where m.group_id = g.id) as size from scim_groups g \
             where g.provider_id = $1 ",
            $where
        )
    };
}

const PAGE: &str = groups!("order by g.created_at, g.id limit $2 offset $3");
const ONE: &str = groups!("and g.id = $2");
const COUNT: &str = "select count(*) as n from scim_groups where provider_id = $1";
const NO_MEMBERS: &str = "delete from scim_group_members where group_id = $1";
const DELETE: &str = "delete from scim_groups where id = $1";
/// The names of the groups that a person is in: what they give is said in the provider's mapping.
const OF_PERSON: &str = "select g.display_name from scim_group_members m join scim_groups g on g.id = m.group_id \
    join scim_users u on u.id = m.user_id where g.provider_id = $1 and u.person_id = $2";

#[derive(Debug, FromQueryResult)]
struct GroupRow {
    id: Uuid,
    display_name: String,
    external_id: Option<String>,
    created_at: i64,
    changed_at: i64,
    size: i64,
}

impl GroupRow {
    fn kept(self) -> KeptGroup {
        let group =
            ScimGroup { display_name: self.display_name, external_id: self.external_id, members: BTreeSet::new() };
        let (created, changed) = (Timestamp(self.created_at), Timestamp(self.changed_at));
        KeptGroup { id: self.id.into(), group, size: u64::try_from(self.size).unwrap_or_default(), created, changed }
    }
}

#[derive(Debug, FromQueryResult)]
struct Name {
    display_name: String,
}

/// A page of the groups of this provider's directory, in the order in which it told of them.
pub async fn groups(
    on: &impl ConnectionTrait,
    provider: ProviderId,
    limit: u64,
    offset: u64,
) -> Result<Vec<KeptGroup>, StoreError> {
    let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    let values = [provider.0.into(), number(limit).into(), number(offset).into()];
    Ok(sql::all::<GroupRow>(on, PAGE, values).await?.into_iter().map(GroupRow::kept).collect())
}

/// How many there are.
pub async fn count_groups(on: &impl ConnectionTrait, provider: ProviderId) -> Result<u64, StoreError> {
    sql::count(on, COUNT, [provider.0.into()]).await
}

/// This group, if it is this provider's.
pub async fn group(
    on: &impl ConnectionTrait,
    provider: ProviderId,
    id: ScimGroupId,
) -> Result<Option<KeptGroup>, StoreError> {
    Ok(sql::one::<GroupRow>(on, ONE, [provider.0.into(), id.0.into()]).await?.map(GroupRow::kept))
}

/// Who is in these groups, as far as they are this provider's: one statement, however many.
pub async fn members_of(
    on: &impl ConnectionTrait,
    provider: ProviderId,
    groups: &[ScimGroupId],
) -> Result<BTreeMap<ScimGroupId, BTreeSet<ScimUserId>>, StoreError> {
    use scim_group_members::{Column, Entity};
    let mut members: BTreeMap<ScimGroupId, BTreeSet<ScimUserId>> = BTreeMap::new();
    if groups.is_empty() {
        return Ok(members);
    }
    let own = Query::select()
        .column(scim_groups::Column::Id)
        .from(scim_groups::Entity)
        .and_where(Expr::col(scim_groups::Column::ProviderId).eq(provider.0))
        .and_where(Expr::col(scim_groups::Column::Id).is_in(groups.iter().map(|id| id.0)))
        .take();
    for row in Entity::find().filter(Column::GroupId.in_subquery(own)).all(on).await? {
        members.entry(row.group_id.into()).or_default().insert(row.user_id.into());
    }
    Ok(members)
}

/// The names of the groups that this provider's directory has put a person into.
pub async fn groups_of(
    on: &impl ConnectionTrait,
    provider: ProviderId,
    person: PersonId,
) -> Result<Vec<String>, StoreError> {
    let rows = sql::all::<Name>(on, OF_PERSON, [provider.0.into(), person.0.into()]).await?;
    Ok(rows.into_iter().map(|row| row.display_name).collect())
}

/// A directory tells of a group.
pub async fn insert_group(
    tx: &Tx,
    provider: ProviderId,
    id: ScimGroupId,
    group: &ScimGroup,
    at: Timestamp,
) -> Result<(), StoreError> {
    let row = scim_groups::ActiveModel {
        id: Set(id.0),
        provider_id: Set(provider.0),
        display_name: Set(group.display_name.clone()),
        external_id: Set(group.external_id.clone()),
        created_at: Set(at.0),
        changed_at: Set(at.0),
    };
    scim_groups::Entity::insert(row).exec_without_returning(&tx.0).await?;
    add_members(tx, id, group.members.iter().copied()).await
}

/// A directory tells something else of a group; `before` is who was in it.
pub async fn update_group(
    tx: &Tx,
    id: ScimGroupId,
    before: &BTreeSet<ScimUserId>,
    group: &ScimGroup,
    at: Timestamp,
) -> Result<(), StoreError> {
    let row = scim_groups::ActiveModel {
        id: Unchanged(id.0),
        display_name: Set(group.display_name.clone()),
        external_id: Set(group.external_id.clone()),
        changed_at: Set(at.0),
        ..Default::default()
    };
    scim_groups::Entity::update(row).exec(&tx.0).await?;
    let gone: Vec<Uuid> = before.difference(&group.members).map(|user| user.0).collect();
    for part in gone.chunks(ROWS_AT_ONCE) {
        use scim_group_members::{Column, Entity};
        Entity::delete_many()
            .filter(Column::GroupId.eq(id.0))
            .filter(Column::UserId.is_in(part.iter().copied()))
            .exec(&tx.0)
            .await?;
    }
    add_members(tx, id, group.members.difference(before).copied()).await
}

async fn add_members(tx: &Tx, id: ScimGroupId, users: impl Iterator<Item = ScimUserId>) -> Result<(), StoreError> {
    use scim_group_members::{ActiveModel, Column, Entity};
    let rows: Vec<_> = users.map(|user| ActiveModel { group_id: Set(id.0), user_id: Set(user.0) }).collect();
    for part in rows.chunks(ROWS_AT_ONCE) {
        let once = OnConflict::columns([Column::GroupId, Column::UserId]).do_nothing().to_owned();
        Entity::insert_many(part.to_vec()).on_conflict(once).exec_without_returning(&tx.0).await?;
    }
    Ok(())
}

/// A directory removes a group.
pub async fn delete_group(tx: &Tx, id: ScimGroupId) -> Result<(), StoreError> {
    sql::run(&tx.0, NO_MEMBERS, [id.0.into()]).await?;
    sql::run(&tx.0, DELETE, [id.0.into()]).await?;
    Ok(())
}

const LEAVE: &str = "delete from scim_group_members where user_id = $1";

/// A person is in none of the groups of the directory that knows them by this id.
pub async fn leave_groups(tx: &Tx, id: ScimUserId) -> Result<(), StoreError> {
    sql::run(&tx.0, LEAVE, [id.0.into()]).await?;
    Ok(())
}
