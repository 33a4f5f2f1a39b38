//! How one wants to read Sund: language, time zone, light or dark; and what one can be asked about.

use crate::{
    Fault, Site, Visit,
    forms::{Line, choice, errors_of, line, see_other},
    layout::Page,
    when::zone_exists,
};
use axum::{
    Form,
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_actions::{ActionError, people::SettingsForm};
use sund_domain::{Field, Invalid, language::UiLanguage, people::Theme};

/// The zones of the member countries first; every other IANA zone can be chosen as well.
const NEAR: [&str; 10] = [
    "Europe/Helsinki",
    "Europe/Stockholm",
    "Europe/Copenhagen",
    "Europe/Oslo",
    "Atlantic/Reykjavik",
    "Europe/Tallinn",
    "Europe/Riga",
    "Europe/Vilnius",
    "Europe/Warsaw",
    "Europe/Berlin",
];

#[derive(Debug, Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    language: String,
    #[serde(default)]
    time_zone: String,
    #[serde(default)]
    theme: String,
    #[serde(default)]
    keys: String,
    #[serde(default)]
    topics: String,
}

#[derive(Debug, Deserialize)]
pub struct Ask {
    saved: Option<String>,
}

pub async fn show(State(site): State<Site>, visit: Visit, Query(ask): Query<Ask>) -> Result<Response, Fault> {
    let viewer = visit.viewer()?;
    let profile = sund_actions::people::profile(&site.sund, viewer, viewer.person).await?;
    let settings = &viewer.settings;
    let typed = Typed {
        language: settings.language.map(|l| l.code().to_owned()).unwrap_or_default(),
        time_zone: settings.time_zone.clone(),
        theme: settings.theme.code().to_owned(),
        keys: if settings.keys { "on" } else { "off" }.to_owned(),
        topics: profile.topics,
    };
    Ok(answer(&visit, &typed, None, ask.saved.is_some()))
}

pub async fn submit(State(site): State<Site>, visit: Visit, Form(typed): Form<Typed>) -> Result<Response, Fault> {
    let form = SettingsForm {
        language: &typed.language,
        time_zone: &typed.time_zone,
        theme: &typed.theme,
        keys: &typed.keys,
        topics: &typed.topics,
    };
    let viewer = visit.viewer().map_err(|fault| fault.with_text(&typed.topics))?;
    match sund_actions::people::keep_settings(&site.sund, viewer, form, zone_exists).await {
        Ok(()) => Ok(see_other("/settings?saved=yes")),
        Err(ActionError::Invalid(invalid)) => Ok(answer(&visit, &typed, Some(&invalid), false)),
        Err(error) => Err(error.into()),
    }
}

fn answer(visit: &Visit, typed: &Typed, invalid: Option<&Invalid>, saved: bool) -> Response {
    let words = visit.words;
    let title = words.t("nav-settings");
    let languages = std::iter::once((String::new(), words.t("settings-language-browser")))
        .chain(UiLanguage::ALL.map(|l| (l.code().to_owned(), words.t(&format!("ui-language-{}", l.code())))))
        .collect();
    let themes = Theme::ALL.map(|t| (t.code().to_owned(), words.t(&format!("theme-{}", t.code())))).into();
    let keys = ["on", "off"].map(|code| (code.to_owned(), words.t(&format!("keys-{code}")))).into();
    let status = if invalid.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Page::new(title.clone(), None).status(status).show(visit, || {
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    <h1>{title}</h1>
                    {saved.then(|| view! { <p class="notice ok" role="status">{words.t("settings-saved")}</p> })}
                    {errors_of(visit, invalid, &[(Field::Language, "settings-language")])}
                    <form method="post" action=visit.action("/settings") class="stack">
                        {choice(visit, invalid, Field::Language, words.t("settings-language"), languages, &typed.language)}
                        {choice(visit, invalid, Field::TimeZone, words.t("field-time-zone"), zones(&typed.time_zone), &typed.time_zone)}
                        {choice(visit, invalid, Field::Theme, words.t("field-theme"), themes, &typed.theme)}
                        {choice(visit, invalid, Field::Keys, words.t("field-keys"), keys, &typed.keys)}
                        {line(visit, invalid, Line {
                            field: Field::Topics,
                            label: words.t("field-topics"),
                            hint: Some(words.t("settings-topics-hint")),
                            value: &typed.topics,
                            kind: "text",
                            required: false,
                            autocomplete: None,
                        })}
                        <div class="row"><button class="btn main">{words.t("settings-save")}</button></div>
                    </form>
                    <p class="mt"><a href="/settings/notifications">{words.t("tell-title")}</a></p>
                    <p class="m-0"><a href="/settings/feeds">{words.t("feeds-title")}</a></p>
                    <p class="m-0"><a href="/settings/sessions">{words.t("sessions-title")}</a></p>
                    <p class="m-0"><a href="/settings/decisions">{words.t("decisions-title")}</a></p>
                    {(!visit.viewer.as_ref().is_some_and(|viewer| viewer.seer.guest)).then(|| view! { <p class="m-0"><a href="/settings/identities">{words.t("identities-title")}</a></p> })}
                    {visit.viewer.as_ref().is_some_and(|viewer| viewer.seer.guest).then(|| view! {
                        <p class="m-0"><a href="/settings/passkeys">{words.t("passkeys-title")}</a></p>
                    })}
                </div>
            </main>
        }
        .into_any()
    })
}

fn zones(chosen: &str) -> Vec<(String, String)> {
    let label = |name: &str| name.replace('_', " ");
    let mut zones: Vec<_> = NEAR.iter().map(|name| ((*name).to_owned(), label(name))).collect();
    let all = jiff::tz::db().available().map(|name| name.to_string());
    let mut rest: Vec<String> = all.filter(|name| zone_exists(name) && !NEAR.contains(&name.as_str())).collect();
    if !rest.iter().any(|name| name == chosen) && !NEAR.contains(&chosen) && zone_exists(chosen) {
        rest.push(chosen.to_owned());
    }
    rest.sort();
    zones.extend(rest.into_iter().map(|name| (name.clone(), label(&name))));
    zones
}
