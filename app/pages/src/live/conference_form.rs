//! Planning a conference, changing what was planned, taking back one that has no session.

use crate::{
    Fault, Site, Visit,
    forms::{Area, Line, area, choice, errors_of, languages, line, see_other},
    forum::id,
    layout::{Nav, Page},
    parts::{act, crumbs},
};
use axum::{
    Form,
    extract::{Path, Query, State},
    http::StatusCode,
    response::Response,
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_actions::{
    ActionError,
    live::{self, ConferenceForm},
};
use sund_domain::{
    Field, Invalid, Problem, Refusal,
    ids::ConferenceId,
    live::{Conference, TRACKS_MOST},
    workgroups::Workgroup,
};

/// What is in the form.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    workgroup: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    language: String,
    #[serde(default)]
    purpose: String,
    #[serde(default)]
    place: String,
    #[serde(default)]
    tracks: String,
    #[serde(default)]
    sure: String,
}

impl Typed {
    fn form(&self) -> ConferenceForm<'_> {
        ConferenceForm {
            title: &self.title,
            language: &self.language,
            purpose: &self.purpose,
            place: &self.place,
            tracks: &self.tracks,
            sure: self.sure == "yes",
        }
    }

    fn text(&self) -> String {
        [&self.title, &self.place, &self.purpose, &self.tracks].map(String::as_str).join("\n\n")
    }
}

#[derive(Debug, Deserialize)]
pub struct Ask {
    #[serde(default)]
    workgroup: String,
}

/// Where the form goes: to the workgroups that one leads, or to a conference that there is.
enum Plan<'a> {
    New(&'a [Workgroup]),
    Change(&'a Conference),
}

pub async fn show(State(site): State<Site>, visit: Visit, Query(ask): Query<Ask>) -> Result<Response, Fault> {
    let led = led(&site, &visit).await?;
    Ok(answer(&visit, &Plan::New(&led), &Typed { workgroup: ask.workgroup, ..Typed::default() }, None))
}

async fn led(site: &Site, visit: &Visit) -> Result<Vec<Workgroup>, Fault> {
    let led = sund_actions::workgroups::chaired(&site.sund, visit.viewer()?).await?;
    if led.is_empty() { Err(ActionError::Refused(Refusal::ChairsOnly).into()) } else { Ok(led) }
}

pub async fn submit(State(site): State<Site>, visit: Visit, Form(typed): Form<Typed>) -> Result<Response, Fault> {
    let led = led(&site, &visit).await.map_err(|fault| fault.with_text(&typed.text()))?;
    match live::plan_conference(&site.sund, visit.viewer()?, &typed.workgroup, typed.form()).await {
        Ok(id) => Ok(see_other(&format!("/conferences/{id}"))),
        Err(ActionError::Invalid(invalid)) => Ok(answer(&visit, &Plan::New(&led), &typed, Some(&invalid))),
        Err(ActionError::Refused(Refusal::NotFound | Refusal::ChairsOnly)) => {
            let invalid = Invalid::new(Field::Workgroup, Problem::NotAChoice);
            Ok(answer(&visit, &Plan::New(&led), &typed, Some(&invalid)))
        }
        Err(error) => Err(Fault::from(error).with_text(&typed.text())),
    }
}

pub async fn show_change(
    State(site): State<Site>,
    visit: Visit,
    Path(conference): Path<String>,
) -> Result<Response, Fault> {
    let conference = live::changing_conference(&site.sund, visit.viewer()?, id(&conference)?).await?;
    let names: Vec<&str> = conference.tracks.iter().map(|track| track.name.as_str()).collect();
    let typed = Typed {
        title: conference.title.clone(),
        language: conference.language.code().into(),
        purpose: conference.purpose.clone(),
        place: conference.place.clone(),
        tracks: names.join("\n"),
        ..Typed::default()
    };
    Ok(answer(&visit, &Plan::Change(&conference), &typed, None))
}

pub async fn submit_change(
    State(site): State<Site>,
    visit: Visit,
    Path(conference): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let with_text = |fault: Fault| fault.with_text(&typed.text());
    let conference: ConferenceId = id(&conference).map_err(with_text)?;
    let viewer = visit.viewer().map_err(with_text)?;
    match live::change_conference(&site.sund, viewer, conference, typed.form()).await {
        Ok(()) => Ok(see_other(&format!("/conferences/{conference}"))),
        Err(ActionError::Invalid(invalid)) => {
            let now = live::changing_conference(&site.sund, viewer, conference).await;
            let now = now.map_err(|error| with_text(error.into()))?;
            Ok(answer(&visit, &Plan::Change(&now), &typed, Some(&invalid)))
        }
        Err(error) => Err(with_text(error.into())),
    }
}

pub async fn remove(State(site): State<Site>, visit: Visit, Path(conference): Path<String>) -> Result<Response, Fault> {
    let workgroup = live::remove_conference(&site.sund, visit.viewer()?, id(&conference)?).await?;
    Ok(see_other(&format!("/workgroups/{workgroup}")))
}

fn answer(visit: &Visit, plan: &Plan<'_>, typed: &Typed, invalid: Option<&Invalid>) -> Response {
    let words = visit.words;
    let status = if invalid.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let mut way = vec![("/live".into(), words.t("nav-live"))];
    let (title, action, removal) = match plan {
        Plan::New(_) => (words.t("conference-plan"), "/conferences/new".to_owned(), None),
        Plan::Change(conference) => {
            let base = format!("/conferences/{}", conference.id);
            way.push((base.clone(), conference.title.clone()));
            let empty = conference.first.is_none();
            let removal = empty.then(|| {
                let remove = words.t("conference-remove");
                view! {
                    <section class="card">
                        <p class="small muted m-0">{words.t("conference-remove-hint")}</p>
                        {act(visit, format!("{base}/remove"), "btn danger small mt-s", remove, &[])}
                    </section>
                }
            });
            (words.t("conference-change"), format!("{base}/change"), removal)
        }
    };
    Page::new(title.clone(), Some(Nav::Live)).status(status).show(visit, || {
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    {crumbs(visit, way)}
                    <h1>{title}</h1>
                    {errors_of(visit, invalid, &[(Field::Workgroup, "fact-workgroup")])}
                    <form method="post" action=visit.action(action) class="stack">{fields(visit, plan, typed, invalid)}
                        <div class="row"><button class="btn main">{words.t("live-plan-send")}</button></div>
                    </form>
                    {removal}
                </div>
            </main>
        }
        .into_any()
    })
}

fn fields(visit: &Visit, plan: &Plan<'_>, typed: &Typed, invalid: Option<&Invalid>) -> AnyView {
    let words = visit.words;
    let one = |field: Field, label: &str, hint: Option<String>, value: &str| {
        let label = words.t(label);
        line(visit, invalid, Line { field, label, hint, value, kind: "text", required: false, autocomplete: None })
    };
    let group = match plan {
        Plan::New(led) => {
            let options = led.iter().map(|group| (group.slug.clone(), group.name.clone())).collect();
            Some(choice(visit, invalid, Field::Workgroup, words.t("fact-workgroup"), options, &typed.workgroup))
        }
        Plan::Change(_) => None,
    };
    let hint = match plan {
        Plan::New(_) => words.t1("conference-tracks-hint", "most", TRACKS_MOST),
        Plan::Change(_) => words.t1("conference-tracks-change-hint", "most", TRACKS_MOST),
    };
    let agrees = matches!(invalid.and_then(|wrong| wrong.of(Field::Tracks)), Some(Problem::BecomeForAll { .. }));
    let sure = (agrees || typed.sure == "yes").then(|| {
        view! {
            <label class="row"><input type="checkbox" name="sure" value="yes" checked=typed.sure == "yes"/>{words.t("conference-sure")}</label>
        }
    });
    view! {
        {group}
        {one(Field::Title, "field-title", None, &typed.title)}
        {one(Field::Place, "field-place", Some(words.t("live-place-hint")), &typed.place)}
        {area(visit, invalid, Area {
            field: Field::Purpose,
            label: words.t("field-purpose"),
            hint: Some(words.t("live-purpose-hint")),
            value: &typed.purpose,
            rows: 6,
        })}
        {area(visit, invalid, Area { field: Field::Tracks, label: words.t("field-tracks"), hint: Some(hint), value: &typed.tracks, rows: 4 })}
        {sure}
        {choice(visit, invalid, Field::Language, words.t("field-language"), languages(visit), &typed.language)}
    }
    .into_any()
}
