//! The queue that a workgroup's chairs share.

use super::{Because, case::case};
use crate::{
    Fault, Site, Visit,
    forms::{encode, see_other},
    forum::id,
    layout::{Nav, Page},
    parts::{country, crumbs, face, person_link},
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
    moderation::{self, Deciding, Queue},
};
use sund_domain::{Invalid, Refusal, ids::CaseId, moderation::Show};

#[derive(Debug, Deserialize)]
pub struct Ask {
    show: Option<String>,
    after: Option<String>,
}

pub async fn show(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    Query(ask): Query<Ask>,
) -> Result<Response, Fault> {
    let show = ask.show.and_then(|show| show.parse().ok()).unwrap_or(Show::Oldest);
    let after = ask.after.as_deref().map(str::parse).transpose()?;
    let queue = moderation::queue(&site.sund, visit.viewer()?, &slug, show, after).await?;
    Ok(answer(&visit, &queue, Some(show), &Tried::default()))
}

/// One item alone.
pub async fn one(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, case)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let queue = moderation::queue_item(&site.sund, visit.viewer()?, &slug, id(&case)?).await?;
    Ok(answer(&visit, &queue, None, &Tried::default()))
}

/// What a chair tried, and why it was not taken.
#[derive(Default)]
pub struct Tried<'a> {
    pub because: Because<'a>,
    pub note: &'a str,
    pub invalid: Option<Invalid>,
    pub refusal: Option<Refusal>,
}

#[derive(Debug, Deserialize)]
pub struct Decided {
    #[serde(default)]
    decision: String,
    #[serde(default)]
    cause: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    seen: String,
}

pub async fn decide(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, case)): Path<(String, String)>,
    Form(form): Form<Decided>,
) -> Result<Response, Fault> {
    let viewer = visit.viewer().map_err(|fault| fault.with_text(&form.reason))?;
    let case: CaseId = id(&case).map_err(|fault| fault.with_text(&form.reason))?;
    let deciding = Deciding { decision: &form.decision, cause: &form.cause, words: &form.reason, seen: &form.seen };
    let done = moderation::decide(&site.sund, viewer, &slug, case, deciding).await;
    let tried = Tried { because: Because { cause: &form.cause, words: &form.reason }, ..Tried::default() };
    back(&site, &visit, &slug, case, done, tried).await
}

#[derive(Debug, Deserialize)]
pub struct Assigned {
    #[serde(default)]
    lead: String,
}

pub async fn assign(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, case)): Path<(String, String)>,
    Form(form): Form<Assigned>,
) -> Result<Response, Fault> {
    let case: CaseId = id(&case)?;
    let done = moderation::assign(&site.sund, visit.viewer()?, &slug, case, &form.lead).await;
    back(&site, &visit, &slug, case, done, Tried::default()).await
}

#[derive(Debug, Deserialize)]
pub struct Noted {
    #[serde(default)]
    note: String,
}

pub async fn note(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, case)): Path<(String, String)>,
    Form(form): Form<Noted>,
) -> Result<Response, Fault> {
    let viewer = visit.viewer().map_err(|fault| fault.with_text(&form.note))?;
    let case: CaseId = id(&case).map_err(|fault| fault.with_text(&form.note))?;
    let done = moderation::note(&site.sund, viewer, &slug, case, &form.note).await;
    back(&site, &visit, &slug, case, done, Tried { note: &form.note, ..Tried::default() }).await
}

/// Back to the queue; or to the item alone, with what was typed and why it was not taken.
async fn back(
    site: &Site,
    visit: &Visit,
    slug: &str,
    case: CaseId,
    done: Done<()>,
    tried: Tried<'_>,
) -> Result<Response, Fault> {
    let typed = if tried.note.is_empty() { tried.because.words } else { tried.note };
    let tried = match done {
        Ok(()) => return Ok(see_other(&format!("/workgroups/{}/queue#case-{case}", encode(slug)))),
        Err(ActionError::Invalid(invalid)) => Tried { invalid: Some(invalid), ..tried },
        Err(ActionError::Refused(refusal)) if !matches!(refusal, Refusal::NotFound | Refusal::ChairsOnly) => {
            Tried { refusal: Some(refusal), ..tried }
        }
        Err(error) => return Err(Fault::from(error).with_text(typed)),
    };
    let queue = moderation::queue_item(&site.sund, visit.viewer()?, slug, case)
        .await
        .map_err(|error| Fault::from(error).with_text(typed))?;
    Ok(answer(visit, &queue, None, &tried))
}

fn answer(visit: &Visit, queue: &Queue, shown: Option<Show>, tried: &Tried<'_>) -> Response {
    let words = visit.words;
    let group = &queue.workgroup;
    let status = match (&tried.invalid, tried.refusal) {
        (Some(_), _) => StatusCode::UNPROCESSABLE_ENTITY,
        (_, Some(_)) => StatusCode::FORBIDDEN,
        _ => StatusCode::OK,
    };
    let title = words.t("queue-title");
    let base = format!("/workgroups/{}", group.slug);
    let way = vec![("/workgroups".to_owned(), words.t("nav-workgroups")), (base.clone(), group.name.clone())];
    let tabs = Show::ALL
        .iter()
        .map(|show| {
            let current = (shown == Some(*show)).then_some("page");
            let href = format!("{base}/queue?show={}", show.code());
            view! { <a href=href aria-current=current>{words.t(&format!("queue-{}", show.code()))}</a> }
        })
        .collect_view();
    let items = queue.cases.rows.iter().map(|one| case(visit, queue, one, tried)).collect_view();
    let next = queue.cases.next.zip(shown).map(|(cursor, show)| {
        let href = format!("{base}/queue?show={}&after={cursor}", show.code());
        view! { <nav class="pager" aria-label=words.t("pager")><a class="btn" rel="next" href=href>{words.t("queue-more")}</a></nav> }
    });
    Page::new(title.clone(), Some(Nav::Workgroups)).status(status).show(visit, || {
        view! {
            <main id="main" tabindex="-1">
                <div class="stack">
                    {crumbs(visit, way)}
                    <div class="row">
                        <h1>{title}</h1>
                        <span class="chip q">{words.t1("queue-open", "n", queue.open)}</span>
                        <span class="grow"></span>
                        <a class="btn small" href=format!("{base}/whispers")>{words.t("whispers-title")}</a>
                        <a class="btn small" href=format!("{base}/approval")>{words.t("holding-title")}</a>
                        <a class="btn small" href=format!("{base}/log")>{words.t("log-title")}</a>
                    </div>
                    <nav class="tabs" aria-label=words.t("queue-which")>{tabs}</nav>
                    {queue.cases.rows.is_empty().then(|| view! { <p class="empty">{words.t("queue-empty")}</p> })}
                    {items}
                    {next}
                </div>
                {aside(visit, queue)}
            </main>
        }
        .into_any()
    })
}

fn aside(visit: &Visit, queue: &Queue) -> AnyView {
    let words = visit.words;
    let chairs = queue
        .chairs
        .iter()
        .map(|chair| {
            view! { <div class="row small mt-s person">{face(&chair.author, true)}{person_link(&chair.author)}{country(visit, chair.author.country)}</div> }
        })
        .collect_view();
    view! {
        <aside class="stack">
            <section class="card"><h2>{words.t("queue-how")}</h2><p class="small m-0">{words.t("queue-intro")}</p></section>
            <section class="card"><h2>{words.t("fact-chairs")}</h2>{chairs}</section>
        </aside>
    }
    .into_any()
}
