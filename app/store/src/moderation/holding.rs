//! What a workgroup's chairs want to look at before others read it.

use crate::{
    StoreError, Tx,
    sql::{self, code, column, number},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use sund_domain::{
    Granted,
    forum::Forum,
    ids::{PersonId, WordRuleId, WorkgroupId},
    language::Language,
    moderation::{Holding, WordRule, Writer},
    time::Timestamp,
    workgroups::{Moderate, Workgroup},
};
use uuid::Uuid;

const SETTINGS: &str = "select hold_posts as newcomer_posts, hold_days as newcomer_days, hold_links as before_links \
    from workgroups where id = $1";
/// No more posts are counted than are asked for.
const WRITER: &str = "select w.hold_posts as newcomer_posts, w.hold_days as newcomer_days, w.hold_links as before_links, m.since, \
    case when w.hold_posts = 0 and w.hold_links = 0 then 0 else (select count(*) from (select 1 as one from posts p \
      join threads t on t.id = p.thread_id join forums f on f.id = t.forum_id \
      where p.author_id = $1 and f.workgroup_id = w.id and p.hidden_at is null and t.hidden_at is null limit 100) x) end as posts \
    from workgroups w left join memberships m on m.workgroup_id = w.id and m.person_id = $1 and m.ended_at is null \
      and (m.until is null or m.until > $3) where w.id = $2";
const SET: &str = "update workgroups set hold_posts = $2, hold_days = $3, hold_links = $4 where id = $1";
const SET_FORUM: &str = "update forums set holds = $2 where id = $1";
const RULES: &str = "select r.id, r.language, r.words, p.name, r.at from word_rules r join people p on p.id = r.by_id \
    where r.workgroup_id = $1 order by r.language, r.folded limit 500";
const ADD: &str = "insert into word_rules (id, workgroup_id, language, words, folded, by_id, at) \
    values ($1, $2, $3, $4, $5, $6, $7) on conflict (workgroup_id, language, folded) do nothing";
const REMOVE: &str = "delete from word_rules where id = $1 and workgroup_id = $2";

#[derive(Debug, FromQueryResult)]
struct SettingsRow {
    newcomer_posts: i32,
    newcomer_days: i32,
    before_links: i32,
}

impl SettingsRow {
    fn holding(&self) -> Holding {
        Holding {
            posts: number(self.newcomer_posts),
            days: number(self.newcomer_days),
            links: number(self.before_links),
        }
    }
}

#[derive(Debug, FromQueryResult)]
struct WriterRow {
    #[sea_orm(nested)]
    settings: SettingsRow,
    since: Option<i64>,
    posts: i64,
}

#[derive(Debug, FromQueryResult)]
struct RuleRow {
    id: Uuid,
    language: String,
    words: String,
    name: String,
    at: i64,
}

impl RuleRow {
    fn rule(self) -> Result<WordRule, StoreError> {
        let language = if self.language.is_empty() { None } else { Some(code("language", &self.language)?) };
        Ok(WordRule { id: self.id.into(), language, words: self.words, by: self.name, at: Timestamp(self.at) })
    }
}

/// What the workgroup's chairs want to look at.
pub async fn settings(
    on: &impl ConnectionTrait,
    workgroup: &Granted<Workgroup, Moderate>,
) -> Result<Holding, StoreError> {
    let row = sql::one::<SettingsRow>(on, SETTINGS, [workgroup.id.0.into()]).await?;
    Ok(row.map(|row| row.holding()).unwrap_or_default())
}

/// The same, and what is known of somebody who writes in the forum.
pub async fn writer(
    on: &impl ConnectionTrait,
    person: PersonId,
    forum: &Forum,
    now: Timestamp,
) -> Result<(Holding, Writer), StoreError> {
    let row = sql::one::<WriterRow>(on, WRITER, [person.0.into(), forum.workgroup.0.into(), now.0.into()]).await?;
    let leads = forum.standing.leads();
    Ok(match row {
        Some(row) => {
            let posts = u32::try_from(row.posts).unwrap_or_default();
            (row.settings.holding(), Writer { leads, posts, since: row.since.map(Timestamp) })
        }
        None => (Holding::default(), Writer { leads, posts: 0, since: None }),
    })
}

/// Keeps what chairs want to look at.
pub async fn set(tx: &Tx, workgroup: &Granted<Workgroup, Moderate>, to: Holding) -> Result<(), StoreError> {
    let values = [workgroup.id.0.into(), column(to.posts).into(), column(to.days).into(), column(to.links).into()];
    sql::run(&tx.0, SET, values).await?;
    Ok(())
}

/// Whether they want to look at everything in a forum of the workgroup.
pub async fn set_forum(
    tx: &Tx,
    _: &Granted<Workgroup, Moderate>,
    forum: &Forum,
    holds: bool,
) -> Result<(), StoreError> {
    sql::run(&tx.0, SET_FORUM, [forum.id.0.into(), holds.into()]).await?;
    Ok(())
}

/// The words and phrases that they want to look at. Told to nobody but chairs.
pub async fn rules(on: &impl ConnectionTrait, workgroup: WorkgroupId) -> Result<Vec<WordRule>, StoreError> {
    sql::all::<RuleRow>(on, RULES, [workgroup.0.into()]).await?.into_iter().map(RuleRow::rule).collect()
}

/// A word or phrase that is about to be looked at.
#[derive(Clone, Debug)]
pub struct NewRule {
    /// Its id.
    pub id: WordRuleId,
    /// In which language; none: in each.
    pub language: Option<Language>,
    /// As typed.
    pub words: String,
    /// As it is compared.
    pub folded: String,
    /// Which chair.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

/// Adds one; no, if it is there.
pub async fn add_rule(tx: &Tx, workgroup: &Granted<Workgroup, Moderate>, new: NewRule) -> Result<bool, StoreError> {
    let values = [
        new.id.0.into(),
        workgroup.id.0.into(),
        new.language.map_or("", Language::code).into(),
        new.words.into(),
        new.folded.into(),
        new.by.0.into(),
        new.at.0.into(),
    ];
    Ok(sql::run(&tx.0, ADD, values).await? > 0)
}

/// Removes one; no, if it is not there.
pub async fn remove_rule(
    tx: &Tx,
    workgroup: &Granted<Workgroup, Moderate>,
    id: WordRuleId,
) -> Result<bool, StoreError> {
    Ok(sql::run(&tx.0, REMOVE, [id.0.into(), workgroup.id.0.into()]).await? > 0)
}
