//! What one fills in.

use serde::{Deserialize, Serialize};

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
    /// What chairs note about a person.
    PersonNote,
    /// Whether single keys are shortcuts.
    Keys,
    /// When something starts.
    Start,
    /// How long it lasts.
    Minutes,
    /// Where it takes place.
    Place,
    /// What is on, and when.
    Agenda,
    /// What is to be discussed.
    Questions,
    /// Who is named.
    Mode,
    /// The conference that a session belongs to, and its track.
    Conference,
    /// What is on side by side at a conference.
    Tracks,
    /// How one comes to a session.
    Registering,
    /// How many places there are.
    Capacity,
    /// What shows that a message is one's own.
    Receipt,
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
    /// A member of a workgroup.
    Member,
    /// Whom to write to.
    Contact,
    /// What a workgroup works on.
    Themes,
    /// What a workgroup has agreed on.
    Rules,
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
    /// One's own words about something that one keeps.
    OwnNote,
    /// When to be reminded.
    Remind,
    /// The time of that.
    RemindAt,
    /// Posts of a newcomer that chairs look at.
    HoldPosts,
    /// Days of a newcomer that chairs look at.
    HoldDays,
    /// Posts before one may link.
    HoldLinks,
    /// A word or phrase that chairs look at.
    Words,
    /// Files to attach.
    Files,
    /// What a poll asks.
    PollQuestion,
    /// How one chooses in it.
    PollKind,
    /// What one can choose, one in a line.
    PollOptions,
    /// When it closes.
    PollCloses,
    /// Who sees the results before.
    PollShown,
    /// What one votes for.
    Choice,
    /// What a thread is about: words of the network's themes.
    Tags,
    /// The words of a theme, a line for each language.
    Labels,
    /// The theme that another one becomes a part of.
    Into,
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
            Self::PersonNote => "person_note",
            Self::Keys => "keys",
            Self::Start => "start",
            Self::Minutes => "minutes",
            Self::Place => "place",
            Self::Agenda => "agenda",
            Self::Mode => "mode",
            Self::Conference => "conference",
            Self::Tracks => "tracks",
            Self::Registering => "registering",
            Self::Capacity => "capacity",
            Self::Receipt => "receipt",
            Self::Questions => "questions",
            Self::Purpose => "purpose",
            Self::Visibility => "visibility",
            Self::Country => "country",
            Self::Workgroup => "workgroup",
            Self::Person => "person",
            Self::Member => "member",
            Self::Contact => "contact",
            Self::Themes => "themes",
            Self::Rules => "rules",
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
            Self::OwnNote => "own_note",
            Self::Remind => "remind",
            Self::RemindAt => "remind_at",
            Self::HoldPosts => "hold_posts",
            Self::HoldDays => "hold_days",
            Self::HoldLinks => "hold_links",
            Self::Words => "words",
            Self::Files => "files",
            Self::PollQuestion => "poll_question",
            Self::PollKind => "poll_kind",
            Self::PollOptions => "poll_options",
            Self::PollCloses => "poll_closes",
            Self::PollShown => "poll_shown",
            Self::Choice => "choice",
            Self::Tags => "tags",
            Self::Labels => "labels",
            Self::Into => "into",
        }
    }
}
