//! Whom a chair holds in an open session: muted, or out of it. Nothing of it outlives the session.

use crate::{
    StoreError, Tx,
    sql::{self, code, number},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use sund_domain::{
    Granted,
    ids::PersonId,
    live::{Hold, HoldAuthor, Lead, LiveSession, MessageIn, OnHold, Whom},
};

/// Of a message that is kept with its author, or under a number of this session.
const AUTHOR: &str = "select coalesce(lm.author_id, a.person_id) as id from live_messages lm \
    left join live_aliases a on a.session_id = lm.session_id and a.number = lm.alias \
    where lm.session_id = $1 and lm.number = $2 and coalesce(lm.author_id, a.person_id) is not null";
/// Changes nothing: its row is held until commit. No browser has anything to fetch.
const OPEN: &str = "update live_sessions set board = board where id = $1 and state = 'open'";
const HOLD: &str = "insert into live_holds (session_id, person_id, number, hold, because) \
    select $1, $2, coalesce(max(number), 0) + 1, $3, $4 from live_holds where session_id = $1 \
    on conflict (session_id, person_id) do update set hold = excluded.hold, because = excluded.because";
const LIFT: &str = "delete from live_holds where session_id = $1 and number = $2";
const ALL: &str = "select x.number, x.hold, x.because, p.name, a.number as alias from live_holds x \
    join people p on p.id = x.person_id \
    left join live_aliases a on a.session_id = x.session_id and a.person_id = x.person_id \
    where x.session_id = $1 order by x.number";

#[derive(Debug, FromQueryResult)]
struct HoldRow {
    number: i32,
    hold: String,
    because: String,
    name: String,
    alias: Option<i32>,
}

/// Whom the chairs of this session hold, as far as it is in the database.
pub async fn all(on: &impl ConnectionTrait, session: &Granted<LiveSession, Lead>) -> Result<Vec<OnHold>, StoreError> {
    let one = |row: HoldRow| {
        let whom = match row.alias {
            // Chairs do not learn whose a number is.
            Some(alias) if !session.mode.names() => Whom::Alias(number(alias)),
            _ => Whom::Named(row.name),
        };
        Ok(OnHold { number: number(row.number), hold: code("hold", &row.hold)?, because: row.because, whom })
    };
    sql::all::<HoldRow>(on, ALL, [session.id.0.into()]).await?.into_iter().map(one).collect()
}

/// Whose a message is; none where that is not kept.
pub async fn author(
    on: &impl ConnectionTrait,
    message: &Granted<MessageIn, HoldAuthor>,
) -> Result<Option<PersonId>, StoreError> {
    let values = [message.session.id.0.into(), sql::column(message.message.number).into()];
    sql::id::<PersonId>(on, AUTHOR, values).await
}

/// Whether the session is still open; it stays so until the end of the transaction, and one chair holds somebody at a time.
pub async fn open(tx: &Tx, message: &Granted<MessageIn, HoldAuthor>) -> Result<bool, StoreError> {
    Ok(sql::run(&tx.0, OPEN, [message.session.id.0.into()]).await? == 1)
}

/// Holds the author of a message, or holds them otherwise.
pub async fn hold(
    tx: &Tx,
    message: &Granted<MessageIn, HoldAuthor>,
    person: PersonId,
    (hold, because): (Hold, &str),
) -> Result<(), StoreError> {
    let values = [message.session.id.0.into(), person.0.into(), hold.code().into(), because.into()];
    sql::run(&tx.0, HOLD, values).await?;
    Ok(())
}

/// Lets somebody speak again; no, if nobody is held under this number.
pub async fn lift(tx: &Tx, session: &Granted<LiveSession, Lead>, of: u32) -> Result<bool, StoreError> {
    Ok(sql::run(&tx.0, LIFT, [session.id.0.into(), sql::column(of).into()]).await? == 1)
}

/// Two accounts are about to be one: a session holds the person once.
pub(crate) const JOINED: [&str; 2] = [
    "delete from live_holds where person_id = $2 and exists \
     (select 1 from live_holds o where o.session_id = live_holds.session_id and o.person_id = $1)",
    "update live_holds set person_id = $1 where person_id = $2",
];
