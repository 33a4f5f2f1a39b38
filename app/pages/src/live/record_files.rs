//! The record of a session as a file: a page that stands alone (HTML), text (Markdown), and its votes for a spreadsheet
//! (CSV, RFC 4180). Each says what the page of the record says to the same reader, and no more.

use super::{board_parts::country_name, record_polls};
use crate::{Fault, Site, Visit, body::body, feeds, forum::id};
use axum::{
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, header},
    response::Response,
};
use std::fmt::Write as _;
use sund_actions::{
    ActionError,
    live::{self, Record},
};
use sund_domain::{
    Refusal,
    live::{Gone, Message, Question, QuestionState, SlotState, Voice},
};
use sund_islands::html::escape;

pub async fn file(
    State(site): State<Site>,
    visit: Visit,
    Path((session, format)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let record = live::record(&site.sund, &*site.talk, visit.viewer()?, id(&session)?).await?;
    let (kind, name, body) = match format.as_str() {
        "html" => ("text/html; charset=utf-8", "record.html", html(&visit, &site.origin, &record)),
        "markdown" => ("text/markdown; charset=utf-8", "record.md", markdown(&visit, &site.origin, &record)),
        "csv" => ("text/csv; charset=utf-8; header=present", "votes.csv", votes(&visit, &record)?),
        _ => return Err(ActionError::Refused(Refusal::NotFound).into()),
    };
    let mut answer = feeds::private(&HeaderMap::new(), HeaderValue::from_static(kind), body);
    if let Ok(name) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        answer.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    }
    Ok(answer)
}

/// What stands at the head of a record: names of facts, and what they are.
fn facts(visit: &Visit, origin: &str, record: &Record) -> Vec<(String, String)> {
    let (words, session) = (visit.words, &record.session);
    let starts = session.opened.unwrap_or(session.starts);
    vec![
        (words.t("live-when"), format!("{}, {}", visit.weekday(starts), visit.from_to(starts, session.minutes))),
        (words.t("live-where"), session.place.clone()),
        (words.t("fact-workgroup"), session.workgroup_name.clone()),
        (words.t("live-address"), format!("{origin}/live/{}", session.id)),
    ]
}

fn who(visit: &Visit, voice: &Voice) -> String {
    match voice {
        Voice::Person(author) => format!("{} ({}, {})", author.name, author.organisation, author.country.code()),
        Voice::Alias(number) => visit.words.t1("live-alias", "count", *number),
        Voice::Unnamed => visit.words.t("live-unnamed"),
    }
}

/// That a message is not there any more, in words.
fn gone(visit: &Visit, message: &Message) -> Option<String> {
    message.gone.map(|gone| {
        visit.words.t(match gone {
            Gone::Author => "live-taken-back",
            Gone::Chair => "live-removed",
        })
    })
}

fn state(visit: &Visit, question: &Question) -> String {
    match question.state {
        QuestionState::Asked => visit.words.t("live-question-open"),
        QuestionState::Aside => visit.words.t1("live-aside-because", "reason", question.because.as_str()),
        state => visit.words.t(&format!("live-question-{}", state.code())),
    }
}

fn markdown(visit: &Visit, origin: &str, record: &Record) -> String {
    let (words, session, board) = (visit.words, &record.session, &record.board);
    let mut out = format!("# {}\n\n", session.title);
    for (name, fact) in facts(visit, origin, record) {
        let _ = writeln!(out, "- {name}: {fact}");
    }
    let _ = write!(out, "\n{}\n", words.t(&format!("live-rule-{}", session.mode.code())));
    let heading = |out: &mut String, key: &str| {
        let _ = write!(out, "\n## {}\n\n", words.t(key));
    };
    if !session.agenda.is_empty() {
        heading(&mut out, "field-agenda");
        for (n, item) in (1..).zip(&session.agenda) {
            let bar = if item.speakers.is_empty() { "" } else { " | " };
            let _ = writeln!(out, "{n}. {}{bar}{}", item.title, item.speakers);
        }
    }
    if !board.documents.is_empty() {
        heading(&mut out, "live-documents");
        for file in &board.documents {
            let _ = writeln!(out, "- {}: {origin}/files/{}", file.title, file.id);
        }
    }
    if !board.conclusions.is_empty() {
        heading(&mut out, "live-conclusions");
        for conclusion in &board.conclusions {
            let _ = write!(out, "{}\n\n", conclusion.markdown);
            if conclusion.corrected {
                let _ = write!(out, "({})\n\n", words.t("live-corrected-after"));
            }
        }
    }
    if !board.questions.is_empty() {
        heading(&mut out, "live-asked");
        for question in &board.questions {
            let votes = words.t1("live-votes-of", "n", question.votes);
            let _ = writeln!(out, "- {} ({votes}, {})", question.text, state(visit, question));
        }
    }
    if !board.polls.is_empty() {
        heading(&mut out, "live-polls");
        out.push_str(&record_polls::markdown(visit, &board.polls));
    }
    for round in &board.rounds {
        heading(&mut out, "live-rounds");
        let _ = write!(out, "### {}\n\n", round.question);
        for slot in &round.slots {
            let name = country_name(visit, slot.country);
            match slot.state {
                SlotState::Answered => {
                    let _ = write!(out, "**{name}**\n\n{}\n\n", slot.markdown);
                }
                state => {
                    let said = words.t(&format!("live-slot-{}", state.code()));
                    let _ = write!(out, "**{name}**: {said}\n\n");
                }
            }
        }
    }
    heading(&mut out, "live-log");
    for message in &record.messages {
        let (at, by) = (visit.clock(message.at), who(visit, &message.voice));
        let written = record.written.get(&message.number).cloned();
        let said = gone(visit, message).or(written).unwrap_or_default();
        let _ = write!(out, "**{}. {by}**, {at}\n\n{said}\n\n", message.number);
        if let Some(correction) = &message.correction {
            let _ = write!(out, "**{}** {}\n\n", words.t("live-corrected"), correction.markdown);
        }
    }
    out
}

fn html(visit: &Visit, origin: &str, record: &Record) -> String {
    let (words, session, board) = (visit.words, &record.session, &record.board);
    let title = escape(&session.title);
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title></head>\n<body>\n<main>\n<h1 lang=\"{}\">{title}</h1>\n<dl>",
        words.language.code(),
        session.language.code()
    );
    for (name, fact) in facts(visit, origin, record) {
        let _ = write!(out, "<dt>{}</dt><dd>{}</dd>", escape(&name), escape(&fact));
    }
    let rule = words.t(&format!("live-rule-{}", session.mode.code()));
    let _ = write!(out, "</dl>\n<p>{}</p>\n", escape(&rule));
    let heading = |out: &mut String, key: &str| {
        let _ = writeln!(out, "<h2>{}</h2>", escape(&words.t(key)));
    };
    if !session.agenda.is_empty() {
        heading(&mut out, "field-agenda");
        out.push_str("<ol>");
        for item in &session.agenda {
            let _ = write!(out, "<li>{} <i>{}</i></li>", escape(&item.title), escape(&item.speakers));
        }
        out.push_str("</ol>\n");
    }
    if !board.documents.is_empty() {
        heading(&mut out, "live-documents");
        out.push_str("<ul>");
        for file in &board.documents {
            let _ =
                write!(out, "<li><a href=\"{}/files/{}\">{}</a></li>", escape(origin), file.id, escape(&file.title));
        }
        out.push_str("</ul>\n");
    }
    if !board.conclusions.is_empty() {
        heading(&mut out, "live-conclusions");
        for conclusion in &board.conclusions {
            let _ = writeln!(out, "<div lang=\"{}\">{}</div>", conclusion.language.code(), conclusion.html);
            if conclusion.corrected {
                let _ = writeln!(out, "<p>({})</p>", escape(&words.t("live-corrected-after")));
            }
        }
    }
    if !board.questions.is_empty() {
        heading(&mut out, "live-asked");
        out.push_str("<ul>");
        for question in &board.questions {
            let (text, language) = (escape(&question.text), question.language.code());
            let said = format!("{}, {}", words.t1("live-votes-of", "n", question.votes), state(visit, question));
            let _ = write!(out, "<li><span lang=\"{language}\">{text}</span> ({})</li>", escape(&said));
        }
        out.push_str("</ul>\n");
    }
    if !board.polls.is_empty() {
        heading(&mut out, "live-polls");
        out.push_str(&record_polls::html(visit, &board.polls));
    }
    for round in &board.rounds {
        heading(&mut out, "live-rounds");
        let _ = write!(out, "<table><caption>{}</caption>", escape(&round.question));
        for slot in &round.slots {
            let said = match slot.state {
                SlotState::Answered => slot.html.clone(),
                state => escape(&words.t(&format!("live-slot-{}", state.code()))),
            };
            let name = escape(&country_name(visit, slot.country));
            let _ = write!(out, "<tr><th scope=\"row\">{name}</th><td>{said}</td></tr>");
        }
        out.push_str("</table>\n");
    }
    heading(&mut out, "live-log");
    out.push_str("<ol>\n");
    for message in &record.messages {
        let (at, by) = (escape(&visit.clock(message.at)), escape(&who(visit, &message.voice)));
        let said = gone(visit, message).map_or_else(|| body(visit, &message.html, "said"), |text| escape(&text));
        let language = message.language.code();
        let right = message.correction.as_ref().map_or_else(String::new, |correction| {
            let (label, language) = (escape(&words.t("live-corrected")), correction.language.code());
            format!("<p><b>{label}</b></p><div lang=\"{language}\">{}</div>", correction.html)
        });
        let _ = writeln!(
            out,
            "<li value=\"{}\"><b>{by}</b> <time>{at}</time><div lang=\"{language}\">{said}</div>{right}</li>",
            message.number
        );
    }
    out.push_str("</ol>\n</main>\n</body>\n</html>\n");
    out
}

/// What everybody wanted answered, and what became of it; what they chose in polls. Whose a vote was nobody knows.
fn votes(visit: &Visit, record: &Record) -> Result<String, Fault> {
    let head =
        ["live-number", "live-question", "live-option", "live-votes-title", "live-state"].map(|key| visit.words.t(key));
    let questions = record.board.questions.iter().map(|question| {
        let (number, votes) = (question.number.to_string(), question.votes.to_string());
        [number, cell(&question.text), String::new(), votes, cell(&state(visit, question))]
    });
    let polls = record_polls::rows(visit, &record.board.polls).into_iter().map(|row| row.map(|text| cell(&text)));
    let rows = questions.chain(polls);
    spreadsheet(&head, rows)
}

/// A table for a spreadsheet (RFC 4180).
pub fn spreadsheet<const N: usize>(
    head: &[String; N],
    rows: impl Iterator<Item = [String; N]>,
) -> Result<String, Fault> {
    let mut table = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let written = (|| {
        table.write_record(head)?;
        for row in rows {
            table.write_record(row)?;
        }
        table.into_inner().map_err(|fault| csv::Error::from(fault.into_error()))
    })();
    let bytes = written.map_err(|fault: csv::Error| ActionError::Unwritable(fault.to_string()))?;
    // With the mark, spreadsheets know that it is UTF-8.
    Ok(format!("\u{feff}{}", String::from_utf8_lossy(&bytes)))
}

/// A spreadsheet runs what begins like a formula (CWE-1236): it is made text.
pub fn cell(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn nothing_in_a_cell_is_a_formula() {
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"] {
            assert_eq!(cell(formula), format!("'{formula}"));
        }
        assert_eq!(cell("Which = signs?"), "Which = signs?");
    }
}
