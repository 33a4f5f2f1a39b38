//! Whispers: read by those who lead the workgroup in which they were written, and by nobody else.

use super::{posts::Text, versions::VersionRow};
use crate::{
    StoreError, Tx,
    sql::{self, code, column, entered, join_workgroup, leads, number},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use sund_domain::{
    Granted,
    forum::{
        Byline, EditWhisper, PostInThread, PostVersion, ReadThread, ReadWhisper, TakeBackWhisper, Thread, Whisper,
        WhisperPlace, WriteWhisper,
    },
    ids::{PersonId, WhisperId, WorkgroupId},
    page::Cursor,
    people::{Author, Seer},
    time::Timestamp,
    workgroups::{Moderate, Standing},
};
use uuid::Uuid;

/// A page of a thread shows at most so many.
const MOST: i64 = 200;

/// Whispers `x` with the workgroup `w` in which they were written, if the viewer leads it. Where their post is they tell only
/// while it is in that workgroup.
macro_rules! whispers {
    ($where:literal) => {
        concat!(
            "select x.id, x.post_id, x.author_id, a.name as author_name, a.guest as author_guest, o.name as organisation_name, \
             o.country, am.role as author_role, x.language, x.html, x.markdown, x.version, x.written_at, x.edited_at, x.taken_back_at, \
             w.id as workgroup_id, w.slug as workgroup_slug, w.name as workgroup_name, m.role, \
             case when f.workgroup_id = w.id then t.id end as thread_id, case when f.workgroup_id = w.id then t.title end as title, \
             case when f.workgroup_id = w.id then p.number end as number \
             from whispers x join posts p on p.id = x.post_id join threads t on t.id = p.thread_id join forums f on f.id = t.forum_id \
             join people a on a.id = x.author_id join organisations o on o.id = x.organisation_id \
             left join memberships am on am.person_id = x.author_id and am.workgroup_id = x.workgroup_id and am.ended_at is null",
            join_workgroup!("x"),
            "where",
            entered!(),
            "and",
            leads!(),
            $where
        )
    };
}

const ONE: &str = whispers!("and x.id = $6");
const BESIDE: &str = whispers!(
    "and p.thread_id = $6 and p.number >= $7 and p.number < $8 and f.workgroup_id = w.id \
     order by p.number, x.written_at, x.id limit $9"
);
const OF_WORKGROUP: &str = whispers!(
    "and x.workgroup_id = $6 and (x.written_at, x.id) < ($7, $8) order by x.written_at desc, x.id desc limit $9"
);
const BY_FORM: &str = "select id from whispers where author_id = $1 and form_id = $2";
const INSERT: &str = "insert into whispers (id, workgroup_id, post_id, author_id, organisation_id, form_id, markdown, html, language, \
    version, written_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10)";
const KEEP: &str = "insert into whisper_versions (whisper_id, version, markdown, html, language, at) \
    select id, version, markdown, html, language, coalesce(edited_at, written_at) from whispers \
    where id = $1 and version = $2 and taken_back_at is null";
const EDIT: &str = "update whispers set markdown = $3, html = $4, language = $5, edited_at = $6, version = version + 1 \
    where id = $1 and version = $2 and taken_back_at is null";
const TAKE_BACK: &str = "update whispers set markdown = '', html = '', version = version + 1, taken_back_at = $2 \
    where id = $1 and taken_back_at is null";
const FORGET: &str = "delete from whisper_versions where whisper_id = $1";
const HISTORY: &str = "select version, markdown, html, language, at from whisper_versions where whisper_id = $1 and version < $2 \
    order by version desc limit $3";

#[derive(Debug, FromQueryResult)]
struct WhisperRow {
    id: Uuid,
    post_id: Uuid,
    author_id: Uuid,
    author_name: String,
    author_guest: bool,
    organisation_name: String,
    country: String,
    author_role: Option<String>,
    language: String,
    html: String,
    markdown: String,
    version: i32,
    written_at: i64,
    edited_at: Option<i64>,
    taken_back_at: Option<i64>,
    workgroup_id: Uuid,
    workgroup_slug: String,
    workgroup_name: String,
    role: Option<String>,
    thread_id: Option<Uuid>,
    title: Option<String>,
    number: Option<i32>,
}

impl WhisperRow {
    fn whisper(self, viewer: PersonId) -> Result<Whisper, StoreError> {
        let place = match (self.thread_id, self.title, self.number) {
            (Some(thread), Some(title), Some(at)) => {
                Some(WhisperPlace { thread: thread.into(), title, number: number(at) })
            }
            _ => None,
        };
        Ok(Whisper {
            id: self.id.into(),
            workgroup: self.workgroup_id.into(),
            workgroup_slug: self.workgroup_slug,
            workgroup_name: self.workgroup_name,
            standing: Standing::from_role(self.role.as_deref()),
            post: self.post_id.into(),
            place,
            author: Author {
                person: self.author_id.into(),
                name: self.author_name,
                organisation: self.organisation_name,
                country: code("country", &self.country)?,
                chair: self.author_role.as_deref() == Some("chair"),
                guest: self.author_guest,
            },
            mine: self.author_id == viewer.0,
            language: code("language", &self.language)?,
            html: self.html,
            version: number(self.version),
            written: Timestamp(self.written_at),
            edited: self.edited_at.map(Timestamp),
            taken_back: self.taken_back_at.map(Timestamp),
        })
    }
}

/// The whisper, with its text as written, if the viewer leads its workgroup.
pub async fn seen(
    on: &impl ConnectionTrait,
    seer: Seer,
    id: WhisperId,
) -> Result<Option<(Whisper, String)>, StoreError> {
    let Some(mut row) = sql::one::<WhisperRow>(on, ONE, sql::seen_by(seer, [id.0.into()])).await? else {
        return Ok(None);
    };
    let markdown = std::mem::take(&mut row.markdown);
    Ok(Some((row.whisper(seer.person)?, markdown)))
}

/// What stands beside the thread's posts with numbers from `from` up to, not including, `until`. Who does not lead costs no
/// statement.
pub async fn beside(
    on: &impl ConnectionTrait,
    seer: Seer,
    thread: &Granted<Thread, ReadThread>,
    (from, until): (u32, u32),
) -> Result<Vec<Whisper>, StoreError> {
    if !thread.forum.standing.leads() {
        return Ok(Vec::new());
    }
    let values = [thread.id.0.into(), column(from).into(), column(until).into(), MOST.into()];
    let rows = sql::all::<WhisperRow>(on, BESIDE, sql::seen_by(seer, values)).await?;
    rows.into_iter().map(|row| row.whisper(seer.person)).collect()
}

/// Up to `limit` whispers of the workgroup after the cursor, the newest first, wherever their posts are now.
pub async fn of_workgroup(
    on: &impl ConnectionTrait,
    seer: Seer,
    workgroup: &Granted<sund_domain::workgroups::Workgroup, Moderate>,
    after: Option<Cursor>,
    limit: usize,
) -> Result<Vec<Whisper>, StoreError> {
    let after = after.unwrap_or(Cursor { at: Timestamp(i64::MAX), id: Uuid::max() });
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let values = [workgroup.id.0.into(), after.at.0.into(), after.id.into(), limit.into()];
    let rows = sql::all::<WhisperRow>(on, OF_WORKGROUP, sql::seen_by(seer, values)).await?;
    rows.into_iter().map(|row| row.whisper(seer.person)).collect()
}

/// The whisper that this person's form has made already.
pub async fn by_form(on: &impl ConnectionTrait, person: PersonId, form: Uuid) -> Result<Option<WhisperId>, StoreError> {
    sql::id(on, BY_FORM, [person.0.into(), form.into()]).await
}

/// A whisper that is about to be there.
#[derive(Clone, Debug)]
pub struct NewWhisper {
    /// Its id.
    pub id: WhisperId,
    /// The id of the form that it came with; the same form makes one whisper.
    pub form: Uuid,
    /// Its text.
    pub text: Text,
    /// Who writes it.
    pub by: Byline,
    /// When.
    pub at: Timestamp,
}

/// Writes it beside the post, for the workgroup in which that is now.
pub async fn insert(tx: &Tx, post: &Granted<PostInThread, WriteWhisper>, new: NewWhisper) -> Result<(), StoreError> {
    let workgroup: WorkgroupId = post.thread.forum.workgroup;
    let values = [
        new.id.0.into(),
        workgroup.0.into(),
        post.post.id.0.into(),
        new.by.person.0.into(),
        new.by.organisation.0.into(),
        new.form.into(),
        new.text.markdown.into(),
        new.text.html.into(),
        new.text.language.code().into(),
        new.at.0.into(),
    ];
    sql::run(&tx.0, INSERT, values).await?;
    Ok(())
}

/// Replaces its text and keeps the one before. No, if another one has taken its place meanwhile, or it was taken back.
pub async fn edit(
    tx: &Tx,
    whisper: &Granted<Whisper, EditWhisper>,
    text: Text,
    at: Timestamp,
) -> Result<bool, StoreError> {
    let (id, version) = (whisper.id.0, column(whisper.version));
    if sql::run(&tx.0, KEEP, [id.into(), version.into()]).await? == 0 {
        return Ok(false);
    }
    let values =
        [id.into(), version.into(), text.markdown.into(), text.html.into(), text.language.code().into(), at.0.into()];
    Ok(sql::run(&tx.0, EDIT, values).await? > 0)
}

/// Takes its texts away, all of them; that there was one stays.
pub async fn take_back(tx: &Tx, whisper: &Granted<Whisper, TakeBackWhisper>, at: Timestamp) -> Result<(), StoreError> {
    sql::run(&tx.0, TAKE_BACK, [whisper.id.0.into(), at.0.into()]).await?;
    sql::run(&tx.0, FORGET, [whisper.id.0.into()]).await?;
    Ok(())
}

/// Up to `limit` earlier texts before this one, the newest first.
pub async fn history(
    on: &impl ConnectionTrait,
    whisper: &Granted<Whisper, ReadWhisper>,
    before: u32,
    limit: usize,
) -> Result<Vec<PostVersion>, StoreError> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let values = [whisper.id.0.into(), column(before).into(), limit.into()];
    sql::all::<VersionRow>(on, HISTORY, values).await?.into_iter().map(VersionRow::version).collect()
}
