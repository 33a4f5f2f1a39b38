//! Finding tags by the words that people type, and what they may have meant by a word that there is not.

use super::{LABEL_MOST, TAGS_OF_A_THREAD_MOST, Tag, fold};
use crate::{Field, Invalid, Problem, ids::TagId, language::Language};
use serde::{Deserialize, Serialize};

/// So many are named for a word that there is not.
pub const NEAREST_MOST: usize = 3;
/// So many are offered while one types.
pub const OFFERED_TAGS_MOST: usize = 8;

/// Of one field so many words are read: several synonyms of one tag are one tag.
const TYPED_MOST: usize = 4 * TAGS_OF_A_THREAD_MOST;

/// Themes as they were typed into their field, and by whom.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TypedTags<'a> {
    /// Words with commas between.
    pub words: &'a str,
    /// The language of the interface in which they were typed.
    pub reader: Language,
}

/// A word that no tag has, and the preferred terms of those that are nearest to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// As typed.
    pub word: String,
    /// What may have been meant.
    pub nearest: Vec<(Language, String)>,
}

/// A tag as it is offered while one types.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferedTag {
    /// Its preferred term for the reader: what is put into the field.
    pub name: String,
    /// The synonym by which it was found; empty if it was by its name.
    pub synonym: String,
}

/// The words of a field, each once, as far as anybody types them.
fn words(typed: &str) -> Vec<&str> {
    let mut words: Vec<&str> = Vec::new();
    for word in typed.split([',', ';', '\n', '\u{3001}']).map(str::trim).filter(|word| !word.is_empty()) {
        if !words.contains(&word) {
            words.push(word);
        }
        if words.len() > TYPED_MOST {
            break;
        }
    }
    words
}

/// The tag that a word means: by its preferred term or a synonym in one of these languages, the first of them first, then
/// in any; or by its address.
fn meant<'a>(all: &'a [Tag], word: &str, languages: &[Language]) -> Option<&'a Tag> {
    if word.chars().count() > LABEL_MOST {
        return None;
    }
    let in_language = |language: Language| {
        let folded = fold(language, word);
        all.iter().find(|tag| {
            let mut labels = tag.labels.iter().filter(|label| label.language == language);
            labels.any(|label| fold(language, &label.word) == folded)
        })
    };
    let first = languages.iter().copied().chain([Language::En]);
    first.chain(Language::ALL).find_map(in_language).or_else(|| all.iter().find(|tag| tag.slug == word.to_lowercase()))
}

/// The tags that were typed, in this order; `text` is the language of what they are about. Retired ones only where they
/// are already, among `kept`.
pub fn chosen(all: &[Tag], typed: TypedTags<'_>, text: Language, kept: &[TagId]) -> Result<Vec<TagId>, Invalid> {
    let mut found = Vec::new();
    let words = words(typed.words);
    if words.len() > TYPED_MOST {
        return Err(Invalid::new(Field::Tags, Problem::TooMany { most: TAGS_OF_A_THREAD_MOST }));
    }
    for word in words {
        let tag = meant(all, word, &[typed.reader, text]).filter(|tag| !tag.retired || kept.contains(&tag.id));
        let Some(tag) = tag else { return Err(Invalid::new(Field::Tags, Problem::NotATheme)) };
        if !found.contains(&tag.id) {
            found.push(tag.id);
        }
        if found.len() > TAGS_OF_A_THREAD_MOST {
            return Err(Invalid::new(Field::Tags, Problem::TooMany { most: TAGS_OF_A_THREAD_MOST }));
        }
    }
    Ok(found)
}

/// The words that no tag has that can be chosen, at most as many as a thread has tags, each with what is nearest.
#[must_use]
pub fn unknown(all: &[Tag], typed: TypedTags<'_>) -> Vec<Unknown> {
    let there = |word: &&str| meant(all, word, &[typed.reader]).is_none_or(|tag| tag.retired);
    let unknown = |word: &str| Unknown { word: word.to_owned(), nearest: nearest(all, word, typed.reader) };
    words(typed.words).into_iter().filter(there).take(TAGS_OF_A_THREAD_MOST).map(unknown).collect()
}

/// The tags with a word that begins alike, or that differs in few letters; the nearest first.
fn nearest(all: &[Tag], word: &str, reader: Language) -> Vec<(Language, String)> {
    let word: String = word.chars().take(LABEL_MOST).collect();
    let far = |tag: &Tag| {
        let label = |language: Language, label: &str| {
            let (typed, known) = (fold(language, &word), fold(language, label));
            distance(&typed, &known)
        };
        tag.labels.iter().filter_map(|it| label(it.language, &it.word)).min()
    };
    let mut found: Vec<_> = all.iter().filter(|tag| !tag.retired).filter_map(|tag| Some((far(tag)?, tag))).collect();
    found.sort_by(|(one, a), (other, b)| one.cmp(other).then_with(|| a.slug.cmp(&b.slug)));
    let name = |(_, tag): (usize, &Tag)| {
        let (language, name) = tag.name(reader);
        (language, name.to_owned())
    };
    found.into_iter().take(NEAREST_MOST).map(name).collect()
}

/// How far one folded word is from another: 1 if one begins with the other or with the same half, else in letters that
/// are missing, too many, changed or swapped; none if that is more than a third of them.
fn distance(typed: &str, known: &str) -> Option<usize> {
    let (a, b): (Vec<char>, Vec<char>) = (typed.chars().collect(), known.chars().collect());
    if a.len() < 2 || b.is_empty() {
        return None;
    }
    let common = a.iter().zip(&b).take_while(|(one, other)| one == other).count();
    let short = a.len().min(b.len());
    if short >= 3 && common == short {
        return Some(1);
    }
    let most = (a.len() / 3).clamp(1, 4);
    let edits = (a.len().abs_diff(b.len()) <= most).then(|| edits(&a, &b)).filter(|n| *n <= most);
    // Words of a family begin alike: *värvätty* is near *värvääminen*.
    edits.or_else(|| (common >= 5 && common * 2 > short).then_some(most + 1))
}

/// The fewest letters that are missing, too many, changed, or swapped with their neighbour (optimal string alignment).
fn edits(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, to) in b.iter().enumerate() {
            let changed = last[j] + usize::from(from != to);
            let mut best = changed.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && a[i - 1] == *to && b[j - 1] == *from {
                best = best.min(before[j - 1] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

/// The tags with a word that begins like this, or one of whose words does: those first whose name does.
#[must_use]
pub fn offered(all: &[Tag], typed: &str, reader: Language) -> Vec<OfferedTag> {
    let typed: String = typed.trim().chars().take(LABEL_MOST).collect();
    let begins = |language: Language, word: &str| {
        let (typed, word) = (fold(language, &typed), fold(language, word));
        !typed.is_empty() && (word.starts_with(&typed) || word.contains(&format!(" {typed}")))
    };
    let mut found: Vec<(bool, &str, OfferedTag)> = Vec::new();
    for tag in all.iter().filter(|tag| !tag.retired) {
        let (language, name) = tag.name(reader);
        let by_name = begins(language, name);
        let other = || tag.labels.iter().find(|label| begins(label.language, &label.word)).map(|it| it.word.clone());
        if let Some(synonym) = if by_name { Some(String::new()) } else { other() } {
            found.push((!by_name, name, OfferedTag { name: name.to_owned(), synonym }));
        }
    }
    found.sort_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)));
    found.into_iter().take(OFFERED_TAGS_MOST).map(|(.., offered)| offered).collect()
}
