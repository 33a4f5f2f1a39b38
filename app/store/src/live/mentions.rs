//! Whom messages of a session call: who can be called, and telling them.

use crate::{
    StoreError, Tx,
    notifications::{mailed_at, telling::gets_mail, watches::group_watch},
    sql,
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use serde::{Serialize, Serializer};
use std::collections::HashMap;
use sund_domain::{
    ids::{NoticeId, PersonId, SessionId},
    time::Timestamp,
};
use uuid::Uuid;

/// The people `p` of the list `c` who may be in the session `$1` at `$3`; `m` is their place in the workgroup, if they have
/// one. A list comes as one value, so that there is one text for every length of it.
macro_rules! may_be_there {
    () => {
        " c join people p on p.id = c.person join live_sessions ls on ls.id = $1 join workgroups w on w.id = ls.workgroup_id \
         left join memberships m on m.workgroup_id = w.id and m.person_id = p.id and m.ended_at is null \
           and (m.until is null or m.until > $3) and m.role <> 'reader' "
    };
    (where) => {
        " where p.ended_at is null and p.approved_at is not null \
         and (m.role is not null or (w.visibility = 'open' and p.guest = false)) "
    };
}

macro_rules! callable {
    ($list:literal) => {
        concat!(
            "select distinct p.id, p.name, m.role is not null as member from (",
            $list,
            ")",
            may_be_there!(),
            may_be_there!(where)
        )
    };
}
const CALLABLE: [&str; 2] = [
    callable!("select unhex(value) as person from json_each($2)"),
    callable!("select value::uuid as person from json_array_elements_text($2::json)"),
];

/// Nobody is told who has muted the workgroup, nor of one's own call; nor twice.
macro_rules! tell {
    ($list:literal) => {
        concat!(
            "insert into notices (id, person_id, why, reach, workgroup_id, session_id, message, by_id, at, mail_after) \
             select c.id, p.id, 'mention', 'seen', w.id, ls.id, c.message, c.by_id, $3, case when",
            gets_mail!(),
            "then $4 else null end from (",
            $list,
            ")",
            may_be_there!(),
            "left join watches gw on gw.person_id = p.id and gw.subject = 'workgroup' and gw.subject_id = w.id \
             left join tell_me s on s.person_id = p.id \
             left join mail_paces mp on mp.person_id = p.id and mp.workgroup_id = w.id",
            may_be_there!(where),
            "and p.id <> c.by_id and",
            group_watch!(),
            "<> 'muted' on conflict (person_id, id) do nothing"
        )
    };
}
const TELL: [&str; 2] = [
    tell!(
        "select unhex(value ->> 'person') as person, unhex(value ->> 'id') as id, value ->> 'message' as message, \
         unhex(value ->> 'by') as by_id from json_each($2)"
    ),
    tell!(
        "select (value ->> 'person')::uuid as person, (value ->> 'id')::uuid as id, (value ->> 'message')::integer as message, \
         (value ->> 'by')::uuid as by_id from json_array_elements($2::json)"
    ),
];

#[derive(Debug, FromQueryResult)]
struct CallableRow {
    id: Uuid,
    name: String,
    member: bool,
}

/// Somebody who can be called in a session.
#[derive(Clone, Debug)]
pub struct Callable {
    /// Their name.
    pub name: String,
    /// They belong to its workgroup.
    pub member: bool,
}

/// Those of these people who may be in the session.
pub async fn callable(
    on: &impl ConnectionTrait,
    session: SessionId,
    people: &[PersonId],
    now: Timestamp,
) -> Result<HashMap<PersonId, Callable>, StoreError> {
    let ids = sql::to_json(&people.iter().map(|id| hex(id.0)).collect::<Vec<_>>())?;
    let rows = sql::all::<CallableRow>(on, sql::on(on, CALLABLE), [session.0.into(), ids.into(), now.0.into()]).await?;
    Ok(rows.into_iter().map(|row| (row.id.into(), Callable { name: row.name, member: row.member })).collect())
}

fn hex(id: Uuid) -> String {
    id.simple().to_string()
}

fn as_hex<S: Serializer>(id: &Uuid, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&hex(*id))
}

/// Somebody whom a message calls.
#[derive(Clone, Copy, Debug)]
pub struct CalledIn {
    /// The id of the notice, the message's own.
    pub id: NoticeId,
    /// The number of the message.
    pub message: u32,
    /// Who calls.
    pub by: PersonId,
    /// Who is called.
    pub person: PersonId,
}

#[derive(Serialize)]
struct CalledRow {
    #[serde(serialize_with = "as_hex")]
    id: Uuid,
    message: u32,
    #[serde(serialize_with = "as_hex")]
    by: Uuid,
    #[serde(serialize_with = "as_hex")]
    person: Uuid,
}

/// Tells all of them in one statement, by their settings: those who may be there, each once for each message.
pub async fn tell(tx: &Tx, session: SessionId, called: &[CalledIn], at: Timestamp) -> Result<(), StoreError> {
    let row = |one: &CalledIn| CalledRow { id: one.id.0, message: one.message, by: one.by.0, person: one.person.0 };
    let list = sql::to_json(&called.iter().map(row).collect::<Vec<_>>())?;
    let values = [session.0.into(), list.into(), at.0.into(), mailed_at(at).into()];
    sql::run(&tx.0, sql::on(&tx.0, TELL), values).await?;
    Ok(())
}
