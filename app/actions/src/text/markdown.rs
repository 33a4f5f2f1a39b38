//! Markdown to HTML that is safe to show: rendered once, when it is written.
//!
//! CommonMark with tables, strikethrough, autolinks and task lists. Raw HTML in the source is shown as text. Then an
//! allow-list passes over the result, so that a mistake in one of the two libraries is not yet a hole.

use ammonia::Builder;
use comrak::{Options, markdown_to_html};
use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

static TALK: LazyLock<Options<'static>> = LazyLock::new(|| {
    let mut options = OPTIONS.clone();
    // In a talk a new line is meant as one.
    options.render.hardbreaks = true;
    options
});

static OPTIONS: LazyLock<Options<'static>> = LazyLock::new(|| {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.autolink = true;
    options.extension.tasklist = true;
    options.render.escape = true;
    options
});

static POST: LazyLock<Builder<'static>> = LazyLock::new(|| {
    allow(&[
        "p",
        "br",
        "strong",
        "em",
        "del",
        "code",
        "pre",
        "blockquote",
        "ul",
        "ol",
        "li",
        "a",
        "hr",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    ])
});

static MESSAGE: LazyLock<Builder<'static>> =
    LazyLock::new(|| allow(&["p", "br", "strong", "em", "del", "code", "pre", "blockquote", "ul", "ol", "li", "a"]));

fn allow(tags: &[&'static str]) -> Builder<'static> {
    let mut builder = Builder::empty();
    builder
        .tags(tags.iter().copied().collect::<HashSet<_>>())
        .clean_content_tags(HashSet::from(["script", "style"]))
        .tag_attributes(HashMap::from([
            ("a", HashSet::from(["href"])),
            ("ol", HashSet::from(["start"])),
            ("th", HashSet::from(["align"])),
            ("td", HashSet::from(["align"])),
        ]))
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .url_relative(ammonia::UrlRelative::PassThrough)
        // Others' pages learn nothing of where the reader came from, and vouching for links is not ours.
        .link_rel(Some("noopener noreferrer nofollow ugc"));
    builder
}

/// The HTML of a post, a conclusion, a purpose. Headings begin at `h2`: the page has its own `h1`.
#[must_use]
pub fn post_html(markdown: &str) -> String {
    POST.clean(&lower_headings(&markdown_to_html(markdown, &OPTIONS))).to_string()
}

/// The HTML of a live message: the same without headings, tables and rules.
#[must_use]
pub fn message_html(markdown: &str) -> String {
    MESSAGE.clean(&markdown_to_html(markdown, &TALK)).to_string()
}

/// `h1` becomes `h2` and so on: the levels below the page's own heading. Only tags that the renderer wrote are here,
/// since raw HTML in the source is escaped.
fn lower_headings(html: &str) -> String {
    (1..6).rev().fold(html.to_owned(), |html, level| {
        let below = level + 1;
        html.replace(&format!("<h{level}>"), &format!("<h{below}>"))
            .replace(&format!("</h{level}>"), &format!("</h{below}>"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_becomes_html() {
        let html = post_html(
            "# A *title*\n\n| a | b |\n|--:|---|\n| 1 | ~~2~~ |\n\nhttps://example.org and **bold**\n\n- [x] done",
        );
        assert!(html.contains("<h2>A <em>title</em></h2>"), "{html}");
        assert!(html.contains("<td align=\"right\">1</td>"), "{html}");
        assert!(html.contains("<a href=\"https://example.org\" rel=\"noopener noreferrer nofollow ugc\">"), "{html}");
        assert!(html.contains("<strong>bold</strong>") && html.contains("<del>2</del>"), "{html}");
    }

    #[test]
    fn nothing_that_runs_gets_through() {
        for evil in [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "[x](javascript:alert(1))",
            "[x](JaVaScRiPt:alert(1))",
            "[x](data:text/html,<script>alert(1)</script>)",
            "<javascript:alert(1)>",
            "![x](https://tracker.example/x.png)",
            "<a href='#' style='position:fixed' onclick=alert(1)>x</a>",
            "<svg/onload=alert(1)>",
            "<iframe src=//evil.example></iframe>",
        ] {
            for html in [post_html(evil), message_html(evil)] {
                let tags: String =
                    html.split('<').skip(1).map(|t| t.split('>').next().unwrap_or_default().to_lowercase()).collect();
                assert!(!tags.contains("script") && !tags.contains("img") && !tags.contains("svg"), "{evil} -> {html}");
                assert!(
                    !tags.contains("javascript:") && !tags.contains("on") || tags.contains("noopener"),
                    "{evil} -> {html}"
                );
                assert!(
                    !tags.contains("style") && !tags.contains("iframe") && !tags.contains("data:"),
                    "{evil} -> {html}"
                );
            }
        }
    }

    #[test]
    fn deep_nesting_takes_linear_time() {
        for text in ["[".repeat(30_000), "> ".repeat(10_000), "*a_ ".repeat(8_000), "- ".repeat(10_000)] {
            let _ = post_html(&text);
        }
    }
}
