//! Messages that are there already, found by the ids that their senders made: a message that is sent again is the same one.

use crate::{
    StoreError,
    sql::{self, number},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use serde_json::json;
use std::collections::HashMap;
use sund_domain::ids::{PersonId, SessionId};
use uuid::Uuid;

/// The messages `lm` with one of the ids `c`.
macro_rules! known {
    ($list:literal, $whose:literal) => {
        concat!(
            "select lm.client_id, lm.author_id, lm.number from (",
            $list,
            ") c join live_messages lm on lm.session_id = $1 and lm.client_id = c.id and lm.author_id ",
            $whose
        )
    };
    (sqlite, $whose:literal) => {
        known!("select unhex(value ->> 'id') as id, unhex(value ->> 'by') as by_id from json_each($2)", $whose)
    };
    (postgres, $whose:literal) => {
        known!(
            "select (value ->> 'id')::uuid as id, (value ->> 'by')::uuid as by_id from json_array_elements($2::json)",
            $whose
        )
    };
}
const BY_CLIENT: [&str; 2] = [known!(sqlite, "= c.by_id"), known!(postgres, "= c.by_id")];
const BY_RECEIPT: [&str; 2] = [known!(sqlite, "is null"), known!(postgres, "is null")];

/// Which message it is: who sent it, where that is kept, and the id that the sender made, or what is kept of it.
pub type Key = (Option<PersonId>, Uuid);

#[derive(Debug, FromQueryResult)]
struct KnownRow {
    client_id: Uuid,
    author_id: Option<Uuid>,
    number: i32,
}

/// The numbers of those of these messages that are there already, in one query. All of them are of somebody, or none.
pub async fn known(
    on: &impl ConnectionTrait,
    session: SessionId,
    keys: &[Key],
) -> Result<HashMap<Key, u32>, StoreError> {
    let hex = |id: Uuid| id.simple().to_string();
    let key = |(person, client): &Key| json!({ "id": hex(*client), "by": person.map(|person| hex(person.0)) });
    let wanted = sql::to_json(&keys.iter().map(key).collect::<Vec<_>>())?;
    let statements = if keys.iter().any(|(person, _)| person.is_some()) { BY_CLIENT } else { BY_RECEIPT };
    let rows = sql::all::<KnownRow>(on, sql::on(on, statements), [session.0.into(), wanted.into()]).await?;
    Ok(rows.into_iter().map(|row| ((row.author_id.map(Into::into), row.client_id), number(row.number))).collect())
}

/// The number of the message of which this is kept, where nobody is named.
pub async fn by_receipt(
    on: &impl ConnectionTrait,
    session: SessionId,
    receipt: Uuid,
) -> Result<Option<u32>, StoreError> {
    let key = (None, receipt);
    Ok(known(on, session, &[key]).await?.remove(&key))
}
