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
                    <div class="sheet" tabindex="0" role="region" aria-label=words.t("log-title")>
                        <table>
                            <thead><tr><th scope="col">{words.t("log-when")}</th><th scope="col">{words.t("log-who")}</th><th scope="col">{words.t("log-act")}</th><th scope="col">{words.t("field-reason")}</th></tr></thead>
                            <tbody>{rows}</tbody>
                        </table>
                    </div>
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
    view! {
        <tr>
            <td class="nowrap">{exact_time(visit, line.at)}</td>
            <td>{line.by.clone()}</td>
            <td>{visit.words.t(&format!("audit-{}", line.act.code()))}": "{what}</td>
            <td>{line.reason.clone()}</td>
        </tr>
    }
    .into_any()
}
