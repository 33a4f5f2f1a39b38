//! The copy of a workgroup: one HTML file that any browser opens without Sund. It brings its style and asks nobody for
//! anything (its own policy says so); its links lead back to the network. A copy that broke off has no last line.

use crate::{
    Visit,
    body::body,
    files::{Looks, attached, titled},
    live::agenda,
    parts::country,
    render,
    tags::chips,
};
use leptos::prelude::*;
use sund_actions::workgroups::{Beside, Part};
use sund_domain::{
    forum::{Post, Thread},
    language::Language,
    live::{Conference, Gone, LiveSession, Message, Voice},
    people::Author,
    tags::TagName,
    time::Timestamp,
    workgroups::Workgroup,
};
use sund_islands::html::escape;

const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
const STYLE: &str = "body{font:16px/1.55 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#14202b;background:#fff}\
h2{margin:2.5rem 0 .2rem;padding-top:1rem;border-top:2px solid #14202b}article{margin:1rem 0;padding:.2rem 0 .2rem 1rem;border-left:3px solid #c9d3db}\
a{color:#0b5273}p{margin:.5rem 0}.meta{color:#4d5b67;font-size:.9rem;margin:0}blockquote{margin:.5rem 0;padding-left:1rem;border-left:3px solid #c9d3db}\
.tags{display:flex;flex-wrap:wrap;gap:.2rem 1rem;margin:0;padding:0;list-style:none;font-size:.9rem}pre{overflow:auto}table{border-collapse:collapse}td,th{border:1px solid #c9d3db;padding:.2rem .5rem}abbr{text-decoration:none}\
@media (prefers-color-scheme:dark){body{color:#e6edf3;background:#0e1620}h2{border-color:#e6edf3}article,blockquote,td,th{border-color:#3a4754}.meta{color:#a9b6c2}a{color:#7cc0f4}}\
@media print{article{break-inside:avoid-page}}";

/// Everything before the first part.
pub fn head(visit: &Visit, origin: &str, group: &Workgroup) -> String {
    let words = visit.words;
    let name = escape(&group.name);
    let taken = [
        ("name", visit.viewer.as_ref().map(|viewer| viewer.name.clone()).unwrap_or_default().into()),
        (
            "organisation",
            visit.viewer.as_ref().map(|viewer| viewer.organisation_name.clone()).unwrap_or_default().into(),
        ),
        ("at", visit.in_full(visit.now).into()),
    ];
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n<base href=\"{base}/\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{name} · Sund</title>\n<style>{STYLE}</style>\n</head>\n<body>\n\
         <h1 lang=\"{written}\">{name}</h1>\n<p lang=\"{written}\">{purpose}</p>\n<p class=\"meta\">{taken}</p>\n",
        lang = words.language.code(),
        base = escape(origin),
        written = group.language.code(),
        purpose = escape(&group.purpose),
        taken = escape(&words.tn("export-taken", taken)),
    )
}

/// That nothing is missing.
pub fn end(visit: &Visit) -> String {
    format!("<p class=\"meta\">{}</p>\n</body>\n</html>\n", escape(&visit.words.t("export-end")))
}

/// A part, with a heading where it begins something.
pub fn part(visit: &Visit, part: &Part) -> String {
    render::html(|| match part {
        Part::Thread(thread, themes, posts) => {
            let begins = posts.first().is_none_or(|post| post.number == 1);
            let posts = posts.iter().map(|post| written(visit, post)).collect_view();
            view! { {begins.then(|| thread_head(visit, thread, themes))}{posts} }.into_any()
        }
        Part::Conference(conference) => conference_head(visit, conference),
        Part::Session(session, beside, messages) => {
            let begins = messages.first().is_none_or(|message| message.number == 1);
            let messages = messages.iter().map(|message| said(visit, message)).collect_view();
            view! { {begins.then(|| session_head(visit, session, beside))}{messages} }.into_any()
        }
    })
}

fn thread_head(visit: &Visit, thread: &Thread, themes: &[TagName]) -> AnyView {
    let words = visit.words;
    let href = format!("/threads/{}", thread.id);
    let concluded = thread.conclusion.as_ref().map(|conclusion| {
        view! {
            <article>
                <p class="meta">{words.t("thread-conclusion")}" · "{conclusion.by.clone()}" · "{time(visit, conclusion.at)}</p>
                <div inner_html=body(visit, &conclusion.html, &format!("c{}", thread.id))></div>
            </article>
        }
    });
    view! {
        <h2 lang=thread.language.code()><a href=href>{thread.title.clone()}</a></h2>
        <p class="meta">{thread.forum.title.clone()}</p>
        {chips(visit, themes)}
        {concluded}
    }
    .into_any()
}

fn conference_head(visit: &Visit, conference: &Conference) -> AnyView {
    let href = format!("/conferences/{}", conference.id);
    let purpose = body(visit, &conference.purpose_html, &format!("k{}", conference.id));
    let tracks = conference.tracks.iter().map(|track| view! { <li>{track.name.clone()}</li> }).collect_view();
    view! {
        <h2 lang=conference.language.code()><a href=href>{conference.title.clone()}</a></h2>
        <p class="meta">{visit.words.t("field-conference")}": "{conference.place.clone()}</p>
        <div lang=conference.language.code() inner_html=purpose></div>
        <ul>{tracks}</ul>
    }
    .into_any()
}

fn session_head(visit: &Visit, session: &LiveSession, beside: &Beside) -> AnyView {
    let href = format!("/live/{}", session.id);
    let part_of = beside.part_of.as_ref().map(|of| {
        let track = of.track.as_ref().map(|track| format!(" · {}", track.name));
        view! { <p class="meta">{visit.words.t("field-conference")}": "{of.title.clone()}{track}</p> }
    });
    let documents = beside.documents.iter().map(|file| view! { <li>{titled(visit, file)}</li> }).collect_view();
    view! {
        <h2 lang=session.language.code()><a href=href>{session.title.clone()}</a></h2>
        <p class="meta">{visit.words.t("nav-live")}": "{time(visit, session.starts)}" · "{session.place.clone()}</p>
        {part_of}
        <p class="meta">{visit.words.t(&format!("live-rule-{}", session.mode.code()))}</p>
        <div lang=session.language.code() inner_html=body(visit, &session.purpose_html, &format!("s{}", session.id))></div>
        {agenda::questions(session)}
        {agenda::agenda(visit, session)}
        {(!beside.documents.is_empty()).then(|| view! { <ul>{documents}</ul> })}
    }
    .into_any()
}

fn written(visit: &Visit, post: &Post) -> AnyView {
    let words = visit.words;
    if let Some(hidden) = &post.hidden {
        let key = format!("post-out-of-sight-{}", hidden.how.code());
        return view! { <article><p class="meta">{words.t(&key)}</p></article> }.into_any();
    }
    let organisation = post.author.organisation.clone();
    let of = if post.then { words.t1("post-then", "organisation", organisation) } else { organisation };
    let poll = crate::polls::shown::copied(visit, post);
    let files = attached(visit, &post.files, Looks { mine: false, leads: false, copy: true });
    let html = body(visit, &post.html, &format!("p{}", post.id));
    view! { {text(visit, (&post.author, of), post.posted, post.language, html)}{poll}{files} }.into_any()
}

fn said(visit: &Visit, message: &Message) -> AnyView {
    let words = visit.words;
    let html = match message.gone {
        None => message.html.clone(),
        Some(Gone::Author) => format!("<p>{}</p>", escape(&words.t("live-taken-back"))),
        Some(Gone::Chair) => format!("<p>{}</p>", escape(&words.t("live-removed"))),
    };
    let (at, language) = (message.at, message.language);
    let name = match &message.voice {
        Voice::Person(author) => return text(visit, (author, author.organisation.clone()), at, language, html),
        Voice::Alias(n) => words.t1("live-alias", "count", *n),
        Voice::Unnamed => words.t("live-unnamed"),
    };
    view! {
        <article>
            <p class="meta"><b>{name}</b>" · "{time(visit, at)}</p>
            <div lang=language.code() inner_html=html></div>
        </article>
    }
    .into_any()
}

fn text(visit: &Visit, (author, of): (&Author, String), at: Timestamp, language: Language, html: String) -> AnyView {
    view! {
        <article>
            <p class="meta"><b>{author.name.clone()}</b>" · "{of}" · "{country(visit, author.country)}" · "{time(visit, at)}</p>
            <div lang=language.code() inner_html=html></div>
        </article>
    }
    .into_any()
}

/// A time with its year: the file is read for years.
fn time(visit: &Visit, at: Timestamp) -> impl IntoView + use<> {
    view! { <time datetime=Visit::machine(at)>{visit.in_full(at)}</time> }
}
