//! Who asks to join and who is invited: for those who lead the workgroup.

use crate::{
    Fault, Site, Visit,
    forms::{Area, Line, area, described_by, encode, error_of, errors_of, line, see_other},
    forum::id,
    layout::{Nav, Page},
    parts::{country, crumbs, exact_time, face, named_act, person_link},
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
    ActionError, Done,
    workgroups::{Admissions, DecidingRequest, admissions, decide_request, invite, take_invitation_back},
};
use sund_domain::{
    Field, Invalid, Problem, Refusal,
    ids::{AdmissionId, PersonId},
    workgroups::{Admission, DeclineCause, Outcome},
};
use sund_islands::html::textarea;

#[derive(Debug, Deserialize)]
pub struct Ask {
    after: Option<String>,
}

pub async fn show(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    Query(ask): Query<Ask>,
) -> Result<Response, Fault> {
    let after = ask.after.as_deref().map(str::parse).transpose()?;
    let all = admissions(&site.sund, visit.viewer()?, &slug, after).await?;
    Ok(answer(&visit, &all, &Tried::default()))
}

/// What was tried, and why it was not taken.
#[derive(Debug, Default)]
struct Tried {
    person: String,
    note: String,
    request: Option<AdmissionId>,
    cause: String,
    reason: String,
    invalid: Option<Invalid>,
    refusal: Option<Refusal>,
}

#[derive(Debug, Deserialize)]
pub struct Invite {
    #[serde(default)]
    person: String,
    #[serde(default)]
    note: String,
}

pub async fn submit_invite(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    Form(form): Form<Invite>,
) -> Result<Response, Fault> {
    let typed = format!("{}\n\n{}", form.person, form.note);
    let viewer = visit.viewer().map_err(|fault| fault.with_text(&typed))?;
    // A person is named by the address of their page, pasted whole or in part.
    let text = form.person.trim().trim_end_matches('/');
    let done = match text.rsplit('/').next().unwrap_or_default().parse::<PersonId>() {
        Ok(person) => invite(&site.sund, viewer, &slug, person, &form.note).await,
        Err(_) => Err(Invalid::new(Field::Person, Problem::NotAChoice).into()),
    };
    let tried = Tried { person: form.person, note: form.note, ..Tried::default() };
    back(&site, &visit, &slug, done, tried, &typed).await
}

#[derive(Debug, Deserialize)]
pub struct Decided {
    #[serde(default)]
    decision: String,
    #[serde(default)]
    cause: String,
    #[serde(default)]
    reason: String,
}

pub async fn decide(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, request)): Path<(String, String)>,
    Form(form): Form<Decided>,
) -> Result<Response, Fault> {
    let viewer = visit.viewer().map_err(|fault| fault.with_text(&form.reason))?;
    let request: AdmissionId = id(&request).map_err(|fault| fault.with_text(&form.reason))?;
    let deciding = DecidingRequest { decision: &form.decision, cause: &form.cause, words: &form.reason };
    let done = decide_request(&site.sund, viewer, &slug, request, deciding).await;
    let typed = form.reason.clone();
    let tried = Tried { request: Some(request), cause: form.cause, reason: form.reason, ..Tried::default() };
    back(&site, &visit, &slug, done, tried, &typed).await
}

pub async fn withdraw(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, invitation)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let done = take_invitation_back(&site.sund, visit.viewer()?, &slug, id(&invitation)?).await;
    back(&site, &visit, &slug, done, Tried::default(), "").await
}

/// Back to the page; or the page with what was typed and why it was not taken.
async fn back(
    site: &Site,
    visit: &Visit,
    slug: &str,
    done: Done<()>,
    tried: Tried,
    typed: &str,
) -> Result<Response, Fault> {
    let tried = match done {
        Ok(()) => return Ok(see_other(&format!("/workgroups/{}/requests", encode(slug)))),
        Err(ActionError::Invalid(invalid)) => Tried { invalid: Some(invalid), ..tried },
        Err(ActionError::Refused(refusal)) if !matches!(refusal, Refusal::NotFound | Refusal::ChairsOnly) => {
            Tried { refusal: Some(refusal), ..tried }
        }
        Err(error) => return Err(Fault::from(error).with_text(typed)),
    };
    let all = admissions(&site.sund, visit.viewer()?, slug, None)
        .await
        .map_err(|error| Fault::from(error).with_text(typed))?;
    Ok(answer(visit, &all, &tried))
}

fn answer(visit: &Visit, all: &Admissions, tried: &Tried) -> Response {
    let words = visit.words;
    let group = &all.workgroup;
    let status = match (&tried.invalid, tried.refusal) {
        (Some(_), _) => StatusCode::UNPROCESSABLE_ENTITY,
        (_, Some(_)) => StatusCode::FORBIDDEN,
        _ => StatusCode::OK,
    };
    let title = words.t("requests-title");
    let base = format!("/workgroups/{}", group.slug);
    let way = vec![("/workgroups".to_owned(), words.t("nav-workgroups")), (base.clone(), group.name.clone())];
    let requests = all.requests.rows.iter().map(|one| request(visit, &base, one, tried)).collect_view();
    let invited = all.invited.iter().map(|one| invitation(visit, &base, one)).collect_view();
    let next = all.requests.next.map(|cursor| {
        let href = format!("{base}/requests?after={cursor}");
        view! { <nav class="pager" aria-label=words.t("pager")><a class="btn" rel="next" href=href>{words.t("queue-more")}</a></nav> }
    });
    Page::new(title.clone(), Some(Nav::Workgroups)).status(status).show(visit, || {
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack gap-l">
                    {crumbs(visit, way)}
                    <h1>{title}</h1>
                    {tried.refusal.map(|refusal| view! { <p class="notice warn" role="alert">{words.refusal(refusal)}</p> })}
                    {lost(visit, all, tried)}
                    <section class="stack">
                        <h2>{words.t("requests-asked")}</h2>
                        {all.requests.rows.is_empty().then(|| view! { <p class="empty">{words.t("requests-none")}</p> })}
                        {requests}
                        {next}
                    </section>
                    <section class="stack">
                        <h2>{words.t("requests-invited")}</h2>
                        {(!all.invited.is_empty()).then(|| view! { <ul class="list">{invited}</ul> })}
                        {invite_form(visit, &base, tried)}
                    </section>
                </div>
            </main>
        }
        .into_any()
    })
}

/// The reason that was typed for a request which is not on the page any more.
fn lost(visit: &Visit, all: &Admissions, tried: &Tried) -> Option<AnyView> {
    let here = all.requests.rows.iter().any(|one| Some(one.id) == tried.request);
    (!here && !tried.reason.trim().is_empty()).then(|| {
        view! {
            <div class="field">
                <label for="typed">{visit.words.t("error-your-text")}</label>
                <textarea id="typed" name="reason" rows="4" readonly inner_html=textarea(&tried.reason)></textarea>
            </div>
        }
        .into_any()
    })
}

fn who(visit: &Visit, one: &Admission) -> AnyView {
    let author = &one.who;
    view! {
        <div class="row person">
            {face(author, true)}{person_link(author)}{country(visit, author.country)}
            <span class="muted small">{author.organisation.clone()}</span>
        </div>
    }
    .into_any()
}

fn request(visit: &Visit, base: &str, one: &Admission, tried: &Tried) -> AnyView {
    let words = visit.words;
    let action = format!("{base}/requests/{}", one.id);
    let mine = tried.request == Some(one.id);
    let invalid = tried.invalid.as_ref().filter(|_| mine);
    let (typed_cause, typed_reason) = if mine { (tried.cause.as_str(), tried.reason.as_str()) } else { ("", "") };
    let options = std::iter::once(("", words.t("cause-none")))
        .chain(DeclineCause::ALL.iter().map(|cause| (cause.code(), words.t(&format!("decline-{}", cause.code())))))
        .map(|(value, text)| {
            let selected = value == typed_cause;
            view! { <option value=value selected=selected>{text}</option> }
        })
        .collect_view();
    // The summary leads to the fields of the one that is wrong.
    let end = if invalid.is_some() { String::new() } else { format!("-{}", one.id) };
    let (cause, reason) = (format!("cause{end}"), format!("reason{end}"));
    let (wrong, empty) = (error_of(visit, invalid, Field::Cause), error_of(visit, invalid, Field::Reason));
    let hint = format!("reason-hint-{}", one.id);
    let described = described_by(&[Some(hint.clone()), empty.id]);
    view! {
        <article class="card stack gap-s" id=format!("request-{}", one.id)>
            {who(visit, one)}
            <p class="m-0 quoted">{one.words.clone()}</p>
            <p class="m-0 muted small">{exact_time(visit, one.at)}</p>
            <form method="post" action=visit.action(action.clone()) class="bare">
                <input type="hidden" name="decision" value="accept"/>
                <button class="btn main" aria-label=format!("{}: {}", words.t("request-accept"), one.who.name)>{words.t("request-accept")}</button>
            </form>
            <details open=mine>
                <summary class="btn small" aria-label=format!("{}: {}", words.t("request-decline"), one.who.name)>{words.t("request-decline")}</summary>
                <form method="post" action=visit.action(action) class="stack gap-s mt-s">
                    <input type="hidden" name="decision" value="decline"/>
                    <div class="field">
                        <label for=cause.clone()>{words.t("field-cause")}</label>
                        <select id=cause name="cause" aria-describedby=wrong.id aria-invalid=wrong.invalid>{options}</select>
                        {wrong.view}
                    </div>
                    <div class="field">
                        <label for=reason.clone()>{words.t("field-reason")}</label>
                        <p class="hint" id=hint>{words.t("request-reason-hint")}</p>
                        <textarea id=reason name="reason" rows="3" aria-describedby=described aria-invalid=empty.invalid
                            inner_html=textarea(typed_reason)></textarea>
                        {empty.view}
                    </div>
                    <div class="row"><button class="btn danger">{words.t("request-decline")}</button></div>
                </form>
            </details>
        </article>
    }
    .into_any()
}

fn invitation(visit: &Visit, base: &str, one: &Admission) -> AnyView {
    let words = visit.words;
    let over = one.void || one.expires.is_some_and(|at| at <= visit.now);
    let state = match one.outcome {
        Some(Outcome::Declined) => "invitation-state-declined",
        _ if over => "invitation-state-over",
        _ => "invitation-state-waits",
    };
    let label = words.t("invitation-withdraw-member");
    let whole = format!("{label}: {}", one.who.name);
    let withdraw = one
        .outcome
        .is_none()
        .then(|| named_act(visit, format!("{base}/requests/{}/withdraw", one.id), "btn small", label, whole));
    let by = one.by.as_ref().map(|name| words.t1("invitation-by", "name", name.as_str()));
    view! {
        <li class="stack gap-s">
            {who(visit, one)}
            {(!one.words.is_empty()).then(|| view! { <p class="m-0 small quoted">{one.words.clone()}</p> })}
            <span class="muted small">{words.t(state)}" · "{by}" · "{exact_time(visit, one.at)}</span>
            {withdraw}
        </li>
    }
    .into_any()
}

fn invite_form(visit: &Visit, base: &str, tried: &Tried) -> AnyView {
    let words = visit.words;
    let invalid = tried.invalid.as_ref().filter(|_| tried.request.is_none());
    view! {
        <form method="post" action=visit.action(format!("{base}/members")) class="stack">
            <h3>{words.t("member-invite")}</h3>
            {errors_of(visit, invalid, &[(Field::Person, "member-invite-who"), (Field::Note, "member-invite-words")])}
            {line(visit, invalid, Line {
                field: Field::Person,
                label: words.t("member-invite-who"),
                hint: Some(words.t("member-invite-hint")),
                value: &tried.person,
                kind: "text",
                required: false,
                autocomplete: None,
            })}
            {area(visit, invalid, Area {
                field: Field::Note,
                label: words.t("member-invite-words"),
                hint: Some(words.t("member-invite-words-hint")),
                value: &tried.note,
                rows: 3,
            })}
            <div class="row"><button class="btn main">{words.t("member-invite-send")}</button></div>
        </form>
    }
    .into_any()
}
