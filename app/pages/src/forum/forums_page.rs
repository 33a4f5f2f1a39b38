//! All forums, by workgroup.

use super::lines;
use crate::{
    Fault, Site, Visit,
    layout::{Nav, Page},
    parts::visibility,
};
use axum::{extract::State, response::Response};
use leptos::prelude::*;
use sund_domain::forum::ForumLine;

pub async fn show(State(site): State<Site>, visit: Visit) -> Result<Response, Fault> {
    let all = sund_actions::forum::forums(&site.sund, visit.viewer()?).await?;
    let title = visit.words.t("nav-forums");
    Ok(Page::new(title.clone(), Some(Nav::Forums)).show(&visit, || {
        let groups = all
            .chunk_by(|a, b| a.forum.workgroup == b.forum.workgroup)
            .map(|group| section(&visit, group))
            .collect_view();
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack gap-l">
                    <div class="row">
                        <h1>{title}</h1>
                        <span class="grow"></span>
                        <a class="btn small" href="/tags">{visit.words.t("field-tags")}</a>
                    </div>
                    {groups}
                </div>
            </main>
        }
        .into_any()
    }))
}

fn section(visit: &Visit, group: &[ForumLine]) -> Option<AnyView> {
    let first = &group.first()?.forum;
    Some(
        view! {
            <section>
                <div class="row">
                    <h2><a href=format!("/workgroups/{}", first.workgroup_slug)>{first.workgroup_name.clone()}</a></h2>
                    {visibility(visit, first.visibility)}
                </div>
                {lines::forums(visit, group)}
            </section>
        }
        .into_any(),
    )
}
