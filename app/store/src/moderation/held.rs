//! Texts that wait for a chair. They are in no thread, no count, no list but their author's and the queue.

use crate::{
    StoreError, Tx,
    forum::posts::Text,
    sql::{self, code, number},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use sund_domain::{
    Granted,
    forum::{DraftPlace, Forum, Reply, StartThread, Thread},
    ids::{CaseId, ForumId, HeldId, PersonId, PostId, ThreadId, WorkgroupId},
    moderation::{Decision, Held, HeldBecause},
    time::Timestamp,
};
use uuid::Uuid;

macro_rules! held {
    ($where:literal) => {
        concat!(
            "select h.id as held_id, h.thread_id as held_thread, h.forum_id, f.slug as forum_slug, f.title as forum_title, h.kind as held_kind, \
             h.title as held_title, h.title_language as held_title_language, h.tags as held_tags, h.markdown as held_markdown, h.html as held_html, \
             h.language as held_language, h.author_id as held_author, h.organisation_id as held_organisation, h.because, h.word, \
             h.version, h.at as held_at, h.declined_at, h.reason as held_reason \
             from held_posts h left join forums f on f.id = h.forum_id where ",
            $where
        )
    };
}

const ONE: &str = held!("h.id = $1");
const OWN: &str = held!("h.author_id = $1 order by h.at desc, h.id desc limit 100");
/// What was declined stands there as well, below what waits, until it goes.
const OWN_IN_THREAD: &str =
    held!("h.author_id = $1 and h.thread_id = $2 order by h.declined_at is not null, h.at, h.id limit 20");
const OWN_IN_FORUM: &str =
    held!("h.forum_id = $2 and h.author_id = $1 order by h.declined_at is not null, h.at, h.id limit 20");
const BY_FORM: &str = "select id from held_posts where author_id = $1 and form_id = $2";
const WAITING: &str = "select count(*) as n from held_posts where author_id = $1 and declined_at is null";
const INSERT: &str = "insert into held_posts (id, thread_id, forum_id, kind, title, title_language, author_id, organisation_id, \
    form_id, markdown, html, language, because, word, at, reason) \
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, '')";
const TAGS: &str = "update held_posts set tags = $2 where id = $1";
const OPEN: &str = "insert into cases (id, workgroup_id, kind, person_id, thread_id, held_id, opened_at) \
    values ($1, $2, 'held', $3, $4, $5, $6)";
/// What was attached to the draft is attached to what waits.
const FILES: &str = "update files set place = $4, held_id = $3 where person_id = $1 and place in ($2, $4) and post_id is null \
    and ready_at is not null and doomed_at is null";
const FILES_BACK: &str = "update files set place = $2, held_id = null where held_id = $1 and post_id is null";
const FILES_POSTED: &str =
    "update files set post_id = $2, held_id = null where held_id = $1 and doomed_at is null and ready_at is not null";
/// The same form sent again finds the post.
const FORM: &str = "update posts set form_id = (select h.form_id from held_posts h where h.id = $1) where id = $2";
const CHANGE: &str = "update held_posts set title = $2, title_language = $3, markdown = $4, html = $5, language = $6, \
    version = version + 1, declined_at = null, reason = '' where id = $1";
const QUEUE_OF: &str = "select workgroup_id as id from cases where held_id = $1 order by opened_at desc limit 1";
const DECLINE: &str = "update held_posts set declined_at = $2, reason = $3 where id = $1";
const DRAFT: &str = "delete from drafts where place = $1";
const DELETE: &str = "delete from held_posts where id = $1";
/// Held until commit: no chair decides meanwhile; and none is found that one has decided.
const STILL_OPEN: &str =
    "update cases set opened_at = opened_at where held_id = $1 and decided_at is null returning id";
const CLOSE: &str =
    "update cases set decided_at = $2, decided_by = $3, decision = $4 where held_id = $1 and decided_at is null";
const BECAME: &str = "update cases set thread_id = $2, post_id = $3 where held_id = $1";
/// Whether somebody could write in the workgroup now, however sure their sign-in was when they did.
const WRITES: &str = "select count(*) as n from people p join workgroups w on w.id = $2 \
    left join memberships m on m.workgroup_id = w.id and m.person_id = p.id and m.ended_at is null and (m.until is null or m.until > $3) \
    where p.id = $1 and p.ended_at is null and coalesce(m.role, case when w.visibility = 'open' and not p.guest then 'outsider' end, 'reader') <> 'reader' \
    and not exists (select 1 from measures x where x.person_id = p.id and x.workgroup_id = w.id and x.ended_at is null and \
      (x.kind in ('silence', 'suspend') and (x.until is null or x.until > $3) or x.kind = 'warn' and x.read_at is null))";
const MERGED: [&str; 2] = [
    "update cases set thread_id = $2, workgroup_id = (select f.workgroup_id from threads t join forums f on f.id = t.forum_id \
        where t.id = $2) where thread_id = $1 and kind = 'held' and decided_at is null",
    "update held_posts set thread_id = $2 where thread_id = $1",
];
const OF_CASES: &str = concat!(
    held!(
        "h.id in (select c.held_id from cases c where c.workgroup_id = $1 and c.opened_at >= $2 and c.opened_at <= $3 and c.held_id is not null)"
    ),
    " limit 100"
);
const OLD: &str = "select id from held_posts where declined_at <= $1 order by declined_at limit 100";

#[derive(Debug, FromQueryResult)]
pub(super) struct HeldRow {
    held_id: Uuid,
    held_thread: Option<Uuid>,
    forum_id: Option<Uuid>,
    forum_slug: Option<String>,
    forum_title: Option<String>,
    held_kind: String,
    held_title: String,
    held_title_language: String,
    held_tags: String,
    held_markdown: String,
    held_html: String,
    held_language: String,
    held_author: Uuid,
    held_organisation: Uuid,
    because: String,
    word: String,
    version: i32,
    held_at: i64,
    declined_at: Option<i64>,
    held_reason: String,
}

impl HeldRow {
    pub(super) fn held(self) -> Result<Held, StoreError> {
        let forum = match (self.forum_id, self.forum_slug, self.forum_title) {
            (Some(id), Some(slug), Some(title)) => Some((ForumId(id), slug, title)),
            _ => None,
        };
        Ok(Held {
            id: self.held_id.into(),
            thread: self.held_thread.map(ThreadId),
            forum,
            kind: self.held_kind,
            title: self.held_title,
            title_language: code("language", &self.held_title_language)?,
            tags: self.held_tags,
            markdown: self.held_markdown,
            html: self.held_html,
            language: code("language", &self.held_language)?,
            author: self.held_author.into(),
            organisation: self.held_organisation.into(),
            because: code::<HeldBecause>("because", &self.because)?,
            word: self.word,
            version: number(self.version),
            at: Timestamp(self.held_at),
            declined: self.declined_at.map(Timestamp),
            reason: self.held_reason,
        })
    }
}

/// Where a text goes once it is let through.
#[derive(Clone, Copy, Debug)]
pub enum Place<'a> {
    /// A reply in a thread.
    Thread(&'a Granted<Thread, Reply>),
    /// A thread of its own in a forum.
    Forum(&'a Granted<Forum, StartThread>),
}

impl Place<'_> {
    /// The workgroup whose chairs look at it.
    #[must_use]
    pub fn workgroup(&self) -> WorkgroupId {
        match self {
            Self::Thread(thread) => thread.forum.workgroup,
            Self::Forum(forum) => forum.workgroup,
        }
    }

    /// The thread, if it is a reply.
    #[must_use]
    pub fn thread(&self) -> Option<ThreadId> {
        match self {
            Self::Thread(thread) => Some(thread.id),
            Self::Forum(_) => None,
        }
    }

    /// Where its draft was.
    #[must_use]
    pub fn draft(&self) -> DraftPlace {
        match self {
            Self::Thread(thread) => DraftPlace::Reply(thread.id),
            Self::Forum(forum) => DraftPlace::Thread(forum.id),
        }
    }
}

/// Keeps a text until a chair has looked, with what was attached to it, and puts it into the queue.
pub async fn insert(tx: &Tx, place: Place<'_>, case: CaseId, held: &Held, form: Uuid) -> Result<(), StoreError> {
    let forum = match place {
        Place::Thread(_) => None,
        Place::Forum(forum) => Some(forum.id.0),
    };
    let values = [
        held.id.0.into(),
        place.thread().map(|id| id.0).into(),
        forum.into(),
        held.kind.clone().into(),
        held.title.clone().into(),
        held.title_language.code().into(),
        held.author.0.into(),
        held.organisation.0.into(),
        form.into(),
        held.markdown.clone().into(),
        held.html.clone().into(),
        held.language.code().into(),
        held.because.code().into(),
        held.word.clone().into(),
        held.at.0.into(),
    ];
    sql::run(&tx.0, INSERT, values).await?;
    attach(tx, held, place.draft()).await?;
    open(tx, held, place, case, held.at).await
}

/// The thread that it begins is to have these themes: their names in addresses, with spaces between.
pub async fn tag(tx: &Tx, id: HeldId, tags: &str) -> Result<(), StoreError> {
    sql::run(&tx.0, TAGS, [id.0.into(), tags.into()]).await?;
    Ok(())
}

/// Puts it into the queue.
pub async fn open(tx: &Tx, held: &Held, place: Place<'_>, case: CaseId, at: Timestamp) -> Result<(), StoreError> {
    let opened = [
        case.0.into(),
        place.workgroup().0.into(),
        held.author.0.into(),
        place.thread().map(|id| id.0).into(),
        held.id.0.into(),
        at.0.into(),
    ];
    sql::run(&tx.0, OPEN, opened).await?;
    Ok(())
}

/// What its author has uploaded for the draft at `from` goes with it.
pub async fn attach(tx: &Tx, held: &Held, from: DraftPlace) -> Result<(), StoreError> {
    let files = [held.author.0.into(), from.key().into(), held.id.0.into(), DraftPlace::Held(held.id).key().into()];
    sql::run(&tx.0, FILES, files).await?;
    Ok(())
}

/// What this person's form has made already.
pub async fn by_form(on: &impl ConnectionTrait, person: PersonId, form: Uuid) -> Result<Option<HeldId>, StoreError> {
    sql::id(on, BY_FORM, [person.0.into(), form.into()]).await
}

/// How many texts of the person wait.
pub async fn waiting(on: &impl ConnectionTrait, person: PersonId) -> Result<u64, StoreError> {
    sql::count(on, WAITING, [person.0.into()]).await
}

/// The text with this id, whoever asks: it is its author's, and the chairs' in whose queue it is.
pub async fn one(on: &impl ConnectionTrait, id: HeldId) -> Result<Option<Held>, StoreError> {
    sql::one::<HeldRow>(on, ONE, [id.0.into()]).await?.map(HeldRow::held).transpose()
}

/// All that waits of the person's, and what was not let through; the latest first.
pub async fn own(on: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Held>, StoreError> {
    sql::all::<HeldRow>(on, OWN, [person.0.into()]).await?.into_iter().map(HeldRow::held).collect()
}

/// What waits of the person's replies in the thread.
pub async fn own_in_thread(
    on: &impl ConnectionTrait,
    person: PersonId,
    thread: ThreadId,
) -> Result<Vec<Held>, StoreError> {
    let rows = sql::all::<HeldRow>(on, OWN_IN_THREAD, [person.0.into(), thread.0.into()]).await?;
    rows.into_iter().map(HeldRow::held).collect()
}

/// What waits of the person's new threads in the forum.
pub async fn own_in_forum(
    on: &impl ConnectionTrait,
    person: PersonId,
    forum: ForumId,
) -> Result<Vec<Held>, StoreError> {
    let rows = sql::all::<HeldRow>(on, OWN_IN_FORUM, [person.0.into(), forum.0.into()]).await?;
    rows.into_iter().map(HeldRow::held).collect()
}

/// Lets no chair decide until this transaction ends; no, if one has, or nothing waits.
pub async fn still_waits(tx: &Tx, id: HeldId) -> Result<bool, StoreError> {
    Ok(sql::id::<Uuid>(&tx.0, STILL_OPEN, [id.0.into()]).await?.is_some())
}

/// Its author has changed it.
pub async fn change(tx: &Tx, held: &Held, title: &str, text: Text) -> Result<(), StoreError> {
    let values = [
        held.id.0.into(),
        title.into(),
        held.title_language.code().into(),
        text.markdown.into(),
        text.html.into(),
        text.language.code().into(),
    ];
    sql::run(&tx.0, CHANGE, values).await?;
    Ok(())
}

/// A chair does not let it through: its author keeps it.
pub async fn decline(tx: &Tx, id: HeldId, reason: &str, at: Timestamp) -> Result<(), StoreError> {
    sql::run(&tx.0, DECLINE, [id.0.into(), at.0.into(), reason.into()]).await?;
    Ok(())
}

/// What waits in a queue about it waits no more.
pub async fn close(tx: &Tx, id: HeldId, decision: Decision, by: PersonId, at: Timestamp) -> Result<(), StoreError> {
    sql::run(&tx.0, CLOSE, [id.0.into(), at.0.into(), by.0.into(), decision.code().into()]).await?;
    Ok(())
}

/// Its author has taken it back: what was attached is attached to the draft.
pub async fn take_back(tx: &Tx, id: HeldId, to: DraftPlace) -> Result<(), StoreError> {
    sql::run(&tx.0, FILES_BACK, [id.0.into(), to.key().into()]).await?;
    sql::run(&tx.0, DRAFT, [DraftPlace::Held(id).key().into()]).await?;
    sql::run(&tx.0, DELETE, [id.0.into()]).await?;
    Ok(())
}

/// It is this post now, with what was attached.
pub async fn became(tx: &Tx, id: HeldId, thread: ThreadId, post: PostId) -> Result<(), StoreError> {
    sql::run(&tx.0, FILES_POSTED, [id.0.into(), post.0.into()]).await?;
    sql::run(&tx.0, FORM, [id.0.into(), post.0.into()]).await?;
    sql::run(&tx.0, DRAFT, [DraftPlace::Held(id).key().into()]).await?;
    sql::run(&tx.0, BECAME, [id.0.into(), thread.0.into(), post.0.into()]).await?;
    sql::run(&tx.0, DELETE, [id.0.into()]).await?;
    Ok(())
}

/// The texts that items of a queue are about, which were opened in this time.
pub(super) async fn of_cases(
    on: &impl ConnectionTrait,
    workgroup: WorkgroupId,
    (from, to): (i64, i64),
) -> Result<Vec<Held>, StoreError> {
    let rows = sql::all::<HeldRow>(on, OF_CASES, [workgroup.0.into(), from.into(), to.into()]).await?;
    rows.into_iter().map(HeldRow::held).collect()
}

/// The chairs of which workgroup look at it, if it is in a queue.
pub async fn queue_of(on: &impl ConnectionTrait, id: HeldId) -> Result<Option<WorkgroupId>, StoreError> {
    sql::id(on, QUEUE_OF, [id.0.into()]).await
}

/// Whether the person could write in the workgroup now.
pub async fn writes(
    on: &impl ConnectionTrait,
    person: PersonId,
    workgroup: WorkgroupId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(sql::count(on, WRITES, [person.0.into(), workgroup.0.into(), now.0.into()]).await? > 0)
}

/// What waits for a thread waits where its posts are now.
pub async fn merged(tx: &Tx, from: ThreadId, to: ThreadId) -> Result<(), StoreError> {
    for statement in MERGED {
        sql::run(&tx.0, statement, [from.0.into(), to.0.into()]).await?;
    }
    Ok(())
}

/// Forgets what was not let through so long ago; what was attached goes as loose files do.
pub async fn forget_declined(tx: &Tx, before: Timestamp) -> Result<(), StoreError> {
    for id in sql::ids::<HeldId>(&tx.0, OLD, [before.0.into()]).await? {
        take_back(tx, id, DraftPlace::Held(id)).await?;
    }
    Ok(())
}
