//! A guest's own passkeys.

use super::passkey_form::{Ask, passkey_form};
use crate::{
    Visit,
    layout::Page,
    parts::{act, crumbs, time},
};
use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;
use sund_domain::{Refusal, guests::OwnPasskey};

const HERE: &str = "/settings/passkeys";

/// The passkeys; with why the last thing that was tried did not work.
#[must_use]
pub fn passkeys_page(
    visit: &Visit,
    passkeys: &[OwnPasskey],
    possible: bool,
    wrong: Option<Option<Refusal>>,
) -> Response {
    let words = visit.words;
    let title = words.t("passkeys-title");
    let status = match wrong {
        None => StatusCode::OK,
        Some(None) => StatusCode::UNPROCESSABLE_ENTITY,
        Some(Some(_)) => StatusCode::FORBIDDEN,
    };
    let why = wrong.map(|refusal| refusal.map_or_else(|| words.t("passkey-failed"), |refusal| words.refusal(refusal)));
    Page::new(title.clone(), None).status(status).script(visit.assets.passkey).show(visit, || {
        let rows = passkeys.iter().map(|one| row(visit, one, passkeys.len() > 1)).collect_view();
        let addresses = (visit.action(HERE), visit.action(format!("{HERE}/begin")));
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    {crumbs(visit, vec![("/settings".into(), words.t("nav-settings"))])}
                    <h1>{title}</h1>
                    <p class="muted m-0">{words.t("passkeys-hint")}</p>
                    {why.map(|text| view! { <p class="notice warn" role="alert">{text}</p> })}
                    <ul class="list">{rows}</ul>
                    {passkey_form(visit, Ask::Create, addresses, words.t("passkeys-add"), possible, ().into_any())}
                </div>
            </main>
        }
        .into_any()
    })
}

fn row(visit: &Visit, one: &OwnPasskey, removable: bool) -> AnyView {
    let words = visit.words;
    let name = if one.name.is_empty() { words.t("sessions-some-browser") } else { one.name.clone() };
    let label = words.t1("passkeys-remove", "name", name.as_str());
    let remove = if removable {
        act(visit, format!("{HERE}/{}/remove", one.id), "btn small", label, &[])
    } else {
        view! { <span class="chip">{words.t("passkeys-last")}</span> }.into_any()
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
