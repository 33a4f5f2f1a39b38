//! The part of a form in which one adds a poll to what one writes.

use crate::{
    Visit,
    forms::{Area, Line, area, choice, line},
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_domain::{
    Field, Invalid,
    polls::{OPTIONS_MOST, PollKind, RANKED_MOST, Shown, TypedPoll},
};

const FIELDS: [Field; 5] =
    [Field::PollQuestion, Field::PollKind, Field::PollOptions, Field::PollCloses, Field::PollShown];

/// What those fields send, beside others.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct PollFields {
    #[serde(rename = "poll_question")]
    question: String,
    #[serde(rename = "poll_kind")]
    kind: String,
    #[serde(rename = "poll_options")]
    options: String,
    #[serde(rename = "poll_closes")]
    closes: String,
    #[serde(rename = "poll_shown")]
    shown: String,
}

impl PollFields {
    /// The poll as it was typed.
    #[must_use]
    pub fn typed(&self) -> TypedPoll {
        TypedPoll {
            question: self.question.clone(),
            kind: self.kind.clone(),
            options: self.options.clone(),
            closes: self.closes.clone(),
            shown: self.shown.clone(),
        }
    }
}

/// The fields of a poll, closed as long as there is nothing in them.
pub fn asking(visit: &Visit, invalid: Option<&Invalid>, typed: &TypedPoll) -> AnyView {
    let words = visit.words;
    let wrong = invalid.is_some_and(|invalid| FIELDS.iter().any(|field| invalid.of(*field).is_some()));
    let one = |field, key: &str, hint: &str, value, kind| {
        let hint = Some(words.t(hint));
        line(
            visit,
            invalid,
            Line { field, label: words.t(key), hint, value, kind, required: false, autocomplete: None },
        )
    };
    let kinds = PollKind::ALL.map(|kind| (kind.code().to_owned(), words.t(&format!("poll-kind-{}", kind.code()))));
    let shown = Shown::ALL.map(|shown| (shown.code().to_owned(), words.t(&format!("poll-shown-{}", shown.code()))));
    let most = [("most", i64::try_from(OPTIONS_MOST)), ("ranked", i64::try_from(RANKED_MOST))];
    let hint = words.tn("poll-options-hint", most.map(|(name, n)| (name, n.unwrap_or_default().into())));
    view! {
        <details class="poll-form" open=wrong || !typed.is_empty()>
            <summary>{words.t("poll-add")}</summary>
            <div class="stack">
                <p class="hint">{words.t("poll-add-hint")}</p>
                {one(Field::PollQuestion, "field-poll-question", "poll-question-hint", &typed.question, "text")}
                {choice(visit, invalid, Field::PollKind, words.t("field-poll-kind"), kinds.into(), &typed.kind)}
                {area(visit, invalid, Area {
                    field: Field::PollOptions,
                    label: words.t("field-poll-options"),
                    hint: Some(hint),
                    value: &typed.options,
                    rows: 5,
                })}
                {one(Field::PollCloses, "field-poll-closes", "poll-closes-hint", &typed.closes, "datetime-local")}
                {choice(visit, invalid, Field::PollShown, words.t("field-poll-shown"), shown.into(), &typed.shown)}
                <div class="row"><button class="btn main" name="do" value="send">{words.t("poll-send")}</button></div>
            </div>
        </details>
    }
    .into_any()
}
