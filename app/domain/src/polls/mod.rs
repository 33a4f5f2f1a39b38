//! Polls in posts: what is asked, how one chooses, and what comes of it. Who chose what is nobody's to know.
//!
//! Look next: `typed` checks what the author fills in, `count` adds up the ballots.

mod count;
mod typed;
pub use count::{Line, Tally, count};
pub(crate) use typed::options;
pub use typed::{NewPoll, TypedPoll};

use crate::{Problem, time::Timestamp, workgroups::UnknownCode};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// A poll has no more options than this.
pub const OPTIONS_MOST: usize = 20;
/// Nobody puts more than this into an order.
pub const RANKED_MOST: usize = 10;
/// The most characters of an option.
pub const OPTION_MOST: usize = 200;

/// How one chooses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PollKind {
    /// One option.
    Single,
    /// One option or more.
    Multiple,
    /// Options in an order.
    Ranked,
}

impl PollKind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Single, Self::Multiple, Self::Ranked];

    /// The name in the database and in forms.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Single => "single",
            Self::Multiple => "multiple",
            Self::Ranked => "ranked",
        }
    }

    /// How many options there can be.
    #[must_use]
    pub const fn most(self) -> usize {
        match self {
            Self::Single | Self::Multiple => OPTIONS_MOST,
            Self::Ranked => RANKED_MOST,
        }
    }
}

impl FromStr for PollKind {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|kind| kind.code() == text).ok_or(UnknownCode)
    }
}

/// Who sees what has come of it so far. Everybody does once it is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Shown {
    /// Whoever sees the post.
    Always,
    /// Whoever has voted.
    Voted,
    /// Nobody, its author included.
    Closed,
}

impl Shown {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Always, Self::Voted, Self::Closed];

    /// The name in the database and in forms.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Always => "always",
            Self::Voted => "voted",
            Self::Closed => "closed",
        }
    }
}

impl FromStr for Shown {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|shown| shown.code() == text).ok_or(UnknownCode)
    }
}

/// A poll as one viewer sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Poll {
    /// What is asked.
    pub question: String,
    /// How one chooses.
    pub kind: PollKind,
    /// What one can choose, numbered from 1.
    pub options: Vec<String>,
    /// When it closes; it stays open if that is not said.
    pub closes: Option<Timestamp>,
    /// Who sees the results before.
    pub shown: Shown,
    /// What the viewer has chosen: numbers of options, of a ranked poll the first one first. Empty: nothing yet.
    pub mine: Vec<u32>,
    /// What has come of it, if the viewer may see that.
    pub tally: Option<Tally>,
}

impl Poll {
    /// Whether one can vote.
    #[must_use]
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.closes.is_none_or(|closes| now < closes)
    }

    /// Whether the viewer sees what has come of it.
    #[must_use]
    pub fn shows(&self, now: Timestamp) -> bool {
        match self.shown {
            Shown::Always => true,
            Shown::Voted => !self.mine.is_empty() || !self.is_open(now),
            Shown::Closed => !self.is_open(now),
        }
    }

    /// A ballot from what was filled in: options, and of a ranked poll the place that each is given.
    pub fn ballot(&self, picked: &[(u32, u32)]) -> Result<Vec<u32>, Problem> {
        let most = u32::try_from(self.options.len()).unwrap_or(u32::MAX);
        if picked.iter().any(|(option, place)| !(1..=most).contains(option) || !(1..=most).contains(place)) {
            return Err(Problem::NotAChoice);
        }
        let mut picked = picked.to_vec();
        if self.kind == PollKind::Ranked {
            picked.sort_unstable_by_key(|(_, place)| *place);
            if picked.windows(2).any(|pair| pair[0].1 == pair[1].1) {
                return Err(Problem::SamePlace);
            }
        } else {
            picked.sort_unstable();
            picked.dedup_by_key(|(option, _)| *option);
        }
        let ballot: Vec<u32> = picked.into_iter().map(|(option, _)| option).collect();
        let twice = (1..ballot.len()).any(|at| ballot[..at].contains(&ballot[at]));
        match (self.kind, ballot.len()) {
            (_, 0) => Err(Problem::Empty),
            (PollKind::Single, 2..) => Err(Problem::NotAChoice),
            (PollKind::Ranked, _) if twice => Err(Problem::SamePlace),
            (PollKind::Single | PollKind::Multiple | PollKind::Ranked, _) => Ok(ballot),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn poll(kind: PollKind, shown: Shown, closes: Option<i64>, mine: &[u32]) -> Poll {
        Poll {
            question: "Which?".into(),
            kind,
            options: ["a", "b", "c"].map(str::to_owned).into(),
            closes: closes.map(Timestamp),
            shown,
            mine: mine.to_vec(),
            tally: None,
        }
    }

    #[test]
    fn results_are_seen_when_the_author_says() {
        let shows = |shown, mine: &[u32], now| poll(PollKind::Single, shown, Some(10), mine).shows(Timestamp(now));
        assert!(shows(Shown::Always, &[], 9));
        assert_eq!(
            [shows(Shown::Voted, &[], 9), shows(Shown::Voted, &[1], 9), shows(Shown::Voted, &[], 10)],
            [false, true, true]
        );
        assert_eq!([shows(Shown::Closed, &[1], 9), shows(Shown::Closed, &[], 10)], [false, true]);
        assert!(poll(PollKind::Single, Shown::Always, None, &[]).is_open(Timestamp(i64::MAX)));
    }

    #[test]
    fn a_ballot_is_what_its_kind_allows() {
        let of = |kind, picked: &[(u32, u32)]| poll(kind, Shown::Always, None, &[]).ballot(picked);
        for kind in PollKind::ALL {
            assert_eq!(of(kind, &[]), Err(Problem::Empty));
            assert_eq!(of(kind, &[(4, 1)]), Err(Problem::NotAChoice));
            assert_eq!(of(kind, &[(0, 1)]), Err(Problem::NotAChoice));
            assert_eq!(of(kind, &[(2, 1)]), Ok(vec![2]));
        }
        assert_eq!(of(PollKind::Single, &[(1, 1), (2, 1)]), Err(Problem::NotAChoice));
        assert_eq!(of(PollKind::Multiple, &[(3, 1), (1, 1), (3, 1)]), Ok(vec![1, 3]));
        // A gap in the order is none.
        assert_eq!(of(PollKind::Ranked, &[(1, 3), (2, 1)]), Ok(vec![2, 1]));
        assert_eq!(of(PollKind::Ranked, &[(1, 1), (2, 1)]), Err(Problem::SamePlace));
        assert_eq!(of(PollKind::Ranked, &[(1, 1), (1, 2)]), Err(Problem::SamePlace));
        assert_eq!(of(PollKind::Ranked, &[(1, 4)]), Err(Problem::NotAChoice));
    }
}
