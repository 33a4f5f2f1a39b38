//! What changed from one text to the next, word by word.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// A stretch of two texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// In both.
    Same(String),
    /// In the first one only.
    Out(String),
    /// In the second one only.
    In(String),
}

/// So many words are compared with each other at most: what that costs grows with the square. Of longer texts first the
/// lines are compared, then the words of those that differ, as far as this reaches.
const MOST: usize = 4_000;

/// What became of `before` in `after`. The pieces that are not [`Piece::In`] are `before`, those that are not
/// [`Piece::Out`] are `after`, to the letter.
#[must_use]
pub fn diff(before: &str, after: &str) -> Vec<Piece> {
    let (old, new) = (words(before), words(after));
    let same = |(a, b): &(&&str, &&str)| a == b;
    let head = old.iter().zip(&new).take_while(same).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(same).count();
    let mut pieces = Pieces::default();
    pieces.same(&old[..head]);
    let (old_middle, new_middle) = (&old[head..old.len() - tail], &new[head..new.len() - tail]);
    let mut room = MOST;
    if !by_words(&mut pieces, old_middle, new_middle, &mut room) {
        by_lines(&mut pieces, old_middle, new_middle, &mut room);
    }
    pieces.same(&old[old.len() - tail..]);
    pieces.done()
}

/// Words, single signs, and what stands between them.
fn words(text: &str) -> Vec<&str> {
    #[derive(PartialEq)]
    enum Kind {
        Word,
        Space,
        Line,
        Sign,
    }
    let kind = |c: char| match c {
        '\n' => Kind::Line,
        c if c.is_alphanumeric() || matches!(c, '_' | '\'' | '’') => Kind::Word,
        c if c.is_whitespace() => Kind::Space,
        _ => Kind::Sign,
    };
    let mut found = Vec::new();
    let mut from = 0;
    let mut before = None;
    for (at, c) in text.char_indices() {
        let now = kind(c);
        let goes_on = matches!(now, Kind::Word | Kind::Space) && before.as_ref() == Some(&now);
        if !goes_on && at > from {
            found.push(&text[from..at]);
            from = at;
        }
        before = Some(now);
    }
    if from < text.len() {
        found.push(&text[from..]);
    }
    found
}

/// Compares word by word, if that is within the room that is left.
fn by_words(pieces: &mut Pieces, old: &[&str], new: &[&str], room: &mut usize) -> bool {
    let all = old.len() + new.len();
    if all > *room {
        return false;
    }
    *room -= all;
    for op in capture_diff_slices(Algorithm::Myers, old, new) {
        let (old, new) = (&old[op.old_range()], &new[op.new_range()]);
        if matches!(op, DiffOp::Equal { .. }) { pieces.same(old) } else { pieces.changed(old, new) }
    }
    true
}

fn by_lines(pieces: &mut Pieces, old: &[&str], new: &[&str], room: &mut usize) {
    let (old_lines, new_lines) = (lines(old), lines(new));
    if old_lines.len() + new_lines.len() > MOST {
        return pieces.changed(old, new);
    }
    let flat = |lines: &[&[&str]]| lines.concat().into_iter().map(str::to_owned).collect::<Vec<String>>();
    for op in capture_diff_slices(Algorithm::Myers, &old_lines, &new_lines) {
        let (old, new) = (flat(&old_lines[op.old_range()]), flat(&new_lines[op.new_range()]));
        let (old, new) =
            (old.iter().map(String::as_str).collect::<Vec<_>>(), new.iter().map(String::as_str).collect::<Vec<_>>());
        match op {
            DiffOp::Equal { .. } => pieces.same(&old),
            DiffOp::Replace { .. } if by_words(pieces, &old, &new, room) => (),
            _ => pieces.changed(&old, &new),
        }
    }
}

/// The same words, line by line.
fn lines<'a, 'b>(words: &'b [&'a str]) -> Vec<&'b [&'a str]> {
    words.split_inclusive(|word| *word == "\n").collect()
}

/// Pieces as they come: neighbours of a kind are one, and what is only space between two changes belongs to both.
#[derive(Default)]
struct Pieces {
    found: Vec<Piece>,
    taken: String,
    put: String,
    between: String,
}

impl Pieces {
    fn same(&mut self, words: &[&str]) {
        let text = words.concat();
        if text.is_empty() {
            return;
        }
        let changing = !self.taken.is_empty() || !self.put.is_empty();
        if changing && self.between.is_empty() && text.trim().is_empty() && !text.contains('\n') {
            self.between = text;
            return;
        }
        let between = self.flush();
        let text = between + &text;
        match self.found.last_mut() {
            Some(Piece::Same(before)) => before.push_str(&text),
            _ => self.found.push(Piece::Same(text)),
        }
    }

    fn changed(&mut self, old: &[&str], new: &[&str]) {
        let between = std::mem::take(&mut self.between);
        self.taken = format!("{}{between}{}", self.taken, old.concat());
        self.put = format!("{}{between}{}", self.put, new.concat());
    }

    /// Ends a change; gives back the space after it.
    fn flush(&mut self) -> String {
        let (taken, put) = (std::mem::take(&mut self.taken), std::mem::take(&mut self.put));
        self.found.extend([Piece::Out(taken), Piece::In(put)].into_iter().filter(|piece| !piece.text().is_empty()));
        std::mem::take(&mut self.between)
    }

    fn done(mut self) -> Vec<Piece> {
        let between = self.flush();
        if !between.is_empty() {
            self.found.push(Piece::Same(between));
        }
        self.found
    }
}

impl Piece {
    /// What stands in it.
    #[must_use]
    pub fn text(&self) -> &str {
        let (Self::Same(text) | Self::Out(text) | Self::In(text)) = self;
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write as _;

    fn told(before: &str, after: &str) -> String {
        let pieces = diff(before, after);
        let text = |not: fn(&Piece) -> bool| -> String {
            pieces.iter().filter(|piece| !not(piece)).map(Piece::text).collect()
        };
        assert_eq!(text(|piece| matches!(piece, Piece::In(_))), before);
        assert_eq!(text(|piece| matches!(piece, Piece::Out(_))), after);
        pieces.iter().fold(String::new(), |mut all, piece| {
            let _ = match piece {
                Piece::Same(text) => write!(all, "{text}"),
                Piece::Out(text) => write!(all, "[-{text}-]"),
                Piece::In(text) => write!(all, "[+{text}+]"),
            };
            all
        })
    }

    #[test]
    fn words_that_went_and_came_are_told() {
        for (before, after, expected) in [
            ("", "", ""),
            ("one", "one", "one"),
            ("", "new", "[+new+]"),
            ("old", "", "[-old-]"),
            ("one two three", "one 2 three", "one [-two-][+2+] three"),
            ("one two three four", "one 2 3 four", "one [-two three-][+2 3+] four"),
            ("lapsi äiti", "lapsi äidin", "lapsi [-äiti-][+äidin+]"),
            ("a\nb\nc", "a\nc", "a\n[-b\n-]c"),
            ("Don't go.", "Don't go!", "Don't go[-.-][+!+]"),
        ] {
            assert_eq!(told(before, after), expected, "{before:?} to {after:?}");
        }
    }

    /// A hundred thousand letters, alike or not, in lines or in none: never more than the limit allows.
    #[test]
    fn the_longest_texts_are_compared_in_bounded_work() {
        let long = |word: &str, end: &str| (0..20_000).fold(String::new(), |all, n| all + word + &n.to_string() + end);
        for (one, other) in [(" ", " "), ("\n", "\n"), (" ", "\n"), ("!", "?")] {
            let (before, after) = (long("a", one), long("b", other));
            told(&before, &after);
            told(&before, &before.replacen("a7000", "changed", 1));
            told(&before, &format!("x {before} y"));
        }
        let lines = |changed: usize| {
            (0..1_900).map(|n| if n == changed { "other words\n" } else { "some words here\n" }).collect::<String>()
        };
        assert!(told(&lines(3), &lines(1_800)).len() < lines(0).len() + 200);
    }
}
