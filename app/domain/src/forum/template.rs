//! What stands in the box before one writes: sections that a good text of this kind has.

use super::ThreadKind;
use crate::language::Language;
use serde::{Deserialize, Serialize};

/// The most characters of a template.
pub const TEMPLATE_MOST: usize = 4_000;

/// A workgroup's template for one kind of thread in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    /// For which threads.
    pub kind: ThreadKind,
    /// In which language.
    pub language: Language,
    /// As written; empty: nothing stands in the box.
    pub markdown: String,
}

/// The template for this kind whose language comes first among these; else any, in the order of the languages.
#[must_use]
pub fn fitting<'a>(templates: &'a [Template], kind: ThreadKind, first: &[Language]) -> Option<&'a Template> {
    let of_kind = || templates.iter().filter(|template| template.kind == kind);
    let wanted = first.iter().find_map(|language| of_kind().find(|template| template.language == *language));
    wanted.or_else(|| of_kind().min_by_key(|template| template.language))
}

/// Whether somebody has written something: there is a line that stands in none of the templates.
#[must_use]
pub fn is_filled(templates: &[&str], text: &str) -> bool {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).any(|line| !stands_in(templates, line))
}

/// The text without those headings of the templates that nothing was written under; nothing, if nobody wrote anything.
#[must_use]
pub fn without_empty(templates: &[&str], text: &str) -> String {
    if templates.is_empty() {
        return text.to_owned();
    }
    if !is_filled(templates, text) {
        return String::new();
    }
    let mut fence = false;
    let lines: Vec<(&str, Option<usize>)> = text
        .lines()
        .map(|line| {
            let code = fence;
            fence ^= line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~");
            (line, if code { None } else { level(line) })
        })
        .collect();
    // From the end: a heading is empty if the next thing that stays is a heading that is not below it, or nothing.
    let mut kept = Vec::with_capacity(lines.len());
    let mut next = Some(0);
    for (line, level) in lines.into_iter().rev() {
        let empty =
            level.is_some_and(|level| next.is_some_and(|next| next <= level)) && stands_in(templates, line.trim());
        if !empty {
            kept.push(line);
            if !line.trim().is_empty() {
                next = level;
            }
        }
    }
    kept.reverse();
    kept.join("\n").trim().to_owned()
}

fn stands_in(templates: &[&str], line: &str) -> bool {
    templates.iter().any(|template| template.lines().any(|one| one.trim() == line))
}

/// How deep a heading is (CommonMark, ATX headings), for lines that are one.
fn level(line: &str) -> Option<usize> {
    let line = line.trim_start();
    let marks = line.len() - line.trim_start_matches('#').len();
    (matches!(marks, 1..=6) && line[marks..].starts_with([' ', '\t'])).then_some(marks)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPLATE: &str = "## Problem\n\n## What we do\n\n### For whom\n\n## Result\n\nIn one sentence:\n";

    #[test]
    fn what_nobody_filled_is_left_out() {
        for (text, left) in [
            (TEMPLATE, ""),
            ("  ## Problem  \r\n\r\n", ""),
            ("## Problem\n\nMany\n\n## What we do\n\n### For whom\n\n## Result\n", "## Problem\n\nMany"),
            ("## Problem\n\n## What we do\n\n### For whom\n\nAll\n", "## What we do\n\n### For whom\n\nAll"),
            ("## Problem\n\n## Mine\n\nyes", "## Mine\n\nyes"),
            ("## Mine\n\n## Problem\n\n### Mine\n", "## Mine\n\n## Problem\n\n### Mine"),
            ("```\n## Problem\n```\n", "```\n## Problem\n```"),
            ("## Result\n\nIn one sentence:\n\nGood", "## Result\n\nIn one sentence:\n\nGood"),
            ("No heading at all", "No heading at all"),
        ] {
            assert_eq!(without_empty(&[TEMPLATE], text), left, "{text:?}");
        }
        assert_eq!(without_empty(&[], "## Problem"), "## Problem");
        let long = "## Problem\n".repeat(10_000) + "x";
        assert!(without_empty(&[TEMPLATE], &long).ends_with("## Problem\nx"));
    }

    #[test]
    fn the_language_of_the_reader_comes_first() {
        let all = [(Language::Sv, "s"), (Language::Fi, "f"), (Language::De, "d")]
            .map(|(language, markdown)| Template { kind: ThreadKind::Practice, language, markdown: markdown.into() });
        let found = |first: &[Language]| fitting(&all, ThreadKind::Practice, first).map(|t| t.markdown.clone());
        assert_eq!(found(&[Language::De, Language::Fi]).as_deref(), Some("d"));
        assert_eq!(found(&[Language::En, Language::Sv]).as_deref(), Some("s"));
        assert_eq!(found(&[Language::En]).as_deref(), Some("f"));
        assert_eq!(fitting(&all, ThreadKind::Question, &[Language::Sv]), None);
    }
}
