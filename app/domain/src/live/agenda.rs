//! What is on in a session: its agenda, and the questions to discuss.

use crate::{
    Field, Invalid, Problem,
    refusal::Checking,
    text::{NOTE_MOST, TITLE_MOST, line},
    time::{MINUTE, Timestamp},
};
use serde::{Deserialize, Serialize};

/// Items on an agenda.
pub const ITEMS_MOST: usize = 60;
/// Questions to discuss.
pub const QUESTIONS_MOST: usize = 20;

/// A part of a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaItem {
    /// When it begins, in minutes after the start of the session: it moves along with it.
    pub after: u32,
    /// What it is about.
    pub title: String,
    /// Who speaks; empty if that is not said.
    pub speakers: String,
}

/// A line of an agenda as it was typed: `10:15 What platforms see | Aino Kallio, Police`, and before the time a day
/// (ISO 8601) where the next such time is not meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TypedItem<'a> {
    /// Which line, from 1.
    pub line: u32,
    /// What stands where the day stands: year, month, day.
    pub day: Option<(i16, u8, u8)>,
    /// What stands where the time stands: hours and minutes, with a colon or a full stop between (both are usual around
    /// the Baltic Sea). None if that is no time.
    pub clock: Option<(u8, u8)>,
    /// Behind the time.
    pub title: &'a str,
    /// Behind the bar.
    pub speakers: &'a str,
}

/// The lines of a typed agenda; empty ones are none.
pub fn typed(text: &str) -> impl Iterator<Item = TypedItem<'_>> {
    (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()).map(|(line, text)| {
        let (what, speakers) = text.split_once('|').unwrap_or((text, ""));
        let (first, rest) = first_word(what);
        let day = day(first);
        let (time, title) = if day.is_some() { first_word(rest) } else { (first, rest) };
        // Of "10:15–10:50" the end is where the next one begins.
        let begins = time.split(['-', '–']).next().unwrap_or_default();
        TypedItem { line, day, clock: clock(begins), title: title.trim(), speakers: speakers.trim() }
    })
}

fn first_word(text: &str) -> (&str, &str) {
    text.trim().split_once(char::is_whitespace).unwrap_or((text.trim(), ""))
}

fn day(text: &str) -> Option<(i16, u8, u8)> {
    let mut parts = text.split('-');
    let mut part =
        |digits| parts.next().filter(|part| part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()));
    let (year, month, day) = (part(4)?, part(2)?, part(2)?);
    parts.next().is_none().then_some((year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))
}

fn clock(text: &str) -> Option<(u8, u8)> {
    let (hour, minute) = text.split_once([':', '.'])?;
    let part = |text: &str, below: u8| {
        let digits = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse().ok().filter(|n| digits && *n < below)
    };
    Some((part(hour, 24)?, part(minute, 60).filter(|_| minute.len() == 2)?))
}

/// The agenda of a session that starts then and lasts so long, from its lines and when each begins, in order.
pub fn agenda<'a>(
    starts: Timestamp,
    minutes: u32,
    items: impl IntoIterator<Item = (TypedItem<'a>, Option<Timestamp>)>,
) -> Result<Vec<AgendaItem>, Invalid> {
    let mut agenda = Vec::new();
    for (item, at) in items {
        let wrong = Invalid::new(Field::Agenda, Problem::NotOnAgenda { line: item.line });
        let after = at.and_then(|at| u32::try_from(at.since(starts) / MINUTE).ok()).filter(|after| *after < minutes);
        let mut checking = Checking::default();
        let title = checking.take(line(Field::Agenda, item.title, TITLE_MOST));
        let speakers = if item.speakers.is_empty() {
            Some(String::new())
        } else {
            checking.take(line(Field::Agenda, item.speakers, NOTE_MOST))
        };
        let (Some(after), Some(title), Some(speakers)) = (after, title, speakers) else { return Err(wrong) };
        agenda.push(AgendaItem { after, title, speakers });
    }
    if agenda.len() > ITEMS_MOST {
        return Err(Invalid::new(Field::Agenda, Problem::TooMany { most: ITEMS_MOST }));
    }
    Ok(agenda)
}

/// The questions to discuss, one in each line.
pub fn questions(text: &str) -> Result<Vec<String>, Invalid> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let questions = lines.map(|one| line(Field::Questions, one, NOTE_MOST)).collect::<Result<Vec<_>, _>>()?;
    if questions.len() > QUESTIONS_MOST {
        return Err(Invalid::new(Field::Questions, Problem::TooMany { most: QUESTIONS_MOST }));
    }
    Ok(questions)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_agenda_is_read_as_people_write_it() {
        let text =
            "10:00 Opening\r\n\n 9.05  What platforms see | Aino Kallio, Police \n10:15–10:50 Break\n10:15-10:50 Break";
        let item = |line, clock, title, speakers| TypedItem { line, day: None, clock: Some(clock), title, speakers };
        let wanted = [
            item(1, (10, 0), "Opening", ""),
            item(3, (9, 5), "What platforms see", "Aino Kallio, Police"),
            item(4, (10, 15), "Break", ""),
            item(5, (10, 15), "Break", ""),
        ];
        assert_eq!(typed(text).collect::<Vec<_>>(), wanted);
        for no_time in
            ["Opening", "10 Opening", "25:00 x", "10:60 x", "10:5 x", "1010:00 x", "+1:00 x", "١:٠٠ x", "1:00:00 x"]
        {
            assert_eq!(typed(no_time).next().unwrap().clock, None, "{no_time}");
        }
        assert_eq!(typed("10:00").next(), Some(item(1, (10, 0), "", "")));
        let later = TypedItem { day: Some((2026, 12, 2)), ..item(1, (10, 0), "Opening", "") };
        assert_eq!(typed("2026-12-02  10:00 Opening").next(), Some(later));
        for no_day in ["2026-12-2 10:00 x", "2026-12-02-03 10:00 x", "26-12-02 10:00 x", "2026-12 10:00 x"] {
            let item = typed(no_day).next().unwrap();
            assert_eq!((item.day, item.clock), (None, None), "{no_day}");
        }
        assert_eq!(typed(" \n\n").next(), None);
    }

    #[test]
    fn what_is_not_within_the_session_is_named_by_its_line() {
        let made = |text: &str, minutes: i64| {
            agenda(Timestamp(0), 60, typed(text).map(|item| (item, Some(Timestamp(minutes * MINUTE)))))
        };
        assert_eq!(
            made("10:00 A | B", 59).unwrap(),
            [AgendaItem { after: 59, title: "A".into(), speakers: "B".into() }]
        );
        let line = |result: Result<_, Invalid>| result.unwrap_err().of(Field::Agenda);
        for (text, minutes) in [("\n10:00 A", 60), ("\n10:00 A", -1), ("\n10:00", 0)] {
            assert_eq!(line(made(text, minutes)), Some(Problem::NotOnAgenda { line: 2 }), "{text} {minutes}");
        }
        assert_eq!(
            line(agenda(Timestamp(0), 60, typed("Lunch").map(|item| (item, None)))),
            Some(Problem::NotOnAgenda { line: 1 })
        );
        let long = "10:00 A\n".repeat(ITEMS_MOST + 1);
        assert_eq!(line(made(&long, 0)), Some(Problem::TooMany { most: ITEMS_MOST }));
    }

    #[test]
    fn questions_are_lines() {
        assert_eq!(questions(" Who? \n\nHow?").unwrap(), ["Who?", "How?"]);
        assert!(questions("").unwrap().is_empty());
        let many = "Who?\n".repeat(QUESTIONS_MOST + 1);
        assert_eq!(questions(&many).unwrap_err().of(Field::Questions), Some(Problem::TooMany { most: QUESTIONS_MOST }));
    }
}
