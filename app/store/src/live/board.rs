//! What stands beside the talk of a session, and the number of its last change.

use crate::{
    StoreError, Tx,
    sql::{self, code, column, number},
};
use sea_orm::FromQueryResult;
use sund_domain::{
    Granted,
    ids::SessionId,
    live::{EndSession, Lead, LiveSession, Writers},
    people::{Author, Country},
};
use uuid::Uuid;

/// The author of a row of the table under this alias, with the affiliation that was kept beside it.
macro_rules! author_columns {
    ($alias:literal) => {
        concat!(
            $alias,
            ".author_id, a.name as author_name, a.guest as author_guest, o.name as organisation_name, \
             o.country as author_country, am.role as author_role "
        )
    };
}

/// Joins what [`author_columns`] selects, in the session `s`.
macro_rules! join_author {
    ($alias:literal) => {
        concat!(
            " left join people a on a.id = ",
            $alias,
            ".author_id left join organisations o on o.id = ",
            $alias,
            ".organisation_id left join memberships am on am.person_id = ",
            $alias,
            ".author_id and am.workgroup_id = s.workgroup_id and am.ended_at is null "
        )
    };
}

pub(super) use {author_columns, join_author};

/// Who wrote a row, if that is kept.
#[derive(Debug, FromQueryResult)]
pub(super) struct AuthorRow {
    author_id: Option<Uuid>,
    author_name: Option<String>,
    author_guest: Option<bool>,
    organisation_name: Option<String>,
    author_country: Option<String>,
    author_role: Option<String>,
}

impl AuthorRow {
    pub(super) fn author(self) -> Result<Option<Author>, StoreError> {
        let (Some(person), Some(name), Some(organisation), Some(country)) =
            (self.author_id, self.author_name, self.organisation_name, self.author_country)
        else {
            return Ok(None);
        };
        Ok(Some(Author {
            person: person.into(),
            name,
            organisation,
            country: code::<Country>("country", &country)?,
            chair: self.author_role.as_deref() == Some("chair"),
            guest: self.author_guest.unwrap_or_default(),
        }))
    }
}

/// In the transaction of the change: whoever sees the number sees what it stands for.
const CHANGED: &str = "update live_sessions set board = board + 1 where id = $1 and state = 'open' returning board";
const MOVE_AGENDA: &str = "update live_sessions set agenda_at = $2 where id = $1";
const WRITERS: &str = "update live_sessions set chairs_only = $2, pace = $3 where id = $1";
const FORGET: [&str; 2] =
    ["delete from live_question_votes where session_id = $1", "delete from live_holds where session_id = $1"];

#[derive(Debug, FromQueryResult)]
struct BoardRow {
    board: i32,
}

/// Takes the number of the next change; none, if the session is not open any more. Its row stays locked until the end of
/// the transaction.
pub(super) async fn changed(tx: &Tx, session: SessionId) -> Result<Option<u32>, StoreError> {
    Ok(sql::one::<BoardRow>(&tx.0, CHANGED, [session.0.into()]).await?.map(|row| number(row.board)))
}

/// Another part of the agenda is on; no, if the session is not open any more.
pub async fn move_agenda(tx: &Tx, session: &Granted<LiveSession, Lead>, to: u32) -> Result<bool, StoreError> {
    if changed(tx, session.id).await?.is_none() {
        return Ok(false);
    }
    sql::run(&tx.0, MOVE_AGENDA, [session.id.0.into(), column(to).into()]).await?;
    Ok(true)
}

/// Others write in the session from now on, or rarer; no, if it is not open any more.
pub async fn set_writers(tx: &Tx, session: &Granted<LiveSession, Lead>, writers: Writers) -> Result<bool, StoreError> {
    if changed(tx, session.id).await?.is_none() {
        return Ok(false);
    }
    let chairs_only = writers == Writers::Chairs;
    let pace = column(writers.pace().unwrap_or(0));
    sql::run(&tx.0, WRITERS, [session.id.0.into(), chairs_only.into(), pace.into()]).await?;
    Ok(true)
}

/// A session has ended: who voted for what is forgotten, and the counts stay; nobody is held any more.
pub async fn forget(tx: &Tx, session: &Granted<LiveSession, EndSession>) -> Result<(), StoreError> {
    for statement in FORGET {
        sql::run(&tx.0, statement, [session.id.0.into()]).await?;
    }
    Ok(())
}
