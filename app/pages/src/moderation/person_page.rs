//! A person in a workgroup, as its chairs see them: what was done, and what can be.

use super::{Because, because, bulk_page::bulks};
use crate::{
    Fault, Site, Visit,
    forms::{Area, Line, area, choice, encode, errors_of, line, see_other},
    forum::id,
    layout::{Nav, Page},
    parts::{act, country, crumbs, exact_time, face, guest},
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
    moderation::{self, Acting, PersonPage},
};
use sund_domain::{
    Field, Invalid, Refusal,
    ids::PersonId,
    moderation::{Measure, MeasureKind, PersonNote},
};

pub async fn show(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, person)): Path<(String, String)>,
) -> Result<Response, Fault> {
    answer(&site, &visit, &slug, &person, &Typed::default(), None, None).await
}

#[derive(Debug, Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    days: String,
    #[serde(default)]
    cause: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    person_note: String,
}

pub async fn submit(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, person)): Path<(String, String)>,
    Form(form): Form<Typed>,
) -> Result<Response, Fault> {
    let text = format!("{}\n{}", form.days, form.reason);
    let viewer = visit.viewer().map_err(|fault| fault.with_text(&text))?;
    let acting = Acting { kind: &form.kind, days: &form.days, cause: &form.cause, words: &form.reason };
    let who: PersonId = id(&person).map_err(|fault| fault.with_text(&text))?;
    let answer = match moderation::act_on(&site.sund, viewer, &slug, who, acting).await {
        Ok(()) => Ok(see_other(&address(&slug, who))),
        Err(ActionError::Invalid(invalid)) => answer(&site, &visit, &slug, &person, &form, Some(&invalid), None).await,
        Err(ActionError::Refused(refusal @ (Refusal::Chairs | Refusal::NotOneself))) => {
            answer(&site, &visit, &slug, &person, &form, None, Some(refusal)).await
        }
        Err(error) => Err(error.into()),
    };
    answer.map_err(|fault| fault.with_text(&text))
}

fn address(slug: &str, person: PersonId) -> String {
    format!("/workgroups/{}/moderation/{person}", encode(slug))
}

/// Ends a measure before its time.
pub async fn end(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, measure)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let person = moderation::end_measure(&site.sund, visit.viewer()?, &slug, id(&measure)?).await?;
    Ok(see_other(&address(&slug, person)))
}

/// Notes something for the other chairs.
pub async fn note(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, person)): Path<(String, String)>,
    Form(form): Form<Typed>,
) -> Result<Response, Fault> {
    let with = |fault: Fault| fault.with_text(&form.person_note);
    let viewer = visit.viewer().map_err(with)?;
    let who: PersonId = id(&person).map_err(with)?;
    let answer = match moderation::note_on(&site.sund, viewer, &slug, who, &form.person_note).await {
        Ok(()) => Ok(see_other(&format!("{}#notes", address(&slug, who)))),
        Err(ActionError::Invalid(invalid)) => answer(&site, &visit, &slug, &person, &form, Some(&invalid), None).await,
        Err(error) => Err(error.into()),
    };
    answer.map_err(with)
}

/// Takes a note away.
pub async fn remove_note(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, note)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let person = moderation::remove_note(&site.sund, visit.viewer()?, &slug, id(&note)?).await?;
    Ok(see_other(&format!("{}#notes", address(&slug, person))))
}

async fn answer(
    site: &Site,
    visit: &Visit,
    slug: &str,
    person: &str,
    typed: &Typed,
    invalid: Option<&Invalid>,
    refusal: Option<Refusal>,
) -> Result<Response, Fault> {
    let words = visit.words;
    let page = moderation::person_page(&site.sund, visit.viewer()?, slug, id(person)?).await?;
    let status = match (invalid, refusal) {
        (Some(_), _) => StatusCode::UNPROCESSABLE_ENTITY,
        (_, Some(_)) => StatusCode::FORBIDDEN,
        _ => StatusCode::OK,
    };
    let author = &page.person.author;
    let title = author.name.clone();
    let base = format!("/workgroups/{}", page.workgroup.slug);
    let way = vec![("/workgroups".to_owned(), words.t("nav-workgroups")), (base, page.workgroup.name.clone())];
    Ok(Page::new(title.clone(), Some(Nav::Workgroups)).status(status).show(visit, || {
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    {crumbs(visit, way)}
                    <div class="row">{face(author, false)}<h1>{title}</h1>{country(visit, author.country)}{guest(visit, author)}</div>
                    <p class="m-0 muted">{words.t("person-intro")}</p>
                    {refusal.map(|refusal| view! { <p class="notice warn" role="alert">{words.refusal(refusal)}</p> })}
                    {errors_of(visit, invalid, &[(Field::Kind, "person-what")])}
                    {measures(visit, &page)}
                    {bulks(visit, &page.workgroup.slug, &page.bulks)}
                    {page.leads.then(|| view! { <p class="notice m-0">{words.refusal(Refusal::Chairs)}</p> })}
                    {(!page.leads).then(|| form(visit, &page, typed, invalid))}
                    {(Some(author.person) != visit.viewer.as_ref().map(|viewer| viewer.person)).then(|| notes(visit, &page, typed, invalid))}
                </div>
            </main>
        }
        .into_any()
    }))
}

fn measures(visit: &Visit, page: &PersonPage) -> AnyView {
    let words = visit.words;
    let row = |measure: &Measure| {
        let holds = measure.holds(visit.now);
        let end = (holds && measure.kind.is_of_a_person()).then(|| {
            let action = format!("/workgroups/{}/measures/{}/end", page.workgroup.slug, measure.id);
            act(visit, action, "btn small", words.t("measure-end"), &[])
        });
        view! {
            <li>
                <span><b>{words.t(&format!("measure-{}", measure.kind.code()))}</b>" "{state(visit, measure)}<br/>{words.reason(&measure.reason)}</span>
                {end}
                <span class="muted small">{exact_time(visit, measure.at)}" · "{measure.by.as_ref().map(|(_, name)| name.clone())}</span>
            </li>
        }
    };
    let rows = page.measures.iter().map(row).collect_view();
    view! {
        <section>
            <h2>{words.t("person-measures")}</h2>
            {page.measures.is_empty().then(|| view! { <p class="muted m-0">{words.t("person-none")}</p> })}
            {(!page.measures.is_empty()).then(|| view! { <ul class="list">{rows}</ul> })}
        </section>
    }
    .into_any()
}

/// Whether it counts, and until when.
pub fn state(visit: &Visit, measure: &Measure) -> AnyView {
    let words = visit.words;
    if !measure.holds(visit.now) {
        return view! { <span class="chip">{words.t("measure-over")}</span> }.into_any();
    }
    match (measure.kind, measure.until, measure.read) {
        (MeasureKind::Warn, _, None) => view! { <span class="chip warn">{words.t("measure-unread")}</span> }.into_any(),
        (MeasureKind::Warn, _, Some(_)) => view! { <span class="chip ok">{words.t("measure-read")}</span> }.into_any(),
        (_, Some(until), _) => {
            let when = visit.in_full(until);
            view! { <span class="chip warn">{words.t1("measure-until", "when", when)}</span> }.into_any()
        }
        // Its author can send it again at any time.
        (MeasureKind::DeclinePost, ..) => ().into_any(),
        _ => view! { <span class="chip warn">{words.t("measure-holds")}</span> }.into_any(),
    }
}

fn form(visit: &Visit, page: &PersonPage, typed: &Typed, invalid: Option<&Invalid>) -> AnyView {
    let words = visit.words;
    let kinds = MeasureKind::ALL
        .iter()
        .filter(|kind| kind.is_of_a_person())
        .map(|kind| (kind.code().to_owned(), words.t(&format!("do-{}", kind.code()))))
        .collect();
    let action = format!("/workgroups/{}/moderation/{}", page.workgroup.slug, page.person.author.person);
    let all = action.clone();
    view! {
        <section class="stack">
            <h2>{words.t("person-act")}</h2>
            <p class="m-0">{words.t("person-act-hint")}</p>
            <form method="post" action=visit.action(action) class="stack">
                {choice(visit, invalid, Field::Kind, words.t("person-what"), kinds, &typed.kind)}
                {line(visit, invalid, Line {
                    field: Field::Days,
                    label: words.t("field-days"),
                    hint: Some(words.t("days-hint")),
                    value: &typed.days,
                    kind: "numeric",
                    required: false,
                    autocomplete: None,
                })}
                {because(visit, invalid, Because { cause: &typed.cause, words: &typed.reason }, "")}
                <div class="row"><button class="btn main">{words.t("person-do")}</button></div>
            </form>
            <p class="m-0"><a href=format!("{all}/hide-all")>{words.t("hide-all-link")}</a></p>
        </section>
    }
    .into_any()
}

/// What chairs note for each other; whom it is about never sees it.
fn notes(visit: &Visit, page: &PersonPage, typed: &Typed, invalid: Option<&Invalid>) -> AnyView {
    let words = visit.words;
    let base = format!("/workgroups/{}", page.workgroup.slug);
    let row = |note: &PersonNote| {
        let remove = note.removed.is_none().then(|| {
            act(visit, format!("{base}/notes/{}/remove", note.id), "btn small", words.t("person-note-remove"), &[])
        });
        let text = match &note.removed {
            None => view! { <span class="said" dir="auto">{note.text.clone()}</span> }.into_any(),
            Some((by, at)) => {
                let said =
                    words.tn("person-note-removed", [("by", by.clone().into()), ("when", visit.in_full(*at).into())]);
                view! { <span class="muted">{said}</span> }.into_any()
            }
        };
        view! {
            <li>
                {text}
                {remove}
                <span class="muted small">{exact_time(visit, note.at)}" · "{note.by.1.clone()}</span>
            </li>
        }
    };
    let rows = page.notes.iter().map(row).collect_view();
    let action = format!("{base}/moderation/{}/notes", page.person.author.person);
    view! {
        <section class="stack" id="notes">
            <h2>{words.t("person-notes")}</h2>
            <p class="m-0">{words.t("person-notes-hint")}</p>
            {(!page.notes.is_empty()).then(|| view! { <ul class="list">{rows}</ul> })}
            <form method="post" action=visit.action(action) class="stack">
                {area(visit, invalid, Area {
                    field: Field::PersonNote,
                    label: words.t("field-person-note"),
                    hint: None,
                    value: &typed.person_note,
                    rows: 3,
                })}
                <div class="row"><button class="btn">{words.t("person-note-keep")}</button></div>
            </form>
        </section>
    }
    .into_any()
}
