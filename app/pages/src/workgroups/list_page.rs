//! All workgroups that the viewer may know of.

use super::ask_page;
use crate::{
    Fault, Site, Visit,
    layout::{Nav, Page},
    parts::{icon, visibility},
};
use axum::{extract::State, response::Response};
use leptos::prelude::*;
use sund_domain::workgroups::{Standing, Workgroup, may_make};

pub async fn show(State(site): State<Site>, visit: Visit) -> Result<Response, Fault> {
    let viewer = visit.viewer()?;
    let all = sund_actions::workgroups::workgroups(&site.sund, viewer).await?;
    let counts = sund_actions::workgroups::member_counts(&site.sund, viewer).await?;
    let own = sund_actions::workgroups::own_admissions(&site.sund, viewer).await?;
    let make = may_make(viewer).is_ok();
    let title = visit.words.t("nav-workgroups");
    Ok(Page::new(title.clone(), Some(Nav::Workgroups)).show(&visit, || {
        let rows = all.iter().map(|group| row(&visit, group, counts.get(&group.id).copied().unwrap_or_default())).collect_view();
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    <div class="row">
                        <h1>{title}</h1>
                        <span class="grow"></span>
                        {make.then(|| view! { <a class="btn main" href="/workgroups/new">{visit.words.t("workgroup-make")}</a> })}
                    </div>{ask_page::all(&visit, &own)}<ul class="list">{rows}</ul></div>
            </main>
        }
        .into_any()
    }))
}

fn row(visit: &Visit, group: &Workgroup, members: u32) -> AnyView {
    let words = visit.words;
    let standing = match group.standing {
        Standing::Outsider => None,
        Standing::Reader => Some("role-reader"),
        Standing::Member => Some("role-member"),
        Standing::Deputy => Some("role-deputy"),
        Standing::Chair => Some("role-chair"),
    };
    let told = group.tells();
    view! {
        <li>
            <div class="row">
                <a class="t" href=format!("/workgroups/{}", group.slug) lang=group.language.code()>{group.name.clone()}</a>
                {visibility(visit, group.visibility)}
                {(!group.sure && group.standing != Standing::Outsider).then(|| view! { <span class="chip">{icon(visit, "lock")}{words.t("step-up-chip")}</span> })}
                {standing.map(|key| view! { <span class="chip q">{words.t(key)}</span> })}
            </div>
            {told.then(|| view! {
                <span class="num">{words.t1("count-members", "n", members)}</span>
                <span class="muted small" lang=group.language.code()>{group.purpose.clone()}</span>
            })}
        </li>
    }
    .into_any()
}
