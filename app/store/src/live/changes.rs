//! What becomes of messages once they are said. Each change takes the next number of the session's changes, in the same
//! transaction: whoever resumes by that number misses none.

use super::rows::live_messages::{self, Column, Entity};
use crate::{
    StoreError, Tx,
    sql::{self, column},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, FromQueryResult, IntoActiveModel, QueryFilter,
    QueryOrder,
};
use std::collections::HashMap;
use sund_domain::{
    Granted,
    ids::{PersonId, SessionId},
    language::Language,
    live::{EditMessage, EndSession, LiveSession, MessageIn, React, Reaction, ReadSession, RemoveMessage, TakeBack},
    time::Timestamp,
};
use uuid::Uuid;

const NEXT: &str = "update live_sessions set last_change = last_change + $2 where id = $1 returning last_change";
const EDIT: &str = "update live_messages set markdown = $3, html = $4, language = $5, edited_at = $6, changed = $7 \
    where session_id = $1 and number = $2 and gone = ''";
const TAKE_BACK: &str = "update live_messages set markdown = '', html = '', gone = 'author', reactions = '[]', changed = $3 \
    where session_id = $1 and number = $2 and gone = ''";
/// What was written stays for the chairs, who may have to account for it.
const REMOVE: &str = "update live_messages set html = '', gone = 'chair', changed = $3 \
    where session_id = $1 and number = $2 and gone = ''";
const WITHDRAW: &str = "update live_messages set markdown = '', html = '', gone = 'author', reactions = '[]', changed = $3 \
    where session_id = $1 and client_id = $2 and author_id is null and gone <> 'author'";
/// What was said in its stead goes with it.
const UNCORRECT: &str = "delete from live_corrections where session_id = $1 and exists (select 1 from live_messages lm \
    where lm.session_id = live_corrections.session_id and lm.number = live_corrections.number and lm.gone = 'author')";
const REACT: &str = "insert into live_reactions (session_id, number, kind, person_id) values ($1, $2, $3, $4) \
    on conflict do nothing";
const UNREACT: &str =
    "delete from live_reactions where session_id = $1 and number = $2 and kind = $3 and person_id = $4";
const COUNTED: &str =
    "select kind, count(*) as n from live_reactions where session_id = $1 and number = $2 group by kind";
const SET_REACTIONS: &str =
    "update live_messages set reactions = $3, changed = $4 where session_id = $1 and number = $2 and gone = ''";
const FORGET: [&str; 3] = [
    "delete from live_aliases where session_id = $1",
    "delete from live_reactions where session_id = $1",
    "delete from live_hands where session_id = $1",
];
/// Rows of one statement when a record is written anew: SQLite takes 32,766 values.
const ROWS_AT_ONCE: usize = 1_000;

#[derive(Debug, FromQueryResult)]
struct LastChange {
    last_change: i32,
}

#[derive(Debug, FromQueryResult)]
struct CountRow {
    kind: String,
    n: i64,
}

/// The next number of the session's changes. Its row stays locked until the transaction ends.
async fn next(tx: &Tx, session: SessionId) -> Result<i32, StoreError> {
    next_many(tx, session, 1).await
}

/// The last of the next so many.
async fn next_many(tx: &Tx, session: SessionId, count: i32) -> Result<i32, StoreError> {
    let row = sql::one::<LastChange>(&tx.0, NEXT, [session.0.into(), count.into()]).await?;
    Ok(row.map_or(0, |row| row.last_change))
}

/// A message as its author writes it anew; no, if it is gone.
pub async fn edit(
    tx: &Tx,
    message: &Granted<MessageIn, EditMessage>,
    (markdown, html, language): (String, String, Language),
    at: Timestamp,
) -> Result<bool, StoreError> {
    let change = next(tx, message.session.id).await?;
    let (session, number) = (message.session.id.0.into(), column(message.message.number).into());
    let values = [session, number, markdown.into(), html.into(), language.code().into(), at.0.into(), change.into()];
    Ok(sql::run(&tx.0, EDIT, values).await? == 1)
}

/// A message is taken back by its author, with its text; no, if it is gone.
pub async fn take_back(tx: &Tx, message: &Granted<MessageIn, TakeBack>) -> Result<bool, StoreError> {
    let done = gone(tx, TAKE_BACK, &message.session, message.message.number).await?;
    sql::run(&tx.0, UNCORRECT, [message.session.id.0.into()]).await?;
    Ok(done)
}

/// A message is removed by a chair; no, if it is gone.
pub async fn remove(tx: &Tx, message: &Granted<MessageIn, RemoveMessage>) -> Result<bool, StoreError> {
    gone(tx, REMOVE, &message.session, message.message.number).await
}

async fn gone(tx: &Tx, statement: &'static str, session: &LiveSession, number: u32) -> Result<bool, StoreError> {
    let change = next(tx, session.id).await?;
    let values = [session.id.0.into(), column(number).into(), change.into()];
    Ok(sql::run(&tx.0, statement, values).await? == 1)
}

/// The message whose receipt is kept as this id is withdrawn, with its text, whoever asks; no, if there is none.
pub async fn withdraw(tx: &Tx, session: &Granted<LiveSession, ReadSession>, receipt: Uuid) -> Result<bool, StoreError> {
    let change = next(tx, session.id).await?;
    let done = sql::run(&tx.0, WITHDRAW, [session.id.0.into(), receipt.into(), change.into()]).await? == 1;
    sql::run(&tx.0, UNCORRECT, [session.id.0.into()]).await?;
    Ok(done)
}

/// What a person thinks of a message, or no longer thinks; everybody sees how many do.
pub async fn react(
    tx: &Tx,
    message: &Granted<MessageIn, React>,
    person: PersonId,
    (reaction, on): (Reaction, bool),
) -> Result<(), StoreError> {
    let change = next(tx, message.session.id).await?;
    let of = [message.session.id.0.into(), column(message.message.number).into()];
    let values = of.iter().cloned().chain([reaction.code().into(), person.0.into()]);
    sql::run(&tx.0, if on { REACT } else { UNREACT }, values).await?;
    let mut counted = Vec::new();
    for row in sql::all::<CountRow>(&tx.0, COUNTED, of.clone()).await? {
        counted.push((sql::code::<Reaction>("reaction", &row.kind)?, u32::try_from(row.n).unwrap_or(u32::MAX)));
    }
    counted.sort_unstable();
    let values = of.into_iter().chain([sql::to_json(&counted)?.into(), change.into()]);
    sql::run(&tx.0, SET_REACTIONS, values).await?;
    Ok(())
}

/// A session in which nobody is named ends: whose a number was, who thought what of a
/// message, and who asked for the floor, is forgotten.
pub async fn forget(tx: &Tx, session: &Granted<LiveSession, EndSession>) -> Result<(), StoreError> {
    for statement in FORGET {
        sql::run(&tx.0, statement, [session.id.0.into()]).await?;
    }
    Ok(())
}

/// Writes the record of a session anew, so that the order inside each minute says nothing: `chance` gives each message
/// its place there. Answers still lead to what they answer.
///
/// The rows are new ones, since the place of a row in the database's files tells when it was written.
pub async fn shuffle(
    tx: &Tx,
    session: &Granted<LiveSession, EndSession>,
    mut chance: impl FnMut() -> u128,
) -> Result<(), StoreError> {
    let of_session = Column::SessionId.eq(session.id.0);
    let rows = Entity::find().filter(of_session.clone()).order_by_asc(Column::Number).all(&tx.0).await?;
    let mut order: Vec<(i64, u128, live_messages::Model)> =
        rows.into_iter().map(|row| (row.at, chance(), row)).collect();
    order.sort_unstable_by_key(|(at, chance, _)| (*at, *chance));
    let renumbered: HashMap<i32, i32> = (1..).zip(&order).map(|(new, (_, _, row))| (row.number, new)).collect();
    Entity::delete_many().filter(of_session).exec(&tx.0).await?;
    // New numbers of changes as well: who still knows a message by number and change does not take another one for it.
    let count = column(u32::try_from(order.len()).unwrap_or(u32::MAX));
    let before = next_many(tx, session.id, count).await? - count;
    let mut rows = (1..).zip(order).map(|(new, (_, _, row))| {
        let reply_to = row.reply_to.and_then(|to| renumbered.get(&to).copied());
        let mut row = row.into_active_model().reset_all();
        row.number = Set(new);
        row.changed = Set(before + new);
        row.reply_to = Set(reply_to);
        row
    });
    loop {
        let some: Vec<_> = rows.by_ref().take(ROWS_AT_ONCE).collect();
        if some.is_empty() {
            break;
        }
        Entity::insert_many(some).exec_without_returning(&tx.0).await?;
    }
    Ok(())
}
