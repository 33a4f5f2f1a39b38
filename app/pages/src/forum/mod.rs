//! Forums, threads, posts.

mod calling;
mod chair_forms;
mod changes;
mod conclude_page;
mod drafts_page;
mod edit_page;
mod editor;
mod forum_page;
mod forums_page;
mod history_page;
mod late;
pub mod lines;
mod post;
mod rearrange_pages;
mod redact_page;
mod start_page;
mod take_back_page;
mod template_pages;
mod thread_acts;
mod thread_aside;
mod thread_page;
mod traces;
mod whisper_pages;
mod whispers;

pub use calling::{Pressed, press};
pub use editor::{Editor, editor, pen};

use crate::Site;
use axum::{
    Router,
    routing::{get, post as on_post},
};
use sund_domain::forum::PostInThread;

pub fn routes() -> Router<Site> {
    Router::new()
        .route("/forums", get(forums_page::show))
        .route("/forums/{forum}", get(forum_page::show))
        .route("/forums/{forum}/new", get(start_page::show))
        .route("/workgroups/{workgroup}/templates", get(template_pages::list))
        .route(
            "/workgroups/{workgroup}/templates/{kind}/{language}",
            get(template_pages::show).post(template_pages::submit),
        )
        .route("/threads/{thread}", get(thread_page::show))
        .route("/threads/{thread}/accept", on_post(thread_acts::accept))
        .route("/threads/{thread}/pin", on_post(thread_acts::pin))
        .route("/threads/{thread}/lock", on_post(thread_acts::lock))
        .route("/threads/{thread}/restore", on_post(thread_acts::restore))
        .route("/threads/{thread}/hide", get(chair_forms::hide_thread).post(chair_forms::submit_hide_thread))
        .route("/threads/{thread}/move", get(chair_forms::move_thread).post(chair_forms::submit_move_thread))
        .route("/threads/{thread}/split", get(rearrange_pages::split).post(rearrange_pages::submit_split))
        .route("/threads/{thread}/merge", get(rearrange_pages::merge).post(rearrange_pages::submit_merge))
        .route("/moves/{move}/undo", on_post(rearrange_pages::undo))
        .route("/threads/{thread}/conclude", get(conclude_page::show).post(conclude_page::submit))
        .route("/drafts", get(drafts_page::show))
        .route("/drafts/open", on_post(drafts_page::open))
        .route("/drafts/discard", on_post(drafts_page::discard))
        .route("/posts/{post}", get(thread_acts::permalink))
        .route("/posts/{post}/edit", get(edit_page::show))
        .route("/posts/{post}/history", get(history_page::show))
        .route("/posts/{post}/helpful", on_post(thread_acts::helpful))
        .route("/posts/{post}/hide", get(chair_forms::hide_post).post(chair_forms::submit_hide_post))
        .route("/posts/{post}/redact", get(redact_page::show).post(redact_page::submit))
        .route("/posts/{post}/take-back", get(take_back_page::show).post(take_back_page::submit))
        .route("/posts/{post}/bring-back", on_post(take_back_page::bring))
        .route("/threads/{thread}/bring-back", on_post(take_back_page::bring_thread))
        .route("/posts/{post}/restore", on_post(thread_acts::restore_post))
        .route("/posts/{post}/whisper", get(whisper_pages::ask).post(whisper_pages::write))
        .route("/whispers/{whisper}", get(whisper_pages::show).post(whisper_pages::edit))
        .route("/whispers/{whisper}/take-back", on_post(whisper_pages::take_back))
        .route("/workgroups/{workgroup}/whispers", get(whispers::list))
}

/// The forms that files may come with.
pub fn writing() -> Router<Site> {
    Router::new()
        .route("/forums/{forum}/new", on_post(start_page::submit))
        .route("/threads/{thread}/reply", on_post(thread_page::reply))
        .route("/posts/{post}/edit", on_post(edit_page::submit))
}

/// An id in an address: anything that is not one is not found, like one that is not there.
pub fn id<T: std::str::FromStr>(text: &str) -> Result<T, crate::Fault> {
    text.parse().map_err(|_| sund_actions::ActionError::Refused(sund_domain::Refusal::NotFound).into())
}

/// Where a post is, on the page of its thread that shows it.
pub fn address(post: &PostInThread) -> String {
    let number = post.post.number;
    format!("/threads/{}?post={number}#p{number}", post.thread.id)
}
