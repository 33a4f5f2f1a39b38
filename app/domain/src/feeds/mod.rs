//! Feeds (Atom, RFC 4287): what is new, for a program that comes with a secret of its owner.

use crate::{
    Field, Invalid, Problem,
    ids::{FeedTokenId, PostId, ThreadId},
    language::Language,
    language::UiLanguage,
    people::Seer,
    time::{DAY, Timestamp},
    workgroups::Visibility,
};
use uuid::Uuid;

/// The most characters of what a secret is called.
pub const FEED_NAME_MOST: usize = 80;
/// The most secrets of one person that can be used.
pub const FEED_TOKENS_MOST: usize = 20;
/// Entries on one page of a feed.
pub const ENTRIES_A_PAGE: usize = 30;
/// A feed of more than one thread reaches back so far, in milliseconds.
pub const FEED_REACHES: i64 = 90 * DAY;
/// A calendar reaches back so far, in milliseconds.
pub const CALENDAR_REACHES: i64 = 30 * DAY;
/// The most sessions in a calendar.
pub const CALENDAR_MOST: u32 = 500;
/// For how many days a secret can be made.
pub const FEED_DAYS: [i64; 3] = [30, 90, 365];

/// For how many days, as chosen.
pub fn feed_days(typed: &str) -> Result<i64, Invalid> {
    let days = typed.parse().ok().filter(|days| FEED_DAYS.contains(days));
    days.ok_or_else(|| Invalid::new(Field::Days, Problem::NotAChoice))
}

/// A secret, without what one could come with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedToken {
    /// Its id.
    pub id: FeedTokenId,
    /// What its owner calls it.
    pub name: String,
    /// When it was made, or made anew.
    pub made: Timestamp,
    /// When it ends by itself.
    pub ends: Timestamp,
    /// When it was last used, to a few minutes.
    pub used: Option<Timestamp>,
}

/// Who reads with a secret. It stands in the place of a viewer: it sees what its owner would see now with the least sure
/// sign-in, for whoever has the feed reader reads along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FeedReader {
    /// The secret.
    pub token: FeedTokenId,
    /// Its owner.
    pub seer: Seer,
    /// In which language they read.
    pub language: UiLanguage,
    /// When the secret was made.
    pub made: Timestamp,
    /// When it was last used, to a few minutes.
    pub used: Option<Timestamp>,
}

/// What a feed is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Feed {
    /// All forums of the workgroup with this address.
    Workgroup(String),
    /// The forum with this address.
    Forum(String),
    /// This thread.
    Thread(ThreadId),
    /// What one watches or tracks.
    Watched,
}

/// What stands at the head of a feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedHead {
    /// What never changes about it.
    pub id: Uuid,
    /// What it is called, and in which language; none for what one watches.
    pub title: Option<(String, Language)>,
    /// The workgroup that it is of; none for what one watches.
    pub workgroup: Option<(String, Visibility)>,
    /// Its page.
    pub page: String,
}

/// A post, as a feed tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedEntry {
    /// Which post.
    pub post: PostId,
    /// When it was posted.
    pub posted: Timestamp,
    /// When it last changed.
    pub updated: Timestamp,
    /// What may be told of it.
    pub told: FeedTold,
}

/// What may be told of a post where it may be read by whoever has the feed reader: the same as by mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FeedTold {
    /// Everything: the workgroup is open.
    All {
        /// The title of its thread.
        title: String,
        /// Who wrote it.
        author: String,
        /// For whom they worked.
        organisation: String,
        /// In which language.
        language: Language,
        /// What it says.
        html: String,
        /// What its poll asks, and what one can choose.
        poll: Option<(String, Vec<String>)>,
    },
    /// That there is something in this workgroup.
    Where(String),
    /// That there is something.
    Something,
}

impl FeedTold {
    /// What may be told of this post of a workgroup that is called so.
    #[must_use]
    pub fn of(visibility: Visibility, workgroup: String, all: impl FnOnce() -> Self) -> Self {
        match visibility {
            Visibility::Open => all(),
            Visibility::Closed => Self::Where(workgroup),
            Visibility::Confidential => Self::Something,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_follows_who_may_know_of_the_workgroup() {
        let told = |visibility| FeedTold::of(visibility, "Name".into(), || FeedTold::Where("All".into()));
        assert_eq!(told(Visibility::Open), FeedTold::Where("All".into()));
        assert_eq!(told(Visibility::Closed), FeedTold::Where("Name".into()));
        assert_eq!(told(Visibility::Confidential), FeedTold::Something);
    }

    #[test]
    fn a_secret_ends_after_days_that_were_offered() {
        assert_eq!(feed_days("90"), Ok(90));
        for wrong in ["", "0", "-30", "31", "36500", "x"] {
            assert!(feed_days(wrong).is_err(), "{wrong}");
        }
    }
}
