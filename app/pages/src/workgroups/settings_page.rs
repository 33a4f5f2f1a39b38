//! A workgroup's settings for its chairs, and its rules for everybody who may know of it.

use crate::{
    Fault, Site, Visit,
    body::body,
    forms::{Area, Line, after, area, choice, encode, error_summary, languages, line},
    layout::{Nav, Page, form_page},
    parts::{crumbs, exact_time},
};
use axum::{
    Form,
    extract::{Path, State},
    response::Response,
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_actions::workgroups::{change_workgroup, changeable, rules};
use sund_domain::{
    Field, Invalid,
    workgroups::{About, Rules, SettingsForm, Visibility, Workgroup},
};

/// What is in the form.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    title: String,
    purpose: String,
    language: String,
    visibility: String,
    contact: String,
    themes: String,
    rules: String,
}

impl Typed {
    fn of(group: &Workgroup, about: &About) -> Self {
        Self {
            title: group.name.clone(),
            purpose: group.purpose.clone(),
            language: group.language.code().into(),
            visibility: group.visibility.code().into(),
            contact: about.contact.clone(),
            themes: about.themes.join("\n"),
            rules: about.rules.as_ref().map(|rules| rules.markdown.clone()).unwrap_or_default(),
        }
    }

    fn form(&self) -> SettingsForm<'_> {
        SettingsForm {
            title: &self.title,
            purpose: &self.purpose,
            language: &self.language,
            visibility: &self.visibility,
            contact: &self.contact,
            themes: &self.themes,
            rules: &self.rules,
        }
    }

    fn text(&self) -> String {
        [&self.title, &self.purpose, &self.contact, &self.themes, &self.rules].map(String::as_str).join("\n\n")
    }
}

pub async fn show(State(site): State<Site>, visit: Visit, Path(slug): Path<String>) -> Result<Response, Fault> {
    let (group, about) = changeable(&site.sund, visit.viewer()?, &slug).await?;
    Ok(answer(&visit, &group, &Typed::of(&group, &about), None))
}

pub async fn submit(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let viewer = visit.viewer().map_err(|fault| fault.with_text(&typed.text()))?;
    let done = change_workgroup(&site.sund, viewer, &slug, typed.form()).await;
    let to = done.map(|open| {
        for session in open {
            site.talk.changed(session);
        }
        format!("/workgroups/{}", encode(&slug))
    });
    after(to, &typed.text(), async |invalid| {
        let (group, _) = changeable(&site.sund, viewer, &slug).await?;
        Ok(answer(&visit, &group, &typed, Some(&invalid)))
    })
    .await
}

fn answer(visit: &Visit, group: &Workgroup, typed: &Typed, invalid: Option<&Invalid>) -> Response {
    let words = visit.words;
    let path = format!("/workgroups/{}", group.slug);
    let way = vec![("/workgroups".to_owned(), words.t("nav-workgroups")), (path.clone(), group.name.clone())];
    let visibilities =
        Visibility::ALL.map(|v| (v.code().to_owned(), words.t(&format!("visibility-{}-long", v.code())))).into();
    let written = languages(visit).into_iter().filter(|(code, _)| !code.is_empty()).collect();
    let one_line = |field, label, hint, value| {
        line(visit, invalid, Line { field, label, hint, value, kind: "text", required: false, autocomplete: None })
    };
    form_page(visit, Nav::Workgroups, words.t("workgroup-settings"), way, invalid, || {
        view! {
            <>
                {error_summary(visit, invalid)}
                <form method="post" action=visit.action(format!("{path}/settings")) class="stack">
                    {one_line(Field::Title, words.t("field-name"), None, &typed.title)}
                    {area(visit, invalid, Area { field: Field::Purpose, label: words.t("field-purpose"), hint: None, value: &typed.purpose, rows: 4 })}
                    {choice(visit, invalid, Field::Language, words.t("field-language"), written, &typed.language)}
                    {choice(visit, invalid, Field::Visibility, words.t("field-visibility"), visibilities, &typed.visibility)}
                    <p class="hint">{words.t("workgroup-stricter")}</p>
                    {one_line(Field::Contact, words.t("field-contact"), Some(words.t("contact-hint")), &typed.contact)}
                    {area(visit, invalid, Area { field: Field::Themes, label: words.t("field-themes"), hint: Some(words.t("themes-hint")), value: &typed.themes, rows: 4 })}
                    {area(visit, invalid, Area { field: Field::Rules, label: words.t("field-rules"), hint: Some(words.t("rules-hint")), value: &typed.rules, rows: 12 })}
                    <div class="row"><button class="btn main">{words.t("settings-save")}</button></div>
                </form>
            </>
        }
        .into_any()
    })
}

/// The rules, and below them what they were before.
pub async fn show_rules(State(site): State<Site>, visit: Visit, Path(slug): Path<String>) -> Result<Response, Fault> {
    let (group, versions) = rules(&site.sund, visit.viewer()?, &slug).await?;
    let words = visit.words;
    let title = words.t("field-rules");
    let path = format!("/workgroups/{}", group.slug);
    let way = vec![("/workgroups".to_owned(), words.t("nav-workgroups")), (path.clone(), group.name.clone())];
    let now = versions.first().filter(|rules| !rules.html.is_empty());
    let earlier = versions.iter().skip(1).map(|one| earlier(&visit, &group, one)).collect_view();
    Ok(Page::new(title.clone(), Some(Nav::Workgroups)).show(&visit, || {
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    {crumbs(&visit, way)}
                    <h1>{title}</h1>
                    {versions.first().map(|rules| view! { <p class="muted small m-0">{words.t("rules-since")}" "{exact_time(&visit, rules.at)}" · "{rules.by.clone()}</p> })}
                    {match now {
                        Some(rules) => view! { <div class="body" lang=group.language.code() inner_html=body(&visit, &rules.html, "rules")></div> }.into_any(),
                        None => view! { <p class="empty">{words.t("rules-none")}</p> }.into_any(),
                    }}
                    <p class="m-0"><a class="btn" href=path>{words.t("rules-on")}</a></p>
                    {(versions.len() > 1).then(|| view! { <section class="stack gap-s"><h2>{words.t("rules-earlier")}</h2>{earlier}</section> })}
                </div>
            </main>
        }
        .into_any()
    }))
}

fn earlier(visit: &Visit, group: &Workgroup, rules: &Rules) -> AnyView {
    let shown = body(visit, &rules.html, &format!("rules{}", rules.version));
    view! {
        <details>
            <summary>{exact_time(visit, rules.at)}" · "{rules.by.clone()}</summary>
            <div class="body" lang=group.language.code() inner_html=shown></div>
        </details>
    }
    .into_any()
}

/// Contact, themes and rules, on the page of the workgroup.
pub fn about(visit: &Visit, group: &Workgroup, about: &About) -> Option<AnyView> {
    let words = visit.words;
    let rules = about.rules.as_ref().filter(|rules| !rules.html.is_empty());
    let none = about.contact.is_empty() && about.themes.is_empty() && rules.is_none();
    (!none).then(|| {
        view! {
            <dl class="facts">
                {(!about.themes.is_empty()).then(|| view! { <dt>{words.t("field-themes")}</dt><dd lang=group.language.code()>{about.themes.join(" · ")}</dd> })}
                {(!about.contact.is_empty()).then(|| view! { <dt>{words.t("field-contact")}</dt><dd>{about.contact.clone()}</dd> })}
                {rules.map(|rules| view! {
                    <dt>{words.t("field-rules")}</dt>
                    <dd><a href=format!("/workgroups/{}/rules", group.slug)>{words.t("rules-read")}</a>" · "{words.t("rules-since")}" "{exact_time(visit, rules.at)}</dd>
                })}
            </dl>
        }
        .into_any()
    })
}
