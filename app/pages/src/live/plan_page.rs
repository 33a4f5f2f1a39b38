//! Planning a session, and changing what was planned.

use super::{agenda, conference_parts::places};
use crate::{
    Fault, Site, Visit,
    forms::{Area, Line, area, choice, errors_of, languages, line, see_other},
    forum::id,
    layout::{Nav, Page},
    parts::crumbs,
};
use axum::{
    Form,
    extract::{Path, Query, State},
    http::StatusCode,
    response::Response,
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_actions::{ActionError, live::PlanForm};
use sund_domain::{
    Field, Invalid, Problem, Refusal,
    ids::SessionId,
    live::{CAPACITY_MOST, Conference, InProgramme, Mode, PartOf, QUESTIONS_MOST, Registering},
    time::DAY,
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
    start: String,
    #[serde(default)]
    minutes: String,
    #[serde(default)]
    agenda: String,
    #[serde(default)]
    questions: String,
    #[serde(default)]
    mode: String,
    #[serde(default)]
    conference: String,
    #[serde(default)]
    registering: String,
    #[serde(default)]
    capacity: String,
}

impl Typed {
    fn form(&self, visit: &Visit) -> PlanForm<'_> {
        let start = visit.read_local(&self.start);
        PlanForm {
            title: &self.title,
            language: &self.language,
            purpose: &self.purpose,
            place: &self.place,
            start,
            minutes: &self.minutes,
            agenda: agenda::read(visit, start, &self.agenda),
            questions: &self.questions,
            mode: &self.mode,
            conference: &self.conference,
            registering: &self.registering,
            capacity: &self.capacity,
        }
    }

    fn text(&self) -> String {
        [&self.title, &self.place, &self.purpose, &self.questions, &self.agenda].map(String::as_str).join("\n\n")
    }
}

#[derive(Debug, Deserialize)]
pub struct Ask {
    #[serde(default)]
    workgroup: String,
    #[serde(default)]
    conference: String,
}

/// Where the form goes: to the workgroups that one chairs, or to a session that is planned.
enum Plan<'a> {
    New(&'a [Workgroup]),
    Change(SessionId),
}

/// The conferences that one leads; of those, where a session is changed, the ones of its workgroup.
async fn offered(site: &Site, visit: &Visit, session: Option<SessionId>) -> Result<Vec<Conference>, Fault> {
    let viewer = visit.viewer()?;
    let mut all = sund_actions::live::led_conferences(&site.sund, viewer).await?;
    if let Some(session) = session {
        let workgroup = sund_actions::live::changing(&site.sund, viewer, session).await?.workgroup;
        all.retain(|conference| conference.workgroup == workgroup);
    }
    Ok(all)
}

pub async fn show(State(site): State<Site>, visit: Visit, Query(ask): Query<Ask>) -> Result<Response, Fault> {
    let chaired = chaired(&site, &visit).await?;
    // A week ahead, on the hour: a start that only needs to be moved.
    let soon = visit.morning(visit.now.plus(7 * DAY));
    let typed = Typed {
        workgroup: ask.workgroup,
        conference: ask.conference,
        start: visit.local_input(soon),
        minutes: "120".into(),
        ..Typed::default()
    };
    Ok(answer(&visit, (&Plan::New(&chaired), &offered(&site, &visit, None).await?), &typed, None))
}

async fn chaired(site: &Site, visit: &Visit) -> Result<Vec<Workgroup>, Fault> {
    let chaired = sund_actions::workgroups::chaired(&site.sund, visit.viewer()?).await?;
    if chaired.is_empty() {
        return Err(ActionError::Refused(Refusal::ChairsOnly).into());
    }
    Ok(chaired)
}

pub async fn submit(State(site): State<Site>, visit: Visit, Form(typed): Form<Typed>) -> Result<Response, Fault> {
    let with_text = |fault: Fault| fault.with_text(&typed.text());
    let chaired = chaired(&site, &visit).await.map_err(with_text)?;
    let conferences = offered(&site, &visit, None).await.map_err(with_text)?;
    let plan = (&Plan::New(&chaired), conferences.as_slice());
    match sund_actions::live::plan(&site.sund, visit.viewer()?, &typed.workgroup, typed.form(&visit)).await {
        Ok(id) => Ok(see_other(&format!("/live/{id}"))),
        Err(ActionError::Invalid(invalid)) => Ok(answer(&visit, plan, &typed, Some(&invalid))),
        Err(ActionError::Refused(Refusal::NotFound | Refusal::ChairsOnly)) => {
            let invalid = Invalid::new(Field::Workgroup, Problem::NotAChoice);
            Ok(answer(&visit, plan, &typed, Some(&invalid)))
        }
        Err(error) => Err(Fault::from(error).with_text(&typed.text())),
    }
}

pub async fn show_change(
    State(site): State<Site>,
    visit: Visit,
    Path(session): Path<String>,
) -> Result<Response, Fault> {
    let session = sund_actions::live::changing(&site.sund, visit.viewer()?, id(&session)?).await?;
    let conferences = offered(&site, &visit, Some(session.id)).await?;
    let part_of = sund_actions::live::part_of(&site.sund, session.id).await?;
    let place = |of: PartOf| InProgramme { conference: of.id, track: of.track.map(|track| track.number) }.to_string();
    let typed = Typed {
        agenda: agenda::written(&visit, &session),
        questions: session.questions.join("\n"),
        mode: session.mode.code().into(),
        registering: session.registering.code().into(),
        capacity: session.capacity.map(|most| most.to_string()).unwrap_or_default(),
        workgroup: session.workgroup_slug,
        title: session.title,
        language: session.language.code().into(),
        purpose: session.purpose,
        place: session.place,
        start: visit.local_input(session.starts),
        minutes: session.minutes.to_string(),
        conference: part_of.map(place).unwrap_or_default(),
    };
    Ok(answer(&visit, (&Plan::Change(session.id), &conferences), &typed, None))
}

pub async fn submit_change(
    State(site): State<Site>,
    visit: Visit,
    Path(session): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let session: SessionId = id(&session)?;
    let viewer = visit.viewer().map_err(|fault| fault.with_text(&typed.text()))?;
    match sund_actions::live::change(&site.sund, viewer, session, typed.form(&visit)).await {
        Ok(()) => {
            site.talk.changed(session);
            Ok(see_other(&format!("/live/{session}")))
        }
        Err(ActionError::Invalid(invalid)) => {
            let conferences = offered(&site, &visit, Some(session)).await;
            let conferences = conferences.map_err(|fault| fault.with_text(&typed.text()))?;
            Ok(answer(&visit, (&Plan::Change(session), &conferences), &typed, Some(&invalid)))
        }
        Err(error) => Err(Fault::from(error).with_text(&typed.text())),
    }
}

fn answer(
    visit: &Visit,
    (plan, conferences): (&Plan<'_>, &[Conference]),
    typed: &Typed,
    invalid: Option<&Invalid>,
) -> Response {
    let words = visit.words;
    let status = if invalid.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let (title, action) = match plan {
        Plan::New(_) => (words.t("live-plan"), "/live/new".to_owned()),
        Plan::Change(id) => (words.t("live-change"), format!("/live/{id}/change")),
    };
    Page::new(title.clone(), Some(Nav::Live)).status(status).show(visit, || {
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    {crumbs(visit, vec![("/live".into(), words.t("nav-live"))])}
                    <h1>{title}</h1>
                    {errors_of(visit, invalid, &[(Field::Workgroup, "fact-workgroup")])}
                    <form method="post" action=visit.action(action) class="stack">{fields(visit, (plan, conferences), typed, invalid)}
                        <div class="row"><button class="btn main">{words.t("live-plan-send")}</button></div>
                    </form>
                </div>
            </main>
        }
        .into_any()
    })
}

fn fields(
    visit: &Visit,
    (plan, conferences): (&Plan<'_>, &[Conference]),
    typed: &Typed,
    invalid: Option<&Invalid>,
) -> AnyView {
    let words = visit.words;
    let one = |field: Field, label: &str, hint: Option<String>, value: &str, kind: &'static str| {
        line(
            visit,
            invalid,
            Line { field, label: words.t(label), hint, value, kind, required: false, autocomplete: None },
        )
    };
    let group = match plan {
        Plan::New(chaired) => {
            let options = chaired.iter().map(|g| (g.slug.clone(), g.name.clone())).collect();
            Some(choice(visit, invalid, Field::Workgroup, words.t("fact-workgroup"), options, &typed.workgroup))
        }
        Plan::Change(_) => None,
    };
    let modes = Mode::ALL.map(|mode| (mode.code().to_owned(), words.t(&format!("live-mode-{}", mode.code())))).into();
    let promises = Mode::ALL.map(|mode| {
        let (name, rule) =
            (words.t(&format!("live-mode-{}", mode.code())), words.t(&format!("live-rule-{}", mode.code())));
        view! { <dt>{name}</dt><dd>{rule}</dd> }
    });
    let zone = words.t1("live-start-hint", "zone", visit.zone.iana_name().unwrap_or("UTC").replace('_', " "));
    view! {
        {group}
        {one(Field::Title, "field-title", None, &typed.title, "text")}
        {places(visit, invalid, (conferences, matches!(plan, Plan::New(_))), &typed.conference)}
        {one(Field::Start, "field-start", Some(zone), &typed.start, "datetime-local")}
        {one(Field::Minutes, "field-minutes", None, &typed.minutes, "number")}
        {one(Field::Place, "field-place", Some(words.t("live-place-hint")), &typed.place, "text")}
        {area(visit, invalid, Area {
            field: Field::Purpose,
            label: words.t("field-purpose"),
            hint: Some(words.t("live-purpose-hint")),
            value: &typed.purpose,
            rows: 6,
        })}
        {area(visit, invalid, Area {
            field: Field::Questions,
            label: words.t("field-questions"),
            hint: Some(words.t1("live-questions-hint", "most", QUESTIONS_MOST)),
            value: &typed.questions,
            rows: 4,
        })}
        {area(visit, invalid, Area {
            field: Field::Agenda,
            label: words.t("field-agenda"),
            hint: Some(words.t("live-agenda-hint")),
            value: &typed.agenda,
            rows: 8,
        })}
        <div class="stack gap-s">
            {choice(visit, invalid, Field::Mode, words.t("field-mode"), modes, &typed.mode)}
            <p class="small muted m-0">{words.t("live-mode-hint")}</p>
            <dl class="facts small">{promises.collect_view()}</dl>
        </div>
        {coming(visit, invalid, typed)}
        {choice(visit, invalid, Field::Language, words.t("field-language"), languages(visit), &typed.language)}
    }
    .into_any()
}

/// How one comes, and how many can.
fn coming(visit: &Visit, invalid: Option<&Invalid>, typed: &Typed) -> AnyView {
    let words = visit.words;
    let ways = Registering::ALL.map(|how| {
        let name = words.t(&format!("live-registering-{}", how.code()));
        (how.code().to_owned(), name)
    });
    let rules = Registering::ALL.map(|how| {
        let name = words.t(&format!("live-registering-{}", how.code()));
        view! { <dt>{name}</dt><dd>{words.t(&format!("live-registering-rule-{}", how.code()))}</dd> }
    });
    view! {
        <div class="stack gap-s">
            {choice(visit, invalid, Field::Registering, words.t("field-registering"), ways.into(), &typed.registering)}
            <dl class="facts small">{rules.collect_view()}</dl>
            {line(visit, invalid, Line {
                field: Field::Capacity,
                label: words.t("field-capacity"),
                hint: Some(words.t1("live-capacity-hint", "most", CAPACITY_MOST)),
                value: &typed.capacity,
                kind: "numeric",
                required: false,
                autocomplete: None,
            })}
        </div>
    }
    .into_any()
}
