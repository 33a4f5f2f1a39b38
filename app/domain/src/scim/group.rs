//! A group of a directory.

use super::{KEY_MOST, MEMBERS_MOST, ScimInvalid, ScimProblem, all_fit, fits, is_there};
use crate::ids::ScimUserId;
use std::collections::BTreeSet;

/// A group as its directory tells of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScimGroup {
    /// What it is called: the provider's mapping says what being in it gives.
    pub display_name: String,
    /// What the directory itself calls it.
    pub external_id: Option<String>,
    /// Who is in it.
    pub members: BTreeSet<ScimUserId>,
}

impl ScimGroup {
    /// Nothing is missing and nothing too long.
    pub fn check(&self) -> Result<(), ScimInvalid> {
        is_there("displayName", &self.display_name)?;
        fits("displayName", &self.display_name, KEY_MOST)?;
        all_fit([("externalId", self.external_id.as_ref())], KEY_MOST)?;
        if self.members.len() > MEMBERS_MOST {
            return Err(ScimInvalid::new("members", ScimProblem::TooLong(MEMBERS_MOST)));
        }
        Ok(())
    }
}
