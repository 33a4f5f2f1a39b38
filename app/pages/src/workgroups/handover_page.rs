//! Handing a chair over: naming the next one, answering, taking it back.

use crate::{
    Fault, Site, Visit,
    forms::{Line, choice, encode, errors_of, line, see_other},
    forum::id,
    layout::{Nav, Page},
    parts::{act, crumbs},
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
    ActionError, Done,
    workgroups::{HandingOver, answer_handover, handing_over, name_successor, withdraw_handover},
};
use sund_domain::{
    Field, Invalid, Problem, Refusal,
    ids::PersonId,
    workgroups::{Handover, handover_day},
};

pub async fn show(State(site): State<Site>, visit: Visit, Path(slug): Path<String>) -> Result<Response, Fault> {
    let all = handing_over(&site.sund, visit.viewer()?, &slug).await?;
    Ok(answer(&visit, &all, &Tried::default()))
}

/// What was tried, and why it was not taken.
#[derive(Debug, Default)]
struct Tried {
    person: String,
    until: String,
    invalid: Option<Invalid>,
    refusal: Option<Refusal>,
}

#[derive(Debug, Deserialize)]
pub struct Typed {
    #[serde(default)]
    member: String,
    #[serde(default)]
    until: String,
}

pub async fn submit(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let viewer = visit.viewer().map_err(|fault| fault.with_text(&typed.until))?;
    let day = handover_day(&typed.until, visit.read_day(&typed.until), visit.now);
    let done = match (typed.member.parse::<PersonId>(), day) {
        (Ok(person), Ok(on)) => name_successor(&site.sund, viewer, &slug, person, on).await,
        (Err(_), _) => Err(Invalid::new(Field::Member, Problem::NotAChoice).into()),
        (_, Err(invalid)) => Err(invalid.into()),
    };
    let tried = Tried { person: typed.member, until: typed.until, ..Tried::default() };
    back(&site, &visit, &slug, done, tried).await
}

#[derive(Debug, Deserialize)]
pub struct Answered {
    #[serde(default)]
    set: String,
}

pub async fn answered(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, handover)): Path<(String, String)>,
    Form(form): Form<Answered>,
) -> Result<Response, Fault> {
    answer_handover(&site.sund, visit.viewer()?, &slug, id(&handover)?, form.set == "yes").await?;
    Ok(see_other(&format!("/workgroups/{}", encode(&slug))))
}

pub async fn withdraw(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, handover)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let done = withdraw_handover(&site.sund, visit.viewer()?, &slug, id(&handover)?).await;
    back(&site, &visit, &slug, done, Tried::default()).await
}

async fn back(site: &Site, visit: &Visit, slug: &str, done: Done<()>, tried: Tried) -> Result<Response, Fault> {
    let typed = tried.until.clone();
    let tried = match done {
        Ok(()) => return Ok(see_other(&format!("/workgroups/{}/handover", encode(slug)))),
        Err(ActionError::Invalid(invalid)) => Tried { invalid: Some(invalid), ..tried },
        Err(ActionError::Refused(refusal))
            if refusal == Refusal::HandedOverAlready
                || refusal == Refusal::AlreadyDecided
                || refusal == Refusal::PersonSuspended =>
        {
            Tried { refusal: Some(refusal), ..tried }
        }
        Err(error) => return Err(Fault::from(error).with_text(&typed)),
    };
    let all =
        handing_over(&site.sund, visit.viewer()?, slug).await.map_err(|error| Fault::from(error).with_text(&typed))?;
    Ok(answer(visit, &all, &tried))
}

fn answer(visit: &Visit, all: &HandingOver, tried: &Tried) -> Response {
    let words = visit.words;
    let group = &all.workgroup;
    let status = match (&tried.invalid, tried.refusal) {
        (Some(_), _) => StatusCode::UNPROCESSABLE_ENTITY,
        (_, Some(_)) => StatusCode::FORBIDDEN,
        _ => StatusCode::OK,
    };
    let title = words.t("handover-title");
    let base = format!("/workgroups/{}", group.slug);
    let way = vec![("/workgroups".to_owned(), words.t("nav-workgroups")), (base.clone(), group.name.clone())];
    let options = std::iter::once((String::new(), words.t("handover-nobody")))
        .chain(all.others.iter().map(|other| {
            (other.author.person.to_string(), format!("{} · {}", other.author.name, other.author.organisation))
        }))
        .collect();
    let open = all
        .open
        .iter()
        .map(|one| {
            view! {
                <li class="stack gap-s">
                    <p class="m-0">{state(visit, one)}</p>
                    {act(visit, format!("{base}/handover/{}/withdraw", one.id), "btn small", words.t("handover-withdraw"), &[])}
                </li>
            }
        })
        .collect_view();
    // Whose own is on its way takes that back first.
    let me = visit.viewer.as_ref().map(|viewer| viewer.person);
    let free = tried.refusal.is_some() || !all.open.iter().any(|one| Some(one.from) == me);
    Page::new(title.clone(), Some(Nav::Workgroups)).status(status).show(visit, || {
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    {crumbs(visit, way)}
                    <h1>{title}</h1>
                    <p class="m-0">{words.t("handover-intro")}</p>
                    {tried.refusal.map(|refusal| view! { <p class="notice warn" role="alert">{words.refusal(refusal)}</p> })}
                    {errors_of(visit, tried.invalid.as_ref(), &[(Field::Until, "handover-day"), (Field::Member, "handover-who")])}
                    {(!all.open.is_empty()).then(|| view! { <ul class="list">{open}</ul> })}
                    {free.then(|| view! {
                    <form method="post" action=visit.action(format!("{base}/handover")) class="stack">
                        {choice(visit, tried.invalid.as_ref(), Field::Member, words.t("handover-who"), options, &tried.person)}
                        {line(visit, tried.invalid.as_ref(), Line {
                            field: Field::Until,
                            label: words.t("handover-day"),
                            hint: Some(words.t("handover-day-hint")),
                            value: &tried.until,
                            kind: "date",
                            required: false,
                            autocomplete: None,
                        })}
                        <div class="row"><button class="btn main">{words.t("handover-send")}</button></div>
                    </form>
                    })}
                </div>
            </main>
        }
        .into_any()
    })
}

/// Who hands over to whom, when, and whether they have said yes.
fn state(visit: &Visit, one: &Handover) -> String {
    let words = visit.words;
    let values = [("from", one.from_name.clone().into()), ("to", one.to_name.clone().into())];
    let who = words.tn("handover-who-to-whom", values);
    let when = one.on.map_or_else(
        || words.t("handover-when-accepted"),
        |on| words.t1("handover-on", "day", visit.date_and_clock(on)),
    );
    let accepted = words.t(if one.accepted.is_some() { "handover-accepted" } else { "handover-waits" });
    format!("{who} {when} {accepted}")
}

/// On the workgroup's page: for who is named, and what all members should know.
pub fn notice(visit: &Visit, slug: &str, open: &[Handover]) -> Option<AnyView> {
    let words = visit.words;
    let me = visit.viewer.as_ref()?.person;
    let row = |one: &Handover| {
        let path = format!("/workgroups/{slug}/handover/{}", one.id);
        let mine = one.to == me && one.accepted.is_none();
        view! {
            <div class="stack gap-s">
                <p class="m-0">{state(visit, one)}</p>
                {mine.then(|| view! {
                    <div class="row">
                        {act(visit, path.clone(), "btn main", words.t("handover-accept"), &[("set", "yes".into())])}
                        {act(visit, path, "btn", words.t("handover-decline"), &[("set", "no".into())])}
                    </div>
                })}
            </div>
        }
    };
    let rows = open.iter().map(row).collect_view();
    (!open.is_empty()).then(|| view! { <section class="notice stack gap-s">{rows}</section> }.into_any())
}
