//! What a session leaves: conclusions, and the threads that were made of it.

use super::board::changed;
use crate::{
    StoreError, Tx,
    sql::{self, code, column, number},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use sund_domain::{
    Granted,
    ids::{PersonId, SessionId, ThreadId},
    language::Language,
    live::{CONCLUSIONS_MOST, Conclusion, EndSession, Lead, LiveSession, Outcome, OutcomeOf},
};
use uuid::Uuid;

const CONCLUSIONS: &str = "select number, part, markdown, html, language, corrected from live_conclusions \
    where session_id = $1 order by number";
/// It belongs to the part of the agenda that is on.
const CONCLUDE: &str = "insert into live_conclusions (session_id, number, part, markdown, html, language) \
    select s.id, (select coalesce(max(c.number), 0) + 1 from live_conclusions c where c.session_id = s.id), s.agenda_at, \
    $2, $3, $4 from live_sessions s where s.id = $1 \
    and (select count(*) from live_conclusions c where c.session_id = s.id) < $5";
const CHANGE: &str = "update live_conclusions set markdown = $3, html = $4, language = $5 \
    where session_id = $1 and number = $2";
const OUTCOMES: &str = "select oc.kind, oc.number, oc.thread_id, oc.owner_id, p.name as owner_name from live_outcomes oc \
    join people p on p.id = oc.owner_id where oc.session_id = $1 order by oc.kind, oc.number";
const LEAVE: &str =
    "insert into live_outcomes (session_id, kind, number, thread_id, owner_id) values ($1, $2, $3, $4, $5)";
/// Nothing is being answered once the session has ended.
const UNANSWERED: &str = "update live_questions set state = 'asked' where session_id = $1 and state = 'now'";

#[derive(Debug, FromQueryResult)]
struct ConclusionRow {
    number: i32,
    part: Option<i32>,
    markdown: String,
    html: String,
    language: String,
    corrected: bool,
}

#[derive(Debug, FromQueryResult)]
struct OutcomeRow {
    kind: String,
    number: i32,
    thread_id: Uuid,
    owner_id: Uuid,
    owner_name: String,
}

/// The conclusions of a session, as they were noted; for whoever may read it.
pub async fn conclusions(on: &impl ConnectionTrait, session: SessionId) -> Result<Vec<Conclusion>, StoreError> {
    let conclusion = |row: ConclusionRow| {
        Ok(Conclusion {
            number: number(row.number),
            part: row.part.map(number),
            markdown: row.markdown,
            html: row.html,
            language: code("language", &row.language)?,
            corrected: row.corrected,
        })
    };
    sql::all::<ConclusionRow>(on, CONCLUSIONS, [session.0.into()]).await?.into_iter().map(conclusion).collect()
}

/// Notes a conclusion, or changes this one; no, if there is none, there are too many, or the session is not open any more.
pub async fn conclude(
    tx: &Tx,
    session: &Granted<LiveSession, Lead>,
    which: Option<u32>,
    (markdown, html, language): (String, String, Language),
) -> Result<bool, StoreError> {
    if changed(tx, session.id).await?.is_none() {
        return Ok(false);
    }
    let id = session.id.0.into();
    let (markdown, html, language) = (markdown.into(), html.into(), language.code().into());
    let rows = match which {
        None => sql::run(&tx.0, CONCLUDE, [id, markdown, html, language, column(CONCLUSIONS_MOST).into()]).await?,
        Some(which) => sql::run(&tx.0, CHANGE, [id, column(which).into(), markdown, html, language]).await?,
    };
    Ok(rows == 1)
}

/// The threads that a session has left; for whoever may read it.
pub async fn outcomes(on: &impl ConnectionTrait, session: SessionId) -> Result<Vec<Outcome>, StoreError> {
    let outcome = |row: OutcomeRow| {
        Ok(Outcome {
            of: code::<OutcomeOf>("kind", &row.kind)?,
            number: number(row.number),
            thread: row.thread_id.into(),
            owner: row.owner_id.into(),
            owner_name: row.owner_name,
        })
    };
    sql::all::<OutcomeRow>(on, OUTCOMES, [session.0.into()]).await?.into_iter().map(outcome).collect()
}

/// A question that is being answered as the session ends was not answered in it.
pub async fn leave_open(tx: &Tx, session: &Granted<LiveSession, EndSession>) -> Result<(), StoreError> {
    sql::run(&tx.0, UNANSWERED, [session.id.0.into()]).await?;
    Ok(())
}

/// Of this the thread was made.
pub async fn leave(
    tx: &Tx,
    session: &Granted<LiveSession, EndSession>,
    (of, made_of): (OutcomeOf, u32),
    (thread, owner): (ThreadId, PersonId),
) -> Result<(), StoreError> {
    let values = [session.id.0.into(), of.code().into(), column(made_of).into(), thread.0.into(), owner.0.into()];
    sql::run(&tx.0, LEAVE, values).await?;
    Ok(())
}
