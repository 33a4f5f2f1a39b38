//! Theme tags: the network's vocabulary of themes, and the themes of a thread.
//!
//! A tag is a concept in the sense of ISO 25964 and SKOS: one thing that is meant, with a preferred term (`prefLabel`) and
//! any number of synonyms (`altLabel`) in each language. People write whichever word they know; the thread gets the
//! concept, and each reader sees its preferred term in a language of theirs.

mod find;
mod label;
#[cfg(test)]
mod tests;
pub use find::*;
pub use label::*;

use crate::{ids::TagId, language::Language};
use serde::{Deserialize, Serialize};

/// A thread has at most so many.
pub const TAGS_OF_A_THREAD_MOST: usize = 5;
/// The network has at most so many: more than anybody looks through.
pub const TAGS_MOST: u64 = 1_000;
/// The most characters of one word.
pub const LABEL_MOST: usize = 60;
/// The most words of one tag, over all languages.
pub const LABELS_MOST: usize = 100;

/// A tag with all its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Its id.
    pub id: TagId,
    /// Its name in addresses, which stays when its words change.
    pub slug: String,
    /// It is on threads still, and cannot be chosen any more.
    pub retired: bool,
    /// Its words, by language, the preferred term of each first.
    pub labels: Vec<Label>,
}

/// A word of a tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// In which language.
    pub language: Language,
    /// As people write it.
    pub word: String,
    /// It is the preferred term of its language (SKOS `prefLabel`); the others are synonyms (`altLabel`).
    pub preferred: bool,
}

impl Tag {
    /// The preferred term for a reader of this language.
    #[must_use]
    pub fn name(&self, reader: Language) -> (Language, &str) {
        let names = self.labels.iter().filter(|label| label.preferred);
        preferred(names.map(|label| (label.language, label.word.as_str())), reader)
            .unwrap_or((Language::En, self.slug.as_str()))
    }
}

/// A tag as it stands on a thread: its address, and its preferred term in each language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TagName {
    /// Its name in addresses.
    pub slug: String,
    /// Its preferred terms.
    pub names: Vec<(Language, String)>,
}

impl TagName {
    /// The preferred term for a reader of this language.
    #[must_use]
    pub fn name(&self, reader: Language) -> (Language, &str) {
        preferred(self.names.iter().map(|(language, word)| (*language, word.as_str())), reader)
            .unwrap_or((Language::En, self.slug.as_str()))
    }
}

/// The one in the reader's language, else the English one, else any: that of the language that comes first.
fn preferred<'a>(names: impl Iterator<Item = (Language, &'a str)>, reader: Language) -> Option<(Language, &'a str)> {
    names.min_by_key(|(language, _)| (*language != reader, *language != Language::En, *language))
}
