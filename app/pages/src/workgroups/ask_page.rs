//! Asking to join a closed workgroup, taking that back, and answering an invitation.

use crate::{
    Fault, Site, Visit,
    forms::{Area, after, area, encode, errors_of, see_other},
    forum::id,
    layout::{Nav, form_page},
    parts::{act, exact_time, visibility},
};
use axum::{
    Form,
    extract::{Path, State},
    response::Response,
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_actions::workgroups::{answer_invitation, ask_to_join, askable, take_request_back};
use sund_domain::{
    Field, Invalid,
    workgroups::{AdmissionKind, Outcome, OwnAdmission, Visibility, Workgroup, again},
};

pub async fn show(State(site): State<Site>, visit: Visit, Path(slug): Path<String>) -> Result<Response, Fault> {
    let group = askable(&site.sund, visit.viewer()?, &slug).await?;
    Ok(answer(&visit, &group, "", None))
}

#[derive(Debug, Deserialize)]
pub struct Typed {
    #[serde(default)]
    reason: String,
}

pub async fn submit(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let viewer = visit.viewer().map_err(|fault| fault.with_text(&typed.reason))?;
    let done = ask_to_join(&site.sund, viewer, &slug, &typed.reason).await;
    after(done.map(|()| format!("/workgroups/{}", encode(&slug))), &typed.reason, async |invalid| {
        let group = askable(&site.sund, viewer, &slug).await?;
        Ok(answer(&visit, &group, &typed.reason, Some(&invalid)))
    })
    .await
}

pub async fn take_back(State(site): State<Site>, visit: Visit, Path(slug): Path<String>) -> Result<Response, Fault> {
    take_request_back(&site.sund, visit.viewer()?, &slug).await?;
    Ok(see_other(&format!("/workgroups/{}", encode(&slug))))
}

#[derive(Debug, Deserialize)]
pub struct Answered {
    #[serde(default)]
    set: String,
}

pub async fn answered(
    State(site): State<Site>,
    visit: Visit,
    Path(admission): Path<String>,
    Form(form): Form<Answered>,
) -> Result<Response, Fault> {
    let joined = answer_invitation(&site.sund, visit.viewer()?, id(&admission)?, form.set == "yes").await?;
    Ok(see_other(&joined.map_or_else(|| "/workgroups".to_owned(), |slug| format!("/workgroups/{}", encode(&slug)))))
}

fn answer(visit: &Visit, group: &Workgroup, typed: &str, invalid: Option<&Invalid>) -> Response {
    let words = visit.words;
    let path = format!("/workgroups/{}", group.slug);
    let way = vec![("/workgroups".to_owned(), words.t("nav-workgroups")), (path.clone(), group.name.clone())];
    form_page(visit, Nav::Workgroups, words.t("ask-title"), way, invalid, || {
        view! {
            <>
                <p class="m-0">{words.t("ask-intro")}</p>
                {errors_of(visit, invalid, &[(Field::Reason, "ask-reason")])}
                <form method="post" action=visit.action(format!("{path}/ask")) class="stack">
                    {area(visit, invalid, Area {
                        field: Field::Reason,
                        label: words.t("ask-reason"),
                        hint: Some(words.t("ask-reason-hint")),
                        value: typed,
                        rows: 5,
                    })}
                    <div class="row"><button class="btn main">{words.t("ask-send")}</button></div>
                </form>
            </>
        }
        .into_any()
    })
}

/// What stands between the viewer and a workgroup, and what they can do about it, on the page of that workgroup.
pub fn own(visit: &Visit, group: &Workgroup, own: Option<&OwnAdmission>) -> AnyView {
    let words = visit.words;
    let path = format!("/workgroups/{}", group.slug);
    let ask =
        |label: &str| view! { <p class="m-0"><a class="btn main" href=format!("{path}/ask")>{words.t(label)}</a></p> };
    match own {
        Some(own) if own.waits_for_me() => invitation(visit, own),
        Some(own) if own.kind == AdmissionKind::Asked && own.outcome.is_none() => request(visit, own),
        Some(OwnAdmission { outcome: Some((Outcome::Declined, at)), reason, .. }) => {
            let values = [("at", visit.date_and_clock(*at).into())];
            let again = again(Some(*at), visit.now);
            view! {
                <section class="notice stack gap-s">
                    <p class="m-0">{words.tn("ask-declined", values)}</p>
                    {reason.as_ref().map(|reason| view! { <p class="m-0 small">{words.t1("notice-note", "note", words.reason(reason))}</p> })}
                    {match again {
                        Ok(()) => ask("ask-again").into_any(),
                        Err(refusal) => view! { <p class="m-0 small">{words.refusal(refusal)}</p> }.into_any(),
                    }}
                </section>
            }
            .into_any()
        }
        _ => view! { <>{ask("ask-title")}</> }.into_any(),
    }
}

/// A request that waits.
fn request(visit: &Visit, own: &OwnAdmission) -> AnyView {
    let words = visit.words;
    view! {
        <section class="notice stack gap-s">
            <p class="m-0">{words.t("ask-waits")}" "{exact_time(visit, own.at)}</p>
            <p class="m-0 small quoted">{own.words.clone()}</p>
            {act(visit, format!("/workgroups/{}/ask/withdraw", own.slug), "btn small", words.t("ask-withdraw"), &[])}
        </section>
    }
    .into_any()
}

/// An invitation: of a confidential workgroup this is all that there is for who is invited.
fn invitation(visit: &Visit, own: &OwnAdmission) -> AnyView {
    let words = visit.words;
    let path = format!("/workgroups/invitations/{}", own.id);
    let (name, organisation) = own.by.clone().unwrap_or_default();
    let values = [("name", name.into()), ("organisation", organisation.into())];
    let answer = |label: &str, set: &str, class: &'static str| {
        let whole = format!("{}: {}", words.t(label), own.name);
        let action = visit.action(path.clone());
        view! {
            <form method="post" action=action class="bare">
                <input type="hidden" name="set" value=set.to_owned()/>
                <button class=class aria-label=whole>{words.t(label)}</button>
            </form>
        }
    };
    let tells = own.sure || own.visibility != Visibility::Confidential;
    view! {
        <section class="notice stack gap-s">
            <div class="row"><b lang=own.language.code()>{own.name.clone()}</b>{visibility(visit, own.visibility)}</div>
            {tells.then(|| view! { <p class="m-0" lang=own.language.code()>{own.purpose.clone()}</p> })}
            <p class="m-0 small">{words.tn("invited-by", values)}{own.expires.map(|at| view! { " "{words.t1("invited-until", "at", visit.date_and_clock(at))} })}</p>
            {(!own.words.is_empty()).then(|| view! { <p class="m-0 small quoted">{own.words.clone()}</p> })}
            <div class="row">{answer("invited-accept", "yes", "btn main")}{answer("invited-decline", "no", "btn")}</div>
        </section>
    }
    .into_any()
}

/// What one has asked for and was invited to, above the list of workgroups.
pub fn all(visit: &Visit, own: &[OwnAdmission]) -> Option<AnyView> {
    let words = visit.words;
    let (invited, asked): (Vec<_>, Vec<_>) = own.iter().partition(|one| one.waits_for_me());
    let invitations = invited.iter().map(|one| invitation(visit, one)).collect_view();
    let requests = asked
        .iter()
        .map(|one| {
            view! {
                <li>
                    <a class="t" href=format!("/workgroups/{}", one.slug) lang=one.language.code()>{one.name.clone()}</a>
                    <span class="muted small">{words.t("ask-waits")}" "{exact_time(visit, one.at)}</span>
                </li>
            }
        })
        .collect_view();
    (!own.is_empty()).then(|| {
        view! {
            <>
                {(!invited.is_empty()).then(|| view! { <section class="stack gap-s"><h2>{words.t("invited-title")}</h2>{invitations}</section> })}
                {(!asked.is_empty()).then(|| view! { <section><h2>{words.t("asked-title")}</h2><ul class="list">{requests}</ul></section> })}
            </>
        }
        .into_any()
    })
}
