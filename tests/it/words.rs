//! Every word is there in every language, with the same arguments; and every key of the code is there.

use crate::faults::Faults;
use std::collections::{BTreeMap, BTreeSet};
use sund_domain::{
    Field, Problem, Refusal,
    audit::Audited,
    forum::{Filter, HiddenHow, Rearranged, ThreadKind},
    language::{Language, UiLanguage},
    live::{Hold, Mode, QuestionState, Reaction, Registering, RegistrationState, SlotState},
    moderation::{BulkAct, BulkState, CaseKind, Decision, HeldBecause, MeasureKind, Reason, Show as Queued},
    notifications::{Pace, Show, Watch, Why},
    people::{Country, Theme},
    polls::{PollKind, Shown},
    sso::{GuardedAct, Joining, Level},
    workgroups::{DeclineCause, Standing, Visibility},
};
use sund_pages::words::{Words, catalogue};
use sund_tests::sources::{source, sources};

/// Each message and the arguments that it takes, also by way of messages that it refers to.
fn messages(language: UiLanguage) -> BTreeMap<String, BTreeSet<String>> {
    let texts = texts(language);
    let arguments = |text: &str| words_after(text, '$');
    let all = texts.iter().map(|(key, text)| {
        let referred = texts.iter().filter(|(other, _)| refers(text, other)).flat_map(|(_, text)| arguments(text));
        (key.clone(), arguments(text).into_iter().chain(referred).collect())
    });
    all.collect()
}

/// Each message and its text as written.
fn texts(language: UiLanguage) -> BTreeMap<String, String> {
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    let mut key = String::new();
    for line in catalogue(language).lines().filter(|line| !line.starts_with('#')) {
        let mut text = line;
        if let Some((name, rest)) = line.split_once('=').filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase()))
        {
            name.trim().clone_into(&mut key);
            text = rest;
            let twice = texts.insert(key.clone(), String::new());
            assert!(twice.is_none(), "{}.ftl says {key} twice", language.code());
        }
        if let Some(known) = texts.get_mut(&key) {
            known.push_str(text);
            known.push('\n');
        }
    }
    assert!(texts.len() > 200, "{}", texts.len());
    texts
}

fn words_after(text: &str, mark: char) -> Vec<String> {
    let word = |rest: &str| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
    text.split(mark).skip(1).map(word).collect()
}

/// Whether a text shows another message: `{ key }`.
fn refers(text: &str, key: &str) -> bool {
    text.split('{').skip(1).any(|rest| rest.split('}').next().is_some_and(|inside| inside.trim() == key))
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
            .flat_map(|k| ["kind-{}", "kind-{}-long", "title-{}", "body-{}"].map(|key| key.replace("{}", k.code())))
            .collect(),
    );
    let sections = ["problem", "doing", "for-whom", "result", "learnt"];
    all("SECTIONS", sections.map(|section| format!("template-{section}")).into());
    all("HiddenHow", HiddenHow::ALL.iter().map(|how| format!("post-out-of-sight-{}", how.code())).collect());
    let ways = |how: &Rearranged| ["came", "went"].map(|way| format!("trace-{}-{way}", how.code()));
    all("Rearranged", Rearranged::ALL.iter().flat_map(ways).collect());
    let poll = |kind: &PollKind| ["kind", "how"].map(|what| format!("poll-{what}-{}", kind.code()));
    all("PollKind", PollKind::ALL.iter().flat_map(poll).collect());
    all("Shown", Shown::ALL.iter().map(|shown| format!("poll-shown-{}", shown.code())).collect());
    all("Filter", Filter::ALL.iter().map(|filter| format!("filter-{}", filter.code())).collect());
    all("Country", Country::ALL.iter().map(|country| format!("country-{}", country.code().to_lowercase())).collect());
    all("Theme", Theme::ALL.iter().map(|theme| format!("theme-{}", theme.code())).collect());
    all("BulkState", BulkState::ALL.iter().map(|state| format!("bulk-{}", state.code())).collect());
    all("keys", ["on", "off"].map(|code| format!("keys-{code}")).into());
    all("Language", Language::ALL.iter().flat_map(|l| [format!("language-{l}"), format!("in-language-{l}")]).collect());
    all("UiLanguage", UiLanguage::ALL.iter().map(|l| format!("ui-language-{}", l.code())).collect());
    all("Visibility", Visibility::ALL.iter().map(|v| format!("visibility-{}-long", v.code())).collect());
    all("Joining", Joining::ALL.iter().map(|joining| format!("joining-{}", joining.code())).collect());
    all(
        "Watch",
        Watch::ALL.iter().flat_map(|w| [format!("watch-{}", w.code()), format!("watch-{}-hint", w.code())]).collect(),
    );
    all("remind", ["never", "hour", "tomorrow", "week", "at"].map(|when| format!("remind-{when}")).into());
    all("Pace", Pace::ALL.iter().map(|pace| format!("pace-{}", pace.code())).collect());
    all("Show", Show::ALL.iter().map(|show| format!("inbox-{}", show.code())).collect());
    all("Level", Level::ALL.iter().map(|level| format!("level-{level}")).collect());
    all("GuardedAct", GuardedAct::ALL.iter().map(|act| format!("act-{}", act.code())).collect());
    all("Why", Why::ALL.iter().map(|why| format!("notice-{}", why.code())).collect());
    all("DeclineCause", DeclineCause::ALL.iter().map(|cause| format!("decline-{}", cause.code())).collect());
    let offices =
        [Standing::Member, Standing::Deputy, Standing::Chair].map(|one| format!("member-make-{}", one.role()));
    all("Standing", offices.into_iter().chain(["role-deputy-short".into(), "role-chair-short".into()]).collect());
    all("BulkAct", BulkAct::ALL.iter().map(|act| format!("bulk-act-{}", act.code())).collect());
    all("Reason", Reason::ALL.iter().map(|reason| format!("cause-{}", reason.code())).collect());
    all("Queued", Queued::ALL.iter().map(|show| format!("queue-{}", show.code())).collect());
    all(
        "MeasureKind",
        MeasureKind::ALL
            .iter()
            .flat_map(|kind| {
                let done = kind.is_of_a_person().then(|| format!("do-{}", kind.code()));
                std::iter::once(format!("measure-{}", kind.code())).chain(done)
            })
            .collect(),
    );
    all(
        "Decision",
        Decision::ALL
            .iter()
            .flat_map(|one| {
                let appeal = one.answers(CaseKind::Appeal).then(|| format!("appeal-{}", one.code()));
                let offered = CaseKind::ALL.iter().any(|kind| one.is_offered(*kind));
                let decide = offered.then(|| format!("decide-{}", one.code()));
                std::iter::once(format!("decision-{}", one.code())).chain(decide).chain(appeal)
            })
            .collect(),
    );
    all(
        "Mode",
        Mode::ALL.iter().flat_map(|m| ["mode", "rule"].map(|what| format!("live-{what}-{}", m.code()))).collect(),
    );
    all(
        "QuestionState",
        QuestionState::ALL
            .iter()
            .filter(|s| **s != QuestionState::Asked)
            .map(|s| format!("live-question-{}", s.code()))
            .collect(),
    );
    all(
        "SlotState",
        SlotState::ALL
            .iter()
            .filter(|s| **s != SlotState::Answered)
            .map(|s| format!("live-slot-{}", s.code()))
            .collect(),
    );
    all(
        "Hold",
        Hold::ALL.iter().flat_map(|h| ["", "-hint"].map(|what| format!("live-hold-{}{what}", h.code()))).collect(),
    );
    let registering = |how: &Registering| ["", "rule-"].map(|what| format!("live-registering-{what}{}", how.code()));
    all("Registering", Registering::ALL.iter().flat_map(registering).collect());
    let states = |state: &RegistrationState| ["", "s"].map(|many| format!("live-registration{many}-{}", state.code()));
    all("RegistrationState", RegistrationState::ALL.iter().flat_map(states).collect());
    all("all", vec!["live-registrations-all".into()]);
    all("Reaction", Reaction::ALL.iter().map(|r| format!("live-react-{}", r.code())).collect());
    let because = HeldBecause::ALL.iter().filter(|why| **why != HeldBecause::Word);
    all("HeldBecause", because.map(|why| format!("held-because-{}", why.code())).collect());
    all("refusal.rs", names_of_the_domain().iter().map(|name| key_of(name)).collect());
    keys
}

/// The keys and names that `refusal` gives to refusals, problems and fields, as they are written there.
fn names_of_the_domain() -> Vec<String> {
    let text = ["refusal.rs", "refusal/field.rs", "refusal/problem.rs"]
        .map(|file| source(&format!("app/domain/src/{file}")).text)
        .concat();
    let name =
        |line: &str| Some(line.trim().strip_prefix("Self::")?.split_once("=> \"")?.1.split_once('"')?.0.to_owned());
    let names: Vec<_> = text.lines().filter_map(name).collect();
    for listed in [Refusal::LastChair.key(), Problem::Taken.key(), Field::Page.name()] {
        assert!(names.iter().any(|name| name == listed), "{listed} is not among {names:?}");
    }
    names
}

fn key_of(name: &str) -> String {
    let whole = name.starts_with("refusal-") || name.starts_with("problem-");
    if whole { name.to_owned() } else { format!("field-{}", name.replace('_', "-")) }
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
    let texts = texts(UiLanguage::En);
    for key in texts.keys() {
        let shown_in_another = texts.values().any(|text| refers(text, key));
        let used = shown_in_another || derived.contains(key) || code.contains(&format!("\"{key}\""));
        faults.check(used, || format!("en.ftl: nothing uses {key}"));
    }
    faults.none();
}
