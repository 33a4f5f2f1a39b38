//! From a view to a response.

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use hydration_context::SsrSharedContext;
use leptos::prelude::{IntoView, Owner, RenderHtml};
use std::sync::{Arc, Once};

static EXECUTOR: Once = Once::new();

/// Renders a view that may hold islands. Everything that it shows is there already: nothing is awaited.
pub fn html(view: impl FnOnce() -> leptos::prelude::AnyView) -> String {
    EXECUTOR.call_once(|| {
        // An error says that there is one already, which is what is wanted.
        let _ = any_spawner::Executor::init_tokio();
    });
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(|| view().into_view().to_html());
    owner.unset_with_forced_cleanup();
    html
}

/// An HTML response. Pages are for one person: no cache keeps them.
pub fn respond(status: StatusCode, html: String) -> Response {
    (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "private, no-store")], html)
        .into_response()
}
