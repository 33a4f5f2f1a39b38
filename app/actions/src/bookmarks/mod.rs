//! Bookmarks: keeping a post or a thread for oneself, with a note and a reminder.

use crate::{
    Done, Sund,
    error::found,
    forum::{granted_post, granted_thread},
};
use sund_domain::{
    Refusal,
    bookmarks::{BOOKMARKS_A_PAGE, Bookmark, bookmark_note, reminder},
    forum::{ReadPost, ReadThread},
    ids::{BookmarkId, PostId, ThreadId},
    page::{Cursor, Page},
    people::Viewer,
    refusal::Checking,
};
use sund_store::bookmarks;

/// The most characters that are looked for in notes.
const LOOKED_FOR_MOST: usize = 100;

/// Keeps a post that the viewer may see; twice is once.
pub async fn keep_post(sund: &Sund, viewer: &Viewer, id: PostId) -> Done<BookmarkId> {
    let tx = sund.store.begin().await?;
    let post = granted_post::<ReadPost>(tx.reads(), viewer, id).await?;
    let kept = bookmarks::keep_post(&tx, &post, viewer.person, sund.new_id(), sund.now()).await?;
    tx.commit().await?;
    Ok(kept)
}

/// Keeps a thread that the viewer may see; twice is once.
pub async fn keep_thread(sund: &Sund, viewer: &Viewer, id: ThreadId) -> Done<BookmarkId> {
    let tx = sund.store.begin().await?;
    let thread = granted_thread::<ReadThread>(tx.reads(), viewer, id).await?;
    let kept = bookmarks::keep_thread(&tx, &thread, viewer.person, sund.new_id(), sund.now()).await?;
    tx.commit().await?;
    Ok(kept)
}

/// One of the viewer's bookmarks. One query.
pub async fn one(sund: &Sund, viewer: &Viewer, id: BookmarkId) -> Done<Bookmark> {
    Ok(found(bookmarks::one(sund.store.reads(), viewer.seer, id).await?)?.0)
}

/// What one has kept.
#[derive(Clone, Debug)]
pub struct Kept {
    /// What one asked to be reminded of by now, on the first page.
    pub due: Vec<Bookmark>,
    /// The others, the latest first; or those in whose note stands what is looked for.
    pub page: Page<Bookmark>,
}

/// A page of the viewer's bookmarks. Two queries at most.
pub async fn list(sund: &Sund, viewer: &Viewer, looked_for: &str, after: Option<Cursor>) -> Done<Kept> {
    let on = sund.store.reads();
    let looked_for: String = looked_for.trim().chars().take(LOOKED_FOR_MOST).collect();
    let due =
        if after.is_none() && looked_for.is_empty() { bookmarks::due(on, viewer.seer).await? } else { Vec::new() };
    let rows = bookmarks::list(on, viewer.seer, &looked_for, after).await?;
    Ok(Kept { due, page: Page::cut(rows, BOOKMARKS_A_PAGE, |row| Cursor { at: row.at, id: row.id.0 }) })
}

/// What is to be kept with a bookmark.
#[derive(Clone, Copy, Debug)]
pub struct Keeping<'a> {
    /// The note.
    pub note: &'a str,
    /// When to be reminded.
    pub remind: Option<sund_domain::time::Timestamp>,
}

/// Keeps the note, and when the viewer wants to be reminded. Of what they may not see (any more) nobody reminds them.
pub async fn change(sund: &Sund, viewer: &Viewer, id: BookmarkId, keeping: Keeping<'_>) -> Done<()> {
    let tx = sund.store.begin().await?;
    let (before, workgroup) = found(bookmarks::one(tx.reads(), viewer.seer, id).await?)?;
    let mut checking = Checking::default();
    let note = checking.take(bookmark_note(keeping.note));
    let remind = checking.take(reminder(keeping.remind, before.remind, sund.now()));
    checking.done()?;
    let remind = remind.flatten();
    if before.of.is_none() && remind.is_some() && remind != before.remind {
        return Err(Refusal::NotFound.into());
    }
    bookmarks::change(&tx, viewer.person, &before, workgroup, &note.unwrap_or_default(), remind).await?;
    Ok(tx.commit().await?)
}

/// Keeps it no longer.
pub async fn remove(sund: &Sund, viewer: &Viewer, id: BookmarkId) -> Done<()> {
    let tx = sund.store.begin().await?;
    found(bookmarks::remove(&tx, viewer.person, id).await?.then_some(()))?;
    Ok(tx.commit().await?)
}
