//! Choosing threads of a forum, to hide, lock or move them all: the list, what would be done, and the way to how far it is.

use super::{
    Because, because,
    bulk_page::{address, bulks},
};
use crate::{
    Fault, Site, Visit,
    forms::{choice, described_by, error_of, errors_of, see_other},
    layout::{Nav, Page, form_page},
    parts::{crumbs, icon, time},
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
    moderation::{self, Choice, Choosing, Chosen},
};
use sund_domain::{Field, Invalid, forum::ThreadLine, moderation::BulkAct};

#[derive(Debug, Deserialize)]
pub struct Ask {
    after: Option<String>,
}

/// What was ticked and typed. A name may come more than once, so the form is read as it was sent.
#[derive(Debug, Default)]
struct Typed {
    which: Vec<String>,
    decision: String,
    forum: String,
    cause: String,
    reason: String,
    act: String,
    after: String,
}

impl Typed {
    fn of(fields: Vec<(String, String)>) -> Self {
        let mut typed = Self::default();
        for (name, value) in fields {
            match name.as_str() {
                "which" => typed.which.push(value),
                "decision" => typed.decision = value,
                "forum" => typed.forum = value,
                "cause" => typed.cause = value,
                "reason" => typed.reason = value,
                "do" => typed.act = value,
                "after" => typed.after = value,
                _ => (),
            }
        }
        typed
    }

    fn choice(&self) -> Choice<'_> {
        Choice {
            act: &self.decision,
            threads: &self.which,
            forum: &self.forum,
            cause: &self.cause,
            words: &self.reason,
        }
    }
}

pub async fn show(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    Query(ask): Query<Ask>,
) -> Result<Response, Fault> {
    let after = ask.after.as_deref().map(str::parse).transpose()?;
    let choosing = moderation::choosing(&site.sund, visit.viewer()?, &slug, after).await?;
    let typed = Typed { after: ask.after.unwrap_or_default(), ..Typed::default() };
    Ok(list(&visit, &choosing, &typed, None))
}

pub async fn submit(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let typed = Typed::of(fields);
    let with = |fault: Fault| fault.with_text(&typed.reason);
    let viewer = visit.viewer().map_err(with)?;
    let invalid = if typed.act == "again" {
        None
    } else if typed.act == "go" {
        match moderation::begin_chosen(&site.sund, viewer, &slug, typed.choice()).await {
            Ok((workgroup, bulk)) => {
                moderation::go_on(&site.sund, viewer, &workgroup, bulk).await;
                return Ok(see_other(&address(&workgroup, bulk)));
            }
            Err(ActionError::Invalid(invalid)) => Some(invalid),
            Err(error) => return Err(with(error.into())),
        }
    } else {
        match moderation::chosen(&site.sund, viewer, &slug, typed.choice()).await {
            Ok(chosen) => return Ok(ask(&visit, &chosen, &typed)),
            Err(ActionError::Invalid(invalid)) => Some(invalid),
            Err(error) => return Err(with(error.into())),
        }
    };
    // The same page of the list again: what was ticked is there.
    let after = typed.after.parse().ok();
    let choosing = moderation::choosing(&site.sund, viewer, &slug, after).await;
    let choosing = choosing.map_err(|error| with(error.into()))?;
    Ok(list(&visit, &choosing, &typed, invalid.as_ref()))
}

fn list(visit: &Visit, choosing: &Choosing, typed: &Typed, invalid: Option<&Invalid>) -> Response {
    let words = visit.words;
    let page = &choosing.page;
    let base = format!("/forums/{}", page.forum.slug);
    let way = vec![("/forums".to_owned(), words.t("nav-forums")), (base.clone(), page.forum.title.clone())];
    let status = if invalid.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let title = words.t("choose-title");
    let rows: Vec<_> = page.pinned.iter().chain(&page.threads.rows).map(|line| row(visit, line, typed)).collect();
    let next = page.threads.next.map(|cursor| {
        let href = format!("{base}/choose?after={cursor}");
        view! { <nav class="pager" aria-label=words.t("pager")><a class="btn" rel="next" href=href>{words.t("pager-older")}</a></nav> }
    });
    let before = (!choosing.before.is_empty()).then(|| {
        view! { <section><h2>{words.t("choose-before")}</h2>{bulks(visit, &page.forum.workgroup_slug, &choosing.before)}</section> }
    });
    Page::new(title.clone(), Some(Nav::Forums)).status(status).show(visit, || {
        let form = if rows.is_empty() {
            view! { <p class="empty">{words.t("forum-empty")}</p> }.into_any()
        } else {
            form(visit, choosing, typed, invalid, rows)
        };
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    {crumbs(visit, way)}
                    <h1>{title}</h1>
                    <p class="muted m-0">{words.t("choose-hint")}</p>
                    {errors_of(visit, invalid, &[(Field::Decision, "choose-act")])}
                    {form}
                    {next}
                    {before}
                </div>
            </main>
        }
        .into_any()
    })
}

fn row(visit: &Visit, line: &ThreadLine, typed: &Typed) -> AnyView {
    let words = visit.words;
    let id = line.id.to_string();
    let ticked = typed.which.contains(&id);
    let marks = [
        (line.pinned, "pin", "thread-pinned"),
        (line.locked, "lock", "thread-locked"),
        (line.hidden, "eye-off", "thread-hidden"),
    ]
    .into_iter()
    .filter(|(shown, ..)| *shown)
    .map(|(_, symbol, key)| view! { <span class="chip">{icon(visit, symbol)}{words.t(key)}</span>" " })
    .collect_view();
    view! {
        <li>
            <label class="check">
                <input type="checkbox" name="which" value=id checked=ticked/>
                <span>
                    <b dir="auto" lang=line.language.code()>{line.title.clone()}</b>
                    <br/>
                    <span class="muted small">
                        {marks}{words.t1("thread-by", "name", line.author.name.as_str())}" · "{words.t1("count-replies", "n", line.replies)}" · "
                        {time(visit, line.active, visit.ago(line.active))}
                    </span>
                </span>
            </label>
        </li>
    }
    .into_any()
}

fn form(visit: &Visit, choosing: &Choosing, typed: &Typed, invalid: Option<&Invalid>, rows: Vec<AnyView>) -> AnyView {
    let words = visit.words;
    let wrong = error_of(visit, invalid, Field::Thread);
    let described = described_by(&[wrong.id]);
    // Nothing is chosen beforehand: each of them is felt by others.
    let none = std::iter::once((String::new(), words.t("choose")));
    let acts = BulkAct::OF_THREADS
        .iter()
        .filter(|act| **act != BulkAct::MoveThreads || !choosing.targets.is_empty())
        .map(|act| (act.code().to_owned(), words.t(&format!("bulk-act-{}", act.code()))));
    let acts = none.chain(acts).collect();
    let nowhere = std::iter::once((String::new(), words.t("choose-nowhere")));
    let targets = choosing
        .targets
        .iter()
        .map(|forum| (forum.slug.clone(), format!("{} · {}", forum.workgroup_name, forum.title)));
    let to = (!choosing.targets.is_empty()).then(|| {
        let label = words.t("choose-to");
        choice(visit, invalid, Field::Forum, label, nowhere.chain(targets).collect(), &typed.forum)
    });
    let typed_reason = Because { cause: &typed.cause, words: &typed.reason };
    view! {
        <form method="post" action=visit.action(format!("/forums/{}/choose", choosing.page.forum.slug)) class="stack">
            <input type="hidden" name="after" value=typed.after.clone()/>
            <fieldset id="thread" aria-describedby=described aria-invalid=wrong.invalid>
                <legend>{words.t("choose-which")}</legend>
                {wrong.view}
                <ul class="list">{rows}</ul>
            </fieldset>
            {choice(visit, invalid, Field::Decision, words.t("choose-act"), acts, &typed.decision)}
            {to}
            {because(visit, invalid, typed_reason, "")}
            <div class="row"><button class="btn main" name="do" value="ask">{words.t("choose-ask")}</button></div>
        </form>
    }
    .into_any()
}

/// Names what would be done, and to what.
fn ask(visit: &Visit, chosen: &Chosen, typed: &Typed) -> Response {
    let words = visit.words;
    let base = format!("/forums/{}", chosen.forum.slug);
    let title = words.t(&format!("bulk-act-{}", chosen.act.code()));
    let way = vec![(base.clone(), chosen.forum.title.clone()), (format!("{base}/choose"), words.t("choose-title"))];
    let to = chosen.to.as_ref().map(|to| {
        let there = format!("{} · {}", to.workgroup_name, to.title);
        view! { <p class="m-0">{words.t1("choose-go-to", "forum", there)}</p> }
    });
    let named = chosen
        .threads
        .iter()
        .map(|thread| view! { <li><a href=format!("/threads/{}", thread.id) dir="auto" lang=thread.language.code()>{thread.title.clone()}</a></li> })
        .collect_view();
    let fields = [
        ("decision", &typed.decision),
        ("forum", &typed.forum),
        ("cause", &typed.cause),
        ("reason", &typed.reason),
        ("after", &typed.after),
    ]
    .map(|(name, value)| view! { <input type="hidden" name=name value=value.clone()/> })
    .collect_view();
    let which = chosen
        .threads
        .iter()
        .map(|thread| view! { <input type="hidden" name="which" value=thread.id.to_string()/> })
        .collect_view();
    form_page(visit, Nav::Forums, title, way, None, || {
        view! {
            <p class="m-0">{words.t1("choose-sure", "n", chosen.threads.len())}</p>
            <ul>{named}</ul>
            {to}
            <p class="m-0"><b>{words.t("field-reason")}</b>": "{words.reason(&chosen.reason)}</p>
            <p class="muted m-0">{words.t("choose-told")}</p>
            <form method="post" action=visit.action(format!("{base}/choose")) class="row">
                {fields}{which}
                <button class="btn main" name="do" value="go">{words.t("choose-do")}</button>
                <button class="btn" name="do" value="again">{words.t("choose-again")}</button>
            </form>
        }
        .into_any()
    })
}
