//! What every browser saw and was told, and whether it is what was promised.

use std::{
    collections::{BTreeMap, HashMap},
    time::Duration,
};

/// A time since the run began.
pub type At = Duration;

/// A message as a browser got it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// When it came.
    pub at: At,
    /// The change that it says it comes after.
    pub after: u32,
    /// Its change.
    pub change: u32,
    /// Its number.
    pub number: u32,
    /// Its text: no two messages of a run have the same.
    pub text: String,
}

/// One connection: what the browser said that it had, and what came.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// When the browser asked for it.
    pub asked: At,
    /// The last change that the browser had.
    pub has: u32,
    /// What came, in the order in which it came.
    pub shown: Vec<Shown>,
}

/// A message that a browser wrote.
#[derive(Clone, Debug)]
pub struct Written {
    /// Its text.
    pub text: String,
    /// When it was sent for the first time.
    pub sent: At,
    /// How often it was sent.
    pub times: u32,
    /// When it was first acknowledged, and each number that it was acknowledged with.
    pub acknowledged: Option<(At, Vec<u32>)>,
}

/// What one browser saw.
#[derive(Clone, Debug, Default)]
pub struct Browser {
    /// Whose it is.
    pub name: String,
    /// Its connections.
    pub lines: Vec<Line>,
    /// What was written in it, in that order.
    pub written: Vec<Written>,
    /// From when on its person may see nothing any more.
    pub out_since: Option<At>,
}

/// All of a run.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// Every browser.
    pub browsers: Vec<Browser>,
    /// What is in the session at the end: number and text, in the order of numbers.
    pub record: Vec<(u32, String)>,
    /// When nodes or the database were not at work: from when until when.
    pub disturbed: Vec<(At, At)>,
}

/// Somebody who is out sees nothing after this time (2 s are promised, and one is for a busy machine), in which no node
/// and no database was disturbed.
pub const OUT_WITHIN: Duration = Duration::from_secs(3);

/// Everything that is not as promised, each as a sentence. Empty: nothing.
pub fn faults(history: &History) -> Vec<String> {
    let mut faults = Vec::new();
    of_record(history, &mut faults);
    for browser in &history.browsers {
        of_acknowledged(history, browser, &mut faults);
        of_lines(history, browser, &mut faults);
        of_secrecy(history, browser, &mut faults);
        if browser.out_since.is_none() {
            of_completeness(history, browser, &mut faults);
        }
    }
    faults
}

/// Numbers without a gap, each text once, nothing that nobody wrote.
fn of_record(history: &History, faults: &mut Vec<String>) {
    let mut seen: HashMap<&str, u32> = HashMap::new();
    for (place, (number, text)) in (1..).zip(&history.record) {
        if *number != place {
            faults.push(format!("the record has number {number} in place {place}"));
        }
        if let Some(first) = seen.insert(text, *number) {
            faults.push(format!("{text:?} is in the record twice: {first} and {number}"));
        }
    }
    let written = history.browsers.iter().flat_map(|browser| &browser.written).map(|written| written.text.as_str());
    for text in written {
        seen.remove(text);
    }
    for (text, number) in seen {
        faults.push(format!("nobody wrote {number} {text:?}"));
    }
}

/// What was acknowledged is in the record, under the number that was told; what was sent after that comes after it.
fn of_acknowledged(history: &History, browser: &Browser, faults: &mut Vec<String>) {
    let name = &browser.name;
    let of: BTreeMap<u32, &str> = history.record.iter().map(|(number, text)| (*number, text.as_str())).collect();
    // The largest number that was told so far, by the time at which it was told.
    let mut told: Vec<(At, u32)> = Vec::new();
    for written in &browser.written {
        let Some((at, numbers)) = &written.acknowledged else { continue };
        for number in numbers {
            if of.get(number) != Some(&written.text.as_str()) {
                faults.push(format!(
                    "{name}: {:?} was acknowledged as {number}, which is {:?}",
                    written.text,
                    of.get(number)
                ));
            }
        }
        let Some(number) = numbers.first() else { continue };
        if let Some((_, before)) = told.iter().find(|(at, before)| *at < written.sent && before > number) {
            faults
                .push(format!("{name}: {:?} has {number}, and was sent after {before} was acknowledged", written.text));
        }
        told.push((*at, *number));
    }
}

/// On each connection every change follows the one before it, and is what the record says.
fn of_lines(history: &History, browser: &Browser, faults: &mut Vec<String>) {
    let of: BTreeMap<u32, &str> = history.record.iter().map(|(number, text)| (*number, text.as_str())).collect();
    for (n, line) in browser.lines.iter().enumerate() {
        let mut has = line.has;
        for shown in &line.shown {
            let here = format!("{}, connection {n}", browser.name);
            // Nothing is changed in a run: each message is one change, and has its number.
            if shown.after != has || shown.change != has + 1 {
                faults.push(format!("{here}: after {has} came {} (which says: after {})", shown.change, shown.after));
            }
            if of.get(&shown.number) != Some(&shown.text.as_str()) {
                faults.push(format!(
                    "{here}: {} is {:?}, and in the record {:?}",
                    shown.number,
                    shown.text,
                    of.get(&shown.number)
                ));
            }
            has = shown.change;
        }
    }
}

/// Whoever is out sees nothing after the time in which that reaches every node.
fn of_secrecy(history: &History, browser: &Browser, faults: &mut Vec<String>) {
    let Some(out) = browser.out_since else { return };
    let by = noticed_by(history, out);
    for line in &browser.lines {
        if line.asked > out {
            faults.push(format!("{} is out since {out:?} and was let in at {:?}", browser.name, line.asked));
        }
        for shown in &line.shown {
            if shown.at > by {
                faults
                    .push(format!("{} is out since {out:?} and saw {} at {:?}", browser.name, shown.number, shown.at));
            }
        }
    }
}

/// When every node has noticed that somebody is out: after the first time without a disturbance that is long enough. A
/// node that stood still, or could not ask its database, has its two seconds from then on.
fn noticed_by(history: &History, out: At) -> At {
    let mut disturbed = history.disturbed.clone();
    disturbed.sort_unstable();
    let before_quiet = disturbed
        .into_iter()
        .fold(out, |since, (from, until)| if from > since + OUT_WITHIN { since } else { since.max(until) });
    before_quiet + OUT_WITHIN
}

/// At the end everybody has everything, and everything that was sent is acknowledged.
fn of_completeness(history: &History, browser: &Browser, faults: &mut Vec<String>) {
    let last = history.record.last().map_or(0, |(number, _)| *number);
    let has = browser.lines.last().map_or(0, |line| line.shown.last().map_or(line.has, |shown| shown.change));
    if has != last {
        faults.push(format!("{} has everything up to {has}, and there are {last}", browser.name));
    }
    let waiting = browser.written.iter().filter(|written| written.acknowledged.is_none()).count();
    if waiting > 0 {
        faults.push(format!("{}: {waiting} messages were never acknowledged", browser.name));
    }
}

#[cfg(test)]
/// The checker finds each kind of fault in a history that has it, and none in one that has none.
mod tests {
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
        History { browsers: vec![ada, ben, cid], record, disturbed: Vec::new() }
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
        one(
            &with(|run| run.browsers[0].written[1].acknowledged = Some((at(170), vec![2, 3]))),
            "was acknowledged as 3",
        );
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
        one(&with(|run| run.browsers[0].lines[0].shown[2].after = 1), "says: after 1");
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
}
