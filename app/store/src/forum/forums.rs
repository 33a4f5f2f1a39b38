//! Forums that a viewer may enter.

use super::rows::forums;
use crate::{
    StoreError, Tx,
    notifications::watches::{forum_watch, join_forum_watch, join_thread_watch, thread_watch},
    sql::{self, code, entered, join_workgroup, number},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter,
    sea_query::{Expr, ExprTrait},
};
use sund_domain::{
    Granted,
    forum::{Forum, ForumLine},
    ids::{ForumId, ThreadId, WorkgroupId},
    language::Language,
    moderation::Bar,
    notifications::Watched,
    people::Seer,
    time::Timestamp,
    workgroups::{AddForum, Standing, Workgroup},
};
use uuid::Uuid;

macro_rules! forum_columns {
    () => {
        concat!(
            $crate::sql::bar!(),
            ", f.slow_minutes as forum_slow, f.holds as forum_holds, f.id as forum_id, f.slug as forum_slug, f.title as forum_title, f.about as forum_about, \
             f.language as forum_language, w.id as workgroup_id, w.slug as workgroup_slug, w.name as workgroup_name, \
             w.visibility as visibility, m.role as role, fw.level as forum_watch, ",
            $crate::notifications::watches::group_watch!(),
            " as group_watch"
        )
    };
}
pub(crate) use forum_columns;

const ONE: &str = concat!(
    "select ",
    forum_columns!(),
    " from forums f",
    join_workgroup!("f"),
    join_forum_watch!(),
    "where",
    entered!(),
    "and f.slug = $6"
);
const SLUG: &str = "select slug as name from forums where id = $1";

/// At most this many unread threads are counted: "99+" is all that anybody needs to know. They are ordered so that they
/// are found by the forum and its latest, whatever PostgreSQL reckons of others.
macro_rules! lines {
    ($tail:expr) => {
        concat!(
            "select ",
            forum_columns!(),
            ", f.threads as threads, \
             (select count(*) from (select 1 as one from threads t \
                left join thread_reads r on r.thread_id = t.id and r.person_id = $1",
            join_thread_watch!(),
            "where t.forum_id = f.id and t.hidden_at is null and t.merged_into is null and t.active_at > $6 \
                and t.last_number > coalesce(r.number, 0) and",
            thread_watch!(),
            "<> 'muted' order by t.active_at desc, t.id desc limit 100) x) as unread, \
             l.id as latest_id, l.title as latest_title, l.language as latest_language, l.active_at as latest_at \
             from forums f",
            join_workgroup!("f"),
            join_forum_watch!(),
            "left join threads l on l.id = (select t.id from threads t where t.forum_id = f.id and t.hidden_at is null and t.merged_into is null \
                order by t.active_at desc, t.id desc limit 1) \
             where",
            entered!(),
            $tail
        )
    };
}

const ALL: &str = lines!("order by w.name, f.position, f.title");
/// The tail of [`FOLLOWED`]; a macro, for `concat!` takes no constants.
macro_rules! followed {
    () => {
        concat!("and", forum_watch!(), "in ('watching', 'tracking') order by coalesce(l.active_at, 0) desc, f.title")
    };
}
const FOLLOWED: &str = lines!(followed!());
const OF_WORKGROUP: &str = lines!("and w.id = $7 order by f.position, f.title");

/// The columns of a forum as a viewer sees it; other finders nest them.
#[derive(Debug, FromQueryResult)]
pub(crate) struct ForumRow {
    forum_id: Uuid,
    forum_slug: String,
    forum_title: String,
    forum_about: String,
    forum_language: String,
    workgroup_id: Uuid,
    workgroup_slug: String,
    workgroup_name: String,
    visibility: String,
    role: Option<String>,
    forum_watch: Option<String>,
    group_watch: String,
    forum_slow: i32,
    forum_holds: bool,
    bar: Option<i32>,
}

impl ForumRow {
    pub(crate) fn forum(self) -> Result<Forum, StoreError> {
        Ok(Forum {
            id: self.forum_id.into(),
            slug: self.forum_slug,
            title: self.forum_title,
            about: self.forum_about,
            language: code("language", &self.forum_language)?,
            workgroup: self.workgroup_id.into(),
            workgroup_slug: self.workgroup_slug,
            workgroup_name: self.workgroup_name,
            visibility: code("visibility", &self.visibility)?,
            standing: Standing::from_role(self.role.as_deref()),
            watched: Watched {
                chosen: self.forum_watch.map(|level| code("level", &level)).transpose()?,
                otherwise: code("watch", &self.group_watch)?,
            },
            bar: Bar::from_rank(self.bar),
            slow: number(self.forum_slow),
            holds: self.forum_holds,
        })
    }
}

#[derive(Debug, FromQueryResult)]
struct LineRow {
    #[sea_orm(nested)]
    forum: ForumRow,
    threads: i32,
    unread: i64,
    latest_id: Option<Uuid>,
    latest_title: Option<String>,
    latest_language: Option<String>,
    latest_at: Option<i64>,
}

impl LineRow {
    fn line(self) -> Result<ForumLine, StoreError> {
        let latest = match (self.latest_id, self.latest_title, self.latest_language, self.latest_at) {
            (Some(id), Some(title), Some(language), Some(at)) => {
                Some((ThreadId(id), title, code("language", &language)?, Timestamp(at)))
            }
            _ => None,
        };
        Ok(ForumLine {
            forum: self.forum.forum()?,
            threads: number(self.threads),
            unread: u32::try_from(self.unread).unwrap_or(u32::MAX),
            latest,
        })
    }
}

/// The forum with this address, if the viewer may enter it.
pub async fn seen(on: &impl ConnectionTrait, seer: Seer, slug: &str) -> Result<Option<Forum>, StoreError> {
    sql::one::<ForumRow>(on, ONE, sql::seen_by(seer, [slug.into()])).await?.map(ForumRow::forum).transpose()
}

/// The name of a forum in addresses, whoever asks: what it leads to is found by that, if one may.
pub async fn slug_of(on: &impl ConnectionTrait, id: ForumId) -> Result<Option<String>, StoreError> {
    Ok(sql::one::<Name>(on, SLUG, [id.0.into()]).await?.map(|row| row.name))
}

#[derive(Debug, FromQueryResult)]
struct Name {
    name: String,
}

/// All forums that the viewer may enter, with what is new since `since` (when the viewer joined).
pub async fn lines(on: &impl ConnectionTrait, seer: Seer, since: Timestamp) -> Result<Vec<ForumLine>, StoreError> {
    let rows = sql::all::<LineRow>(on, ALL, sql::seen_by(seer, [since.0.into()])).await?;
    rows.into_iter().map(LineRow::line).collect()
}

/// The forums that the viewer watches or tracks, newest activity first.
pub async fn followed(on: &impl ConnectionTrait, seer: Seer, since: Timestamp) -> Result<Vec<ForumLine>, StoreError> {
    let rows = sql::all::<LineRow>(on, FOLLOWED, sql::seen_by(seer, [since.0.into()])).await?;
    rows.into_iter().map(LineRow::line).collect()
}

/// The forums of a workgroup that the viewer may enter.
pub async fn of_workgroup(
    on: &impl ConnectionTrait,
    seer: Seer,
    since: Timestamp,
    workgroup: WorkgroupId,
) -> Result<Vec<ForumLine>, StoreError> {
    let rows = sql::all::<LineRow>(on, OF_WORKGROUP, sql::seen_by(seer, [since.0.into(), workgroup.0.into()])).await?;
    rows.into_iter().map(LineRow::line).collect()
}

/// Changes the kept number of threads in a forum.
pub(crate) async fn count_threads(tx: &Tx, forum: ForumId, change: i32) -> Result<(), StoreError> {
    forums::Entity::update_many()
        .col_expr(forums::Column::Threads, Expr::col(forums::Column::Threads).add(change))
        .filter(forums::Column::Id.eq(forum.0))
        .exec(&tx.0)
        .await?;
    Ok(())
}

/// A forum that is about to be there.
#[derive(Clone, Debug)]
pub struct NewForum {
    /// Its id.
    pub id: ForumId,
    /// The workgroup it belongs to.
    pub workgroup: WorkgroupId,
    /// Its name in addresses, unique in the network.
    pub slug: String,
    /// Its theme.
    pub title: String,
    /// What belongs here, in a sentence.
    pub about: String,
    /// The language of title and description.
    pub language: Language,
    /// Its place among the workgroup's forums.
    pub position: u32,
}

/// Adds a forum.
pub async fn insert(tx: &Tx, _: &Granted<Workgroup, AddForum>, new: NewForum) -> Result<(), StoreError> {
    let row = forums::ActiveModel {
        id: Set(new.id.0),
        workgroup_id: Set(new.workgroup.0),
        slug: Set(new.slug),
        title: Set(new.title),
        about: Set(new.about),
        language: Set(new.language.code().into()),
        position: Set(sql::column(new.position)),
        threads: Set(0),
        ..Default::default()
    };
    forums::Entity::insert(row).exec_without_returning(&tx.0).await?;
    Ok(())
}
