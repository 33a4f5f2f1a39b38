//! The texts that a post had, and the next one; and that of a conclusion. Of two at once the second one changes nothing.

use super::{posts::Text, rows::post_versions};
use crate::{
    StoreError, Tx,
    sql::{self, code, column, number},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
};
use sund_domain::{
    Granted,
    forum::{Conclude, EditPost, PostInThread, PostVersion, ReadHistory, Thread},
    ids::PersonId,
    time::Timestamp,
};

/// Whoever read another text than the one that stands changes nothing. That others had replied is kept with the time: posts
/// can move later.
const EDIT: &str = "update posts set markdown = $3, html = $4, language = $5, edited_at = $6, version = version + 1, \
    late_edited_at = case when exists (select 1 from posts r where r.thread_id = posts.thread_id \
      and r.number > posts.number and r.author_id <> posts.author_id and r.hidden_at is null) \
      then $6 else late_edited_at end \
    where id = $1 and version = $2";

const CONCLUDE: &str = "update threads set conclusion_markdown = $3, conclusion_html = $4, concluded_by = $5, \
    concluded_at = $6, conclusion_version = conclusion_version + 1 where id = $1 and conclusion_version = $2";

/// An earlier text, as it is kept.
#[derive(Debug, FromQueryResult)]
pub(super) struct VersionRow {
    version: i32,
    markdown: String,
    html: String,
    language: String,
    at: i64,
}

impl VersionRow {
    pub(super) fn version(self) -> Result<PostVersion, StoreError> {
        Ok(PostVersion {
            version: number(self.version),
            markdown: self.markdown,
            html: self.html,
            language: code("language", &self.language)?,
            at: Timestamp(self.at),
        })
    }
}

/// Replaces the text of a post and keeps the one before. No, if another one has taken its place meanwhile.
pub async fn edit(
    tx: &Tx,
    post: &Granted<PostInThread, EditPost>,
    text: Text,
    at: Timestamp,
) -> Result<bool, StoreError> {
    let id = post.post.id.0;
    let values = [
        id.into(),
        column(post.post.version).into(),
        text.markdown.into(),
        text.html.into(),
        text.language.code().into(),
        at.0.into(),
    ];
    if sql::run(&tx.0, EDIT, values).await? == 0 {
        return Ok(false);
    }
    let before = post_versions::ActiveModel {
        post_id: Set(id),
        version: Set(column(post.post.version)),
        markdown: Set(post.markdown.clone()),
        html: Set(post.post.html.clone()),
        language: Set(post.post.language.code().into()),
        at: Set(post.post.edited.unwrap_or(post.post.posted).0),
    };
    post_versions::Entity::insert(before).exec_without_returning(&tx.0).await?;
    Ok(true)
}

/// Up to `limit` earlier texts of a post before this one, the newest first.
pub async fn history(
    on: &impl ConnectionTrait,
    post: &Granted<PostInThread, ReadHistory>,
    before: u32,
    limit: u64,
) -> Result<Vec<PostVersion>, StoreError> {
    let rows = post_versions::Entity::find()
        .filter(post_versions::Column::PostId.eq(post.post.id.0))
        .filter(post_versions::Column::Version.lt(column(before)))
        .order_by_desc(post_versions::Column::Version)
        .limit(limit)
        .into_model::<VersionRow>()
        .all(on)
        .await?;
    rows.into_iter().map(VersionRow::version).collect()
}

/// Writes what was concluded, or takes it away. No, if that was done by somebody else meanwhile.
pub async fn conclude(
    tx: &Tx,
    thread: &Granted<Thread, Conclude>,
    text: Option<(String, String)>,
    by: PersonId,
    at: Timestamp,
) -> Result<bool, StoreError> {
    let there = text.is_some();
    let (markdown, html) = text.unzip();
    let values = [
        thread.id.0.into(),
        column(thread.conclusion_version).into(),
        markdown.into(),
        html.into(),
        there.then_some(by.0).into(),
        there.then_some(at.0).into(),
    ];
    Ok(sql::run(&tx.0, CONCLUDE, values).await? > 0)
}
