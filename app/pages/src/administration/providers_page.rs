//! All providers that people sign in with, or could.

use super::PROVIDERS;
use crate::{
    Fault, Site, Visit,
    layout::Page,
    parts::{country, icon},
};
use axum::{extract::State, response::Response};
use leptos::prelude::*;
use sund_actions::sso::{By, KeptProvider, all_providers};

pub async fn show(State(site): State<Site>, visit: Visit) -> Result<Response, Fault> {
    let all = all_providers(&site.sund, By::Person(visit.viewer()?)).await?;
    let words = visit.words;
    let title = words.t("nav-providers");
    Ok(Page::new(title.clone(), None).show(&visit, || {
        let rows = all.iter().map(|row| line(&visit, row)).collect_view();
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    <h1>{title}</h1>
                    <p class="muted m-0">{words.t("providers-intro")}</p>
                    <div class="row"><a class="btn main" href=format!("{PROVIDERS}/new")>{words.t("providers-add")}</a></div>
                    {all.is_empty().then(|| view! { <p class="empty">{words.t("providers-none")}</p> })}
                    {(!all.is_empty()).then(|| view! { <ul class="list">{rows}</ul> })}
                </div>
            </main>
        }
        .into_any()
    }))
}

fn line(visit: &Visit, row: &KeptProvider) -> AnyView {
    let provider = &row.provider;
    let domains = if row.domains.is_empty() { String::new() } else { format!(" · {}", row.domains.join(", ")) };
    view! {
        <li>
            <div class="row">
                <a class="t" href=format!("{PROVIDERS}/{}", provider.id)>
                    {provider.organisation_name.clone()}<span class="visually-hidden">" "{provider.issuer.clone()}</span>
                </a>
                {provider.country.parse().ok().map(|code| country(visit, code))}
            </div>
            <span class="num">{state(visit, row)}</span>
            <span class="muted small">{provider.issuer.clone()}" · "{provider.client_id.clone()}{domains}</span>
        </li>
    }
    .into_any()
}

/// Whether one can sign in with it, and where it is kept.
pub fn state(visit: &Visit, row: &KeptProvider) -> AnyView {
    let words = visit.words;
    let (class, key) = if row.enabled { ("chip ok", "provider-enabled") } else { ("chip bad", "provider-disabled") };
    let file =
        row.declared.then(|| view! { <span class="chip">{icon(visit, "lock")}{words.t("provider-in-file")}</span> });
    view! { <span class=class>{words.t(key)}</span>{file} }.into_any()
}
