//! What is served as HTML: routes, layouts, components. Native only.
//!
//! Lives here: for each page a handler that reads the request, calls one action, and shows what came back; the words
//! (Fluent files in `words/`); the translation of refusals and problems into sentences.
//! Never here: rules, SQL, sockets, cookies of signing in (`server/src/sso`).
//! Look next: [`routes`] is the list of all pages, `forum/thread_page.rs` an example, `layout` the frame around them.

// An island is one type, as deep as its markup.
#![recursion_limit = "256"]

mod administration;
mod assurance;
mod body;
mod bookmarks;
mod fault;
mod feeds;
pub mod files;
mod forms;
mod forum;
pub mod guests;
mod home;
mod layout;
mod live;
pub mod mail;
mod moderation;
mod notifications;
mod parts;
mod people;
mod polls;
mod render;
mod site;
pub mod sso;
mod tags;
mod visit;
mod when;
pub mod words;
mod workgroups;

pub use fault::{Fault, error_page};
pub use live::{NotAdded, documents_page};
pub use notifications::count::{Numbered, with_number};
pub use people::{join_page::join_page, language::COOKIE as LANGUAGE_COOKIE};
pub use polls::form::PollFields;
pub use site::{Assets, Site};
pub use visit::{AS, Visit};
pub use when::{utc, zone};

use axum::Router;

/// What mail programs send by themselves (RFC 8058): without a cookie, and from nowhere.
pub fn from_elsewhere(site: Site) -> Router {
    notifications::from_elsewhere().with_state(site)
}

/// The forms in which one writes at length, with files beside the text: the server takes those (`server/src/files`).
pub fn writing(site: Site) -> Router {
    Router::new().merge(forum::writing()).merge(moderation::writing()).with_state(site)
}

/// What feed readers ask for: without a cookie, with a secret in the address.
pub fn feeds(site: Site) -> Router {
    feeds::from_elsewhere().with_state(site)
}

/// All pages and the other forms on them. Every one but the language switch needs somebody who is signed in.
pub fn routes(site: Site) -> Router {
    Router::new()
        .merge(home::routes())
        .merge(forum::routes())
        .merge(files::routes())
        .merge(workgroups::routes())
        .merge(live::routes())
        .merge(moderation::routes())
        .merge(people::routes())
        .merge(notifications::routes())
        .merge(feeds::routes())
        .merge(bookmarks::routes())
        .merge(polls::routes())
        .merge(tags::routes())
        .merge(administration::routes())
        .merge(guests::routes())
        .with_state(site)
}
