//! Why somebody is told something.

use crate::workgroups::UnknownCode;
use std::str::FromStr;

/// What must hold when a notice is read, for it to be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reach {
    /// One may enter the workgroup and sees what it tells of: a post that is hidden meanwhile is not told of.
    Seen,
    /// One may enter the workgroup: it tells what became of something of one's own, which may be out of sight.
    Inside,
    /// One leads the workgroup: it tells of what only those see who do.
    Leads,
    /// One is invited into the workgroup and has not answered: nothing else tells of it.
    Invited,
    /// Nothing: it is about coming into a workgroup, or having come out of it.
    Anywhere,
}

impl Reach {
    /// The name in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Seen => "seen",
            Self::Inside => "inside",
            Self::Leads => "leads",
            Self::Invited => "invited",
            Self::Anywhere => "anywhere",
        }
    }
}

macro_rules! whys {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $reach:ident);+ $(;)?) => {
        /// Why somebody is told something. Each has its sentence in the message catalogue, `notice-<code>`, which may name
        /// who did it (`$name`).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Why { $($(#[$doc])* $name),+ }

        impl Why {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The name in the database.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            /// What must hold for it to be told.
            #[must_use]
            pub const fn reach(self) -> Reach {
                match self { $(Self::$name => Reach::$reach),+ }
            }
        }
    };
}

whys! {
    /// Somebody mentions them.
    Mention = "mention", Seen;
    /// Somebody replies in a thread of theirs.
    Reply = "reply", Seen;
    /// Somebody quotes them.
    Quote = "quote", Seen;
    /// They watch the thread.
    WatchingThread = "watching-thread", Seen;
    /// They watch the forum.
    WatchingForum = "watching-forum", Seen;
    /// They watch a theme of the thread.
    WatchingTag = "watching-tag", Seen;
    /// They watch the whole workgroup.
    WatchingWorkgroup = "watching-workgroup", Seen;
    /// They follow who wrote it.
    Following = "following", Seen;
    /// They asked to be reminded of it.
    Reminder = "reminder", Seen;
    /// A chair took a post of theirs out of sight.
    PostHidden = "post-hidden", Inside;
    /// A chair brought a post of theirs back.
    PostRestored = "post-restored", Inside;
    /// People flagged a post of theirs; until chairs have looked it is out of sight.
    PostInReview = "post-in-review", Inside;
    /// A chair asks them to write a post anew.
    PostToRewrite = "post-to-rewrite", Inside;
    /// What they flagged was right to be flagged.
    FlagHeeded = "flag-heeded", Inside;
    /// Nothing is wrong with what they flagged.
    FlagDismissed = "flag-dismissed", Inside;
    /// A chair took a thread of theirs out of sight.
    ThreadHidden = "thread-hidden", Inside;
    /// A chair brought a thread of theirs back.
    ThreadRestored = "thread-restored", Inside;
    /// A chair takes all that they wrote in a workgroup out of sight.
    AllHidden = "all-hidden", Inside;
    /// A chair brings it back.
    AllRestored = "all-restored", Inside;
    /// A chair takes several threads of one forum out of sight, one or more of theirs among them.
    ThreadsHidden = "threads-hidden", Inside;
    /// A chair locks several threads, one or more of theirs among them.
    ThreadsLocked = "threads-locked", Inside;
    /// A chair moves several threads to another forum, one or more of theirs among them.
    ThreadsMoved = "threads-moved", Inside;
    /// A chair undoes what was done to several threads, one or more of theirs among them.
    ThreadsAsBefore = "threads-as-before", Inside;
    /// A chair warned them.
    Warned = "warned", Inside;
    /// A chair silenced them.
    Silenced = "silenced", Inside;
    /// A chair suspended them: the place is not there for them any more.
    Suspended = "suspended", Anywhere;
    /// A chair ended that.
    MeasureEnded = "measure-ended", Inside;
    /// Something waits in the queue that they share.
    QueueWaits = "queue-waits", Inside;
    /// Somebody wrote something that only those see who lead the workgroup.
    Whispered = "whispered", Leads;
    /// Their appeal was decided: what was done stays.
    AppealUpheld = "appeal-upheld", Anywhere;
    /// Their appeal was decided: what was done is undone.
    AppealOverturned = "appeal-overturned", Anywhere;
    /// A chair took the text of a post of theirs away for good.
    PostRedacted = "post-redacted", Inside;
    /// A chair took a file away from a post of theirs.
    FileRemoved = "file-removed", Inside;
    /// A chair let a text of theirs through.
    PostApproved = "post-approved", Inside;
    /// A chair did not let a text of theirs through.
    PostDeclined = "post-declined", Anywhere;
    /// A chair moved posts of theirs to another thread.
    PostsMoved = "posts-moved", Inside;
    /// Somebody asks to join a workgroup that they lead.
    RequestWaits = "request-waits", Inside;
    /// They asked to join, and are a member now.
    RequestAccepted = "request-accepted", Inside;
    /// They asked to join, and that was declined.
    RequestDeclined = "request-declined", Anywhere;
    /// They are invited into a workgroup.
    MemberInvited = "member-invited", Invited;
    /// Whom they invited is a member now.
    InvitationAccepted = "invitation-accepted", Inside;
    /// Whom they invited does not want to.
    InvitationDeclined = "invitation-declined", Inside;
    /// They have another office in a workgroup.
    OfficeChanged = "office-changed", Inside;
    /// A chair names them as the next one.
    SuccessorNamed = "successor-named", Inside;
    /// Whom they named said yes.
    HandoverAccepted = "handover-accepted", Inside;
    /// Whom they named said no.
    HandoverDeclined = "handover-declined", Inside;
    /// Whom they named cannot take over any more.
    HandoverLapsed = "handover-lapsed", Inside;
    /// A chair was handed over: by them, or to them.
    ChairHandedOver = "chair-handed-over", Inside;
    /// An open question that a session has left is theirs now.
    QuestionHandedOn = "question-handed-on", Inside;
    /// Somebody asks for a place in a live session that they lead.
    PlaceAsked = "place-asked", Inside;
    /// They have a place in a live session.
    PlaceGiven = "place-given", Inside;
    /// They asked for a place, and that was declined.
    PlaceDeclined = "place-declined", Inside;
    /// A chair took their place away.
    PlaceTaken = "place-taken", Inside;
    /// The time, the place or the title of a session that they registered for changed.
    SessionChanged = "session-changed", Inside;
    /// It does not take place.
    SessionCancelled = "session-cancelled", Inside;
    /// It starts within a day.
    SessionTomorrow = "session-tomorrow", Inside;
    /// It starts within an hour.
    SessionSoon = "session-soon", Inside;
}

impl Why {
    /// A post is news by itself, and not something that was done with it: each person is told of it once, for the strongest
    /// reason.
    #[must_use]
    pub const fn is_a_post(self) -> bool {
        !matches!(self, Self::Reminder) && !matches!(self.kind(), Kind::Acts)
    }

    /// It is about a time that comes: after that it is nobody's news.
    #[must_use]
    pub const fn comes_up(self) -> bool {
        matches!(self, Self::SessionTomorrow | Self::SessionSoon)
    }

    /// Which kind of news it is.
    #[must_use]
    pub const fn kind(self) -> Kind {
        match self {
            Self::Mention | Self::Reply | Self::Quote | Self::Reminder => Kind::ToMe,
            Self::WatchingThread
            | Self::WatchingForum
            | Self::WatchingTag
            | Self::WatchingWorkgroup
            | Self::Following => Kind::Watched,
            _ => Kind::Acts,
        }
    }
}

impl FromStr for Why {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.iter().copied().find(|why| why.code() == text).ok_or(UnknownCode)
    }
}

/// Kinds of news, as one looks for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Said to oneself.
    ToMe,
    /// What one watches, and whom one follows.
    Watched,
    /// What was done with something of one's own.
    Acts,
}
