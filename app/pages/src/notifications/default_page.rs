//! How closely members of a workgroup watch who have chosen nothing: its chairs say.

use crate::{
    Fault, Site, Visit,
    forms::{after, choice, errors_of},
    layout::{Nav, form_page},
};
use axum::{
    Form,
    extract::{Path, State},
    response::Response,
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_actions::notifications::{default_of, set_default};
use sund_domain::{Field, Invalid, notifications::Watch, workgroups::Workgroup};

#[derive(Debug, Deserialize)]
pub struct Typed {
    #[serde(default)]
    watch: String,
}

pub async fn show(State(site): State<Site>, visit: Visit, Path(slug): Path<String>) -> Result<Response, Fault> {
    let (workgroup, watch) = default_of(&site.sund, visit.viewer()?, &slug).await?;
    Ok(answer(&visit, &workgroup, watch.code(), None))
}

pub async fn submit(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let viewer = visit.viewer()?;
    let done = set_default(&site.sund, viewer, &slug, &typed.watch).await;
    after(done.map(|()| format!("/workgroups/{slug}")), "", async |invalid| {
        let (workgroup, _) = default_of(&site.sund, viewer, &slug).await?;
        Ok(answer(&visit, &workgroup, &typed.watch, Some(&invalid)))
    })
    .await
}

fn answer(visit: &Visit, group: &Workgroup, chosen: &str, invalid: Option<&Invalid>) -> Response {
    let words = visit.words;
    let title = words.t("watch-default-title");
    let path = format!("/workgroups/{}", group.slug);
    let way = vec![("/workgroups".to_owned(), words.t("nav-workgroups")), (path.clone(), group.name.clone())];
    let levels = Watch::ALL.map(|watch| (watch.code().to_owned(), with_hint(visit, watch))).into();
    form_page(visit, Nav::Workgroups, title, way, invalid, || {
        view! {
            <>
                <p class="m-0">{words.t("watch-default-intro")}</p>
                {errors_of(visit, invalid, &[(Field::Watch, "watch-default-title")])}
                <form method="post" action=visit.action(format!("{path}/watching")) class="stack">
                    {choice(visit, invalid, Field::Watch, words.t("watch-default-title"), levels, chosen)}
                    <div class="row"><button class="btn main">{words.t("settings-save")}</button></div>
                </form>
            </>
        }
        .into_any()
    })
}

fn with_hint(visit: &Visit, watch: Watch) -> String {
    let words = visit.words;
    let code = watch.code();
    format!("{}: {}", words.t(&format!("watch-{code}")), words.t(&format!("watch-{code}-hint")))
}
