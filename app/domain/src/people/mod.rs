//! People, their organisations, and how they want Sund to look.

mod colleague;
mod second_account;
pub use colleague::*;
pub use second_account::*;

use crate::{
    ids::{OrganisationId, PersonId},
    language::UiLanguage,
    sso::{Assurance, Level},
    time::Timestamp,
    workgroups::UnknownCode,
};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A country of the Council of the Baltic Sea States (ISO 3166-1 alpha-2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[allow(missing_docs)] // the codes are the names
pub enum Country {
    De,
    Dk,
    Ee,
    Fi,
    Is,
    Lt,
    Lv,
    No,
    Pl,
    Se,
}

impl Country {
    /// All of them, by code.
    pub const ALL: [Self; 10] =
        [Self::De, Self::Dk, Self::Ee, Self::Fi, Self::Is, Self::Lt, Self::Lv, Self::No, Self::Pl, Self::Se];

    /// The two-letter code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::De => "DE",
            Self::Dk => "DK",
            Self::Ee => "EE",
            Self::Fi => "FI",
            Self::Is => "IS",
            Self::Lt => "LT",
            Self::Lv => "LV",
            Self::No => "NO",
            Self::Pl => "PL",
            Self::Se => "SE",
        }
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Country {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|c| c.code() == text).ok_or(UnknownCode)
    }
}

/// Light, dark, or what the system says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The name in the database and in forms.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl FromStr for Theme {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|t| t.code() == text).ok_or(UnknownCode)
    }
}

/// How somebody wants to read Sund.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// The language of the interface; none: as the browser asks.
    pub language: Option<UiLanguage>,
    /// An IANA time zone name, such as `Europe/Helsinki`.
    pub time_zone: String,
    /// Light, dark or as the system.
    pub theme: Theme,
    /// Whether single keys are shortcuts; one can turn them off (WCAG 2.1.4).
    pub keys: bool,
}

/// Who is signed in. The first argument of every action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Viewer {
    /// The person.
    pub person: PersonId,
    /// Whom the person works for, now.
    pub organisation: OrganisationId,
    /// The name that others see.
    pub name: String,
    /// The organisation's name.
    pub organisation_name: String,
    /// The organisation's country.
    pub country: Country,
    /// May add workgroups and providers; sees no more content than anybody else.
    pub administrator: bool,
    /// Administers the accounts of their own organisation.
    pub administers: bool,
    /// How the person wants to read Sund.
    pub settings: Settings,
    /// When the person first signed in: what is older is not new to them.
    pub joined: Timestamp,
    /// What finders ask before they show anything.
    pub seer: Seer,
}

/// Who looks, when, and how sure we are that it is them: on what depends what there is to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Seer {
    /// The person.
    pub person: PersonId,
    /// A guest sees only workgroups that they are in.
    pub guest: bool,
    /// How sure the provider was at this sign-in.
    pub level: Level,
    /// When the provider last asked the person.
    pub asked: Timestamp,
    /// When this is: memberships end, sign-ins grow old.
    pub now: Timestamp,
}

impl Seer {
    /// For how long the provider has not asked, in milliseconds.
    #[must_use]
    pub const fn age(&self) -> i64 {
        self.now.since(self.asked)
    }

    /// Whether this sign-in is enough.
    #[must_use]
    pub fn meets(&self, required: Assurance) -> bool {
        required.is_met(self.level, self.age())
    }
}

/// A person as others see them, with the affiliation of that time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Author {
    /// The person.
    pub person: PersonId,
    /// The name that others see.
    pub name: String,
    /// The organisation's name.
    pub organisation: String,
    /// The organisation's country.
    pub country: Country,
    /// Whether the person chairs the workgroup in which this is shown. What is not so is not said: every frame of a live
    /// session names people.
    #[serde(default, skip_serializing_if = "is_not")]
    pub chair: bool,
    /// Whether the person is a guest of the network.
    #[serde(default, skip_serializing_if = "is_not")]
    pub guest: bool,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
const fn is_not(it: &bool) -> bool {
    !*it
}

impl Author {
    /// One or two letters that stand for the person in a small circle.
    #[must_use]
    pub fn initials(&self) -> String {
        initials(&self.name)
    }

    /// One of eight colours, always the same for this person.
    #[must_use]
    pub fn colour(&self) -> u8 {
        colour(self.person)
    }
}

impl Viewer {
    /// As others see them beside what they write.
    #[must_use]
    pub fn author(&self, chair: bool) -> Author {
        Author {
            person: self.person,
            name: self.name.clone(),
            organisation: self.organisation_name.clone(),
            country: self.country,
            chair,
            guest: self.seer.guest,
        }
    }
}

/// The first letters of the first and last word of a name, in upper case.
#[must_use]
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next().and_then(|w| w.chars().next());
    let last = words.next_back().and_then(|w| w.chars().next());
    first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
}

/// One of eight colours (0–7) for a person; the last byte of a `UUIDv7` is random.
#[must_use]
pub fn colour(person: PersonId) -> u8 {
    person.0.as_bytes()[15] % 8
}

/// A person's page in the directory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// Who it is, with today's affiliation.
    pub author: Author,
    /// The job title.
    pub title: String,
    /// What to ask this person about; comma separated.
    pub topics: String,
}
