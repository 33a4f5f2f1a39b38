//! A thread with a page of its posts.

use super::granted_thread;
use crate::{Done, Sund};
use sund_domain::{
    files::File,
    forum::{Draft, DraftPlace, POSTS_A_PAGE, Post, ReadThread, Thread, Trace, Whisper},
    ids::ThreadId,
    moderation::Held,
    people::{Profile, Viewer},
    tags::TagName,
};
use sund_store::{
    files,
    forum::{drafts, posts, reading, whispers},
    moderation::held,
    notifications::inbox,
    people, polls, tags,
};

/// A thread and a page of its posts.
#[derive(Clone, Debug)]
pub struct ThreadPage {
    /// The thread, as it was before this page was read.
    pub thread: Thread,
    /// The number of the page's first post.
    pub from: u32,
    /// The posts of this page.
    pub posts: Vec<Post>,
    /// What the viewer has begun to write as a reply.
    pub draft: Option<Draft>,
    /// What the viewer has attached to it.
    pub loose: Vec<File>,
    /// The chairs of its workgroup.
    pub chairs: Vec<Profile>,
    /// What came to it and went from it.
    pub traces: Vec<Trace>,
    /// What it is about.
    pub tags: Vec<TagName>,
    /// Replies of the viewer that wait for a chair.
    pub held: Vec<Held>,
    /// What chairs wrote for each other beside these posts; for others there is nothing.
    pub whispers: Vec<Whisper>,
}

impl ThreadPage {
    /// The number of the next page's first post, if there is one.
    #[must_use]
    pub fn next(&self) -> Option<u32> {
        let next = self.from + POSTS_A_PAGE;
        (next <= self.thread.last_number).then_some(next)
    }

    /// The number of the page before's first post, if there is one.
    #[must_use]
    pub const fn previous(&self) -> Option<u32> {
        if self.from <= 1 { None } else { Some(page_of(self.from.saturating_sub(POSTS_A_PAGE))) }
    }
}

/// The number of the first post on the page that shows post `number`.
#[must_use]
pub const fn page_of(number: u32) -> u32 {
    (number.saturating_sub(1) / POSTS_A_PAGE) * POSTS_A_PAGE + 1
}

/// Where one reads on: at the first post that one has not seen. Whoever has seen none or all of it begins at the beginning.
fn first_unread(thread: &Thread) -> u32 {
    if thread.read_to < thread.last_number { thread.read_to + 1 } else { 1 }
}

/// Shows the page of a thread that holds post `number` (the first unread one if none is named), and keeps how far the
/// viewer has read, and that they have seen what they were told of it. Seven queries, one more where posts came or went,
/// one where a poll shows its results, one where replies wait and one for who leads, and a write only if something was new.
pub async fn show_thread(sund: &Sund, viewer: &Viewer, id: ThreadId, number: Option<u32>) -> Done<ThreadPage> {
    let on = sund.store.reads();
    let thread = granted_thread::<ReadThread>(on, viewer, id).await?;
    let from = page_of(number.unwrap_or_else(|| first_unread(&thread)).clamp(1, thread.last_number.max(1)));
    let mut posts = posts::page(on, viewer.person, &thread, from, from + POSTS_A_PAGE).await?;
    polls::tallied(on, &thread, &mut posts, sund.now()).await?;
    let draft = drafts::of(on, viewer.person, DraftPlace::Reply(id)).await?;
    let loose = files::loose(on, viewer.person, DraftPlace::Reply(id)).await?;
    let chairs = people::chairs_of(on, thread.forum.workgroup, sund.now()).await?;
    let traces = super::traces(sund, viewer, &thread).await?;
    let tags = tags::of_thread(on, &thread).await?;
    let held = if thread.waits { held::own_in_thread(on, viewer.person, id).await? } else { Vec::new() };
    let whispers = whispers::beside(on, viewer.seer, &thread, (from, from + POSTS_A_PAGE)).await?;
    let last = posts.last().map_or(0, |post| post.number);
    if last > thread.read_to || thread.told {
        let tx = sund.store.begin().await?;
        if last > thread.read_to {
            reading::seen_up_to(&tx, &thread, viewer.person, last, sund.now()).await?;
        }
        if thread.told {
            inbox::see_posts(&tx, &thread, viewer.person, (from, last), sund.now()).await?;
        }
        tx.commit().await?;
    }
    Ok(ThreadPage { thread: thread.into_inner(), from, posts, draft, loose, chairs, traces, tags, held, whispers })
}

/// The thread alone, for a form about it.
pub async fn thread_only(sund: &Sund, viewer: &Viewer, id: ThreadId) -> Done<Thread> {
    Ok(granted_thread::<ReadThread>(sund.store.reads(), viewer, id).await?.into_inner())
}
