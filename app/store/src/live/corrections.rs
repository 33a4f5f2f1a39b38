//! What is corrected in the record of a session that is over: beside what was said, which stays.

use crate::{
    StoreError, Tx,
    sql::{self, column},
};
use sund_domain::{
    Granted,
    ids::PersonId,
    language::Language,
    live::{CONCLUSIONS_MOST, CorrectMessage, CorrectOwn, CorrectRecord, LiveSession, MessageIn, ReadSession},
};

const CORRECT: &str = "insert into live_corrections (session_id, number, markdown, html, language) \
    select session_id, number, $3, $4, $5 from live_messages where session_id = $1 and number = $2 and gone = '' \
    on conflict (session_id, number) do update \
    set markdown = excluded.markdown, html = excluded.html, language = excluded.language";
const CONCLUDE: &str = "insert into live_conclusions (session_id, number, markdown, html, language, corrected) \
    select $1, coalesce(max(c.number), 0) + 1, $2, $3, $4, true from live_conclusions c where c.session_id = $1 \
    having count(*) < $5";
const CHANGE: &str = "update live_conclusions set markdown = $3, html = $4, language = $5, corrected = true \
    where session_id = $1 and number = $2";
const HAND_ON: &str =
    "update live_outcomes set owner_id = $3 where session_id = $1 and kind = 'question' and number = $2";

/// As written, as shown, and in which language.
pub type Text = (String, String, Language);

/// Corrects one's own message, or this correction; no, if the message is gone.
pub async fn correct(tx: &Tx, message: &Granted<MessageIn, CorrectMessage>, text: Text) -> Result<bool, StoreError> {
    of(tx, &message.session, message.message.number, text).await
}

/// Corrects a message whose number is known by its receipt.
pub async fn by_receipt(
    tx: &Tx,
    session: &Granted<LiveSession, CorrectOwn>,
    number: u32,
    text: Text,
) -> Result<bool, StoreError> {
    of(tx, session, number, text).await
}

async fn of(tx: &Tx, session: &LiveSession, number: u32, text: Text) -> Result<bool, StoreError> {
    let (markdown, html, language) = text;
    let values = [session.id.0.into(), column(number).into(), markdown.into(), html.into(), language.code().into()];
    Ok(sql::run(&tx.0, CORRECT, values).await? == 1)
}

/// Notes a conclusion, or writes this one anew; no, if there is none, or there are too many.
pub async fn conclude(
    tx: &Tx,
    session: &Granted<LiveSession, CorrectRecord>,
    which: Option<u32>,
    (markdown, html, language): Text,
) -> Result<bool, StoreError> {
    let id = session.id.0.into();
    let (markdown, html, language) = (markdown.into(), html.into(), language.code().into());
    let rows = match which {
        None => sql::run(&tx.0, CONCLUDE, [id, markdown, html, language, column(CONCLUSIONS_MOST).into()]).await?,
        Some(which) => sql::run(&tx.0, CHANGE, [id, column(which).into(), markdown, html, language]).await?,
    };
    Ok(rows == 1)
}

/// An open question that a session has left is somebody else's from now on.
pub async fn hand_on(
    tx: &Tx,
    session: &Granted<LiveSession, ReadSession>,
    question: u32,
    to: PersonId,
) -> Result<(), StoreError> {
    sql::run(&tx.0, HAND_ON, [session.id.0.into(), column(question).into(), to.0.into()]).await?;
    Ok(())
}
