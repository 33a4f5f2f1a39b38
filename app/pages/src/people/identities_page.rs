//! With which organisations one signs in, and for which one works.

use crate::{
    Fault, Site, Visit,
    forms::see_other,
    layout::Page,
    parts::{act, country, crumbs, time},
    sso::work_changes,
};
use axum::{
    extract::{Path, State},
    response::Response,
};
use leptos::prelude::*;
use sund_actions::sso::{OwnIdentity, Provider, drop_identity, list, own_identities, workable};
use sund_domain::ids::ProviderId;

const HERE: &str = "/settings/identities";

pub async fn show(State(site): State<Site>, visit: Visit) -> Result<Response, Fault> {
    let viewer = visit.viewer()?;
    let own = own_identities(&site.sund, viewer).await?;
    let mut others = list(&site.sund).await?;
    others.retain(|provider| !viewer.seer.guest && own.iter().all(|own| own.provider != provider.id));
    let words = visit.words;
    let title = words.t("identities-title");
    Ok(Page::new(title.clone(), None).show(&visit, || {
        let rows = own.iter().map(|one| row(&visit, one)).collect_view();
        let others = (!others.is_empty()).then(|| add(&visit, &others));
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    {crumbs(&visit, vec![("/settings".into(), words.t("nav-settings"))])}
                    <h1>{title}</h1>
                    <p class="m-0">{words.t("identities-hint")}</p>
                    {own.is_empty().then(|| view! { <p class="empty">{words.t("identities-none")}</p> })}
                    {(!own.is_empty()).then(|| view! { <ul class="list">{rows}</ul> })}
                    {others}
                </div>
            </main>
        }
        .into_any()
    }))
}

fn row(visit: &Visit, one: &OwnIdentity) -> AnyView {
    let words = visit.words;
    let base = format!("{HERE}/{}", one.provider);
    let name = one.organisation_name.as_str();
    let current = one.current.then(|| view! { <span class="chip ok">{words.t("identities-current")}</span> });
    let acts = (!one.current).then(|| {
        let work = one.enabled.then(|| {
            view! { <a class="btn small" href=format!("{base}/work")>{words.t1("identities-work", "organisation", name)}</a> }
        });
        let drop =
            act(visit, format!("{base}/drop"), "btn small", words.t1("identities-drop", "organisation", name), &[]);
        view! { <div class="row gap-s">{work}{drop}</div> }
    });
    view! {
        <li>
            <div class="stack gap-s">
                <div class="row"><b>{one.organisation_name.clone()}</b>{country(visit, one.country)}{current}</div>
                <span class="muted small">
                    {one.issuer.clone()}" · "{words.t("identities-since")}" "{time(visit, one.since, visit.date_and_clock(one.since))}
                </span>
                {acts}
            </div>
        </li>
    }
    .into_any()
}

fn add(visit: &Visit, others: &[Provider]) -> AnyView {
    let rows = others
        .iter()
        .map(|provider| {
            let country = provider.country.parse().ok().map(|code| country(visit, code));
            let action = format!("/sign-in/link/{}", provider.id);
            let label = visit.words.t1("identities-add-at", "organisation", provider.organisation_name.as_str());
            view! { <li class="row">{country}{act(visit, action, "btn small", label, &[])}</li> }
        })
        .collect_view();
    view! {
        <details class="card">
            <summary><b>{visit.words.t("identities-add")}</b></summary>
            <p class="mt-s mb">{visit.words.t("identities-add-hint")}</p>
            <ul class="bare">{rows}</ul>
        </details>
    }
    .into_any()
}

pub async fn drop(State(site): State<Site>, visit: Visit, Path(provider): Path<String>) -> Result<Response, Fault> {
    let here = visit.token_hash.as_deref().unwrap_or_default();
    drop_identity(&site.sund, visit.viewer()?, here, crate::forum::id::<ProviderId>(&provider)?).await?;
    Ok(see_other(HERE))
}

/// What it means to work for another organisation, before one says so.
pub async fn work(State(site): State<Site>, visit: Visit, Path(provider): Path<String>) -> Result<Response, Fault> {
    let provider = workable(&site.sund, visit.viewer()?, crate::forum::id::<ProviderId>(&provider)?).await?;
    let words = visit.words;
    let label = words.t1("identities-work", "organisation", provider.organisation_name.as_str());
    Ok(Page::new(label.clone(), None).show(&visit, || {
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    {crumbs(&visit, vec![("/settings".into(), words.t("nav-settings")), (HERE.into(), words.t("identities-title"))])}
                    <h1>{label.clone()}</h1>
                    <p class="m-0">{words.t1("work-intro", "here", provider.organisation_name.as_str())}</p>
                    {work_changes(&visit, &provider)}
                    {act(&visit, format!("/sign-in/work/{}", provider.id), "btn main", label, &[])}
                </div>
            </main>
        }
        .into_any()
    }))
}
