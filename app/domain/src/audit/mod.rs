//! The audit log: what was done, by whom, to what, and why. Never content, never secrets.

use crate::{
    Refusal,
    ids::{AuditId, OrganisationId},
    people::Viewer,
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

mod number;
pub use number::number;

macro_rules! audited {
    ($($(#[$doc:meta])* $name:ident = $code:literal),+ $(,)?) => {
        /// An act that leaves a line in the audit log.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Audited { $($(#[$doc])* #[serde(rename = $code)] $name),+ }

        impl Audited {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The name in the database; with `audit-` before it, the key in the message catalogue.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }
        }
    };
}

audited! {
    /// Signed in.
    SignedIn = "signed-in",
    /// Signed in again, because something asks for a surer or fresher sign-in.
    SteppedUp = "stepped-up",
    /// A chair changed what a workgroup asks of a sign-in.
    ProtectionChanged = "protection-changed",
    /// A chair changed how closely members watch who have chosen nothing.
    WatchingChanged = "watching-changed",
    /// An administrator changed what an act asks of a sign-in.
    ActGuarded = "act-guarded",
    /// Signs in with another provider as well.
    IdentityLinked = "identity-linked",
    /// Took over another account of the same person.
    AccountJoined = "account-joined",
    /// Went over into another account of the same person.
    AccountHandedOver = "account-handed-over",
    /// A membership went over into another account of the same person.
    MembershipMoved = "membership-moved",
    /// Signs in with a provider no longer.
    IdentityDropped = "identity-dropped",
    /// Works for another organisation now.
    OrganisationChanged = "organisation-changed",
    /// An administrator asked to read in a workgroup.
    AccessAsked = "access-asked",
    /// A second administrator agreed.
    AccessAgreed = "access-agreed",
    /// A second administrator did not agree.
    AccessDeclined = "access-declined",
    /// Reading ended before its time.
    AccessEnded = "access-ended",
    /// A sign-in was refused; the cause is in the details.
    SignInRefused = "sign-in-refused",
    /// Signed out.
    SignedOut = "signed-out",
    /// A provider ended a session of one of its people.
    SignedOutByProvider = "signed-out-by-provider",
    /// Ended a session of one's own in another browser.
    SessionRevoked = "session-revoked",
    /// Made a secret for a feed reader.
    FeedTokenMade = "feed-token-made",
    /// Made it anew: the one before shows nothing any more.
    FeedTokenRenewed = "feed-token-renewed",
    /// Took it back.
    FeedTokenRevoked = "feed-token-revoked",
    /// A person signed in for the first time.
    PersonJoined = "person-joined",
    /// A person signed in for the first time, and waits for the organisation's administrator.
    PersonWaits = "person-waits",
    /// The organisation's administrator agreed that somebody joins.
    PersonApproved = "person-approved",
    /// A person's account was ended.
    PersonEnded = "person-ended",
    /// Made somebody an administrator of their organisation.
    AdministratorAppointed = "administrator-appointed",
    /// Took that back.
    AdministratorDismissed = "administrator-dismissed",
    /// Somebody was made a platform administrator at the command line.
    PlatformAdministratorMade = "platform-administrator-made",
    /// That was taken back at the command line.
    PlatformAdministratorRemoved = "platform-administrator-removed",
    /// A provider's claims gave a place in a workgroup.
    PlaceGiven = "place-given",
    /// A provider's claims took a place in a workgroup away.
    PlaceTaken = "place-taken",
    /// Which of a provider's groups give places in a workgroup was changed.
    GroupsMapped = "groups-mapped",
    /// A confidential workgroup's chair lets a provider's groups give places.
    ProviderAllowed = "provider-allowed",
    /// A confidential workgroup's chair took that back.
    ProviderDisallowed = "provider-disallowed",
    /// A provider was added.
    ProviderAdded = "provider-added",
    /// A provider was changed; which fields is in the details.
    ProviderChanged = "provider-changed",
    /// A provider was disabled, and the sessions of its people ended.
    ProviderDisabled = "provider-disabled",
    /// A provider was enabled again.
    ProviderEnabled = "provider-enabled",
    /// A token for an organisation's directory (SCIM) was made.
    ScimTokenMade = "scim-token-made",
    /// A token for an organisation's directory was revoked.
    ScimTokenRevoked = "scim-token-revoked",
    /// An organisation's directory told of a person for the first time.
    PersonProvisioned = "person-provisioned",
    /// An organisation's directory changed what it tells of a person.
    PersonReprovisioned = "person-reprovisioned",
    /// An organisation's directory ended a person's account.
    PersonDeactivated = "person-deactivated",
    /// An organisation's directory let a person in again.
    PersonReactivated = "person-reactivated",
    /// An organisation's directory added, changed or removed a group; which of these is in the details.
    DirectoryGroupChanged = "directory-group-changed",
    /// Joined a workgroup.
    WorkgroupJoined = "workgroup-joined",
    /// Left a workgroup.
    WorkgroupLeft = "workgroup-left",
    /// A chair let somebody in who had asked.
    MemberAdded = "member-added",
    /// A chair invited somebody to become a member.
    MemberInvited = "member-invited",
    /// A chair took such an invitation back.
    MemberUninvited = "member-uninvited",
    /// A chair declined a request to join.
    RequestDeclined = "request-declined",
    /// A chair ended a membership.
    MemberRemoved = "member-removed",
    /// A chair changed a member's role.
    RoleChanged = "role-changed",
    /// A chair changed name, purpose, contact or themes of a workgroup.
    WorkgroupChanged = "workgroup-changed",
    /// A chair changed who may know of a workgroup.
    VisibilityChanged = "visibility-changed",
    /// A chair changed the rules of a workgroup.
    RulesChanged = "rules-changed",
    /// A chair changed what stands in the box before one writes.
    TemplateChanged = "template-changed",
    /// A chair named the next one.
    SuccessorNamed = "successor-named",
    /// A chair took that back.
    HandoverWithdrawn = "handover-withdrawn",
    /// A chair went over to the next one.
    ChairHandedOver = "chair-handed-over",
    /// A platform administrator made a member the chair of a workgroup that had none.
    ChairAppointed = "chair-appointed",
    /// An administrator added a theme to the network's vocabulary.
    TagAdded = "tag-added",
    /// An administrator changed the words of a theme.
    TagChanged = "tag-changed",
    /// An administrator made one theme a part of another.
    TagMerged = "tag-merged",
    /// An administrator retired a theme: it cannot be chosen any more.
    TagRetired = "tag-retired",
    /// An administrator brought a theme back.
    TagReinstated = "tag-reinstated",
    /// A workgroup was made.
    WorkgroupMade = "workgroup-made",
    /// A chair took a copy of everything that is written in a workgroup.
    WorkgroupExported = "workgroup-exported",
    /// A forum was added.
    ForumAdded = "forum-added",
    /// Pinned a thread.
    ThreadPinned = "thread-pinned",
    /// Unpinned a thread.
    ThreadUnpinned = "thread-unpinned",
    /// Locked a thread.
    ThreadLocked = "thread-locked",
    /// Unlocked a thread.
    ThreadUnlocked = "thread-unlocked",
    /// Moved a thread.
    ThreadMoved = "thread-moved",
    /// Moved posts of a thread to another one.
    ThreadSplit = "thread-split",
    /// Moved all posts of a thread to another one.
    ThreadMerged = "thread-merged",
    /// Took one of these back.
    MoveUndone = "move-undone",
    /// Hid a thread.
    ThreadHidden = "thread-hidden",
    /// Restored a thread.
    ThreadRestored = "thread-restored",
    /// Wrote or changed a conclusion.
    ThreadConcluded = "thread-concluded",
    /// Changed what a thread is about.
    ThreadTagged = "thread-tagged",
    /// Took back a thread of one's own.
    ThreadTakenBack = "thread-taken-back",
    /// Brought a thread of one's own back.
    ThreadBroughtBack = "thread-brought-back",
    /// Closed a poll of one's own before its time.
    PollClosed = "poll-closed",
    /// Took back a post of one's own.
    PostTakenBack = "post-taken-back",
    /// Brought a post of one's own back.
    PostBroughtBack = "post-brought-back",
    /// Hid a post.
    PostHidden = "post-hidden",
    /// Restored a post.
    PostRestored = "post-restored",
    /// A chair looked at flags, and nothing was wrong.
    FlagsDismissed = "flags-dismissed",
    /// A chair let a text through.
    PostApproved = "post-approved",
    /// A chair did not let a text through.
    PostDeclined = "post-declined",
    /// A chair changed what is looked at before others read it.
    HoldingChanged = "holding-changed",
    /// A chair asked the author to write a post anew.
    RewriteAsked = "rewrite-asked",
    /// A chair took all that somebody wrote out of sight.
    AllHidden = "all-hidden",
    /// A chair brought it back.
    AllRestored = "all-restored",
    /// A chair warned somebody.
    PersonWarned = "person-warned",
    /// A chair silenced somebody.
    PersonSilenced = "person-silenced",
    /// A chair suspended somebody.
    PersonSuspended = "person-suspended",
    /// A chair ended a warning, a silence or a suspension before its time.
    MeasureEnded = "measure-ended",
    /// A chair decided an appeal: what was done stays.
    AppealUpheld = "appeal-upheld",
    /// A chair decided an appeal: what was done is undone.
    AppealOverturned = "appeal-overturned",
    /// A chair said when a thread will be locked.
    LockPlanned = "lock-planned",
    /// A chair said how often one writes in a thread.
    ThreadSlowed = "thread-slowed",
    /// A chair said how often one writes in a forum.
    ForumSlowed = "forum-slowed",
    /// Took a post's text away for good.
    PostRedacted = "post-redacted",
    /// A chair took a file away from a post.
    FileRemoved = "file-removed",
    /// A chair accepted an answer in somebody else's question.
    AnswerAccepted = "answer-accepted",
    /// Planned a live session.
    SessionPlanned = "session-planned",
    /// Changed the plan of a live session.
    SessionChanged = "session-changed",
    /// Cancelled a live session.
    SessionCancelled = "session-cancelled",
    /// Approved that somebody comes to a live session.
    RegistrationApproved = "registration-approved",
    /// Declined that somebody comes to a live session.
    RegistrationDeclined = "registration-declined",
    /// Opened a live session.
    SessionOpened = "session-opened",
    /// Only chairs write in a live session.
    SessionHushed = "session-hushed",
    /// Each writes in it once in a while.
    SessionSlowed = "session-slowed",
    /// Everybody writes in it again.
    SessionUnhushed = "session-unhushed",
    /// Muted somebody in a live session.
    SessionMuted = "session-muted",
    /// Ended a live session for somebody.
    SessionPutOut = "session-put-out",
    /// Let somebody speak in a live session again.
    SessionHoldLifted = "session-hold-lifted",
    /// Corrected the record of a live session.
    RecordCorrected = "record-corrected",
    /// Handed an open question of a live session on.
    QuestionHandedOn = "question-handed-on",
    /// Ended a live session.
    SessionEnded = "session-ended",
    /// Added a document to a live session where names are kept.
    DocumentAdded = "document-added",
    /// Took a document away from such a session.
    DocumentRemoved = "document-removed",
    /// Planned a conference.
    ConferencePlanned = "conference-planned",
    /// Changed what was planned of a conference.
    ConferenceChanged = "conference-changed",
    /// Took back a conference without sessions.
    ConferenceRemoved = "conference-removed",
    /// Removed a message from a live session.
    MessageRemoved = "message-removed",
    /// Invited a guest.
    GuestInvited = "guest-invited",
    /// Had an invitation sent once more, with a new link.
    InvitationSentAgain = "invitation-sent-again",
    /// The mail server has taken the mail of an invitation.
    InvitationSent = "invitation-sent",
    /// The mail of an invitation was given up; the cause is in the details.
    InvitationUndelivered = "invitation-undelivered",
    /// Withdrew an invitation.
    InvitationWithdrawn = "invitation-withdrawn",
    /// A guest accepted an invitation.
    GuestJoined = "guest-joined",
    /// Changed when a guest's stay ends.
    StayChanged = "stay-changed",
    /// Ended a guest's stay.
    StayEnded = "stay-ended",
    /// A guest made a passkey.
    PasskeyAdded = "passkey-added",
    /// A guest removed a passkey.
    PasskeyRemoved = "passkey-removed",
}

impl std::str::FromStr for Audited {
    type Err = crate::workgroups::UnknownCode;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.iter().copied().find(|a| a.code() == text).ok_or(crate::workgroups::UnknownCode)
    }
}

/// A line of a workgroup's log, as its members see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogLine {
    /// Its id.
    pub id: AuditId,
    /// When.
    pub at: Timestamp,
    /// What was done.
    pub act: Audited,
    /// By whom.
    pub by: String,
    /// To what: a title or a name, as it was then; empty if it is hidden.
    pub what: String,
    /// Where it can be seen, if the viewer may.
    pub link: Option<String>,
    /// Why.
    pub reason: Option<String>,
}

/// Whose lines an administrator reads: never those of a workgroup, which are its members' to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogScope {
    /// What is about no workgroup: sign-ins, accounts, providers, directories, requests.
    Network,
    /// Refused sign-ins with this organisation's providers.
    Organisation(OrganisationId),
}

/// Which lines somebody may read as an administrator. For everybody else there is no such log.
pub fn log_scope(viewer: &Viewer) -> Result<LogScope, Refusal> {
    match (viewer.administrator, viewer.administers) {
        (true, _) => Ok(LogScope::Network),
        (false, true) => Ok(LogScope::Organisation(viewer.organisation)),
        (false, false) => Err(Refusal::NotFound),
    }
}

/// A line as administrators see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NetworkLine {
    /// Its id.
    pub id: AuditId,
    /// When.
    pub at: Timestamp,
    /// What was done.
    pub act: Audited,
    /// By whom; empty where that is not known.
    pub by: String,
    /// To what; of a refused sign-in the number that the person was shown.
    pub what: String,
    /// Why, in the words of who did it.
    pub reason: Option<String>,
    /// The cause, or what was changed.
    pub detail: Option<String>,
}
