//! An invitation, as whoever holds its link sees it.

use super::passkey_form::{Ask, passkey_form};
use crate::{
    Visit,
    forms::{Line, encode, error_summary, line},
    layout::Page,
    parts::act,
    sso::gate,
};
use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;
use sund_domain::{Field, Invalid, guests::Offer};

/// Who looks at the invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum For {
    /// Nobody whom we know: they make a passkey.
    Nobody,
    /// The guest whom it is for: they join.
    Guest,
    /// A guest with another address.
    AnotherGuest,
    /// Somebody who signs in with their organisation.
    NoGuest,
}

/// What was sent, and what is wrong with it.
#[derive(Clone, Copy, Debug)]
pub struct Accepting<'a> {
    /// The token of the link.
    pub token: &'a str,
    /// The name, as typed.
    pub name: &'a str,
    /// What is wrong with it.
    pub invalid: Option<&'a Invalid>,
    /// No passkey came with the form.
    pub without: bool,
    /// The passkey was refused: the number under which the audit log has the cause.
    pub incident: Option<&'a str>,
    /// Whether this site can be asked for a passkey at all.
    pub possible: bool,
}

/// "You are invited."
#[must_use]
pub fn invitation_page(visit: &Visit, offer: &Offer, who: For, accepting: Accepting<'_>) -> Response {
    let words = visit.words;
    let status = match accepting {
        Accepting { incident: Some(_), .. } => StatusCode::BAD_REQUEST,
        Accepting { invalid: Some(_), .. } | Accepting { without: true, .. } => StatusCode::UNPROCESSABLE_ENTITY,
        _ => StatusCode::OK,
    };
    let page = Page::new(words.t("invitation-title"), None).status(status).script(visit.assets.passkey);
    gate(visit, page, || {
        let text = words.tn(
            "invitation-text",
            [
                ("by", offer.by.as_str().into()),
                ("workgroup", offer.workgroup.as_str().into()),
                ("until", visit.date(offer.until.plus(-1)).into()),
            ],
        );
        view! {
            <h1>{words.t("invitation-title")}</h1>
            {error_summary(visit, accepting.invalid)}
            <p class="m-0">{text}</p>
            <p class="muted small m-0">{words.tn("invitation-for", [("email", offer.email.as_str().into()), ("body", offer.body.as_str().into())])}</p>
            {match who {
                For::Nobody => newcomer(visit, accepting),
                For::Guest => joining(visit, accepting.token),
                For::AnotherGuest => nothing(visit, "invitation-another-guest"),
                For::NoGuest => nothing(visit, "invitation-no-guest"),
            }}
        }
        .into_any()
    })
}

/// Somebody who is no guest sent the form: nothing has happened, and the page says so.
#[must_use]
pub fn no_guest_page(visit: &Visit, offer: &Offer, who: For, accepting: Accepting<'_>) -> Response {
    let mut page = invitation_page(visit, offer, who, accepting);
    *page.status_mut() = StatusCode::FORBIDDEN;
    page
}

fn newcomer(visit: &Visit, accepting: Accepting<'_>) -> AnyView {
    let words = visit.words;
    let here = format!("/invitations/{}", accepting.token);
    let fields = line(
        visit,
        accepting.invalid,
        Line {
            field: Field::Name,
            label: words.t("field-name"),
            hint: Some(words.t("invitation-name-hint")),
            value: accepting.name,
            kind: "text",
            required: false,
            autocomplete: Some("name"),
        },
    );
    let addresses = (visit.action(&here), visit.action(format!("{here}/begin")));
    view! {
        {accepting.incident.map(|id| view! {
            <div class="notice warn" role="alert">
                <p class="m-0">{words.t("passkey-refused-text")}</p>
                <p class="small m-0">{words.t1("incident", "id", id)}</p>
            </div>
        })}
        {accepting.without.then(|| view! { <p class="notice warn" role="alert">{words.t("passkey-failed")}</p> })}
        <p class="m-0">{words.t("passkey-what")}</p>
        {passkey_form(visit, Ask::Create, addresses, words.t("invitation-accept"), accepting.possible, fields)}
        <p class="small m-0">
            {words.t("invitation-again")}" "
            <a href=format!("/sign-in/passkey?to={}", encode(&here))>{words.t("sign-in-guest-link")}</a>
        </p>
    }
    .into_any()
}

fn joining(visit: &Visit, token: &str) -> AnyView {
    act(visit, format!("/invitations/{token}"), "btn main", visit.words.t("invitation-join"), &[])
}

fn nothing(visit: &Visit, key: &str) -> AnyView {
    view! {
        <p class="notice m-0">{visit.words.t(key)}</p>
        <p class="m-0"><a class="btn" href="/">{visit.words.t("nav-home")}</a></p>
    }
    .into_any()
}
