//! What chairs do about what is written, and what those hear of it whom it concerns.

mod bulk_page;
mod case;
mod choose_page;
mod flag_page;
mod held_page;
mod holding_page;
mod own_page;
mod pace_page;
mod person_page;
mod queue_page;

pub use held_page::waiting;

use crate::{
    Site, Visit,
    forms::{described_by, error_of},
};
use axum::{
    Router,
    routing::{get, post},
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_domain::{Field, Invalid, moderation::Reason};
use sund_islands::html::textarea;

pub fn routes() -> Router<Site> {
    Router::new()
        .route("/posts/{post}/flag", get(flag_page::show).post(flag_page::submit))
        .route("/threads/{thread}/pace", get(pace_page::thread))
        .route("/threads/{thread}/slow", post(pace_page::slow_thread))
        .route("/threads/{thread}/lock-at", post(pace_page::lock_at))
        .route("/forums/{forum}/pace", get(pace_page::forum).post(pace_page::slow_forum))
        .route("/forums/{forum}/choose", get(choose_page::show).post(choose_page::submit))
        .route("/held/{held}", get(held_page::show))
        .route("/held/{held}/take-back", post(held_page::take_back))
        .route("/forums/{forum}/hold", post(holding_page::forum))
        .route("/workgroups/{workgroup}/approval", get(holding_page::show).post(holding_page::submit))
        .route("/workgroups/{workgroup}/approval/words", post(holding_page::add))
        .route("/workgroups/{workgroup}/approval/words/{word}/remove", post(holding_page::remove))
        .route("/workgroups/{workgroup}/queue", get(queue_page::show))
        .route("/workgroups/{workgroup}/queue/{case}", get(queue_page::one).post(queue_page::decide))
        .route("/workgroups/{workgroup}/queue/{case}/assign", post(queue_page::assign))
        .route("/workgroups/{workgroup}/queue/{case}/note", post(queue_page::note))
        .route("/workgroups/{workgroup}/moderation/{person}", get(person_page::show).post(person_page::submit))
        .route("/workgroups/{workgroup}/measures/{measure}/end", post(person_page::end))
        .route("/workgroups/{workgroup}/moderation/{person}/notes", post(person_page::note))
        .route("/workgroups/{workgroup}/moderation/{person}/hide-all", get(bulk_page::ask).post(bulk_page::begin))
        .route("/workgroups/{workgroup}/bulk/{bulk}", get(bulk_page::show))
        .route("/workgroups/{workgroup}/bulk/{bulk}/stop", post(bulk_page::stop))
        .route("/workgroups/{workgroup}/bulk/{bulk}/go-on", post(bulk_page::go_on))
        .route("/workgroups/{workgroup}/bulk/{bulk}/undo", post(bulk_page::undo))
        .route("/workgroups/{workgroup}/notes/{note}/remove", post(person_page::remove_note))
        .route("/settings/decisions", get(own_page::show))
        .route("/settings/decisions/{measure}/read", post(own_page::read))
        .route("/settings/decisions/{measure}/appeal", post(own_page::appeal))
}

/// The form that files may come with.
pub fn writing() -> Router<Site> {
    Router::new().route("/held/{held}", post(held_page::submit))
}

/// A reason, as it was typed.
#[derive(Clone, Copy, Default)]
pub struct Because<'a> {
    /// The code of the list.
    pub cause: &'a str,
    /// The words.
    pub words: &'a str,
}

/// A form that asks for a reason and nothing else.
#[derive(Debug, Default, Deserialize)]
pub struct TypedReason {
    #[serde(default)]
    pub cause: String,
    #[serde(default)]
    pub reason: String,
}

impl TypedReason {
    pub fn because(&self) -> Because<'_> {
        Because { cause: &self.cause, words: &self.reason }
    }
}

/// A reason from the list and in words. `after` tells the fields of several forms on one page apart.
pub fn because(visit: &Visit, invalid: Option<&Invalid>, typed: Because<'_>, after: &str) -> AnyView {
    let words = visit.words;
    let (cause, reason) = (format!("cause{after}"), format!("reason{after}"));
    let options = std::iter::once(("", words.t("cause-none")))
        .chain(Reason::ALL.iter().map(|reason| (reason.code(), words.t(&format!("cause-{}", reason.code())))))
        .map(|(value, text)| {
            let selected = value == typed.cause;
            view! { <option value=value selected=selected>{text}</option> }
        })
        .collect_view();
    let (wrong, empty) = (error_of(visit, invalid, Field::Cause), error_of(visit, invalid, Field::Reason));
    let hint = format!("reason-hint{after}");
    let described = described_by(&[Some(hint.clone()), empty.id]);
    view! {
        <div class="field">
            <label for=cause.clone()>{words.t("field-cause")}</label>
            <select id=cause name="cause" aria-describedby=wrong.id aria-invalid=wrong.invalid>{options}</select>
            {wrong.view}
        </div>
        <div class="field">
            <label for=reason.clone()>{words.t("field-reason")}</label>
            <p class="hint" id=hint>{words.t("reason-hint")}</p>
            <textarea id=reason name="reason" rows="3" aria-describedby=described aria-invalid=empty.invalid
                inner_html=textarea(typed.words)></textarea>
            {empty.view}
        </div>
    }
    .into_any()
}
