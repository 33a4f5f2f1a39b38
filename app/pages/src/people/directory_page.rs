//! Everybody in the network, by name.

use crate::{
    Fault, Site, Visit,
    forum::id,
    layout::{Nav, Page},
    parts::{country, face, guest},
};
use axum::{
    extract::{Query, State},
    response::Response,
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_domain::people::Profile;

#[derive(Debug, Deserialize)]
pub struct Ask {
    after: Option<String>,
}

pub async fn show(State(site): State<Site>, visit: Visit, Query(ask): Query<Ask>) -> Result<Response, Fault> {
    let after = ask.after.as_deref().map(id).transpose()?;
    let (people, next) = sund_actions::people::directory(&site.sund, visit.viewer()?, after).await?;
    let words = visit.words;
    let title = words.t("nav-people");
    Ok(Page::new(title.clone(), Some(Nav::People)).show(&visit, || {
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    <h1>{title}</h1>
                    <p class="muted m-0">{words.t("people-intro")}</p>
                    {list(&visit, &people)}
                    {next.map(|id| view! {
                        <nav class="pager" aria-label=words.t("pager")><a class="btn" rel="next" href=format!("/people?after={id}")>{words.t("pager-more")}</a></nav>
                    })}
                </div>
            </main>
        }
        .into_any()
    }))
}

/// People with their organisations and what to ask them about.
pub fn list(visit: &Visit, people: &[Profile]) -> AnyView {
    let rows = people
        .iter()
        .map(|profile| {
            let author = &profile.author;
            let chair = author.chair.then(|| view! { <span class="chip">{visit.words.t("role-chair-short")}</span> });
            view! {
                <li>
                    <div class="row">
                        {face(author, true)}
                        <a class="t" href=format!("/people/{}", author.person)>{author.name.clone()}</a>
                        {country(visit, author.country)}{guest(visit, author)}{chair}
                    </div>
                    <span class="num"></span>
                    <span class="muted small">{author.organisation.clone()}{(!profile.topics.is_empty()).then(|| format!(" · {}", profile.topics))}</span>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="list">{rows}</ul> }.into_any()
}
