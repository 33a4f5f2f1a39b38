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
    live::{Correction, LiveSession, Message, MessageIn, Reaction, ReadMessage, ReadSession, Say, Voice},
    people::{Author, Country},
    time::Timestamp,
};
use uuid::Uuid;

/// So many answers to one message are shown.
pub const REPLIES_MOST: u32 = 200;

macro_rules! messages {
    ($where:literal) => {
        concat!(
            "select lm.number, lm.changed, lm.author_id, a.name as author_name, a.guest as author_guest, \
             o.name as organisation_name, o.country, am.role as author_role, lm.alias, lm.reply_to, lm.language, lm.html, \
             lm.at, lm.edited_at, lm.gone, lm.reactions, lc.markdown as right_markdown, lc.html as right_html, \
             lc.language as right_language from live_messages lm \
             join live_sessions s on s.id = lm.session_id \
             left join people a on a.id = lm.author_id left join organisations o on o.id = lm.organisation_id \
             left join memberships am on am.person_id = lm.author_id and am.workgroup_id = s.workgroup_id and am.ended_at is null \
             left join live_corrections lc on lc.session_id = lm.session_id and lc.number = lm.number and lm.gone = '' \
             where lm.session_id = $1 and ",
            $where
        )
    };
}

const AFTER: &str = messages!("lm.number > $2 order by lm.number limit $3");
const CHANGED: &str = messages!("lm.changed > $2 order by lm.changed limit $3");
/// The numbers come as one value, so that there is one text for every list of them.
const NUMBERED: [&str; 2] = [
    messages!("lm.number in (select cast(value as integer) from json_each($2)) order by lm.number"),
    messages!("lm.number in (select value::integer from json_array_elements_text($2::json)) order by lm.number"),
];
/// What one looks for may stand in a correction.
const WRITTEN: &str = "select lm.number, lm.markdown, lc.markdown as right_markdown from live_messages lm \
    left join live_corrections lc on lc.session_id = lm.session_id and lc.number = lm.number \
    where lm.session_id = $1 and lm.number > $2 and lm.gone = '' order by lm.number limit $3";
const REPLIES: &str = messages!("lm.reply_to = $2 order by lm.number limit $3");
const ONE: &str = messages!("lm.number = $2");
const OWN: &str = "select lm.markdown, lm.author_id, a.person_id as alias_of from live_messages lm \
    left join live_aliases a on a.session_id = lm.session_id and a.number = lm.alias \
    where lm.session_id = $1 and lm.number = $2";
const MINE: &str = "select kind from live_reactions where session_id = $1 and number = $2 and person_id = $3";
/// Only while the session is open: ending and speaking cannot pass each other, since both change the session's row.
const NEXT: &str = "update live_sessions set last_number = last_number + $2, last_change = last_change + $2 \
    where id = $1 and state = 'open' returning last_number, last_change";
const COUNTRIES: &str = "select count(distinct lm.author_id) as people, count(distinct o.country) as countries \
    from live_messages lm join organisations o on o.id = lm.organisation_id where lm.session_id = $1";

#[derive(Debug, FromQueryResult)]
struct MessageRow {
    number: i32,
    changed: i32,
    author_id: Option<Uuid>,
    author_name: Option<String>,
    author_guest: Option<bool>,
    organisation_name: Option<String>,
    country: Option<String>,
    author_role: Option<String>,
    alias: Option<i32>,
    reply_to: Option<i32>,
    language: String,
    html: String,
    at: i64,
    edited_at: Option<i64>,
    gone: String,
    reactions: String,
    right_markdown: Option<String>,
    right_html: Option<String>,
    right_language: Option<String>,
}

impl MessageRow {
    fn message(self) -> Result<Message, StoreError> {
        let voice = match (self.author_id, self.author_name, self.organisation_name, self.country) {
            (Some(person), Some(name), Some(organisation), Some(country)) => Voice::Person(Author {
                person: person.into(),
                name,
                organisation,
                country: code::<Country>("country", &country)?,
                chair: self.author_role.as_deref() == Some("chair"),
                guest: self.author_guest.unwrap_or_default(),
            }),
            _ => self.alias.map_or(Voice::Unnamed, |alias| Voice::Alias(number(alias))),
        };
        let correction = match (self.right_markdown, self.right_html, self.right_language) {
            (Some(markdown), Some(html), Some(language)) => {
                Some(Box::new(Correction { markdown, html, language: code("language", &language)? }))
            }
            _ => None,
        };
        let gone = if self.gone.is_empty() { None } else { Some(code("gone", &self.gone)?) };
        Ok(Message {
            number: number(self.number),
            change: number(self.changed),
            voice,
            reply_to: self.reply_to.map(number),
            language: code("language", &self.language)?,
            html: self.html,
            at: Timestamp(self.at),
            edited: self.edited_at.is_some(),
            gone,
            reactions: sql::json("reactions", &self.reactions)?,
            correction,
        })
    }
}

#[derive(Debug, FromQueryResult)]
struct Last {
    last_number: i32,
    last_change: i32,
}

#[derive(Debug, FromQueryResult)]
struct OwnRow {
    markdown: String,
    author_id: Option<Uuid>,
    alias_of: Option<Uuid>,
}

#[derive(Debug, FromQueryResult)]
struct KindRow {
    kind: String,
}

#[derive(Debug, FromQueryResult)]
struct Voices {
    people: i64,
    countries: i64,
}

async fn many(
    on: &impl ConnectionTrait,
    statement: &'static str,
    session: SessionId,
    than: u32,
    limit: u32,
) -> Result<Vec<Message>, StoreError> {
    let values = [session.0.into(), column(than).into(), i64::from(limit).into()];
    sql::all::<MessageRow>(on, statement, values).await?.into_iter().map(MessageRow::message).collect()
}

/// Up to `limit` messages after this number, in order.
pub async fn after(
    on: &impl ConnectionTrait,
    session: &Granted<LiveSession, ReadSession>,
    after: u32,
    limit: u32,
) -> Result<Vec<Message>, StoreError> {
    many(on, AFTER, session.id, after, limit).await
}

#[derive(Debug, FromQueryResult)]
struct WrittenRow {
    number: i32,
    markdown: String,
    right_markdown: Option<String>,
}

/// What was written in up to `limit` messages after this number, and in their corrections, without those that are gone.
pub async fn written(
    on: &impl ConnectionTrait,
    session: &Granted<LiveSession, ReadSession>,
    after: u32,
    limit: u32,
) -> Result<Vec<(u32, String, Option<String>)>, StoreError> {
    let values = [session.id.0.into(), column(after).into(), i64::from(limit).into()];
    let rows = sql::all::<WrittenRow>(on, WRITTEN, values).await?;
    Ok(rows.into_iter().map(|row| (number(row.number), row.markdown, row.right_markdown)).collect())
}

/// The messages with these numbers, in order.
pub async fn numbered(
    on: &impl ConnectionTrait,
    session: &Granted<LiveSession, ReadSession>,
    numbers: impl Iterator<Item = u32>,
) -> Result<Vec<Message>, StoreError> {
    let numbers = sql::to_json(&numbers.collect::<Vec<_>>())?;
    let rows = sql::all::<MessageRow>(on, sql::on(on, NUMBERED), [session.id.0.into(), numbers.into()]).await?;
    rows.into_iter().map(MessageRow::message).collect()
}

/// Up to `limit` messages that were said or changed after this change, in the order of their last changes.
pub async fn changed(
    on: &impl ConnectionTrait,
    session: &Granted<LiveSession, ReadSession>,
    after: u32,
    limit: u32,
) -> Result<Vec<Message>, StoreError> {
    many(on, CHANGED, session.id, after, limit).await
}

/// The message with this number as this person sees it now.
pub async fn one(
    on: &impl ConnectionTrait,
    session: Granted<LiveSession, ReadSession>,
    of: u32,
    (person, now): (PersonId, Timestamp),
) -> Result<Option<MessageIn>, StoreError> {
    let of_session = [session.id.0.into(), column(of).into()];
    let Some(row) = sql::one::<MessageRow>(on, ONE, of_session.clone()).await? else { return Ok(None) };
    let Some(own) = sql::one::<OwnRow>(on, OWN, of_session.clone()).await? else { return Ok(None) };
    let [session_id, number] = of_session;
    let mine = sql::all::<KindRow>(on, MINE, [session_id, number, person.0.into()]).await?;
    Ok(Some(MessageIn {
        session: session.into_inner(),
        message: row.message()?,
        own: own.author_id.or(own.alias_of) == Some(person.0),
        markdown: own.markdown,
        mine: mine.iter().map(|row| code::<Reaction>("reaction", &row.kind)).collect::<Result<_, _>>()?,
        now,
    }))
}

/// The first [`REPLIES_MOST`] answers to a message.
pub async fn replies(
    on: &impl ConnectionTrait,
    to: &Granted<MessageIn, ReadMessage>,
) -> Result<Vec<Message>, StoreError> {
    many(on, REPLIES, to.session.id, to.message.number, REPLIES_MOST).await
}

/// How many people from how many countries have said something, where they are named.
pub async fn voices(
    on: &impl ConnectionTrait,
    session: &Granted<LiveSession, ReadSession>,
) -> Result<(u32, u32), StoreError> {
    let row = sql::one::<Voices>(on, COUNTRIES, [session.id.0.into()]).await?;
    Ok(row.map_or((0, 0), |v| (u32::try_from(v.people).unwrap_or(0), u32::try_from(v.countries).unwrap_or(0))))
}

/// Who says something, as far as it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// A person, for an organisation.
    Person(Byline),
    /// Somebody, under this number.
    Alias(u32),
    /// Somebody.
    Nobody,
}

/// A message that is about to be there.
#[derive(Clone, Debug)]
pub struct NewMessage {
    /// The id that the sender made; where nobody is named, what is kept of it.
    pub client: Uuid,
    /// Who says it.
    pub by: By,
    /// What it answers.
    pub reply_to: Option<u32>,
    /// The language it is written in.
    pub language: Language,
    /// As written.
    pub markdown: String,
    /// As shown, sanitised.
    pub html: String,
    /// When.
    pub at: Timestamp,
}

/// Takes `count` numbers in the session's order: the first of them as a message and as a change, or none if the session
/// is not open any more.
///
/// The session's row stays locked until the transaction ends, so commit order is number order, on every database.
pub async fn take_numbers(tx: &Tx, session: SessionId, count: u32) -> Result<Option<(u32, u32)>, StoreError> {
    let row = sql::one::<Last>(&tx.0, NEXT, [session.0.into(), column(count).into()]).await?;
    Ok(row.map(|row| (number(row.last_number) - count + 1, number(row.last_change) - count + 1)))
}

const SAME_CLIENT: &str = "select lm.session_id, lm.number from live_messages lm join live_messages o \
    on o.session_id = lm.session_id and o.client_id = lm.client_id and o.author_id = $1 where lm.author_id = $2";
const SET_CLIENT: &str = "update live_messages set client_id = $3 where session_id = $1 and number = $2";

#[derive(Debug, FromQueryResult)]
struct SameClient {
    session_id: Uuid,
    number: i32,
}

const SAME_ALIAS: &str = "delete from live_aliases where person_id = $2 and exists \
    (select 1 from live_aliases o where o.session_id = live_aliases.session_id and o.person_id = $1)";
const MOVE_ALIAS: &str = "update live_aliases set person_id = $1 where person_id = $2";
const SAME_HAND: &str = "delete from live_hands where person_id = $2 and exists \
    (select 1 from live_hands o where o.session_id = live_hands.session_id and o.person_id = $1)";
const MOVE_HAND: &str = "update live_hands set person_id = $1 where person_id = $2";
const SAME_REACTION: &str = "delete from live_reactions where person_id = $2 and exists (select 1 from live_reactions o \
    where o.session_id = live_reactions.session_id and o.number = live_reactions.number and o.kind = live_reactions.kind \
    and o.person_id = $1)";
const MOVE_REACTION: &str = "update live_reactions set person_id = $1 where person_id = $2";
const SAME_VOTE: &str = "delete from live_question_votes where person_id = $2 and exists (select 1 from live_question_votes o \
    where o.session_id = live_question_votes.session_id and o.number = live_question_votes.number and o.person_id = $1)";
const SAME_CHOICE: &str = "delete from live_poll_votes where person_id = $2 and exists (select 1 from live_poll_votes o \
    where o.session_id = live_poll_votes.session_id and o.number = live_poll_votes.number and o.person_id = $1)";
const MOVE_CHOICE: &str = "update live_poll_votes set person_id = $1 where person_id = $2";
const MOVE_VOTE: &str = "update live_question_votes set person_id = $1 where person_id = $2";

/// Two accounts are about to be one: what both have sent with the same id stays two messages, and a session has one
/// number for the person.
pub(crate) async fn join(
    tx: &Tx,
    to: PersonId,
    from: PersonId,
    mut new_id: impl FnMut() -> Uuid,
) -> Result<(), StoreError> {
    for row in sql::all::<SameClient>(&tx.0, SAME_CLIENT, [to.0.into(), from.0.into()]).await? {
        let values = [row.session_id.into(), row.number.into(), new_id().into()];
        sql::run(&tx.0, SET_CLIENT, values).await?;
    }
    let moved = [
        [SAME_ALIAS, MOVE_ALIAS],
        [SAME_REACTION, MOVE_REACTION],
        [SAME_HAND, MOVE_HAND],
        [SAME_VOTE, MOVE_VOTE],
        [SAME_CHOICE, MOVE_CHOICE],
        super::holds::JOINED,
    ];
    for statement in moved.into_iter().flatten() {
        sql::run(&tx.0, statement, [to.0.into(), from.0.into()]).await?;
    }
    Ok(())
}

/// Adds messages with the numbers that were taken for them, as messages and as changes.
pub async fn insert(
    tx: &Tx,
    session: SessionId,
    messages: Vec<(u32, u32, Granted<LiveSession, Say>, NewMessage)>,
) -> Result<(), StoreError> {
    let rows = messages.into_iter().map(|(number, change, _, new)| {
        let (byline, alias) = match new.by {
            By::Person(byline) => (Some(byline), None),
            By::Alias(alias) => (None, Some(column(alias))),
            By::Nobody => (None, None),
        };
        live_messages::ActiveModel {
            session_id: Set(session.0),
            number: Set(column(number)),
            changed: Set(column(change)),
            author_id: Set(byline.map(|by| by.person.0)),
            organisation_id: Set(byline.map(|by| by.organisation.0)),
            alias: Set(alias),
            reply_to: Set(new.reply_to.map(column)),
            client_id: Set(new.client),
            language: Set(new.language.code().into()),
            markdown: Set(new.markdown),
            html: Set(new.html),
            at: Set(new.at.0),
            edited_at: Set(None),
            gone: Set(String::new()),
            reactions: Set("[]".into()),
        }
    });
    live_messages::Entity::insert_many(rows).exec_without_returning(&tx.0).await?;
    Ok(())
}
