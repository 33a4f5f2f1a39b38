//! The frame around every page: head, top bar, footer.

use crate::{
    Visit,
    notifications::count::{Numbered, room},
    parts::{crumbs, face, icon},
    render,
};
use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;
use sund_domain::{Invalid, people::Theme};

/// The places in the top bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nav {
    Home,
    Forums,
    Live,
    Workgroups,
    People,
}

impl Nav {
    /// Where, what it is called, and the keys that lead there (`frontend/keys.js`).
    const ALL: [(Self, &'static str, &'static str, &'static str); 5] = [
        (Self::Home, "/", "nav-home", "g h"),
        (Self::Forums, "/forums", "nav-forums", "g f"),
        (Self::Live, "/live", "nav-live", "g l"),
        (Self::Workgroups, "/workgroups", "nav-workgroups", "g w"),
        (Self::People, "/people", "nav-people", "g p"),
    ];
}

/// A page before it is framed.
pub struct Page {
    /// The title of the window; " · Sund" is added.
    pub title: String,
    /// Which place in the top bar it belongs to.
    pub nav: Option<Nav>,
    /// Classes of the body.
    pub class: &'static str,
    /// The status of the answer.
    pub status: StatusCode,
    /// Where the browser goes on to at once, without a script.
    pub refresh: Option<String>,
    /// A script of this page's own, beside the one that all pages have.
    pub script: Option<&'static str>,
}

impl Page {
    /// A page that went well.
    pub fn new(title: impl Into<String>, nav: Option<Nav>) -> Self {
        Self { title: title.into(), nav, class: "", status: StatusCode::OK, refresh: None, script: None }
    }

    /// The same with another status.
    pub fn status(self, status: StatusCode) -> Self {
        Self { status, ..self }
    }

    /// The same with classes on the body.
    pub fn class(self, class: &'static str) -> Self {
        Self { class, ..self }
    }

    /// The same with a script of its own.
    pub fn script(self, script: &'static str) -> Self {
        Self { script: Some(script), ..self }
    }

    /// Frames the body, which brings its own `main`.
    pub fn show(self, visit: &Visit, body: impl FnOnce() -> AnyView) -> Response {
        let Self { title, nav, class, status, refresh, script } = self;
        let words = visit.words;
        let theme = match visit.theme() {
            Theme::System => None,
            other => Some(other.code()),
        };
        let html = render::html(|| {
            view! {
                <html lang=words.language.code() data-theme=theme>
                    <head>
                        <meta charset="utf-8"/>
                        <meta name="viewport" content="width=device-width, initial-scale=1"/>
                        <meta name="color-scheme" content="light dark"/>
                        {refresh.map(|to| view! { <meta http-equiv="refresh" content=format!("0;url={to}")/> })}
                        <title>{format!("{title} · Sund")}</title>
                        <link rel="stylesheet" href=visit.assets.css/>
                        <link rel="icon" href="/favicon.svg"/>
                        <script type="module" src=visit.assets.boot></script>
                        {visit.viewer.as_ref().is_some_and(|viewer| viewer.settings.keys).then(|| view! { <script type="module" src=visit.assets.keys></script> })}
                        {script.map(|src| view! { <script type="module" src=src></script> })}
                    </head>
                    <body class=class>
                        <a class="skip" href="#main">{words.t("skip-to-content")}</a>
                        {(class != "gate").then(|| top(visit, nav))}
                        {body()}
                    </body>
                </html>
            }
            .into_any()
        });
        let mut response = render::respond(status, format!("<!doctype html>{html}"));
        if visit.viewer.is_some() && class != "gate" {
            response.extensions_mut().insert(Numbered);
        }
        response
    }
}

/// A page with a form: where one is, what it is about, and the form. It was not taken if something in it is invalid.
pub fn form_page(
    visit: &Visit,
    nav: Nav,
    title: String,
    way: Vec<(String, String)>,
    invalid: Option<&Invalid>,
    body: impl FnOnce() -> AnyView,
) -> Response {
    let status = if invalid.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Page::new(title.clone(), Some(nav)).status(status).show(visit, || {
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    {crumbs(visit, way)}
                    <h1>{title}</h1>
                    {body()}
                </div>
            </main>
        }
        .into_any()
    })
}

/// The three waves.
pub fn mark() -> AnyView {
    view! {
        <a class="mark" href="/">
            <svg width="26" height="20" viewBox="0 0 26 20" fill="none" aria-hidden="true">
                <path d="M1 6c4 0 4-4 8-4s4 4 8 4 4-4 8-4" stroke="#d98a1f" stroke-width="2.4" stroke-linecap="round"/>
                <path d="M1 12c4 0 4-4 8-4s4 4 8 4 4-4 8-4M1 18c4 0 4-4 8-4s4 4 8 4 4-4 8-4" stroke="currentColor" stroke-width="2.4" stroke-linecap="round"/>
            </svg>
            "Sund"
        </a>
    }
    .into_any()
}

fn top(visit: &Visit, here: Option<Nav>) -> AnyView {
    let words = visit.words;
    let Some(viewer) = &visit.viewer else {
        let sign_in = words.t("sign-in");
        return view! { <header class="top"><div>{mark()}<span class="grow"></span><a class="btn plain" href="/sign-in">{sign_in}</a></div></header> }
            .into_any();
    };
    let me = viewer.author(false);
    let links = Nav::ALL.map(|(nav, href, key, keys)| {
        let current = (here == Some(nav)).then_some("page");
        view! { <a href=href data-keys=keys aria-current=current>{words.t(key)}</a> }
    });
    view! {
        <header class="top">
            <div>
                {mark()}
                <nav aria-label=words.t("nav-main")>{links.collect_view()}</nav>
                <span class="grow"></span>
                <a class="btn plain inbox" href="/inbox" data-keys="g i" aria-current=(here.is_none() && visit.path.starts_with("/inbox")).then_some("page")>
                    {icon(visit, "bell")}<span class="visually-hidden">{words.t("inbox-title")}" "</span>{room()}
                </a>
                <a class="btn plain" href="/settings">
                    {words.language.code().to_uppercase()}<span class="visually-hidden">" · "{words.t("nav-language")}</span>
                </a>
                <details class="menu">
                    <summary>{face(&me, true)}<span class="visually-hidden">{words.t("nav-you")}</span></summary>
                    <div>
                        <p class="m-0"><b>{me.name.clone()}</b><br/><span class="muted small">{me.organisation.clone()}</span></p>
                        <a href=format!("/people/{}", me.person)>{words.t("nav-profile")}</a>
                        <a href="/drafts" data-keys="g d">{words.t("drafts-title")}</a>
                        <a href="/bookmarks" data-keys="g b">{words.t("bookmarks-title")}</a>
                        <a href="/files">{words.t("own-files-title")}</a>
                        <a href="/settings">{words.t("nav-settings")}</a>
                        <a href="/shortcuts" data-keys="?">{words.t("shortcuts-title")}</a>
                        <a href="/settings/notifications">{words.t("tell-title")}</a>
                        {(viewer.administers || viewer.administrator).then(|| view! { <a href="/administration/people">{words.t("accounts-title")}</a><a href="/administration/log">{words.t("network-log-title")}</a> })}
                        {viewer.administrator.then(|| view! { <a href="/administration/providers">{words.t("nav-providers")}</a><a href="/administration/acts">{words.t("acts-title")}</a><a href="/administration/access">{words.t("access-title")}</a><a href="/administration/chairs">{words.t("chairs-title")}</a><a href="/administration/tags">{words.t("tags-keep")}</a> })}
                        <form method="post" action="/sign-out"><button class="btn small">{words.t("nav-sign-out")}</button></form>
                    </div>
                </details>
            </div>
        </header>
    }
    .into_any()
}
