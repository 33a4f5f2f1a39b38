//! Published texts that break others' renderers: what comes out has only elements, attributes and addresses that were
//! allowed, in linear time. `texts/README.md` says where they are from.

use crate::faults::Faults;
use std::{
    collections::BTreeSet,
    time::{Duration, Instant},
};
use sund_actions::text::{message_html, post_html};
use sund_tests::{
    each_database,
    html::{self, Piece},
};

const COMMONMARK: &str = include_str!("texts/commonmark.json");
const NAUGHTY: &str = include_str!("texts/naughty.json");
const XSS: &str = include_str!("texts/xss.json");

fn commonmark() -> Vec<(String, String)> {
    serde_json::from_str(COMMONMARK).unwrap()
}

fn list(text: &str) -> Vec<String> {
    serde_json::from_str(text).unwrap()
}

/// All of them, each also in places where Markdown reads it otherwise.
fn texts() -> Vec<String> {
    let mut all: Vec<String> = commonmark().into_iter().map(|(markdown, _)| markdown).collect();
    assert_eq!(all.len(), 652);
    for evil in [list(NAUGHTY), list(XSS)].concat() {
        let one_line = evil.replace('\n', " ");
        all.extend([
            format!("[x]({one_line})"),
            format!("[x](<{one_line}> \"{one_line}\")"),
            format!("<{one_line}>"),
            format!("[^1]: {one_line}\n\n[^1] [^{one_line}]\n\n[^{one_line}]: a"),
            format!("||{one_line}|| | {one_line} |\n\n| {one_line} |\n|---|\n| ||{one_line}|| |"),
            format!(":::{one_line}\n- [x] {one_line}\n:::\n\n```{one_line}\n{one_line}\n```"),
            evil,
        ]);
    }
    assert!(all.len() > 30_000, "{}", all.len());
    all
}

/// What HTML of ours may hold; anything else is told.
fn not_allowed(html: &str, elements: &[&str]) -> Vec<String> {
    let mut found = html::what_runs(html);
    for piece in html::pieces(html) {
        let Piece::Open(name, attributes) = piece else { continue };
        if !elements.contains(&name.as_str()) {
            found.push(format!("<{name}>"));
        }
        for (attribute, value) in attributes {
            let fine = match (name.as_str(), attribute.as_str()) {
                ("a", "rel") => value == "noopener noreferrer nofollow ugc",
                ("a", "href") => address(&value),
                ("ol", "start") => value.parse::<u64>().is_ok(),
                ("th" | "td", "align") => ["left", "right", "center"].contains(&value.as_str()),
                ("li" | "sup", "id") => value.starts_with("fn") && value.is_ascii(),
                ("div", "class") => ["sheet", "notes"].contains(&value.as_str()),
                ("details", "class") => value == "spoiler",
                ("i", "class") => ["done", "open", "untold"].contains(&value.as_str()),
                _ => false,
            };
            if !fine {
                found.push(format!("<{name} {attribute}={value:?}>"));
            }
        }
    }
    found
}

/// Of the web, a mailbox, or of this site: as a browser reads it, which leaves out tabs and line feeds.
fn address(value: &str) -> bool {
    let read: String = value.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
    let read = read.trim_start_matches(|c: char| c <= ' ').to_lowercase();
    let scheme = read.split(['/', '?', '#']).next().unwrap_or_default().split_once(':').map(|(scheme, _)| scheme);
    scheme.is_none_or(|scheme| {
        let named = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
        !named || ["http", "https", "mailto"].contains(&scheme)
    })
}

const MESSAGE: [&str; 13] = ["p", "br", "strong", "em", "del", "code", "pre", "blockquote", "ul", "ol", "li", "a", "i"];
const POST: [&str; 29] = [
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
];

#[test]
fn nothing_but_what_is_allowed_comes_out() {
    let mut faults = Faults::default();
    let mut seen = BTreeSet::new();
    // Each text as it is, and one in nine of the places that it is put in: a build for tests renders slowly.
    for text in
        texts().into_iter().enumerate().filter(|(n, _)| *n < 652 || n % 9 == 0 || n % 7 == 0).map(|(_, text)| text)
    {
        for (html, elements) in [(post_html(&text), &POST[..]), (message_html(&text), &MESSAGE[..])] {
            faults.equal(not_allowed(&html, elements), Vec::new(), format!("{text:?}: {html}"));
            for piece in html::pieces(&html) {
                if let Piece::Open(name, _) = piece {
                    seen.insert(name);
                }
            }
        }
    }
    faults.none();
    // The texts reach every element: a list that allows nothing would pass too.
    assert_eq!(seen, POST.iter().map(|name| (*name).to_owned()).collect());
}

/// Where we show what the specification says, but for headings one level lower, images and raw HTML.
#[test]
fn the_examples_of_the_specification_say_the_same() {
    let words = |html: &str| html::text(html).split_whitespace().collect::<Vec<_>>().join(" ");
    let mut same = 0;
    for (markdown, wanted) in commonmark() {
        let raw = wanted.contains("<img") || markdown.contains('<');
        if !raw && words(&post_html(&markdown)) == words(&wanted) {
            same += 1;
        }
    }
    // The rest is what our extensions read otherwise, and raw HTML that is shown as text.
    assert!(same >= 510, "{same} of 652");
}

#[test]
fn every_letter_of_every_language_passes() {
    let letters = "ÅÄÖåäö ÆØæø ÞÐÁÉÍÓÚÝþðáéíóúý ÕÜŠŽõüšž ĀČĒĢĪĶĻŅŪāčēģīķļņū ĄĘĖĮŲąęėįų ĄĆĘŁŃÓŚŹŻąćęłńóśźż ẞßß";
    for html in [post_html(letters), message_html(letters)] {
        assert_eq!(html.trim(), format!("<p>{letters}</p>"));
    }
    assert_eq!(sund_domain::text::line(sund_domain::Field::Title, letters, 200).as_deref(), Ok(letters));
    assert_eq!(sund_domain::text::block(sund_domain::Field::Body, letters, 200).as_deref(), Ok(letters));
}

/// What takes the square of the length does so every time; on a machine that is busy with something else, so may what does
/// not, for a while.
const TRIES: usize = 12;

#[expect(clippy::disallowed_methods, reason = "how long it takes is what is asked")]
fn rendering(text: &str) -> Duration {
    let started = Instant::now();
    let html = post_html(text);
    let _ = message_html(text);
    assert!(html.len() < 200 * text.len() + 1_000, "{} characters became {}", text.len(), html.len());
    started.elapsed()
}

#[test]
fn twice_as_much_takes_about_twice_as_long() {
    let mut faults = Faults::default();
    let pieces = [
        "[",
        "]",
        "![",
        "[a](",
        "> ",
        "- ",
        "*a_ ",
        "**a ",
        "~~a ",
        "||a ",
        "|| ",
        "`a` ",
        "``` ",
        ":::spoiler\n",
        "[^1]",
        "[^1]: a\n\n",
        "| a ",
        "<",
        "<a ",
        "&#",
        "\\",
        "\u{202e}",
        "a\u{301}\u{200b}",
        "1. ",
        "# a\n",
        "http://a.b/",
        "- [x] a\n",
        "[a]: b\n",
    ];
    for piece in pieces {
        let time = |most: usize| {
            let text = piece.repeat(most / piece.len());
            (0..2).map(|_| rendering(&text)).min().unwrap_or_default()
        };
        // comrak takes the square of the length for these two: a post has a limit, and at that it is a moment all the same.
        let known = ["&#", ":::spoiler\n"].contains(&piece);
        let measured = || (time(15_000), time(30_000));
        // Other tests run beside this one: what takes the square of the length does so every time.
        let linear = |(half, whole): (Duration, Duration)| {
            whole < Duration::from_millis(if known { 4_000 } else { 200 }) || whole < half * 3
        };
        let tries: Vec<_> = (0..TRIES).map(|_| measured()).take_while(|times| !linear(*times)).collect();
        faults.check(tries.len() < TRIES, || format!("{piece:?}, 15,000 and 30,000 characters: {tries:?}"));
    }
    faults.none();
}

/// A sample by way of the forms: nothing fails, nothing runs.
#[test]
fn a_sample_is_posted_and_read() {
    each_database(async |network| {
        let mut faults = Faults::default();
        let who = &network.people.member;
        let address = format!("/threads/{}/reply", network.open.question);
        let all = texts();
        for sample in all.chunks(all.len() / 25).map(|some| some.iter().step_by(97).cloned().collect::<Vec<_>>()) {
            network.clock.forward(60_000);
            let body: String = sample.join("\n\n").chars().take(30_000).collect();
            let form = network.sund().new_id::<uuid::Uuid>().to_string();
            let fields = [("form", form), ("body", body), ("language", "en".into()), ("do", "send".into())];
            let answer = network.post(who, &address, &fields).await;
            faults.equal(answer.status, 303, &fields[1].1);
            let page = network.get(who, answer.location()).await;
            faults.equal(page.status, 200, &fields[1].1);
            faults.equal(html::what_runs(&page.body), Vec::new(), &fields[1].1);
        }
        faults.none();
    });
}
