//! What can be said no to. Names only: their sentences are in the message catalogues of `pages`.

mod checking;
mod invalid;
pub use checking::Checking;
pub use invalid::Invalid;

use crate::sso::Assurance;
use serde::{Deserialize, Serialize};

/// Why an act is refused. `NotFound` is also the answer for what the viewer may not know of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Refusal {
    /// There is no such thing, or none that the viewer may know of.
    NotFound,
    /// Only chairs of the workgroup do this.
    ChairsOnly,
    /// Only members of the workgroup do this.
    MembersOnly,
    /// Only who wrote it does this.
    NotYours,
    /// One does not mark one's own post.
    OwnPost,
    /// The thread is locked.
    Locked,
    /// The thread or post is hidden by a chair.
    Hidden,
    /// A thread's first post is hidden with its thread.
    FirstPost,
    /// The thread goes on as another one.
    Merged,
    /// It cannot be taken back: the posts have gone on elsewhere since.
    WentOn,
    /// Only questions have an accepted answer.
    NotAQuestion,
    /// A question is not its own answer.
    NotAnAnswer,
    /// The session has not been opened yet.
    NotOpenYet,
    /// The session is open already.
    OpenAlready,
    /// The session has ended.
    Ended,
    /// Somebody else has decided, or it was asked for too long ago.
    AlreadyDecided,
    /// One who leaves must hand the chair over first.
    LastChair,
    /// Whoever chairs the workgroup does this.
    HasChair,
    /// Platform administrators only.
    AdministratorsOnly,
    /// Somebody else has to do this.
    NotOneself,
    /// The provider is kept in a file of the operator.
    Declared,
    /// A guest comes by invitation, for a time, and chairs nothing.
    Guest,
    /// Without a passkey a guest could not sign in.
    LastPasskey,
    /// One keeps the sign-in with which one works, and the one that one came with.
    OwnSignIn,
    /// The second account administers the network or an organisation.
    SecondAdministers,
    /// The second account has been ended.
    SecondEnded,
    /// One has not said yet to have read a warning.
    Warned,
    /// One is silenced in the workgroup.
    Silenced,
    /// One is suspended from the workgroup.
    Suspended,
    /// A chair, and what a chair did oneself, is somebody else's to judge.
    Chairs,
    /// One has flagged this already.
    FlaggedAlready,
    /// One has flagged very much today.
    TooManyFlags,
    /// There was one appeal, and that was decided.
    OneAppeal,
    /// The chair who acted does not decide the appeal.
    OwnMeasure,
    /// One writes here once in a while: in so many minutes again.
    TooSoon(u32),
    /// The sign-in is not sure enough, or too long ago.
    StepUp(Assurance),
}

impl Refusal {
    /// The key of its sentence in the message catalogue.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::NotFound => "refusal-not-found",
            Self::ChairsOnly => "refusal-chairs-only",
            Self::MembersOnly => "refusal-members-only",
            Self::NotYours => "refusal-not-yours",
            Self::OwnPost => "refusal-own-post",
            Self::Locked => "refusal-locked",
            Self::Hidden => "refusal-hidden",
            Self::FirstPost => "refusal-first-post",
            Self::Merged => "refusal-merged",
            Self::WentOn => "refusal-went-on",
            Self::NotAQuestion => "refusal-not-a-question",
            Self::NotAnAnswer => "refusal-not-an-answer",
            Self::NotOpenYet => "refusal-not-open-yet",
            Self::OpenAlready => "refusal-open-already",
            Self::Ended => "refusal-ended",
            Self::AlreadyDecided => "refusal-already-decided",
            Self::LastChair => "refusal-last-chair",
            Self::HasChair => "refusal-has-chair",
            Self::AdministratorsOnly => "refusal-administrators-only",
            Self::NotOneself => "refusal-not-oneself",
            Self::Declared => "refusal-declared",
            Self::Guest => "refusal-guest",
            Self::LastPasskey => "refusal-last-passkey",
            Self::OwnSignIn => "refusal-own-sign-in",
            Self::SecondAdministers => "refusal-second-administers",
            Self::SecondEnded => "refusal-second-ended",
            Self::Warned => "refusal-warned",
            Self::Silenced => "refusal-silenced",
            Self::Suspended => "refusal-suspended",
            Self::Chairs => "refusal-chairs",
            Self::FlaggedAlready => "refusal-flagged-already",
            Self::TooManyFlags => "refusal-too-many-flags",
            Self::OneAppeal => "refusal-one-appeal",
            Self::OwnMeasure => "refusal-own-measure",
            Self::TooSoon(_) => "refusal-too-soon",
            Self::StepUp(_) => "refusal-step-up",
        }
    }
}

/// An input that one fills in: where its error is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// A title or a name.
    Title,
    /// The text itself.
    Body,
    /// The language of a text.
    Language,
    /// Question, discussion, practice, announcement.
    Kind,
    /// Why a chair acts.
    Reason,
    /// The forum to move to.
    Forum,
    /// Posts of a thread, by their numbers.
    Posts,
    /// The thread to move posts to.
    Thread,
    /// A work e-mail.
    Email,
    /// A time zone.
    TimeZone,
    /// Light, dark or as the system.
    Theme,
    /// When something starts.
    Start,
    /// How long it lasts.
    Minutes,
    /// Where it takes place.
    Place,
    /// What it is for.
    Purpose,
    /// Open, closed or confidential.
    Visibility,
    /// A country of the network.
    Country,
    /// A workgroup chosen from a list.
    Workgroup,
    /// A person chosen from a list.
    Person,
    /// What to ask this person about.
    Topics,
    /// A page of a list.
    Page,
    /// An organisation's name.
    Organisation,
    /// A provider's issuer.
    Issuer,
    /// What this network is called at a provider.
    ClientId,
    /// The secret that goes with it.
    Secret,
    /// What a provider is asked for.
    Scopes,
    /// E-mail domains.
    Domains,
    /// How people of a provider join.
    Joining,
    /// The algorithm of a provider's ID tokens.
    Algorithm,
    /// What a provider's `acr` and `amr` values mean.
    Levels,
    /// The claim with the name.
    ClaimName,
    /// The claim with the e-mail.
    ClaimEmail,
    /// The claim with the unit.
    ClaimUnit,
    /// The claim with the groups.
    ClaimGroups,
    /// The claim with what the organisation's directory calls a person.
    ClaimExternal,
    /// The claim with values that mean a level.
    ClaimLevel,
    /// What groups of a provider give.
    Groups,
    /// A person's own name.
    Name,
    /// The last day of a guest's stay.
    Until,
    /// How sure a sign-in must be.
    Level,
    /// How long ago it may have been.
    Within,
    /// For how many hours.
    Hours,
    /// How closely one watches something.
    Watch,
    /// How often one gets mail.
    Mail,
    /// When it gets quiet.
    QuietFrom,
    /// Until when it is quiet.
    QuietUntil,
    /// A reason from the list.
    Cause,
    /// What a chair decides.
    Decision,
    /// For how many days.
    Days,
    /// A chair who sees to something.
    Lead,
    /// A chair's note.
    Note,
}

impl Field {
    /// The `name` of the input, and the stem of its keys in the message catalogue.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Body => "body",
            Self::Language => "language",
            Self::Kind => "kind",
            Self::Reason => "reason",
            Self::Forum => "forum",
            Self::Posts => "posts",
            Self::Thread => "thread",
            Self::Email => "email",
            Self::TimeZone => "time_zone",
            Self::Theme => "theme",
            Self::Start => "start",
            Self::Minutes => "minutes",
            Self::Place => "place",
            Self::Purpose => "purpose",
            Self::Visibility => "visibility",
            Self::Country => "country",
            Self::Workgroup => "workgroup",
            Self::Person => "person",
            Self::Topics => "topics",
            Self::Page => "page",
            Self::Organisation => "organisation",
            Self::Issuer => "issuer",
            Self::ClientId => "client_id",
            Self::Secret => "secret",
            Self::Scopes => "scopes",
            Self::Domains => "domains",
            Self::Joining => "joining",
            Self::Algorithm => "algorithm",
            Self::Levels => "levels",
            Self::ClaimName => "claim_name",
            Self::ClaimEmail => "claim_email",
            Self::ClaimUnit => "claim_unit",
            Self::ClaimGroups => "claim_groups",
            Self::ClaimExternal => "claim_external",
            Self::ClaimLevel => "claim_level",
            Self::Groups => "groups",
            Self::Name => "name",
            Self::Until => "until",
            Self::Level => "level",
            Self::Within => "within",
            Self::Hours => "hours",
            Self::Watch => "watch",
            Self::Mail => "mail",
            Self::QuietFrom => "quiet_from",
            Self::QuietUntil => "quiet_until",
            Self::Cause => "cause",
            Self::Decision => "decision",
            Self::Days => "days",
            Self::Lead => "lead",
            Self::Note => "note",
        }
    }
}

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
    /// All posts of a thread, where some must stay.
    AllPosts,
    /// Taken already.
    Taken,
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
            Self::AllPosts => "problem-all-posts",
            Self::Taken => "problem-taken",
            Self::NotAnIssuer => "problem-not-an-issuer",
            Self::NotADomain => "problem-not-a-domain",
            Self::NotAWord => "problem-not-a-word",
            Self::WrongLine { .. } => "problem-wrong-line",
            Self::TypeAgain => "problem-type-again",
            Self::OtherOrganisation => "problem-other-organisation",
            Self::NotAKey => "problem-not-a-key",
            Self::NotWithinAYear => "problem-not-within-a-year",
            Self::HasProvider => "problem-has-provider",
        }
    }
}
