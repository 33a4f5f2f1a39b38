//! The members of a workgroup: found by name, organisation or country.

use super::workgroup_page::member_row;
use crate::{
    Fault, Site, Visit,
    forms::encode,
    forum::id,
    layout::{Nav, Page},
    parts::crumbs,
};
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_actions::workgroups::{MemberList, member_list};
use sund_domain::people::Country;

#[derive(Debug, Deserialize)]
pub struct Ask {
    #[serde(default)]
    name: String,
    #[serde(default)]
    country: String,
    after: Option<String>,
}

pub async fn show(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    Query(ask): Query<Ask>,
) -> Result<Response, Fault> {
    let after = ask.after.as_deref().map(id).transpose()?;
    let all = member_list(&site.sund, visit.viewer()?, &slug, (&ask.country, &ask.name), after).await?;
    let title = visit.words.t("members-title");
    Ok(Page::new(title.clone(), Some(Nav::Workgroups)).show(&visit, || body(&visit, &all, &ask, title)))
}

fn named(visit: &Visit, country: Country) -> String {
    visit.words.t(&format!("country-{}", country.code().to_lowercase()))
}

fn body(visit: &Visit, all: &MemberList, ask: &Ask, title: String) -> AnyView {
    let words = visit.words;
    let group = &all.workgroup;
    let base = format!("/workgroups/{}", group.slug);
    let way = vec![("/workgroups".to_owned(), words.t("nav-workgroups")), (base.clone(), group.name.clone())];
    let rows = all.members.iter().map(|(member, standing)| member_row(visit, group, member, *standing)).collect_view();
    let next = all
        .next
        .map(|id| format!("{base}/members?name={}&country={}&after={id}", encode(&ask.name), encode(&ask.country)));
    let options = std::iter::once((String::new(), words.t("members-everywhere")))
        .chain(
            all.countries
                .iter()
                .map(|(country, n)| (country.code().to_owned(), format!("{} ({n})", named(visit, *country)))),
        )
        .map(|(value, text)| {
            let selected = value == ask.country;
            view! { <option value=value selected=selected>{text}</option> }
        })
        .collect_view();
    let countries = all
        .countries
        .iter()
        .map(|(country, n)| {
            let href = format!("{base}/members?country={}", country.code());
            view! { <li><a href=href>{named(visit, *country)}</a><span class="num">{*n}</span></li> }
        })
        .collect_view();
    view! {
        <main id="main" tabindex="-1">
            <div class="stack">
                {crumbs(visit, way)}
                <h1>{title}</h1>
                <form method="get" action=format!("{base}/members") class="row" role="search">
                    <div class="field">
                        <label for="name">{words.t("members-name")}</label>
                        <input id="name" name="name" type="search" value=ask.name.clone()/>
                    </div>
                    <div class="field">
                        <label for="country">{words.t("field-country")}</label>
                        <select id="country" name="country">{options}</select>
                    </div>
                    <button class="btn">{words.t("members-find")}</button>
                </form>
                {all.members.is_empty().then(|| view! { <p class="empty">{words.t("members-nobody")}</p> })}
                <div class="stack gap-s">{rows}</div>
                {next.map(|href| view! { <nav class="pager" aria-label=words.t("pager")><a class="btn" rel="next" href=href>{words.t("pager-more")}</a></nav> })}
            </div>
            <aside class="stack">
                <section class="card"><h2>{words.t("members-by-country")}</h2><ul class="links">{countries}</ul></section>
            </aside>
        </main>
    }
    .into_any()
}
