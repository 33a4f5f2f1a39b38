//! One post in its thread.

use super::take_back_page::{button, told};
use crate::{
    Visit,
    body::body,
    files::{Looks, attached},
    parts::{act, country, exact_time, face, guest, icon, in_language, person_link, time},
    polls::shown,
};
use leptos::{either::Either, prelude::*};
use sund_domain::{
    Subject as _,
    forum::{Hidden, HiddenHow, Post, PostAct, Thread, ThreadAct},
};
use sund_islands::forum::helpful_button;

/// A post, with what the viewer may do with it.
pub fn post(visit: &Visit, thread: &Thread, post: &Post) -> AnyView {
    let words = visit.words;
    let best = thread.accepted == Some(post.number);
    if let Some(hidden) = post.hidden.as_ref().filter(|_| post.html.is_empty()) {
        let key = format!("post-out-of-sight-{}", hidden.how.code());
        return view! { <article class="post hidden-post" id=format!("p{}", post.number)><span></span><p class="muted m-0">{words.t(&key)}</p></article> }
            .into_any();
    }
    let new = post.number > thread.read_to && !post.mine && thread.read_to > 0;
    let edited = post.edited.map(|at| {
        let (at, said) = match post.edited_late {
            Some(late) => (late, words.t1("post-edited-late", "when", visit.date_and_clock(late))),
            None => (at, words.t("post-edited")),
        };
        view! { " · "<a href=format!("/posts/{}/history", post.id)>{time(visit, at, said)}</a> }
    });
    let hidden = post.hidden.as_ref().map(|hidden| {
        let said = told(visit, hidden, post.mine).unwrap_or_else(|| because_hidden(visit, hidden));
        view! { <p class="notice warn">{said}</p> }
    });
    let may_come_back = thread.may_with(post, PostAct::BringBackPost).is_ok();
    let back = button(visit, post.hidden.as_ref(), may_come_back, &format!("/posts/{}", post.id));
    let organisation = post.author.organisation.clone();
    let affiliation = if post.then { words.t1("post-then", "organisation", organisation) } else { organisation };
    view! {
        <article class=if best { "post best" } else { "post" } id=format!("p{}", post.number) aria-labelledby=format!("by{}", post.number)>
            {face(&post.author, false)}
            <div>
                <header class="who">
                    <b id=format!("by{}", post.number)>{person_link(&post.author)}</b>
                    {country(visit, post.author.country)}
                    <span class="muted small">{affiliation}</span>
                    {guest(visit, &post.author)}
                    {post.author.chair.then(|| view! { <span class="chip bare">{words.t("role-chair")}</span> })}
                    <span class="muted small">"· "<a href=format!("/posts/{}", post.id)>{exact_time(visit, post.posted)}</a>{edited}{in_language(visit, post.language)}</span>
                    <span class="grow"></span>
                    {new.then(|| view! { <span class="chip q">{words.t("post-new")}</span> })}
                    {best.then(|| view! { <span class="chip tlp">{icon(visit, "star")}{words.t("post-accepted")}</span> })}
                </header>
                {hidden}
                {back}
                <div class="body" dir="auto" lang=post.language.code() inner_html=body(visit, &post.html, &format!("p{}", post.number))></div>
                {shown::poll(visit, thread, post, None)}
                {attached(visit, &post.files, Looks { mine: post.mine, leads: thread.forum.standing.leads(), copy: false })}
                {acts(visit, thread, post)}
            </div>
        </article>
    }
    .into_any()
}

/// Who took it out of sight, and why.
fn because_hidden(visit: &Visit, hidden: &Hidden) -> String {
    let words = visit.words;
    match (hidden.how, hidden.reason.as_str()) {
        (HiddenHow::Review, "") => words.t("post-in-review"),
        (HiddenHow::Review, reason) => words.t1("post-to-rewrite", "reason", words.reason(reason)),
        (_, reason) => words.t1("post-hidden-because", "reason", words.reason(reason)),
    }
}

fn acts(visit: &Visit, thread: &Thread, post: &Post) -> impl IntoView + use<> {
    let words = visit.words;
    let may = |act| thread.may_with(post, act).is_ok();
    let may_reply = thread.may(ThreadAct::Reply).is_ok() && post.hidden.is_none();
    let may_accept = thread.may(ThreadAct::AcceptAnswer).is_ok() && post.number > 1 && post.hidden.is_none();
    let best = thread.accepted == Some(post.number);
    let base = format!("/posts/{}", post.id);
    let accept = may_accept.then(|| {
        let (key, number) =
            if best { ("post-unaccept", String::new()) } else { ("post-accept", post.number.to_string()) };
        act(visit, format!("/threads/{}/accept", thread.id), "btn plain", words.t(key), &[("number", number)])
    });
    let helpful = if may(PostAct::MarkHelpful) {
        Some(Either::Right(helpful(visit, post)))
    } else {
        (post.helpful > 0).then(|| {
            Either::Left(view! { <span class="btn plain">{words.t1("helpful-count", "n", post.helpful)}</span> })
        })
    };
    view! {
        <div class="row gap-s">
            {helpful}
            {may_reply.then(|| view! {
                <a class="btn plain" href=format!("/threads/{}?quote={}#reply", thread.id, post.id) data-keys="q">{words.t("post-quote")}</a>
            })}
            {accept}
            {may(PostAct::EditPost).then(|| view! { <a class="btn plain" href=format!("{base}/edit")>{words.t("post-edit")}</a> })}
            {more(visit, thread, post)}
        </div>
    }
}

/// What one does with a post less often, behind a button of its own.
fn more(visit: &Visit, thread: &Thread, post: &Post) -> Option<impl IntoView + use<>> {
    let words = visit.words;
    let may = |act| thread.may_with(post, act).is_ok();
    let leads = thread.forum.standing.leads();
    let base = format!("/posts/{}", post.id);
    let go = |path: &str, key: &str| {
        view! { <a class="btn plain" href=format!("{base}/{path}")>{words.t(key)}</a> }.into_any()
    };
    let press = |path: &str, key: &str| act(visit, format!("{base}/{path}"), "btn plain", words.t(key), &[]);
    let acts: Vec<AnyView> = [
        Some(view! { <span data-keys="b">{press("bookmark", "bookmark-keep")}</span> }.into_any()),
        Some(press("unread", "post-unread-from")),
        (may(PostAct::HidePost) && post.hidden.is_none()).then(|| go("hide", "post-hide")),
        (may(PostAct::RestorePost) && post.hidden.is_some()).then(|| press("restore", "post-restore")),
        may(PostAct::TakeBackPost).then(|| go("take-back", "take-back")),
        may(PostAct::FlagPost).then(|| go("flag", "post-flag")),
        (leads && !post.mine).then(|| person(visit, thread, post)),
        (leads && post.number > 1).then(|| {
            let address = format!("/threads/{}/split?posts={}-", thread.id, post.number);
            view! { <a class="btn plain" href=address>{words.t("post-split")}</a> }.into_any()
        }),
        may(PostAct::RedactPost).then(|| go("redact", "post-redact")),
        may(PostAct::WriteWhisper).then(|| go("whisper", "whisper-write")),
    ]
    .into_iter()
    .flatten()
    .collect();
    let about = words.t1("post-more-about", "name", post.author.name.as_str());
    (!acts.is_empty()).then(|| {
        view! {
            <details class="menu acts">
                <summary class="btn plain">{words.t("post-more")}<span class="visually-hidden">" "{about}</span></summary>
                <div>{acts}</div>
            </details>
        }
    })
}

/// What was done about the author in the workgroup, and what can be.
fn person(visit: &Visit, thread: &Thread, post: &Post) -> AnyView {
    let href = format!("/workgroups/{}/moderation/{}", thread.forum.workgroup_slug, post.author.person);
    view! { <a class="btn plain" href=href>{visit.words.t("post-person")}</a> }.into_any()
}

fn helpful(visit: &Visit, post: &Post) -> impl IntoView + use<> {
    let words = visit.words;
    let action = visit.action(format!("/posts/{}/helpful", post.id));
    helpful_button(action, post.helpful, post.marked, words.t("helpful-mark"))
}
