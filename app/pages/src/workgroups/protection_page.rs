//! What a workgroup asks of a sign-in: its chairs say.

use crate::{
    Fault, Site, Visit,
    assurance::{Typed, fields},
    forms::{after, error_summary},
    layout::{Nav, Page},
    parts::crumbs,
};
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use leptos::prelude::*;
use sund_actions::{
    ActionError,
    workgroups::{protect, protectable},
};
use sund_domain::{Invalid, workgroups::Workgroup};

pub async fn show(State(site): State<Site>, visit: Visit, Path(slug): Path<String>) -> Result<Response, Fault> {
    let group = protectable(&site.sund, visit.viewer()?, &slug).await?;
    Ok(answer(&visit, &group, &Typed::of(group.required), None))
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
        let group = protectable(&site.sund, viewer, &slug).await?;
        Ok(answer(&visit, &group, &typed, Some(&invalid)))
    })
    .await
}

fn answer(visit: &Visit, group: &Workgroup, typed: &Typed, invalid: Option<&Invalid>) -> Response {
    let words = visit.words;
    let status = if invalid.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let title = words.t("protection-title");
    let path = format!("/workgroups/{}", group.slug);
    let way = vec![("/workgroups".to_owned(), words.t("nav-workgroups")), (path.clone(), group.name.clone())];
    Page::new(title.clone(), Some(Nav::Workgroups)).status(status).show(visit, || {
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    {crumbs(visit, way)}
                    <h1>{title}</h1>
                    <p class="m-0">{words.t("protection-intro")}</p>
                    {error_summary(visit, invalid)}
                    <form method="post" action=visit.action(format!("{path}/protection")) class="stack">
                        {fields(visit, invalid, typed)}
                        <p class="muted small m-0">{words.t("protection-yourself")}</p>
                        <div class="row"><button class="btn main">{words.t("settings-save")}</button></div>
                    </form>
                </div>
            </main>
        }
        .into_any()
    })
}
