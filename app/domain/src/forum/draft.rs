//! Texts that have not been posted yet.

use crate::{
    ids::{ForumId, HeldId, PostId, ThreadId},
    polls::TypedPoll,
    time::Timestamp,
    workgroups::UnknownCode,
};
use serde::{Deserialize, Serialize};
use std::str::FromStr;
use uuid::Uuid;

/// Which page typed a draft, and over what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// The page: the id of its form; nil where that is not known.
    pub pen: Uuid,
    /// How often the draft had been kept when the page was made; 0 where there was none.
    pub version: u32,
    /// Of an edit: which text of the post it is written over; 0 where that is not known.
    pub base: u32,
}

impl Stamp {
    /// As the fields of a form send it; empty where the form has no such field.
    #[must_use]
    pub fn sent(form: &str, draft: &str, version: &str) -> Self {
        Self {
            pen: form.parse().unwrap_or_default(),
            version: draft.parse().unwrap_or_default(),
            base: version.parse().unwrap_or_default(),
        }
    }
}

/// A text that has not been posted yet, kept on the server.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The title, for a new thread.
    pub title: String,
    /// The text, as typed.
    pub body: String,
    /// The chosen kind, for a new thread; empty for none.
    pub kind: String,
    /// The chosen language; empty means: guess.
    pub language: String,
    /// The themes, for a new thread.
    #[serde(default)]
    pub tags: String,
    /// The poll, for a new thread or a reply.
    #[serde(default)]
    pub poll: TypedPoll,
    /// Which page typed it.
    #[serde(default)]
    pub stamp: Stamp,
}

/// What is kept for a place: a draft, or an emptied one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// As it stands.
    pub draft: Draft,
    /// The form that made a post of it; nil for none.
    pub posted: Uuid,
}

/// What becomes of a draft that a page sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// It takes the place of what is there, which its page has seen.
    Over,
    /// It is kept beside what is there, which another page wrote.
    Beside,
    /// It came late: its page has posted it.
    Posted,
}

/// What became of it, as its page hears it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptDraft {
    /// How often the draft has been kept now.
    pub version: u32,
    /// It was kept beside the one of another page.
    pub aside: bool,
}

/// A draft in the list of one's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftLine {
    /// Its key in the database.
    pub key: String,
    /// What it is of.
    pub of: DraftPlace,
    /// Where that is, if its author may see it (still).
    pub spot: Option<DraftSpot>,
    /// It is kept beside the one in the box.
    pub aside: bool,
    /// The title, for a new thread.
    pub title: String,
    /// The text, as typed.
    pub body: String,
    /// When it was kept.
    pub at: Timestamp,
}

/// Where a draft belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftSpot {
    /// The title of its thread or forum.
    pub title: String,
    /// The forum's name in addresses.
    pub forum: String,
    /// The forum's title.
    pub forum_title: String,
    /// Its thread, unless it begins one.
    pub thread: Option<ThreadId>,
    /// The number of the post that it edits.
    pub number: Option<u32>,
}

impl Draft {
    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        [&self.body, &self.title, &self.tags].iter().all(|typed| typed.trim().is_empty()) && self.poll.is_empty()
    }

    /// Everything that was typed, to be copied.
    #[must_use]
    pub fn typed(&self) -> String {
        let poll = &self.poll;
        let typed = [&self.title, &self.tags, &self.body, &poll.question, &poll.options].map(|text| text.trim_end());
        typed.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n")
    }

    /// Whether it says the same, typed by the same page over the same text.
    #[must_use]
    pub fn is_as(&self, other: &Self) -> bool {
        let stamp = Stamp { version: other.stamp.version, ..self.stamp };
        Self { stamp, ..self.clone() } == *other
    }

    /// What becomes of it, where this is there already.
    #[must_use]
    pub fn keeping(&self, there: Option<&Kept>) -> Keeping {
        let Some(there) = there else { return Keeping::Over };
        let (mine, before) = (self.stamp, &there.draft);
        let known = !mine.pen.is_nil();
        if known && there.posted == mine.pen {
            return Keeping::Posted;
        }
        let seen = before.stamp.pen == mine.pen || before.stamp.version == mine.version;
        let nothing = before.is_empty() && mine.version == 0;
        let same = self.title == before.title && self.body == before.body && self.tags == before.tags;
        let same = same && self.poll == before.poll;
        if !known || seen || nothing || same { Keeping::Over } else { Keeping::Beside }
    }

    /// Whether this goes on from what was kept before: all of that is still in it.
    #[must_use]
    pub fn goes_on_from(&self, before: &Self) -> bool {
        // A form sends its line ends as the network does, a script as it finds them.
        let plain = |text: &str| text.trim_end().replace("\r\n", "\n");
        plain(&self.title).starts_with(&plain(&before.title)) && plain(&self.body).starts_with(&plain(&before.body))
    }

    /// This draft, with an older one for the same place under it: nothing that somebody wrote is lost.
    #[must_use]
    pub fn above(self, older: Self) -> Self {
        let title = if self.title.is_empty() { older.title.clone() } else { self.title };
        let heading = (older.title != title && !older.title.is_empty()).then_some(older.title);
        let under = heading.into_iter().chain(Some(older.body).filter(|body| !body.trim().is_empty()));
        let under = under.collect::<Vec<_>>().join("\n\n");
        let body = match (self.body, under) {
            (body, under) if under.is_empty() || under == body => body,
            (body, under) if body.trim().is_empty() => under,
            (body, under) => format!("{body}\n\n---\n\n{under}"),
        };
        let poll = if self.poll.is_empty() { older.poll } else { self.poll };
        let tags = if self.tags.trim().is_empty() { older.tags } else { self.tags };
        Self { title, body, kind: self.kind, language: self.language, tags, poll, stamp: self.stamp }
    }
}

/// Which text a draft is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DraftPlace {
    /// A new thread in a forum.
    Thread(ForumId),
    /// A reply in a thread.
    Reply(ThreadId),
    /// A new text for a post.
    Edit(PostId),
    /// A text that waits for a chair.
    Held(HeldId),
    /// A whisper beside a post.
    Whisper(PostId),
}

impl DraftPlace {
    /// The place with this key.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        let (what, id) = key.split_once(':')?;
        match what {
            "thread" => id.parse().ok().map(Self::Thread),
            "reply" => id.parse().ok().map(Self::Reply),
            "edit" => id.parse().ok().map(Self::Edit),
            "held" => id.parse().ok().map(Self::Held),
            "whisper" => id.parse().ok().map(Self::Whisper),
            _ => None,
        }
    }

    /// What it is, and of what.
    #[must_use]
    pub const fn parts(self) -> (&'static str, Uuid) {
        match self {
            Self::Thread(id) => ("thread", id.0),
            Self::Reply(id) => ("reply", id.0),
            Self::Edit(id) => ("edit", id.0),
            Self::Held(id) => ("held", id.0),
            Self::Whisper(id) => ("whisper", id.0),
        }
    }

    /// The key in the database.
    #[must_use]
    pub fn key(self) -> String {
        let (what, id) = self.parts();
        format!("{what}:{id}")
    }
}

impl FromStr for DraftPlace {
    type Err = UnknownCode;
    fn from_str(key: &str) -> Result<Self, Self::Err> {
        Self::of_key(key).ok_or(UnknownCode)
    }
}
