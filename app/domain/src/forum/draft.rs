//! Texts that have not been posted yet.

use crate::ids::{ForumId, PostId, ThreadId};
use serde::{Deserialize, Serialize};

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
}

impl Draft {
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
        Self { title, body, kind: self.kind, language: self.language }
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
            _ => None,
        }
    }

    /// The key in the database.
    #[must_use]
    pub fn key(self) -> String {
        match self {
            Self::Thread(id) => format!("thread:{id}"),
            Self::Reply(id) => format!("reply:{id}"),
            Self::Edit(id) => format!("edit:{id}"),
        }
    }
}
