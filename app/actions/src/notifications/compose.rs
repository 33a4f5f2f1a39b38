//! What a mail tells of what is new: of open workgroups the title and how the post begins, of closed ones that there is
//! something, of confidential ones not even where.

use crate::text::excerpt;
use sund_domain::{
    mail::{News, NewsItem},
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
    News { stop, items, more }
}

fn item(one: &Waiting) -> NewsItem {
    let notice = &one.notice;
    let said = notice.session.as_ref().zip(notice.message);
    match (&notice.workgroup, &notice.thread, said) {
        (Some(place), Some(thread), _) if place.visibility == Visibility::Open => NewsItem::Open {
            why: notice.why.code().into(),
            by: notice.by.as_ref().map(|(_, name)| name.clone()),
            title: thread.title.clone(),
            excerpt: one.html.as_deref().and_then(|html| excerpt(html, EXCERPT_MOST)),
            path: notice.post.map_or_else(|| format!("/threads/{}", thread.id), |post| format!("/posts/{post}")),
        },
        (Some(place), None, Some((session, message))) if place.visibility == Visibility::Open => NewsItem::Open {
            why: notice.why.code().into(),
            by: notice.by.as_ref().map(|(_, name)| name.clone()),
            title: session.title.clone(),
            excerpt: None,
            path: format!("/live/{}/messages/{message}", session.id),
        },
        (Some(place), ..) if place.visibility != Visibility::Confidential => {
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
