//! What stands beside a thread: its facts, its conclusion, what one hears of it, and what chairs do with it.

use super::traces::traces;
use crate::{
    Visit,
    notifications::watching::control,
    parts::{act, person_link, time},
};
use leptos::prelude::*;
use sund_actions::forum::ThreadPage;
use sund_domain::{
    Subject as _,
    forum::{HiddenHow, Thread, ThreadAct, ThreadKind},
};

pub fn aside(visit: &Visit, page: &ThreadPage) -> AnyView {
    let words = visit.words;
    let thread = &page.thread;
    let chairs = page
        .chairs
        .iter()
        .enumerate()
        .map(|(n, chair)| view! { <>{(n > 0).then_some(", ")}{person_link(&chair.author)}</> })
        .collect_view();
    let conclusion = thread.conclusion.as_ref().map(|conclusion| {
        view! {
            <section class="card conclusion">
                <h2>{words.t("thread-conclusion")}</h2>
                <div class="small body" dir="auto" inner_html=crate::body::body(visit, &conclusion.html, "conclusion")></div>
                <p class="small muted m-0">{conclusion.by.clone()}" · "{time(visit, conclusion.at, visit.date(conclusion.at))}</p>
            </section>
        }
    });
    view! {
        <aside class="stack">
            <section class="card">
                <h2>{words.t("thread-facts")}</h2>
                <dl class="facts">
                    <dt>{words.t("fact-workgroup")}</dt>
                    <dd><a href=format!("/workgroups/{}", thread.forum.workgroup_slug)>{thread.forum.workgroup_name.clone()}</a></dd>
                    <dt>{words.t("fact-chairs")}</dt><dd>{chairs}</dd>
                    <dt>{words.t("fact-replies")}</dt><dd>{thread.last_number.saturating_sub(1)}</dd>
                    <dt>{words.t("fact-started")}</dt><dd>{time(visit, thread.started, visit.date(thread.started))}</dd>
                    <dt>{words.t("fact-active")}</dt><dd>{time(visit, thread.active, visit.ago(thread.active))}</dd>
                </dl>
            </section>
            {conclusion}
            {thread.may(ThreadAct::FollowThread).is_ok().then(|| hearing(visit, thread))}
            {traces(visit, thread, &page.traces)}
            {thread.may(ThreadAct::PinThread).is_ok().then(|| chair_tools(visit, thread))}
        </aside>
    }
    .into_any()
}

/// What one hears of the thread, and that one has read it.
fn hearing(visit: &Visit, thread: &Thread) -> AnyView {
    let words = visit.words;
    let base = format!("/threads/{}", thread.id);
    view! {
        <section class="card">
            <h2>{words.t("watch-title")}</h2>
            <div class="row">
                {control(visit, &format!("{base}/watch"), thread.watched, words.t("watch-thread"))}
                {act(visit, format!("{base}/read"), "btn small", words.t("thread-mark-read"), &[])}
                {act(visit, format!("{base}/bookmark"), "btn small", words.t("bookmark-keep-thread"), &[])}
            </div>
            <p class="small muted m-0 mt-s">{words.t(&format!("watch-{}-hint", thread.watched.holds().code()))}</p>
        </section>
    }
    .into_any()
}

fn chair_tools(visit: &Visit, thread: &Thread) -> AnyView {
    let words = visit.words;
    let base = format!("/threads/{}", thread.id);
    let toggle = |name: &'static str, on: bool, set: &str, unset: &str| {
        let label = words.t(if on { unset } else { set });
        act(visit, format!("{base}/{name}"), "btn small", label, &[("set", if on { "no" } else { "yes" }.into())])
    };
    let hide = if thread.hidden.as_ref().is_some_and(|hidden| hidden.how != HiddenHow::Author) {
        act(visit, format!("{base}/restore"), "btn small", words.t("chair-restore"), &[])
    } else {
        view! { <a class="btn small" href=format!("{base}/hide")>{words.t("chair-hide")}</a> }.into_any()
    };
    let conclude = if thread.conclusion.is_some() { "chair-conclude-again" } else { "chair-conclude" };
    view! {
        <section class="card">
            <h2>{words.t("chair-tools")}</h2>
            <div class="row">
                {toggle("pin", thread.pinned, "chair-pin", "chair-unpin")}
                {toggle("lock", thread.locked, "chair-lock", "chair-unlock")}
                <a class="btn small" href=format!("{base}/move")>{words.t("chair-move")}</a>
                <a class="btn small" href=format!("{base}/split")>{words.t("chair-split")}</a>
                <a class="btn small" href=format!("{base}/merge")>{words.t("chair-merge")}</a>
                {hide}
                <a class="btn small" href=format!("{base}/pace")>{words.t("pace-title")}</a>
                <a class="btn small" href=format!("{base}/conclude")>{words.t(conclude)}</a>
            </div>
            {(thread.kind == ThreadKind::Question && thread.accepted.is_none()).then(|| view! { <p class="small muted m-0 mt-s">{words.t("chair-accept-hint")}</p> })}
        </section>
    }
    .into_any()
}
