//! The talk of a live session: the list, the box, and what is said about the connection.

use super::{
    LiveWords,
    feed::Pending,
    item::{country, face},
    words::with_count,
};
use leptos::{ev, html, prelude::*};
use sund_domain::{ids::SessionId, people::Author};
use uuid::Uuid;

/// What the browser's side needs of the view.
#[derive(Clone)]
#[cfg_attr(not(feature = "hydrate"), allow(dead_code, reason = "on the server nothing moves"))]
pub(super) struct Parts {
    pub(super) session: SessionId,
    pub(super) me: Author,
    pub(super) last: u32,
    pub(super) words: LiveWords,
    pub(super) log: NodeRef<html::Div>,
    pub(super) list: NodeRef<html::Ol>,
    pub(super) text: NodeRef<html::Textarea>,
    pub(super) language: NodeRef<html::Select>,
    pub(super) pending: RwSignal<Vec<Pending>>,
    pub(super) status: RwSignal<String>,
    pub(super) problem: RwSignal<Option<String>>,
    pub(super) unseen: RwSignal<u32>,
    pub(super) connected: RwSignal<bool>,
    /// Nothing more can be said; the sentence that says why.
    pub(super) over: RwSignal<Option<String>>,
    /// There is text in the box that must not be taken away with it.
    pub(super) holds_text: RwSignal<bool>,
}

/// What the browser does when something happens; nothing on the server.
pub(super) struct Hands {
    pub(super) typed: Box<dyn Fn(ev::Event)>,
    pub(super) key: Box<dyn Fn(ev::KeyboardEvent)>,
    pub(super) submit: Box<dyn Fn(ev::SubmitEvent)>,
    pub(super) scrolled: Box<dyn Fn(ev::Event)>,
    pub(super) to_end: Box<dyn Fn(ev::MouseEvent)>,
}

#[cfg(not(feature = "hydrate"))]
fn hands(_: &Parts) -> Hands {
    Hands {
        typed: Box::new(|_| ()),
        key: Box::new(|_| ()),
        submit: Box::new(|_| ()),
        scrolled: Box::new(|_| ()),
        to_end: Box::new(|_| ()),
    }
}

#[cfg(feature = "hydrate")]
use super::alive::hands;

/// The list of messages and the box below it: the two lower rows of a box of class `stream`.
///
/// `children` are the messages up to number `last`, as [`message_item`](super::message_item) in a list of class `msgs`;
/// what comes later is added below. `form` is the id of the plain form; `draft` and `problem` are what a refused one held
/// and why. Elements that carry `data-while-open` are hidden when the session ends.
#[island]
pub fn LiveRoom(
    session: SessionId,
    me: Author,
    last: u32,
    form: Uuid,
    draft: String,
    problem: Option<String>,
    words: LiveWords,
    children: Children,
) -> impl IntoView {
    let parts = Parts {
        session,
        me: me.clone(),
        last,
        words: words.clone(),
        log: NodeRef::new(),
        list: NodeRef::new(),
        text: NodeRef::new(),
        language: NodeRef::new(),
        pending: RwSignal::new(Vec::new()),
        status: RwSignal::new(String::new()),
        problem: RwSignal::new(problem),
        unseen: RwSignal::new(0),
        connected: RwSignal::new(false),
        over: RwSignal::new(None),
        holds_text: RwSignal::new(false),
    };
    let Hands { typed, key, submit, scrolled, to_end } = hands(&parts);
    let (pending, unseen) = (parts.pending, parts.unseen);
    let (new_one, new_many) = (words.new_one.clone(), words.new_many.clone());
    let new = move || {
        let count = unseen.get();
        with_count(if count == 1 { &new_one } else { &new_many }, count)
    };
    let waiting = {
        let words = words.clone();
        move || pending.get().iter().map(|pending| pending_item(pending, &me, &words)).collect_view()
    };
    view! {
        <div class="log" role="log" aria-live="polite" aria-label=words.log.clone() tabindex="0" node_ref=parts.log on:scroll=scrolled>
            {children()}
            <ol class="msgs" node_ref=parts.list></ol>
            // Announced when it comes back with its number, not when it is sent.
            <ol class="msgs" aria-live="off">{waiting}</ol>
        </div>
        <footer>
            <button type="button" class="btn new" hidden=move || unseen.get() == 0 on:click=to_end>{new}</button>
            {over(&parts, &words)}
            {say(&parts, &words, form, &draft, typed, key, submit)}
        </footer>
    }
}

/// A message of one's own that is on its way: as typed, since only the server makes HTML of it.
fn pending_item(pending: &Pending, me: &Author, words: &LiveWords) -> impl IntoView + use<> {
    view! {
        <li class="pending">
            {face(me)}
            <span class="who"><b>{me.name.clone()}</b>{country(me, &words.item)}<span class="muted small">{words.sending.clone()}</span></span>
            <div class="body"><p>{pending.text.clone()}</p></div>
        </li>
    }
}

/// What stands in the place of the form once nothing more can be said.
fn over(parts: &Parts, words: &LiveWords) -> impl IntoView + use<> {
    let over = parts.over;
    let record = format!("/live/{}", parts.session);
    view! {
        <p class="notice m-0" role="status" hidden=move || over.with(Option::is_none)>
            {move || over.get().unwrap_or_default()}" "<a href=record>{words.record.clone()}</a>
        </p>
    }
}

/// The box. Without scripts it is a form, and the link shows what is new.
fn say(
    parts: &Parts,
    words: &LiveWords,
    form: Uuid,
    draft: &str,
    typed: Box<dyn Fn(ev::Event)>,
    key: Box<dyn Fn(ev::KeyboardEvent)>,
    submit: Box<dyn Fn(ev::SubmitEvent)>,
) -> impl IntoView + use<> {
    let Parts { session, status, problem, connected, over, holds_text, .. } = *parts;
    let action = format!("/live/{session}/messages");
    let here = format!("/live/{session}");
    let closed = move || over.with(Option::is_some);
    let options =
        words.languages.iter().map(|(language, name)| view! { <option value=language.code()>{name.clone()}</option> });
    view! {
        <form method="post" action=action class="stack" hidden=move || closed() && !holds_text.get() on:submit=submit>
            <input type="hidden" name="form" value=form.to_string()/>
            <p class="error m-0" id="say-problem" role="alert" hidden=move || problem.with(Option::is_none)>
                {move || problem.get().unwrap_or_default()}
            </p>
            <div class="row">
                <textarea id="say" name="body" rows="2" class="grow" aria-label=words.message.clone() placeholder=words.placeholder.clone()
                    aria-describedby="say-problem say-keys" aria-invalid=move || problem.with(Option::is_some).then_some("true")
                    node_ref=parts.text inner_html=escape(draft) on:input=typed on:keydown=key></textarea>
                <button class="btn main" disabled=closed>{words.send.clone()}</button>
            </div>
            <div class="row small muted">
                <label>{words.language.clone()}" "
                    <select name="language" node_ref=parts.language><option value="">{words.guess.clone()}</option>{options.collect_view()}</select>
                </label>
                <span id="say-keys" hidden=move || !connected.get()>{words.keys.clone()}</span>
                <span class="grow" role="status">{status}</span>
                <a href=here hidden=move || connected.get()>{words.refresh.clone()}</a>
            </div>
        </form>
    }
}

/// Text as the inside of a `textarea`. (As a child of the view it would have to be found again in the browser, where an
/// empty text is no node at all.) The line feed at the start is dropped by browsers, instead of one that was typed.
fn escape(text: &str) -> String {
    format!("\n{}", text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"))
}
