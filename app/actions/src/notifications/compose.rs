//! What a mail tells of what is new: of open workgroups the title and how the post begins, of closed ones that there is
//! something, of confidential ones not even where.

use crate::text::excerpt;
use sund_domain::{
    live::{LiveSession, Registration, SessionState},
    mail::{CalendarMethod, News, NewsItem},
    notifications::{Notice, Why},
    workgroups::Visibility,
};
use sund_store::notifications::mailing::Waiting;

/// The most things that one mail tells.
const TOLD_MOST: usize = 20;
/// The most characters of how a post begins.
const EXCERPT_MOST: usize = 280;

/// The news of a mail, with the secret that stops such mail.
pub fn news(waiting: &[Waiting], stop: String) -> News {
    let mut items: Vec<NewsItem> = Vec::new();
    let mut more = 0;
    for one in waiting {
        match item(one) {
            open @ NewsItem::Open { .. } if items.len() < TOLD_MOST => items.push(open),
            NewsItem::Open { .. } => more += 1,
            counted => count(&mut items, counted),
        }
    }
    News { stop, items, more, session: None }
}

/// What the calendar of whoever gets the mail is to do with a session: cross it out when it is cancelled, or their place is taken
/// away; take it in while they have one.
pub fn event(session: &LiveSession, waiting: &[Waiting]) -> Option<CalendarMethod> {
    let taken = waiting.iter().any(|one| one.notice.why == Why::PlaceTaken);
    match (&session.registration, session.state) {
        // Of others.
        _ if waiting.iter().all(|one| one.notice.why == Why::PlaceAsked) => None,
        (Some(Registration::Place), SessionState::Cancelled) => Some(CalendarMethod::Cancel),
        (Some(Registration::Place), _) => Some(CalendarMethod::Request),
        _ if taken => Some(CalendarMethod::Cancel),
        _ => None,
    }
}

/// Where the session is that a notice is about, the message of it, or who registered for it.
#[must_use]
pub fn session_path(notice: &Notice) -> Option<String> {
    let session = format!("/live/{}", notice.session.as_ref()?.id);
    Some(match notice.message {
        Some(message) => format!("{session}/messages/{message}"),
        None if notice.why == Why::PlaceAsked => format!("{session}/registrations"),
        None => session,
    })
}

fn item(one: &Waiting) -> NewsItem {
    let notice = &one.notice;
    match (&notice.workgroup, &notice.thread) {
        (Some(place), Some(thread)) if place.visibility == Visibility::Open => NewsItem::Open {
            why: notice.why.code().into(),
            by: notice.by.as_ref().map(|(_, name)| name.clone()),
            title: thread.title.clone(),
            excerpt: one.html.as_deref().and_then(|html| excerpt(html, EXCERPT_MOST)),
            path: notice.post.map_or_else(|| format!("/threads/{}", thread.id), |post| format!("/posts/{post}")),
        },
        (Some(place), None) if place.visibility == Visibility::Open && notice.session.is_some() => NewsItem::Open {
            why: notice.why.code().into(),
            by: notice.by.as_ref().map(|(_, name)| name.clone()),
            title: notice.session.as_ref().map(|session| session.title.clone()).unwrap_or_default(),
            excerpt: None,
            path: session_path(notice).unwrap_or_default(),
        },
        (Some(place), _) if place.visibility != Visibility::Confidential => {
            NewsItem::Closed { workgroup: place.name.clone(), count: 1 }
        }
        _ => NewsItem::Elsewhere { count: 1 },
    }
}

/// What is only counted stands once for each workgroup.
fn count(items: &mut Vec<NewsItem>, new: NewsItem) {
    for known in items.iter_mut() {
        match (known, &new) {
            (NewsItem::Closed { workgroup, count }, NewsItem::Closed { workgroup: other, .. })
                if workgroup == other =>
            {
                *count += 1;
                return;
            }
            (NewsItem::Elsewhere { count }, NewsItem::Elsewhere { .. }) => {
                *count += 1;
                return;
            }
            _ => (),
        }
    }
    items.push(new);
}
