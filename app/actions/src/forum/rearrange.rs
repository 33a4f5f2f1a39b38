//! Taking posts out of a thread, into a new one or one that is there; all of them; and taking that back.

use super::{granted_forum, granted_thread};
use crate::{ActionError, Done, Sund, audit::about_thread, error::found, forum::reader, notifications};
use std::collections::BTreeSet;
use sund_domain::{
    Field, Granted, Invalid, Problem, Refusal, Subject as _,
    audit::Audited,
    forum::{
        Byline, Forum, ForumAct, Post, PutPosts, ReadThread, Rearranged, StartThread, TakePosts, TakeThread, Thread,
        ThreadKind, ThreadLine, Trace, chosen, put_back, take_out, thread_named,
    },
    ids::{MoveId, ThreadId},
    notifications::{NewNotice, Why},
    people::Viewer,
    refusal::Checking,
    text::{NOTE_MOST, TITLE_MOST, line},
};
use sund_store::{
    Tx, audit, files,
    forum::{
        everywhere, forums, posts,
        rearrange::{self, NewMove},
        threads, traces,
    },
    moderation::held,
    tags,
};
use uuid::Uuid;

/// So many threads are offered to move posts to; others are named by their address.
const OFFERED: u32 = 30;
/// Posts are shown before they go if they stand no further apart.
const SHOWN_SPAN: u32 = 100;

/// Where posts go.
#[derive(Clone, Copy, Debug)]
pub enum Target<'a> {
    /// Into a thread that begins with them.
    New {
        /// The forum's name in addresses.
        forum: &'a str,
        /// The code of its kind.
        kind: &'a str,
        /// Its title, as typed.
        title: &'a str,
    },
    /// To the end of a thread that is there, by its address as typed.
    There(&'a str),
}

/// What the form for moving posts shows.
#[derive(Clone, Debug)]
pub struct Choices {
    /// The thread.
    pub thread: Thread,
    /// The chosen posts, where these are few.
    pub posts: Vec<Post>,
    /// The forums that a new thread can begin in.
    pub forums: Vec<Forum>,
    /// Threads that posts can go to.
    pub threads: Vec<ThreadLine>,
}

/// The thread, the posts of the numbers that were typed, and where they can go.
pub async fn where_posts_go(sund: &Sund, viewer: &Viewer, id: ThreadId, typed: &str) -> Done<Choices> {
    let on = sund.store.reads();
    let thread = granted_thread::<TakePosts>(on, viewer, id).await?.into_inner();
    let numbers = chosen(typed, thread.last_number).unwrap_or_default();
    let span = numbers.first().zip(numbers.last()).filter(|(first, last)| *last - *first < SHOWN_SPAN);
    let mut shown = Vec::new();
    if let Some((first, last)) = span {
        let readable = Granted::<Thread, ReadThread>::check(thread.clone())?;
        shown = posts::page(on, viewer.person, &readable, *first, *last + 1).await?;
        shown.retain(|post| numbers.contains(&post.number));
    }
    let lines = forums::lines(on, viewer.seer, viewer.joined).await?;
    let taking = |forum: &Forum| forum.may(ForumAct::TakeThread).is_ok();
    let forums = lines.into_iter().map(|line| line.forum).filter(taking).collect();
    let mut threads = everywhere::led(on, reader(viewer), OFFERED).await?;
    threads.retain(|line| line.id != id);
    Ok(Choices { thread, posts: shown, forums, threads })
}

/// Moves the posts of the numbers that were typed; says to which thread, and with which number the first of them stands
/// there. The viewer leads both workgroups, and both have a line in their log.
pub async fn split_thread(
    sund: &Sund,
    viewer: &Viewer,
    id: ThreadId,
    typed: &str,
    target: Target<'_>,
    reason: &str,
) -> Done<(ThreadId, u32)> {
    let tx = sund.store.begin().await?;
    let there = match target {
        Target::New { .. } => sund.new_id(),
        Target::There(address) => thread_named(address)?,
    };
    granted_thread::<TakePosts>(tx.reads(), viewer, id).await?;
    if let Target::There(_) = target {
        receiving(&tx, viewer, id, there).await?;
    }
    rearrange::hold(&tx, id, there).await?;
    let from = unmerged(granted_thread::<TakePosts>(tx.reads(), viewer, id).await?)?;
    let mut checking = Checking::default();
    let numbers = checking.take(chosen(typed, from.last_number).and_then(|numbers| {
        let all = numbers.len() == usize::try_from(from.last_number).unwrap_or(usize::MAX);
        if all { Err(Invalid::new(Field::Posts, Problem::AllPosts)) } else { Ok(numbers) }
    }));
    let reason = checking.take(line(Field::Reason, reason, NOTE_MOST));
    if let Target::New { forum, kind, title } = target {
        begin(sund, &tx, viewer, there, (forum, kind, title), &mut checking).await?;
    }
    let (Some(numbers), Some(reason)) = (numbers, reason) else {
        checking.done()?;
        return Err(Invalid::new(Field::Posts, Problem::Empty).into());
    };
    checking.done()?;
    let to = receiving(&tx, viewer, id, there).await?;
    if let Target::New { .. } = target {
        tags::follow(&tx, &from, &to).await?;
    }
    go(sund, &tx, viewer, (&from, &to), Rearranged::Split, &numbers, reason).await?;
    tx.commit().await?;
    Ok((to.id, to.last_number + 1))
}

/// Moves all posts to the end of another thread, as which this one goes on: its address leads there.
pub async fn merge_thread(
    sund: &Sund,
    viewer: &Viewer,
    id: ThreadId,
    into: &str,
    reason: &str,
) -> Done<(ThreadId, u32)> {
    let tx = sund.store.begin().await?;
    let there = thread_named(into)?;
    granted_thread::<TakePosts>(tx.reads(), viewer, id).await?;
    receiving(&tx, viewer, id, there).await?;
    rearrange::hold(&tx, id, there).await?;
    let from = unmerged(granted_thread::<TakePosts>(tx.reads(), viewer, id).await?)?;
    let to = receiving(&tx, viewer, id, there).await?;
    let reason = line(Field::Reason, reason, NOTE_MOST)?;
    go(sund, &tx, viewer, (&from, &to), Rearranged::Merged, &(1..=from.last_number).collect(), reason).await?;
    rearrange::follow_drafts(&tx, from.id, to.id).await?;
    files::follow(&tx, from.id, to.id).await?;
    held::merged(&tx, from.id, to.id).await?;
    tx.commit().await?;
    Ok((to.id, to.last_number + 1))
}

/// Puts posts back where they came from, if nothing has come or gone at either thread since; says which thread that is.
pub async fn undo_move(sund: &Sund, viewer: &Viewer, id: MoveId) -> Done<ThreadId> {
    let tx = sund.store.begin().await?;
    let done = rearrange::one(tx.reads(), id).await?;
    // What one may not know of takes as long as what there is not.
    let to = done.as_ref().map_or(ThreadId(Uuid::nil()), |done| done.to);
    granted_thread::<TakePosts>(tx.reads(), viewer, to).await?;
    let done = found(done)?;
    granted_thread::<PutPosts>(tx.reads(), viewer, done.from).await?;
    rearrange::hold(&tx, done.from, done.to).await?;
    let from = granted_thread::<TakePosts>(tx.reads(), viewer, done.to).await?;
    let to = granted_thread::<PutPosts>(tx.reads(), viewer, done.from).await?;
    if done.undone
        || done.how == Rearranged::Undone
        || rearrange::newest(tx.reads(), done.from, done.to).await? != Some(id)
    {
        return Err(Refusal::WentOn.into());
    }
    let before = rearrange::stands(tx.reads(), from.id, to.id).await?;
    let now: Vec<_> = before.iter().map(|it| (it.post, it.at)).collect();
    let placements = rearrange::placements(tx.reads(), id).await?;
    let back = put_back(&placements, &now).ok_or(Refusal::WentOn)?;
    let new = NewMove {
        id: sund.new_id(),
        how: Rearranged::Undone,
        by: viewer.person,
        at: sund.now(),
        reason: String::new(),
    };
    let by = new.id;
    moved(sund, &tx, viewer, (&from, &to), new, (&before, &back)).await?;
    rearrange::undone(&tx, id, by, to.id).await?;
    tx.commit().await?;
    Ok(to.id)
}

/// The traces at a thread: what came and went. None are asked for where nothing ever did.
pub async fn traces(sund: &Sund, viewer: &Viewer, thread: &Thread) -> Done<Vec<Trace>> {
    if thread.moves == 0 {
        return Ok(Vec::new());
    }
    let thread = Granted::check(thread.clone())?;
    Ok(traces::of_thread(sund.store.reads(), viewer.seer, &thread).await?)
}

/// Where the post is that had this number in a thread that goes on as another one: that one, and its number there.
pub async fn goes_on_at(sund: &Sund, viewer: &Viewer, thread: &Thread, number: u32) -> Done<Option<(ThreadId, u32)>> {
    let Some(into) = thread.merged_into else { return Ok(None) };
    let on = sund.store.reads();
    let there = granted_thread::<ReadThread>(on, viewer, into).await?;
    Ok(Some((there.id, rearrange::went_to(on, thread.id, there.id, number).await?.unwrap_or(1))))
}

/// A new thread for posts that come into it in the same transaction: it is then theirs who wrote the first of them.
async fn begin(
    sund: &Sund,
    tx: &Tx,
    viewer: &Viewer,
    id: ThreadId,
    (forum, kind, title): (&str, &str, &str),
    checking: &mut Checking,
) -> Done<()> {
    let not_there = || Invalid::new(Field::Forum, Problem::NotAChoice);
    let forum = match granted_forum::<TakeThread>(tx.reads(), viewer, forum).await {
        Err(ActionError::Refused(Refusal::NotFound | Refusal::ChairsOnly)) => checking.take(Err(not_there())),
        other => Some(other?),
    };
    let not_a_kind = |_| Invalid::new(Field::Kind, Problem::NotAChoice);
    let kind = checking.take(kind.parse::<ThreadKind>().map_err(not_a_kind));
    let title = checking.take(line(Field::Title, title, TITLE_MOST));
    let (Some(forum), Some(kind), Some(title)) = (forum, kind, title) else { return Ok(()) };
    let forum = Granted::<Forum, StartThread>::check(forum.into_inner())?;
    let by = Byline { person: viewer.person, organisation: viewer.organisation };
    let language = super::chosen_or_guessed("", &title, forum.language)?;
    Ok(threads::insert(tx, &forum, threads::NewThread { id, kind, title, language, by, at: sund.now() }).await?)
}

fn unmerged<A>(thread: Granted<Thread, A>) -> Done<Granted<Thread, A>> {
    if thread.merged_into.is_some() { Err(Refusal::Merged.into()) } else { Ok(thread) }
}

/// The thread that takes the posts: another one, of those that the viewer leads.
async fn receiving(tx: &Tx, viewer: &Viewer, from: ThreadId, to: ThreadId) -> Done<Granted<Thread, PutPosts>> {
    let not_there = || ActionError::from(Invalid::new(Field::Thread, Problem::NotAChoice));
    if from == to {
        return Err(not_there());
    }
    match granted_thread::<PutPosts>(tx.reads(), viewer, to).await {
        Err(ActionError::Refused(Refusal::NotFound | Refusal::ChairsOnly | Refusal::MembersOnly)) => Err(not_there()),
        Ok(thread) if thread.merged_into.is_some() => Err(not_there()),
        other => other,
    }
}

/// The posts with these numbers go to the end of the other thread.
async fn go(
    sund: &Sund,
    tx: &Tx,
    viewer: &Viewer,
    (from, to): (&Granted<Thread, TakePosts>, &Granted<Thread, PutPosts>),
    how: Rearranged,
    numbers: &BTreeSet<u32>,
    reason: String,
) -> Done<()> {
    let before = rearrange::stands(tx.reads(), from.id, to.id).await?;
    let of: Vec<_> = before.iter().filter(|it| it.at.thread == from.id).map(|it| (it.post, it.at.number)).collect();
    let placements = take_out(&of, from.id, numbers, to.id, to.last_number);
    let new = NewMove { id: sund.new_id(), how, by: viewer.person, at: sund.now(), reason };
    moved(sund, tx, viewer, (from, to), new, (&before, &placements)).await
}

/// Places the posts, and leaves the traces: in the logs of both workgroups, and with those whose posts went.
async fn moved(
    sund: &Sund,
    tx: &Tx,
    viewer: &Viewer,
    (from, to): (&Granted<Thread, TakePosts>, &Granted<Thread, PutPosts>),
    new: NewMove,
    posts: (&[rearrange::PostAt], &[sund_domain::forum::Placement]),
) -> Done<()> {
    let (id, reason) = (new.id, (!new.reason.is_empty()).then(|| new.reason.clone()));
    let act = match new.how {
        Rearranged::Split => Audited::ThreadSplit,
        Rearranged::Merged => Audited::ThreadMerged,
        Rearranged::Undone => Audited::MoveUndone,
    };
    rearrange::place(tx, from, to, new, posts).await?;
    audit::add(tx, about_thread(sund, viewer, act, from, reason.clone())).await?;
    if from.forum.workgroup != to.forum.workgroup {
        audit::add(tx, about_thread(sund, viewer, act, to, reason.clone())).await?;
    }
    // They may not see where their posts went: they are told at the thread that they wrote in.
    let told = rearrange::authors(tx.reads(), id).await?.into_iter().map(|author| NewNotice {
        note: reason.clone(),
        ..notifications::about_thread(sund, viewer, author, Why::PostsMoved, from)
    });
    notifications::tell(sund, tx, told.collect()).await
}
