//! Rounds of the countries: a question, and a place for each.

use super::board::{AuthorRow, author_columns, changed, join_author};
use crate::{
    StoreError, Tx,
    sql::{self, code, column, number},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use sund_domain::{
    Granted,
    forum::Byline,
    ids::SessionId,
    language::Language,
    live::{Ask, Lead, LiveSession, ROUNDS_MOST, Round, Slot, SlotState},
    people::Country,
};

const OF: &str = concat!(
    "select r.number, r.question, r.language as round_language, r.closed, l.country, l.state, l.delegate, l.markdown, \
     l.html, l.language, ",
    author_columns!("l"),
    "from live_rounds r join live_sessions s on s.id = r.session_id \
     left join live_slots l on l.session_id = r.session_id and l.round = r.number",
    join_author!("l"),
    "where r.session_id = $1 order by r.number"
);
const BEGIN: &str = "insert into live_rounds (session_id, number, question, language, closed) \
    select $1, coalesce(max(number), 0) + 1, $2, $3, false from live_rounds where session_id = $1 \
    having coalesce(max(number), 0) < $4";
const CLOSE: &str = "update live_rounds set closed = $3 where session_id = $1 and number = $2";
/// Only while the round is open; whatever else the place held stays.
const DELEGATE: &str = "insert into live_slots (session_id, round, country, state, delegate, markdown, html, language) \
    select $1, $2, $3, 'silent', $4, '', '', language from live_rounds where session_id = $1 and number = $2 and not closed \
    on conflict (session_id, round, country) do update set delegate = excluded.delegate";
const FILL: &str = "insert into live_slots \
    (session_id, round, country, state, delegate, author_id, organisation_id, markdown, html, language) \
    select $1, $2, $3, $4, '', $5, $6, $7, $8, $9 from live_rounds where session_id = $1 and number = $2 and not closed \
    on conflict (session_id, round, country) do update set state = excluded.state, author_id = excluded.author_id, \
    organisation_id = excluded.organisation_id, markdown = excluded.markdown, html = excluded.html, \
    language = excluded.language";

#[derive(Debug, FromQueryResult)]
struct SlotRow {
    number: i32,
    question: String,
    round_language: String,
    closed: bool,
    country: Option<String>,
    state: Option<String>,
    delegate: Option<String>,
    markdown: Option<String>,
    html: Option<String>,
    language: Option<String>,
    #[sea_orm(nested)]
    author: AuthorRow,
}

impl SlotRow {
    fn slot(self) -> Result<Option<Slot>, StoreError> {
        let Some(country) = self.country else { return Ok(None) };
        let delegate = self.delegate.filter(|country| !country.is_empty());
        Ok(Some(Slot {
            country: code("country", &country)?,
            state: code("state", &self.state.unwrap_or_default())?,
            delegate: delegate.map(|country| code("country", &country)).transpose()?,
            by: self.author.author()?,
            markdown: self.markdown.unwrap_or_default(),
            html: self.html.unwrap_or_default(),
            language: code("language", &self.language.unwrap_or_default())?,
        }))
    }
}

/// All of a session, each with a place for every country; for whoever may read it.
pub async fn of(on: &impl ConnectionTrait, session: SessionId) -> Result<Vec<Round>, StoreError> {
    let mut rounds: Vec<Round> = Vec::new();
    for row in sql::all::<SlotRow>(on, OF, [session.0.into()]).await? {
        let at = number(row.number);
        if rounds.last().is_none_or(|round| round.number != at) {
            let language: Language = code("language", &row.round_language)?;
            let silent = |country| Slot {
                country,
                state: SlotState::Silent,
                delegate: None,
                by: None,
                markdown: String::new(),
                html: String::new(),
                language,
            };
            let slots = Country::ALL.map(silent).into();
            rounds.push(Round { number: at, question: row.question.clone(), language, open: !row.closed, slots });
        }
        if let (Some(round), Some(filled)) = (rounds.last_mut(), row.slot()?)
            && let Some(slot) = round.slots.iter_mut().find(|slot| slot.country == filled.country)
        {
            *slot = filled;
        }
    }
    Ok(rounds)
}

/// Begins a round; no, if the session is not open any more or had very many.
pub async fn begin(
    tx: &Tx,
    session: &Granted<LiveSession, Lead>,
    (question, language): (String, Language),
) -> Result<bool, StoreError> {
    let values = [session.id.0.into(), question.into(), language.code().into(), column(ROUNDS_MOST).into()];
    Ok(changed(tx, session.id).await?.is_some() && sql::run(&tx.0, BEGIN, values).await? == 1)
}

/// Closes a round, or opens it again; no, if there is none or the session is not open any more.
pub async fn close(
    tx: &Tx,
    session: &Granted<LiveSession, Lead>,
    round: u32,
    closed: bool,
) -> Result<bool, StoreError> {
    let values = [session.id.0.into(), column(round).into(), closed.into()];
    Ok(changed(tx, session.id).await?.is_some() && sql::run(&tx.0, CLOSE, values).await? == 1)
}

/// What is written into a place.
#[derive(Clone, Debug)]
pub struct Filling {
    /// Who writes it.
    pub by: Byline,
    /// An answer, or nothing to say.
    pub state: SlotState,
    /// As written.
    pub markdown: String,
    /// As shown.
    pub html: String,
    /// The language it is written in.
    pub language: Language,
}

/// A country answers, or passes; no, if the round or the session is not open any more.
pub async fn fill(
    tx: &Tx,
    session: &Granted<LiveSession, Ask>,
    (round, country): (u32, Country),
    filling: Filling,
) -> Result<bool, StoreError> {
    let values = [
        session.id.0.into(),
        column(round).into(),
        country.code().into(),
        filling.state.code().into(),
        filling.by.person.0.into(),
        filling.by.organisation.0.into(),
        filling.markdown.into(),
        filling.html.into(),
        filling.language.code().into(),
    ];
    Ok(changed(tx, session.id).await?.is_some() && sql::run(&tx.0, FILL, values).await? == 1)
}

/// A country asks another one to answer in its stead, or no longer does.
pub async fn delegate(
    tx: &Tx,
    session: &Granted<LiveSession, Ask>,
    (round, country): (u32, Country),
    to: Option<Country>,
) -> Result<bool, StoreError> {
    let to = to.map_or("", Country::code);
    let values = [session.id.0.into(), column(round).into(), country.code().into(), to.into()];
    Ok(changed(tx, session.id).await?.is_some() && sql::run(&tx.0, DELEGATE, values).await? == 1)
}
