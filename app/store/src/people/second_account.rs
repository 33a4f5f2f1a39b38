//! A second account of somebody, as its owner sees it before it is joined.

use crate::{
    StoreError,
    sql::{self, code},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use sund_domain::{
    ids::PersonId,
    people::{Holds, SecondAccount},
    time::Timestamp,
};
use uuid::Uuid;

/// Whether somebody has ever come with it: sessions are forgotten, lines of the audit log are not.
const ONE: &str = "select p.id, p.name, o.name as organisation_name, o.country, p.joined_at, p.guest, \
    p.ended_at is not null as ended, p.approved_at is null as waits, \
    p.administrator or exists (select 1 from organisation_administrators a where a.person_id = p.id) as administers, \
    (p.approved_at is not null and exists (select 1 from scim_users u where u.person_id = p.id) \
      and not exists (select 1 from sign_in_sessions s where s.person_id = p.id) \
      and not exists (select 1 from audit_log l where l.person_id = p.id and l.act = 'signed-in')) as never_came, \
    (select count(*) from posts x where x.author_id = p.id) as posts, \
    (select count(*) from live_messages x where x.author_id = p.id) as messages, \
    (select count(*) from memberships m where m.person_id = p.id and m.source = 'hand' and m.role <> 'reader' \
      and m.ended_at is null and (m.until is null or m.until > $2)) as workgroups, \
    (select count(*) from drafts d where d.person_id = p.id and (d.body <> '' or d.title <> '')) as drafts \
    from people p join organisations o on o.id = p.organisation_id where p.id = $1";

#[derive(Debug, FromQueryResult)]
struct AccountRow {
    id: Uuid,
    name: String,
    organisation_name: String,
    country: String,
    joined_at: i64,
    guest: bool,
    ended: bool,
    waits: bool,
    administers: bool,
    never_came: bool,
    posts: i64,
    messages: i64,
    workgroups: i64,
    drafts: i64,
}

/// An account, for somebody who has shown that it is theirs as well as the one that they are signed in with.
pub async fn second_account(
    on: &impl ConnectionTrait,
    me: PersonId,
    person: PersonId,
    now: Timestamp,
) -> Result<Option<SecondAccount>, StoreError> {
    let Some(row) = sql::one::<AccountRow>(on, ONE, [person.0.into(), now.0.into()]).await? else { return Ok(None) };
    let count = |n: i64| u64::try_from(n).unwrap_or_default();
    Ok(Some(SecondAccount {
        person: row.id.into(),
        me,
        name: row.name,
        organisation_name: row.organisation_name,
        country: code("country", &row.country)?,
        since: Timestamp(row.joined_at),
        ended: row.ended,
        waits: row.waits,
        administers: row.administers,
        guest: row.guest,
        never_came: row.never_came,
        holds: Holds {
            posts: count(row.posts),
            messages: count(row.messages),
            workgroups: count(row.workgroups),
            drafts: count(row.drafts),
        },
    }))
}
