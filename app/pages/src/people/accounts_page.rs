//! The accounts of an organisation, for those who administer it.

use crate::{
    Fault, Site, Visit,
    forms::{Area, after, area, encode, error_summary, see_other},
    forum::id,
    layout::Page,
    parts::{act, country, crumbs, exact_time, face, time},
};
use axum::{
    Form,
    extract::{Path, Query, State},
    http::StatusCode,
    response::Response,
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_actions::people as accounts;
use sund_domain::{
    Field, Invalid, Subject as _,
    ids::PersonId,
    people::{AccountAct, Colleague},
};

const HERE: &str = "/administration/people";

/// Which part of the list.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Ask {
    name: String,
    after: Option<String>,
}

pub async fn list(State(site): State<Site>, visit: Visit, Query(ask): Query<Ask>) -> Result<Response, Fault> {
    let viewer = visit.viewer()?;
    let after = ask.after.as_deref().map(id).transpose()?;
    let (all, next) = accounts::colleagues(&site.sund, viewer, &ask.name, after).await?;
    // Those whom nobody else lets in come before everything, and once.
    let first = ask.name.is_empty() && after.is_none();
    let alone = if first { accounts::waiting_alone(&site.sund, viewer).await? } else { Vec::new() };
    let words = visit.words;
    let title = words.t("accounts-title");
    Ok(Page::new(title.clone(), None).show(&visit, || {
        let organisation = viewer.organisation_name.clone();
        let more = next.map(|id| {
            let name = if ask.name.is_empty() { String::new() } else { format!("&name={}", encode(&ask.name)) };
            view! { <nav class="pager" aria-label=words.t("pager")><a class="btn" rel="next" href=format!("{HERE}?after={id}{name}")>{words.t("pager-more")}</a></nav> }
        });
        let rows = all.iter().map(|one| row(&visit, one)).collect_view();
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    <h1>{title}</h1>
                    <p class="muted m-0">{organisation}" · "{words.t("accounts-hint")}</p>
                    {waiting_alone(&visit, &alone)}
                    {find(&visit, &ask.name)}
                    {all.is_empty().then(|| view! { <p class="empty">{words.t("accounts-nobody")}</p> })}
                    {(!all.is_empty()).then(|| view! { <ul class="list">{rows}</ul> })}
                    {more}
                </div>
            </main>
        }
        .into_any()
    }))
}

/// Looking for a name.
fn find(visit: &Visit, name: &str) -> AnyView {
    let words = visit.words;
    view! {
        <form method="get" action=HERE role="search" class="stack">
            <div class="field">
                <label for="name">{words.t("accounts-name")}</label>
                <input id="name" name="name" type="search" value=name.to_owned() maxlength="100" autocomplete="off" spellcheck="false"/>
            </div>
            <div class="row">
                <button class="btn">{words.t("accounts-find")}</button>
                {(!name.is_empty()).then(|| view! { <a class="btn" href=HERE>{words.t("accounts-all")}</a> })}
            </div>
        </form>
    }
    .into_any()
}

/// Those whom nobody of their own organisation can let in.
fn waiting_alone(visit: &Visit, all: &[Colleague]) -> Option<AnyView> {
    let words = visit.words;
    let one = |one: &Colleague| {
        view! {
            <li>
                <a class="t" href=format!("{HERE}/{}", one.author.person)>{one.author.name.clone()}</a>
                {country(visit, one.author.country)}
                <span class="muted small">{one.author.organisation.clone()}" · "{time(visit, one.joined, visit.ago(one.joined))}</span>
            </li>
        }
    };
    (!all.is_empty()).then(|| {
        let rows = all.iter().map(one).collect_view();
        view! {
            <section class="notice warn stack">
                <h2>{words.t("accounts-alone")}</h2>
                <p class="m-0">{words.t("accounts-alone-hint")}</p>
                <ul class="list">{rows}</ul>
            </section>
        }
        .into_any()
    })
}

fn row(visit: &Visit, one: &Colleague) -> AnyView {
    let words = visit.words;
    let state = if one.waits {
        Some(view! { <span class="chip warn">{words.t("account-waits")}</span> })
    } else {
        one.administers.then(|| view! { <span class="chip bare">{words.t("account-administers")}</span> })
    };
    let seen = match one.seen {
        Some(at) => view! { {words.t("sessions-used")}" "{time(visit, at, visit.ago(at))} }.into_any(),
        None => words.t("account-not-seen").into_any(),
    };
    view! {
        <li>
            <a class="t" href=format!("{HERE}/{}", one.author.person)>{one.author.name.clone()}</a>
            {state}
            <span class="muted small">{one.unit.clone()}{(!one.unit.is_empty()).then_some(" · ")}{seen}</span>
        </li>
    }
    .into_any()
}

pub async fn show(State(site): State<Site>, visit: Visit, Path(person): Path<String>) -> Result<Response, Fault> {
    one(&site, &visit, id(&person)?, None, "").await
}

async fn one(
    site: &Site,
    visit: &Visit,
    person: PersonId,
    invalid: Option<&Invalid>,
    typed: &str,
) -> Result<Response, Fault> {
    let account = accounts::colleague(&site.sund, visit.viewer()?, person).await?;
    let words = visit.words;
    let status = if invalid.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(Page::new(account.author.name.clone(), None).status(status).show(visit, || {
        let base = format!("{HERE}/{person}");
        let approve = account
            .waits
            .then(|| act(visit, format!("{base}/approve"), "btn main", words.t("account-approve"), &[]));
        let (label, set) = if account.administers { ("account-dismiss", "no") } else { ("account-appoint", "yes") };
        let appoint = account
            .may(AccountAct::AppointAdministrator)
            .is_ok()
            .then(|| act(visit, format!("{base}/administrator"), "btn", words.t(label), &[("set", set.into())]));
        let seen = account.seen.map(|at| {
            view! { <dt>{words.t("account-seen")}</dt><dd>{time(visit, at, visit.ago(at))}</dd> }
        });
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    {crumbs(visit, vec![(HERE.into(), words.t("accounts-title"))])}
                    <div class="row">
                        {face(&account.author, false)}<h1>{account.author.name.clone()}</h1>{country(visit, account.author.country)}
                    </div>
                    {account.waits.then(|| view! { <p class="notice warn">{words.t("account-waits-hint")}</p> })}
                    {error_summary(visit, invalid)}
                    <section class="card">
                        <dl class="facts">
                            <dt>{words.t("profile-organisation")}</dt><dd>{account.author.organisation.clone()}</dd>
                            {(!account.unit.is_empty()).then(|| view! { <dt>{words.t("account-unit")}</dt><dd>{account.unit.clone()}</dd> })}
                            {account.email.clone().map(|email| view! { <dt>{words.t("field-email")}</dt><dd>{email}</dd> })}
                            <dt>{words.t("account-joined")}</dt><dd>{exact_time(visit, account.joined)}</dd>
                            {seen}
                        </dl>
                    </section>
                    <div class="row">{approve}{appoint}</div>
                    {account.may(AccountAct::EndAccount).is_ok().then(|| ending(visit, &base, invalid, typed))}
                </div>
            </main>
        }
        .into_any()
    }))
}

fn ending(visit: &Visit, base: &str, invalid: Option<&Invalid>, typed: &str) -> AnyView {
    let words = visit.words;
    view! {
        <section class="card stack">
            <h2>{words.t("account-end-title")}</h2>
            <p class="m-0">{words.t("account-end-hint")}</p>
            <form method="post" action=visit.action(format!("{base}/end")) class="stack">
                {area(visit, invalid, Area {
                    field: Field::Reason,
                    label: words.t("field-reason"),
                    hint: None,
                    value: typed,
                    rows: 2,
                })}
                <div class="row"><button class="btn danger">{words.t("account-end")}</button></div>
            </form>
        </section>
    }
    .into_any()
}

pub async fn approve(State(site): State<Site>, visit: Visit, Path(person): Path<String>) -> Result<Response, Fault> {
    let person: PersonId = id(&person)?;
    accounts::approve_person(&site.sund, visit.viewer()?, person).await?;
    Ok(see_other(&format!("{HERE}/{person}")))
}

#[derive(Debug, Deserialize)]
pub struct Ending {
    #[serde(default)]
    reason: String,
}

pub async fn end(
    State(site): State<Site>,
    visit: Visit,
    Path(person): Path<String>,
    Form(form): Form<Ending>,
) -> Result<Response, Fault> {
    let person: PersonId = id(&person)?;
    let viewer = visit.viewer().map_err(|fault| fault.with_text(&form.reason))?;
    let done = accounts::end_account(&site.sund, viewer, person, &form.reason).await;
    // Those who administer the platform may have no list of their own.
    let to = if viewer.administers { HERE } else { "/people" };
    after(done.map(|()| to.to_owned()), &form.reason, async |invalid| {
        one(&site, &visit, person, Some(&invalid), &form.reason).await
    })
    .await
}

#[derive(Debug, Deserialize)]
pub struct Set {
    #[serde(default)]
    set: String,
}

pub async fn administrator(
    State(site): State<Site>,
    visit: Visit,
    Path(person): Path<String>,
    Form(form): Form<Set>,
) -> Result<Response, Fault> {
    let person: PersonId = id(&person)?;
    accounts::appoint_administrator(&site.sund, visit.viewer()?, person, form.set == "yes").await?;
    Ok(see_other(&format!("{HERE}/{person}")))
}
