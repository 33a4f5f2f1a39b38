//! What chairs did in a workgroup, and why: for its members.

use crate::{
    Fault, Site, Visit,
    layout::{Nav, Page},
    parts::{crumbs, exact_time},
};
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_domain::audit::LogLine;

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
    let (group, page) = sund_actions::audit::workgroup_log(&site.sund, visit.viewer()?, &slug, after).await?;
    let words = visit.words;
    let title = words.t("log-title");
    Ok(Page::new(title.clone(), Some(Nav::Workgroups)).show(&visit, || {
        let rows = page.rows.iter().map(|line| row(&visit, line)).collect_view();
        let next = page.next.map(|cursor| format!("/workgroups/{}/log?after={cursor}", group.slug));
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    {crumbs(&visit, vec![("/workgroups".into(), words.t("nav-workgroups")), (format!("/workgroups/{}", group.slug), group.name.clone())])}
                    <h1>{title}</h1>
                    <ol class="list log-lines">{rows}</ol>
                    {page.rows.is_empty().then(|| view! { <p class="empty">{words.t("log-empty")}</p> })}
                    {next.map(|href| view! { <nav class="pager" aria-label=words.t("pager")><a class="btn" rel="next" href=href>{words.t("pager-older")}</a></nav> })}
                </div>
            </main>
        }
        .into_any()
    }))
}

fn row(visit: &Visit, line: &LogLine) -> AnyView {
    let what = match &line.link {
        Some(href) => view! { <a href=href.clone()>{line.what.clone()}</a> }.into_any(),
        None => line.what.clone().into_any(),
    };
    let reason = line.reason.as_ref().map(|reason| {
        view! { <span>{visit.words.t("field-reason")}": "{visit.words.reason(reason)}</span> }
    });
    // Nobody did what happened by itself: such as a mail that was sent.
    let by = (!line.by.is_empty()).then(|| format!(" · {}", line.by));
    view! {
        <li>
            <span>{visit.words.t(&format!("audit-{}", line.act.code()))}": "{what}</span>
            {reason}
            <span class="muted small">{exact_time(visit, line.at)}{by}</span>
        </li>
    }
    .into_any()
}
