//! Who else types, in one line that is always there. What is known stands here; no document, no socket, no clock.

use super::{ItemWords, words::with_count};
use sund_domain::{
    ids::PersonId,
    live::{Voice, frames::TYPING_MOST},
};

/// While one types this is said again after so many milliseconds.
const AGAIN_AFTER: f64 = 3_000.0;
/// So long, in milliseconds, others may be told that one types after one has last said so.
const TOLD_FOR: f64 = 8_000.0;

/// What the line says. Names stand where the braces are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypingWords {
    /// "{a} is writing".
    pub one: String,
    /// "{a} and {b} are writing".
    pub two: String,
    /// "{a}, {b} and {c} are writing".
    pub three: String,
    /// "Several people are writing".
    pub several: String,
    /// "Somebody is writing", where nobody is named.
    pub somebody: String,
}

/// Who types, as far as a browser knows.
#[derive(Clone, Debug, Default)]
pub(super) struct Typing {
    count: u32,
    who: Vec<Voice>,
    /// When one last said that one types.
    said_at: Option<f64>,
    /// As whom others see one, where that is a number.
    own: Option<Voice>,
}

impl Typing {
    /// One types now: whether that is to be said.
    pub(super) fn types(&mut self, now: f64) -> bool {
        let due = self.said_at.is_none_or(|at| now - at >= AGAIN_AFTER);
        if due {
            self.said_at = Some(now);
        }
        due
    }

    /// One has sent what one typed.
    pub(super) const fn sent(&mut self) {
        self.said_at = None;
    }

    /// One is this one, as others see it.
    pub(super) fn is(&mut self, own: Voice) {
        self.own = Some(own);
    }

    /// The server tells who types.
    pub(super) fn told(&mut self, count: u32, who: Vec<Voice>) {
        (self.count, self.who) = (count, who);
    }

    /// Somebody has said something, and types no longer.
    pub(super) fn has_said(&mut self, voice: &Voice) {
        let before = self.who.len();
        self.who.retain(|other| other != voice || *other == Voice::Unnamed);
        self.count = self.count.saturating_sub(u32::try_from(before - self.who.len()).unwrap_or(0));
    }

    /// The line for somebody who is `me`: without them.
    pub(super) fn line(&self, me: PersonId, now: f64, (words, item): (&TypingWords, &ItemWords)) -> String {
        let is_me = |voice: &Voice| match voice {
            Voice::Person(author) => author.person == me,
            Voice::Alias(_) => self.own.as_ref() == Some(voice),
            Voice::Unnamed => false,
        };
        let mut others: Vec<&Voice> = self.who.iter().filter(|voice| !is_me(voice)).collect();
        let mut count = self.count;
        let types = self.said_at.is_some_and(|at| now - at < TOLD_FOR);
        if others.len() < self.who.len() {
            count = count.saturating_sub(1);
        } else if types && !matches!(self.who.first(), Some(Voice::Person(_))) {
            // One is among them, and cannot tell which.
            count = count.saturating_sub(1);
            if let Some(at) = others.iter().position(|voice| **voice == Voice::Unnamed) {
                others.remove(at);
            } else if others.len() == 1 {
                others.clear();
            }
        }
        if count == 0 {
            return String::new();
        }
        let names: Vec<String> = others.into_iter().map(|voice| name(voice, item)).collect();
        match names.as_slice() {
            [a] => words.one.replace("{a}", a),
            [a, b] => words.two.replace("{a}", a).replace("{b}", b),
            [a, b, c] => words.three.replace("{a}", a).replace("{b}", b).replace("{c}", c),
            _ if count as usize > TYPING_MOST => words.several.clone(),
            _ => words.somebody.clone(),
        }
    }
}

fn name(voice: &Voice, words: &ItemWords) -> String {
    match voice {
        Voice::Person(author) => author.name.clone(),
        Voice::Alias(n) => with_count(&words.marks.alias, *n),
        Voice::Unnamed => words.marks.unnamed.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::{super::Marks, *};
    use sund_domain::people::{Author, Country};
    use uuid::Uuid;

    fn words() -> (TypingWords, ItemWords) {
        let words = TypingWords {
            one: "{a} is".into(),
            two: "{a} and {b} are".into(),
            three: "{a}, {b} and {c} are".into(),
            several: "several".into(),
            somebody: "somebody".into(),
        };
        let marks = Marks { alias: "No. {count}".into(), unnamed: "Somebody".into(), ..Marks::default() };
        (words, ItemWords { marks, ..ItemWords::default() })
    }

    fn person(n: u128) -> Voice {
        Voice::Person(Author {
            person: PersonId(Uuid::from_u128(n)),
            name: format!("P{n}"),
            organisation: String::new(),
            country: Country::Fi,
            chair: false,
            guest: false,
        })
    }

    fn line(typing: &Typing) -> String {
        let (words, item) = words();
        typing.line(PersonId(Uuid::from_u128(1)), 1_000.0, (&words, &item))
    }

    #[test]
    fn others_are_named_up_to_three() {
        let mut typing = Typing::default();
        assert_eq!(line(&typing), "");
        for (told, said) in [
            (vec![1], ""),
            (vec![2], "P2 is"),
            (vec![1, 2], "P2 is"),
            (vec![3, 2], "P3 and P2 are"),
            (vec![2, 3, 4], "P2, P3 and P4 are"),
        ] {
            typing.told(u32::try_from(told.len()).unwrap(), told.into_iter().map(person).collect());
            assert_eq!(line(&typing), said);
        }
        typing.told(4, Vec::new());
        assert_eq!(line(&typing), "several");
        typing.told(2, vec![person(2), person(3)]);
        typing.has_said(&person(2));
        assert_eq!(line(&typing), "P3 is");
    }

    #[test]
    fn who_types_is_not_told_of_themselves() {
        let mut typing = Typing::default();
        assert!(typing.types(0.0) && !typing.types(2_999.0) && typing.types(3_000.0));
        typing.sent();
        assert!(typing.types(0.0));
        // Where nobody is named there are only counts.
        typing.told(1, Vec::new());
        assert_eq!(line(&typing), "");
        typing.told(2, Vec::new());
        assert_eq!(line(&typing), "somebody");
        // Whoever has no number yet is one of those without.
        typing.told(2, vec![Voice::Unnamed, Voice::Alias(4)]);
        assert_eq!(line(&typing), "No. 4 is");
        typing.told(1, vec![Voice::Alias(4)]);
        assert_eq!(line(&typing), "");
        typing.is(Voice::Alias(4));
        typing.told(2, vec![Voice::Alias(4), Voice::Alias(5)]);
        assert_eq!(line(&typing), "No. 5 is");
    }
}
