//! A workgroup: what it is for, its forums, sessions and members.

use super::{ask_page::own, handover_page, settings_page::about};
use crate::{
    Fault, Site, Visit,
    assurance::ask_again,
    forum::lines,
    layout::{Nav, Page},
    live::{conference_parts::conferences, lines::sessions},
    parts::{act, country, crumbs, face, guest, icon, person_link, visibility},
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use leptos::prelude::*;
use sund_actions::workgroups::WorkgroupPage;
use sund_domain::{
    Refusal, Subject as _,
    guests::{Host, HostAct},
    people::Profile,
    workgroups::{Access, AccessState, Standing, Workgroup, WorkgroupAct, enters},
};

pub async fn show(State(site): State<Site>, visit: Visit, Path(slug): Path<String>) -> Result<Response, Fault> {
    answer(&site, &visit, &slug, None).await
}

/// The page, with the rule that says no to what was tried.
pub async fn answer(site: &Site, visit: &Visit, slug: &str, tried: Option<Refusal>) -> Result<Response, Fault> {
    let page = sund_actions::workgroups::show(&site.sund, visit.viewer()?, slug).await?;
    let status = if tried.is_some() { StatusCode::FORBIDDEN } else { StatusCode::OK };
    let title = page.workgroup.name.clone();
    Ok(Page::new(title, Some(Nav::Workgroups)).status(status).show(visit, || body(visit, &page, tried)))
}

fn body(visit: &Visit, page: &WorkgroupPage, tried: Option<Refusal>) -> AnyView {
    let words = visit.words;
    let group = &page.workgroup;
    let base = format!("/workgroups/{}", group.slug);
    let inside = group.may(WorkgroupAct::Enter).is_ok();
    let short = !group.sure && enters(group.visibility, group.standing);
    let leads = group.may(WorkgroupAct::PlanSession).is_ok();
    let chair = group.may(WorkgroupAct::ChangeWorkgroup).is_ok();
    let administrator = visit.viewer.as_ref().is_some_and(|viewer| viewer.administrator);
    let hosts = Host { workgroup: group.clone(), administrator }.may(HostAct::SeeGuests).is_ok();
    let membership = if group.standing == Standing::Outsider {
        group
            .may(WorkgroupAct::Join)
            .is_ok()
            .then(|| act(visit, format!("{base}/join"), "btn main", words.t("workgroup-join"), &[]))
    } else {
        Some(act(visit, format!("{base}/leave"), "btn small", words.t("workgroup-leave"), &[]))
    };
    view! {
        <main id="main" tabindex="-1">
            <div class="stack gap-l">
                <div>
                    {crumbs(visit, vec![("/workgroups".into(), words.t("nav-workgroups"))])}
                    <div class="row mt-s">
                        <h1 lang=group.language.code()>{group.name.clone()}</h1>
                        {visibility(visit, group.visibility)}
                        <span class="grow"></span>
                        {membership}
                    </div>
                    {group.tells().then(|| view! { <p class="muted m-0" lang=group.language.code()>{group.purpose.clone()}</p> })}
                    {about(visit, group, &page.about)}
                    {(inside && !group.required.is_nothing()).then(|| view! {
                        <p class="muted small m-0">{icon(visit, "lock")}" "{words.t1("protection-says", "what", words.assurance(group.required))}</p>
                    })}
                    {tried.map(|refusal| view! { <div class="mt">{refused(visit, refusal, &base)}</div> })}
                </div>
                {short.then(|| ask_again(visit, group.required, &base))}
                {readers(visit, page, &base)}
                {handover_page::notice(visit, &group.slug, &page.handovers)}
                {page.chair_ends.map(|at| view! { <p class="notice warn">{words.t1("handover-ends", "at", visit.date_and_clock(at))}" "<a href=format!("{base}/handover")>{words.t("handover-title")}</a></p> })}
                {group.barred.then(|| view! { <p class="notice warn">{words.refusal(Refusal::Suspended)}" "<a href="/settings/decisions">{words.t("decisions-title")}</a></p> })}
                {(!inside && !short && !group.barred).then(|| view! { <p class="empty">{words.t("workgroup-closed")}</p>{own(visit, group, page.own.as_ref())} })}
                {inside.then(|| view! {
                    <section>
                        <div class="row">
                            <h2>{words.t("nav-forums")}</h2><span class="grow"></span>
                            {act(visit, format!("{base}/read"), "btn small", words.t("workgroup-mark-read"), &[])}
                            {chair.then(|| view! { <a class="btn small" href=format!("{base}/forums/new")>{words.t("forum-add")}</a> })}
                        </div>
                        {lines::forums(visit, &page.forums)}</section>
                    <section>
                        <div class="row">
                            <h2>{words.t("nav-live")}</h2><span class="grow"></span>
                            {leads.then(|| view! {
                                <a class="btn small" href=format!("/conferences/new?workgroup={}", group.slug)>{words.t("conference-plan")}</a>
                                <a class="btn small" href=format!("/live/new?workgroup={}", group.slug)>{words.t("live-plan")}</a>
                            })}
                        </div>
                        {sessions(visit, &page.sessions, false)}
                    </section>
                    {conferences(visit, &page.conferences, false)}
                })}
            </div>
            <aside class="stack">
                {inside.then(|| view! {
                    <section class="card">
                        <h2>{words.t1("count-members", "n", page.count)}</h2>
                        {members(visit, page)}
                        <p class="m-0 mt"><a class="btn small" href=format!("{base}/members")>{words.t("members-all")}</a></p>
                    </section>
                })}
                {(inside || hosts || chair || group.may(WorkgroupAct::ReadLog).is_ok() || group.may(WorkgroupAct::Export).is_ok()).then(|| view! { <section class="card">
                    <h2>{words.t("workgroup-pages")}</h2>
                    <ul class="links">
                        {page.asking.map(|n| view! { <li><a href=format!("{base}/requests")>{words.t("requests-title")}" "<span class="chip q">{words.t1("queue-open", "n", n)}</span></a></li> })}
                        {page.waiting.map(|n| view! { <li><a href=format!("{base}/queue")>{words.t("queue-title")}" "<span class="chip q">{words.t1("queue-open", "n", n)}</span></a></li> })}
                        {hosts.then(|| view! { <li><a href=format!("{base}/guests")>{words.t("guests-title")}</a></li> })}
                        {group.may(WorkgroupAct::ReadLog).is_ok().then(|| view! { <li><a href=format!("{base}/log")>{words.t("log-title")}</a></li> })}
                        {inside.then(|| view! { <li><a href="/settings/notifications">{words.t("tell-title")}</a></li> })}
                        {chair.then(|| view! { <li><a href=format!("{base}/settings")>{words.t("workgroup-settings")}</a></li> })}
                        {chair.then(|| view! { <li><a href=format!("{base}/templates")>{words.t("templates-title")}</a></li> })}
                        {chair.then(|| view! { <li><a href=format!("{base}/watching")>{words.t("watch-default-title")}</a></li> })}
                        {chair.then(|| view! { <li><a href=format!("{base}/protection")>{words.t("protection-title")}</a></li> })}
                        {group.may(WorkgroupAct::HandOver).is_ok().then(|| view! { <li><a href=format!("{base}/handover")>{words.t("handover-title")}</a></li> })}
                        {group.may(WorkgroupAct::Export).is_ok().then(|| view! { <li><a href=format!("{base}/export")>{words.t("export-title")}</a></li> })}
                    </ul>
                </section> })}
            </aside>
        </main>
    }
    .into_any()
}

/// Administrators who read here now without being in it. Chairs alone are told, and can end it.
fn readers(visit: &Visit, page: &WorkgroupPage, base: &str) -> Option<AnyView> {
    let words = visit.words;
    let row = |access: &Access| {
        let AccessState::Open { until } = access.state else { return None };
        let values = [
            ("name", access.asker_name.clone().into()),
            ("second", access.second_name.clone().unwrap_or_default().into()),
            ("until", visit.date_and_clock(until).into()),
        ];
        Some(view! {
            <li class="stack gap-s">
                <p>{words.tn("access-reads", values)}</p>
                <p class="small">{access.reason.clone()}</p>
                {act(visit, format!("{base}/access/{}/end", access.asker), "btn small", words.t("access-end"), &[])}
            </li>
        })
    };
    let rows = page.readers.iter().filter_map(row).collect_view();
    (!page.readers.is_empty()).then(|| {
        view! { <section class="notice warn stack gap-s"><h2>{words.t("access-here")}</h2><ul class="bare">{rows}</ul></section> }
            .into_any()
    })
}

fn refused(visit: &Visit, refusal: Refusal, base: &str) -> AnyView {
    let text = visit.words.refusal(refusal);
    match refusal {
        Refusal::StepUp(asked) => ask_again(visit, asked, base),
        _ => view! { <p class="notice warn" role="alert">{text}</p> }.into_any(),
    }
}

fn members(visit: &Visit, page: &WorkgroupPage) -> AnyView {
    page.members
        .iter()
        .map(|(member, standing)| member_row(visit, &page.workgroup, member, *standing))
        .collect_view()
        .into_any()
}

pub fn member_row(visit: &Visit, group: &Workgroup, member: &Profile, standing: Standing) -> AnyView {
    let words = visit.words;
    let author = &member.author;
    let slug = &group.slug;
    let base = format!("/workgroups/{slug}/members/{}", author.person);
    let chair = group.may(WorkgroupAct::ChangeRole).is_ok();
    let offices = [Standing::Member, Standing::Deputy, Standing::Chair]
        .into_iter()
        .filter(|office| *office != standing && (!author.guest || *office == Standing::Member))
        .map(|office| {
            let label = words.t(&format!("member-make-{}", office.role()));
            act(visit, format!("{base}/role"), "btn small", label, &[("role", office.role().into())])
        })
        .collect_view();
    view! {
        <div class="small mt-s member">
            {face(author, true)}
            <span class="row gap-s">
                {person_link(author)}
                {country(visit, author.country)}
                {guest(visit, author)}
                {standing.leads().then(|| view! { <span class="chip">{words.t(&format!("role-{}-short", standing.role()))}</span> })}
            </span>
            {group.may(WorkgroupAct::Moderate).is_ok().then(|| view! {
                <details class="menu">
                    <summary class="btn plain" aria-label=words.t1("member-change", "name", author.name.as_str())>"⋯"</summary>
                    <div>
                        {chair.then_some(offices)}
                        <a href=format!("/workgroups/{slug}/moderation/{}", author.person)>{words.t("post-person")}</a>
                        {chair.then(|| act(visit, format!("{base}/remove"), "btn small danger", words.t("member-remove"), &[]))}
                    </div>
                </details>
            })}
        </div>
    }
    .into_any()
}
