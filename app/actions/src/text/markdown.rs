//! Markdown to HTML that is safe to show: rendered once, when it is written.
//!
//! CommonMark with tables, strikethrough, autolinks, task lists, footnotes and spoilers (`||text||`, or a block between
//! `:::spoiler` and `:::`). Raw HTML in the source is shown as text. Then an allow-list passes over the result, so that
//! a mistake in one of the two libraries is not yet a hole.
//!
//! What is kept has no words of ours in it and no id that is unique on a page: `sund_pages::body` adds both for whoever
//! reads, at the tags `<summary>`, `<i class="done">`, `<i class="untold">`, `<div class="sheet">`, `<li id="fn-`, which nobody can type.

use super::{
    formatted::formatted,
    mentions::{Named, mentions},
};
use ammonia::Builder;
use comrak::Options;
use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};
use sund_domain::forum::Meant;

static TALK: LazyLock<Options<'static>> = LazyLock::new(|| {
    let mut options = options();
    // In a talk a new line is meant as one.
    options.render.hardbreaks = true;
    options
});

static OPTIONS: LazyLock<Options<'static>> = LazyLock::new(|| {
    let mut options = options();
    options.extension.footnotes = true;
    options.extension.spoiler = true;
    options.extension.block_directive = true;
    options
});

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.autolink = true;
    options.extension.tasklist = true;
    options.render.escape = true;
    options
}

static POST: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = allow(&[
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
        "div",
        "details",
        "summary",
        "sup",
        "i",
    ]);
    builder.add_tag_attributes("li", ["id"]).add_tag_attributes("sup", ["id"]).allowed_classes(HashMap::from([
        ("div", HashSet::from(["sheet", "notes"])),
        ("details", HashSet::from(["spoiler"])),
        ("i", HashSet::from(["done", "open", "untold"])),
        ("a", HashSet::from(["mention"])),
    ]));
    builder
});

static MESSAGE: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let tags = ["p", "br", "strong", "em", "del", "code", "pre", "blockquote", "ul", "ol", "li", "a", "i"];
    let mut builder = allow(&tags);
    builder.allowed_classes(HashMap::from([
        ("i", HashSet::from(["done", "open", "untold"])),
        ("a", HashSet::from(["mention"])),
    ]));
    builder
});

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
        // Not even `title`: what a link says is its text.
        .generic_attributes(HashSet::new())
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .url_relative(ammonia::UrlRelative::PassThrough)
        // Others' pages learn nothing of where the reader came from, and vouching for links is not ours.
        .link_rel(Some("noopener noreferrer nofollow ugc"));
    builder
}

/// The HTML of a conclusion, a purpose. Headings begin at `h2`: the page has its own `h1`.
#[must_use]
pub fn post_html(markdown: &str) -> String {
    called_html(markdown, &[])
}

/// The same of a post, which calls people and workgroups.
#[must_use]
pub fn called_html(markdown: &str, named: &[Named]) -> String {
    // A spoiler in the middle of a paragraph parts it; nothing is left of a half without words.
    POST.clean(&formatted(markdown, &OPTIONS, named)).to_string().replace("<p></p>", "")
}

/// Whom a post calls, each once.
#[must_use]
pub fn mentioned(markdown: &str) -> Vec<Meant> {
    mentions(markdown, &OPTIONS)
}

/// The HTML of a live message: the same without headings, tables, rules, footnotes and spoilers.
#[must_use]
pub fn message_html(markdown: &str) -> String {
    called_message_html(markdown, &[])
}

/// The same of a message that calls people.
#[must_use]
pub fn called_message_html(markdown: &str, named: &[Named]) -> String {
    MESSAGE.clean(&formatted(markdown, &TALK, named)).to_string()
}

/// Whom a live message calls, each once.
#[must_use]
pub fn mentioned_in_message(markdown: &str) -> Vec<Meant> {
    mentions(markdown, &TALK)
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
    fn footnotes_are_numbered_whatever_they_are_called() {
        let html = post_html("One[^ä\"onclick=x] and one[^b] and again[^b].\n\n[^b]: B\n[^ä\"onclick=x]: A\n[^c]: C");
        assert!(html.contains("<sup id=\"fnref-2-2\"><a href=\"#fn-2\""), "{html}");
        assert!(html.contains("<div class=\"notes\">\n<ol>\n<li id=\"fn-1\">"), "{html}");
        assert_eq!(html.matches("<a href=\"#fnref-").count(), 3, "{html}");
        assert_eq!(html.matches("<li id=").count(), 2, "{html}");
        assert!(html.trim_end().ends_with("</ol>\n</div>"), "{html}");
    }

    #[test]
    fn what_is_done_is_told_without_an_input() {
        let html = post_html("- [x] done\n- [ ] open");
        assert!(html.contains("<li><i class=\"done\">☑</i> done</li>"), "{html}");
        assert!(html.contains("<li><i class=\"open\">☐</i> open</li>"), "{html}");
        assert!(message_html("- [x] done").contains("<li><i class=\"done\">☑</i> done</li>"));
    }

    #[test]
    fn a_spoiler_is_closed_until_one_opens_it() {
        let html = post_html("Before ||what *happened*|| after");
        assert_eq!(
            html,
            "<p>Before </p><details class=\"spoiler\"><summary></summary><p>what <em>happened</em></p></details><p> after</p>\n"
        );
        let html = post_html(":::spoiler\nOne\n\n- two\n:::\n\n:::\" onclick=x\nthree\n:::");
        assert!(html.contains("<details class=\"spoiler\"><summary></summary>\n<p>One</p>"), "{html}");
        assert!(html.contains("</details>\n<p>three</p>") && !html.contains("onclick"), "{html}");
        for odd in ["**a ||b|| c**", "# ||b||", "- ||b||", "| ||b|| |\n|---|\n| ||c|| |", "[||b||](/x)", "> ||b||"] {
            let html = post_html(odd);
            assert_eq!(
                html.matches("<details class=\"spoiler\"><summary></summary>").count(),
                html.matches("</details>").count(),
                "{odd}: {html}"
            );
        }
    }

    #[test]
    fn a_table_has_a_box_that_scrolls() {
        let html = post_html("| a |\n|---|\n| b |");
        assert!(
            html.starts_with("<div class=\"sheet\">\n<table>") && html.trim_end().ends_with("</table>\n</div>"),
            "{html}"
        );
    }

    #[test]
    fn a_mention_is_a_link_with_a_sign_before_it_outside_quotations_and_code() {
        let [one, two] = [1, 2].map(|n| format!("/people/{}", uuid::Uuid::from_u128(n)));
        let text = format!(
            "@[A *b*]({one}), again @[A]({one}) and (@[G](/workgroups/g-1)).\n\n> @[Q]({two})\n\n`@[C]({two})`\n\n    @[D]({two})\n\n\
             [E]({two}) mail@[F]({two}) \\@[plain]({two} \"x\") ![@]({two})"
        );
        let found: Vec<_> = mentioned(&text).iter().map(Meant::address).collect();
        // A sign that is written out is a sign all the same: what counts is what one reads.
        assert_eq!(found, [one.as_str(), "/workgroups/g-1", two.as_str()]);
        let named = [
            Named { meant: Meant::of_address(&one).unwrap(), name: Some("<Aino>".into()) },
            Named { meant: Meant::of_address("/workgroups/g-1").unwrap(), name: None },
        ];
        let html = called_html(&text, &named);
        let link =
            format!("<a class=\"mention\" href=\"{one}\" rel=\"noopener noreferrer nofollow ugc\">@&lt;Aino&gt;</a>");
        assert_eq!(html.matches(&link).count(), 2, "{html}");
        assert!(html.contains("(@G <i class=\"untold\"></i>)."), "{html}");
        assert_eq!(html.matches("class=\"mention\"").count(), 2, "{html}");
        assert!(
            !called_html("<a class=\"mention\" href=\"/people/1\">@A</a> <i class=\"untold\">", &[]).contains("<i"),
            "typed"
        );
    }

    #[test]
    fn a_message_calls_as_a_post_does() {
        let one = format!("/people/{}", uuid::Uuid::from_u128(1));
        let text = format!("@[A]({one}) <i class=\"untold\">\n> @[A]({one})");
        assert_eq!(mentioned_in_message(&text), [Meant::of_address(&one).unwrap()]);
        let named = |name: Option<&str>| Named { meant: Meant::of_address(&one).unwrap(), name: name.map(Into::into) };
        let html = called_message_html(&text, &[named(Some("<Aino>"))]);
        assert!(html.starts_with(&format!("<p><a class=\"mention\" href=\"{one}\" rel=")), "{html}");
        assert!(html.contains(">@&lt;Aino&gt;</a>") && !html.contains("<i"), "{html}");
        let html = called_message_html(&text, &[named(None)]);
        assert!(html.starts_with("<p>@A <i class=\"untold\"></i>") && html.matches("<i").count() == 1, "{html}");
    }

    #[test]
    fn deep_nesting_takes_linear_time() {
        for text in ["[".repeat(30_000), "> ".repeat(10_000), "*a_ ".repeat(8_000), "- ".repeat(10_000)] {
            let _ = post_html(&text);
        }
    }
}
