//! What is written in mails: a page for each kind, as plain text and as simple HTML that loads nothing. Who sends them, and
//! how, is `server/src/mail`.

mod guest_invitation;
mod news;

use crate::{live::calendar::invitation, render, when::zone, words::Words};
use jiff::tz::TimeZone;
use leptos::prelude::*;
use sund_domain::mail::{Letter, Notice};

/// A mail as it is read.
#[derive(Clone, PartialEq, Eq)]
pub struct Written {
    /// Its subject: one line.
    pub subject: String,
    /// As plain text.
    pub text: String,
    /// As HTML.
    pub html: String,
    /// Where one stops such mail, if one can.
    pub stop: Option<String>,
    /// What a calendar is to do, and with what (RFC 5546).
    pub calendar: Option<(&'static str, String)>,
}

/// One who reads a mail: in which words and at which times.
struct Reader<'a> {
    words: &'static Words,
    zone: TimeZone,
    /// Scheme, host and port that people know the site by.
    origin: &'a str,
}

/// A part of a mail: both forms are made of the same parts.
enum Part {
    Paragraph(String),
    /// What to press, and where that leads.
    Link {
        label: String,
        href: String,
    },
    /// A remark at the end.
    Small(String),
}

/// Writes a letter from this address, with links to the site at `origin`.
#[must_use]
pub fn written(letter: &Letter, origin: &str, from: &str) -> Written {
    let zone = zone(&letter.time_zone).unwrap_or(TimeZone::UTC);
    let reader = Reader { words: Words::of(letter.language), zone, origin };
    let mut calendar = None;
    let (subject, parts, stop) = match &letter.notice {
        Notice::GuestInvitation(invitation) => {
            let (subject, parts) = guest_invitation::page(&reader, invitation);
            (subject, parts, None)
        }
        Notice::News(news) => {
            let stop = format!("{origin}/unsubscribe/{}", news.stop);
            let (subject, parts) = news::page(&reader, news, &stop);
            calendar = news.session.as_ref().and_then(|session| {
                let document = invitation(reader.words, origin, session, (from, &letter.to))?;
                Some((session.event?.code(), document))
            });
            (subject, parts, Some(stop))
        }
    };
    let (text, html) = (text(&parts), html(&reader, &subject, &parts));
    Written { subject: one_line(&subject), text, html, stop, calendar }
}

/// A name may hold what no header may: a line end in it would be the end of the subject.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

fn text(parts: &[Part]) -> String {
    let paragraphs = parts.iter().map(|part| match part {
        Part::Paragraph(text) | Part::Small(text) => format!("{text}\n"),
        Part::Link { label, href } => format!("{label}:\n{href}\n"),
    });
    paragraphs.collect::<Vec<_>>().join("\n")
}

/// Mail programs know little style, and each another: what is here looks right without any of it.
fn html(reader: &Reader<'_>, subject: &str, parts: &[Part]) -> String {
    const BODY: &str =
        "margin:0 auto;max-width:36em;padding:1.5em;font-family:sans-serif;font-size:16px;line-height:1.5";
    const BUTTON: &str = "display:inline-block;padding:0.6em 1.2em;border:1px solid #0b5268;border-radius:6px;\
        background:#0b5268;color:#ffffff;text-decoration:none";
    let shown = parts
        .iter()
        .map(|part| match part {
            Part::Paragraph(text) => view! { <p>{text.clone()}</p> }.into_any(),
            Part::Link { label, href } => view! {
                <p><a href=href.clone() style=BUTTON>{label.clone()}</a></p>
                <p style="font-size:14px">{href.clone()}</p>
            }
            .into_any(),
            Part::Small(text) => view! { <p style="font-size:14px">{text.clone()}</p> }.into_any(),
        })
        .collect_view();
    let page = render::html(|| {
        view! {
            <html lang=reader.words.language.code()>
                <head>
                    <meta charset="utf-8"/>
                    <meta name="viewport" content="width=device-width, initial-scale=1"/>
                    <meta name="color-scheme" content="light dark"/>
                    <title>{subject.to_owned()}</title>
                </head>
                <body style=BODY>{shown}</body>
            </html>
        }
        .into_any()
    });
    format!("<!DOCTYPE html>{page}")
}

#[cfg(test)]
mod tests;
