//! Polls of a session: what is asked, how many chose what, and until it is closed who did.

use super::{board::changed, questions::Done};
use crate::{
    StoreError, Tx,
    sql::{self, code, column, number},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use sund_domain::{
    Granted,
    ids::{PersonId, SessionId},
    language::Language,
    live::{Ask, EndSession, Lead, LivePoll, LiveSession, Mode, NewLivePoll, PEOPLE_LEAST, POLLS_MOST, recount},
    polls::{Poll, Shown},
};

const OF: &str = "select p.number, p.question, p.language, p.kind, p.options, p.counts, p.voters, p.closed, v.choice \
    from live_polls p left join live_poll_votes v on v.session_id = p.session_id and v.number = p.number \
    and v.person_id = $2 where p.session_id = $1 order by p.closed, p.number desc";
const BEGIN: &str = "insert into live_polls (session_id, number, question, language, kind, options, counts, voters, closed) \
    select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, 0, false from live_polls where session_id = $1 \
    having coalesce(max(number), 0) < $7";
/// Sent twice, a poll is one.
const SAME: &str = "select count(*) as n from live_polls where session_id = $1 and question = $2 and options = $3 \
    and not closed";
/// What would tell of few is not kept: `$3` is how many must have chosen.
const CLOSE: &str = "update live_polls set closed = true, counts = case when voters < $3 then '' else counts end \
    where session_id = $1 and number = $2 and not closed";
const CLOSE_ALL: &str = "update live_polls set closed = true, counts = case when voters < $2 then '' else counts end \
    where session_id = $1 and not closed";
const CHOOSE: &str = "insert into live_poll_votes (session_id, number, person_id, choice) values ($1, $2, $3, $4) \
    on conflict (session_id, number, person_id) do update set choice = excluded.choice";
const COUNT: &str =
    "update live_polls set counts = $3, voters = $4 where session_id = $1 and number = $2 and not closed";
const FORGET: &str = "delete from live_poll_votes where session_id = $1 and number = $2";
const FORGET_ALL: &str = "delete from live_poll_votes where session_id = $1";

#[derive(Debug, FromQueryResult)]
struct PollRow {
    number: i32,
    question: String,
    language: String,
    kind: String,
    options: String,
    counts: String,
    voters: i32,
    closed: bool,
    choice: Option<String>,
}

fn numbers(kept: &str) -> Vec<u32> {
    kept.split(',').filter_map(|number| number.parse().ok()).collect()
}

fn kept(numbers: &[u32]) -> String {
    numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(",")
}

impl PollRow {
    /// The poll with its counts, whoever may see them.
    fn poll(self) -> Result<(LivePoll, Vec<u32>), StoreError> {
        let poll = Poll {
            question: self.question,
            kind: code("kind", &self.kind)?,
            options: self.options.lines().map(str::to_owned).collect(),
            closes: None,
            shown: Shown::Voted,
            mine: numbers(&self.choice.unwrap_or_default()),
            tally: None,
        };
        let mut counts = numbers(&self.counts);
        counts.resize(poll.options.len(), 0);
        let language = code("language", &self.language)?;
        let (number, voters) = (number(self.number), number(self.voters));
        Ok((LivePoll { number, poll, language, open: !self.closed, voters }, counts))
    }
}

async fn all(
    on: &impl ConnectionTrait,
    session: SessionId,
    viewer: PersonId,
) -> Result<Vec<(LivePoll, Vec<u32>)>, StoreError> {
    let rows = sql::all::<PollRow>(on, OF, [session.0.into(), viewer.0.into()]).await?;
    rows.into_iter().map(PollRow::poll).collect()
}

/// All of a session, those that are open first, for whoever may read it: with what has come of them where the viewer sees it.
pub async fn of(
    on: &impl ConnectionTrait,
    session: &LiveSession,
    viewer: PersonId,
) -> Result<Vec<LivePoll>, StoreError> {
    let mut polls = Vec::new();
    for (mut poll, counts) in all(on, session.id, viewer).await? {
        if poll.shows(session.mode) {
            poll.poll.tally = Some(poll.tally(&counts));
        }
        polls.push(poll);
    }
    Ok(polls)
}

/// Asks something, open at once; not, if the session had very many.
pub async fn begin(
    tx: &Tx,
    session: &Granted<LiveSession, Lead>,
    (new, language): (NewLivePoll, Language),
) -> Result<Done, StoreError> {
    let (counts, options) = (kept(&vec![0; new.options.len()]), new.options.join("\n"));
    if changed(tx, session.id).await?.is_none() {
        return Ok(Done::Ended);
    }
    let same = [session.id.0.into(), new.question.as_str().into(), options.as_str().into()];
    if sql::count(&tx.0, SAME, same).await? > 0 {
        return Ok(Done::Made);
    }
    let values = [
        session.id.0.into(),
        new.question.into(),
        language.code().into(),
        new.kind.code().into(),
        options.into(),
        counts.into(),
        column(POLLS_MOST).into(),
    ];
    Ok(if sql::run(&tx.0, BEGIN, values).await? == 1 { Done::Made } else { Done::Not })
}

/// With fewer than so many the counts would tell who chose what.
const fn least(mode: Mode) -> i32 {
    if matches!(mode, Mode::ChathamHouse) { PEOPLE_LEAST.cast_signed() } else { 0 }
}

/// Nobody chooses any more, and who chose what is forgotten; no, if it is closed or there is none.
pub async fn close(tx: &Tx, session: &Granted<LiveSession, Lead>, which: u32) -> Result<bool, StoreError> {
    let (id, at) = (session.id.0.into(), column(which).into());
    if changed(tx, session.id).await?.is_none()
        || sql::run(&tx.0, CLOSE, [id, at, least(session.mode).into()]).await? == 0
    {
        return Ok(false);
    }
    sql::run(&tx.0, FORGET, [session.id.0.into(), column(which).into()]).await?;
    Ok(true)
}

/// The session has ended, and with it what was asked in it.
pub async fn close_all(tx: &Tx, session: &Granted<LiveSession, EndSession>) -> Result<(), StoreError> {
    sql::run(&tx.0, CLOSE_ALL, [session.id.0.into(), least(session.mode).into()]).await?;
    sql::run(&tx.0, FORGET_ALL, [session.id.0.into()]).await?;
    Ok(())
}

/// A poll that one can choose in, held until the transaction ends: nobody else chooses or closes it meanwhile.
#[derive(Debug)]
pub struct Choosing {
    /// The poll, with what the person has chosen.
    pub poll: LivePoll,
    counts: Vec<u32>,
}

/// Holds a poll for choosing; or why not.
pub async fn hold(
    tx: &Tx,
    session: &Granted<LiveSession, Ask>,
    (which, person): (u32, PersonId),
) -> Result<Result<Choosing, Done>, StoreError> {
    if changed(tx, session.id).await?.is_none() {
        return Ok(Err(Done::Ended));
    }
    let found = all(&tx.0, session.id, person).await?.into_iter().find(|(poll, _)| poll.number == which);
    Ok(found.map(|(poll, counts)| Choosing { poll, counts }).ok_or(Done::Not))
}

/// Counts what somebody chooses in the place of what they had chosen, without keeping who it was.
pub async fn recounted(
    tx: &Tx,
    session: &Granted<LiveSession, Ask>,
    held: &Choosing,
    (before, now): (&[u32], &[u32]),
) -> Result<(), StoreError> {
    let mut counts = held.counts.clone();
    recount(&mut counts, before, now);
    let voters = held.poll.voters + u32::from(before.is_empty());
    let values = [session.id.0.into(), column(held.poll.number).into(), kept(&counts).into(), column(voters).into()];
    sql::run(&tx.0, COUNT, values).await?;
    Ok(())
}

/// Keeps what somebody chose until the poll is closed, so that they can choose again.
pub async fn keep(
    tx: &Tx,
    session: &Granted<LiveSession, Ask>,
    held: &Choosing,
    (person, now): (PersonId, &[u32]),
) -> Result<(), StoreError> {
    let values = [session.id.0.into(), column(held.poll.number).into(), person.0.into(), kept(now).into()];
    sql::run(&tx.0, CHOOSE, values).await?;
    Ok(())
}
