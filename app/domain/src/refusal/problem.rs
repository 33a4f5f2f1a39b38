//! What can be wrong with what one fills in.

use serde::{Deserialize, Serialize};

/// What is wrong with an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Problem {
    /// Nothing was filled in.
    Empty,
    /// More characters than allowed.
    TooLong {
        /// How many are allowed.
        most: usize,
    },
    /// Fewer characters than needed.
    TooShort {
        /// How many are needed.
        least: usize,
    },
    /// Not one of what can be chosen.
    NotAChoice,
    /// Not an e-mail address.
    NotAnEmail,
    /// Not a date and time.
    NotATime,
    /// Not a number within the limits.
    OutOfRange {
        /// The smallest allowed.
        least: u32,
        /// The largest allowed.
        most: u32,
    },
    /// Not a place in the list.
    NotAPage,
    /// Not numbers of a thread's posts.
    NotPosts {
        /// The last one that there is.
        last: u32,
    },
    /// More at once than allowed.
    TooMany {
        /// How many are allowed.
        most: usize,
    },
    /// More people and workgroups are called than allowed.
    TooManyMentions {
        /// How many are allowed.
        most: usize,
    },
    /// Fewer lines than needed.
    TooFew {
        /// How many are needed.
        least: usize,
    },
    /// A line that is there twice.
    Repeated,
    /// A place in an order that is given twice.
    SamePlace,
    /// All posts of a thread, where some must stay.
    AllPosts,
    /// With a poll it cannot wait for a chair.
    PollWaits,
    /// It waits for a chair before others read it, and what stands already cannot wait.
    Approval,
    /// Taken already.
    Taken,
    /// A name that cannot be told from another one by eye.
    LooksAlike,
    /// Not an issuer's address.
    NotAnIssuer,
    /// Not an e-mail domain.
    NotADomain,
    /// Signs that cannot stand here.
    NotAWord,
    /// A line that cannot be read.
    WrongLine {
        /// Which.
        line: u32,
    },
    /// A secret that belongs to what was there before.
    TypeAgain,
    /// A provider does not go from one organisation to another.
    OtherOrganisation,
    /// A claim by which nobody can be known.
    NotAKey,
    /// A guest's stay ends between tomorrow and a year from now.
    NotWithinAYear,
    /// Who has this address signs in with their own organisation.
    HasProvider,
    /// Files that were chosen and cannot be attached.
    NotAttached,
    /// A word that none of the network's themes has.
    NotATheme,
    /// A line for a language that has one already.
    LanguageTwice {
        /// Which.
        line: u32,
    },
    /// A line that is no part of the session: no time during it, or no title.
    NotOnAgenda {
        /// Which.
        line: u32,
    },
    /// A promise to those who come that would be weaker than it was.
    WeakerMode,
    /// Fewer people could come than a mode needs.
    TooFewMembers {
        /// So many are needed.
        least: u32,
    },
    /// Tracks would go, and their sessions would be for all: that has not been agreed to yet.
    BecomeForAll {
        /// So many sessions.
        sessions: u32,
    },
    /// A number of places where nobody needs one.
    NoPlaces,
    /// Of no message here, or one that is gone.
    NotAReceipt,
    /// A line with a word that another theme has.
    WordTaken {
        /// Which.
        line: u32,
    },
}

impl Problem {
    /// The key of its sentence in the message catalogue.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Empty => "problem-empty",
            Self::TooLong { .. } => "problem-too-long",
            Self::TooShort { .. } => "problem-too-short",
            Self::NotAChoice => "problem-not-a-choice",
            Self::NotAnEmail => "problem-not-an-email",
            Self::NotATime => "problem-not-a-time",
            Self::OutOfRange { .. } => "problem-out-of-range",
            Self::NotAPage => "problem-not-a-page",
            Self::NotPosts { .. } => "problem-not-posts",
            Self::TooMany { .. } => "problem-too-many",
            Self::TooManyMentions { .. } => "problem-too-many-mentions",
            Self::TooFew { .. } => "problem-too-few",
            Self::Repeated => "problem-repeated",
            Self::SamePlace => "problem-same-place",
            Self::AllPosts => "problem-all-posts",
            Self::Approval => "problem-approval",
            Self::PollWaits => "problem-poll-waits",
            Self::Taken => "problem-taken",
            Self::LooksAlike => "problem-looks-alike",
            Self::NotAnIssuer => "problem-not-an-issuer",
            Self::NotADomain => "problem-not-a-domain",
            Self::NotAWord => "problem-not-a-word",
            Self::WrongLine { .. } => "problem-wrong-line",
            Self::TypeAgain => "problem-type-again",
            Self::OtherOrganisation => "problem-other-organisation",
            Self::NotAKey => "problem-not-a-key",
            Self::NotWithinAYear => "problem-not-within-a-year",
            Self::HasProvider => "problem-has-provider",
            Self::NotAttached => "problem-not-attached",
            Self::NotATheme => "problem-not-a-theme",
            Self::LanguageTwice { .. } => "problem-language-twice",
            Self::NotOnAgenda { .. } => "problem-not-on-agenda",
            Self::WeakerMode => "problem-weaker-mode",
            Self::TooFewMembers { .. } => "problem-too-few-members",
            Self::BecomeForAll { .. } => "problem-become-for-all",
            Self::NoPlaces => "problem-no-places",
            Self::NotAReceipt => "problem-not-a-receipt",
            Self::WordTaken { .. } => "problem-word-taken",
        }
    }
}
