//! Workgroups: who may know of them, and how a viewer stands to one.

mod about;
mod access;
mod admission;
mod chairless;
mod handover;
mod may;
mod membership;
#[cfg(test)]
mod tests;
pub use about::*;
pub use access::*;
pub use admission::*;
pub use chairless::*;
pub use handover::*;
pub use may::*;
pub use membership::Membership;

use crate::{ids::WorkgroupId, language::Language, sso::Assurance};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// Who may know of a workgroup and read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Visibility {
    /// Everybody in the network reads and writes.
    Open,
    /// Everybody knows of it; members read and write.
    Closed,
    /// Others do not know that it exists.
    Confidential,
}

impl Visibility {
    /// All of them, from the most to the least open.
    pub const ALL: [Self; 3] = [Self::Open, Self::Closed, Self::Confidential];

    /// The name in the database and in forms.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Confidential => "confidential",
        }
    }
}

impl FromStr for Visibility {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|v| v.code() == text).ok_or(UnknownCode)
    }
}

/// Not a code that this build knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownCode;

/// How a viewer stands to a workgroup.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// Not a member (never was, or was and left).
    Outsider,
    /// An administrator who was let in to read, for some hours.
    Reader,
    /// A member.
    Member,
    /// Does day by day what chairs do: moderates, decides who comes in, plans sessions.
    Deputy,
    /// One of its chairs.
    Chair,
}

impl Standing {
    /// All of them, weakest first.
    pub const ALL: [Self; 5] = [Self::Outsider, Self::Reader, Self::Member, Self::Deputy, Self::Chair];

    /// From the role column of a membership that has not ended; none means an outsider.
    #[must_use]
    pub fn from_role(role: Option<&str>) -> Self {
        match role {
            Some("chair") => Self::Chair,
            Some("deputy") => Self::Deputy,
            Some("reader") => Self::Reader,
            Some(_) => Self::Member,
            None => Self::Outsider,
        }
    }

    /// Whether one moderates: rules ask for this, never for a role by its name.
    #[must_use]
    pub const fn leads(self) -> bool {
        match self {
            Self::Deputy | Self::Chair => true,
            Self::Outsider | Self::Reader | Self::Member => false,
        }
    }

    /// The role column of a membership.
    #[must_use]
    pub const fn role(self) -> &'static str {
        match self {
            Self::Outsider => "",
            Self::Reader => "reader",
            Self::Member => "member",
            Self::Deputy => "deputy",
            Self::Chair => "chair",
        }
    }
}

/// Who gave a place in a workgroup: only who gave it takes it away by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Source {
    /// A person: oneself, or a chair.
    Hand,
    /// What the provider says of the person's groups.
    Claims,
}

impl Source {
    /// The name in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Hand => "hand",
            Self::Claims => "claims",
        }
    }
}

impl FromStr for Source {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        [Self::Hand, Self::Claims].into_iter().find(|source| source.code() == text).ok_or(UnknownCode)
    }
}

/// A workgroup as one viewer sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Workgroup {
    /// Its id.
    pub id: WorkgroupId,
    /// Its name in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What it is for, in a sentence or two.
    pub purpose: String,
    /// The language of name and purpose.
    pub language: Language,
    /// Who may know of it.
    pub visibility: Visibility,
    /// How the viewer stands to it.
    pub standing: Standing,
    /// What it asks of a sign-in before one may enter.
    pub required: Assurance,
    /// Whether the viewer's sign-in is enough for that.
    pub sure: bool,
    /// The viewer is suspended from it: it may be known, and is not entered.
    pub barred: bool,
}

impl Workgroup {
    /// Whether more than its name is told. A member of a confidential workgroup who must sign in again first learns no more
    /// than that: one has to know where to do it.
    #[must_use]
    pub fn tells(&self) -> bool {
        self.sure || self.visibility != Visibility::Confidential
    }
}
