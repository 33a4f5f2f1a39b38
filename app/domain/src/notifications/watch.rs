//! How closely one watches something: what one hears of it.

use crate::{
    ids::{ForumId, TagId, ThreadId, WorkgroupId},
    workgroups::UnknownCode,
};
use serde::{Deserialize, Serialize};
use std::str::FromStr;
use uuid::Uuid;

/// What one hears of a forum, a thread, a workgroup, a theme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Watch {
    /// Nothing: nothing in it is new to one, nothing is told, nothing counted.
    Muted,
    /// What is said to oneself: a mention, a quote, a reply in one's own thread.
    #[default]
    Normal,
    /// The same, and at home how many posts are new.
    Tracking,
    /// Every post.
    Watching,
}

impl Watch {
    /// All of them, the closest first: in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Watching, Self::Tracking, Self::Normal, Self::Muted];

    /// The name in the database and in forms.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Muted => "muted",
            Self::Normal => "normal",
            Self::Tracking => "tracking",
            Self::Watching => "watching",
        }
    }

    /// How close it is: 0 is the farthest.
    #[must_use]
    pub const fn rank(self) -> i32 {
        match self {
            Self::Muted => 0,
            Self::Normal => 1,
            Self::Tracking => 2,
            Self::Watching => 3,
        }
    }

    /// The one that is as close as that.
    #[must_use]
    pub fn from_rank(rank: i32) -> Option<Self> {
        Self::ALL.into_iter().find(|watch| watch.rank() == rank)
    }

    /// What was chosen in a form: one of them, or nothing, which is what holds otherwise.
    pub fn chosen(text: &str) -> Result<Option<Self>, UnknownCode> {
        if text.is_empty() { Ok(None) } else { text.parse().map(Some) }
    }
}

impl FromStr for Watch {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|watch| watch.code() == text).ok_or(UnknownCode)
    }
}

/// What can be watched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Watchable {
    /// All that is in a workgroup, for oneself.
    Workgroup(WorkgroupId),
    /// A forum.
    Forum(ForumId),
    /// A thread.
    Thread(ThreadId),
    /// All threads about a theme.
    Tag(TagId),
}

impl Watchable {
    /// What it is, and which one, in the database.
    #[must_use]
    pub const fn key(self) -> (&'static str, Uuid) {
        match self {
            Self::Workgroup(id) => ("workgroup", id.0),
            Self::Forum(id) => ("forum", id.0),
            Self::Thread(id) => ("thread", id.0),
            Self::Tag(id) => ("tag", id.0),
        }
    }
}

/// How closely a viewer watches something: what they chose for it, and what holds where they chose nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Watched {
    /// What the viewer chose for this very thing.
    pub chosen: Option<Watch>,
    /// What holds otherwise: of a thread what holds for its forum, of a forum what holds for its workgroup.
    pub otherwise: Watch,
}

impl Watched {
    /// What holds.
    #[must_use]
    pub fn holds(self) -> Watch {
        self.chosen.unwrap_or(self.otherwise)
    }

    /// What holds for a thread of a forum for which this holds, if one has chosen nothing for the thread itself: `tags` is the
    /// closest level that one chose for one of its themes. A theme makes one hear more; a muted one silences where nothing was
    /// chosen for the forum.
    #[must_use]
    pub fn with_tags(self, tags: Option<Watch>) -> Watch {
        match tags {
            None => self.holds(),
            Some(Watch::Muted) => self.chosen.unwrap_or(Watch::Muted),
            Some(level) => self.holds().max(level),
        }
    }

    /// Of a thread for whose forum and themes this holds: with what one chose for it, or what it became because one posted in it. That
    /// makes one hear more and never less: not of what is muted, and not less than of the forum and the themes.
    #[must_use]
    pub fn in_thread(self, tags: Option<Watch>, level: Option<Watch>, chosen: bool) -> Self {
        let otherwise = self.with_tags(tags);
        match level {
            Some(_) if chosen => Self { chosen: level, otherwise },
            Some(posted) if otherwise != Watch::Muted => Self { chosen: None, otherwise: otherwise.max(posted) },
            _ => Self { chosen: None, otherwise },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_read_back_and_nothing_is_what_holds_otherwise() {
        for watch in Watch::ALL {
            assert_eq!(Watch::chosen(watch.code()), Ok(Some(watch)));
        }
        assert_eq!(Watch::chosen(""), Ok(None));
        assert!(Watch::chosen("loud").is_err());
    }

    #[test]
    fn of_forum_and_themes_the_closest_holds_and_a_muted_theme_silences_what_nobody_chose() {
        use Watch::{Muted, Normal, Tracking, Watching};
        for watch in Watch::ALL {
            assert_eq!(Watch::from_rank(watch.rank()), Some(watch));
        }
        for (chosen, otherwise, tags, holds) in [
            (None, Tracking, None, Tracking),
            (None, Tracking, Some(Muted), Muted),
            (None, Watching, Some(Muted), Muted),
            (None, Tracking, Some(Normal), Tracking),
            (None, Normal, Some(Watching), Watching),
            (None, Muted, Some(Watching), Watching),
            (Some(Muted), Watching, Some(Muted), Muted),
            (Some(Muted), Watching, Some(Tracking), Tracking),
            (Some(Normal), Watching, Some(Muted), Normal),
            (Some(Watching), Normal, Some(Muted), Watching),
            (Some(Tracking), Normal, Some(Watching), Watching),
        ] {
            let forum = Watched { chosen, otherwise };
            assert_eq!(forum.with_tags(tags), holds, "{chosen:?} {otherwise:?} {tags:?}");
            // The thread's own level wins over all of them.
            for own in Watch::ALL {
                assert_eq!(forum.in_thread(tags, Some(own), true).holds(), own);
            }
            // What posting made of it never lowers, and wakes nothing that is muted.
            let posted = forum.in_thread(tags, Some(Tracking), false).holds();
            assert_eq!(posted, if holds == Muted { Muted } else { holds.max(Tracking) });
        }
    }

    #[test]
    fn posting_makes_one_hear_more_and_never_less() {
        let of = |otherwise| Watched { chosen: None, otherwise };
        let posted = |forum, level| of(forum).in_thread(None, Some(level), false).holds();
        assert_eq!(posted(Watch::Normal, Watch::Tracking), Watch::Tracking);
        assert_eq!(posted(Watch::Watching, Watch::Tracking), Watch::Watching);
        assert_eq!(posted(Watch::Muted, Watch::Watching), Watch::Muted);
        assert_eq!(of(Watch::Tracking).in_thread(None, None, false).holds(), Watch::Tracking);
        let forum = Watched { chosen: Some(Watch::Muted), otherwise: Watch::Watching };
        assert_eq!(forum.in_thread(None, None, false), of(Watch::Muted), "what one chose for the forum holds");
        assert_eq!(
            forum.in_thread(None, Some(Watch::Watching), true).holds(),
            Watch::Watching,
            "and for the thread more"
        );
    }
}
