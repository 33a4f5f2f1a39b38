//! Bookmarks: posts and threads that somebody keeps for themselves, with a note, and a time to be reminded.

use crate::{
    Field, Invalid, Problem,
    ids::{BookmarkId, PostId, ThreadId},
    language::Language,
    time::{DAY, Timestamp},
};

/// The most characters of a note.
pub const BOOKMARK_NOTE_MOST: usize = 500;
/// Bookmarks on one page.
pub const BOOKMARKS_A_PAGE: usize = 30;
/// The most that are shown of what one asked to be reminded of by now.
pub const DUE_MOST: u32 = 50;
/// One is reminded within so much time, in milliseconds.
const WITHIN: i64 = 5 * 366 * DAY;

/// A bookmark, for its owner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bookmark {
    /// Its id.
    pub id: BookmarkId,
    /// One's own words.
    pub note: String,
    /// When it was made.
    pub at: Timestamp,
    /// When one wants to be reminded, or was.
    pub remind: Option<Timestamp>,
    /// What it is of; none if its owner may not see that (any more).
    pub of: Option<Bookmarked>,
}

/// What a bookmark is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bookmarked {
    /// The thread, or that of the post: where it is now.
    pub thread: ThreadId,
    /// The post, if it is of one, and who wrote it.
    pub post: Option<(PostId, String)>,
    /// The title of the thread.
    pub title: String,
    /// The language of the title.
    pub language: Language,
    /// The title of its forum.
    pub forum: String,
}

impl Bookmarked {
    /// Where it is.
    #[must_use]
    pub fn address(&self) -> String {
        match &self.post {
            Some((post, _)) => format!("/posts/{post}"),
            None => format!("/threads/{}", self.thread),
        }
    }
}

/// A note as it was typed: it may be empty.
pub fn bookmark_note(typed: &str) -> Result<String, Invalid> {
    if typed.trim().is_empty() {
        return Ok(String::new());
    }
    crate::text::block(Field::OwnNote, typed, BOOKMARK_NOTE_MOST)
}

/// A time to be reminded: it is to come, and not in another age. One that was set before stays, also when it has come.
pub fn reminder(
    wanted: Option<Timestamp>,
    before: Option<Timestamp>,
    now: Timestamp,
) -> Result<Option<Timestamp>, Invalid> {
    let fine = |at: Timestamp| at > now && at.since(now) <= WITHIN;
    match wanted {
        Some(at) if !fine(at) && wanted != before => Err(Invalid::new(Field::RemindAt, Problem::NotATime)),
        wanted => Ok(wanted),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_reminded_of_what_is_to_come() {
        let now = Timestamp(1_000 * DAY);
        assert_eq!(reminder(None, Some(now), now), Ok(None));
        assert_eq!(reminder(Some(now.plus(1)), None, now), Ok(Some(now.plus(1))));
        assert!(reminder(Some(now), None, now).is_err());
        assert!(reminder(Some(now.plus(WITHIN + 1)), None, now).is_err());
        assert_eq!(reminder(Some(now.plus(-1)), Some(now.plus(-1)), now), Ok(Some(now.plus(-1))), "it stays");
    }

    #[test]
    fn a_note_may_be_empty_and_not_a_book() {
        assert_eq!(bookmark_note(" \n "), Ok(String::new()));
        assert!(bookmark_note(&"ä".repeat(BOOKMARK_NOTE_MOST)).is_ok());
        assert!(bookmark_note(&"ä".repeat(BOOKMARK_NOTE_MOST + 1)).is_err());
    }
}
