//! People and groups as an organisation's own directory tells of them (SCIM 2.0, RFC 7643). What it tells beyond this
//! is neither kept nor logged.

mod group;
mod user;

pub use group::ScimGroup;
pub use user::{ScimEmail, ScimName, ScimUser, ScimWork, user_key};

/// The schema of users (RFC 7643, 4.1).
pub const USER: &str = "urn:ietf:params:scim:schemas:core:2.0:User";
/// The schema of groups (RFC 7643, 4.2).
pub const GROUP: &str = "urn:ietf:params:scim:schemas:core:2.0:Group";
/// What an employer adds to users (RFC 7643, 4.3).
pub const ENTERPRISE: &str = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

/// The most characters of a name, a title, a unit.
pub const NAME_MOST: usize = 120;
/// The most characters of what something is called in the directory. A subject has no more (OpenID Connect Core, 2).
pub const KEY_MOST: usize = 255;
/// The most characters of an e-mail address (RFC 5321).
pub const EMAIL_MOST: usize = 254;
/// The most addresses of a person.
pub const EMAILS_MOST: usize = 10;
/// The most members of a group.
pub const MEMBERS_MOST: usize = 10_000;

/// Something that a directory told and that cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScimInvalid {
    /// Which attribute.
    pub attribute: &'static str,
    /// What is wrong with it.
    pub problem: ScimProblem,
}

/// What is wrong with an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScimProblem {
    /// It must be there.
    Missing,
    /// It has more characters, or values, than are taken.
    TooLong(usize),
    /// Control characters, which no directory means.
    Control,
    /// Not a member whom this directory may name.
    NoSuchMember,
}

impl ScimInvalid {
    /// This is wrong with that.
    #[must_use]
    pub const fn new(attribute: &'static str, problem: ScimProblem) -> Self {
        Self { attribute, problem }
    }
}

/// A text of one line, within its limit. Kept to the letter: the directory compares it with its own.
fn fits(attribute: &'static str, text: &str, most: usize) -> Result<(), ScimInvalid> {
    if text.chars().any(char::is_control) {
        return Err(ScimInvalid::new(attribute, ScimProblem::Control));
    }
    if text.chars().count() > most {
        return Err(ScimInvalid::new(attribute, ScimProblem::TooLong(most)));
    }
    Ok(())
}

fn all_fit<'a>(
    texts: impl IntoIterator<Item = (&'static str, Option<&'a String>)>,
    most: usize,
) -> Result<(), ScimInvalid> {
    texts.into_iter().try_for_each(|(attribute, text)| text.map_or(Ok(()), |text| fits(attribute, text, most)))
}

fn is_there(attribute: &'static str, text: &str) -> Result<(), ScimInvalid> {
    if text.trim().is_empty() { Err(ScimInvalid::new(attribute, ScimProblem::Missing)) } else { Ok(()) }
}
