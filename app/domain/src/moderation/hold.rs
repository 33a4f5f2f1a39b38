//! What chairs look at before others read it: texts of newcomers, in a forum, with certain words, with links.

use super::codes;
use crate::{
    ids::{ForumId, HeldId, OrganisationId, PersonId, ThreadId, WordRuleId},
    language::Language,
    time::{DAY, Timestamp},
    workgroups::UnknownCode,
};
use serde::{Deserialize, Serialize};
use std::str::FromStr;
use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// The most posts that somebody is a newcomer for, and that links are looked at for.
pub const HOLD_POSTS_MOST: u32 = 100;
/// The most words and phrases of one workgroup.
pub const WORDS_MOST: usize = 200;
/// The most characters of one of them.
pub const WORD_MOST: usize = 100;
/// So many texts of one person wait at once.
pub const WAITING_MOST: u64 = 20;

codes! {
    /// Why a text waits for a chair.
    HeldBecause {
        /// It has a word or a phrase that chairs look at.
        Word = "word",
        /// It has a link, and its author has written little here so far.
        Link = "link",
        /// Everything in the forum is looked at.
        Forum = "forum",
        /// Its author is new here.
        Newcomer = "newcomer",
    }
}

/// What a workgroup's chairs want to look at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Holding {
    /// So many posts one is a newcomer for; 0: by posts nobody is.
    pub posts: u32,
    /// So many days after coming in one is a newcomer; 0: by days nobody is.
    pub days: u32,
    /// Links of who has fewer posts than that are looked at; 0: nobody's.
    pub links: u32,
}

/// What is known of somebody who writes in a forum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Writer {
    /// Whether they moderate the workgroup themselves.
    pub leads: bool,
    /// How many posts of theirs stand in the workgroup.
    pub posts: u32,
    /// Since when they are a member; who is none stays a newcomer, by days.
    pub since: Option<Timestamp>,
}

/// What is known of what they write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Content {
    /// It says something that chairs look at.
    pub says: bool,
    /// It links to somewhere else.
    pub links: bool,
    /// Everything in the forum is looked at.
    pub forum: bool,
}

/// Why chairs look at it first, if they do. Nothing of a chair waits.
#[must_use]
pub const fn held_because(holding: Holding, writer: Writer, content: Content, now: Timestamp) -> Option<HeldBecause> {
    if writer.leads {
        return None;
    }
    let young = match writer.since {
        _ if holding.days == 0 => false,
        Some(since) => now.since(since) < holding.days as i64 * DAY,
        None => true,
    };
    if content.says {
        Some(HeldBecause::Word)
    } else if content.links && writer.posts < holding.links {
        Some(HeldBecause::Link)
    } else if content.forum {
        Some(HeldBecause::Forum)
    } else if young || writer.posts < holding.posts {
        Some(HeldBecause::Newcomer)
    } else {
        None
    }
}

/// A word or a phrase that chairs look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordRule {
    /// Its id.
    pub id: WordRuleId,
    /// In which language; none: in each.
    pub language: Option<Language>,
    /// As typed.
    pub words: String,
    /// Which chair added it.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

/// The words of a text, one after the other, as they are compared: whatever their case, in whichever of its forms Unicode
/// has each letter, and without the signs that nobody sees. An å is no a.
#[must_use]
pub fn words_of(text: &str) -> Vec<String> {
    let invisible = |c: &char| matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}');
    let folded: String =
        text.chars().filter(|c| !invisible(c)).nfkc().flat_map(char::to_lowercase).nfkc().collect::<String>();
    folded
        .replace('ß', "ss")
        .split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The first of the rules that a text in this language breaks: whole words, in this order.
#[must_use]
pub fn said<'a>(rules: &'a [WordRule], words: &[String], language: Language) -> Option<&'a WordRule> {
    rules.iter().filter(|rule| rule.language.is_none_or(|only| only == language)).find(|rule| {
        let phrase = words_of(&rule.words);
        !phrase.is_empty() && words.windows(phrase.len()).any(|window| window == phrase)
    })
}

/// A text that waits for a chair, or that one did not let through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Its id.
    pub id: HeldId,
    /// The thread that it is a reply in.
    pub thread: Option<ThreadId>,
    /// The forum that it begins a thread in: id, name in addresses, theme.
    pub forum: Option<(ForumId, String, String)>,
    /// The code of the kind of that thread.
    pub kind: String,
    /// The title of that thread.
    pub title: String,
    /// The language of the title.
    pub title_language: Language,
    /// The themes of that thread: their names in addresses, with spaces between.
    pub tags: String,
    /// As written.
    pub markdown: String,
    /// As shown, sanitised.
    pub html: String,
    /// The language of the text.
    pub language: Language,
    /// Who wrote it.
    pub author: PersonId,
    /// For whom they worked then.
    pub organisation: OrganisationId,
    /// Why it waits: for chairs alone.
    pub because: HeldBecause,
    /// What it says that chairs look at: for chairs alone.
    pub word: String,
    /// How often its author has changed it: who decides decides about what they have seen.
    pub version: u32,
    /// When it was written.
    pub at: Timestamp,
    /// When a chair did not let it through.
    pub declined: Option<Timestamp>,
    /// Why not, as it is kept.
    pub reason: String,
}
