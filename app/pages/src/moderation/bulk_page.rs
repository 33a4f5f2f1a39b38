//! Taking all that one person wrote out of sight: why, how far it is, and undoing it.

use super::{Because, TypedReason, because};
use crate::{
    Fault, Site, Visit,
    forms::{encode, error_summary, see_other},
    forum::id,
    layout::{Nav, Page, form_page},
    parts::{act, crumbs, exact_time},
};
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use leptos::prelude::*;
use sund_actions::{
    ActionError, Done,
    moderation::{self, BulkPage},
};
use sund_domain::{
    Invalid, Refusal,
    ids::{BulkId, PersonId},
    moderation::{Bulk, BulkItem, BulkState},
};
use sund_islands::moderation::BulkProgress;

/// Asks why.
pub async fn ask(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, person)): Path<(String, String)>,
) -> Result<Response, Fault> {
    form(&site, &visit, &slug, id(&person)?, Because::default(), None, None).await
}

/// Begins.
pub async fn begin(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, person)): Path<(String, String)>,
    Form(typed): Form<TypedReason>,
) -> Result<Response, Fault> {
    let with = |fault: Fault| fault.with_text(&typed.reason);
    let viewer = visit.viewer().map_err(with)?;
    let who: PersonId = id(&person).map_err(with)?;
    let done = match moderation::hide_all(&site.sund, viewer, &slug, who, &typed.cause, &typed.reason).await {
        Ok(bulk) => {
            moderation::go_on(&site.sund, viewer, &slug, bulk).await;
            return Ok(see_other(&address(&slug, bulk)));
        }
        Err(ActionError::Invalid(invalid)) => {
            form(&site, &visit, &slug, who, typed.because(), Some(&invalid), None).await
        }
        Err(ActionError::Refused(refusal @ (Refusal::Chairs | Refusal::NotOneself | Refusal::NothingToHide))) => {
            form(&site, &visit, &slug, who, typed.because(), None, Some(refusal)).await
        }
        Err(error) => Err(error.into()),
    };
    done.map_err(with)
}

pub fn address(slug: &str, bulk: BulkId) -> String {
    format!("/workgroups/{}/bulk/{bulk}", encode(slug))
}

async fn form(
    site: &Site,
    visit: &Visit,
    slug: &str,
    person: PersonId,
    typed: Because<'_>,
    invalid: Option<&Invalid>,
    refusal: Option<Refusal>,
) -> Result<Response, Fault> {
    let words = visit.words;
    let (workgroup, who) = moderation::before_bulk(&site.sund, visit.viewer()?, slug, person).await?;
    let title = words.t1("hide-all-title", "name", who.author.name.as_str());
    let base = format!("/workgroups/{}", workgroup.slug);
    let here = format!("{base}/moderation/{person}");
    let way = vec![(base, workgroup.name.clone()), (here.clone(), who.author.name.clone())];
    let mut page = form_page(visit, Nav::Workgroups, title, way, invalid, || {
        view! {
            {refusal.map(|refusal| view! { <p class="notice warn" role="alert">{words.refusal(refusal)}</p> })}
            <p class="m-0">{words.t("hide-all-hint")}</p>
            {error_summary(visit, invalid)}
            <form method="post" action=visit.action(format!("{here}/hide-all")) class="stack">
                {because(visit, invalid, typed, "")}
                <div class="row"><button class="btn main">{words.t("hide-all-do")}</button></div>
            </form>
        }
        .into_any()
    });
    if refusal.is_some() {
        *page.status_mut() = StatusCode::FORBIDDEN;
    }
    Ok(page)
}

/// How far it is.
pub async fn show(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, bulk)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let viewer = visit.viewer()?;
    let page = moderation::show_bulk(&site.sund, viewer, &slug, id(&bulk)?).await?;
    let me = viewer.person;
    let words = visit.words;
    let (base, bulk) = (format!("/workgroups/{}", page.workgroup.slug), &page.bulk);
    let mut way = vec![(base.clone(), page.workgroup.name.clone())];
    let title = if let Some((person, name)) = &bulk.person {
        way.push((format!("{base}/moderation/{person}"), name.clone()));
        words.t1("hide-all-title", "name", name.as_str())
    } else {
        words.t(&format!("bulk-act-{}", bulk.act.code()))
    };
    Ok(Page::new(title.clone(), Some(Nav::Workgroups)).show(&visit, || {
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    {crumbs(&visit, way)}
                    <h1>{title}</h1>
                    <p class="m-0"><span class="chip">{words.t(&format!("bulk-{}", bulk.state.code()))}</span>" "<b>{words.t("field-reason")}</b>": "{words.reason(&bulk.reason)}</p>
                    <p class="muted small m-0">{exact_time(&visit, bulk.begun)}" · "{bulk.by.clone()}</p>
                    {progress(&visit, &page, me)}
                    {acts(&visit, &page)}
                    {list(&visit, &page.left, ("bulk-left", "bulk-left-hint"))}
                    {list(&visit, &page.items, ("bulk-items", ""))}
                </div>
            </main>
        }
        .into_any()
    }))
}

fn progress(visit: &Visit, page: &BulkPage, me: PersonId) -> AnyView {
    let words = visit.words;
    let bulk = &page.bulk;
    let (done, all) = bulk.progress();
    let said = |done: String, all: String| words.tn("bulk-progress", [("done", done.into()), ("all", all.into())]);
    if !bulk.state.moves() {
        return view! { <p class="m-0">{said(done.to_string(), all.to_string())}</p> }.into_any();
    }
    if bulk.is_stale(visit.now) {
        let broken = words.t("bulk-broken-off");
        return view! { <p class="notice warn m-0">{broken}" "{said(done.to_string(), all.to_string())}</p> }
            .into_any();
    }
    let island = view! {
        <BulkProgress
            me=me
            workgroup=page.workgroup.slug.clone()
            bulk=bulk.id
            done=done
            all=all
            said=said("{done}".into(), "{all}".into())
            label=words.t("bulk-how-far")
        />
    };
    view! { {island}<p class="m-0"><a href=visit.path.clone()>{words.t("bulk-look-again")}</a></p> }.into_any()
}

/// What can be done with it now.
fn acts(visit: &Visit, page: &BulkPage) -> AnyView {
    let words = visit.words;
    let base = format!("/workgroups/{}/bulk/{}", page.workgroup.slug, page.bulk.id);
    let press = |path: &str, key: &str| act(visit, format!("{base}/{path}"), "btn", words.t(key), &[]);
    let stale = page.bulk.is_stale(visit.now);
    let state = page.bulk.state;
    let go_on = (state == BulkState::Stopped || stale).then(|| press("go-on", "bulk-go-on"));
    let stop = (state == BulkState::Running && !stale).then(|| press("stop", "bulk-stop"));
    let undo = matches!(state, BulkState::Stopped | BulkState::Done).then(|| press("undo", "bulk-undo"));
    view! { <div class="row">{go_on}{stop}{undo}</div> }.into_any()
}

/// What it is about, or what a chair has to look at.
fn list(visit: &Visit, items: &[BulkItem], (title, hint): (&str, &str)) -> Option<AnyView> {
    let words = visit.words;
    let row = |item: &BulkItem| {
        let (thread, title) = &item.thread;
        let href = item.post.map_or_else(|| format!("/threads/{thread}"), |post| format!("/posts/{post}"));
        view! { <li><a href=href dir="auto">{title.clone()}</a></li> }
    };
    let rows = items.iter().map(row).collect_view();
    (!items.is_empty()).then(|| {
        view! {
            <section>
                <h2>{words.t(title)}</h2>
                {(!hint.is_empty()).then(|| view! { <p>{words.t(hint)}</p> })}
                <ul>{rows}</ul>
            </section>
        }
        .into_any()
    })
}

/// What was done to many at once: on the page of a person, and where one chooses threads.
pub fn bulks(visit: &Visit, slug: &str, bulks: &[Bulk]) -> Option<AnyView> {
    let words = visit.words;
    let row = |bulk: &Bulk| {
        let (done, all) = bulk.progress();
        let said = words.tn("bulk-progress", [("done", done.to_string().into()), ("all", all.to_string().into())]);
        view! {
            <li>
                <a href=address(slug, bulk.id)>{words.t(&format!("bulk-act-{}", bulk.act.code()))}</a>
                <span class="small">{words.t(&format!("bulk-{}", bulk.state.code()))}" · "{said}</span>
                <span class="muted small">{exact_time(visit, bulk.begun)}" · "{bulk.by.clone()}</span>
            </li>
        }
    };
    let rows = bulks.iter().map(row).collect_view();
    (!bulks.is_empty()).then(|| view! { <ul class="list">{rows}</ul> }.into_any())
}

async fn back(slug: &str, bulk: &str, done: impl Future<Output = Done<()>>) -> Result<Response, Fault> {
    done.await?;
    Ok(see_other(&address(slug, id(bulk)?)))
}

/// Stops it where it is.
pub async fn stop(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, bulk)): Path<(String, String)>,
) -> Result<Response, Fault> {
    back(&slug, &bulk, moderation::stop_bulk(&site.sund, visit.viewer()?, &slug, id(&bulk)?)).await
}

/// Lets it go on, after it was stopped or broken off.
pub async fn go_on(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, bulk)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let (viewer, which) = (visit.viewer()?, id(&bulk)?);
    moderation::resume_bulk(&site.sund, viewer, &slug, which).await?;
    moderation::go_on(&site.sund, viewer, &slug, which).await;
    Ok(see_other(&address(&slug, which)))
}

/// Undoes it.
pub async fn undo(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, bulk)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let (viewer, which) = (visit.viewer()?, id(&bulk)?);
    moderation::undo_bulk(&site.sund, viewer, &slug, which).await?;
    moderation::go_on(&site.sund, viewer, &slug, which).await;
    Ok(see_other(&address(&slug, which)))
}
