//! Reading in a workgroup that one is not in: what was asked for, and what became of it.

use super::ACCESS;
use crate::{
    Fault, Site, Visit,
    forms::{Area, Line, after, area, choice, error_summary, line, see_other},
    forum::id,
    layout::Page,
    parts::{act, time},
};
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_actions::{
    ActionError,
    workgroups::{accesses, agree_access, ask_access, decline_access},
};
use sund_domain::{
    Field, Invalid,
    ids::AccessId,
    people::Viewer,
    workgroups::{ACCESS_HOURS, Access, AccessAsk, AccessState},
};

/// What is typed into the form.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    workgroup: String,
    reason: String,
    hours: String,
}

pub async fn show(State(site): State<Site>, visit: Visit) -> Result<Response, Fault> {
    answer(&site, &visit, &Typed::default(), None).await
}

pub async fn submit(State(site): State<Site>, visit: Visit, Form(typed): Form<Typed>) -> Result<Response, Fault> {
    let text = format!("{}\n\n{}", typed.workgroup, typed.reason);
    let viewer = visit.viewer().map_err(|fault| fault.with_text(&text))?;
    let done = match AccessAsk::typed(&typed.workgroup, &typed.reason, &typed.hours) {
        Ok(ask) => ask_access(&site.sund, viewer, &ask).await,
        Err(invalid) => Err(ActionError::Invalid(invalid)),
    };
    after(done.map(|()| ACCESS.to_owned()), &text, async |invalid| answer(&site, &visit, &typed, Some(&invalid)).await)
        .await
}

pub async fn agree(State(site): State<Site>, visit: Visit, Path(access): Path<String>) -> Result<Response, Fault> {
    agree_access(&site.sund, visit.viewer()?, id::<AccessId>(&access)?).await?;
    Ok(see_other(ACCESS))
}

pub async fn decline(State(site): State<Site>, visit: Visit, Path(access): Path<String>) -> Result<Response, Fault> {
    decline_access(&site.sund, visit.viewer()?, id::<AccessId>(&access)?).await?;
    Ok(see_other(ACCESS))
}

async fn answer(site: &Site, visit: &Visit, typed: &Typed, invalid: Option<&Invalid>) -> Result<Response, Fault> {
    let viewer = visit.viewer()?;
    let all = accesses(&site.sund, viewer).await?;
    let words = visit.words;
    let status = if invalid.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let title = words.t("access-title");
    let hours = ACCESS_HOURS.map(|n| (n.to_string(), words.t1("access-hours", "n", n))).into();
    Ok(Page::new(title.clone(), None).status(status).show(visit, || {
        let rows = all.iter().map(|access| row(visit, viewer, access)).collect_view();
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    <h1>{title}</h1>
                    <p class="m-0">{words.t("access-intro")}</p>
                    {error_summary(visit, invalid)}
                    <form method="post" action=visit.action(ACCESS) class="card stack">
                        <h2>{words.t("access-ask")}</h2>
                        {line(visit, invalid, Line {
                            field: Field::Workgroup,
                            label: words.t("field-workgroup"),
                            hint: Some(words.t("access-workgroup-hint")),
                            value: &typed.workgroup,
                            kind: "text",
                            required: false,
                            autocomplete: None,
                        })}
                        {area(visit, invalid, Area {
                            field: Field::Reason,
                            label: words.t("field-reason"),
                            hint: Some(words.t("access-reason-hint")),
                            value: &typed.reason,
                            rows: 3,
                        })}
                        {choice(visit, invalid, Field::Hours, words.t("field-hours"), hours, &typed.hours)}
                        <div class="row"><button class="btn main">{words.t("access-ask-button")}</button></div>
                    </form>
                    <h2>{words.t("access-list")}</h2>
                    {all.is_empty().then(|| view! { <p class="empty">{words.t("access-none")}</p> })}
                    {(!all.is_empty()).then(|| view! { <ul class="list">{rows}</ul> })}
                </div>
            </main>
        }
        .into_any()
    }))
}

fn row(visit: &Visit, viewer: &Viewer, access: &Access) -> AnyView {
    let words = visit.words;
    let second = access.second_name.clone().unwrap_or_default();
    let (class, state) = match access.state {
        AccessState::Asked if access.asker == viewer.person => ("chip q", words.t("access-waits")),
        AccessState::Asked => ("chip q", words.t("access-waits-for-you")),
        AccessState::Open { until } => ("chip ok", words.t1("access-until", "at", visit.date_and_clock(until))),
        AccessState::Nothing => ("chip", words.t("access-nothing")),
        AccessState::Declined => ("chip bad", words.t("access-declined")),
        AccessState::Over => ("chip", words.t("access-over")),
    };
    let base = format!("{ACCESS}/{}", access.id);
    let decide = access.waits_for(viewer.person, visit.now).then(|| {
        view! {
            <div class="row">
                {act(visit, format!("{base}/agree"), "btn small", words.t("access-agree"), &[])}
                {act(visit, format!("{base}/decline"), "btn small", words.t("access-decline"), &[])}
            </div>
        }
    });
    view! {
        <li>
            <div class="row"><b>{access.workgroup.clone()}</b><span class=class>{state}</span></div>
            <span class="num">{time(visit, access.asked, visit.ago(access.asked))}</span>
            <div class="stack">
                <span class="small">{access.asker_name.clone()}": "{access.reason.clone()}</span>
                {(!second.is_empty()).then(|| view! { <span class="muted small">{words.t1("access-second", "name", second)}</span> })}
                {decide}
            </div>
        </li>
    }
    .into_any()
}
