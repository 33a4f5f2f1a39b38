//! What every browser saw and was told, and whether it is what was promised.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    time::Duration,
};

/// Stands before how often a text was changed.
const CHANGED: &str = ", changed ";

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

/// What its author made of a message.
#[derive(Clone, Debug)]
pub struct Changed {
    /// Its number.
    pub number: u32,
    /// Its text from then on; empty: taken back.
    pub text: String,
}

/// A question that is in the session at the end.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Its number.
    pub number: u32,
    /// Its text.
    pub text: String,
    /// How many want it answered.
    pub votes: usize,
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
    /// The last change of it.
    pub last_change: u32,
    /// Changes that were acknowledged; those of one message in their order.
    pub changed: Vec<Changed>,
    /// Questions that were acknowledged.
    pub asked: Vec<String>,
    /// Of each voter the numbers of the questions that they want answered.
    pub voted: Vec<BTreeSet<u32>>,
    /// The questions at the end.
    pub questions: Vec<Asked>,
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
    of_changes(history, &mut faults);
    of_questions(history, &mut faults);
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

/// A text as it was first said.
fn as_said(text: &str) -> &str {
    text.split_once(CHANGED).map_or(text, |(said, _)| said)
}

/// How often a text was changed before.
fn changes(text: &str) -> Option<u32> {
    text.split_once(CHANGED).and_then(|(_, times)| times.parse().ok())
}

fn texts(history: &History) -> BTreeMap<u32, &str> {
    history.record.iter().map(|(number, text)| (*number, text.as_str())).collect()
}

/// Numbers without a gap, each text once, nothing that nobody wrote.
fn of_record(history: &History, faults: &mut Vec<String>) {
    let mut seen: HashMap<&str, u32> = HashMap::new();
    for (place, (number, text)) in (1..).zip(&history.record) {
        if *number != place {
            faults.push(format!("the record has number {number} in place {place}"));
        }
        if !text.is_empty()
            && let Some(first) = seen.insert(as_said(text), *number)
        {
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

/// Every message is what its author made of it last; whose was not changed, is what was said.
fn of_changes(history: &History, faults: &mut Vec<String>) {
    let last: BTreeMap<u32, &str> = history.changed.iter().map(|of| (of.number, of.text.as_str())).collect();
    for (number, text) in &history.record {
        let wanted = last.get(number).copied().unwrap_or(as_said(text));
        if wanted != text || (text.is_empty() && !last.contains_key(number)) {
            faults.push(format!("{number} was made {wanted:?}, and is {text:?}"));
        }
    }
}

/// Every question is there once, with all its votes.
fn of_questions(history: &History, faults: &mut Vec<String>) {
    let mut asked: BTreeSet<&str> = history.asked.iter().map(String::as_str).collect();
    for Asked { number, text, votes } in &history.questions {
        if !asked.remove(text.as_str()) {
            faults.push(format!("question {number}, {text:?}, was asked by nobody, or is there twice"));
        }
        let voters = history.voted.iter().filter(|of| of.contains(number)).count();
        if voters != *votes {
            faults.push(format!("{voters} want question {number} answered, and it has {votes} votes"));
        }
    }
    faults.extend(asked.into_iter().map(|text| format!("the question {text:?} is lost")));
}

/// What was acknowledged is in the record, under the number that was told; what was sent after that comes after it.
fn of_acknowledged(history: &History, browser: &Browser, faults: &mut Vec<String>) {
    let name = &browser.name;
    let of = texts(history);
    // The largest number that was told so far, by the time at which it was told.
    let mut told: Vec<(At, u32)> = Vec::new();
    for written in &browser.written {
        let Some((at, numbers)) = &written.acknowledged else { continue };
        for number in numbers {
            let now = of.get(number).copied();
            // Of what was taken back no text is left; whether it was stands elsewhere.
            if now.is_none_or(|now| !now.is_empty() && as_said(now) != written.text) {
                faults.push(format!("{name}: {:?} was acknowledged as {number}, which is {now:?}", written.text));
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

/// On each connection every change follows one that is there, and each message becomes only what it became.
fn of_lines(history: &History, browser: &Browser, faults: &mut Vec<String>) {
    let of = texts(history);
    for (n, line) in browser.lines.iter().enumerate() {
        let mut has = line.has;
        let mut became: HashMap<u32, Option<u32>> = HashMap::new();
        for shown in &line.shown {
            let Shown { after, change, number, text, .. } = shown;
            let here = format!("{}, connection {n}", browser.name);
            // Of the changes of one message only the last is left: what is between is no gap.
            if *after > has || *change <= has {
                faults.push(format!("{here}: after {has} came {change} (which says: after {after})"));
            }
            let now = of.get(number).copied();
            if now.is_none_or(|now| !now.is_empty() && !text.is_empty() && as_said(now) != as_said(text)) {
                faults.push(format!("{here}: {number} is {text:?}, and in the record {now:?}"));
            }
            let times = if text.is_empty() { Some(u32::MAX) } else { changes(text) };
            if became.insert(*number, times).is_some_and(|before| before > times) {
                faults.push(format!("{here}: {number} became {text:?} again"));
            }
            has = *change;
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

/// At the end everybody has everything as it is, and everything that was sent is acknowledged.
fn of_completeness(history: &History, browser: &Browser, faults: &mut Vec<String>) {
    let last = history.last_change;
    let has = browser.lines.last().map_or(0, |line| line.shown.last().map_or(line.has, |shown| shown.change));
    if has != last {
        faults.push(format!("{} has everything up to {has}, and there are {last}", browser.name));
    }
    let shown = browser.lines.iter().flat_map(|line| &line.shown);
    let seen: BTreeMap<u32, &str> = shown.map(|shown| (shown.number, shown.text.as_str())).collect();
    for (number, text) in &history.record {
        if seen.get(number) != Some(&text.as_str()) {
            faults.push(format!("{} sees {number} as {:?}, and it is {text:?}", browser.name, seen.get(number)));
        }
    }
    let waiting = browser.written.iter().filter(|written| written.acknowledged.is_none()).count();
    if waiting > 0 {
        faults.push(format!("{}: {waiting} messages were never acknowledged", browser.name));
    }
}

#[cfg(test)]
mod tests;
