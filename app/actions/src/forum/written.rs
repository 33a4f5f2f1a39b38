//! A text on its way in: checked, its language known, rendered.

use crate::{Done, text};
use sund_domain::{
    Field, Invalid, Problem, Refusal,
    ids::HeldId,
    language::Language,
    text::{BODY_MOST, block},
};
use sund_store::forum::posts::Text;

/// What became of what somebody sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent<T> {
    /// It is there.
    Posted(T),
    /// It waits for a chair.
    Waits(HeldId),
}

impl<T> Sent<T> {
    /// What is there; refused if it waits.
    pub fn posted(self) -> Done<T> {
        match self {
            Self::Posted(it) => Ok(it),
            Self::Waits(_) => Err(Refusal::Waits.into()),
        }
    }
}

/// A text as it was typed into a form.
#[derive(Clone, Copy, Debug)]
pub struct Written<'a> {
    /// As typed.
    pub body: &'a str,
    /// The code of the chosen language; empty: guess.
    pub language: &'a str,
}

impl Written<'_> {
    /// Checks the text, and renders it once.
    pub(crate) fn check(&self, fallback: Language) -> Result<Text, Invalid> {
        let markdown = block(Field::Body, self.body, BODY_MOST)?;
        let language = chosen_or_guessed(self.language, &markdown, fallback)?;
        let html = text::post_html(&markdown);
        Ok(Text { markdown, html, language })
    }
}

/// The language that the author chose, else the one guessed, else the fallback.
pub(crate) fn chosen_or_guessed(chosen: &str, text: &str, fallback: Language) -> Result<Language, Invalid> {
    if chosen.is_empty() {
        return Ok(text::guess(text).unwrap_or(fallback));
    }
    chosen.parse().map_err(|_| Invalid::new(Field::Language, Problem::NotAChoice))
}

/// The language that somebody most likely writes in: that of the interface.
pub(crate) fn habit(viewer: &sund_domain::people::Viewer) -> Language {
    viewer.settings.language.map(Language::from).unwrap_or_default()
}
