//! Whom a text calls: `@[Name](/people/ID)` and `@[Name](/workgroups/NAME)`. A link with a sign before it: it says in any
//! other program what it says here, and whoever is called another name tomorrow is still the one who was meant.

use crate::{
    ids::{PersonId, WorkgroupId},
    workgroups::{Standing, Visibility, Workgroup},
};
use serde::{Deserialize, Serialize};

/// At most so many people and workgroups are called by one post.
pub const MENTIONS_MOST: usize = 10;
/// A workgroup with more members is called by those alone who lead it.
pub const CALLED_BY_MEMBERS_MOST: u32 = 20;
/// So many are offered while one types a name.
pub const OFFERED_MOST: usize = 8;

/// Whom a text means, by an address that does not change with the name.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Meant {
    /// A person.
    Person(PersonId),
    /// A workgroup, by its name in addresses.
    Workgroup(String),
}

impl Meant {
    /// Whom the address of a link means; none if it leads anywhere else.
    #[must_use]
    pub fn of_address(address: &str) -> Option<Self> {
        if let Some(id) = address.strip_prefix("/people/") {
            return id.parse().ok().map(Self::Person);
        }
        let slug = address.strip_prefix("/workgroups/")?;
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        (!slug.is_empty() && slug.len() <= 80 && slug.chars().all(plain)).then(|| Self::Workgroup(slug.to_owned()))
    }

    /// The address.
    #[must_use]
    pub fn address(&self) -> String {
        match self {
            Self::Person(id) => format!("/people/{id}"),
            Self::Workgroup(slug) => format!("/workgroups/{slug}"),
        }
    }
}

/// A mention as it stands in a text.
#[must_use]
pub fn mention(name: &str, meant: &Meant) -> String {
    format!("@[{}]({})", name.replace(['[', ']', '\\', '\n'], ""), meant.address())
}

/// Somebody who can be called at a place, as it is offered while one types.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Callable {
    /// Whom it means.
    pub meant: Meant,
    /// The name.
    pub name: String,
    /// The organisation of a person; empty for a workgroup.
    pub organisation: String,
}

/// Who is told that they were called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Called {
    /// One person.
    Person(PersonId),
    /// Each member, as closely as they watch.
    Workgroup(WorkgroupId),
}

impl Workgroup {
    /// Whether the viewer can call all its members, so many, from a place in the workgroup `here`: a member can, of a large
    /// one only who leads it. One that others must not know of is not named anywhere but in itself.
    #[must_use]
    pub fn can_be_called_from(&self, here: WorkgroupId, members: u32) -> bool {
        let few = members <= CALLED_BY_MEMBERS_MOST;
        let member = self.standing.leads() || (self.standing == Standing::Member && few);
        let known = match self.visibility {
            Visibility::Open | Visibility::Closed => true,
            Visibility::Confidential => self.id == here,
        };
        member && known && self.sure && !self.barred
    }
}

/// Whether a word of the name begins like this.
#[must_use]
pub fn begins(name: &str, typed: &str) -> bool {
    let (name, typed) = (name.to_lowercase(), typed.trim().to_lowercase());
    name.match_indices(typed.as_str())
        .any(|(at, _)| name[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{language::Language, sso::Assurance};
    use uuid::Uuid;

    #[test]
    fn an_address_says_who_is_meant() {
        let person = Meant::Person(PersonId(Uuid::from_u128(7)));
        let group = Meant::Workgroup("child-houses".into());
        for meant in [&person, &group] {
            assert_eq!(Meant::of_address(&meant.address()).as_ref(), Some(meant));
        }
        for other in
            ["/people/x", "/workgroups/", "/workgroups/a/b", "/workgroups/A", "https://x.example/people/1", "/"]
        {
            assert_eq!(Meant::of_address(other), None, "{other}");
        }
        assert_eq!(mention("A[b]\\", &group), "@[Ab](/workgroups/child-houses)");
    }

    #[test]
    fn a_large_workgroup_is_called_by_who_leads_it_and_a_confidential_one_only_in_itself() {
        let (here, there) = (WorkgroupId(Uuid::from_u128(1)), WorkgroupId(Uuid::from_u128(2)));
        let group = |standing, visibility| Workgroup {
            id: here,
            slug: "g".into(),
            name: "G".into(),
            purpose: String::new(),
            language: Language::En,
            visibility,
            standing,
            required: Assurance::default(),
            sure: true,
            barred: false,
        };
        for (standing, members, visibility, here_too, elsewhere) in [
            (Standing::Outsider, 3, Visibility::Open, false, false),
            (Standing::Reader, 3, Visibility::Closed, false, false),
            (Standing::Member, 20, Visibility::Open, true, true),
            (Standing::Member, 21, Visibility::Closed, false, false),
            (Standing::Deputy, 9_000, Visibility::Open, true, true),
            (Standing::Chair, 9_000, Visibility::Closed, true, true),
            (Standing::Chair, 3, Visibility::Confidential, true, false),
        ] {
            let group = group(standing, visibility);
            assert_eq!(group.can_be_called_from(here, members), here_too, "{group:?}");
            assert_eq!(group.can_be_called_from(there, members), elsewhere, "{group:?}");
        }
        assert!(!Workgroup { sure: false, ..group(Standing::Chair, Visibility::Open) }.can_be_called_from(here, 3));
        assert!(!Workgroup { barred: true, ..group(Standing::Member, Visibility::Open) }.can_be_called_from(here, 3));
    }

    #[test]
    fn a_name_is_found_by_how_any_of_its_words_begins() {
        for (typed, found) in [("ai", true), ("Vir", true), ("ÅS", true), ("irt", false), ("aino v", true), ("", true)]
        {
            assert_eq!(begins("Aino Virtanen-Åström", typed), found, "{typed}");
        }
    }
}
