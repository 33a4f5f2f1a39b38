//! Who comes to a session, asks and waits, for those who lead it; what they decide; and the same as a file.

use super::{
    record_files::{cell, spreadsheet},
    way,
};
use crate::{
    Fault, Site, Visit, feeds,
    forms::{Line, after, errors_of, line, see_other},
    forum::id,
    layout::{Nav, Page, form_page},
    parts::{country, crumbs, exact_time, face, guest, named_act, person_link},
};
use axum::{
    Form,
    extract::{Path, Query, State},
    http::{HeaderMap, HeaderValue, header},
    response::Response,
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_actions::live::{self, Comers};
use sund_domain::{
    Field, Invalid, Subject as _,
    ids::{PersonId, SessionId},
    live::{Registered, RegistrationState, SessionAct},
};

#[derive(Debug, Deserialize)]
pub struct Ask {
    #[serde(default)]
    show: String,
    after: Option<u32>,
}

pub async fn show(
    State(site): State<Site>,
    visit: Visit,
    Path(session): Path<String>,
    Query(ask): Query<Ask>,
) -> Result<Response, Fault> {
    let state: Option<RegistrationState> = ask.show.parse().ok();
    let after = ask.after.unwrap_or_default();
    let all = live::comers(&site.sund, visit.viewer()?, id(&session)?, state, after).await?;
    let words = visit.words;
    let session = &all.session;
    let base = format!("/live/{}/registrations", session.id);
    let title = words.t("live-registrations");
    let next = all.next.map(|after| {
        let href = format!("{base}?show={}&after={after}", state.map_or("", RegistrationState::code));
        view! { <nav class="pager" aria-label=words.t("pager")><a class="btn" rel="next" href=href>{words.t("queue-more")}</a></nav> }
    });
    Ok(Page::new(title.clone(), Some(Nav::Live)).show(&visit, || {
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    {crumbs(&visit, way(&visit, session))}
                    <div class="row">
                        <h1>{title}</h1>
                        <span class="grow"></span>
                        {(!all.rows.is_empty()).then(|| view! { <a class="btn small" href=format!("{base}/csv") download="">{words.t("live-registrations-csv")}</a> })}
                    </div>
                    {tabs(&visit, &all, &base, state)}
                    {if all.rows.is_empty() {
                        view! { <p class="empty">{words.t("live-registrations-none")}</p> }.into_any()
                    } else {
                        let rows = all.rows.iter().map(|one| row(&visit, &all, &base, one)).collect_view();
                        view! { <ul class="list">{rows}</ul> }.into_any()
                    }}
                    {next}
                </div>
            </main>
        }
        .into_any()
    }))
}

fn tabs(visit: &Visit, all: &Comers, base: &str, shown: Option<RegistrationState>) -> AnyView {
    let words = visit.words;
    let count = |state| match state {
        None | Some(RegistrationState::Declined) => None,
        Some(RegistrationState::Asked) => Some(all.places.asked),
        Some(RegistrationState::Place) => Some(all.places.coming),
        Some(RegistrationState::Waiting) => Some(all.places.waiting),
    };
    let tabs = std::iter::once(None).chain(RegistrationState::ALL.map(Some)).map(|state| {
        let code = state.map_or("all", RegistrationState::code);
        let label = words.t(&format!("live-registrations-{code}"));
        let count = count(state).map(|n| view! { <span class="muted">" "{n}</span> });
        let href = state.map_or_else(|| base.to_owned(), |state| format!("{base}?show={}", state.code()));
        view! { <a href=href aria-current=(state == shown).then_some("page")>{label}{count}</a> }
    });
    view! { <nav class="tabs" aria-label=words.t("live-registrations-show")>{tabs.collect_view()}</nav> }.into_any()
}

fn row(visit: &Visit, all: &Comers, base: &str, one: &Registered) -> AnyView {
    let words = visit.words;
    let author = &one.who;
    let chip = match one.state {
        RegistrationState::Place => "chip ok",
        RegistrationState::Declined => "chip warn",
        _ => "chip q",
    };
    let may = all.session.may(SessionAct::DecideRegistrations).is_ok();
    let whole = |label: &str| format!("{label}: {}", author.name);
    let approve = (may && matches!(one.state, RegistrationState::Asked | RegistrationState::Declined)).then(|| {
        let label = words.t("live-registration-approve");
        let whole = whole(&label);
        named_act(visit, format!("{base}/{}/approve", author.person), "btn small main", label, whole)
    });
    let decline = (may && one.state != RegistrationState::Declined).then(|| {
        let label = words.t("live-registration-decline");
        let (href, whole) = (format!("{base}/{}/decline", author.person), whole(&label));
        view! { <a class="btn small" href=href aria-label=whole>{label}</a> }
    });
    view! {
        <li>
            <div class="row">{face(author, true)}{person_link(author)}{country(visit, author.country)}{guest(visit, author)}</div>
            <span class="num"><span class=chip>{words.t(&format!("live-registration-{}", one.state.code()))}</span></span>
            <span class="muted small">
                {author.organisation.clone()}" · "{words.t1("live-registration-number", "n", one.number)}" · "{exact_time(visit, one.at)}
            </span>
            <div class="row">{approve}{decline}</div>
            {(!one.reason.is_empty()).then(|| view! { <p class="m-0 small quoted">{one.reason.clone()}</p> })}
        </li>
    }
    .into_any()
}

pub async fn approve(
    State(site): State<Site>,
    visit: Visit,
    Path((session, person)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let (session, person): (SessionId, PersonId) = (id(&session)?, id(&person)?);
    live::decide_registration(&site.sund, visit.viewer()?, session, person, None).await?;
    site.talk.changed(session);
    Ok(see_other(&format!("/live/{session}/registrations")))
}

#[derive(Debug, Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    reason: String,
}

pub async fn decline(
    State(site): State<Site>,
    visit: Visit,
    Path((session, person)): Path<(String, String)>,
) -> Result<Response, Fault> {
    form(&site, &visit, (id(&session)?, id(&person)?), "", None).await
}

pub async fn submit_decline(
    State(site): State<Site>,
    visit: Visit,
    Path((session, person)): Path<(String, String)>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let lost = |fault: Fault| fault.with_text(&typed.reason);
    let both: (SessionId, PersonId) = (id(&session).map_err(lost)?, id(&person).map_err(lost)?);
    let viewer = visit.viewer().map_err(lost)?;
    let done = live::decide_registration(&site.sund, viewer, both.0, both.1, Some(&typed.reason)).await;
    if done.is_ok() {
        site.talk.changed(both.0);
    }
    after(done.map(|()| format!("/live/{}/registrations", both.0)), &typed.reason, async |invalid| {
        form(&site, &visit, both, &typed.reason, Some(&invalid)).await
    })
    .await
}

async fn form(
    site: &Site,
    visit: &Visit,
    (session, person): (SessionId, PersonId),
    reason: &str,
    invalid: Option<&Invalid>,
) -> Result<Response, Fault> {
    let words = visit.words;
    let (of, name) = live::comer(&site.sund, visit.viewer()?, session, person).await?;
    let title = words.t1("live-registration-decline-title", "name", name);
    let mut way = way(visit, &of);
    way.push((format!("/live/{session}/registrations"), words.t("live-registrations")));
    Ok(form_page(visit, Nav::Live, title, way, invalid, || {
        view! {
            <>
                <p class="m-0">{words.t("live-registration-decline-intro")}</p>
                {errors_of(visit, invalid, &[(Field::Reason, "field-reason")])}
                <form method="post" action=visit.action(format!("/live/{session}/registrations/{person}/decline")) class="stack">
                    {line(visit, invalid, Line {
                        field: Field::Reason,
                        label: words.t("field-reason"),
                        hint: Some(words.t("live-registration-reason-hint")),
                        value: reason,
                        kind: "text",
                        required: true,
                        autocomplete: None,
                    })}
                    <div class="row"><button class="btn danger">{words.t("live-registration-decline")}</button></div>
                </form>
            </>
        }
        .into_any()
    }))
}

pub async fn csv(State(site): State<Site>, visit: Visit, Path(session): Path<String>) -> Result<Response, Fault> {
    let (_, all) = live::all_comers(&site.sund, visit.viewer()?, id(&session)?).await?;
    let words = visit.words;
    let head =
        ["live-number", "field-name", "field-organisation", "field-country", "live-state", "live-when", "field-reason"];
    let rows = all.iter().map(|one| {
        [
            one.number.to_string(),
            cell(&one.who.name),
            cell(&one.who.organisation),
            one.who.country.code().to_owned(),
            words.t(&format!("live-registration-{}", one.state.code())),
            Visit::machine(one.at),
            cell(&one.reason),
        ]
    });
    let kind = HeaderValue::from_static("text/csv; charset=utf-8; header=present");
    let mut answer = feeds::private(&HeaderMap::new(), kind, spreadsheet(&head.map(|key| words.t(key)), rows)?);
    let name = HeaderValue::from_static("attachment; filename=\"registrations.csv\"");
    answer.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    Ok(answer)
}
