use super::*;
use crate::{
    Field, Invalid, Problem,
    language::Language,
    text::NOTE_MOST,
    time::{MINUTE, SECOND},
};

#[test]
fn a_reason_is_from_the_list_or_in_words() {
    assert_eq!(stored("identifies", " "), Ok("#identifies".into()));
    assert_eq!(stored("spam", "the third time"), Ok("#spam the third time".into()));
    for code in ["", "other"] {
        assert_eq!(stored(code, "in words"), Ok("in words".into()));
        assert_eq!(stored(code, " "), Err(Invalid::new(Field::Reason, Problem::Empty)));
    }
    assert_eq!(stored("nonsense", "x"), Err(Invalid::new(Field::Cause, Problem::NotAChoice)));
    let long = "x".repeat(NOTE_MOST + 1);
    assert_eq!(stored("spam", &long), Err(Invalid::new(Field::Reason, Problem::TooLong { most: NOTE_MOST })));
    assert_eq!(cause("#identifies"), (Some(Reason::Identifies), ""));
    assert_eq!(cause("#spam the third time"), (Some(Reason::Spam), "the third time"));
    for typed in ["#spam is what this is", "#other x", "#nonsense x", "# spam", "plain"] {
        let kept = stored("", typed).unwrap();
        assert_eq!(cause(&kept), (None, typed), "what was typed is never taken for a code");
    }
}

#[test]
fn one_waits_whole_minutes_and_not_one_too_many() {
    let last = Timestamp(1_000_000);
    assert_eq!(wait(10, None, last), None);
    assert_eq!(wait(0, Some(last), last), None);
    assert_eq!(wait(10, Some(last), last), Some(10));
    assert_eq!(wait(10, Some(last), last.plus(SECOND)), Some(10));
    assert_eq!(wait(10, Some(last), last.plus(9 * MINUTE)), Some(1));
    assert_eq!(wait(10, Some(last), last.plus(10 * MINUTE - 1)), Some(1));
    assert_eq!(wait(10, Some(last), last.plus(10 * MINUTE)), None);
}

#[test]
fn each_decision_answers_one_kind() {
    for decision in Decision::ALL {
        let kinds = CaseKind::ALL.iter().filter(|kind| decision.answers(**kind)).count();
        assert_eq!(kinds, 1, "{decision:?}");
        assert_eq!(decision.code().parse(), Ok(*decision));
    }
}

#[test]
fn the_strictest_measure_counts() {
    assert_eq!(Bar::from_rank(None), None);
    assert_eq!(Bar::from_rank(Some(1)), Some(Bar::Warned));
    assert_eq!(Bar::from_rank(Some(2)), Some(Bar::Silenced));
}

fn rule(words: &str, language: Option<Language>) -> WordRule {
    let id = crate::ids::WordRuleId(uuid::Uuid::nil());
    WordRule { id, language, words: words.into(), by: String::new(), at: Timestamp(0) }
}

#[test]
fn words_are_found_whole_in_any_case_and_form_and_not_within_others() {
    let says = |words: &str, text: &str| said(&[rule(words, None)], &words_of(text), Language::Fi).is_some();
    assert!(says("Näin", "juuri NÄIN."), "case");
    assert!(says("näin", "juuri na\u{308}in."), "decomposed");
    assert!(says("na\u{308}in", "näin"), "either way");
    assert!(!says("nain", "näin"), "an ä is no a");
    assert!(!says("rein", "porein"), "whole words");
    assert!(says("fin de semana", "Fin  de\n**semana**"), "phrases over lines and marks");
    assert!(!says("fin de semana", "fin de la semana"));
    assert!(says("secret", "se\u{200B}cr\u{AD}et"), "signs that nobody sees");
    assert!(says("secret", "ｓｅｃｒｅｔ"), "wide letters");
    assert!(says("straße", "STRASSE") && says("strasse", "Straße"));
    assert!(!says("…", "whatever …"), "a rule without a word finds nothing");
}

#[test]
fn a_rule_of_a_language_is_about_texts_in_it() {
    let rules = [rule("gift", Some(Language::Sv)), rule("poison", None)];
    assert_eq!(said(&rules, &words_of("a gift"), Language::En), None);
    assert_eq!(said(&rules, &words_of("hon är gift"), Language::Sv), Some(&rules[0]));
    assert_eq!(said(&rules, &words_of("poison"), Language::Sv), Some(&rules[1]));
}

#[test]
fn who_waits_for_a_chair() {
    let now = Timestamp(100 * crate::time::DAY);
    let old = Writer { leads: false, posts: 5, since: Some(Timestamp(0)) };
    let holding = Holding { posts: 3, days: 10, links: 6 };
    let plain = Content { says: false, links: false, forum: false };
    let why = |holding, writer, content| held_because(holding, writer, content, now);
    assert_eq!(why(holding, old, plain), None);
    assert_eq!(why(Holding::default(), Writer { posts: 0, since: None, ..old }, plain), None, "nothing is asked");
    assert_eq!(why(holding, Writer { posts: 2, ..old }, plain), Some(HeldBecause::Newcomer));
    let came = |days: i64| Some(now.plus(-days * crate::time::DAY));
    assert_eq!(why(holding, Writer { since: came(9), ..old }, plain), Some(HeldBecause::Newcomer));
    assert_eq!(why(holding, Writer { since: came(10), ..old }, plain), None);
    assert_eq!(why(holding, Writer { since: None, ..old }, plain), Some(HeldBecause::Newcomer), "no member");
    assert_eq!(why(holding, old, Content { links: true, ..plain }), Some(HeldBecause::Link));
    assert_eq!(why(holding, Writer { posts: 6, ..old }, Content { links: true, ..plain }), None);
    assert_eq!(why(holding, old, Content { forum: true, ..plain }), Some(HeldBecause::Forum));
    let all = Content { says: true, links: true, forum: true };
    assert_eq!(why(holding, old, all), Some(HeldBecause::Word), "the word first: it is what chairs look for");
    assert_eq!(why(holding, Writer { leads: true, posts: 0, since: None }, all), None, "nothing of a chair waits");
}
