//! What was said, when nothing can be said any more, or on an earlier page; what is found in it, and its files.

use super::room_words::item_words;
use crate::Visit;
use leptos::prelude::*;
use sund_actions::live::{FOUND_MOST, SessionPage};
use sund_domain::live::{Message, SessionState};
use sund_islands::{html::textarea, live::message_item};

/// What is looked for in a record.
#[derive(Debug, Default)]
pub struct Find {
    /// As typed.
    pub typed: String,
    /// What has it: the first messages, and how many there are; none, if nothing is looked for.
    pub found: Option<(Vec<Message>, usize)>,
}

/// Why something was not taken, with what was typed.
pub fn not_taken(visit: &Visit, body: &str, problem: Option<String>) -> Option<AnyView> {
    Some(view! { <p class="notice warn" role="alert">{problem?}</p>{typed(visit, body)} }.into_any())
}

/// What was typed into a form that is not there any more.
pub fn typed(visit: &Visit, body: &str) -> AnyView {
    let label = visit.words.t("error-your-text");
    view! { <div class="field"><label for="typed">{label}</label><textarea id="typed" rows="5" readonly inner_html=textarea(body)></textarea></div> }
        .into_any()
}

/// The way to the messages before these.
pub fn earlier(visit: &Visit, page: &SessionPage) -> Option<AnyView> {
    let href = format!("/live/{}?after={}", page.session.id, page.earlier?);
    Some(view! { <p class="sys"><a href=href>{visit.words.t("live-earlier")}</a></p> }.into_any())
}

/// A page of the record. `not_taken`: what somebody typed who came too late.
pub fn record(visit: &Visit, page: &SessionPage, find: Find, not_taken: Option<AnyView>) -> AnyView {
    let words = visit.words;
    let session = &page.session;
    let item = item_words(visit, session.id, session.opened.unwrap_or(visit.now));
    let over = session.state == SessionState::Ended;
    let Find { typed, found } = find;
    let status = found.as_ref().map(|(_, n)| {
        let all = format!("/live/{}", session.id);
        let shown = (*n > FOUND_MOST).then(|| words.t1("live-found-first", "n", FOUND_MOST));
        view! {
            <p class="small m-0" role="status">{words.t1("live-found", "n", *n)}" "{shown}" "<a href=all>{words.t("live-found-all")}</a></p>
        }
    });
    let messages = found.as_ref().map_or(&page.messages, |(found, _)| found);
    let items: Vec<_> = messages.iter().map(|message| message_item(message, &item)).collect();
    let whole = found.is_none();
    let later = page.later.filter(|_| whole).map(|after| {
        view! { <p class="sys"><a href=format!("/live/{}?after={after}", session.id)>{words.t("live-later")}</a></p> }
    });
    view! {
        <div class="log" tabindex="0" role="region" aria-label=words.t("live-log")>
            {(over && session.last_number > 0).then(|| search(visit, page, &typed))}
            {status}
            {whole.then(|| earlier(visit, page))}
            <ol class="msgs">{items}</ol>
            {later}
        </div>
        <footer>
            {not_taken}
            <p class="small muted m-0">{summary(visit, page)}</p>
            {session.takes_corrections().then(|| corrections(visit, page))}
            {over.then(|| files(visit, page))}
            {(!session.mode.names()).then(|| view! {
                <p class="small m-0 mt-s"><a href=format!("/live/{}/withdraw", session.id)>{words.t("live-withdraw")}</a></p>
            })}
        </footer>
    }
    .into_any()
}

/// Until when the record takes corrections, and how.
fn corrections(visit: &Visit, page: &SessionPage) -> Option<AnyView> {
    let until = page.session.corrections_until()?;
    let key = if page.session.mode.names() { "live-corrections" } else { "live-corrections-receipt" };
    Some(
        view! { <p class="small muted m-0 mt-s">{visit.words.t1(key, "until", visit.date_and_clock(until))}</p> }
            .into_any(),
    )
}

fn summary(visit: &Visit, page: &SessionPage) -> String {
    let (words, session) = (visit.words, &page.session);
    if session.last_number == 0 {
        words.t("live-nothing-said")
    } else if !session.mode.names() {
        words.t1("live-record-messages", "n", session.last_number)
    } else {
        words.tn(
            "live-record-of",
            [("people", i64::from(page.voices).into()), ("countries", i64::from(page.countries).into())],
        )
    }
}

fn search(visit: &Visit, page: &SessionPage, typed: &str) -> AnyView {
    let words = visit.words;
    let action = format!("/live/{}", page.session.id);
    view! {
        <form method="get" action=action role="search" class="row find-in">
            <label for="find">{words.t("live-find")}</label>
            <input type="search" id="find" name="find" value=typed.to_owned() class="grow" maxlength="200"/>
            <button class="btn small">{words.t("live-find-it")}</button>
        </form>
    }
    .into_any()
}

fn files(visit: &Visit, page: &SessionPage) -> AnyView {
    let words = visit.words;
    let link = |format: &str, key: &str| {
        let href = format!("/live/{}/record/{}", page.session.id, format);
        view! { <a href=href download="">{words.t(key)}</a> }
    };
    view! {
        <p class="row small m-0 mt-s">
            {words.t("live-files")}" "{link("html", "live-file-html")}{link("markdown", "live-file-markdown")}{link("csv", "live-file-csv")}
        </p>
    }
    .into_any()
}
