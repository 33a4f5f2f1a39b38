//! A poll in a session: who leads it asks, who may ask chooses, and only the counts stay.

use super::{Mode, PEOPLE_LEAST};
use crate::{
    Field, Invalid, Problem,
    language::Language,
    polls::{Poll, PollKind, Tally, count, options},
    refusal::Checking,
    text::line,
};

/// Polls of one session.
pub const POLLS_MOST: u32 = 20;
/// The most characters of what a poll asks.
pub const POLL_QUESTION_MOST: usize = 300;
/// The most options of a poll in a session.
pub const POLL_OPTIONS_MOST: usize = 10;
/// The most characters of an option.
pub const POLL_OPTION_MOST: usize = 100;

/// A poll in a session, as one viewer sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LivePoll {
    /// Its place in the session, from 1.
    pub number: u32,
    /// What is asked, what the viewer has chosen, and what has come of it where that is shown.
    pub poll: Poll,
    /// The language it is written in.
    pub language: Language,
    /// One can still choose.
    pub open: bool,
    /// How many have chosen.
    pub voters: u32,
}

impl LivePoll {
    /// So few have chosen that the counts would tell who chose what: then they are never shown.
    #[must_use]
    pub fn too_few(&self, mode: Mode) -> bool {
        mode == Mode::ChathamHouse && self.voters < PEOPLE_LEAST
    }

    /// Whether the viewer sees what has come of it: once they have chosen, and everybody once it is closed. Under the Chatham
    /// House Rule nobody does before it is closed: counts that grow one by one tell who chose what.
    #[must_use]
    pub fn shows(&self, mode: Mode) -> bool {
        if self.open { mode != Mode::ChathamHouse && !self.poll.mine.is_empty() } else { !self.too_few(mode) }
    }

    /// Of each option how many chose it, added up for show.
    #[must_use]
    pub fn tally(&self, counts: &[u32]) -> Tally {
        let each: Vec<_> = (1..).zip(counts).map(|(option, n)| (vec![option], *n)).collect();
        Tally { voters: self.voters, ..count(PollKind::Multiple, self.poll.options.len(), &each) }
    }
}

/// A poll as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedLivePoll {
    /// What is asked.
    pub question: String,
    /// One option a line; none at all for the choice that is ready.
    pub options: String,
    /// The code of how one chooses.
    pub kind: String,
}

/// A poll that is about to be there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewLivePoll {
    /// What is asked.
    pub question: String,
    /// How one chooses.
    pub kind: PollKind,
    /// What one can choose; nothing: the choice that is ready.
    pub options: Vec<String>,
}

impl TypedLivePoll {
    /// The poll, or all that is wrong with it.
    pub fn check(&self) -> Result<NewLivePoll, Invalid> {
        let mut checking = Checking::default();
        let question = checking.take(line(Field::PollQuestion, &self.question, POLL_QUESTION_MOST));
        let known = |kind: &PollKind| *kind != PollKind::Ranked;
        let not = || Invalid::new(Field::PollKind, Problem::NotAChoice);
        let kind = checking.take(self.kind.parse().ok().filter(known).ok_or_else(not));
        let typed = if self.options.trim().is_empty() {
            Ok(Vec::new())
        } else {
            options(&self.options, (POLL_OPTIONS_MOST, POLL_OPTION_MOST))
        };
        let typed = checking.take(typed);
        let (Some(question), Some(kind), Some(options)) = (question, kind, typed) else {
            return Err(checking.done().err().unwrap_or_else(not));
        };
        Ok(NewLivePoll { question, kind, options })
    }
}

/// The counts after somebody chose anew: what they had chosen is taken off, what they choose now is put on. A restart may have
/// forgotten what was chosen, and no count is less than nothing.
pub fn recount(counts: &mut [u32], before: &[u32], now: &[u32]) {
    let mut each = |ballot: &[u32], change: fn(u32) -> u32| {
        for option in ballot {
            let at = option.checked_sub(1).and_then(|at| usize::try_from(at).ok());
            if let Some(count) = at.and_then(|at| counts.get_mut(at)) {
                *count = change(*count);
            }
        }
    };
    each(before, |count| count.saturating_sub(1));
    each(now, |count| count.saturating_add(1));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::polls::Shown;

    fn poll(open: bool, voters: u32, mine: &[u32]) -> LivePoll {
        let poll = Poll {
            question: "Which?".into(),
            kind: PollKind::Multiple,
            options: ["a", "b", "c"].map(str::to_owned).into(),
            closes: None,
            shown: Shown::Voted,
            mine: mine.to_vec(),
            tally: None,
        };
        LivePoll { number: 1, poll, language: Language::En, open, voters }
    }

    #[test]
    fn counts_are_shown_when_they_tell_of_nobody() {
        for mode in [Mode::Attributed, Mode::Alias] {
            assert!(!poll(true, 9, &[]).shows(mode) && poll(true, 1, &[1]).shows(mode));
            assert!(poll(false, 0, &[]).shows(mode));
        }
        let shows = |open, voters, mine: &[u32]| poll(open, voters, mine).shows(Mode::ChathamHouse);
        assert!(!shows(true, 9, &[1]) && !shows(false, 4, &[1]) && shows(false, 5, &[]));
    }

    #[test]
    fn who_chooses_again_counts_once() {
        let mut counts = [0, 0, 0];
        recount(&mut counts, &[], &[1, 3]);
        recount(&mut counts, &[], &[3]);
        recount(&mut counts, &[1, 3], &[2]);
        assert_eq!(counts, [0, 1, 1]);
        // What nobody has chosen, or what is no option, changes nothing.
        recount(&mut counts, &[1, 9, 0], &[]);
        assert_eq!(counts, [0, 1, 1]);
        let tally = poll(false, 2, &[]).tally(&counts);
        let lines: Vec<_> = tally.lines.iter().map(|line| (line.option, line.votes, line.place)).collect();
        assert_eq!((lines, tally.voters), (vec![(2, 1, 1), (3, 1, 1), (1, 0, 3)], 2));
    }

    #[test]
    fn a_poll_is_checked_as_it_is_typed() {
        let typed = |question: &str, options: &str, kind: &str| {
            TypedLivePoll { question: question.into(), options: options.into(), kind: kind.into() }.check()
        };
        let wrong = |question: &str, options: &str, kind: &str| typed(question, options, kind).unwrap_err().0;
        assert_eq!(typed(" Which? ", "a\n\nb", "multiple").unwrap().options, ["a", "b"]);
        assert!(typed("Which?", " \n", "single").unwrap().options.is_empty(), "the choice that is ready");
        let long = "x".repeat(POLL_OPTION_MOST + 1);
        for (question, options, kind, field, problem) in [
            ("", "", "single", Field::PollQuestion, Problem::Empty),
            (&*"x".repeat(301), "", "single", Field::PollQuestion, Problem::TooLong { most: 300 }),
            ("Which?", "a", "single", Field::PollOptions, Problem::TooFew { least: 2 }),
            ("Which?", "a\nA", "single", Field::PollOptions, Problem::Repeated),
            ("Which?", &*format!("a\n{long}"), "single", Field::PollOptions, Problem::TooLong { most: 100 }),
            (
                "Which?",
                "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11",
                "single",
                Field::PollOptions,
                Problem::TooMany { most: 10 },
            ),
            ("Which?", "", "ranked", Field::PollKind, Problem::NotAChoice),
            ("Which?", "", "", Field::PollKind, Problem::NotAChoice),
        ] {
            assert_eq!(wrong(question, options, kind), [(field, problem)], "{question} {options} {kind}");
        }
        assert_eq!(wrong("", "a", "x").len(), 3, "all that is wrong is said at once");
    }
}
