//! Messages of live sessions: numbered in commit order, without a gap.

use super::rows::live_messages;
use crate::{
    StoreError, Tx,
    sql::{self, code, column, number},
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, FromQueryResult};
use sund_domain::{
    Granted,
    forum::Byline,
    ids::{PersonId, SessionId},
    language::Language,
    live::{LiveSession, Message, ReadSession, Say},
    people::Author,
    time::Timestamp,
};
use uuid::Uuid;

const AFTER: &str = "select lm.number, lm.author_id, a.name as author_name, a.guest as author_guest, o.name as organisation_name, o.country as country, \
    am.role as author_role, lm.language, lm.html, lm.at from live_messages lm \
    join live_sessions s on s.id = lm.session_id \
    join people a on a.id = lm.author_id join organisations o on o.id = lm.organisation_id \
    left join memberships am on am.person_id = lm.author_id and am.workgroup_id = s.workgroup_id and am.ended_at is null \
    where lm.session_id = $1 and lm.number > $2 order by lm.number limit $3";
/// Only while the session is open: ending and speaking cannot pass each other, since both change the session's row.
const NEXT: &str =
    "update live_sessions set last_number = last_number + $2 where id = $1 and state = 'open' returning last_number";
const BY_CLIENT: &str = "select number from live_messages where session_id = $1 and author_id = $2 and client_id = $3";
const COUNTRIES: &str = "select count(distinct lm.author_id) as people, count(distinct o.country) as countries \
    from live_messages lm join organisations o on o.id = lm.organisation_id where lm.session_id = $1";

#[derive(Debug, FromQueryResult)]
struct MessageRow {
    number: i32,
    author_id: Uuid,
    author_name: String,
    author_guest: bool,
    organisation_name: String,
    country: String,
    author_role: Option<String>,
    language: String,
    html: String,
    at: i64,
}

#[derive(Debug, FromQueryResult)]
struct LastNumber {
    last_number: i32,
}

#[derive(Debug, FromQueryResult)]
struct NumberRow {
    number: i32,
}

#[derive(Debug, FromQueryResult)]
struct Voices {
    people: i64,
    countries: i64,
}

/// Up to `limit` messages after this number, in order.
pub async fn after(
    on: &impl ConnectionTrait,
    session: &Granted<LiveSession, ReadSession>,
    after: u32,
    limit: u32,
) -> Result<Vec<Message>, StoreError> {
    let values = [session.id.0.into(), column(after).into(), i64::from(limit).into()];
    sql::all::<MessageRow>(on, AFTER, values)
        .await?
        .into_iter()
        .map(|row| {
            Ok(Message {
                number: number(row.number),
                author: Author {
                    person: row.author_id.into(),
                    name: row.author_name,
                    organisation: row.organisation_name,
                    country: code("country", &row.country)?,
                    chair: row.author_role.as_deref() == Some("chair"),
                    guest: row.author_guest,
                },
                language: code("language", &row.language)?,
                html: row.html,
                at: Timestamp(row.at),
            })
        })
        .collect()
}

/// How many people from how many countries have said something.
pub async fn voices(
    on: &impl ConnectionTrait,
    session: &Granted<LiveSession, ReadSession>,
) -> Result<(u32, u32), StoreError> {
    let row = sql::one::<Voices>(on, COUNTRIES, [session.id.0.into()]).await?;
    Ok(row.map_or((0, 0), |v| (u32::try_from(v.people).unwrap_or(0), u32::try_from(v.countries).unwrap_or(0))))
}

/// The number of the message that this person sent with this id before.
pub async fn by_client(
    on: &impl ConnectionTrait,
    session: SessionId,
    person: PersonId,
    client: Uuid,
) -> Result<Option<u32>, StoreError> {
    let row = sql::one::<NumberRow>(on, BY_CLIENT, [session.0.into(), person.0.into(), client.into()]).await?;
    Ok(row.map(|row| number(row.number)))
}

/// A message that is about to be there.
#[derive(Clone, Debug)]
pub struct NewMessage {
    /// The id that the sender made.
    pub client: Uuid,
    /// Who says it.
    pub by: Byline,
    /// The language it is written in.
    pub language: Language,
    /// As written.
    pub markdown: String,
    /// As shown, sanitised.
    pub html: String,
    /// When.
    pub at: Timestamp,
}

/// Takes `count` numbers in the session's order: the first of them, or none if the session is not open any more.
///
/// The session's row stays locked until the transaction ends, so commit order is number order, on every database.
pub async fn take_numbers(tx: &Tx, session: SessionId, count: u32) -> Result<Option<u32>, StoreError> {
    let row = sql::one::<LastNumber>(&tx.0, NEXT, [session.0.into(), column(count).into()]).await?;
    Ok(row.map(|row| number(row.last_number) - count + 1))
}

const SAME_CLIENT: &str = "select lm.session_id, lm.number from live_messages lm join live_messages o \
    on o.session_id = lm.session_id and o.client_id = lm.client_id and o.author_id = $1 where lm.author_id = $2";
const SET_CLIENT: &str = "update live_messages set client_id = $3 where session_id = $1 and number = $2";

#[derive(Debug, FromQueryResult)]
struct SameClient {
    session_id: Uuid,
    number: i32,
}

/// Two accounts are about to be one: what both have sent with the same id stays two messages.
pub(crate) async fn part_clients(
    tx: &Tx,
    to: PersonId,
    from: PersonId,
    mut new_id: impl FnMut() -> Uuid,
) -> Result<(), StoreError> {
    for row in sql::all::<SameClient>(&tx.0, SAME_CLIENT, [to.0.into(), from.0.into()]).await? {
        let values = [row.session_id.into(), row.number.into(), new_id().into()];
        sql::run(&tx.0, SET_CLIENT, values).await?;
    }
    Ok(())
}

/// Adds messages with the numbers that were taken for them.
pub async fn insert(
    tx: &Tx,
    session: SessionId,
    messages: Vec<(u32, Granted<LiveSession, Say>, NewMessage)>,
) -> Result<(), StoreError> {
    let rows = messages.into_iter().map(|(number, _, new)| live_messages::ActiveModel {
        session_id: Set(session.0),
        number: Set(column(number)),
        author_id: Set(new.by.person.0),
        organisation_id: Set(new.by.organisation.0),
        client_id: Set(new.client),
        language: Set(new.language.code().into()),
        markdown: Set(new.markdown),
        html: Set(new.html),
        at: Set(new.at.0),
    });
    live_messages::Entity::insert_many(rows).exec_without_returning(&tx.0).await?;
    Ok(())
}
