//! What can be said no to. Names only: their sentences are in the message catalogues of `pages`.

mod checking;
mod field;
mod invalid;
mod problem;
pub use checking::Checking;
pub use field::Field;
pub use invalid::Invalid;
pub use problem::Problem;

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
    /// Its author took it back, and nobody else brings it back.
    TakenBack,
    /// The time in which it could be brought back is over.
    TooLate,
    /// The time in which it could be changed is over.
    TooLateToChange,
    /// The session keeps no names, and this would.
    KeepsNoNames,
    /// Each would be told from the others.
    TooFewPeople,
    /// Only those who lead the session write in it now.
    ChairsWrite,
    /// Who wrote it is not known any more.
    AuthorUnknown,
    /// A chair has muted one in this session.
    Muted,
    /// A chair has ended this session for one.
    PutOut,
    /// One writes once in a while in this session: in so many seconds again.
    SlowMode(u32),
    /// So few are there that each would be told from the others.
    TooFewHere,
    /// Only questions have an accepted answer.
    NotAQuestion,
    /// A question is not its own answer.
    NotAnAnswer,
    /// The session has not been opened yet.
    NotOpenYet,
    /// The session is open already.
    OpenAlready,
    /// Whoever comes to the session needs a place.
    NeedsPlace,
    /// Everybody of the workgroup can come.
    FreeToCome,
    /// A chair declined.
    PlaceDeclined,
    /// The session has ended.
    Ended,
    /// The session was cancelled.
    Cancelled,
    /// A conference with sessions stays.
    HasSessions,
    /// The poll is closed.
    PollClosed,
    /// The round of the countries is closed.
    RoundClosed,
    /// The place is another country's.
    OtherCountry,
    /// Somebody else has decided, or it was asked for too long ago.
    AlreadyDecided,
    /// One who leaves must hand the chair over first.
    LastChair,
    /// Whoever chairs the workgroup does this.
    HasChair,
    /// The person belongs to the workgroup already.
    MemberAlready,
    /// Who is suspended from a workgroup is neither let in nor given an office there.
    PersonSuspended,
    /// Nothing that the person wrote here is in sight.
    NothingToHide,
    /// One joins an open workgroup without asking.
    OpenToAll,
    /// One has asked already.
    AskedAlready,
    /// The person is invited already.
    InvitedAlready,
    /// One has asked very often today.
    TooManyRequests,
    /// The workgroup has invited very many people today.
    TooManyInvitations,
    /// One hands a chair over to one person at a time.
    HandedOverAlready,
    /// It was declined; in so many days again.
    AskLater(u32),
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
    /// A chair looks at it before others read it.
    Waits,
    /// Much of one's own waits for chairs already.
    TooMuchWaits,
    /// Who wrote it cannot write here now.
    AuthorGone,
    /// It is not any more what one has seen.
    ChangedMeanwhile,
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
            Self::TakenBack => "refusal-taken-back",
            Self::TooLate => "refusal-too-late",
            Self::TooLateToChange => "refusal-too-late-to-change",
            Self::KeepsNoNames => "refusal-keeps-no-names",
            Self::ChairsWrite => "refusal-chairs-write",
            Self::AuthorUnknown => "refusal-author-unknown",
            Self::Muted => "refusal-muted",
            Self::PutOut => "refusal-put-out",
            Self::SlowMode(_) => "refusal-slow-mode",
            Self::TooFewHere => "refusal-too-few-here",
            Self::TooFewPeople => "refusal-too-few-people",
            Self::NotAQuestion => "refusal-not-a-question",
            Self::NotAnAnswer => "refusal-not-an-answer",
            Self::NotOpenYet => "refusal-not-open-yet",
            Self::OpenAlready => "refusal-open-already",
            Self::NeedsPlace => "refusal-needs-place",
            Self::FreeToCome => "refusal-free-to-come",
            Self::PlaceDeclined => "refusal-place-declined",
            Self::Ended => "refusal-ended",
            Self::Cancelled => "refusal-cancelled",
            Self::HasSessions => "refusal-has-sessions",
            Self::RoundClosed => "refusal-round-closed",
            Self::OtherCountry => "refusal-other-country",
            Self::PollClosed => "refusal-poll-closed",
            Self::AlreadyDecided => "refusal-already-decided",
            Self::LastChair => "refusal-last-chair",
            Self::HasChair => "refusal-has-chair",
            Self::MemberAlready => "refusal-member-already",
            Self::PersonSuspended => "refusal-person-suspended",
            Self::NothingToHide => "refusal-nothing-to-hide",
            Self::OpenToAll => "refusal-open-to-all",
            Self::AskedAlready => "refusal-asked-already",
            Self::InvitedAlready => "refusal-invited-already",
            Self::TooManyRequests => "refusal-too-many-requests",
            Self::TooManyInvitations => "refusal-too-many-invitations",
            Self::HandedOverAlready => "refusal-handed-over-already",
            Self::AskLater(_) => "refusal-ask-later",
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
            Self::Waits => "refusal-waits",
            Self::TooMuchWaits => "refusal-too-much-waits",
            Self::AuthorGone => "refusal-author-gone",
            Self::ChangedMeanwhile => "refusal-changed-meanwhile",
            Self::TooSoon(_) => "refusal-too-soon",
            Self::StepUp(_) => "refusal-step-up",
        }
    }
}
