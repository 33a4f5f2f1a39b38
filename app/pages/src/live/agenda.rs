//! What is on in a session, and what is to be discussed: as a list, and as it is typed.

use crate::{Visit, parts::time};
use leptos::prelude::*;
use std::cmp::Ordering;
use sund_domain::{
    live::{LiveSession, SessionState, TypedItem, typed},
    time::{MINUTE, Timestamp},
};

/// The agenda with the viewer's times, if there is one.
pub fn agenda(visit: &Visit, session: &LiveSession) -> Option<AnyView> {
    let on = session.agenda_at.filter(|_| session.state == SessionState::Open);
    let rows = (1..)
        .zip(&session.agenda)
        .map(|(n, item)| {
            let class = on.and_then(|on| match n.cmp(&on) {
                Ordering::Less => Some("done"),
                Ordering::Equal => Some("on"),
                Ordering::Greater => None,
            });
            let at = begins(session, item.after);
            let speakers = (!item.speakers.is_empty())
                .then(|| view! { <span class="muted small" dir="auto">{item.speakers.clone()}</span> });
            view! {
                <li class=class aria-current=(on == Some(n)).then_some("step")>
                    {time(visit, at, clock(visit, session, at))}" "
                    <span lang=session.language.code() dir="auto">{item.title.clone()}</span>" "
                    {speakers}
                </li>
            }
        })
        .collect_view();
    (!session.agenda.is_empty()).then(|| view! { <ol class="agenda">{rows}</ol> }.into_any())
}

/// What is to be discussed, if that is said.
pub fn questions(session: &LiveSession) -> Option<AnyView> {
    let rows = session
        .questions
        .iter()
        .map(|question| view! { <li lang=session.language.code() dir="auto">{question.clone()}</li> })
        .collect_view();
    (!session.questions.is_empty()).then(|| view! { <ol class="questions">{rows}</ol> }.into_any())
}

/// Both on a page, each with its heading.
pub fn cards(visit: &Visit, session: &LiveSession) -> AnyView {
    view! {
        {card(visit, "field-agenda", agenda(visit, session))}
        {questions_card(visit, session)}
    }
    .into_any()
}

/// What is to be discussed, with its heading.
pub fn questions_card(visit: &Visit, session: &LiveSession) -> Option<AnyView> {
    card(visit, "field-questions", questions(session))
}

fn card(visit: &Visit, key: &str, list: Option<AnyView>) -> Option<AnyView> {
    let title = visit.words.t(key);
    list.map(|list| view! { <section class="card"><h2>{title}</h2>{list}</section> }.into_any())
}

fn begins(session: &LiveSession, after: u32) -> Timestamp {
    session.starts.plus(i64::from(after) * MINUTE)
}

/// The hour, and the day too where it is another one than that of the start.
fn clock(visit: &Visit, session: &LiveSession, at: Timestamp) -> String {
    if visit.date(at) == visit.date(session.starts) { visit.clock(at) } else { visit.date_and_clock(at) }
}

/// The lines of an agenda that was typed, each with the time that it means: on its day, or the next one after the line before.
pub fn read<'a>(visit: &Visit, start: Option<Timestamp>, text: &'a str) -> Vec<(TypedItem<'a>, Option<Timestamp>)> {
    let mut from = start;
    typed(text)
        .map(|item| {
            let at = from.zip(item.clock).and_then(|(from, clock)| visit.when_clock_shows(from, item.day, clock));
            from = at.or(from);
            (item, at)
        })
        .collect()
}

/// The agenda as it would be typed by this viewer.
pub fn written(visit: &Visit, session: &LiveSession) -> String {
    let mut before = session.starts;
    let lines = session.agenda.iter().map(|item| {
        let at = begins(session, item.after);
        let clock = visit.typed_clock(before, at);
        before = at;
        let bar = if item.speakers.is_empty() { "" } else { " | " };
        format!("{clock} {}{bar}{}", item.title, item.speakers)
    });
    lines.collect::<Vec<_>>().join("\n")
}
