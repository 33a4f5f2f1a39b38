//! A provider's page: adding one, changing it, testing it, disabling and enabling it.

use super::{
    PROVIDERS,
    provider_form::{Typed, fields, findings},
    providers_page::state,
};
use crate::{
    Fault, Site, Visit,
    forms::{after, error_summary, see_other},
    forum::id,
    layout::Page,
    parts::{act, country, crumbs},
};
use axum::{
    Form,
    extract::{Path, Query, State},
    http::StatusCode,
    response::Response,
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_actions::{
    ActionError,
    sso::{
        By, KeptProvider, add_provider, change_provider, disable_provider, enable_provider, kept_provider, test_kept,
        test_typed,
    },
};
use sund_domain::{
    Invalid,
    ids::ProviderId,
    people::Viewer,
    sso::{Finding, may_manage},
};

#[derive(Debug, Deserialize)]
pub struct Ask {
    saved: Option<String>,
}

/// What stands above the form.
#[derive(Clone, Copy, Default)]
struct Above<'a> {
    saved: bool,
    invalid: Option<&'a Invalid>,
    found: Option<&'a [Finding]>,
}

/// Who sends a form: an administrator, or nobody for whom there is such a form.
fn administrator<'a>(visit: &'a Visit, typed: &Typed) -> Result<&'a Viewer, Fault> {
    let viewer = visit.viewer().map_err(|fault| fault.with_text(&typed.text()))?;
    may_manage(viewer).map_err(ActionError::Refused)?;
    Ok(viewer)
}

pub async fn new(State(site): State<Site>, visit: Visit) -> Result<Response, Fault> {
    may_manage(visit.viewer()?).map_err(ActionError::Refused)?;
    Ok(answer(&site, &visit, None, &Typed::new(), Above::default()))
}

pub async fn submit_new(State(site): State<Site>, visit: Visit, Form(typed): Form<Typed>) -> Result<Response, Fault> {
    let by = By::Person(administrator(&visit, &typed)?);
    let at = site.providers.as_ref();
    if typed.wants_test() {
        return tested(&site, &visit, None, &typed, test_typed(by, at, None, &typed.form, typed.secret()).await);
    }
    let done = add_provider(&site.sund, by, at, &typed.form, typed.secret()).await;
    after(done.map(|row| saved(row.provider.id)), &typed.text(), async |invalid| {
        Ok(answer(&site, &visit, None, &typed, Above { invalid: Some(&invalid), ..Above::default() }))
    })
    .await
}

pub async fn show(
    State(site): State<Site>,
    visit: Visit,
    Path(provider): Path<String>,
    Query(ask): Query<Ask>,
) -> Result<Response, Fault> {
    let row = kept_provider(&site.sund, By::Person(visit.viewer()?), id(&provider)?).await?;
    let above = Above { saved: ask.saved.is_some(), ..Above::default() };
    Ok(answer(&site, &visit, Some(&row), &Typed::of(&row), above))
}

pub async fn submit(
    State(site): State<Site>,
    visit: Visit,
    Path(provider): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let by = By::Person(administrator(&visit, &typed)?);
    let id: ProviderId = id(&provider)?;
    let at = site.providers.as_ref();
    let row = kept_provider(&site.sund, by, id).await?;
    if typed.wants_test() && row.declared {
        let (row, found) = test_kept(&site.sund, by, at, id).await?;
        return tested(&site, &visit, Some(&row), &Typed::of(&row), Ok(found));
    }
    if typed.wants_test() {
        let done = test_typed(by, at, Some(&row), &typed.form, typed.secret()).await;
        return tested(&site, &visit, Some(&row), &typed, done);
    }
    let done = change_provider(&site.sund, by, at, id, &typed.form, typed.secret()).await;
    after(done.map(|_| saved(id)), &typed.text(), async |invalid| {
        Ok(answer(&site, &visit, Some(&row), &typed, Above { invalid: Some(&invalid), ..Above::default() }))
    })
    .await
}

pub async fn disable(State(site): State<Site>, visit: Visit, Path(provider): Path<String>) -> Result<Response, Fault> {
    let row = disable_provider(&site.sund, By::Person(visit.viewer()?), id(&provider)?).await?;
    Ok(see_other(&saved(row.provider.id)))
}

pub async fn enable(State(site): State<Site>, visit: Visit, Path(provider): Path<String>) -> Result<Response, Fault> {
    let row = enable_provider(&site.sund, By::Person(visit.viewer()?), id(&provider)?).await?;
    Ok(see_other(&saved(row.provider.id)))
}

fn saved(id: ProviderId) -> String {
    format!("{PROVIDERS}/{id}?saved=yes")
}

/// The form as it was typed, with what a test of it found, or with what is wrong with it already.
fn tested(
    site: &Site,
    visit: &Visit,
    row: Option<&KeptProvider>,
    typed: &Typed,
    done: Result<Vec<Finding>, ActionError>,
) -> Result<Response, Fault> {
    match done {
        Ok(found) => Ok(answer(site, visit, row, typed, Above { found: Some(&found), ..Above::default() })),
        Err(ActionError::Invalid(invalid)) => {
            Ok(answer(site, visit, row, typed, Above { invalid: Some(&invalid), ..Above::default() }))
        }
        Err(error) => Err(error.into()),
    }
}

fn answer(site: &Site, visit: &Visit, row: Option<&KeptProvider>, typed: &Typed, above: Above<'_>) -> Response {
    let words = visit.words;
    let title = row.map_or_else(|| words.t("providers-add"), |row| row.provider.organisation_name.clone());
    let status = if above.invalid.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let action = row.map_or_else(|| format!("{PROVIDERS}/new"), |row| format!("{PROVIDERS}/{}", row.provider.id));
    let declared = row.is_some_and(|row| row.declared);
    Page::new(title.clone(), None).status(status).show(visit, || {
        let test = words.t("provider-test");
        let form = if declared {
            view! {
                <p class="notice">{words.t("provider-declared")}</p>
                {act(visit, action, "btn", test, &[("do", "test".to_owned())])}
                <fieldset class="bare stack" disabled>{fields(visit, row, typed, None)}</fieldset>
            }
            .into_any()
        } else {
            view! {
                <form method="post" action=visit.action(action) class="stack">
                    {fields(visit, row, typed, above.invalid)}
                    <div class="row">
                        <button class="btn main" name="do" value="save">{words.t("settings-save")}</button>
                        <button class="btn" name="do" value="test">{test}</button>
                    </div>
                </form>
            }
            .into_any()
        };
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    {crumbs(visit, vec![(PROVIDERS.to_owned(), words.t("nav-providers"))])}
                    <div class="row">
                        <h1>{title}</h1>
                        {row.and_then(|row| row.provider.country.parse().ok()).map(|code| country(visit, code))}
                        {row.map(|row| state(visit, row))}
                    </div>
                    {above.saved.then(|| view! { <p class="notice ok" role="status">{words.t("settings-saved")}</p> })}
                    {error_summary(visit, above.invalid)}
                    {above.found.map(|found| findings(visit, found))}
                    {addresses(site, visit, row.map_or(&typed.form.issuer, |row| &row.provider.issuer))}
                    {form}
                    {row.map(|row| directory(visit, row))}
                    {row.map(|row| switch(visit, row))}
                </div>
            </main>
        }
        .into_any()
    })
}

/// What to tell the administrators of the provider with this issuer. Its redirect address is its own: while no issuer has
/// been typed, the page says how to see it.
fn addresses(site: &Site, visit: &Visit, issuer: &str) -> AnyView {
    let words = visit.words;
    let redirect = if issuer.trim().is_empty() {
        words.t("provider-redirect-later").into_any()
    } else {
        view! { <code>{site.providers.redirect_address(issuer.trim())}</code> }.into_any()
    };
    view! {
        <section class="card">
            <h2>{words.t("provider-addresses")}</h2>
            <dl class="facts">
                <dt>{words.t("provider-redirect")}</dt><dd>{redirect}</dd>
                <dt>{words.t("provider-logout")}</dt><dd><code>{site.providers.logout_address()}</code></dd>
            </dl>
        </section>
    }
    .into_any()
}

/// The way to the tokens of the organisation's directory.
fn directory(visit: &Visit, row: &KeptProvider) -> AnyView {
    let words = visit.words;
    let tokens = format!("{PROVIDERS}/{}/tokens", row.provider.id);
    view! {
        <section class="card stack">
            <h2>{words.t("tokens-title")}</h2>
            <p class="m-0">{words.t("tokens-hint")}</p>
            <div class="row"><a class="btn" href=tokens>{words.t("tokens-manage")}</a></div>
        </section>
    }
    .into_any()
}

/// Disabling it, or enabling it again.
fn switch(visit: &Visit, row: &KeptProvider) -> AnyView {
    let words = visit.words;
    let here = format!("{PROVIDERS}/{}", row.provider.id);
    if !row.enabled {
        return act(visit, format!("{here}/enable"), "btn", words.t("provider-enable"), &[]);
    }
    let own = visit.viewer.as_ref().is_some_and(|viewer| viewer.organisation == row.provider.organisation);
    view! {
        <section class="card stack">
            <h2>{words.t("provider-disable")}</h2>
            <p class="m-0">{words.t("provider-disable-hint")}{own.then(|| format!(" {}", words.t("provider-disable-own")))}</p>
            {act(visit, format!("{here}/disable"), "btn danger", words.t("provider-disable"), &[])}
        </section>
    }
    .into_any()
}
