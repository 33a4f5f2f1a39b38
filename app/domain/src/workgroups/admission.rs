//! How one comes into a workgroup that is not open: one asks and those who lead it decide, or they invite and one decides
//! oneself. Nobody is put into a workgroup by another person.

use crate::{
    Field, Invalid, Problem, Refusal,
    ids::{AdmissionId, WorkgroupId},
    language::Language,
    people::Author,
    sso::Assurance,
    text::{NOTE_MOST, line},
    time::{DAY, Timestamp},
    workgroups::{UnknownCode, Visibility},
};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// For how long an invitation can be accepted, in milliseconds.
pub const INVITED_FOR: i64 = 30 * DAY;
/// After a decline one is not asked, and does not ask, for so long.
pub const AGAIN_AFTER: i64 = 14 * DAY;
/// The most that one person asks in a day, in all workgroups.
pub const ASKED_A_DAY: u64 = 5;
/// The most invitations of one workgroup in a day.
pub const INVITED_A_DAY: u64 = 50;
/// Requests on one page.
pub const REQUESTS_A_PAGE: usize = 25;

/// Who began it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum AdmissionKind {
    /// The person asks to join.
    Asked,
    /// The person is invited.
    Invited,
}

impl AdmissionKind {
    /// The name in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Invited => "invited",
        }
    }
}

impl FromStr for AdmissionKind {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        [Self::Asked, Self::Invited].into_iter().find(|kind| kind.code() == text).ok_or(UnknownCode)
    }
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Outcome {
    /// The person is a member by it.
    Accepted,
    /// The other side said no.
    Declined,
    /// Who began it took it back.
    Withdrawn,
    /// Nobody decided in time, or who invited could not invite any more.
    Lapsed,
}

impl Outcome {
    const ALL: [Self; 4] = [Self::Accepted, Self::Declined, Self::Withdrawn, Self::Lapsed];

    /// The name in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
            Self::Lapsed => "lapsed",
        }
    }
}

impl FromStr for Outcome {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|outcome| outcome.code() == text).ok_or(UnknownCode)
    }
}

/// Why a request is declined: a reason from the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum DeclineCause {
    /// The person works on something else.
    OtherField,
    /// Another workgroup fits better.
    OtherGroup,
    /// There are as many members as can work together.
    Full,
    /// Nobody here knows the person, and the request does not say enough.
    Unknown,
    /// Something else, in words.
    Other,
}

impl DeclineCause {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::OtherField, Self::OtherGroup, Self::Full, Self::Unknown, Self::Other];

    /// The name in the database and in forms.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::OtherField => "other-field",
            Self::OtherGroup => "other-group",
            Self::Full => "full",
            Self::Unknown => "not-known",
            Self::Other => "other",
        }
    }

    /// A reason as it is kept in one column: `#full and what was added`, or words alone.
    pub fn stored(code: &str, words: &str) -> Result<String, Invalid> {
        let known = Self::ALL.into_iter().find(|cause| cause.code() == code);
        let cause = if code.is_empty() { Some(Self::Other) } else { known };
        let cause = cause.ok_or(Invalid::new(Field::Cause, Problem::NotAChoice))?;
        if cause != Self::Other && words.trim().is_empty() {
            return Ok(format!("#{}", cause.code()));
        }
        let words = line(Field::Reason, words, NOTE_MOST)?;
        Ok(match cause {
            // What was typed is never taken for a code.
            Self::Other if words.starts_with('#') => format!("#other {words}"),
            Self::Other => words,
            cause => format!("#{} {words}", cause.code()),
        })
    }

    /// The reason of the list, if it is one, and the words.
    #[must_use]
    pub fn read(stored: &str) -> Option<(Self, &str)> {
        let rest = stored.strip_prefix('#')?;
        let (code, words) = rest.split_once(' ').unwrap_or((rest, ""));
        Some((Self::ALL.into_iter().find(|cause| cause.code() == code)?, words))
    }
}

/// A request or an invitation, as those who lead the workgroup see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Admission {
    /// Its id.
    pub id: AdmissionId,
    /// Who asks, or is invited.
    pub who: Author,
    /// The words of who began it.
    pub words: String,
    /// Who invited.
    pub by: Option<String>,
    /// When it was begun.
    pub at: Timestamp,
    /// Until when an invitation can be accepted.
    pub expires: Option<Timestamp>,
    /// What became of it.
    pub outcome: Option<Outcome>,
    /// Who invited cannot invite any more: nobody can accept it.
    pub void: bool,
}

/// The same as the person sees it: of a workgroup that they may not know of, this is all that exists for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnAdmission {
    /// Its id.
    pub id: AdmissionId,
    /// Who began it.
    pub kind: AdmissionKind,
    /// Which workgroup.
    pub workgroup: WorkgroupId,
    /// Its name in addresses, which leads there once it may be known.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub purpose: String,
    /// The language of name and purpose.
    pub language: Language,
    /// Who may know of it.
    pub visibility: Visibility,
    /// What it asks of a sign-in.
    pub required: Assurance,
    /// Whether the person's sign-in is enough for that.
    pub sure: bool,
    /// The words of who began it.
    pub words: String,
    /// Who invited, and for whom they work.
    pub by: Option<(String, String)>,
    /// When it was begun.
    pub at: Timestamp,
    /// Until when it can be accepted.
    pub expires: Option<Timestamp>,
    /// What became of it, and when.
    pub outcome: Option<(Outcome, Timestamp)>,
    /// Why it was declined, as it is kept ([`DeclineCause`]).
    pub reason: Option<String>,
}

impl OwnAdmission {
    /// Whether it is for the person to decide.
    #[must_use]
    pub const fn waits_for_me(&self) -> bool {
        matches!((self.kind, &self.outcome), (AdmissionKind::Invited, None))
    }
}

/// Whether one may begin again after the other side has said no at `declined`.
pub fn again(declined: Option<Timestamp>, now: Timestamp) -> Result<(), Refusal> {
    let left = declined.map_or(0, |declined| declined.plus(AGAIN_AFTER).since(now));
    if left <= 0 {
        return Ok(());
    }
    // At most a fortnight, unless a clock went back.
    Err(Refusal::AskLater(u32::try_from((left + DAY - 1) / DAY).unwrap_or(u32::MAX)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_a_decline_one_waits_a_fortnight() {
        let now = Timestamp(100 * DAY);
        assert_eq!(again(None, now), Ok(()));
        assert_eq!(again(Some(now), now), Err(Refusal::AskLater(14)));
        assert_eq!(again(Some(now.plus(-AGAIN_AFTER + 1)), now), Err(Refusal::AskLater(1)));
        assert_eq!(again(Some(now.plus(-AGAIN_AFTER)), now), Ok(()));
    }

    #[test]
    fn a_decline_says_why_from_the_list_or_in_words() {
        assert_eq!(DeclineCause::stored("full", " ").as_deref(), Ok("#full"));
        assert_eq!(DeclineCause::stored("full", "Ask in May").as_deref(), Ok("#full Ask in May"));
        assert_eq!(DeclineCause::stored("", "#full").as_deref(), Ok("#other #full"));
        assert!(DeclineCause::stored("", " ").is_err() && DeclineCause::stored("nonsense", "x").is_err());
        assert_eq!(DeclineCause::read("#full Ask in May"), Some((DeclineCause::Full, "Ask in May")));
        assert_eq!(DeclineCause::read("#other #full"), Some((DeclineCause::Other, "#full")));
        assert_eq!(DeclineCause::read("words"), None);
    }
}
