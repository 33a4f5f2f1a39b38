//! Live sessions: the list, planning, the room, the record.

mod acts;
pub mod agenda;
mod board_forms;
mod board_page;
mod board_parts;
pub mod calendar;
mod cancel_page;
mod chair_tools;
mod conclusions;
mod conference_form;
mod conference_page;
pub mod conference_parts;
mod documents_page;
mod end_page;
mod hand_on_page;
mod holds_page;
pub mod lines;
mod list_page;
mod message_page;
mod plan_page;
mod poll_forms;
mod poll_parts;
mod programme;
mod record_files;
mod record_page;
mod record_polls;
mod registration;
mod registrations_page;
mod room_page;
mod room_words;
mod withdraw_page;

pub use documents_page::{NotAdded, documents_page};

use crate::{Fault, Site, Visit};
use axum::{
    Router,
    routing::{get, post},
};
use sund_actions::ActionError;
use sund_domain::{Refusal, live::LiveSession};

/// The way to a session's own page, for pages below it.
fn way(visit: &Visit, session: &LiveSession) -> Vec<(String, String)> {
    vec![("/live".into(), visit.words.t("nav-live")), (format!("/live/{}", session.id), session.title.clone())]
}

/// A number in an address, from 1.
fn number(text: &str) -> Result<u32, Fault> {
    let number = text.parse().ok().filter(|number| *number > 0);
    Ok(number.ok_or(ActionError::Refused(Refusal::NotFound))?)
}

pub fn routes() -> Router<Site> {
    Router::new()
        .route("/live", get(list_page::show))
        .route("/live/new", get(plan_page::show).post(plan_page::submit))
        .route("/live/{session}", get(room_page::show))
        .route("/live/{session}/messages", post(room_page::say))
        .route("/live/{session}/messages/{number}", get(message_page::show))
        .route("/live/{session}/messages/{number}/edit", post(message_page::edit))
        .route("/live/{session}/messages/{number}/take-back", post(message_page::take_back))
        .route("/live/{session}/messages/{number}/remove", post(message_page::remove))
        .route("/live/{session}/messages/{number}/react", post(message_page::react))
        .route("/live/{session}/messages/{number}/hold", get(holds_page::form).post(holds_page::submit))
        .route("/live/{session}/holds", get(holds_page::list))
        .route("/live/{session}/holds/{number}/lift", post(holds_page::lift))
        .route("/live/{session}/messages/{number}/correct", post(message_page::correct))
        .route("/live/{session}/outcomes/{number}", get(hand_on_page::show).post(hand_on_page::submit))
        .route("/live/{session}/withdraw/correct", post(withdraw_page::correct))
        .route("/live/{session}/withdraw", get(withdraw_page::show).post(withdraw_page::submit))
        .route("/live/{session}/change", get(plan_page::show_change).post(plan_page::submit_change))
        .route("/live/{session}/cancel", get(cancel_page::show).post(cancel_page::submit))
        .route("/live/{session}/calendar", get(calendar::one))
        .route("/live/{session}/documents", get(documents_page::show))
        .route("/live/{session}/documents/{file}/remove", post(documents_page::remove))
        .route("/conferences/new", get(conference_form::show).post(conference_form::submit))
        .route("/conferences/{conference}", get(conference_page::show))
        .route("/conferences/{conference}/calendar", get(calendar::programme))
        .route(
            "/conferences/{conference}/change",
            get(conference_form::show_change).post(conference_form::submit_change),
        )
        .route("/conferences/{conference}/remove", post(conference_form::remove))
        .route("/live/{session}/register", post(registration::submit))
        .route("/live/{session}/registrations", get(registrations_page::show))
        .route("/live/{session}/registrations/csv", get(registrations_page::csv))
        .route("/live/{session}/registrations/{person}/approve", post(registrations_page::approve))
        .route(
            "/live/{session}/registrations/{person}/decline",
            get(registrations_page::decline).post(registrations_page::submit_decline),
        )
        .route("/live/{session}/writers", post(acts::writers))
        .route("/live/{session}/hand", post(acts::hand))
        .route("/live/{session}/floor", post(acts::floor))
        .route("/live/{session}/lower", post(acts::lower))
        .route("/live/{session}/record/{format}", get(record_files::file))
        .route("/live/{session}/board", get(board_page::show))
        .route("/live/{session}/agenda", post(board_page::agenda))
        .route("/live/{session}/ask", get(board_forms::ask).post(board_forms::submit_ask))
        .route("/live/{session}/questions/{number}/vote", post(board_page::vote))
        .route("/live/{session}/questions/{number}/decide", post(board_page::decide))
        .route("/live/{session}/questions/{number}/aside", get(board_forms::aside).post(board_forms::submit_aside))
        .route("/live/{session}/conclusions/new", get(conclusions::new).post(conclusions::submit_new))
        .route("/live/{session}/conclusions/{number}", get(conclusions::change).post(conclusions::submit_change))
        .route("/live/{session}/rounds/new", get(board_forms::round).post(board_forms::submit_round))
        .route("/live/{session}/rounds/{number}/close", post(board_page::close))
        .route("/live/{session}/rounds/{number}/{country}", get(board_forms::slot).post(board_forms::submit_slot))
        .route("/live/{session}/polls/new", get(poll_forms::new).post(poll_forms::submit_new))
        .route("/live/{session}/polls/{number}", get(poll_forms::show).post(poll_forms::choose))
        .route("/live/{session}/polls/{number}/close", post(poll_forms::close))
        .route("/live/{session}/open", post(acts::open))
        .route("/live/{session}/end", get(end_page::show).post(end_page::submit))
}
