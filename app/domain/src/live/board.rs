//! What stands beside the talk of a session and moves with it: the part of the agenda that is on, the questions that
//! people ask, the rounds of the countries.

use super::LivePoll;
use crate::{
    files::File,
    ids::{PersonId, ThreadId},
    language::Language,
    people::{Author, Country},
    workgroups::UnknownCode,
};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// Questions that can be asked in one session.
pub const ASKED_MOST: u32 = 300;
/// Documents of one session.
pub const DOCUMENTS_MOST: u64 = 20;
/// Rounds of one session.
pub const ROUNDS_MOST: u32 = 20;

/// What becomes of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum QuestionState {
    /// It is being answered.
    Now,
    /// Everybody sees it and can vote for it.
    Asked,
    /// Asked without a name where others have one: a chair looks at it first.
    Waiting,
    /// It was answered.
    Answered,
    /// It will not be answered here; a chair says why.
    Aside,
}

impl QuestionState {
    /// All of them, as they are shown.
    pub const ALL: [Self; 5] = [Self::Now, Self::Asked, Self::Waiting, Self::Answered, Self::Aside];

    /// The name in the database, in forms and in the message catalogue.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Now => "now",
            Self::Asked => "asked",
            Self::Waiting => "waiting",
            Self::Answered => "answered",
            Self::Aside => "aside",
        }
    }
}

impl FromStr for QuestionState {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|state| state.code() == text).ok_or(UnknownCode)
    }
}

/// A question that somebody asked in a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its place in the session, from 1 as they were asked.
    pub number: u32,
    /// Who asked; none where nobody is named, or where they did not want to be.
    pub author: Option<Author>,
    /// As written: one line.
    pub text: String,
    /// The language it is written in.
    pub language: Language,
    /// What has become of it.
    pub state: QuestionState,
    /// Why it was set aside, in the words of a chair.
    pub because: String,
    /// How many want it answered.
    pub votes: u32,
    /// The viewer is one of them.
    pub voted: bool,
}

/// What a country has done with its place in a round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SlotState {
    /// Nothing yet.
    #[default]
    Silent,
    /// It has answered.
    Answered,
    /// It has nothing to say this time.
    Passed,
}

impl SlotState {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Silent, Self::Answered, Self::Passed];

    /// The name in the database and in the message catalogue.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Silent => "silent",
            Self::Answered => "answered",
            Self::Passed => "passed",
        }
    }
}

impl FromStr for SlotState {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|state| state.code() == text).ok_or(UnknownCode)
    }
}

/// A country's place in a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The country.
    pub country: Country,
    /// What it has done.
    pub state: SlotState,
    /// Which country was asked to answer in its stead.
    pub delegate: Option<Country>,
    /// Who wrote or passed.
    pub by: Option<Author>,
    /// The answer as written.
    pub markdown: String,
    /// The answer as shown, sanitised when it was written.
    pub html: String,
    /// The language it is written in.
    pub language: Language,
}

impl Slot {
    /// Whether people of this country may fill it: their own, or one that asked them to.
    #[must_use]
    pub fn is_of(&self, country: Country) -> bool {
        self.country == country || self.delegate == Some(country)
    }
}

/// A tour de table: one question, one place for each country.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// Its place in the session, from 1.
    pub number: u32,
    /// What every country is asked.
    pub question: String,
    /// The language of the question.
    pub language: Language,
    /// Countries can still answer.
    pub open: bool,
    /// The countries of the network, by code.
    pub slots: Vec<Slot>,
}

/// Something that the session has come to, in the words of who leads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conclusion {
    /// Its place in the session, from 1.
    pub number: u32,
    /// The part of the agenda that was on, from 1.
    pub part: Option<u32>,
    /// As written.
    pub markdown: String,
    /// As shown, sanitised when it was written.
    pub html: String,
    /// The language it is written in.
    pub language: Language,
    /// Noted, or written anew, when the session was over.
    pub corrected: bool,
}

/// Of what a thread was made when the session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OutcomeOf {
    /// A part of the agenda.
    Part,
    /// A question that nobody answered.
    Question,
}

impl OutcomeOf {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Part, Self::Question];

    /// The name in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Part => "part",
            Self::Question => "question",
        }
    }
}

impl FromStr for OutcomeOf {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|of| of.code() == text).ok_or(UnknownCode)
    }
}

/// A thread that a session has left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Of what it was made.
    pub of: OutcomeOf,
    /// The number of the part or of the question.
    pub number: u32,
    /// The thread.
    pub thread: ThreadId,
    /// Who sees to it that it is answered.
    pub owner: PersonId,
    /// Their name.
    pub owner_name: String,
}

/// Most conclusions of one session.
pub const CONCLUSIONS_MOST: u32 = 100;

/// All that stands beside the talk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Board {
    /// Polls: those that are open first, the last one of them first.
    pub polls: Vec<LivePoll>,
    /// Questions: what is being answered first, then those with the most votes, then as they were asked.
    pub questions: Vec<Question>,
    /// Rounds, the last one first.
    pub rounds: Vec<Round>,
    /// Conclusions, as they were noted.
    pub conclusions: Vec<Conclusion>,
    /// Once it has ended: the threads that it left.
    pub outcomes: Vec<Outcome>,
    /// Documents, as they were added.
    pub documents: Vec<File>,
}

impl Board {
    /// What is there, in the order in which it is shown.
    #[must_use]
    pub fn of(mut questions: Vec<Question>, mut rounds: Vec<Round>, conclusions: Vec<Conclusion>) -> Self {
        questions.sort_by_key(|question| (question.state, std::cmp::Reverse(question.votes), question.number));
        rounds.sort_by_key(|round| std::cmp::Reverse(round.number));
        Self { questions, rounds, conclusions, ..Self::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(number: u32, state: QuestionState, votes: u32) -> Question {
        Question {
            number,
            author: None,
            text: String::new(),
            language: Language::En,
            state,
            because: String::new(),
            votes,
            voted: false,
        }
    }

    #[test]
    fn what_is_answered_comes_first_and_then_what_most_want() {
        use QuestionState as S;
        let asked = vec![
            question(1, S::Asked, 1),
            question(2, S::Answered, 9),
            question(3, S::Asked, 4),
            question(4, S::Now, 0),
            question(5, S::Asked, 1),
            question(6, S::Waiting, 0),
        ];
        let order: Vec<u32> =
            Board::of(asked, Vec::new(), Vec::new()).questions.iter().map(|question| question.number).collect();
        assert_eq!(order, [4, 3, 1, 5, 6, 2]);
    }

    #[test]
    fn a_place_is_filled_by_its_country_and_by_whom_it_asked() {
        let slot = Slot {
            country: Country::Lv,
            state: SlotState::Silent,
            delegate: Some(Country::Ee),
            by: None,
            markdown: String::new(),
            html: String::new(),
            language: Language::En,
        };
        assert!(slot.is_of(Country::Lv) && slot.is_of(Country::Ee) && !slot.is_of(Country::Lt));
    }
}
