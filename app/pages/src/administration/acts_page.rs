//! What certain acts ask of a sign-in, in the whole network.

use super::ACTS;
use crate::{
    Fault, Site, Visit,
    assurance::{Typed, fields},
    forms::{after, error_summary},
    layout::Page,
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
    sso::{guard_act, guarded_acts},
};
use sund_domain::{Invalid, Refusal, sso::GuardedAct};

pub async fn list(State(site): State<Site>, visit: Visit) -> Result<Response, Fault> {
    let all = guarded_acts(&site.sund, visit.viewer()?).await?;
    let words = visit.words;
    let title = words.t("acts-title");
    Ok(Page::new(title.clone(), None).show(&visit, || {
        let rows = all
            .iter()
            .map(|(act, required)| {
                view! {
                    <li>
                        <div>
                            <a class="t" href=format!("{ACTS}/{}", act.code())>{words.t(&format!("act-{}", act.code()))}</a>
                            <p class="muted small">{words.assurance(*required)}</p>
                        </div>
                    </li>
                }
            })
            .collect_view();
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    <h1>{title}</h1>
                    <p class="m-0">{words.t("acts-intro")}</p>
                    <ul class="list">{rows}</ul>
                </div>
            </main>
        }
        .into_any()
    }))
}

pub async fn show(State(site): State<Site>, visit: Visit, Path(act): Path<String>) -> Result<Response, Fault> {
    let act = named(&act)?;
    let all = guarded_acts(&site.sund, visit.viewer()?).await?;
    let required = all.iter().find(|(known, _)| *known == act).map(|(_, required)| *required).unwrap_or_default();
    Ok(answer(&visit, act, &Typed::of(required), None))
}

pub async fn submit(
    State(site): State<Site>,
    visit: Visit,
    Path(act): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let act = named(&act)?;
    let viewer = visit.viewer()?;
    let done = match typed.required() {
        Ok(required) => guard_act(&site.sund, viewer, act, required).await,
        Err(invalid) => guarded_acts(&site.sund, viewer).await.and(Err(ActionError::Invalid(invalid))),
    };
    let again = async |invalid: Invalid| Ok(answer(&visit, act, &typed, Some(&invalid)));
    after(done.map(|()| ACTS.to_owned()), "", again).await
}

fn named(act: &str) -> Result<GuardedAct, Fault> {
    act.parse().map_err(|_| ActionError::Refused(Refusal::NotFound).into())
}

fn answer(visit: &Visit, act: GuardedAct, typed: &Typed, invalid: Option<&Invalid>) -> Response {
    let words = visit.words;
    let status = if invalid.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let title = words.t(&format!("act-{}", act.code()));
    Page::new(title.clone(), None).status(status).show(visit, || {
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    <p class="m-0"><a href=ACTS>{words.t("acts-title")}</a></p>
                    <h1>{title}</h1>
                    {error_summary(visit, invalid)}
                    <form method="post" action=visit.action(format!("{ACTS}/{}", act.code())) class="stack">
                        {fields(visit, invalid, typed)}
                        <div class="row"><button class="btn main">{words.t("settings-save")}</button></div>
                    </form>
                </div>
            </main>
        }
        .into_any()
    })
}
