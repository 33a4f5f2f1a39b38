//! Checking what people type: limits in characters, no control characters, nothing silently cut.
//!
//! Letters of every language pass. NUL and other control characters (Unicode `Cc`, but for line feed and tab)
//! are dropped rather than refused: they come from copying out of PDFs and nobody can see them to remove them.
//! Bidirectional marks (U+202A–202E, U+2066–2069 and the like) and what nobody sees are dropped in single lines, where they
//! could make one name look like another. Joiners stay: some alphabets and emoji need them.

use crate::{Field, Invalid, Problem};

/// The most characters of a thread's or session's title.
pub const TITLE_MOST: usize = 200;
/// The most characters of a post, about twelve printed pages.
pub const BODY_MOST: usize = 32_000;
/// The most characters of a live message.
pub const MESSAGE_MOST: usize = 4_000;
/// The most characters of a reason, a place or another short note.
pub const NOTE_MOST: usize = 1_000;

/// A single line of 1 to `most` characters, white space collapsed.
pub fn line(field: Field, text: &str, most: usize) -> Result<String, Invalid> {
    let clean: String = text.chars().filter(|c| !is_unseen(*c)).map(|c| if c.is_control() { ' ' } else { c }).collect();
    bounded(field, clean.split_whitespace().collect::<Vec<_>>().join(" "), most)
}

/// Text of 1 to `most` characters over several lines; line ends become line feeds.
pub fn block(field: Field, text: &str, most: usize) -> Result<String, Invalid> {
    let clean: String = text
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .collect();
    bounded(field, clean.trim_matches(['\n', ' ', '\t']).to_owned(), most)
}

/// Like [`block`], but nothing at all is fine too.
pub fn optional_block(field: Field, text: &str, most: usize) -> Result<Option<String>, Invalid> {
    if text.trim().is_empty() { Ok(None) } else { block(field, text, most).map(Some) }
}

fn bounded(field: Field, text: String, most: usize) -> Result<String, Invalid> {
    if text.chars().all(is_invisible) {
        return Err(Invalid::new(field, Problem::Empty));
    }
    if text.chars().count() > most {
        return Err(Invalid::new(field, Problem::TooLong { most }));
    }
    Ok(text)
}

/// Marks that turn or hide text, and fillers without any shape.
const fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{00AD}'
            | '\u{034F}'
            | '\u{061C}'
            | '\u{115F}'
            | '\u{1160}'
            | '\u{17B4}'
            | '\u{17B5}'
            | '\u{180E}'
            | '\u{200B}'
            | '\u{200E}'
            | '\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{3164}'
            | '\u{FEFF}'
            | '\u{FFA0}'
            | '\u{FFF9}'..='\u{FFFB}'
    )
}

fn is_invisible(c: char) -> bool {
    c.is_whitespace() || is_unseen(c) || matches!(c, '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}')
}

/// A lower-case ASCII name for addresses: letters and digits of `text`, the rest as single hyphens, at most 60.
#[must_use]
pub fn slug(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        let plain = match c {
            'a'..='z' | '0'..='9' => c,
            'å' | 'ä' | 'ą' | 'ā' | 'á' | 'à' | 'æ' => 'a',
            'ö' | 'ø' | 'õ' | 'ó' => 'o',
            'ü' | 'ū' | 'ú' | 'ų' => 'u',
            'é' | 'ė' | 'ę' | 'ē' => 'e',
            'í' | 'ī' | 'į' => 'i',
            'ý' => 'y',
            'ś' | 'š' | 'ß' => 's',
            'ż' | 'ź' | 'ž' => 'z',
            'ć' | 'č' => 'c',
            'ł' | 'ļ' => 'l',
            'ń' | 'ņ' => 'n',
            'ģ' => 'g',
            'ķ' => 'k',
            'ð' => 'd',
            'þ' => 't',
            _ => '-',
        };
        if plain != '-' || !out.ends_with('-') && !out.is_empty() {
            out.push(plain);
        }
    }
    out.truncate(60);
    out.trim_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_cleaned_and_bounded() {
        assert_eq!(line(Field::Title, "  a\0b \n c ", 10), Ok("a b c".into()));
        for unseen in ['\u{202E}', '\u{2067}', '\u{200B}', '\u{200F}', '\u{AD}', '\u{3164}', '\u{FEFF}'] {
            assert_eq!(line(Field::Title, &format!("{unseen}ev{unseen}il"), 10), Ok("evil".into()));
        }
        assert_eq!(line(Field::Title, "\u{200D}\u{FE0F}", 10), Err(Invalid::new(Field::Title, Problem::Empty)));
        // A family of four, and a Persian word: both are written with joiners.
        for joined in ["👩\u{200d}👩\u{200d}👧\u{200d}👦", "می\u{200c}خواهم"] {
            assert_eq!(line(Field::Title, joined, 20), Ok(joined.into()));
        }
        assert_eq!(line(Field::Title, " \u{200B} ", 10), Err(Invalid::new(Field::Title, Problem::Empty)));
        assert_eq!(line(Field::Title, "ÅÄÖõłžþ", 7), Ok("ÅÄÖõłžþ".into()));
        assert_eq!(line(Field::Title, "12345678", 7), Err(Invalid::new(Field::Title, Problem::TooLong { most: 7 })));
    }

    #[test]
    fn blocks_keep_lines_and_drop_control_characters() {
        assert_eq!(block(Field::Body, "\r\na\r\n\tb\0\u{7}\r", 10), Ok("a\n\tb".into()));
        assert_eq!(optional_block(Field::Body, " \n ", 10), Ok(None));
    }

    #[test]
    fn slugs_are_ascii() {
        assert_eq!(slug("Ärenden: vårdplats & återkomst?"), "arenden-vardplats-aterkomst");
        assert_eq!(slug("…"), "");
    }
}
