//! Questions that people ask in a session.

use super::board::{AuthorRow, author_columns, changed, join_author};
use crate::{
    StoreError, Tx,
    sql::{self, code, column, number},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use sund_domain::{
    Granted,
    forum::Byline,
    ids::{PersonId, SessionId},
    language::Language,
    live::{ASKED_MOST, Ask, Lead, LiveSession, Question, QuestionState},
};

const OF: &str = concat!(
    "select q.number, q.text, q.language, q.state, q.because, q.votes, ",
    author_columns!("q"),
    ", exists (select 1 from live_question_votes v where v.session_id = q.session_id and v.number = q.number \
     and v.person_id = $2) as voted from live_questions q join live_sessions s on s.id = q.session_id",
    join_author!("q"),
    "where q.session_id = $1 order by q.number"
);
const INSERT: &str = "insert into live_questions \
    (session_id, number, author_id, organisation_id, text, language, state, because, votes) \
    select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, '', 0 from live_questions where session_id = $1 \
    having coalesce(max(number), 0) < $7";
/// Sent twice, a question is one.
const SAME: &str = "select count(*) as n from live_questions where session_id = $1 and text = $2 \
    and state in ('waiting', 'asked', 'now')";
const STATE: &str = "update live_questions set state = $3, because = $4 where session_id = $1 and number = $2";
/// One is answered at a time: the one before it was answered when another begins.
const ANSWERED: &str = "update live_questions set state = 'answered' where session_id = $1 and state = 'now'";
const VOTE: &str = "insert into live_question_votes (session_id, number, person_id) \
    select $1, $2, $3 from live_questions where session_id = $1 and number = $2 and state in ('asked', 'now') \
    on conflict do nothing";
const UNVOTE: &str = "delete from live_question_votes where session_id = $1 and number = $2 and person_id = $3";
const COUNT: &str = "update live_questions set votes = votes + $3 where session_id = $1 and number = $2 \
    and state in ('asked', 'now') and votes + $3 >= 0";

#[derive(Debug, FromQueryResult)]
struct QuestionRow {
    number: i32,
    text: String,
    language: String,
    state: String,
    because: String,
    votes: i32,
    voted: bool,
    #[sea_orm(nested)]
    author: AuthorRow,
}

/// All of a session, as they were asked; for whoever may read it.
pub async fn of(on: &impl ConnectionTrait, session: SessionId, viewer: PersonId) -> Result<Vec<Question>, StoreError> {
    let question = |row: QuestionRow| {
        Ok(Question {
            number: number(row.number),
            author: row.author.author()?,
            text: row.text,
            language: code("language", &row.language)?,
            state: code("state", &row.state)?,
            because: row.because,
            votes: number(row.votes),
            voted: row.voted,
        })
    };
    sql::all::<QuestionRow>(on, OF, [session.0.into(), viewer.0.into()]).await?.into_iter().map(question).collect()
}

/// A question as it was asked.
#[derive(Clone, Debug)]
pub struct NewQuestion {
    /// Who asks; none: nobody ever knows.
    pub by: Option<Byline>,
    /// As written.
    pub text: String,
    /// The language it is written in.
    pub language: Language,
    /// Whether a chair looks at it first.
    pub state: QuestionState,
}

/// What became of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// It is made.
    Made,
    /// There is no such question, or it is not in that state any more, or there are too many.
    Not,
    /// The session is not open any more.
    Ended,
}

fn done(rows: u64) -> Done {
    if rows == 0 { Done::Not } else { Done::Made }
}

/// Asks a question.
pub async fn ask(tx: &Tx, session: &Granted<LiveSession, Ask>, new: NewQuestion) -> Result<Done, StoreError> {
    if changed(tx, session.id).await?.is_none() {
        return Ok(Done::Ended);
    }
    if sql::count(&tx.0, SAME, [session.id.0.into(), new.text.as_str().into()]).await? > 0 {
        return Ok(Done::Made);
    }
    let values = [
        session.id.0.into(),
        new.by.map(|by| by.person.0).into(),
        new.by.map(|by| by.organisation.0).into(),
        new.text.into(),
        new.language.code().into(),
        new.state.code().into(),
        column(ASKED_MOST).into(),
    ];
    Ok(done(sql::run(&tx.0, INSERT, values).await?))
}

/// A chair decides what becomes of a question.
pub async fn decide(
    tx: &Tx,
    session: &Granted<LiveSession, Lead>,
    asked: u32,
    (state, because): (QuestionState, &str),
) -> Result<Done, StoreError> {
    if changed(tx, session.id).await?.is_none() {
        return Ok(Done::Ended);
    }
    if state == QuestionState::Now {
        sql::run(&tx.0, ANSWERED, [session.id.0.into()]).await?;
    }
    let values = [session.id.0.into(), column(asked).into(), state.code().into(), because.into()];
    Ok(done(sql::run(&tx.0, STATE, values).await?))
}

/// Somebody wants a question answered, or no longer does. Nothing is changed by saying it twice.
pub async fn vote(
    tx: &Tx,
    session: &Granted<LiveSession, Ask>,
    asked: u32,
    (person, up): (PersonId, bool),
) -> Result<Done, StoreError> {
    let values = [session.id.0.into(), column(asked).into(), person.0.into()];
    match sql::run(&tx.0, if up { VOTE } else { UNVOTE }, values).await? {
        0 => Ok(Done::Not),
        _ => count(tx, session, asked, up).await,
    }
}

/// Counts a vote without keeping whose it was.
pub async fn count(tx: &Tx, session: &Granted<LiveSession, Ask>, asked: u32, up: bool) -> Result<Done, StoreError> {
    let one = if up { 1 } else { -1 };
    if sql::run(&tx.0, COUNT, [session.id.0.into(), column(asked).into(), one.into()]).await? == 0 {
        return Ok(Done::Not);
    }
    Ok(if changed(tx, session.id).await?.is_some() { Done::Made } else { Done::Ended })
}
