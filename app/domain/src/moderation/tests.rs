use super::*;
use crate::{
    Field, Invalid, Problem,
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
