//! Feeds: the secrets with which feed readers come, as hashes only, and the posts that they are told of.

use crate::{
    StoreError, Tx,
    forum::sight::in_sight,
    notifications::watches::{join_forum_watch, join_thread_watch, thread_watch},
    sql::{self, code, entered, join_workgroup},
};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};
use sund_domain::{
    Granted,
    feeds::{FEED_REACHES, FeedEntry, FeedReader, FeedToken, FeedTold},
    forum::{Forum, ReadForum, ReadThread, Thread},
    ids::{FeedTokenId, PersonId},
    language::UiLanguage,
    page::Cursor,
    people::Seer,
    sso::Level,
    time::Timestamp,
    workgroups::{Enter, Workgroup},
};
use uuid::Uuid;

const OF_PERSON: &str = "select id, name, created_at, ends_at, used_at from feed_tokens \
    where person_id = $1 and revoked_at is null and ends_at > $2 order by created_at, id limit 100";
const INSERT: &str = "insert into feed_tokens (id, person_id, name, token_hash, created_at, ends_at) \
    values ($1, $2, $3, $4, $5, $6)";
const RENEW: &str = "update feed_tokens set token_hash = $4, ends_at = $3 + (ends_at - created_at), created_at = $3, used_at = null \
    where person_id = $1 and id = $2 and revoked_at is null and ends_at > $3";
const REVOKE: &str = "update feed_tokens set revoked_at = $3 where person_id = $1 and id = $2 and revoked_at is null";
const TOUCH: &str = "update feed_tokens set used_at = $2 where id = $1";
/// As for sessions: whoever has no account any more, is not let in (again), or could not sign in because all of their
/// providers are disabled, reads nothing.
const BEHIND: &str = "select t.id, t.person_id, p.guest, p.language, t.created_at, t.used_at from feed_tokens t \
    join people p on p.id = t.person_id where t.token_hash = $1 and t.revoked_at is null and t.ends_at > $2 \
    and p.ended_at is null and p.approved_at is not null \
    and (not exists (select 1 from identities i where i.person_id = p.id) \
      or exists (select 1 from identities i join providers pr on pr.id = i.provider_id where i.person_id = p.id and pr.enabled = true))";

#[derive(Debug, FromQueryResult)]
struct TokenRow {
    id: Uuid,
    name: String,
    created_at: i64,
    ends_at: i64,
    used_at: Option<i64>,
}

/// The secrets of this person that can be used, the oldest first.
pub async fn tokens(on: &impl ConnectionTrait, person: PersonId, now: Timestamp) -> Result<Vec<FeedToken>, StoreError> {
    let rows = sql::all::<TokenRow>(on, OF_PERSON, [person.0.into(), now.0.into()]).await?;
    let token = |row: TokenRow| FeedToken {
        id: row.id.into(),
        name: row.name,
        made: Timestamp(row.created_at),
        ends: Timestamp(row.ends_at),
        used: row.used_at.map(Timestamp),
    };
    Ok(rows.into_iter().map(token).collect())
}

/// Keeps a new secret of this person.
pub async fn insert(tx: &Tx, person: PersonId, token: &FeedToken, hash: String) -> Result<(), StoreError> {
    let values: [Value; 6] = [
        token.id.0.into(),
        person.0.into(),
        token.name.as_str().into(),
        hash.into(),
        token.made.0.into(),
        token.ends.0.into(),
    ];
    sql::run(&tx.0, INSERT, values).await?;
    Ok(())
}

/// The secret of this person is another one from now on, for as long again; false if there is none.
pub async fn renew(
    tx: &Tx,
    person: PersonId,
    id: FeedTokenId,
    hash: String,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(sql::run(&tx.0, RENEW, [person.0.into(), id.0.into(), now.0.into(), hash.into()]).await? > 0)
}

/// The secret of this person shows nothing any more; false if there is none.
pub async fn revoke(tx: &Tx, person: PersonId, id: FeedTokenId, now: Timestamp) -> Result<bool, StoreError> {
    Ok(sql::run(&tx.0, REVOKE, [person.0.into(), id.0.into(), now.0.into()]).await? > 0)
}

/// The secret was used now.
pub async fn touch(tx: &Tx, id: FeedTokenId, at: Timestamp) -> Result<(), StoreError> {
    sql::run(&tx.0, TOUCH, [id.0.into(), at.0.into()]).await?;
    Ok(())
}

#[derive(Debug, FromQueryResult)]
struct ReaderRow {
    id: Uuid,
    person_id: Uuid,
    guest: bool,
    language: Option<String>,
    created_at: i64,
    used_at: Option<i64>,
}

/// Who reads with the secret of this hash: with the least sure of all sign-ins.
pub async fn reader(on: &impl ConnectionTrait, hash: &str, now: Timestamp) -> Result<Option<FeedReader>, StoreError> {
    let Some(row) = sql::one::<ReaderRow>(on, BEHIND, [hash.into(), now.0.into()]).await? else { return Ok(None) };
    Ok(Some(FeedReader {
        token: row.id.into(),
        seer: Seer { person: row.person_id.into(), guest: row.guest, level: Level::Low, asked: Timestamp(0), now },
        language: row.language.map_or(Ok(UiLanguage::En), |language| code("language", &language))?,
        made: Timestamp(row.created_at),
        used: row.used_at.map(Timestamp),
    }))
}

/// Posts from `$6` on that stand before (`$7`, `$8`), the latest first: of threads and posts that are out of sight for
/// some there is nothing, also for those who could see them on their pages.
macro_rules! posts {
    ($($where:tt)+) => {
        concat!(
            "select p.id, p.posted_at, coalesce(p.edited_at, p.posted_at) as updated_at, t.title, p.language, p.html, \
             a.name as author_name, o.name as organisation_name, w.name as workgroup_name, w.visibility, pl.question, pl.options \
             from threads t join forums f on f.id = t.forum_id",
            join_workgroup!("f"),
            join_forum_watch!(),
            join_thread_watch!(),
            "join posts p on p.thread_id = t.id join people a on a.id = p.author_id join organisations o on o.id = p.organisation_id \
             left join polls pl on pl.post_id = p.id where",
            entered!(),
            "and t.merged_into is null and t.hidden_at is null and p.hidden_at is null and",
            in_sight!("t"),
            "and",
            in_sight!("p"),
            "and t.active_at >= $6 and p.posted_at >= $6 and (p.posted_at, p.id) < ($7, $8) ",
            $($where)+,
            " order by p.posted_at desc, p.id desc limit $9"
        )
    };
}

const OF_WORKGROUP: &str = posts!("and f.workgroup_id = $10");
const OF_FORUM: &str = posts!("and t.forum_id = $10");
const OF_THREAD: &str = posts!("and t.id = $10");
const WATCHED: &str = posts!("and", thread_watch!(), "in ('watching', 'tracking')");

#[derive(Debug, FromQueryResult)]
struct EntryRow {
    id: Uuid,
    posted_at: i64,
    updated_at: i64,
    title: String,
    language: String,
    html: String,
    author_name: String,
    organisation_name: String,
    workgroup_name: String,
    visibility: String,
    question: Option<String>,
    options: Option<String>,
}

impl EntryRow {
    fn entry(self) -> Result<FeedEntry, StoreError> {
        let language = code("language", &self.language)?;
        let (title, author, organisation, html) = (self.title, self.author_name, self.organisation_name, self.html);
        let options = self.options.unwrap_or_default().lines().map(str::to_owned).collect();
        let poll = self.question.map(|question| (question, options));
        let all = || FeedTold::All { title, author, organisation, language, html, poll };
        Ok(FeedEntry {
            post: self.id.into(),
            posted: Timestamp(self.posted_at),
            updated: Timestamp(self.updated_at),
            told: FeedTold::of(code("visibility", &self.visibility)?, self.workgroup_name, all),
        })
    }
}

/// Which posts.
#[derive(Clone, Copy, Debug)]
pub enum Which<'a> {
    /// Of a workgroup.
    Workgroup(&'a Granted<Workgroup, Enter>),
    /// Of a forum.
    Forum(&'a Granted<Forum, ReadForum>),
    /// Of a thread, however long ago.
    Thread(&'a Granted<Thread, ReadThread>),
    /// What one watches or tracks.
    Watched,
}

/// Up to `limit` posts after the cursor, the latest first.
pub async fn entries(
    on: &impl ConnectionTrait,
    seer: Seer,
    which: Which<'_>,
    after: Option<Cursor>,
    limit: usize,
) -> Result<Vec<FeedEntry>, StoreError> {
    let (statement, id) = match which {
        Which::Workgroup(workgroup) => (OF_WORKGROUP, Some(workgroup.id.0)),
        Which::Forum(forum) => (OF_FORUM, Some(forum.id.0)),
        Which::Thread(thread) => (OF_THREAD, Some(thread.id.0)),
        Which::Watched => (WATCHED, None),
    };
    let since = if matches!(which, Which::Thread(_)) { Timestamp(0) } else { seer.now.plus(-FEED_REACHES) };
    let after = after.unwrap_or(Cursor { at: Timestamp(i64::MAX), id: Uuid::max() });
    let values: [Value; 4] =
        [since.0.into(), after.at.0.into(), after.id.into(), i64::try_from(limit).unwrap_or(i64::MAX).into()];
    let values = sql::seen_by(seer, values.into_iter().chain(id.map(Value::from)));
    sql::all::<EntryRow>(on, statement, values).await?.into_iter().map(EntryRow::entry).collect()
}
