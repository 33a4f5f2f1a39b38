//! Words of tags as administrators type them, and how words are compared.

use super::{LABEL_MOST, LABELS_MOST, Label};
use crate::{
    Field, Invalid, Problem,
    language::Language,
    moderation::words_of,
    text::{BODY_MOST, line},
};
use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// The letters with marks that a language has for letters of their own: another mark only says how a word is spoken.
const fn own_letters(language: Language) -> &'static str {
    match language {
        Language::En => "",
        Language::Fi => "åäöšž",
        Language::Sv => "åäö",
        Language::Da | Language::Nb => "åæø",
        Language::Is => "áðéíóúýþæö",
        Language::Et => "äöõüšž",
        Language::Lv => "āčēģīķļņšūž",
        Language::Lt => "ąčęėįšųūž",
        Language::Pl => "ąćęłńóśźż",
        Language::De => "äöü",
    }
}

/// A word as it is compared: whatever its case, spaces and hyphens, and without the marks that are no part of a letter in
/// its language. *Café* is *cafe* in English; *Åland* is no *Aland* in Swedish.
#[must_use]
pub fn fold(language: Language, word: &str) -> String {
    let own = own_letters(language);
    let bare = |c: char| {
        let kept = own.contains(c).then_some(c);
        let parts = kept.is_none().then(|| std::iter::once(c).nfd().filter(|part| !is_combining_mark(*part)));
        kept.into_iter().chain(parts.into_iter().flatten())
    };
    words_of(word).join(" ").chars().flat_map(bare).nfc().collect()
}

/// All words of a tag, from a text with a line for each language: `fi: värvääminen, houkuttelu`. The first word is the
/// preferred term, the others are synonyms.
pub fn labels(text: &str) -> Result<Vec<Label>, Invalid> {
    let wrong = |problem| Invalid::new(Field::Labels, problem);
    if text.chars().count() > BODY_MOST {
        return Err(wrong(Problem::TooLong { most: BODY_MOST }));
    }
    let mut labels: Vec<Label> = Vec::new();
    for (number, typed) in (1_u32..).zip(text.lines()).filter(|(_, typed)| !typed.trim().is_empty()) {
        let wrong_line = || wrong(Problem::WrongLine { line: number });
        let (code, words) = typed.split_once(':').ok_or_else(wrong_line)?;
        let language: Language = code.trim().to_lowercase().parse().map_err(|_| wrong_line())?;
        if labels.iter().any(|label| label.language == language) {
            return Err(wrong(Problem::LanguageTwice { line: number }));
        }
        for word in words.split([',', ';', '\u{3001}']).filter(|word| !word.trim().is_empty()) {
            let word = line(Field::Labels, word, LABEL_MOST).map_err(|_| wrong_line())?;
            if fold(language, &word).is_empty() {
                return Err(wrong_line());
            }
            let same =
                |label: &Label| label.language == language && fold(language, &label.word) == fold(language, &word);
            if !labels.iter().any(same) {
                let preferred = !labels.iter().any(|label| label.language == language);
                labels.push(Label { language, word, preferred });
            }
        }
        if labels.len() > LABELS_MOST {
            return Err(wrong(Problem::TooMany { most: LABELS_MOST }));
        }
    }
    if labels.is_empty() { Err(wrong(Problem::Empty)) } else { Ok(labels) }
}

/// The same words as one types them.
#[must_use]
pub fn as_typed(labels: &[Label]) -> String {
    let mut lines: Vec<String> = Vec::new();
    for language in Language::ALL {
        let words: Vec<&str> =
            labels.iter().filter(|label| label.language == language).map(|label| label.word.as_str()).collect();
        if !words.is_empty() {
            lines.push(format!("{language}: {}", words.join(", ")));
        }
    }
    lines.join("\n")
}
