//! What a workgroup asks of a sign-in, and whose groups give places in it: its chairs say.

use crate::{
    Fault, Site, Visit,
    assurance::{Typed, fields},
    forms::{after, error_summary, see_other},
    forum::id,
    layout::{Nav, form_page},
};
use axum::{
    Form,
    extract::{Path, State},
    response::Response,
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_actions::{
    ActionError,
    workgroups::{AskingProvider, Protection, allow_provider, protect, protectable},
};
use sund_domain::{Invalid, workgroups::Visibility};

pub async fn show(State(site): State<Site>, visit: Visit, Path(slug): Path<String>) -> Result<Response, Fault> {
    let all = protectable(&site.sund, visit.viewer()?, &slug).await?;
    Ok(answer(&visit, &all, &Typed::of(all.workgroup.required), None))
}

pub async fn submit(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let viewer = visit.viewer()?;
    let done = match typed.required() {
        Ok(required) => protect(&site.sund, viewer, &slug, required).await,
        Err(invalid) => Err(ActionError::Invalid(invalid)),
    };
    after(done.map(|()| format!("/workgroups/{slug}")), "", async |invalid| {
        let all = protectable(&site.sund, viewer, &slug).await?;
        Ok(answer(&visit, &all, &typed, Some(&invalid)))
    })
    .await
}

#[derive(Debug, Deserialize)]
pub struct Set {
    #[serde(default)]
    set: String,
}

/// A chair lets a provider's groups give places, or no longer.
pub async fn allow(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, provider)): Path<(String, String)>,
    Form(form): Form<Set>,
) -> Result<Response, Fault> {
    allow_provider(&site.sund, visit.viewer()?, &slug, id(&provider)?, form.set == "yes").await?;
    Ok(see_other(&format!("/workgroups/{slug}/protection")))
}

fn answer(visit: &Visit, all: &Protection, typed: &Typed, invalid: Option<&Invalid>) -> Response {
    let words = visit.words;
    let group = &all.workgroup;
    let path = format!("/workgroups/{}", group.slug);
    let way = vec![("/workgroups".to_owned(), words.t("nav-workgroups")), (path.clone(), group.name.clone())];
    form_page(visit, Nav::Workgroups, words.t("protection-title"), way, invalid, || {
        view! {
            <>
                <p class="m-0">{words.t("protection-intro")}</p>
                {error_summary(visit, invalid)}
                <form method="post" action=visit.action(format!("{path}/protection")) class="stack">
                    {fields(visit, invalid, typed)}
                    <p class="muted small m-0">{words.t("protection-yourself")}</p>
                    <div class="row"><button class="btn main">{words.t("settings-save")}</button></div>
                </form>
                {(group.visibility == Visibility::Confidential).then(|| providers(visit, &path, &all.providers))}
            </>
        }
        .into_any()
    })
}

/// The providers whose settings name this workgroup, and a switch for each.
fn providers(visit: &Visit, path: &str, all: &[AskingProvider]) -> AnyView {
    let words = visit.words;
    let row = |one: &AskingProvider| {
        let (label, set) = if one.allowed { ("protection-disallow", "no") } else { ("protection-allow", "yes") };
        let whole = format!("{}: {}", one.organisation, words.t(label));
        let state = one.allowed.then(|| view! { <span class="chip ok">{words.t("protection-allowed")}</span> });
        view! {
            <li>
                <div class="row"><b>{one.organisation.clone()}</b>{state}</div>
                <form method="post" action=visit.action(format!("{path}/protection/providers/{}", one.id)) class="bare">
                    <input type="hidden" name="set" value=set/>
                    <button class="btn small" aria-label=whole>{words.t(label)}</button>
                </form>
                <span class="muted small">{one.issuer.clone()}{(!one.groups.is_empty()).then(|| format!(" · {}", one.groups))}</span>
            </li>
        }
    };
    let rows = all.iter().map(row).collect_view();
    view! {
        <section class="stack">
            <h2>{words.t("protection-groups")}</h2>
            <p class="m-0">{words.t("protection-groups-hint")}</p>
            {all.is_empty().then(|| view! { <p class="empty">{words.t("protection-groups-none")}</p> })}
            {(!all.is_empty()).then(|| view! { <ul class="list">{rows}</ul> })}
        </section>
    }
    .into_any()
}
