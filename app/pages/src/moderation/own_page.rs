//! What chairs did that concerns oneself: to read it, and to appeal.

use super::{person_page::state, waiting};
use crate::{
    Fault, Site, Visit,
    forms::{error_of, error_summary, see_other},
    forum::id,
    layout::Page,
    parts::{act, crumbs, exact_time},
};
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_actions::{ActionError, moderation};
use sund_domain::{
    Field, Invalid,
    ids::MeasureId,
    moderation::{Measure, MeasureKind},
};
use sund_islands::html::textarea;

pub async fn show(State(site): State<Site>, visit: Visit) -> Result<Response, Fault> {
    answer(&site, &visit, None).await
}

/// One has read it.
pub async fn read(State(site): State<Site>, visit: Visit, Path(measure): Path<String>) -> Result<Response, Fault> {
    moderation::read_measure(&site.sund, visit.viewer()?, id(&measure)?).await?;
    Ok(see_other("/settings/decisions"))
}

#[derive(Debug, Deserialize)]
pub struct Appeal {
    #[serde(default)]
    body: String,
}

pub async fn appeal(
    State(site): State<Site>,
    visit: Visit,
    Path(measure): Path<String>,
    Form(form): Form<Appeal>,
) -> Result<Response, Fault> {
    let measure: MeasureId = id(&measure).map_err(|fault| fault.with_text(&form.body))?;
    let viewer = visit.viewer().map_err(|fault| fault.with_text(&form.body))?;
    match moderation::appeal(&site.sund, viewer, measure, &form.body).await {
        Ok(()) => Ok(see_other("/settings/decisions")),
        Err(ActionError::Invalid(invalid)) => answer(&site, &visit, Some((measure, &invalid, &form.body))).await,
        Err(error) => Err(error.into()),
    }
    .map_err(|fault: Fault| fault.with_text(&form.body))
}

async fn answer(site: &Site, visit: &Visit, tried: Option<(MeasureId, &Invalid, &str)>) -> Result<Response, Fault> {
    let words = visit.words;
    let all = moderation::own_measures(&site.sund, visit.viewer()?).await?;
    let held = moderation::all_own_held(&site.sund, visit.viewer()?).await?;
    let status = if tried.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let title = words.t("decisions-title");
    Ok(Page::new(title.clone(), None).status(status).show(visit, || {
        let rows = all
            .iter()
            .map(|measure| {
                let tried = tried.filter(|(id, ..)| *id == measure.id).map(|(_, invalid, typed)| (invalid, typed));
                row(visit, measure, tried)
            })
            .collect_view();
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    {crumbs(visit, vec![("/settings".into(), words.t("nav-settings"))])}
                    <h1>{title}</h1>
                    <p class="m-0">{words.t("decisions-intro")}</p>
                    {error_summary(visit, tried.map(|(_, invalid, _)| invalid))}
                    {waiting(visit, &held)}
                    {all.is_empty().then(|| view! { <p class="empty">{words.t("decisions-none")}</p> })}
                    {rows}
                </div>
            </main>
        }
        .into_any()
    }))
}

fn row(visit: &Visit, measure: &Measure, tried: Option<(&Invalid, &str)>) -> AnyView {
    let words = visit.words;
    let place = match &measure.workgroup {
        Some((slug, name)) => view! { <a href=format!("/workgroups/{slug}")>{name.clone()}</a> }.into_any(),
        None => words.t("decisions-somewhere").into_any(),
    };
    let about = measure.thread.as_ref().map(|(thread, title)| {
        let href = measure.post.map_or_else(|| format!("/threads/{thread}"), |post| format!("/posts/{post}"));
        view! { <p class="m-0"><a href=href>{title.clone()}</a></p> }
    });
    let unread = measure.kind == MeasureKind::Warn && measure.read.is_none() && measure.ended.is_none();
    let read = unread.then(|| {
        let action = format!("/settings/decisions/{}/read", measure.id);
        act(visit, action, "btn main", words.t("decisions-read"), &[])
    });
    let appealed = measure.appealed.map(|at| {
        let key = match measure.decision {
            None => "appeal-waits".to_owned(),
            Some(decision) => format!("appeal-{}", decision.code()),
        };
        view! { <p class="notice m-0">{words.t(&key)}" "<span class="muted small">{exact_time(visit, at)}</span></p> }
    });
    let open = measure.appealed.is_none() && measure.ended.is_none();
    view! {
        <article class="card stack gap-s" aria-labelledby=format!("m-{}", measure.id)>
            <div class="row gap-s"><h2 id=format!("m-{}", measure.id)>{words.t(&format!("measure-{}", measure.kind.code()))}</h2>{state(visit, measure)}</div>
            <p class="m-0 small muted">{place}" · "{exact_time(visit, measure.at)}" · "{measure.by.as_ref().map(|(_, name)| name.clone())}</p>
            {about}
            <p class="m-0">{words.t("field-reason")}": "{words.reason(&measure.reason)}</p>
            {read}
            {appealed}
            {open.then(|| form(visit, measure, tried))}
        </article>
    }
    .into_any()
}

fn form(visit: &Visit, measure: &Measure, tried: Option<(&Invalid, &str)>) -> AnyView {
    let words = visit.words;
    let error = error_of(visit, tried.map(|(invalid, _)| invalid), Field::Body);
    // The summary leads to the one that is wrong.
    let field = if tried.is_some() { "body".to_owned() } else { format!("body-{}", measure.id) };
    let typed = tried.map_or("", |(_, typed)| typed);
    view! {
        <details open=tried.is_some()>
            <summary class="btn small">{words.t("appeal")}</summary>
            <form method="post" action=visit.action(format!("/settings/decisions/{}/appeal", measure.id)) class="stack gap-s mt-s">
                <div class="field">
                    <label for=field.clone()>{words.t("appeal-words")}</label>
                    <p class="hint">{words.t("appeal-hint")}</p>
                    <textarea id=field name="body" rows="4" aria-describedby=error.id aria-invalid=error.invalid inner_html=textarea(typed)></textarea>
                    {error.view}
                </div>
                <div class="row"><button class="btn main">{words.t("appeal-send")}</button></div>
            </form>
        </details>
    }
    .into_any()
}
