//! The talk of a live session as the server writes it: the list, the box, and all that the browser may have to say.

use super::{
    ItemWords, LiveWords, Talk,
    item::{country, face},
};
use crate::html::escape;
use leptos::prelude::*;
use sund_domain::{ids::SessionId, people::Author};
use uuid::Uuid;

/// The list of messages and the box below it: the two lower rows of a box of class `stream`.
///
/// `children` are the messages up to number `last`, as [`message_item`](super::message_item) in a list of class `msgs`;
/// what comes later is added below. `action` is where the plain form goes, `form` its id; `draft` and `problem` are what a refused one held
/// and why. Elements that carry `data-while-open` are hidden when the session ends.
#[component]
#[must_use]
pub fn LiveRoom(
    session: SessionId,
    action: String,
    me: Author,
    last: u32,
    form: Uuid,
    draft: String,
    problem: Option<String>,
    words: LiveWords,
    children: Children,
) -> impl IntoView {
    let log = log(session, &me, last, &words, children());
    let say = say(session, action, &words, form, &draft, problem);
    view! {
        <Talk>
            {log}
            <footer>
                <button type="button" class="btn new" id="talk-new" hidden></button>
                <p class="notice m-0" role="status" id="talk-over" hidden><span></span>" "<a href=format!("/live/{session}")></a></p>
                {say}
            </footer>
        </Talk>
    }
}

/// The list, with everything that the browser needs to know in its attributes: they are read when they are needed.
fn log(session: SessionId, me: &Author, last: u32, words: &LiveWords, shown: AnyView) -> AnyView {
    let reasons = &words.reasons;
    let attributes = [
        ("session", session.to_string()),
        ("me", me.person.to_string()),
        ("last", last.to_string()),
        ("lost", words.lost.clone()),
        ("unreachable", words.unreachable.clone()),
        ("outdated", words.outdated.clone()),
        ("back-none", words.back_none.clone()),
        ("back-one", words.back_one.clone()),
        ("back-many", words.back_many.clone()),
        ("new-one", words.new_one.clone()),
        ("new-many", words.new_many.clone()),
        ("ended", words.ended.clone()),
        ("record", words.record.clone()),
        ("gone", words.gone.clone()),
        ("refresh", words.refresh.clone()),
        ("why-empty", reasons.empty.clone()),
        ("why-too-long", reasons.too_long.clone()),
        ("why-too-fast", reasons.too_fast.clone()),
        ("why-try-again", reasons.try_again.clone()),
        ("why-ended", reasons.ended.clone()),
        ("why-gone", reasons.gone.clone()),
        ("why-rule", reasons.rule.clone()),
    ];
    let data = attributes.into_iter().map(|(name, value)| (name.to_owned(), value)).chain(item_data(&words.item));
    let data: Vec<String> = data.map(|(name, value)| format!(r#"data-{name}="{}""#, escape(&value))).collect();
    let data = format!(r#"<span id="talk-words" {}></span>"#, data.join(" "));
    // A message of one's own on its way: the browser fills in the text, since only the server makes HTML of it.
    let sending = format!(
        r#"<li class="pending">{}<span class="who"><b>{}</b>{}<span class="muted small">{}</span></span><div class="body"><p></p></div></li>"#,
        face(me),
        escape(&me.name),
        country(me, &words.item),
        escape(&words.sending),
    );
    view! {
        <div class="log" id="talk" role="log" aria-live="polite" aria-label=words.log.clone() tabindex="0">
            {shown}
            <ol class="msgs" id="talk-new-messages"></ol>
            // Announced when it comes back with its number, not when it is sent.
            <ol class="msgs" id="talk-sending" aria-live="off"></ol>
        </div>
        <template id="talk-sending-item" inner_html=sending></template>
        <div hidden inner_html=data></div>
    }
    .into_any()
}

fn item_data(words: &ItemWords) -> impl Iterator<Item = (String, String)> {
    let languages =
        words.in_language.iter().map(|(language, label)| (format!("in-{}", language.code()), label.clone()));
    let countries = words
        .countries
        .iter()
        .map(|(country, name)| (format!("cc-{}", country.code().to_ascii_lowercase()), name.clone()));
    languages
        .chain(countries)
        .chain([("utc".to_owned(), words.utc_offset_minutes.to_string()), ("guest".to_owned(), words.guest.clone())])
}

/// The box. Without scripts it is a form, and the link shows what is new.
fn say(
    session: SessionId,
    action: String,
    words: &LiveWords,
    form: Uuid,
    draft: &str,
    problem: Option<String>,
) -> AnyView {
    let options =
        words.languages.iter().map(|(language, name)| view! { <option value=language.code()>{name.clone()}</option> });
    let bad = problem.is_some();
    view! {
        <form method="post" action=action class="stack" id="talk-form">
            <input type="hidden" name="form" value=form.to_string()/>
            <p class="error m-0" id="say-problem" role="alert" hidden=!bad>{problem}</p>
            <div class="row">
                <textarea id="say" name="body" rows="2" class="grow" aria-label=words.message.clone()
                    placeholder=words.placeholder.clone() aria-describedby="say-problem say-keys"
                    aria-invalid=bad.then_some("true") inner_html=crate::html::textarea(draft)></textarea>
                <button class="btn main" id="talk-send">{words.send.clone()}</button>
            </div>
            <div class="row small muted">
                <label>{words.language.clone()}" "
                    <select name="language" id="talk-language">
                        <option value="">{words.guess.clone()}</option>
                        {options.collect_view()}
                    </select>
                </label>
                <span id="say-keys" hidden>{words.keys.clone()}</span>
                <span class="grow" role="status" id="talk-status"></span>
                <a href=format!("/live/{session}") id="talk-refresh">{words.refresh.clone()}</a>
            </div>
        </form>
    }
    .into_any()
}
