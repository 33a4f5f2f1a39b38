//! The queue that a workgroup's chairs share.

use super::held;
use crate::{
    StoreError, Tx, files,
    forum::threads::hidden,
    sql::{self, code, entered, join_workgroup, leads, number},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use sund_domain::{
    Granted,
    ids::{CaseId, HeldId, MeasureId, PersonId, PostId, ThreadId, WorkgroupId},
    moderation::{Case, CaseKind, CaseNote, CaseText, Decision, Flag, MeasureKind, Show},
    page::Cursor,
    people::{Author, Seer},
    time::Timestamp,
    workgroups::{Moderate, Workgroup},
};
use uuid::Uuid;

/// What a thread held that was moved away is not shown: its new chairs have it. Of a whole thread the first post stands.
macro_rules! cases {
    ($where:literal) => {
        concat!(
            "select c.id, c.kind, c.person_id, a.name as author_name, a.guest as author_guest, o.name as organisation_name, o.country, \
             c.post_id, c.held_id, c.words, c.opened_at, ap.id as assigned_id, ap.name as assigned_name, c.asked_at, c.rewritten_at, c.decided_at, \
             c.decision, dp.name as decided_by_name, t.id as thread_id, t.title, t.language as title_language, \
             coalesce(p.hidden_at, t.hidden_at) as hidden_at, coalesce(p.hidden_how, t.hidden_how) as hidden_how, \
             p.number, p.html, p.language, x.kind as measure_kind, x.reason as measure_reason, xp.name as measure_by \
             from cases c",
            join_workgroup!("c"),
            "join people a on a.id = c.person_id join organisations o on o.id = a.organisation_id \
             left join people ap on ap.id = c.assigned_id and ap.ended_at is null left join people dp on dp.id = c.decided_by \
             left join measures x on x.id = c.measure_id left join people xp on xp.id = x.by_id \
             left join threads t on t.id = c.thread_id \
               and exists (select 1 from forums f where f.id = t.forum_id and f.workgroup_id = c.workgroup_id) \
             left join posts p on p.thread_id = t.id and (p.id = c.post_id or (c.post_id is null and p.number = 1)) \
             where",
            entered!(),
            "and",
            leads!(),
            "and c.workgroup_id = $6 ",
            $where
        )
    };
}

const OLDEST: &str =
    cases!("and c.decided_at is null and (c.opened_at, c.id) > ($7, $8) order by c.opened_at, c.id limit $9");
const NEWEST: &str =
    cases!("and c.decided_at is null and (c.opened_at, c.id) < ($7, $8) order by c.opened_at desc, c.id desc limit $9");
const MINE: &str = cases!(
    "and c.decided_at is null and c.assigned_id = $1 and (c.opened_at, c.id) > ($7, $8) order by c.opened_at, c.id limit $9"
);
const DECIDED: &str = cases!(
    "and c.decided_at is not null and (c.decided_at, c.id) < ($7, $8) order by c.decided_at desc, c.id desc limit $9"
);
const ONE: &str = cases!("and c.id = $7");
const FLAGS: &str = "select f.case_id, f.person_id, a.name as author_name, a.guest as author_guest, \
    o.name as organisation_name, o.country, f.reason, f.at from flags f join cases c on c.id = f.case_id \
    join people a on a.id = f.person_id join organisations o on o.id = a.organisation_id \
    where c.workgroup_id = $1 and c.opened_at >= $2 and c.opened_at <= $3 order by f.at, f.person_id limit 1000";
const NOTES: &str = "select n.case_id, a.name, n.text, n.at from case_notes n join cases c on c.id = n.case_id \
    join people a on a.id = n.author_id where c.workgroup_id = $1 and c.opened_at >= $2 and c.opened_at <= $3 \
    order by n.at, n.id limit 1000";
const COUNT: &str = "select count(*) as n from (select 1 as one from cases where workgroup_id = $1 and decided_at is null \
    limit 100) x";
const DECIDE: &str = "update cases set decided_at = $3, decided_by = $4, decision = $5, assigned_id = coalesce(assigned_id, $4) \
    where id = $1 and workgroup_id = $2 and decided_at is null";
const ASK: &str = "update cases set asked_at = $3, assigned_id = coalesce(assigned_id, $4), rewritten_at = null \
    where id = $1 and workgroup_id = $2 and decided_at is null";
const ASSIGN: &str = "update cases set assigned_id = $3 where id = $1 and workgroup_id = $2 and decided_at is null";
const NOTE: &str = "insert into case_notes (id, case_id, author_id, text, at) values ($1, $2, $3, $4, $5)";
const APPEAL: &str = "insert into cases (id, workgroup_id, kind, person_id, thread_id, post_id, measure_id, words, opened_at) \
    select $1, x.workgroup_id, 'appeal', x.person_id, x.thread_id, x.post_id, x.id, $3, $4 from measures x \
    where x.id = $2 and x.person_id = $5";
const APPEALED: &str = "select x.workgroup_id as id from measures x where x.id = $1";
const OF_MEASURE: &str = "select measure_id as id from cases where id = $1 and measure_id is not null";
const REWRITTEN: &str = "update cases set rewritten_at = $2 where post_id = $1 and kind = 'flag' and decided_at is null \
    and asked_at is not null";
const MOVED: &str = "update cases set workgroup_id = $2 where thread_id = $1 and decided_at is null";

#[derive(Debug, FromQueryResult)]
struct CaseRow {
    id: Uuid,
    kind: String,
    person_id: Uuid,
    author_name: String,
    author_guest: bool,
    organisation_name: String,
    country: String,
    post_id: Option<Uuid>,
    held_id: Option<Uuid>,
    words: Option<String>,
    opened_at: i64,
    assigned_id: Option<Uuid>,
    assigned_name: Option<String>,
    asked_at: Option<i64>,
    rewritten_at: Option<i64>,
    decided_at: Option<i64>,
    decision: Option<String>,
    decided_by_name: Option<String>,
    thread_id: Option<Uuid>,
    title: Option<String>,
    title_language: Option<String>,
    hidden_at: Option<i64>,
    hidden_how: Option<String>,
    number: Option<i32>,
    html: Option<String>,
    language: Option<String>,
    measure_kind: Option<String>,
    measure_reason: Option<String>,
    measure_by: Option<String>,
}

fn author(id: Uuid, name: String, guest: bool, organisation: String, country: &str) -> Result<Author, StoreError> {
    let country = code("country", country)?;
    Ok(Author { person: id.into(), name, organisation, country, chair: false, guest })
}

impl CaseRow {
    fn case(self) -> Result<(Case, Option<HeldId>), StoreError> {
        let held = self.held_id.map(HeldId);
        let hidden = hidden(self.hidden_at, self.hidden_how, None)?.map(|hidden| hidden.how);
        let text = match (self.thread_id, self.title, self.title_language, self.html, self.language) {
            (Some(thread), Some(title), Some(title_language), Some(html), Some(language)) => Some(CaseText {
                thread: thread.into(),
                title,
                title_language: code("language", &title_language)?,
                number: self.number.map(number),
                html,
                language: code("language", &language)?,
                hidden,
            }),
            _ => None,
        };
        let measure = match (self.measure_kind, self.measure_reason, self.measure_by) {
            (Some(kind), Some(reason), Some(by)) => Some((code::<MeasureKind>("kind", &kind)?, reason, by)),
            _ => None,
        };
        let decided = match (self.decision, self.decided_by_name, self.decided_at) {
            (Some(decision), Some(by), Some(at)) => Some((code::<Decision>("decision", &decision)?, by, Timestamp(at))),
            _ => None,
        };
        let case = Case {
            id: self.id.into(),
            kind: code::<CaseKind>("kind", &self.kind)?,
            about: author(self.person_id, self.author_name, self.author_guest, self.organisation_name, &self.country)?,
            text,
            post: self.post_id.map(PostId),
            held: None,
            files: Vec::new(),
            measure,
            words: self.words,
            opened: Timestamp(self.opened_at),
            assigned: self.assigned_id.map(PersonId).zip(self.assigned_name),
            asked: self.asked_at.map(Timestamp),
            rewritten: self.rewritten_at.map(Timestamp),
            decided,
            flags: Vec::new(),
            notes: Vec::new(),
        };
        Ok((case, held))
    }
}

#[derive(Debug, FromQueryResult)]
struct FlagRow {
    case_id: Uuid,
    person_id: Uuid,
    author_name: String,
    author_guest: bool,
    organisation_name: String,
    country: String,
    reason: String,
    at: i64,
}

#[derive(Debug, FromQueryResult)]
struct NoteRow {
    case_id: Uuid,
    name: String,
    text: String,
    at: i64,
}

/// Up to `limit` items of the workgroup's queue after the cursor, with their flags, notes, texts that wait and their files. Five queries at most.
pub async fn list(
    on: &impl ConnectionTrait,
    seer: Seer,
    workgroup: &Granted<Workgroup, Moderate>,
    show: Show,
    after: Option<Cursor>,
    limit: usize,
) -> Result<Vec<Case>, StoreError> {
    let (statement, first) = match show {
        Show::Oldest => (OLDEST, Cursor { at: Timestamp(0), id: Uuid::nil() }),
        Show::Mine => (MINE, Cursor { at: Timestamp(0), id: Uuid::nil() }),
        Show::Newest => (NEWEST, Cursor { at: Timestamp(i64::MAX), id: Uuid::max() }),
        Show::Decided => (DECIDED, Cursor { at: Timestamp(i64::MAX), id: Uuid::max() }),
    };
    let after = after.unwrap_or(first);
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let values = [workgroup.id.0.into(), after.at.0.into(), after.id.into(), limit.into()];
    let rows = sql::all::<CaseRow>(on, statement, sql::seen_by(seer, values)).await?;
    let cases = rows.into_iter().map(CaseRow::case).collect::<Result<Vec<_>, _>>()?;
    told(on, workgroup, cases).await
}

/// The item with this id, in this workgroup. Five queries at most.
pub async fn one(
    on: &impl ConnectionTrait,
    seer: Seer,
    workgroup: &Granted<Workgroup, Moderate>,
    id: CaseId,
) -> Result<Option<Case>, StoreError> {
    let values = [workgroup.id.0.into(), id.0.into()];
    let row = sql::one::<CaseRow>(on, ONE, sql::seen_by(seer, values)).await?;
    let cases = row.map(CaseRow::case).transpose()?.into_iter().collect();
    Ok(told(on, workgroup, cases).await?.pop())
}

/// The items with what people and chairs told of them, and with the texts that wait.
async fn told(
    on: &impl ConnectionTrait,
    workgroup: &Granted<Workgroup, Moderate>,
    cases: Vec<(Case, Option<HeldId>)>,
) -> Result<Vec<Case>, StoreError> {
    let opened = || cases.iter().map(|(case, _)| case.opened.0);
    let span = (opened().min().unwrap_or(1), opened().max().unwrap_or(0));
    let values = [workgroup.id.0.into(), span.0.into(), span.1.into()];
    let held = held::of_cases(on, workgroup.id, span).await?;
    let files = if held.is_empty() { Vec::new() } else { files::of_queue(on, workgroup.id, span).await? };
    let with_text = |(case, id): (Case, Option<HeldId>)| {
        let held = id.and_then(|id| held.iter().find(|held| held.id == id));
        let attached = files.iter().filter(|file| id.is_some() && file.held == id);
        Case { files: attached.cloned().collect(), held: held.cloned(), ..case }
    };
    let mut cases: Vec<Case> = cases.into_iter().map(with_text).collect();
    let flags = sql::all::<FlagRow>(on, FLAGS, values.clone()).await?;
    let notes = sql::all::<NoteRow>(on, NOTES, values).await?;
    for row in flags {
        if let Some(case) = cases.iter_mut().find(|case| case.id.0 == row.case_id) {
            let by = author(row.person_id, row.author_name, row.author_guest, row.organisation_name, &row.country)?;
            case.flags.push(Flag { by, reason: row.reason, at: Timestamp(row.at) });
        }
    }
    for row in notes {
        if let Some(case) = cases.iter_mut().find(|case| case.id.0 == row.case_id) {
            case.notes.push(CaseNote { by: row.name, text: row.text, at: Timestamp(row.at) });
        }
    }
    Ok(cases)
}

/// How many items wait; 100 stands for more.
pub async fn open(on: &impl ConnectionTrait, workgroup: &Granted<Workgroup, Moderate>) -> Result<u64, StoreError> {
    sql::count(on, COUNT, [workgroup.id.0.into()]).await
}

/// Decides an item; no, if somebody else was quicker.
pub async fn decide(
    tx: &Tx,
    workgroup: &Granted<Workgroup, Moderate>,
    id: CaseId,
    decision: Decision,
    by: PersonId,
    at: Timestamp,
) -> Result<bool, StoreError> {
    let values = [id.0.into(), workgroup.id.0.into(), at.0.into(), by.0.into(), decision.code().into()];
    Ok(sql::run(&tx.0, DECIDE, values).await? > 0)
}

/// Its author was asked to write it anew; no, if somebody else has decided.
pub async fn ask(
    tx: &Tx,
    workgroup: &Granted<Workgroup, Moderate>,
    id: CaseId,
    by: PersonId,
    at: Timestamp,
) -> Result<bool, StoreError> {
    Ok(sql::run(&tx.0, ASK, [id.0.into(), workgroup.id.0.into(), at.0.into(), by.0.into()]).await? > 0)
}

/// Somebody sees to an item, or nobody; no, if it was decided.
pub async fn assign(
    tx: &Tx,
    workgroup: &Granted<Workgroup, Moderate>,
    id: CaseId,
    to: Option<PersonId>,
) -> Result<bool, StoreError> {
    Ok(sql::run(&tx.0, ASSIGN, [id.0.into(), workgroup.id.0.into(), to.map(|id| id.0).into()]).await? > 0)
}

/// Adds what one chair tells the others about an item that [`one`] has found.
pub async fn note(tx: &Tx, case: &Case, id: Uuid, by: PersonId, text: String, at: Timestamp) -> Result<(), StoreError> {
    sql::run(&tx.0, NOTE, [id.into(), case.id.0.into(), by.0.into(), text.into(), at.0.into()]).await?;
    Ok(())
}

/// Somebody appeals against a measure of theirs; says in which workgroup. There is one appeal: the second is taken.
pub async fn appeal(
    tx: &Tx,
    id: CaseId,
    measure: MeasureId,
    person: PersonId,
    words: String,
    at: Timestamp,
) -> Result<Option<WorkgroupId>, StoreError> {
    let values = [id.0.into(), measure.0.into(), words.into(), at.0.into(), person.0.into()];
    if sql::run(&tx.0, APPEAL, values).await? == 0 {
        return Ok(None);
    }
    sql::id(&tx.0, APPEALED, [measure.0.into()]).await
}

/// The measure that an item is an appeal against.
pub async fn measure_of(on: &impl ConnectionTrait, case: &Case) -> Result<Option<MeasureId>, StoreError> {
    sql::id(on, OF_MEASURE, [case.id.0.into()]).await
}

/// Its author has written the post anew, if they were asked to.
pub async fn rewritten(tx: &Tx, post: PostId, at: Timestamp) -> Result<(), StoreError> {
    sql::run(&tx.0, REWRITTEN, [post.0.into(), at.0.into()]).await?;
    Ok(())
}

/// What waits about a thread waits where the thread is.
pub async fn moved(tx: &Tx, thread: ThreadId, to: WorkgroupId) -> Result<(), StoreError> {
    sql::run(&tx.0, MOVED, [thread.0.into(), to.0.into()]).await?;
    Ok(())
}
