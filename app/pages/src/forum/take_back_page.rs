//! Taking back one's own post or thread: what then happens is said first. And bringing it back.

use super::{address, id};
use crate::{
    Fault, Site, Visit,
    forms::see_other,
    layout::{Nav, form_page},
    parts::act,
};
use axum::{
    extract::{Path, State},
    response::Response,
};
use leptos::prelude::*;
use sund_domain::{
    forum::{Hidden, HiddenHow, TAKEN_BACK_FOR},
    ids::{PostId, ThreadId},
};

pub async fn show(State(site): State<Site>, visit: Visit, Path(post): Path<String>) -> Result<Response, Fault> {
    let (post, whole) = sund_actions::forum::taking_back(&site.sund, visit.viewer()?, id(&post)?).await?;
    let words = visit.words;
    let title = words.t(if whole { "take-back-thread-title" } else { "take-back-title" });
    let until = visit.date_and_clock(visit.now.plus(TAKEN_BACK_FOR));
    let way = vec![(address(&post), post.thread.title.clone())];
    Ok(form_page(&visit, Nav::Forums, title, way, None, || {
        view! {
            <>
                <p class="m-0">{words.t(if whole { "take-back-thread-text" } else { "take-back-text" })}</p>
                <p class="m-0">{words.t1("take-back-until", "until", until)}</p>
                <form method="post" action=visit.action(format!("/posts/{}/take-back", post.post.id))>
                    <div class="row">
                        <button class="btn main">{words.t("take-back-send")}</button>
                        <a class="btn plain" href=address(&post)>{words.t("take-back-not")}</a>
                    </div>
                </form>
            </>
        }
        .into_any()
    }))
}

pub async fn submit(State(site): State<Site>, visit: Visit, Path(post): Path<String>) -> Result<Response, Fault> {
    let post = sund_actions::forum::take_back(&site.sund, visit.viewer()?, id::<PostId>(&post)?).await?;
    Ok(see_other(&address(&post)))
}

pub async fn bring(State(site): State<Site>, visit: Visit, Path(post): Path<String>) -> Result<Response, Fault> {
    let post = sund_actions::forum::bring_back(&site.sund, visit.viewer()?, id::<PostId>(&post)?).await?;
    Ok(see_other(&address(&post)))
}

pub async fn bring_thread(
    State(site): State<Site>,
    visit: Visit,
    Path(thread): Path<String>,
) -> Result<Response, Fault> {
    let thread: ThreadId = id(&thread)?;
    sund_actions::forum::bring_back_thread(&site.sund, visit.viewer()?, thread).await?;
    Ok(see_other(&format!("/threads/{thread}")))
}

/// What is said where something was taken back, to its author and to chairs; none of what is hidden in another way.
pub fn told(visit: &Visit, hidden: &Hidden, mine: bool) -> Option<String> {
    let words = visit.words;
    let until = hidden.back_until().filter(|_| hidden.how == HiddenHow::Author)?;
    Some(match (mine, hidden.can_come_back(visit.now)) {
        (true, true) => words.t1("taken-back-until", "until", visit.date_and_clock(until)),
        (true, false) => words.t("taken-back-for-good"),
        (false, _) => words.t("taken-back-by-author"),
    })
}

/// The button that brings it back, for its author within its time.
pub fn button(visit: &Visit, hidden: Option<&Hidden>, mine: bool, base: &str) -> Option<AnyView> {
    let back = hidden.is_some_and(|hidden| mine && hidden.can_come_back(visit.now));
    back.then(|| act(visit, format!("{base}/bring-back"), "btn", visit.words.t("bring-back"), &[]))
}
