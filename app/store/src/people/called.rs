//! Who can be called in a text: people who may read the place where it stands, as the one who writes may know of them.

use super::beside;
use crate::{
    StoreError,
    sql::{self, join_membership, sure_enough},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use sund_domain::{
    forum::{Callable, Meant, begins},
    ids::{PersonId, WorkgroupId},
    people::Seer,
};
use uuid::Uuid;

/// The person `p` belongs to the workgroup `g` now, as `pm`.
macro_rules! belongs {
    () => {
        " pm.workgroup_id = g.id and pm.person_id = p.id and pm.ended_at is null and (pm.until is null or pm.until > $2) \
         and pm.role <> 'reader' "
    };
}

const ONE: &str = concat!(
    "select p.id, p.name, '' as organisation_name from people p join workgroups g on g.id = $6 left join memberships pm on",
    belongs!(),
    "where p.id = $7 and p.ended_at is null and p.approved_at is not null \
     and (pm.person_id is not null or (g.visibility = 'open' and p.guest = false)) and ",
    beside!()
);
/// Members of the workgroup, in whose name a word begins like `$7`, or like `$8` with a capital.
const MEMBERS: &str = concat!(
    "select p.id, p.name, o.name as organisation_name from memberships pm join workgroups g on g.id = pm.workgroup_id \
     join people p on p.id = pm.person_id join organisations o on o.id = p.organisation_id where g.id = $6 and",
    belongs!(),
    "and p.ended_at is null and p.id <> $1 \
     and (' ' || lower(p.name) like '% ' || lower($7) || '%' escape '\\' or ' ' || p.name like '% ' || $8 || '%' escape '\\') and ",
    beside!(),
    "order by lower(p.name), p.id limit $9"
);
/// Everybody, by name from `$7` on, if the workgroup is open.
const EVERYBODY: &str = concat!(
    "select p.id, p.name, o.name as organisation_name from people p join organisations o on o.id = p.organisation_id \
     where lower(p.name) >= lower($7) and p.ended_at is null and p.approved_at is not null and p.guest = false and p.id <> $1 \
     and exists (select 1 from workgroups g where g.id = $6 and g.visibility = 'open') and ",
    beside!(),
    "order by lower(p.name), p.id limit $8"
);

#[derive(Debug, FromQueryResult)]
struct PersonRow {
    id: Uuid,
    name: String,
    organisation_name: String,
}

impl PersonRow {
    fn callable(self) -> Callable {
        Callable { meant: Meant::Person(self.id.into()), name: self.name, organisation: self.organisation_name }
    }
}

/// The name of this person, if they may read what is in the workgroup and the viewer may know of them.
pub async fn one(
    on: &impl ConnectionTrait,
    seer: Seer,
    workgroup: WorkgroupId,
    person: PersonId,
) -> Result<Option<String>, StoreError> {
    let values = sql::seen_by(seer, [workgroup.0.into(), person.0.into()]);
    Ok(sql::one::<PersonRow>(on, ONE, values).await?.map(|row| row.name))
}

/// Up to `limit` people other than the viewer whom they can call in the workgroup, in whose name a word begins like this:
/// members first; of an open one then everybody whose name begins so.
pub async fn some(
    on: &impl ConnectionTrait,
    seer: Seer,
    workgroup: WorkgroupId,
    typed: &str,
    limit: usize,
) -> Result<Vec<Callable>, StoreError> {
    let most = i64::try_from(limit).unwrap_or(i64::MAX);
    let capital = super::colleagues::capitalised(typed);
    let literal = super::colleagues::literally;
    let values = [workgroup.0.into(), literal(typed).into(), literal(&capital).into(), most.into()];
    let members = sql::all::<PersonRow>(on, MEMBERS, sql::seen_by(seer, values)).await?;
    let values = [workgroup.0.into(), capital.into(), most.into()];
    let others = sql::all::<PersonRow>(on, EVERYBODY, sql::seen_by(seer, values)).await?;
    let mut found: Vec<Callable> = members.into_iter().map(PersonRow::callable).collect();
    for one in others.into_iter().map(PersonRow::callable) {
        if begins(&one.name, typed) && !found.contains(&one) {
            found.push(one);
        }
    }
    found.truncate(limit);
    Ok(found)
}
