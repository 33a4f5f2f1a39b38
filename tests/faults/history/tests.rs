//! The checker finds each kind of fault in a history that has it, and none in one that has none.

use super::*;

fn at(millis: u64) -> At {
    Duration::from_millis(millis)
}

fn text(number: u32) -> String {
    format!("text {number}")
}

fn shown(number: u32) -> Shown {
    Shown { at: at(u64::from(number) * 100), after: number - 1, change: number, number, text: text(number) }
}

fn written(number: u32) -> Written {
    let sent = at(u64::from(number) * 100 - 50);
    Written { text: text(number), sent, times: 1, acknowledged: Some((sent + at(20), vec![number])) }
}

/// Ada wrote 1 to 4, Ben came back after 2, Cid was sent away at 250 ms.
fn fine() -> History {
    let line = |has, numbers: std::ops::RangeInclusive<u32>| Line {
        asked: at(u64::from(has) * 100),
        has,
        shown: numbers.map(shown).collect(),
    };
    let browser = |name: &str, lines| Browser { name: name.into(), lines, ..Browser::default() };
    let ada = Browser { written: (1..=4).map(written).collect(), ..browser("Ada", vec![line(0, 1..=4)]) };
    let ben = browser("Ben", vec![line(0, 1..=2), line(2, 3..=4)]);
    let cid = Browser { out_since: Some(at(250)), ..browser("Cid", vec![line(0, 1..=3)]) };
    let record = (1..=4).map(|number| (number, text(number))).collect();
    History { browsers: vec![ada, ben, cid], record, last_change: 4, ..History::default() }
}

fn with(change: impl FnOnce(&mut History)) -> Vec<String> {
    let mut history = fine();
    change(&mut history);
    faults(&history)
}

fn one(faults: &[String], part: &str) {
    assert!(faults.iter().any(|fault| fault.contains(part)), "{part:?} is not in {faults:?}");
}

#[test]
fn a_run_without_a_fault_has_none() {
    assert_eq!(faults(&fine()), Vec::<String>::new());
}

#[test]
fn a_lost_message_is_found() {
    one(&with(|run| drop(run.record.pop())), "was acknowledged as 4, which is None");
    one(&with(|run| drop(run.browsers[1].lines[1].shown.pop())), "Ben has everything up to 3, and there are 4");
    one(&with(|run| run.browsers[0].written[3].acknowledged = None), "1 messages were never acknowledged");
}

#[test]
fn a_doubled_message_is_found() {
    one(&with(|run| run.record.push((5, text(2)))), "twice: 2 and 5");
    one(&with(|run| run.browsers[1].lines[0].shown.push(shown(2))), "after 2 came 2");
    one(&with(|run| run.browsers[0].written[1].acknowledged = Some((at(170), vec![2, 3]))), "was acknowledged as 3");
}

#[test]
fn another_order_is_found() {
    one(&with(|run| run.browsers[1].lines[0].shown.swap(0, 1)), "after 0 came 2");
    let other_text = |run: &mut History| run.browsers[1].lines[1].shown[0].text = text(4);
    one(&with(other_text), "3 is \"text 4\", and in the record Some(\"text 3\")");
    // Ada's third was sent after her second was acknowledged, and has a smaller number.
    let swapped = |run: &mut History| {
        let written = &mut run.browsers[0].written;
        written[1].acknowledged = Some((at(170), vec![3]));
        written[2].acknowledged = Some((at(270), vec![2]));
    };
    one(&with(swapped), "has 2, and was sent after 3 was acknowledged");
}

#[test]
fn a_gap_is_found() {
    one(&with(|run| drop(run.browsers[0].lines[0].shown.remove(1))), "after 1 came 3");
    one(&with(|run| run.browsers[1].lines[1].has = 1), "after 1 came 3");
    one(&with(|run| drop(run.record.remove(1))), "the record has number 3 in place 2");
    one(&with(|run| run.browsers[0].lines[0].shown[2].after = 3), "says: after 3");
}

/// Ada changed her second message twice, and took her third one back; Ben was away when she did the first of it.
fn changed() -> History {
    let mut run = fine();
    let again = |number, after, change, text: &str| Shown { after, change, text: text.into(), ..shown(number) };
    let second = |after, change, times: u32| again(2, after, change, &format!("{}, changed {times}", text(2)));
    run.browsers[0].lines[0].shown.extend([second(4, 5, 0), again(3, 5, 6, ""), second(6, 7, 1)]);
    let line = Line { asked: at(600), has: 4, shown: vec![again(3, 4, 6, ""), second(6, 7, 1)] };
    run.browsers[1].lines.push(line);
    run.record[1].1 = format!("{}, changed 1", text(2));
    run.record[2].1 = String::new();
    let changed = |number, text: &str| Changed { number, text: text.into() };
    run.changed = vec![changed(2, "text 2, changed 0"), changed(3, ""), changed(2, "text 2, changed 1")];
    run.last_change = 7;
    run
}

#[test]
fn a_change_that_is_lost_or_undone_is_found() {
    let with = |change: fn(&mut History)| {
        let mut run = changed();
        change(&mut run);
        faults(&run)
    };
    assert_eq!(with(|_| ()), Vec::<String>::new());
    one(&with(|run| run.record[1].1 = text(2)), "2 was made \"text 2, changed 1\", and is \"text 2\"");
    one(&with(|run| run.record[2].1 = text(3)), "3 was made \"\", and is \"text 3\"");
    one(&with(|run| run.record[3].1 = String::new()), "4 was made \"\", and is \"\"");
    one(&with(|run| drop(run.browsers[1].lines[2].shown.remove(0))), "after 4 came 7 (which says: after 6)");
    one(&with(|run| drop(run.browsers[1].lines[2].shown.pop())), "Ben has everything up to 6, and there are 7");
    let stale = |run: &mut History| run.browsers[1].lines[2].shown[1].text = text(2);
    one(&with(stale), "Ben sees 2 as Some(\"text 2\"), and it is");
    let back = |run: &mut History| run.browsers[0].lines[0].shown[6].text = text(2);
    one(&with(back), "2 became \"text 2\" again");
}

#[test]
fn a_question_or_vote_that_is_lost_or_doubled_is_found() {
    let with = |change: fn(&mut History)| {
        let mut run = fine();
        run.asked = vec!["Why?".into()];
        run.voted = vec![BTreeSet::from([1]), BTreeSet::new(), BTreeSet::from([1])];
        run.questions = vec![Asked { number: 1, text: "Why?".into(), votes: 2 }];
        change(&mut run);
        faults(&run)
    };
    assert_eq!(with(|_| ()), Vec::<String>::new());
    one(&with(|run| drop(run.questions.pop())), "\"Why?\" is lost");
    one(&with(|run| run.questions.push(run.questions[0].clone())), "is there twice");
    one(&with(|run| run.questions[0].votes = 3), "2 want question 1 answered, and it has 3 votes");
}

#[test]
fn what_nobody_wrote_is_found() {
    one(&with(|run| run.record.push((5, "invented".into()))), "nobody wrote 5");
}

#[test]
fn a_forbidden_view_is_found() {
    let late = |millis| move |run: &mut History| run.browsers[2].lines[0].shown[2].at = at(millis);
    one(&with(late(250 + 3_001)), "Cid is out since 250ms and saw 3");
    assert_eq!(with(late(250 + 2_999)), Vec::<String>::new());
    // A node that stood still until then has its time after it, and not more.
    let disturbed = |until, millis| {
        move |run: &mut History| {
            run.disturbed.push((at(400), at(until)));
            late(millis)(run);
        }
    };
    assert_eq!(with(disturbed(2_000, 4_900)), Vec::<String>::new());
    one(&with(disturbed(2_000, 5_001)), "Cid is out");
    // One that comes after that excuses nothing.
    let late_one = |run: &mut History| {
        run.disturbed.push((at(4_000), at(6_000)));
        late(6_500)(run);
    };
    one(&with(late_one), "Cid is out");
    // Who is out is not let in again, however soon.
    one(&with(|run| run.browsers[2].lines[0].asked = at(251)), "Cid is out since 250ms and was let in at 251ms");
    let outsider = |run: &mut History| run.browsers[1].out_since = Some(At::ZERO);
    one(&with(outsider), "Ben is out since 0ns and was let in at 200ms");
}
