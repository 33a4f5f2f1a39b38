//! A guest's own passkeys.

use super::passkey_form::{Ask, passkey_form};
use crate::{
    Visit,
    assurance::ask_again,
    layout::Page,
    parts::{crumbs, named_act, time},
};
use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;
use sund_domain::{
    Refusal,
    guests::{OwnPasskey, may_change_passkeys},
};

const HERE: &str = "/settings/passkeys";

/// What has become of what was tried on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tried {
    /// Nothing was.
    Nothing,
    /// No passkey came with the form.
    Without,
    /// A rule says no.
    Refused(Refusal),
}

/// The passkeys; with why the last thing that was tried did not work.
#[must_use]
pub fn passkeys_page(visit: &Visit, passkeys: &[OwnPasskey], possible: bool, tried: Tried) -> Response {
    let words = visit.words;
    let title = words.t("passkeys-title");
    // Who has not just shown a passkey sees the list, and the way to do so.
    let again = match visit.viewer.as_ref().map(may_change_passkeys) {
        Some(Err(Refusal::StepUp(asked))) => Some(asked),
        _ => None,
    };
    let (status, why) = match tried {
        Tried::Nothing => (StatusCode::OK, None),
        Tried::Refused(Refusal::StepUp(_)) => (StatusCode::FORBIDDEN, None),
        Tried::Without => (StatusCode::UNPROCESSABLE_ENTITY, Some(words.t("passkey-failed"))),
        Tried::Refused(refusal) => (StatusCode::FORBIDDEN, Some(words.refusal(refusal))),
    };
    Page::new(title.clone(), None).status(status).script(visit.assets.passkey).show(visit, || {
        let rows = passkeys.iter().map(|one| row(visit, one, passkeys.len() > 1, again.is_none())).collect_view();
        let addresses = (visit.action(HERE), visit.action(format!("{HERE}/begin")));
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    {crumbs(visit, vec![("/settings".into(), words.t("nav-settings"))])}
                    <h1>{title}</h1>
                    <p class="muted m-0">{words.t("passkeys-hint")}</p>
                    {why.map(|text| view! { <p class="notice warn" role="alert">{text}</p> })}
                    <ul class="list">{rows}</ul>
                    {match again {
                        Some(asked) => ask_again(visit, asked, HERE),
                        None => passkey_form(visit, Ask::Create, addresses, words.t("passkeys-add"), possible, ().into_any()),
                    }}
                </div>
            </main>
        }
        .into_any()
    })
}

fn row(visit: &Visit, one: &OwnPasskey, removable: bool, fresh: bool) -> AnyView {
    let words = visit.words;
    let name = if one.name.is_empty() { words.t("sessions-some-browser") } else { one.name.clone() };
    let label = words.t1("passkeys-remove", "name", name.as_str());
    let remove = if removable && fresh {
        let whole = format!("{label} · {}", visit.date_and_clock(one.made));
        named_act(visit, format!("{HERE}/{}/remove", one.id), "btn small", label, whole)
    } else {
        (!removable).then(|| view! { <span class="chip">{words.t("passkeys-last")}</span> }).into_any()
    };
    let used = match one.used {
        Some(at) => view! { {words.t("sessions-used")}" "{time(visit, at, visit.ago(at))} }.into_any(),
        None => words.t("passkeys-never").into_any(),
    };
    view! {
        <li>
            <b>{name}</b>
            {remove}
            <span class="muted small">{words.t("passkeys-made")}" "{time(visit, one.made, visit.date_and_clock(one.made))}" · "{used}</span>
        </li>
    }
    .into_any()
}
