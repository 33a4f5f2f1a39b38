//! The field for the themes of a thread: words with commas between, in any language.

use super::reader;
use crate::{
    Site, Visit,
    forms::{Line, line},
};
use leptos::prelude::*;
use sund_actions::tags::unknown_tags;
use sund_domain::{
    Field, Invalid, Problem,
    tags::{TypedTags, Unknown},
};
use sund_islands::forum::{TagsField, TagsWords};

/// What was typed, as the actions take it.
pub fn typed<'a>(visit: &Visit, words: &'a str) -> TypedTags<'a> {
    TypedTags { words, reader: reader(visit) }
}

/// If one of the words is no theme: which, and what may have been meant.
pub async fn unknown(site: &Site, visit: &Visit, invalid: Option<&Invalid>, words: &str) -> Vec<Unknown> {
    match (&visit.viewer, invalid.and_then(|invalid| invalid.of(Field::Tags))) {
        (Some(viewer), Some(Problem::NotATheme)) => {
            unknown_tags(&site.sund, viewer, typed(visit, words)).await.unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

/// The field, with what is wrong and the way to all themes.
pub fn field(visit: &Visit, invalid: Option<&Invalid>, value: &str, unknown: &[Unknown]) -> AnyView {
    let words = visit.words;
    let input = line(
        visit,
        invalid,
        Line {
            field: Field::Tags,
            label: words.t("field-tags"),
            hint: Some(words.t("tags-hint")),
            value,
            kind: "text",
            required: false,
            autocomplete: Some("off"),
        },
    );
    let unknown = unknown.iter().map(|one| not_there(visit, one)).collect_view();
    view! {
        <TagsField
            me=visit.me()
            reader=reader(visit)
            words=TagsWords { list: words.t("tags-offered"), found: words.t("call-found") }
        >
            {input}
            <ul class="unknown">{unknown}</ul>
            <p class="small m-0"><a href="/tags">{words.t("tags-all")}</a></p>
        </TagsField>
    }
    .into_any()
}

fn not_there(visit: &Visit, one: &Unknown) -> AnyView {
    let words = visit.words;
    let nearest = one
        .nearest
        .iter()
        .enumerate()
        .map(|(n, (language, name))| {
            view! { <>{if n > 0 { ", " } else { " " }}<b lang=language.code()>{name.clone()}</b></> }
        })
        .collect_view();
    let key = if one.nearest.is_empty() { "tags-unknown" } else { "tags-nearest" };
    view! { <li>{words.t1(key, "word", one.word.as_str())}{nearest}</li> }.into_any()
}
