//! Every word is there in every language, with the same arguments; and every key of the code is there.

use crate::faults::Faults;
use std::collections::{BTreeMap, BTreeSet};
use sund_domain::{
    Field, Problem, Refusal,
    audit::Audited,
    forum::{Filter, ThreadKind},
    language::{Language, UiLanguage},
    people::{Country, Theme},
};
use sund_pages::words::{Words, catalogue};
use sund_tests::sources::sources;

/// Each message and the arguments that it takes.
fn messages(language: UiLanguage) -> BTreeMap<String, BTreeSet<String>> {
    let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut key = String::new();
    for line in catalogue(language).lines().filter(|line| !line.starts_with('#')) {
        let begins = line.starts_with(|c: char| c.is_ascii_lowercase());
        let mut text = line;
        if let Some((name, rest)) = line.split_once('=').filter(|_| begins) {
            name.trim().clone_into(&mut key);
            text = rest;
            let twice = messages.insert(key.clone(), BTreeSet::new());
            assert!(twice.is_none(), "{}.ftl says {key} twice", language.code());
        }
        let arguments = text
            .split('$')
            .skip(1)
            .map(|rest| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect());
        if let Some(known) = messages.get_mut(&key) {
            known.extend(arguments);
        }
    }
    assert!(messages.len() > 200, "{}", messages.len());
    messages
}

#[test]
fn all_languages_say_the_same() {
    let mut faults = Faults::default();
    let english = messages(UiLanguage::En);
    for language in [UiLanguage::Fi, UiLanguage::Sv] {
        let other = messages(language);
        let code = language.code();
        for (key, arguments) in &english {
            match other.get(key) {
                None => faults.check(false, || format!("{code}.ftl lacks {key}")),
                Some(theirs) => faults.equal(theirs, arguments, format!("{code}.ftl, arguments of {key}")),
            }
        }
        for key in other.keys() {
            faults.check(english.contains_key(key), || format!("{code}.ftl has {key}, which en.ftl does not"));
        }
    }
    faults.none();
}

/// Fluent drops what it cannot read without a word: every message must come out as something.
#[test]
fn every_message_can_be_read() {
    let mut faults = Faults::default();
    for language in UiLanguage::ALL {
        let words = Words::of(language);
        for (key, arguments) in messages(language) {
            let text = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
                [] => words.t(&key),
                [one] => words.t1(&key, one, 2),
                [one, two] => words.tn(&key, [(one, 2.into()), (two, 3.into())]),
                [one, two, three] => words.tn(&key, [(one, 2.into()), (two, 3.into()), (three, 4.into())]),
                _ => panic!("{key} takes more arguments than this test gives: {arguments:?}"),
            };
            let read = text != key && !text.trim().is_empty() && !text.contains(['{', '$']);
            faults.check(read, || format!("{}.ftl: {key} comes out as {text:?}", language.code()));
        }
    }
    faults.none();
}

/// A key where the code names one, with the argument that it gives: `.t("key")`, `.t1("key", "name", …)`.
fn named_in_code() -> Vec<(String, String, Option<String>)> {
    let mut found = Vec::new();
    for file in sources("app/pages/src", ".rs") {
        for call in [".t(", ".t1(", ".tn("] {
            for rest in file.text.split(call).skip(1) {
                let rest = rest.trim_start();
                // A key may be chosen between two: `words.t(if on { "a" } else { "b" })`.
                let until = rest.find([')', ';']).map_or(rest, |end| &rest[..end]);
                let literals: Vec<_> = until.split('"').skip(1).step_by(2).collect();
                if rest.starts_with('"') {
                    let argument = if call == ".t1(" { literals.get(1).map(|name| (*name).to_owned()) } else { None };
                    found.push((file.path.clone(), literals[0].to_owned(), argument));
                } else if rest.starts_with("if ") {
                    found.extend(literals.iter().map(|key| (file.path.clone(), (*key).to_owned(), None)));
                }
            }
        }
    }
    assert!(found.len() > 150, "{}", found.len());
    found
}

#[test]
fn every_key_in_the_code_is_there() {
    let mut faults = Faults::default();
    let english = messages(UiLanguage::En);
    for (path, key, argument) in named_in_code() {
        let Some(arguments) = english.get(&key) else {
            faults.check(false, || format!("{path}: en.ftl lacks {key}"));
            continue;
        };
        if let Some(argument) = argument {
            faults.equal(arguments, &BTreeSet::from([argument]), format!("{path}: {key}"));
        }
    }
    for (key, by) in derived() {
        faults.check(english.contains_key(&key), || format!("en.ftl lacks {key}, made from {by}"));
    }
    faults.none();
}

/// Keys that are made from a code: the key and what it is made from.
fn derived() -> Vec<(String, &'static str)> {
    let mut keys = Vec::new();
    let mut all = |by: &'static str, made: Vec<String>| keys.extend(made.into_iter().map(|key| (key, by)));
    all("Audited", Audited::ALL.iter().map(|act| format!("audit-{}", act.code())).collect());
    all(
        "ThreadKind",
        ThreadKind::ALL
            .iter()
            .flat_map(|k| [format!("kind-{}", k.code()), format!("kind-{}-long", k.code())])
            .collect(),
    );
    all("Filter", Filter::ALL.iter().map(|filter| format!("filter-{}", filter.code())).collect());
    all("Country", Country::ALL.iter().map(|country| format!("country-{}", country.code().to_lowercase())).collect());
    all("Theme", Theme::ALL.iter().map(|theme| format!("theme-{}", theme.code())).collect());
    all("Language", Language::ALL.iter().flat_map(|l| [format!("language-{l}"), format!("in-language-{l}")]).collect());
    all("UiLanguage", UiLanguage::ALL.iter().map(|l| format!("ui-language-{}", l.code())).collect());
    all("Refusal", REFUSALS.iter().map(|refusal| refusal.key().to_owned()).collect());
    all("Problem", PROBLEMS.iter().map(|problem| problem.key().to_owned()).collect());
    all("Field", FIELDS.iter().map(|field| format!("field-{}", field.name().replace('_', "-"))).collect());
    keys
}

const REFUSALS: [Refusal; 15] = [
    Refusal::NotFound,
    Refusal::ChairsOnly,
    Refusal::MembersOnly,
    Refusal::NotYours,
    Refusal::OwnPost,
    Refusal::Locked,
    Refusal::Hidden,
    Refusal::FirstPost,
    Refusal::NotAQuestion,
    Refusal::NotAnAnswer,
    Refusal::NotOpenYet,
    Refusal::OpenAlready,
    Refusal::Ended,
    Refusal::LastChair,
    Refusal::AdministratorsOnly,
];
const PROBLEMS: [Problem; 9] = [
    Problem::Empty,
    Problem::TooLong { most: 1 },
    Problem::TooShort { least: 1 },
    Problem::NotAChoice,
    Problem::NotAnEmail,
    Problem::NotATime,
    Problem::OutOfRange { least: 1, most: 2 },
    Problem::NotAPage,
    Problem::Taken,
];
const FIELDS: [Field; 17] = [
    Field::Title,
    Field::Body,
    Field::Language,
    Field::Kind,
    Field::Reason,
    Field::Forum,
    Field::Email,
    Field::TimeZone,
    Field::Theme,
    Field::Start,
    Field::Minutes,
    Field::Place,
    Field::Purpose,
    Field::Workgroup,
    Field::Person,
    Field::Topics,
    Field::Page,
];

/// The lists above are whole: each name of the enum stands in them.
#[test]
fn no_name_of_the_domain_is_left_out() {
    let text = sund_tests::sources::source("app/domain/src/refusal.rs").text;
    for (name, listed) in [("Refusal", REFUSALS.len()), ("Problem", PROBLEMS.len()), ("Field", FIELDS.len())] {
        let body = text.split_once(&format!("pub enum {name} {{")).unwrap().1.split_once("\n}").unwrap().0;
        let variant =
            |line: &&str| line.starts_with("    ") && line.trim_start().starts_with(|c: char| c.is_ascii_uppercase());
        assert_eq!(body.lines().filter(variant).count(), listed, "{name} has grown: its names belong into this file");
    }
}

/// Every message is used: its key stands somewhere in the code, whole or with one of the prefixes that make keys.
#[test]
fn no_message_is_left_over() {
    let mut faults = Faults::default();
    let code: String = [sources("app/pages/src", ".rs"), sources("app/domain/src", ".rs")]
        .concat()
        .into_iter()
        .map(|file| file.text)
        .collect();
    let derived: BTreeSet<_> = derived().into_iter().map(|(key, _)| key).collect();
    for key in messages(UiLanguage::En).into_keys() {
        let used = derived.contains(&key) || code.contains(&format!("\"{key}\""));
        faults.check(used, || format!("en.ftl: nothing uses {key}"));
    }
    faults.none();
}
