//! The document of a feed (RFC 4287), one page of it (RFC 5005, paged feeds). The secret with which it was asked for is
//! not in it: addresses of the feed itself are relative, so that a copy of the document opens nothing.

use crate::{Visit, words::Words};
use std::fmt::Write as _;
use sund_actions::feeds::FeedPage;
use sund_domain::{
    feeds::{Feed, FeedEntry, FeedTold},
    page::Cursor,
    workgroups::Visibility,
};
use sund_islands::html::escape;

/// What XML 1.0 cannot say is left out, what has a meaning in it is written so that it has none.
fn text(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len() + 16), |mut out, c| {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push(c),
            '\u{FFFE}' | '\u{FFFF}' => (),
            c if c < ' ' => (),
            c => out.push(c),
        }
        out
    })
}

/// The last part of the feed's address: what is relative to the rest of it.
fn own(feed: &Feed) -> String {
    match feed {
        Feed::Workgroup(slug) | Feed::Forum(slug) => crate::forms::encode(slug),
        Feed::Thread(id) => id.to_string(),
        Feed::Watched => "watched".into(),
    }
}

/// A page of the feed, as its reader's program gets it.
pub fn document(words: &Words, origin: &str, feed: &Feed, after: Option<Cursor>, page: &FeedPage) -> String {
    let head = &page.head;
    let interface = words.language.code();
    let (title, language) = match (&head.title, &head.workgroup) {
        (None, _) => (words.t("feed-watched"), interface),
        // What it is called is not told where one may be asked whose feeds these are.
        (_, Some((_, Visibility::Confidential))) => (words.t("feed-something"), interface),
        (_, Some((workgroup, Visibility::Closed))) => {
            (words.t1("feed-where", "workgroup", workgroup.as_str()), interface)
        }
        (Some((title, language)), _) => (title.clone(), language.code()),
    };
    let updated = page.entries.rows.iter().map(|entry| entry.updated).max().unwrap_or(page.reader.made);
    let own = own(feed);
    let mut out = String::with_capacity(16 * 1024);
    let _ = write!(
        out,
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{interface}\">\n\
         <id>urn:uuid:{}</id>\n<title xml:lang=\"{language}\">{}</title>\n<updated>{}</updated>\n\
         <author><name>Sund</name></author>\n<generator>Sund</generator>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{}{}\"/>\n",
        head.id,
        text(&title),
        Visit::machine(updated),
        text(origin),
        text(&head.page),
    );
    let here = after.map(|after| format!("?after={after}")).unwrap_or_default();
    let _ = write!(
        out,
        "<link rel=\"self\" type=\"application/atom+xml\" href=\"{own}{here}\"/>\n<link rel=\"first\" href=\"{own}\"/>\n"
    );
    if let Some(next) = page.entries.next {
        let _ = writeln!(out, "<link rel=\"next\" href=\"{own}?after={next}\"/>");
    }
    for one in &page.entries.rows {
        entry(&mut out, words, origin, one);
    }
    out.push_str("</feed>\n");
    out
}

fn entry(out: &mut String, words: &Words, origin: &str, entry: &FeedEntry) {
    let language = match &entry.told {
        FeedTold::All { language, .. } => language.code(),
        FeedTold::Where(_) | FeedTold::Something => words.language.code(),
    };
    let title = match &entry.told {
        FeedTold::All { title, .. } => title.clone(),
        FeedTold::Where(workgroup) => words.t1("feed-where", "workgroup", workgroup.as_str()),
        FeedTold::Something => words.t("feed-something"),
    };
    let _ = write!(
        out,
        "<entry xml:lang=\"{language}\">\n<id>urn:uuid:{}</id>\n<title>{}</title>\n<published>{}</published>\n<updated>{}</updated>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{}/posts/{}\"/>\n",
        entry.post,
        text(&title),
        Visit::machine(entry.posted),
        Visit::machine(entry.updated),
        text(origin),
        entry.post,
    );
    if let FeedTold::All { author, organisation, html, poll, .. } = &entry.told {
        let _ = write!(
            out,
            "<author><name>{}</name></author>\n<content type=\"html\" xml:base=\"{}/\">{}</content>\n",
            text(&format!("{author} ({organisation})")),
            text(origin),
            text(&format!("{html}{}", poll.as_ref().map(asks).unwrap_or_default())),
        );
    }
    out.push_str("</entry>\n");
}

/// What a poll asks: one votes where the post is, and what has come of it is seen there.
fn asks((question, options): &(String, Vec<String>)) -> String {
    let mut out = format!("<p><b>{}</b></p><ul>", escape(question));
    for option in options {
        let _ = write!(out, "<li>{}</li>", escape(option));
    }
    out.push_str("</ul>");
    out
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn what_has_a_meaning_in_xml_has_none_and_what_it_cannot_say_is_left_out() {
        assert_eq!(text("<a href=\"x\">&'"), "&lt;a href=&quot;x&quot;&gt;&amp;&#39;");
        assert_eq!(text("]]> \u{0}\u{b}\u{1b}\u{FFFE}\u{FFFF}ä\u{10FFFF}\n"), "]]&gt; ä\u{10FFFF}\n");
    }
}
