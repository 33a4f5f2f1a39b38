//! The log for administrators: why a sign-in was refused, found by the number that the person was shown; and for platform
//! administrators everything else that is about no workgroup.

use super::LOG;
use crate::{Fault, Site, Visit, forms::encode, layout::Page, parts::exact_time};
use axum::{
    extract::{Query, State},
    response::Response,
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_actions::audit::network_log;
use sund_domain::audit::{LogScope, NetworkLine};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Ask {
    number: String,
    after: Option<String>,
}

pub async fn show(State(site): State<Site>, visit: Visit, Query(ask): Query<Ask>) -> Result<Response, Fault> {
    let after = ask.after.as_deref().map(str::parse).transpose()?;
    let (scope, page) = network_log(&site.sund, visit.viewer()?, &ask.number, after).await?;
    let words = visit.words;
    let (title, intro) = match scope {
        LogScope::Network => (words.t("network-log-title"), words.t("network-log-intro")),
        LogScope::Organisation(_) => (words.t("network-log-title"), words.t("network-log-intro-own")),
    };
    Ok(Page::new(title.clone(), None).show(&visit, || {
        let rows = page.rows.iter().map(|line| row(&visit, line)).collect_view();
        let next = page.next.map(|cursor| format!("{LOG}?after={}", encode(&cursor.to_string())));
        let empty = if ask.number.is_empty() { "network-log-empty" } else { "network-log-no-number" };
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    <h1>{title}</h1>
                    <p class="m-0">{intro}</p>
                    <form method="get" action=LOG role="search" class="stack">
                        <div class="field">
                            <label for="number">{words.t("network-log-number")}</label>
                            <p class="hint" id="number-hint">{words.t("network-log-number-hint")}</p>
                            <input id="number" name="number" type="text" value=ask.number.clone() maxlength="40"
                                autocomplete="off" autocapitalize="none" spellcheck="false" aria-describedby="number-hint"/>
                        </div>
                        <div class="row">
                            <button class="btn main">{words.t("network-log-find")}</button>
                            {(!ask.number.is_empty()).then(|| view! { <a class="btn" href=LOG>{words.t("network-log-all")}</a> })}
                        </div>
                    </form>
                    <ol class="list log-lines">{rows}</ol>
                    {page.rows.is_empty().then(|| view! { <p class="empty">{words.t(empty)}</p> })}
                    {next.map(|href| view! { <nav class="pager" aria-label=words.t("pager")><a class="btn" rel="next" href=href>{words.t("pager-older")}</a></nav> })}
                </div>
            </main>
        }
        .into_any()
    }))
}

/// Causes are written for those who look after sign-ins, in English.
fn row(visit: &Visit, line: &NetworkLine) -> AnyView {
    let what = (!line.what.is_empty()).then(|| format!(": {}", line.what));
    let by = (!line.by.is_empty()).then(|| format!(" · {}", line.by));
    let reason = line.reason.as_ref().map(|reason| {
        view! { <span>{visit.words.t("field-reason")}": "{reason.clone()}</span> }
    });
    let detail = line.detail.as_ref().map(|detail| view! { <span class="small" lang="en">{detail.clone()}</span> });
    view! {
        <li>
            <span>{visit.words.t(&format!("audit-{}", line.act.code()))}{what}</span>
            {detail}
            {reason}
            <span class="muted small">{exact_time(visit, line.at)}{by}</span>
        </li>
    }
    .into_any()
}
