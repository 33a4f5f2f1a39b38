//! Public ids: UUIDs (version 7, RFC 9562), one type for each noun, so that one cannot be passed for another.
//! They tell nothing but roughly when a row was made; counters would tell how much there is.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }
    )+};
}

ids! {
    /// A ministry, an authority, an NGO.
    OrganisationId,
    /// An organisation's OpenID Connect provider.
    ProviderId,
    /// A person with an account.
    PersonId,
    /// A workgroup: what forums and live sessions belong to.
    WorkgroupId,
    /// A thematic forum.
    ForumId,
    /// A thread in a forum.
    ThreadId,
    /// A post in a thread.
    PostId,
    /// A file that somebody uploaded.
    FileId,
    /// Something that a person is told.
    NoticeId,
    /// An item of a workgroup's queue.
    CaseId,
    /// What a chair did that concerns one person.
    MeasureId,
    /// A text that waits for a chair.
    HeldId,
    /// A word or phrase that chairs look at.
    WordRuleId,
    /// An act over many posts at once.
    BulkId,
    /// What chairs noted about a person.
    PersonNoteId,
    /// What those who lead a workgroup write for each other beside a post.
    WhisperId,
    /// That posts went from one thread to another.
    MoveId,
    /// A live session (an expert workshop, a conference).
    SessionId,
    /// A conference: a programme of live sessions.
    ConferenceId,
    /// A request of an administrator to read in a workgroup.
    AccessId,
    /// A line of the audit log.
    AuditId,
    /// Two accounts of one person that are about to be joined.
    JoiningId,
    /// An invitation of a guest.
    InvitationId,
    /// A chair that is about to be handed over.
    HandoverId,
    /// A request to join a workgroup, or an invitation of a member.
    AdmissionId,
    /// A mail that is to be sent, or was.
    MailId,
    /// A guest's passkey.
    PasskeyId,
    /// A person as an organisation's directory knows them.
    ScimUserId,
    /// A group of an organisation's directory.
    ScimGroupId,
    /// A token with which an organisation's directory comes.
    ScimTokenId,
    /// A secret with which a feed reader comes.
    FeedTokenId,
    /// A post or thread that somebody keeps for themselves.
    BookmarkId,
    /// A theme of the network's vocabulary.
    TagId,
}
