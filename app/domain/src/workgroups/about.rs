//! What a workgroup says of itself, for those who may know of it.

use super::Visibility;
use crate::{
    Field, Invalid, Problem,
    language::Language,
    refusal::Checking,
    text::{BODY_MOST, NOTE_MOST, TITLE_MOST, block, line, optional_block},
    time::Timestamp,
};

/// The most themes of a workgroup.
pub const THEMES_MOST: usize = 12;

/// Contact, themes and rules of a workgroup.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// Whom to write to: an address of the office, or a name.
    pub contact: String,
    /// What it works on, in words.
    pub themes: Vec<String>,
    /// What it has agreed on; none if it has not.
    pub rules: Option<Rules>,
}

/// A version of a workgroup's rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Which, from 1.
    pub version: u32,
    /// As written.
    pub markdown: String,
    /// As shown, sanitised; empty: there are no rules since then.
    pub html: String,
    /// Who wrote it.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

/// The settings of a workgroup as they were typed.
#[derive(Clone, Copy, Debug)]
pub struct SettingsForm<'a> {
    /// Its name.
    pub title: &'a str,
    /// What it is for.
    pub purpose: &'a str,
    /// The code of the language of both.
    pub language: &'a str,
    /// The code of who may know of it.
    pub visibility: &'a str,
    /// Whom to write to.
    pub contact: &'a str,
    /// What it works on: one theme a line, or between commas.
    pub themes: &'a str,
    /// What it has agreed on, in Markdown.
    pub rules: &'a str,
}

/// The same, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSettings {
    /// Its name.
    pub name: String,
    /// What it is for.
    pub purpose: String,
    /// The language of both.
    pub language: Language,
    /// Who may know of it.
    pub visibility: Visibility,
    /// Whom to write to.
    pub contact: String,
    /// What it works on.
    pub themes: Vec<String>,
    /// What it has agreed on.
    pub rules: String,
}

/// The themes of a text, each once.
#[must_use]
pub fn themes(text: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for theme in text.split(['\n', ',', ';']).map(str::trim).filter(|theme| !theme.is_empty()) {
        if !all.iter().any(|known| known.to_lowercase() == theme.to_lowercase()) {
            all.push(theme.to_owned());
        }
    }
    all
}

impl SettingsForm<'_> {
    /// The settings, if they can be taken.
    pub fn whole(&self) -> Result<NewSettings, Invalid> {
        let mut checking = Checking::default();
        let wrong = |field| Invalid::new(field, Problem::NotAChoice);
        let name = checking.take(line(Field::Title, self.title, TITLE_MOST));
        let purpose = checking.take(block(Field::Purpose, self.purpose, NOTE_MOST));
        let language = checking.take(self.language.parse().map_err(|_| wrong(Field::Language)));
        let visibility = checking.take(self.visibility.parse().map_err(|_| wrong(Field::Visibility)));
        let contact = match self.contact.trim() {
            "" => Some(String::new()),
            contact => checking.take(line(Field::Contact, contact, TITLE_MOST)),
        };
        let typed = checking.take(optional_block(Field::Themes, self.themes, NOTE_MOST)).flatten().unwrap_or_default();
        let themes = themes(&typed);
        if themes.len() > THEMES_MOST {
            checking.take::<()>(Err(Invalid::new(Field::Themes, Problem::TooMany { most: THEMES_MOST })));
        }
        let rules = checking.take(optional_block(Field::Rules, self.rules, BODY_MOST));
        checking.done()?;
        Ok(NewSettings {
            name: name.unwrap_or_default(),
            purpose: purpose.unwrap_or_default(),
            language: language.unwrap_or_default(),
            visibility: visibility.unwrap_or(Visibility::Confidential),
            contact: contact.unwrap_or_default(),
            themes,
            rules: rules.flatten().unwrap_or_default(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn themes_are_told_apart_and_stand_once() {
        assert_eq!(themes("Return, Reception\n return ;\n\nBorders"), ["Return", "Reception", "Borders"]);
        assert_eq!(themes(" , "), Vec::<String>::new());
    }
}
