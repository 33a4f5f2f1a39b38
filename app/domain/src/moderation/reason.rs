//! Why somebody flags and why a chair acts: from a list, in words, or both.

use super::codes;
use crate::{
    Field, Invalid, Problem,
    text::{NOTE_MOST, line},
    workgroups::UnknownCode,
};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

codes! {
    /// A reason from the list.
    Reason {
        /// It tells who a child or a victim is.
        Identifies = "identifies",
        /// It has personal data that should not be there.
        PersonalData = "personal-data",
        /// It is against the workgroup's rules.
        Rules = "rules",
        /// It does not belong here.
        OffTopic = "off-topic",
        /// It advertises.
        Spam = "spam",
        /// It is against the law.
        Illegal = "illegal",
        /// Something else, in words.
        Other = "other",
    }
}

/// A reason as it is kept in one column: `#identifies and what was added`, or words alone. Readers get it in their own
/// language ([`cause`]).
pub fn stored(code: &str, words: &str) -> Result<String, Invalid> {
    let reason = match code {
        "" => Reason::Other,
        code => code.parse().map_err(|_| Invalid::new(Field::Cause, Problem::NotAChoice))?,
    };
    if reason != Reason::Other && words.trim().is_empty() {
        return Ok(format!("#{}", reason.code()));
    }
    let words = line(Field::Reason, words, NOTE_MOST)?;
    Ok(match reason {
        // What was typed is never taken for a code.
        Reason::Other if words.starts_with('#') => format!("#other {words}"),
        Reason::Other => words,
        reason => format!("#{} {words}", reason.code()),
    })
}

/// The reason of the list, if it is one, and the words.
#[must_use]
pub fn cause(stored: &str) -> (Option<Reason>, &str) {
    let Some(rest) = stored.strip_prefix('#') else { return (None, stored) };
    let (code, words) = rest.split_once(' ').unwrap_or((rest, ""));
    match code.parse() {
        Ok(Reason::Other) => (None, words),
        Ok(reason) => (Some(reason), words),
        Err(UnknownCode) => (None, stored),
    }
}
