//! Live sessions as calendars have them (iCalendar, RFC 5545; RFC 7986 for how often to ask again). The same event keeps its
//! UID, and its SEQUENCE grows with each change of the plan: a calendar that has it takes over the change.
//!
//! A calendar is kept on other people's machines, and shown on locked screens: it is told what a mail would be told.

use crate::{Fault, Site, Visit, feeds, forum::id, when::zoned, words::Words};
use axum::{
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, header},
    response::Response,
};
use icalendar::{Calendar, Class, Component as _, Event, EventStatus, Parameter, Property};
use jiff::tz::TimeZone;
use sund_domain::{
    live::{LiveSession, SessionState},
    mail::{CalendarMethod, SessionNews},
    time::{MINUTE, Timestamp},
    workgroups::Visibility,
};

const ICALENDAR: HeaderValue = HeaderValue::from_static("text/calendar; charset=utf-8");
/// So often a calendar asks again (RFC 3339, a duration).
const ASK_AGAIN: &str = "PT1H";

/// One session, to be put into one's calendar.
pub async fn one(State(site): State<Site>, visit: Visit, Path(session): Path<String>) -> Result<Response, Fault> {
    let session = sund_actions::live::session(&site.sund, &*site.talk, visit.viewer()?, id(&session)?).await?;
    let name = visit.words.t("calendar-name");
    let document = document(visit.words, &site.origin, &name, std::slice::from_ref(&session));
    Ok(file(document, HeaderValue::from_static("attachment; filename=\"session.ics\"")))
}

/// All sessions of a conference. Its title is told where theirs are.
pub async fn programme(
    State(site): State<Site>,
    visit: Visit,
    Path(conference): Path<String>,
) -> Result<Response, Fault> {
    let programme = sund_actions::live::programme(&site.sund, visit.viewer()?, id(&conference)?).await?;
    let name = match programme.conference.visibility {
        Visibility::Open => programme.conference.title,
        Visibility::Closed | Visibility::Confidential => visit.words.t("calendar-name"),
    };
    let sessions: Vec<_> = programme.entries.into_iter().map(|planned| planned.session).collect();
    let document = document(visit.words, &site.origin, &name, &sessions);
    Ok(file(document, HeaderValue::from_static("attachment; filename=\"conference.ics\"")))
}

fn file(document: String, name: HeaderValue) -> Response {
    let mut answer = feeds::private(&HeaderMap::new(), ICALENDAR, document);
    answer.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    answer
}

/// All of them, for a calendar that comes with its owner's secret.
pub async fn all(State(site): State<Site>, Path(token): Path<String>, headers: HeaderMap) -> Result<Response, Fault> {
    let (reader, sessions) = sund_actions::feeds::calendar(&site.sund, &token).await?;
    let words = Words::of(reader.language);
    let document = document(words, &site.origin, &words.t("calendar-name"), &sessions);
    Ok(feeds::private(&headers, ICALENDAR, document))
}

/// A session in a mail (RFC 6047): what the calendar of who gets it is to do, from whom and for whom that is, by their
/// addresses. What it asks for is told again when it changes; nobody is asked to answer.
pub fn invitation(words: &Words, origin: &str, news: &SessionNews, (from, to): (&str, &str)) -> Option<String> {
    let method = news.event?;
    let mut event = event(words, origin, &news.session);
    event.append_property(Property::new("DTSTAMP", utc(news.at)));
    if method == CalendarMethod::Cancel {
        event.status(EventStatus::Cancelled);
    }
    event.append_property(Property::new("ORGANIZER", format!("mailto:{from}")));
    let mut attendee = Property::new("ATTENDEE", format!("mailto:{to}"));
    for (key, value) in [("PARTSTAT", "ACCEPTED"), ("RSVP", "FALSE")] {
        attendee.append_parameter(Parameter::new(key, value));
    }
    event.append_multi_property(attendee.done());
    let mut calendar = empty();
    calendar.append_property(Property::new("METHOD", method.code()));
    calendar.push(event.done());
    Some(calendar.to_string())
}

fn empty() -> Calendar {
    let mut calendar = Calendar::empty();
    for (key, value) in [("VERSION", "2.0"), ("PRODID", "-//Sund//Sund//EN"), ("CALSCALE", "GREGORIAN")] {
        calendar.append_property(Property::new(key, value));
    }
    calendar
}

fn document(words: &Words, origin: &str, name: &str, sessions: &[LiveSession]) -> String {
    let mut calendar = empty();
    calendar.append_property(Property::new("NAME", name));
    calendar.append_property(Property::new("X-WR-CALNAME", name));
    let often =
        Property::new("REFRESH-INTERVAL", ASK_AGAIN).append_parameter(Parameter::new("VALUE", "DURATION")).done();
    calendar.append_property(often);
    calendar.append_property(Property::new("X-PUBLISHED-TTL", ASK_AGAIN));
    for session in sessions {
        calendar.push(event(words, origin, session));
    }
    calendar.to_string()
}

fn event(words: &Words, origin: &str, session: &LiveSession) -> Event {
    let host = origin.split_once("://").map_or(origin, |(_, host)| host);
    let mut event = Event::new();
    event.uid(&format!("{}@{host}", session.id)).sequence(session.sequence);
    for (key, at) in [
        // A change is another message about the same event.
        ("DTSTAMP", session.changed),
        ("LAST-MODIFIED", session.changed),
        ("DTSTART", session.starts),
        ("DTEND", session.starts.plus(i64::from(session.minutes) * MINUTE)),
    ] {
        event.append_property(Property::new(key, utc(at)));
    }
    let cancelled = session.state == SessionState::Cancelled;
    event.status(if cancelled { EventStatus::Cancelled } else { EventStatus::Confirmed });
    let (title, language) = match session.visibility {
        Visibility::Open => (session.title.clone(), session.language.code()),
        Visibility::Closed => {
            (words.t1("calendar-in", "workgroup", session.workgroup_name.as_str()), words.language.code())
        }
        Visibility::Confidential => (words.t("calendar-something"), words.language.code()),
    };
    let in_language =
        |key: &str, text: &str| Property::new(key, text).append_parameter(Parameter::new("LANGUAGE", language)).done();
    event.append_property(in_language("SUMMARY", &title));
    if session.visibility == Visibility::Open {
        event.append_property(in_language("LOCATION", &session.place));
        event.append_property(in_language("DESCRIPTION", &about(words, session)));
    } else {
        event.class(Class::Private);
    }
    event.url(&format!("{origin}/live/{}", session.id)).done()
}

/// What it is for, what is to be discussed, and what is on: as minutes after the start, for a calendar has its own clock.
fn about(words: &Words, session: &LiveSession) -> String {
    let because = (!session.cancelled_because.is_empty())
        .then(|| words.t1("live-cancelled-because", "reason", session.cancelled_because.as_str()));
    let list = |title: &str, lines: Vec<String>| {
        (!lines.is_empty()).then(|| format!("{}\n{}", words.t(title), lines.join("\n")))
    };
    let questions = session.questions.iter().map(|question| format!("- {question}")).collect();
    let agenda = session.agenda.iter().map(|item| {
        let clock = format!("+{}:{:02}", item.after / 60, item.after % 60);
        let speakers = if item.speakers.is_empty() { String::new() } else { format!(" ({})", item.speakers) };
        format!("{clock} {}{speakers}", item.title)
    });
    let parts = [
        because,
        Some(session.purpose.clone()),
        list("field-questions", questions),
        list("field-agenda", agenda.collect()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("\n\n")
}

/// In UTC, which every calendar shows in the zone of whoever looks (RFC 5545, 3.3.5).
fn utc(at: Timestamp) -> String {
    zoned(at, &TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ").to_string()
}
