//! Making a workgroup (platform administrators) and adding a forum to one (its chairs).

use crate::{
    Fault, Site, Visit,
    forms::{Area, Line, after, area, choice, error_summary, languages, line},
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
use serde::Deserialize;
use sund_actions::{
    ActionError,
    workgroups::{NewPlace, add_forum, addable, make_workgroup},
};
use sund_domain::{
    Field, Invalid,
    workgroups::{Visibility, may_make},
};

/// What is in the form.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    title: String,
    #[serde(default)]
    purpose: String,
    #[serde(default)]
    language: String,
    #[serde(default)]
    visibility: String,
}

impl Typed {
    fn place(&self) -> NewPlace<'_> {
        NewPlace { title: &self.title, purpose: &self.purpose, language: &self.language, visibility: &self.visibility }
    }

    fn text(&self) -> String {
        format!("{}\n\n{}", self.title, self.purpose)
    }
}

pub async fn new_workgroup(visit: Visit) -> Result<Response, Fault> {
    may_make(visit.viewer()?).map_err(ActionError::Refused)?;
    Ok(answer(&visit, None, &Typed { visibility: Visibility::Open.code().into(), ..Typed::default() }, None))
}

pub async fn submit_workgroup(
    State(site): State<Site>,
    visit: Visit,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let viewer = visit.viewer().map_err(|fault| fault.with_text(&typed.text()))?;
    let done = make_workgroup(&site.sund, viewer, typed.place()).await;
    after(done.map(|slug| format!("/workgroups/{slug}")), &typed.text(), async |invalid| {
        Ok(answer(&visit, None, &typed, Some(&invalid)))
    })
    .await
}

pub async fn new_forum(State(site): State<Site>, visit: Visit, Path(slug): Path<String>) -> Result<Response, Fault> {
    let group = addable(&site.sund, visit.viewer()?, &slug).await?;
    Ok(answer(&visit, Some((&group.slug, &group.name)), &Typed::default(), None))
}

pub async fn submit_forum(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let viewer = visit.viewer().map_err(|fault| fault.with_text(&typed.text()))?;
    let done = add_forum(&site.sund, viewer, &slug, typed.place()).await;
    after(done.map(|forum| format!("/forums/{forum}")), &typed.text(), async |invalid| {
        let group = addable(&site.sund, viewer, &slug).await?;
        Ok(answer(&visit, Some((&group.slug, &group.name)), &typed, Some(&invalid)))
    })
    .await
}

/// The form: for a forum of this workgroup (its name in addresses and its name), or for a workgroup.
fn answer(visit: &Visit, group: Option<(&str, &str)>, typed: &Typed, invalid: Option<&Invalid>) -> Response {
    let words = visit.words;
    let status = if invalid.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let (title, action, name) = match group {
        Some((slug, _)) => (words.t("forum-add"), format!("/workgroups/{slug}/forums/new"), "field-theme-of-forum"),
        None => (words.t("workgroup-make"), "/workgroups/new".to_owned(), "field-name"),
    };
    let mut way = vec![("/workgroups".to_owned(), words.t("nav-workgroups"))];
    way.extend(group.map(|(slug, name)| (format!("/workgroups/{slug}"), name.to_owned())));
    let visibilities =
        Visibility::ALL.map(|v| (v.code().to_owned(), words.t(&format!("visibility-{}-long", v.code())))).into();
    Page::new(title.clone(), Some(Nav::Workgroups)).status(status).show(visit, || {
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    {crumbs(visit, way)}
                    <h1>{title}</h1>
                    {error_summary(visit, invalid)}
                    <form method="post" action=visit.action(action) class="stack">
                        {line(visit, invalid, Line {
                            field: Field::Title,
                            label: words.t(name),
                            hint: None,
                            value: &typed.title,
                            kind: "text",
                            required: false,
                            autocomplete: None,
                        })}
                        {area(visit, invalid, Area {
                            field: Field::Purpose,
                            label: words.t("field-purpose"),
                            hint: None,
                            value: &typed.purpose,
                            rows: 4,
                        })}
                        {group.is_none().then(|| choice(visit, invalid, Field::Visibility, words.t("field-visibility"), visibilities, &typed.visibility))}
                        {choice(visit, invalid, Field::Language, words.t("field-language"), languages(visit), &typed.language)}
                        <div class="row"><button class="btn main">{words.t("settings-save")}</button></div>
                    </form>
                </div>
            </main>
        }
        .into_any()
    })
}
