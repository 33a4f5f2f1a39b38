//! All live sessions that the viewer may enter.

use super::{conference_parts::conferences, lines::sessions};
use crate::{
    Fault, Site, Visit,
    layout::{Nav, Page},
};
use axum::{extract::State, response::Response};
use leptos::prelude::*;

pub async fn show(State(site): State<Site>, visit: Visit) -> Result<Response, Fault> {
    let viewer = visit.viewer()?;
    let all = sund_actions::live::list(&site.sund, viewer).await?;
    let programmes = sund_actions::live::conferences(&site.sund, viewer).await?;
    let chaired = sund_actions::workgroups::chaired(&site.sund, viewer).await?;
    let words = visit.words;
    let title = words.t("nav-live");
    Ok(Page::new(title.clone(), Some(Nav::Live)).show(&visit, || {
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack gap-l">
                    <div class="row">
                        <h1>{title}</h1>
                        <span class="grow"></span>
                        {(!chaired.is_empty()).then(|| view! {
                            <a class="btn" href="/conferences/new">{words.t("conference-plan")}</a>
                            <a class="btn main" href="/live/new">{words.t("live-plan")}</a>
                        })}
                    </div>
                    {(!all.open.is_empty()).then(|| view! { <section><h2>{words.t("live-open-now")}</h2>{sessions(&visit, &all.open, true)}</section> })}
                    {conferences(&visit, &programmes, true)}
                    <section><h2>{words.t("home-planned")}</h2>{sessions(&visit, &all.planned, true)}</section>
                    {(!all.cancelled.is_empty()).then(|| view! { <section><h2>{words.t("live-cancelled-ones")}</h2>{sessions(&visit, &all.cancelled, true)}</section> })}
                    <section><h2>{words.t("live-records")}</h2>{sessions(&visit, &all.ended, true)}</section>
                </div>
            </main>
        }
        .into_any()
    }))
}
