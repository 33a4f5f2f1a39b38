//! Signing in with a passkey.

use super::passkey_form::{Ask, passkey_form};
use crate::{Visit, forms::encode, layout::Page, sso::gate};
use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;

const HERE: &str = "/sign-in/passkey";

/// "Sign in with a passkey." `possible`: whether this site can be asked for one at all.
#[must_use]
pub fn passkey_page(visit: &Visit, to: &str, possible: bool, status: StatusCode) -> Response {
    let words = visit.words;
    let page = Page::new(words.t("passkey-sign-in-title"), None).status(status).script(visit.assets.passkey);
    gate(visit, page, || {
        let fields = view! { <input type="hidden" name="to" value=to.to_owned()/> }.into_any();
        let addresses = (HERE.to_owned(), format!("{HERE}/begin"));
        view! {
            <h1>{words.t("passkey-sign-in-title")}</h1>
            <p class="m-0">{words.t("passkey-sign-in-text")}</p>
            {(status != StatusCode::OK).then(|| view! { <p class="notice warn" role="alert">{words.t("passkey-failed")}</p> })}
            {passkey_form(visit, Ask::Get, addresses, words.t("passkey-sign-in"), possible, fields)}
            <p class="small m-0"><a href=format!("/sign-in?to={}", encode(to))>{words.t("sign-in-title")}</a></p>
        }
        .into_any()
    })
}

/// A passkey was refused. The cause is in the audit log, under the id; the same page for every cause.
#[must_use]
pub fn refused_page(visit: &Visit, incident: &str) -> Response {
    let words = visit.words;
    gate(visit, Page::new(words.t("sign-in"), None).status(StatusCode::BAD_REQUEST), || {
        view! {
            <h1>{words.t("passkey-refused-title")}</h1>
            <p class="m-0">{words.t("passkey-refused-text")}</p>
            <p class="muted small m-0">{words.t1("incident", "id", incident)}</p>
            <p class="m-0"><a class="btn main" href=HERE>{words.t("passkey-sign-in-title")}</a></p>
        }
        .into_any()
    })
}
