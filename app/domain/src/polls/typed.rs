//! A poll as its author types it, and what can be wrong with that.

use super::{OPTION_MOST, PollKind, Shown};
use crate::{
    Field, Invalid, Problem,
    refusal::Checking,
    text::{TITLE_MOST, line},
    time::{DAY, Timestamp},
};
use serde::{Deserialize, Serialize};

/// A poll as it is typed; also a part of a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedPoll {
    /// What is asked.
    pub question: String,
    /// The code of how one chooses.
    pub kind: String,
    /// One option a line.
    pub options: String,
    /// When it closes, in the author's time.
    pub closes: String,
    /// The code of who sees the results before.
    pub shown: String,
}

/// A poll that is about to be there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPoll {
    /// What is asked.
    pub question: String,
    /// How one chooses.
    pub kind: PollKind,
    /// What one can choose.
    pub options: Vec<String>,
    /// When it closes.
    pub closes: Option<Timestamp>,
    /// Who sees the results before.
    pub shown: Shown,
}

impl TypedPoll {
    /// Whether there is none: what is chosen from lists is chosen in every form.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        [&self.question, &self.options, &self.closes].into_iter().all(|typed| typed.trim().is_empty())
    }

    /// How many bytes it has.
    #[must_use]
    pub fn bytes(&self) -> usize {
        [&self.question, &self.kind, &self.options, &self.closes, &self.shown].into_iter().map(String::len).sum()
    }

    /// The same with each text changed; nothing at all of one that is not there.
    #[must_use]
    pub fn map(self, change: impl Fn(String) -> String) -> Self {
        if self.is_empty() {
            return Self::default();
        }
        let [question, kind, options, closes, shown] =
            [self.question, self.kind, self.options, self.closes, self.shown].map(change);
        Self { question, kind, options, closes, shown }
    }

    /// The poll, if one was typed. `closes` is its time as it was read in the author's zone.
    pub fn check(&self, closes: Option<Timestamp>, now: Timestamp) -> Result<Option<NewPoll>, Invalid> {
        if self.is_empty() {
            return Ok(None);
        }
        let mut checking = Checking::default();
        let choice = |field| Invalid::new(field, Problem::NotAChoice);
        let question = checking.take(line(Field::PollQuestion, &self.question, TITLE_MOST));
        let kind = checking.take(self.kind.parse::<PollKind>().map_err(|_| choice(Field::PollKind)));
        let shown = checking.take(self.shown.parse::<Shown>().map_err(|_| choice(Field::PollShown)));
        let most = kind.unwrap_or(PollKind::Single).most();
        let options = checking.take(options(&self.options, (most, OPTION_MOST)));
        let closes = checking.take(self.closes(closes, shown, now));
        let (Some(question), Some(kind), Some(shown), Some(options), Some(closes)) =
            (question, kind, shown, options, closes)
        else {
            checking.done()?;
            return Ok(None);
        };
        Ok(Some(NewPoll { question, kind, options, closes, shown }))
    }

    fn closes(
        &self,
        closes: Option<Timestamp>,
        shown: Option<Shown>,
        now: Timestamp,
    ) -> Result<Option<Timestamp>, Invalid> {
        match closes {
            // Nobody would ever see what came of it.
            None if self.closes.trim().is_empty() && shown == Some(Shown::Closed) => {
                Err(Invalid::new(Field::PollCloses, Problem::Empty))
            }
            None if self.closes.trim().is_empty() => Ok(None),
            Some(at) if at > now && at <= now.plus(366 * DAY) => Ok(Some(at)),
            Some(_) => Err(Invalid::new(Field::PollCloses, Problem::NotWithinAYear)),
            None => Err(Invalid::new(Field::PollCloses, Problem::NotATime)),
        }
    }
}

/// Options, one in a line: at most so many, each of at most so many characters.
pub(crate) fn options(typed: &str, (many_most, long_most): (usize, usize)) -> Result<Vec<String>, Invalid> {
    let wrong = |problem| Invalid::new(Field::PollOptions, problem);
    let mut options: Vec<String> = Vec::new();
    for typed in typed.lines().filter(|typed| !typed.trim().is_empty()) {
        let option = match line(Field::PollOptions, typed, long_most) {
            Ok(option) => option,
            // Nothing that one sees stands in it.
            Err(invalid) if invalid.of(Field::PollOptions) == Some(Problem::Empty) => continue,
            Err(invalid) => return Err(invalid),
        };
        if options.iter().any(|other| other.to_lowercase() == option.to_lowercase()) {
            return Err(wrong(Problem::Repeated));
        }
        options.push(option);
    }
    match options.len() {
        0 | 1 => Err(wrong(Problem::TooFew { least: 2 })),
        many if many > many_most => Err(wrong(Problem::TooMany { most: many_most })),
        _ => Ok(options),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(options: &str) -> TypedPoll {
        let text = str::to_owned;
        TypedPoll {
            question: text("Which day?"),
            kind: text("single"),
            options: text(options),
            shown: text("always"),
            closes: String::new(),
        }
    }

    fn problem(typed: &TypedPoll, closes: Option<i64>, field: Field) -> Option<Problem> {
        typed.check(closes.map(Timestamp), Timestamp(1)).err().and_then(|invalid| invalid.of(field))
    }

    #[test]
    fn lists_alone_make_no_poll() {
        let none = TypedPoll { kind: "single".into(), shown: "always".into(), ..TypedPoll::default() };
        assert_eq!(none.check(None, Timestamp(1)), Ok(None));
        assert_eq!(none.map(|text| text), TypedPoll::default());
    }

    #[test]
    fn options_stand_one_in_a_line() {
        let poll = typed(" Monday \r\n\r\n\u{200B}\nTuesday").check(None, Timestamp(1)).unwrap().unwrap();
        assert_eq!(poll.options, ["Monday", "Tuesday"]);
        let wrong = |options: &str| problem(&typed(options), None, Field::PollOptions);
        assert_eq!(wrong("Monday"), Some(Problem::TooFew { least: 2 }));
        assert_eq!(wrong("Monday\nmonday "), Some(Problem::Repeated));
        assert_eq!(wrong(&format!("a\n{}", "b".repeat(201))), Some(Problem::TooLong { most: OPTION_MOST }));
        let many = |n: u32| (0..n).map(|n| n.to_string()).collect::<Vec<_>>().join("\n");
        assert_eq!(wrong(&many(20)), None);
        assert_eq!(wrong(&many(21)), Some(Problem::TooMany { most: 20 }));
        let ranked = TypedPoll { kind: "ranked".into(), ..typed(&many(11)) };
        assert_eq!(problem(&ranked, None, Field::PollOptions), Some(Problem::TooMany { most: 10 }));
    }

    #[test]
    fn it_closes_in_time_or_shows_what_came_of_it() {
        let closing =
            |closes: &str, shown: &str| TypedPoll { closes: closes.into(), shown: shown.into(), ..typed("a\nb") };
        let wrong = |typed: &TypedPoll, at| problem(typed, at, Field::PollCloses);
        assert_eq!(wrong(&closing("", "voted"), None), None);
        assert_eq!(wrong(&closing("", "closed"), None), Some(Problem::Empty));
        assert_eq!(wrong(&closing("soon", "always"), None), Some(Problem::NotATime));
        assert_eq!(wrong(&closing("x", "closed"), Some(1)), Some(Problem::NotWithinAYear));
        assert_eq!(wrong(&closing("x", "closed"), Some(2)), None);
        assert_eq!(wrong(&closing("x", "closed"), Some(367 * DAY)), Some(Problem::NotWithinAYear));
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once() {
        let poll = TypedPoll { options: "one".into(), ..TypedPoll::default() };
        let fields: Vec<_> =
            poll.check(None, Timestamp(1)).unwrap_err().0.into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, [Field::PollQuestion, Field::PollKind, Field::PollShown, Field::PollOptions]);
    }
}
