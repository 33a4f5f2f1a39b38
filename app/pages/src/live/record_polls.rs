//! The polls of a session in the files of its record.

use crate::Visit;
use std::fmt::Write as _;
use sund_domain::live::LivePoll;
use sund_islands::html::escape;

/// What has come of a poll, option by option in the order in which they were asked; or why that is not told.
fn found(visit: &Visit, poll: &LivePoll) -> Result<Vec<(String, u32, String)>, String> {
    let words = visit.words;
    let Some(tally) = &poll.poll.tally else {
        return Err(words.t("live-poll-too-few"));
    };
    let all = u64::from(tally.voters.max(1));
    let line = |(option, text): (u32, &String)| {
        let votes = tally.lines.iter().find(|line| line.option == option).map_or(0, |line| line.votes);
        let share = (u64::from(votes) * 100 + all / 2) / all;
        (text.clone(), votes, words.tn("poll-votes", [("n", votes.into()), ("share", share.into())]))
    };
    Ok((1..).zip(&poll.poll.options).map(line).collect())
}

/// As they were asked.
fn in_order(polls: &[LivePoll]) -> Vec<&LivePoll> {
    let mut all: Vec<_> = polls.iter().collect();
    all.sort_by_key(|poll| poll.number);
    all
}

/// Polls as Markdown, below their heading.
pub fn markdown(visit: &Visit, polls: &[LivePoll]) -> String {
    let mut out = String::new();
    for poll in in_order(polls) {
        let voters = visit.words.t1("poll-voters", "n", poll.voters);
        let _ = writeln!(out, "- {} ({voters})", poll.poll.question);
        match found(visit, poll) {
            Ok(lines) => lines.iter().for_each(|(text, _, said)| {
                let _ = writeln!(out, "    - {text}: {said}");
            }),
            Err(why) => {
                let _ = writeln!(out, "    - {why}");
            }
        }
    }
    out
}

/// Polls as HTML, below their heading.
pub fn html(visit: &Visit, polls: &[LivePoll]) -> String {
    let mut out = String::new();
    for poll in in_order(polls) {
        let (language, question) = (poll.language.code(), escape(&poll.poll.question));
        let voters = escape(&visit.words.t1("poll-voters", "n", poll.voters));
        let _ = write!(out, "<p><b lang=\"{language}\">{question}</b> ({voters})</p>");
        match found(visit, poll) {
            Ok(lines) => {
                let line = |(text, _, said): &(String, u32, String)| {
                    format!("<li><span lang=\"{language}\">{}</span>: {}</li>", escape(text), escape(said))
                };
                let _ = writeln!(out, "<ul>{}</ul>", lines.iter().map(line).collect::<String>());
            }
            Err(why) => {
                let _ = writeln!(out, "<p>{}</p>", escape(&why));
            }
        }
    }
    out
}

/// Polls as rows of a table: number, question, option, votes, state. Where the counts are not told, one row says so.
pub fn rows(visit: &Visit, polls: &[LivePoll]) -> Vec<[String; 5]> {
    let words = visit.words;
    let state = |poll: &LivePoll| words.t(if poll.open { "live-poll-open" } else { "live-poll-closed" });
    let of = |poll: &LivePoll| match found(visit, poll) {
        Ok(lines) => lines
            .into_iter()
            .map(|(text, votes, _)| {
                [poll.number.to_string(), poll.poll.question.clone(), text, votes.to_string(), state(poll)]
            })
            .collect(),
        Err(why) => vec![[poll.number.to_string(), poll.poll.question.clone(), String::new(), String::new(), why]],
    };
    in_order(polls).into_iter().flat_map(of).collect()
}
