//! Threads whose titles are like that of one which somebody is about to begin.

use crate::{ids::ThreadId, language::Language, moderation::words_of, text::TITLE_MOST};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// By which way the words of titles are compared. Whoever changes [`title_words`] counts on: the words of all titles are
/// kept anew then.
pub const WORDED: u32 = 1;
/// How many words of a title are looked for.
pub const ASKED_MOST: usize = 8;
/// How many like threads are shown.
pub const ALIKE_MOST: usize = 5;
/// Words are compared by so many letters: what is cut off is mostly an ending, in each of the languages alike
/// ("Character n-gram tokenization for European language text retrieval", 2004, compares this with stemmers).
const LETTERS: usize = 6;
/// Shorter words mean little.
const SHORTEST: usize = 3;
/// So many longer words say enough without the shortest.
const LONGER_LEAST: usize = 2;
/// What of the weight of all words a thread must share to be shown.
const SHARED_LEAST: f64 = 0.3;
/// What a word weighs that is in no title yet.
const NEW_WORD: f64 = 0.1;

/// A thread with a like title, as far as the viewer may see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alike {
    /// Its id.
    pub id: ThreadId,
    /// Its title.
    pub title: String,
    /// The language of the title.
    pub language: Language,
    /// The title of its forum.
    pub forum: String,
    /// How many posts follow the first.
    pub replies: u32,
    /// Whether an answer was accepted.
    pub answered: bool,
}

/// The words of a title as they are compared, each once.
#[must_use]
pub fn title_words(title: &str) -> Vec<String> {
    let start: String = title.chars().take(TITLE_MOST).collect();
    let words = words_of(&start).into_iter().filter(|word| word.chars().count() >= SHORTEST);
    let mut seen = BTreeSet::new();
    words.map(|word| word.chars().take(LETTERS).collect::<String>()).filter(|word| seen.insert(word.clone())).collect()
}

/// Those of them that are looked for: the longest say the most. The shortest are mostly *who*, *wie*, *hur*, and count only
/// where there is little else.
#[must_use]
pub fn asked_words(title: &str) -> Vec<String> {
    let mut words = title_words(title);
    let longer = |word: &String| word.chars().count() > SHORTEST;
    if words.iter().filter(|word| longer(word)).count() >= LONGER_LEAST {
        words.retain(longer);
    }
    words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    words.truncate(ASKED_MOST);
    words
}

/// The threads that share the most, by what is found for each of the `asked` words: the rarer a word is, the more it says.
/// `found` are the number of a word and a thread that has it, the newest first.
#[must_use]
pub fn most_alike(asked: usize, found: Vec<(usize, Alike)>) -> Vec<Alike> {
    let hits = |word: usize| found.iter().filter(|(of, _)| *of == word).count();
    let weights: Vec<f64> = (0..asked)
        .map(|word| match u32::try_from(hits(word)) {
            Ok(0) | Err(_) => NEW_WORD,
            Ok(hits) => f64::from(hits).recip(),
        })
        .collect();
    let all: f64 = weights.iter().sum();
    let mut threads: BTreeMap<ThreadId, (f64, Alike)> = BTreeMap::new();
    for (word, thread) in found {
        let weight = weights.get(word).copied().unwrap_or_default();
        threads.entry(thread.id).or_insert_with(|| (0.0, thread)).0 += weight;
    }
    let mut threads: Vec<_> = threads.into_values().filter(|(shared, _)| *shared >= all * SHARED_LEAST).collect();
    // Of those that share as much, the newest first.
    threads.sort_by(|(a, one), (b, other)| b.total_cmp(a).then_with(|| other.id.cmp(&one.id)));
    threads.into_iter().take(ALIKE_MOST).map(|(_, thread)| thread).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_and_cut() {
        let words = |title: &str| title_words(title).join(" ");
        assert_eq!(words("Tunnistaminen: TUNNISTAMISEN ehdot"), "tunnis ehdot");
        assert_eq!(words("Kā atpazīt bērnu, ko izmanto?"), "atpazī bērnu izmant");
        assert_eq!(words("Menschenhandel in 2026 – in Häfen"), "mensch 2026 häfen");
        assert_eq!(words("a an !! \u{202E} 🙂"), "");
        assert_eq!(asked_words("first second third fourth fifth sixth seventh eighth ninth").len(), ASKED_MOST);
        assert_eq!(asked_words("an old question"), ["questi", "old"]);
        assert_eq!(asked_words("Who has a checklist for recruiters?"), ["checkl", "recrui"]);
        assert!(title_words(&"ab ".repeat(100_000)).is_empty());
    }

    fn thread(n: u128) -> Alike {
        let id = ThreadId(uuid::Uuid::from_u128(n));
        Alike { id, title: n.to_string(), language: Language::En, forum: String::new(), replies: 0, answered: false }
    }

    fn alike(asked: usize, hits: &[(usize, &[u128])]) -> Vec<String> {
        let found = hits.iter().flat_map(|(word, ids)| ids.iter().map(|id| (*word, thread(*id)))).collect();
        most_alike(asked, found).into_iter().map(|one| one.title).collect()
    }

    #[test]
    fn a_rare_word_says_more_than_a_common_one() {
        let common: Vec<u128> = (1..=40).collect();
        assert_eq!(alike(2, &[(0, &common), (1, &[7])]), ["7"]);
        assert_eq!(alike(3, &[(0, &common), (1, &[7, 8]), (2, &[8])]), ["8", "7"]);
        // Everything that there is has that word: the newest.
        assert_eq!(alike(1, &[(0, &common)]), ["40", "39", "38", "37", "36"]);
        // One of many words is not enough.
        assert_eq!(alike(4, &[(0, &common)]), [""; 0]);
        assert_eq!(alike(2, &[]), [""; 0]);
    }
}
