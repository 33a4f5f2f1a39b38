//! The operator's file of providers, at start.

use super::Sso;
use crate::config::{ProvidersFile, ProvidersFileError};
use std::path::Path;
use sund_actions::{
    ActionError,
    sso::{DeclareError, declare_providers},
};
use sund_domain::{Problem, language::UiLanguage};
use sund_pages::words::Words;

impl Sso {
    /// Makes providers what the file says, all of it or nothing; says how many are different now.
    pub async fn declare(&self, path: &Path) -> Result<usize, ProvidersFileError> {
        let file = ProvidersFile::read(path)?;
        declare_providers(&self.sund, self, &file.providers).await.map_err(|DeclareError { at, error }| {
            let words = Words::of(UiLanguage::En);
            match &error {
                ActionError::Invalid(invalid) => match invalid.0.first() {
                    // Lines are made of the file's keys: theirs are the words to look for.
                    Some((field, Problem::WrongLine { line })) => file.wrong_line(at, *field, *line),
                    Some((field, problem)) => file.wrong(at, Some(*field), &words.problem(*problem)),
                    None => file.wrong(at, None, &error.to_string()),
                },
                _ => file.wrong(at, None, &error.to_string()),
            }
        })
    }
}
