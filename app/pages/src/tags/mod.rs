//! Theme tags: the vocabulary, the threads of a theme, the themes of a thread.

mod edit_page;
pub mod field;
mod list_page;
mod tag_page;

pub use list_page::list as list_of;

use crate::{Site, Visit};
use axum::{
    Router,
    routing::{get, post},
};
use leptos::prelude::*;
use sund_domain::{language::Language, tags::TagName};

pub fn routes() -> Router<Site> {
    Router::new()
        .route("/tags", get(list_page::show))
        .route("/tags/{tag}", get(tag_page::show))
        .route("/tags/{tag}/watch", post(tag_page::watch))
        .route("/threads/{thread}/tags", get(edit_page::show).post(edit_page::submit))
}

/// The language in which somebody reads the page.
pub fn reader(visit: &Visit) -> Language {
    visit.words.language.into()
}

/// The themes of a thread, each leading to its page; nothing where there are none.
pub fn chips(visit: &Visit, tags: &[TagName]) -> Option<AnyView> {
    let reader = reader(visit);
    let chips = tags
        .iter()
        .map(|tag| {
            let (language, name) = tag.name(reader);
            view! { <li><a class="chip" href=format!("/tags/{}", tag.slug) lang=language.code()>{name.to_owned()}</a></li> }
        })
        .collect_view();
    (!tags.is_empty())
        .then(|| view! { <ul class="tags" aria-label=visit.words.t("field-tags")>{chips}</ul> }.into_any())
}
