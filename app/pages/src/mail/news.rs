//! "Something is new." What it may tell was decided when it was queued; here it gets its words.

use super::{Part, Reader};
use crate::when::until_when;
use sund_domain::mail::{News, NewsItem};

pub fn page(reader: &Reader<'_>, news: &News, stop: &str) -> (String, Vec<Part>) {
    let words = reader.words;
    let origin = reader.origin;
    let inbox = || Part::Link { label: words.t("mail-notices-inbox"), href: format!("{origin}/inbox") };
    let mut parts = Vec::new();
    let mut open_all = news.more > 0;
    for item in &news.items {
        match item {
            NewsItem::Open { why, by, title, excerpt, path } => {
                let by = by.clone().unwrap_or_else(|| words.t("notice-somebody"));
                parts.push(Part::Paragraph(format!("{}: {title}", words.t1(&format!("notice-{why}"), "name", by))));
                parts.extend(excerpt.clone().map(Part::Paragraph));
                parts.extend(when_and_where(reader, news).map(Part::Paragraph));
                let label = if news.session.is_some() { "mail-session-look" } else { "mail-notices-read" };
                parts.push(Part::Link { label: words.t(label), href: format!("{origin}{path}") });
            }
            NewsItem::Closed { workgroup, count } => {
                let values = [("n", i64::from(*count).into()), ("workgroup", workgroup.as_str().into())];
                parts.push(Part::Paragraph(words.tn("mail-notices-in", values)));
                open_all = true;
            }
            NewsItem::Elsewhere { count } => {
                parts.push(Part::Paragraph(words.t1("mail-notices-somewhere", "n", *count)));
                open_all = true;
            }
        }
    }
    if news.more > 0 {
        parts.push(Part::Paragraph(words.t1("mail-notices-more", "n", news.more)));
    }
    if open_all {
        parts.push(inbox());
    }
    parts.push(Part::Small(format!("{}: {origin}/settings/notifications", words.t("mail-notices-settings"))));
    parts.push(Part::Small(format!("{}: {stop}", words.t("mail-notices-stop"))));
    (subject(reader, news), parts)
}

/// When and where the session is, with the time as the clock of the reader has it.
fn when_and_where(reader: &Reader<'_>, news: &News) -> Option<String> {
    let session = &news.session.as_ref()?.session;
    let when = until_when(reader.words, &reader.zone, session.starts);
    Some(reader.words.tn("mail-session-when", [("when", when.into()), ("place", session.place.as_str().into())]))
}

fn subject(reader: &Reader<'_>, news: &News) -> String {
    let words = reader.words;
    match (&news.items[..], news.more) {
        ([NewsItem::Open { title, .. }], 0) => words.t1("mail-notices-subject-one", "title", title.as_str()),
        ([NewsItem::Closed { workgroup, .. }], 0) => {
            words.t1("mail-notices-subject-in", "workgroup", workgroup.as_str())
        }
        ([NewsItem::Elsewhere { .. }], 0) => words.t("mail-notices-subject-somewhere"),
        (items, more) => {
            let count = |item: &NewsItem| match item {
                NewsItem::Open { .. } => 1,
                NewsItem::Closed { count, .. } | NewsItem::Elsewhere { count } => *count,
            };
            words.t1("mail-notices-subject-many", "n", items.iter().map(count).sum::<u32>() + more)
        }
    }
}
