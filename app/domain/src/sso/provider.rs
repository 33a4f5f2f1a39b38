//! What a provider's row says besides where it is: how its people join, what its claims mean, how sure a sign-in is.

use crate::workgroups::{Standing, UnknownCode};
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    str::FromStr,
};

/// How sure the provider was that it is the person: the levels of assurance of eIDAS (Regulation (EU) 910/2014,
/// article 8).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// A password, or nothing that we know of.
    #[default]
    Low,
    /// Two factors.
    Substantial,
    /// Two factors, one of which cannot be copied.
    High,
}

impl Level {
    /// All of them, weakest first.
    pub const ALL: [Self; 3] = [Self::Low, Self::Substantial, Self::High];

    /// The name in the database and in forms.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Substantial => "substantial",
            Self::High => "high",
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Level {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|level| level.code() == text).ok_or(UnknownCode)
    }
}

/// How somebody whom the provider knows becomes a member of the network.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Joining {
    /// By signing in.
    #[default]
    AtOnce,
    /// When the organisation's administrator has agreed.
    Approval,
}

impl Joining {
    /// Both.
    pub const ALL: [Self; 2] = [Self::AtOnce, Self::Approval];

    /// The name in the database and in forms.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::AtOnce => "at-once",
            Self::Approval => "approval",
        }
    }
}

impl FromStr for Joining {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|joining| joining.code() == text).ok_or(UnknownCode)
    }
}

/// What each `acr` and `amr` value of a provider (OpenID Connect Core 1.0, 2; RFC 8176) means, and each value of the claim
/// that its mapping names for levels.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Levels(pub BTreeMap<String, Level>);

impl Levels {
    /// How sure a sign-in with these values was. What is not known says nothing.
    #[must_use]
    pub fn of<'a>(&self, values: impl IntoIterator<Item = &'a str>) -> Level {
        values.into_iter().filter_map(|value| self.0.get(value)).copied().max().unwrap_or_default()
    }

    /// The values that one can ask for to be at least this sure, weakest first (`acr_values`).
    #[must_use]
    pub fn at_least(&self, level: Level) -> Vec<&str> {
        let mut values: Vec<_> = self.0.iter().filter(|(_, known)| **known >= level).collect();
        values.sort_by_key(|(_, known)| **known);
        values.into_iter().map(|(value, _)| value.as_str()).collect()
    }
}

/// Which claim of a provider is what. An empty name means the standard claim (Core, 5.1).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Mapping {
    /// The full name; else `name`.
    pub name: String,
    /// The work e-mail; else `email`.
    pub email: String,
    /// The unit of the organisation; else nothing.
    pub unit: String,
    /// The claim with a list of groups; else nothing.
    pub groups: String,
    /// The claim with what the organisation's directory calls the person (SCIM's `externalId`); else it is `sub`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub external: String,
    /// A claim whose values are looked up among the levels like those of `acr` and `amr` (Entra ID: `acrs`); else only those.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub level: String,
    /// What being in a group gives: the group's name at the provider, and a place in a workgroup.
    pub workgroups: BTreeMap<String, Vec<Place>>,
}

/// A place in a workgroup.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// The workgroup's name in addresses.
    pub workgroup: String,
    /// Member or chair.
    pub role: Standing,
}

impl Mapping {
    /// The places that somebody in these groups has; the stronger role where two groups name one workgroup.
    #[must_use]
    pub fn places<'a>(&self, groups: impl IntoIterator<Item = &'a str>) -> BTreeMap<&str, Standing> {
        let mut places = BTreeMap::new();
        for place in groups.into_iter().filter_map(|group| self.workgroups.get(group)).flatten() {
            let role = places.entry(place.workgroup.as_str()).or_insert(place.role);
            *role = (*role).max(place.role);
        }
        places
    }
}

impl Mapping {
    /// The workgroups that groups give places in, by their names in addresses.
    #[must_use]
    pub fn named(&self) -> BTreeSet<&str> {
        self.workgroups.values().flatten().map(|place| place.workgroup.as_str()).collect()
    }

    /// Which groups give a place in this workgroup, written as they are typed: "experts, leads (chair)".
    #[must_use]
    pub fn giving(&self, workgroup: &str) -> String {
        let each = |(group, places): (&String, &Vec<Place>)| {
            let role = places.iter().filter(|place| place.workgroup == workgroup).map(|place| place.role).max()?;
            Some(if role == Standing::Chair { format!("{group} (chair)") } else { group.clone() })
        };
        self.workgroups.iter().filter_map(each).collect::<Vec<_>>().join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_the_best_that_is_known() {
        let levels: Levels =
            serde_json::from_str(r#"{"urn:mfa": "substantial", "pwd": "low", "hwk": "high"}"#).unwrap();
        assert_eq!(levels.of([]), Level::Low);
        assert_eq!(levels.of(["pwd", "urn:mfa"]), Level::Substantial);
        assert_eq!(levels.of(["something"]), Level::Low);
        assert_eq!(levels.at_least(Level::Substantial), ["urn:mfa", "hwk"]);
        assert!(Levels::default().at_least(Level::High).is_empty());
    }

    #[test]
    fn groups_give_places() {
        let mapping: Mapping = serde_json::from_str(
            r#"{"groups": "roles", "workgroups": {
                "police": [{"workgroup": "prevention", "role": "member"}],
                "leads": [{"workgroup": "prevention", "role": "chair"}, {"workgroup": "network", "role": "member"}]}}"#,
        )
        .unwrap();
        let places = mapping.places(["police", "leads", "unknown"]);
        assert_eq!(
            places.into_iter().collect::<Vec<_>>(),
            [("network", Standing::Member), ("prevention", Standing::Chair)]
        );
        assert!(mapping.places([]).is_empty());
        assert_eq!(mapping.named().into_iter().collect::<Vec<_>>(), ["network", "prevention"]);
        assert_eq!(
            (mapping.giving("prevention").as_str(), mapping.giving("x").as_str()),
            ("leads (chair), police", "")
        );
        assert!(serde_json::from_str::<Mapping>(r#"{"grups": "x"}"#).is_err(), "a slip of the pen is told");
    }
}
