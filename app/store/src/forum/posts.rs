//! Posts of threads that a viewer may see.

use super::{
    rows::{helpful_marks, posts},
    threads::{self, hidden},
};
use crate::{
    StoreError, Tx, files,
    polls::PollRow,
    sql::{self, code, column, number},
};
use sea_orm::{
    ActiveValue::{Set, Unchanged},
    ConnectionTrait, EntityTrait, FromQueryResult,
    sea_query::OnConflict,
};
use sund_domain::{
    Granted,
    forum::{
        Byline, FlagPost, Hidden, HidePost, MarkHelpful, Post, PostInThread, ReadThread, Reply, RestorePost, Thread,
    },
    ids::{ForumId, PersonId, PostId, ThreadId},
    language::Language,
    people::{Author, Seer},
    time::Timestamp,
};
use uuid::Uuid;

macro_rules! post {
    ($html:literal, $where:literal) => {
        concat!(
            "select p.id, p.thread_id, p.number, p.author_id, a.name as author_name, a.guest as author_guest, o.name as organisation_name, o.country as country, p.organisation_id <> a.organisation_id as then_there, \
             am.role as author_role, p.language, ", $html, ", p.posted_at, p.edited_at, p.late_edited_at, p.version, p.hidden_at, p.hidden_how, p.hidden_reason, p.helpful, \
             h.person_id is not null as marked", $crate::polls::columns!(), " \
             from posts p join people a on a.id = p.author_id join organisations o on o.id = p.organisation_id \
             left join memberships am on am.person_id = p.author_id and am.workgroup_id = $2 and am.ended_at is null \
             left join helpful_marks h on h.post_id = p.id and h.person_id = $1", $crate::polls::join_poll!(), " where ", $where
        )
    };
}

const PAGE: &str = post!("p.html as text", "p.thread_id = $3 and p.number >= $4 and p.number < $5 order by p.number");
const WHERE: &str = "select thread_id from posts where id = $1";
const ONE: &str = post!("p.html as text", "p.id = $3");
const SOURCE: &str = "select markdown from posts where id = $1";
const NEXT: &str = "update threads set last_number = last_number + 1, active_at = $2 where id = $1 and hidden_at is null returning last_number";
const BY_FORM: &str = "select id, thread_id, number from posts where author_id = $1 and form_id = $2";
const SHOWN: &str = "select last_number from threads t where t.id = $1 and exists \
    (select 1 from posts p where p.thread_id = t.id and p.number = $2 and p.hidden_at is null)";
const COUNT_HELPFUL: &str = "update posts set helpful = (select count(*) from helpful_marks h where h.post_id = posts.id) where id = $1 returning helpful";

#[derive(Debug, FromQueryResult)]
struct PostRow {
    id: Uuid,
    number: i32,
    author_id: Uuid,
    author_name: String,
    author_guest: bool,
    organisation_name: String,
    then_there: bool,
    country: String,
    author_role: Option<String>,
    language: String,
    text: String,
    posted_at: i64,
    edited_at: Option<i64>,
    late_edited_at: Option<i64>,
    version: i32,
    hidden_at: Option<i64>,
    hidden_how: Option<String>,
    hidden_reason: Option<String>,
    helpful: i32,
    marked: bool,
    #[sea_orm(nested)]
    poll: PollRow,
}

impl PostRow {
    /// A hidden post reaches with its text only those whom [`Hidden::is_shown_to`] names; others learn that something was here.
    fn post(self, viewer: PersonId, leads: bool) -> Result<Post, StoreError> {
        let mine = self.author_id == viewer.0;
        let hidden = hidden(self.hidden_at, self.hidden_how, self.hidden_reason)?;
        let out_of_sight = hidden.as_ref().is_some_and(|hidden| !hidden.is_shown_to(leads, mine));
        Ok(Post {
            id: self.id.into(),
            number: number(self.number),
            author: Author {
                person: self.author_id.into(),
                name: self.author_name,
                organisation: self.organisation_name,
                country: code("country", &self.country)?,
                chair: self.author_role.as_deref() == Some("chair"),
                guest: self.author_guest,
            },
            mine,
            then: self.then_there,
            language: code("language", &self.language)?,
            html: if out_of_sight { String::new() } else { self.text },
            posted: Timestamp(self.posted_at),
            edited: self.edited_at.map(Timestamp),
            edited_late: self.late_edited_at.map(Timestamp),
            version: number(self.version),
            hidden: hidden.map(|hidden| if out_of_sight { Hidden { reason: String::new(), ..hidden } } else { hidden }),
            helpful: number(self.helpful),
            marked: self.marked,
            files: Vec::new(),
            poll: if out_of_sight { None } else { self.poll.poll()? },
        })
    }
}

#[derive(Debug, FromQueryResult)]
struct ThreadOf {
    thread_id: Uuid,
}

#[derive(Debug, FromQueryResult)]
struct Source {
    markdown: String,
}

#[derive(Debug, FromQueryResult)]
struct Numbered {
    last_number: i32,
}

#[derive(Debug, FromQueryResult)]
struct HelpfulCount {
    helpful: i32,
}

#[derive(Debug, FromQueryResult)]
struct Posted {
    id: Uuid,
    thread_id: Uuid,
    number: i32,
}

/// The posts of a thread with numbers from `from` up to, not including, `until`.
pub async fn page(
    on: &impl ConnectionTrait,
    viewer: PersonId,
    thread: &Granted<Thread, ReadThread>,
    from: u32,
    until: u32,
) -> Result<Vec<Post>, StoreError> {
    let leads = thread.forum.standing.leads();
    let values = [
        viewer.0.into(),
        thread.forum.workgroup.0.into(),
        thread.id.0.into(),
        column(from).into(),
        column(until).into(),
    ];
    let posts = sql::all::<PostRow>(on, PAGE, values).await?.into_iter().map(|row| row.post(viewer, leads));
    let mut posts = posts.collect::<Result<Vec<_>, _>>()?;
    for file in files::of_posts(on, thread, from, until).await? {
        // A hidden post keeps its files to itself as it does its text.
        if let Some(post) = posts.iter_mut().find(|post| Some(post.id) == file.post && !post.html.is_empty()) {
            post.files.push(file);
        }
    }
    Ok(posts)
}

/// The post with this id in its thread, if the viewer may see the thread. Rules on the post itself come after.
pub async fn seen(on: &impl ConnectionTrait, seer: Seer, id: PostId) -> Result<Option<PostInThread>, StoreError> {
    // For a post that is not there one asks as well: what one may not know of takes as long as what there is not.
    let thread = sql::one::<ThreadOf>(on, WHERE, [id.0.into()]).await?.map_or(Uuid::nil(), |row| row.thread_id);
    let Some(thread) = threads::seen(on, seer, ThreadId(thread)).await? else {
        return Ok(None);
    };
    let leads = thread.forum.standing.leads();
    let values = [seer.person.0.into(), thread.forum.workgroup.0.into(), id.0.into()];
    let Some(row) = sql::one::<PostRow>(on, ONE, values).await? else {
        return Ok(None);
    };
    let post = row.post(seer.person, leads)?;
    let markdown = if post.html.is_empty() {
        String::new()
    } else {
        sql::one::<Source>(on, SOURCE, [id.0.into()]).await?.map(|s| s.markdown).unwrap_or_default()
    };
    Ok(Some(PostInThread { thread, post, markdown }))
}

/// Whether the thread has a post with this number that is not hidden.
pub async fn is_shown(on: &impl ConnectionTrait, thread: ThreadId, number: u32) -> Result<bool, StoreError> {
    Ok(sql::one::<Numbered>(on, SHOWN, [thread.0.into(), column(number).into()]).await?.is_some())
}

/// A text in its two forms.
#[derive(Clone, Debug)]
pub struct Text {
    /// As written.
    pub markdown: String,
    /// As shown, sanitised.
    pub html: String,
    /// The language it is written in.
    pub language: Language,
}

/// A post that is about to be there.
#[derive(Clone, Debug)]
pub struct NewPost {
    /// Its id.
    pub id: PostId,
    /// The id of the form that it came with; the same form makes one post.
    pub form: Uuid,
    /// Its text.
    pub text: Text,
    /// Who writes it.
    pub by: Byline,
    /// When.
    pub at: Timestamp,
}

/// Adds a post at the end of a thread and says which number it has.
///
/// The number comes from the thread's row, which stays locked until the transaction ends: no gap, no double; none, if the
/// thread has gone out of sight meanwhile.
pub async fn insert(tx: &Tx, thread: &Granted<Thread, Reply>, new: NewPost) -> Result<Option<u32>, StoreError> {
    let next = sql::one::<Numbered>(&tx.0, NEXT, [thread.id.0.into(), new.at.0.into()]).await?;
    let Some(Numbered { last_number }) = next else { return Ok(None) };
    let row = posts::ActiveModel {
        id: Set(new.id.0),
        thread_id: Set(thread.id.0),
        number: Set(last_number),
        author_id: Set(new.by.person.0),
        organisation_id: Set(new.by.organisation.0),
        language: Set(new.text.language.code().into()),
        markdown: Set(new.text.markdown),
        html: Set(new.text.html),
        posted_at: Set(new.at.0),
        form_id: Set(new.form),
        helpful: Set(0),
        version: Set(1),
        ..Default::default()
    };
    posts::Entity::insert(row).exec_without_returning(&tx.0).await?;
    Ok(Some(number(last_number)))
}

/// The post that this person's form has made already: its id, thread and number.
pub async fn by_form(
    on: &impl ConnectionTrait,
    person: PersonId,
    form: Uuid,
) -> Result<Option<(PostId, ThreadId, u32)>, StoreError> {
    let row = sql::one::<Posted>(on, BY_FORM, [person.0.into(), form.into()]).await?;
    Ok(row.map(|row| (row.id.into(), row.thread_id.into(), number(row.number))))
}

/// Takes a post out of sight, or brings it back.
pub async fn hide(tx: &Tx, post: &Granted<PostInThread, HidePost>, why: Hidden) -> Result<(), StoreError> {
    set_hidden(tx, post.post.id, Some(why)).await
}

/// Brings a post back.
pub async fn restore(tx: &Tx, post: &Granted<PostInThread, RestorePost>) -> Result<(), StoreError> {
    set_hidden(tx, post.post.id, None).await
}

/// Takes a post out of sight while chairs look at it; no, if it is already.
pub async fn review(tx: &Tx, post: &Granted<PostInThread, FlagPost>, why: Hidden) -> Result<bool, StoreError> {
    let values = [post.post.id.0.into(), why.at.0.into(), why.how.code().into(), why.reason.into()];
    Ok(sql::run(&tx.0, REVIEW, values).await? > 0)
}

const REVIEW: &str =
    "update posts set hidden_at = $2, hidden_how = $3, hidden_reason = $4 where id = $1 and hidden_at is null";
const LAST: &str = "select p.posted_at as last_at from posts p where p.author_id = $1 and p.thread_id = $2 \
    order by p.number desc limit 1";
const LAST_IN_FORUM: &str = "select p.posted_at as last_at from posts p join threads t on t.id = p.thread_id \
    where p.author_id = $1 and t.forum_id = $2 and p.posted_at > $3 order by p.posted_at desc limit 1";

#[derive(Debug, FromQueryResult)]
struct Last {
    last_at: i64,
}

/// When the person last posted in the thread.
pub async fn last_of(
    on: &impl ConnectionTrait,
    person: PersonId,
    thread: ThreadId,
) -> Result<Option<Timestamp>, StoreError> {
    let row = sql::one::<Last>(on, LAST, [person.0.into(), thread.0.into()]).await?;
    Ok(row.map(|row| Timestamp(row.last_at)))
}

/// When the person last posted in the forum, if that was after this time.
pub async fn last_in_forum(
    on: &impl ConnectionTrait,
    person: PersonId,
    forum: ForumId,
    after: Timestamp,
) -> Result<Option<Timestamp>, StoreError> {
    let row = sql::one::<Last>(on, LAST_IN_FORUM, [person.0.into(), forum.0.into(), after.0.into()]).await?;
    Ok(row.map(|row| Timestamp(row.last_at)))
}

async fn set_hidden(tx: &Tx, id: PostId, why: Option<Hidden>) -> Result<(), StoreError> {
    let row = posts::ActiveModel {
        id: Unchanged(id.0),
        hidden_at: Set(why.as_ref().map(|why| why.at.0)),
        hidden_how: Set(why.as_ref().map(|why| why.how.code().into())),
        hidden_reason: Set(why.map(|why| why.reason)),
        ..Default::default()
    };
    posts::Entity::update(row).exec(&tx.0).await?;
    Ok(())
}

/// Marks a post as helpful for this person, or takes that back; says how many people find it helpful now.
pub async fn mark_helpful(
    tx: &Tx,
    post: &Granted<PostInThread, MarkHelpful>,
    person: PersonId,
    helpful: bool,
    at: Timestamp,
) -> Result<u32, StoreError> {
    let id = post.post.id.0;
    if helpful == post.post.marked {
        return Ok(post.post.helpful);
    }
    if helpful {
        let row = helpful_marks::ActiveModel { post_id: Set(id), person_id: Set(person.0), at: Set(at.0) };
        let once = OnConflict::columns([helpful_marks::Column::PostId, helpful_marks::Column::PersonId])
            .do_nothing()
            .to_owned();
        helpful_marks::Entity::insert(row).on_conflict(once).exec_without_returning(&tx.0).await?;
    } else {
        helpful_marks::Entity::delete_by_id((id, person.0)).exec(&tx.0).await?;
    }
    let count = sql::one::<HelpfulCount>(&tx.0, COUNT_HELPFUL, [id.into()]).await?;
    Ok(count.map_or(0, |row| number(row.helpful)))
}
