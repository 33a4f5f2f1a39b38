//! A person of a directory.

use super::{
    EMAIL_MOST, EMAILS_MOST, ENTERPRISE, KEY_MOST, NAME_MOST, ScimInvalid, ScimProblem, all_fit, fits, is_there,
};
use crate::sso::domain_of;
use serde::{Deserialize, Serialize};

/// A person as their directory tells of them. Written and read under the names of RFC 7643.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ScimUser {
    /// What the person is called there, once among all, whatever the case of its letters.
    pub user_name: String,
    /// What the directory itself calls the person, to the letter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
    /// The name, in parts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<ScimName>,
    /// The name that others see.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// The job title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The language that the person prefers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred_language: Option<String>,
    /// How the person writes numbers and dates.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
    /// Where the person's clock is (an IANA name).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timezone: Option<String>,
    /// Whether the person may come in.
    pub active: bool,
    /// Addresses.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub emails: Vec<ScimEmail>,
    /// What an employer adds.
    #[serde(rename = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub work: Option<ScimWork>,
}

/// A name in parts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ScimName {
    /// All of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub formatted: Option<String>,
    /// The family's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub family_name: Option<String>,
    /// One's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given_name: Option<String>,
}

/// An address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ScimEmail {
    /// The address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// As the directory shows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display: Option<String>,
    /// `work`, `home`, or another.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// The first to use.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub primary: Option<bool>,
}

/// What an employer adds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ScimWork {
    /// The unit of the organisation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
}

impl Default for ScimUser {
    /// Nobody yet; whoever is told of may come in unless it is said that they may not.
    fn default() -> Self {
        Self {
            user_name: String::new(),
            external_id: None,
            name: None,
            display_name: None,
            title: None,
            preferred_language: None,
            locale: None,
            timezone: None,
            active: true,
            emails: Vec::new(),
            work: None,
        }
    }
}

impl ScimUser {
    /// Nothing is missing and nothing too long.
    pub fn check(&self) -> Result<(), ScimInvalid> {
        is_there("userName", &self.user_name)?;
        fits("userName", &self.user_name, KEY_MOST)?;
        all_fit([("externalId", self.external_id.as_ref())], KEY_MOST)?;
        if let Some(external) = &self.external_id {
            is_there("externalId", external)?;
        }
        let name = self.name.as_ref();
        let texts = [
            ("name.formatted", name.and_then(|name| name.formatted.as_ref())),
            ("name.familyName", name.and_then(|name| name.family_name.as_ref())),
            ("name.givenName", name.and_then(|name| name.given_name.as_ref())),
            ("displayName", self.display_name.as_ref()),
            ("title", self.title.as_ref()),
            ("preferredLanguage", self.preferred_language.as_ref()),
            ("locale", self.locale.as_ref()),
            ("timezone", self.timezone.as_ref()),
            ("department", self.work.as_ref().and_then(|work| work.department.as_ref())),
        ];
        all_fit(texts, NAME_MOST)?;
        if self.emails.len() > EMAILS_MOST {
            return Err(ScimInvalid::new("emails", ScimProblem::TooLong(EMAILS_MOST)));
        }
        self.emails.iter().try_for_each(|email| {
            all_fit([("emails.value", email.value.as_ref())], EMAIL_MOST)?;
            let others = [("emails.display", email.display.as_ref()), ("emails.type", email.kind.as_ref())];
            all_fit(others, NAME_MOST)
        })
    }

    /// What the name is known by: the same for `Aino.Kallio` and `aino.kallio`.
    #[must_use]
    pub fn user_key(&self) -> String {
        user_key(&self.user_name)
    }

    /// The name that others see; there is always one.
    #[must_use]
    pub fn shown_name(&self) -> String {
        let local = self.user_name.split('@').next().unwrap_or_default();
        let others = [local.to_owned(), self.user_name.clone()]
            .map(|text| one_line(&text))
            .into_iter()
            .find(|name| !name.is_empty());
        self.told_name().or(others).unwrap_or_else(|| "—".to_owned())
    }

    /// The name, if one is told.
    #[must_use]
    pub fn told_name(&self) -> Option<String> {
        let parts = self.name.as_ref();
        let full = parts.map(|name| {
            let both = name.given_name.iter().chain(&name.family_name).map(String::as_str).collect::<Vec<_>>();
            both.join(" ")
        });
        let told = [self.display_name.clone(), parts.and_then(|name| name.formatted.clone()), full];
        told.into_iter().flatten().map(|text| one_line(&text)).find(|name| !name.is_empty())
    }

    /// The address to use: the first of its kind that is one. Nobody is found by it.
    #[must_use]
    pub fn shown_email(&self) -> Option<String> {
        let mut all: Vec<_> = self.emails.iter().collect();
        all.sort_by_key(|email| (email.primary != Some(true), email.kind.as_deref() != Some("work")));
        let mut addresses = all.into_iter().filter_map(|email| email.value.as_deref()).map(str::trim);
        addresses.find(|address| domain_of(address).is_ok()).map(str::to_owned)
    }

    /// Where in the organisation; nothing if it is not told.
    #[must_use]
    pub fn unit(&self) -> String {
        one_line(self.work.as_ref().and_then(|work| work.department.as_deref()).unwrap_or_default())
    }

    /// The job title; nothing if it is not told.
    #[must_use]
    pub fn shown_title(&self) -> String {
        one_line(self.title.as_deref().unwrap_or_default())
    }

    /// The same, without parts in which nothing stands.
    #[must_use]
    pub fn tidied(mut self) -> Self {
        self.name = self.name.filter(|name| *name != ScimName::default());
        self.work = self.work.filter(|work| *work != ScimWork::default());
        self.emails.retain(|email| *email != ScimEmail::default());
        self
    }

    /// The schemas of which something stands in it.
    #[must_use]
    pub fn schemas(&self) -> Vec<&'static str> {
        let mut schemas = vec![super::USER];
        schemas.extend(self.work.as_ref().map(|_| ENTERPRISE));
        schemas
    }
}

/// What a user name is known by.
#[must_use]
pub fn user_key(user_name: &str) -> String {
    user_name.trim().to_lowercase()
}

/// On one line, without what makes one name look like another; at most as long as a name.
fn one_line(text: &str) -> String {
    let clean = crate::text::line(crate::Field::Person, text, usize::MAX).unwrap_or_default();
    clean.chars().take(NAME_MOST).collect::<String>().trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn user() -> ScimUser {
        ScimUser { user_name: "Aino.Kallio@justice.fi.example".into(), ..ScimUser::default() }
    }

    #[test]
    fn there_is_always_a_name() {
        assert_eq!(user().shown_name(), "Aino.Kallio");
        let name =
            ScimName { given_name: Some("Aino".into()), family_name: Some(" Kallio".into()), ..ScimName::default() };
        let named = ScimUser { name: Some(name), display_name: Some(" \u{202E}".into()), ..user() };
        assert_eq!(named.shown_name(), "Aino Kallio");
        assert_eq!(ScimUser { user_name: "@".into(), ..user() }.shown_name(), "@");
    }

    #[test]
    fn the_first_address_that_is_one_is_used() {
        let email = |value: &str, kind: &str, primary| ScimEmail {
            value: Some(value.into()),
            kind: Some(kind.into()),
            primary,
            display: None,
        };
        let emails = vec![
            email("home@x.example", "home", None),
            email("work@x.example", "work", None),
            email("nonsense", "other", Some(true)),
        ];
        assert_eq!(ScimUser { emails, ..user() }.shown_email().as_deref(), Some("work@x.example"));
        assert_eq!(user().shown_email(), None);
    }

    #[test]
    fn what_is_too_long_or_missing_is_told() {
        assert_eq!(user().check(), Ok(()));
        let wrong = |user: ScimUser| user.check().unwrap_err();
        assert_eq!(wrong(ScimUser::default()), ScimInvalid::new("userName", ScimProblem::Missing));
        let control = ScimUser { title: Some("a\0b".into()), ..user() };
        assert_eq!(wrong(control), ScimInvalid::new("title", ScimProblem::Control));
        let long = ScimUser { display_name: Some("ä".repeat(NAME_MOST + 1)), ..user() };
        assert_eq!(wrong(long), ScimInvalid::new("displayName", ScimProblem::TooLong(NAME_MOST)));
        let many = ScimUser { emails: vec![ScimEmail::default(); EMAILS_MOST + 1], ..user() };
        assert_eq!(wrong(many), ScimInvalid::new("emails", ScimProblem::TooLong(EMAILS_MOST)));
    }

    #[test]
    fn it_is_written_under_the_names_of_the_standard() {
        let work = Some(ScimWork { department: Some("Anti-trafficking".into()) });
        let written = serde_json::to_value(ScimUser { work, ..user() }).unwrap();
        assert_eq!(written[ENTERPRISE]["department"], "Anti-trafficking");
        assert_eq!(written["userName"], "Aino.Kallio@justice.fi.example");
        assert_eq!(serde_json::from_value::<ScimUser>(written).unwrap().unit(), "Anti-trafficking");
    }
}
