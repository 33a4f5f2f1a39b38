//! Lists of forums and threads.

use super::granted_forum;
use crate::{Done, Sund};
use sund_domain::{
    forum::{Filter, Forum, ForumLine, ReadForum, ThreadLine},
    moderation::Held,
    page::{Cursor, Page},
    people::Viewer,
};
use sund_store::{
    forum::{
        forums,
        lists::{self, Length},
        threads::Reader,
    },
    moderation::held,
};

/// Whose list it is, and since when things are new to them.
pub(crate) const fn reader(viewer: &Viewer) -> Reader {
    Reader { seer: viewer.seer, since: viewer.joined }
}

/// All forums that the viewer may enter. One query.
pub async fn forums(sund: &Sund, viewer: &Viewer) -> Done<Vec<ForumLine>> {
    Ok(forums::lines(sund.store.reads(), viewer.seer, viewer.joined).await?)
}

/// A page of a forum.
#[derive(Clone, Debug)]
pub struct ForumPage {
    /// The forum.
    pub forum: Forum,
    /// Pinned threads, on the first page of all threads only.
    pub pinned: Vec<ThreadLine>,
    /// The threads.
    pub threads: Page<ThreadLine>,
    /// Threads of the viewer that wait for a chair.
    pub held: Vec<Held>,
}

/// A page of a forum's threads. Four queries at most.
pub async fn forum_page(
    sund: &Sund,
    viewer: &Viewer,
    slug: &str,
    filter: Filter,
    after: Option<Cursor>,
) -> Done<ForumPage> {
    threads_page(sund, viewer, slug, (filter, after), Length::Page).await
}

/// The same, so long.
pub(crate) async fn threads_page(
    sund: &Sund,
    viewer: &Viewer,
    slug: &str,
    (filter, after): (Filter, Option<Cursor>),
    length: Length,
) -> Done<ForumPage> {
    let on = sund.store.reads();
    let forum = granted_forum::<ReadForum>(on, viewer, slug).await?;
    let pinned = if filter == Filter::Active && after.is_none() {
        lists::pinned(on, reader(viewer), forum.id).await?
    } else {
        Vec::new()
    };
    let rows = lists::list(on, reader(viewer), forum.id, filter, after, length).await?;
    let held = held::own_in_forum(on, viewer.person, forum.id).await?;
    let threads = Page::cut(rows, length.most(), |line| Cursor { at: line.active, id: line.id.0 });
    Ok(ForumPage { forum: forum.into_inner(), pinned, threads, held })
}
