//! Threads of a forum that a chair chooses, to hide, lock or move them all: one step each, by the machinery of `bulk.rs`.

use super::bulk::{Act, or_left};
use crate::{
    ActionError, Done, Sund,
    audit::about_thread,
    error::found,
    forum::{ForumPage, granted_forum, granted_thread, hide_untold, relocate, restore_untold, threads_page},
    notifications,
    workgroups::granted,
};
use sund_domain::{
    Act as Acts, Field, Granted, Invalid, Problem, Refusal, Subject as _,
    audit::Audited,
    forum::{
        Filter, Forum, ForumAct, HiddenHow, HideThread, LockThread, MoveThread, RestoreThread, TakeThread, Thread,
    },
    ids::{BulkId, ForumId, PersonId, ThreadId, WorkgroupId},
    moderation::{Bulk, BulkAct, CHOSEN_MOST, stored},
    notifications::{NewNotice, Why},
    page::Cursor,
    people::Viewer,
    refusal::Checking,
    workgroups::Moderate,
};
use sund_store::{
    Reads, Tx, audit,
    forum::{forums, lists::Length, threads},
    moderation::{
        bulk::{self, Going},
        threads as rules,
    },
};

/// What a chair chooses from.
#[derive(Clone, Debug)]
pub struct Choosing {
    /// The forum with a page of its threads.
    pub page: ForumPage,
    /// Where they could go.
    pub targets: Vec<Forum>,
    /// What was done to chosen threads of the workgroup before.
    pub before: Vec<Bulk>,
}

/// What a chair chose, as typed.
#[derive(Clone, Copy, Debug)]
pub struct Choice<'a> {
    /// The code of the act.
    pub act: &'a str,
    /// The ids of the threads.
    pub threads: &'a [String],
    /// The name in addresses of the forum to move them to.
    pub forum: &'a str,
    /// The code of a reason from the list.
    pub cause: &'a str,
    /// The reason in words.
    pub words: &'a str,
}

/// What would be done, before one says yes to it.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// Where the threads are.
    pub forum: Forum,
    /// The threads.
    pub threads: Vec<Thread>,
    /// What is done.
    pub act: BulkAct,
    /// Where they go.
    pub to: Option<Forum>,
    /// Why.
    pub reason: String,
}

/// A page of the forum's threads to choose from. Eight queries at most.
pub async fn choosing(sund: &Sund, viewer: &Viewer, slug: &str, after: Option<Cursor>) -> Done<Choosing> {
    let on = sund.store.reads();
    let forum = granted_forum::<TakeThread>(on, viewer, slug).await?;
    let workgroup = granted::<Moderate>(on, viewer, &forum.workgroup_slug).await?;
    let lines = forums::lines(on, viewer.seer, viewer.joined).await?;
    let elsewhere = |other: &Forum| other.id != forum.id && other.may(ForumAct::TakeThread).is_ok();
    Ok(Choosing {
        targets: lines.into_iter().map(|line| line.forum).filter(elsewhere).collect(),
        before: bulk::of_threads(on, &workgroup).await?,
        page: threads_page(sund, viewer, slug, (Filter::Active, after), Length::Choice).await?,
    })
}

/// Looks at what was chosen, and says what would be done.
pub async fn chosen(sund: &Sund, viewer: &Viewer, slug: &str, choice: Choice<'_>) -> Done<Chosen> {
    check(sund.store.reads(), viewer, slug, choice).await
}

async fn check(on: &impl Reads, viewer: &Viewer, slug: &str, choice: Choice<'_>) -> Done<Chosen> {
    let forum = granted_forum::<TakeThread>(on, viewer, slug).await?;
    let mut checking = Checking::default();
    let not = |field| Invalid::new(field, Problem::NotAChoice);
    let act = choice.act.parse().ok().filter(|act| BulkAct::OF_THREADS.contains(act));
    let act = checking.take(act.ok_or_else(|| not(Field::Decision)));
    let threads = some_threads(on, viewer, &forum, choice.threads).await?;
    let threads = checking.take(threads);
    let mut to = None;
    if act == Some(BulkAct::MoveThreads) {
        to = checking.take(target(on, viewer, &forum, choice.forum).await?);
    }
    let reason = checking.take(stored(choice.cause, choice.words));
    checking.done()?;
    let (Some(act), Some(threads), Some(reason)) = (act, threads, reason) else {
        return Err(not(Field::Thread).into());
    };
    Ok(Chosen { forum: forum.into_inner(), threads, act, to, reason })
}

/// The threads, each loaded for this viewer: one query each, a hundred at most.
async fn some_threads(
    on: &impl Reads,
    viewer: &Viewer,
    forum: &Forum,
    typed: &[String],
) -> Done<Result<Vec<Thread>, Invalid>> {
    let wrong = |problem| Ok(Err(Invalid::new(Field::Thread, problem)));
    if typed.is_empty() {
        return wrong(Problem::Empty);
    }
    if typed.len() > CHOSEN_MOST {
        return wrong(Problem::TooMany { most: CHOSEN_MOST });
    }
    let mut threads: Vec<Thread> = Vec::new();
    for id in typed {
        let Ok(id) = id.parse::<ThreadId>() else { return wrong(Problem::NotAChoice) };
        if threads.iter().any(|thread| thread.id == id) {
            continue;
        }
        match or_left(granted_thread::<HideThread>(on, viewer, id).await)? {
            Some(thread) if thread.forum.id == forum.id => threads.push(thread.into_inner()),
            _ => return wrong(Problem::NotAChoice),
        }
    }
    Ok(Ok(threads))
}

/// The forum to move them to, if the viewer may move threads there.
async fn target(on: &impl Reads, viewer: &Viewer, from: &Forum, slug: &str) -> Done<Result<Forum, Invalid>> {
    let there = or_left(granted_forum::<TakeThread>(on, viewer, slug).await)?;
    let there = there.map(Granted::into_inner).filter(|there| there.id != from.id);
    Ok(there.ok_or_else(|| Invalid::new(Field::Forum, Problem::NotAChoice)))
}

/// Begins it; whoever began one of the threads hears of it once. Says where it can be followed: workgroup and act.
pub async fn begin_chosen(sund: &Sund, viewer: &Viewer, slug: &str, choice: Choice<'_>) -> Done<(String, BulkId)> {
    let tx = sund.store.begin().await?;
    let Chosen { forum, threads, act, to, reason } = check(tx.reads(), viewer, slug, choice).await?;
    let id = sund.new_id();
    let new = bulk::NewBulk {
        id,
        workgroup: forum.workgroup,
        act,
        person: None,
        measure: None,
        to: to.map(|to| to.id),
        reason: reason.clone(),
        by: viewer.person,
        at: sund.now(),
    };
    let ids: Vec<_> = threads.iter().map(|thread| thread.id).collect();
    bulk::begin_chosen(&tx, new, &ids).await?;
    let why = match act {
        BulkAct::HidePerson | BulkAct::HideThreads => Why::ThreadsHidden,
        BulkAct::LockThreads => Why::ThreadsLocked,
        BulkAct::MoveThreads => Why::ThreadsMoved,
    };
    tell_authors(sund, &tx, viewer, (forum.workgroup, id), why, Some(reason)).await?;
    tx.commit().await?;
    Ok((forum.workgroup_slug, id))
}

/// Each author of the threads hears it once, however many of the threads are theirs.
pub(super) async fn tell_authors(
    sund: &Sund,
    tx: &Tx,
    viewer: &Viewer,
    (workgroup, id): (WorkgroupId, BulkId),
    why: Why,
    note: Option<String>,
) -> Done<()> {
    let each = |to: PersonId| NewNotice {
        workgroup: Some(workgroup),
        note: note.clone(),
        ..notifications::notice(sund, viewer, to, why)
    };
    let notices = bulk::authors(tx.reads(), id).await?.into_iter().map(each).collect();
    notifications::tell(sund, tx, notices).await
}

/// Threads that went elsewhere are moved on or back by those who lead there as well: for anybody else it would end as if it
/// were done.
pub(super) async fn may_take_back(on: &impl Reads, viewer: &Viewer, going: &Going) -> Done<()> {
    let Some(to) = going.to else { return Ok(()) };
    match forum_by_id(on, viewer, to).await {
        Ok(_) => Ok(()),
        Err(ActionError::Refused(_)) => Err(Refusal::ChairsOnly.into()),
        Err(error) => Err(error),
    }
}

async fn forum_by_id(on: &impl Reads, viewer: &Viewer, id: ForumId) -> Done<Granted<Forum, TakeThread>> {
    let slug = found(forums::slug_of(on, id).await?)?;
    granted_forum::<TakeThread>(on, viewer, &slug).await
}

impl Act<'_> {
    /// The thread, if it is where it was chosen.
    async fn there<A: Acts<Thread>>(&self) -> Done<Option<Granted<Thread, A>>> {
        let thread = or_left(granted_thread::<A>(self.tx.reads(), self.viewer, self.item.thread.0).await)?;
        Ok(thread.filter(|thread: &Granted<Thread, A>| Some(thread.forum.id) == self.item.was))
    }

    pub(super) async fn hide_chosen(&self) -> Done<bool> {
        let Some(thread) = self.there::<HideThread>().await?.filter(|thread| thread.hidden.is_none()) else {
            return Ok(false);
        };
        let why = (self.going.reason.clone(), self.at);
        hide_untold(self.sund, self.tx, self.viewer, &thread, why).await?;
        Ok(true)
    }

    pub(super) async fn restore_chosen(&self) -> Done<()> {
        let thread = granted_thread::<RestoreThread>(self.tx.reads(), self.viewer, self.item.thread.0).await;
        let ours = |thread: &Granted<Thread, RestoreThread>| {
            let hidden = thread.hidden.as_ref();
            hidden.is_some_and(|hidden| hidden.how == HiddenHow::Chair && Some(hidden.at) == self.item.did)
        };
        if let Some(thread) = or_left(thread)?.filter(ours) {
            restore_untold(self.sund, self.tx, self.viewer, &thread).await?;
        }
        Ok(())
    }

    pub(super) async fn lock_chosen(&self) -> Done<bool> {
        let Some(thread) = self.there::<LockThread>().await?.filter(|thread| !thread.locked) else {
            return Ok(false);
        };
        threads::lock(self.tx, &thread, Some(self.at)).await?;
        let reason = Some(self.going.reason.clone());
        let line = about_thread(self.sund, self.viewer, Audited::ThreadLocked, &thread, reason);
        audit::add(self.tx, line).await?;
        Ok(true)
    }

    pub(super) async fn unlock_chosen(&self) -> Done<()> {
        let thread = granted_thread::<LockThread>(self.tx.reads(), self.viewer, self.item.thread.0).await;
        let (Some(thread), Some(did)) = (or_left(thread)?, self.item.did) else { return Ok(()) };
        if rules::unlock_since(self.tx, &thread, did).await? {
            audit::add(self.tx, about_thread(self.sund, self.viewer, Audited::ThreadUnlocked, &thread, None)).await?;
        }
        Ok(())
    }

    pub(super) async fn move_chosen(&self) -> Done<bool> {
        let (Some(thread), Some(to)) = (self.there::<MoveThread>().await?, self.going.to) else { return Ok(false) };
        let Some(to) = or_left(forum_by_id(self.tx.reads(), self.viewer, to).await)? else { return Ok(false) };
        let reason = Some(self.going.reason.clone());
        relocate(self.sund, self.tx, self.viewer, (&thread, &to), reason).await?;
        Ok(true)
    }

    /// From where this act took it, and from nowhere else.
    pub(super) async fn move_back(&self) -> Done<()> {
        let thread = granted_thread::<MoveThread>(self.tx.reads(), self.viewer, self.item.thread.0).await;
        let thread = or_left(thread)?.filter(|thread| Some(thread.forum.id) == self.going.to);
        let (Some(thread), Some(was)) = (thread, self.item.was) else { return Ok(()) };
        if let Some(was) = or_left(forum_by_id(self.tx.reads(), self.viewer, was).await)? {
            relocate(self.sund, self.tx, self.viewer, (&thread, &was), None).await?;
        }
        Ok(())
    }
}
