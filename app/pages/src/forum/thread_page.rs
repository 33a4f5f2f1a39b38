//! A thread: its posts, what was concluded, and the box to reply in.

use super::{
    calling::{Pressed, press},
    editor::{Editor, Sending, editor, pen},
    id,
    late::keep,
    lines::kind_chip,
    post::post,
    take_back_page::{button, told},
    thread_aside::aside,
    whispers::{whisper, write_one},
};
use crate::{
    Fault, Site, Visit,
    files::Along,
    forms::{error_summary, form_id, see_other},
    layout::{Nav, Page},
    parts::{crumbs, icon, visibility},
    tags::chips,
};
use axum::{
    Form,
    extract::{Path, Query, State},
    http::StatusCode,
    response::Response,
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_actions::{
    ActionError,
    forum::{LatePlace, Sent, ThreadPage, Written},
    polls::Asked,
};
use sund_domain::{
    Invalid, Refusal, Subject as _,
    forum::{Draft, DraftPlace, Hidden, HiddenHow, KeptDraft, Post, Stamp, Thread, ThreadAct},
    ids::{PostId, ThreadId},
};
use sund_islands::{forum::HelpfulButtons, html::textarea};
use uuid::Uuid;

#[derive(Debug, Deserialize)]
pub struct Ask {
    post: Option<u32>,
    quote: Option<String>,
}

/// What the box to reply in shows besides the draft.
#[derive(Default)]
struct Replying {
    draft: Option<Draft>,
    invalid: Option<Invalid>,
    refusal: Option<Refusal>,
    pressed: Pressed,
    along: Along,
    form: Option<Uuid>,
    kept: Option<KeptDraft>,
}

pub async fn show(
    State(site): State<Site>,
    visit: Visit,
    Path(thread): Path<String>,
    Query(ask): Query<Ask>,
) -> Result<Response, Fault> {
    let viewer = visit.viewer()?;
    // One who quotes goes on to the end, where the box is.
    let number = ask.post.or(ask.quote.as_ref().map(|_| u32::MAX));
    let page = sund_actions::forum::show_thread(&site.sund, viewer, id(&thread)?, number).await?;
    if let Some((there, number)) =
        sund_actions::forum::goes_on_at(&site.sund, viewer, &page.thread, number.unwrap_or(1)).await?
    {
        return Ok(see_other(&format!("/threads/{there}?post={number}#p{number}")));
    }
    let mut replying = Replying::default();
    if let Some(quoted) = ask.quote {
        let (post, text) = sund_actions::forum::quote(&site.sund, viewer, id::<PostId>(&quoted)?).await?;
        let begun = page.draft.clone().unwrap_or_default();
        if post.thread.id == page.thread.id && !begun.body.contains(text.trim_end()) {
            let body = if begun.body.trim().is_empty() { text } else { format!("{}\n\n{text}", begun.body.trim_end()) };
            replying.draft = Some(Draft { body, ..begun });
        }
    }
    Ok(answer(&site, &visit, &page, &replying, StatusCode::OK))
}

pub async fn reply(
    State(site): State<Site>,
    visit: Visit,
    Path(thread): Path<String>,
    along: Along,
    Form(form): Form<Sending>,
) -> Result<Response, Fault> {
    let id: ThreadId = id(&thread)?;
    let given = form.form.parse().ok();
    let mut draft = form.draft();
    let (stamp, text) = (draft.stamp, draft.typed());
    let Some(viewer) = &visit.viewer else {
        keep(&site, &visit, LatePlace::Reply(id), draft).await.map_err(|fault| fault.with_text(&text))?;
        return Err(Fault::SignInFirst { to: format!("/threads/{id}?post={}#reply", u32::MAX), typed: text });
    };
    let pressed = press(&site, viewer, DraftPlace::Reply(id), (&form.act, &form.mention), &mut draft)
        .await
        .map_err(|e| Fault::from(e).with_text(&text))?;
    let replying = Replying { pressed, along, ..Replying::default() };
    let again = async |replying: Replying, status| {
        let page = sund_actions::forum::show_thread(&site.sund, viewer, id, Some(u32::MAX)).await;
        let page = page.map_err(|e| Fault::from(e).with_text(&text))?;
        // Whatever it is that is not sent waits on every device.
        let place = DraftPlace::Reply(id);
        let kept = sund_actions::forum::keep_draft(&site.sund, viewer, place, draft.clone()).await.ok();
        let stamp = Stamp { version: kept.map_or(stamp.version, |kept| kept.version), ..stamp };
        let kept = kept.filter(|kept| form.act == "save" || kept.aside);
        let draft = Some(Draft { stamp, ..draft.clone() });
        Ok(answer(&site, &visit, &page, &Replying { draft, form: given, kept, ..replying }, status))
    };
    let invalid = replying.along.invalid().or_else(|| replying.pressed.invalid.clone());
    if invalid.is_some() {
        return again(Replying { invalid, ..replying }, StatusCode::UNPROCESSABLE_ENTITY).await;
    }
    if !replying.pressed.sends {
        return again(replying, StatusCode::OK).await;
    }
    let written = Written { body: &form.body, language: &form.language };
    let poll = Some(Asked { typed: &draft.poll, closes: visit.read_local(&draft.poll.closes) });
    match sund_actions::forum::send_reply(&site.sund, viewer, id, form_id(&site, &form.form), (written, poll)).await {
        Ok(sent) => {
            if stamp.version > 0 {
                sund_actions::forum::draft_posted(&site.sund, viewer, DraftPlace::Reply(id), stamp).await?;
            }
            Ok(see_other(&match sent {
                Sent::Waits(_) => format!("/threads/{id}?post={}#waits", u32::MAX),
                Sent::Posted(number) => format!("/threads/{id}?post={number}#p{number}"),
            }))
        }
        Err(ActionError::Invalid(invalid)) => {
            again(Replying { invalid: Some(invalid), ..replying }, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(ActionError::Refused(refusal)) if refusal != Refusal::NotFound => {
            again(Replying { refusal: Some(refusal), ..replying }, StatusCode::FORBIDDEN).await
        }
        Err(error) => Err(Fault::from(error).with_text(&text)),
    }
}

fn answer(site: &Site, visit: &Visit, page: &ThreadPage, replying: &Replying, status: StatusCode) -> Response {
    let form = pen(site, replying.form);
    Page::new(page.thread.title.clone(), Some(Nav::Forums))
        .status(status)
        .show(visit, || body(visit, page, replying, form))
}

fn body(visit: &Visit, page: &ThreadPage, replying: &Replying, form: Uuid) -> AnyView {
    let thread = &page.thread;
    let beside =
        |p: &Post| page.whispers.iter().filter(|one| one.post == p.id).map(|one| whisper(visit, one)).collect_view();
    let posts = page.posts.iter().map(|p| (post(visit, thread, p), beside(p))).collect_view();
    view! {
        <main id="main" tabindex="-1">
            <div class="stack gap-0">
                {head(visit, page)}
                {pager(visit, page, "pager")}
                {posts}
                <HelpfulButtons me=visit.me()/>
                {pager(visit, page, "pager-again")}
                <div id="waits">{crate::moderation::waiting(visit, &page.held)}</div>
                {reply_box(visit, page, replying, form)}
                {write_one(visit, page)}
            </div>
            {aside(visit, page)}
        </main>
    }
    .into_any()
}

fn head(visit: &Visit, page: &ThreadPage) -> AnyView {
    let words = visit.words;
    let thread = &page.thread;
    let forum = &thread.forum;
    let answered = thread.accepted.map(|n| {
        view! { <a class="chip ok" href=format!("/threads/{}?post={n}#p{n}", thread.id)>{icon(visit, "check")}{words.t("thread-answered")}</a> }
    });
    let first_new = (thread.read_to > 0 && thread.read_to < thread.last_number).then(|| {
        let first = thread.read_to + 1;
        view! { <a class="chip q" href=format!("/threads/{}?post={first}#p{first}", thread.id)>{words.t("thread-first-new")}</a> }
    });
    let hidden = thread.hidden.as_ref().map(|hidden| {
        let said = told(visit, hidden, thread.mine).unwrap_or_else(|| thread_hidden(visit, hidden));
        view! { <p class="notice warn mt-s">{said}</p> }
    });
    let back = button(visit, thread.hidden.as_ref(), thread.mine, &format!("/threads/{}", thread.id));
    view! {
        <div class="mb">
            {crumbs(visit, vec![("/forums".into(), words.t("nav-forums")), (format!("/forums/{}", forum.slug), forum.title.clone())])}
            <h1 class="mt-s mb-s" lang=thread.language.code()>{thread.title.clone()}</h1>
            <div class="row">
                {kind_chip(visit, thread.kind)}
                {answered}
                {thread.pinned.then(|| view! { <span class="chip">{icon(visit, "pin")}{words.t("thread-pinned")}</span> })}
                {thread.locked.then(|| view! { <span class="chip">{icon(visit, "lock")}{words.t("thread-locked")}</span> })}
                {pace(visit, thread)}
                {visibility(visit, forum.visibility)}
                {first_new}
            </div>
            {about(visit, page)}
            {hidden}
            {back}
        </div>
    }
    .into_any()
}

/// What it is about, and the way to say so.
fn about(visit: &Visit, page: &ThreadPage) -> Option<AnyView> {
    let changes = page.thread.may(ThreadAct::TagThread).is_ok().then(|| {
        let key = if page.tags.is_empty() { "tags-give" } else { "tags-change" };
        view! { <a class="small" href=format!("/threads/{}/tags", page.thread.id)>{visit.words.t(key)}</a> }
    });
    (changes.is_some() || !page.tags.is_empty())
        .then(|| view! { <div class="row mt-s">{chips(visit, &page.tags)}{changes}</div> }.into_any())
}

fn thread_hidden(visit: &Visit, hidden: &Hidden) -> String {
    let words = visit.words;
    match (hidden.how, hidden.reason.as_str()) {
        (HiddenHow::Review, "") => words.t("thread-in-review"),
        (HiddenHow::Review, reason) => words.t1("post-to-rewrite", "reason", words.reason(reason)),
        (_, reason) => words.t1("thread-hidden-because", "reason", words.reason(reason)),
    }
}

/// How often and until when one writes here.
fn pace(visit: &Visit, thread: &Thread) -> AnyView {
    let words = visit.words;
    let slow = thread.slow.max(thread.forum.slow);
    let locks = thread.locks.filter(|_| !thread.locked);
    view! {
        {(slow > 0).then(|| view! { <span class="chip">{words.t1("thread-slow", "n", slow)}</span> })}
        {locks.map(|at| view! { <span class="chip">{icon(visit, "lock")}{words.t1("thread-locks", "when", visit.date_and_clock(at))}</span> })}
    }
    .into_any()
}

fn pager(visit: &Visit, page: &ThreadPage, label: &str) -> Option<AnyView> {
    let words = visit.words;
    let thread = &page.thread;
    if page.previous().is_none() && page.next().is_none() {
        return None;
    }
    let link = |number: u32, rel: &'static str, key: &str| {
        view! { <a class="btn small" rel=rel href=format!("/threads/{}?post={number}", thread.id)>{words.t(key)}</a> }
    };
    let last = page.posts.last().map_or(page.from, |p| p.number);
    let range = words.tn(
        "thread-range",
        [
            ("from", i64::from(page.from).into()),
            ("to", i64::from(last).into()),
            ("all", i64::from(thread.last_number).into()),
        ],
    );
    Some(
        view! {
            <nav class="pager" aria-label=words.t(label)>
                {page.previous().map(|n| link(n, "prev", "pager-earlier"))}
                <span class="muted small">{range}</span>
                {page.next().map(|n| link(n, "next", "pager-later"))}
            </nav>
        }
        .into_any(),
    )
}

fn reply_box(visit: &Visit, page: &ThreadPage, replying: &Replying, form: Uuid) -> AnyView {
    let words = visit.words;
    let thread = &page.thread;
    // Who has to wait goes on writing meanwhile.
    let waits = replying.refusal.filter(|refusal| matches!(refusal, Refusal::TooSoon(_)));
    let refused = replying.refusal.filter(|_| waits.is_none()).or_else(|| thread.may(ThreadAct::Reply).err());
    let empty = Draft::default();
    let read = |refusal| {
        let decided = matches!(refusal, Refusal::Warned | Refusal::Silenced);
        decided.then(|| view! { " "<a href="/settings/decisions">{words.t("decisions-title")}</a> })
    };
    let draft = replying.draft.as_ref().or(page.draft.as_ref()).unwrap_or(&empty);
    if let Some(refusal) = refused {
        let typed = draft.typed();
        let kept = (!typed.trim().is_empty()).then(|| {
            view! { <div class="field mt"><label for="typed">{words.t("error-your-text")}</label><textarea id="typed" rows="8" readonly inner_html=textarea(&typed)></textarea></div> }
        });
        return view! { <section id="reply" class="mt"><p class="notice warn" role="alert">{words.refusal(refusal)}{read(refusal)}</p>{kept}</section> }.into_any();
    }
    view! {
        <section id="reply" class="mt stack" data-keys="r" aria-label=words.t("reply-label")>
            {waits.map(|refusal| view! { <p class="notice warn" role="alert">{words.refusal(refusal)}</p> })}
            {error_summary(visit, replying.invalid.as_ref())}
            <form method="post" enctype="multipart/form-data" action=visit.action(format!("/threads/{}/reply#reply", thread.id))>
                {editor(visit, Editor {
                    place: DraftPlace::Reply(thread.id),
                    forum: "",
                    loose: &page.loose,
                    along: &replying.along,
                    label: words.t("reply-label"),
                    draft,
                    form,
                    kept: replying.kept,
                    invalid: replying.invalid.as_ref(),
                    pressed: &replying.pressed,
                    send: words.t("reply-send"),
                })}
            </form>
        </section>
    }
    .into_any()
}
