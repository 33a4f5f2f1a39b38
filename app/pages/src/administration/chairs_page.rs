//! Workgroups that nobody chairs any more, and their next chairs.

use super::CHAIRS;
use crate::{
    Fault, Site, Visit,
    forms::see_other,
    forum::id,
    layout::Page,
    parts::{country, face, person_link, visibility},
};
use axum::{Form, extract::State, response::Response};
use leptos::prelude::*;
use serde::Deserialize;
use sund_actions::workgroups::{appoint_chair, without_chair};
use sund_domain::{ids::PersonId, people::Profile, workgroups::Workgroup};

pub async fn show(State(site): State<Site>, visit: Visit) -> Result<Response, Fault> {
    let all = without_chair(&site.sund, visit.viewer()?).await?;
    let words = visit.words;
    let title = words.t("chairs-title");
    Ok(Page::new(title.clone(), None).show(&visit, || {
        let groups = all.known.iter().map(|(group, members)| one(&visit, group, members)).collect_view();
        let nothing = all.known.is_empty() && all.others == 0;
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    <h1>{title}</h1>
                    <p class="m-0">{words.t("chairs-intro")}</p>
                    {nothing.then(|| view! { <p class="empty">{words.t("chairs-none")}</p> })}
                    {groups}
                    {(all.others > 0).then(|| view! { <p class="notice">{words.t1("chairs-others", "n", all.others)}</p> })}
                </div>
            </main>
        }
        .into_any()
    }))
}

fn one(visit: &Visit, group: &Workgroup, members: &[Profile]) -> AnyView {
    let words = visit.words;
    let rows = members.iter().map(|member| row(visit, group, member)).collect_view();
    let nobody = members.is_empty().then(|| view! { <p class="muted m-0">{words.t("chairs-nobody")}</p> });
    view! {
        <section class="card stack">
            <div class="row"><h2 lang=group.language.code()>{group.name.clone()}</h2>{visibility(visit, group.visibility)}</div>
            {nobody}
            <ul class="list">{rows}</ul>
        </section>
    }
    .into_any()
}

fn row(visit: &Visit, group: &Workgroup, member: &Profile) -> AnyView {
    let words = visit.words;
    let author = &member.author;
    let whole = words.t1("chairs-appoint-of", "name", author.name.as_str());
    view! {
        <li>
            <div class="row">{face(author, true)}{person_link(author)}{country(visit, author.country)}</div>
            <form method="post" action=visit.action(CHAIRS) class="bare">
                <input type="hidden" name="workgroup" value=group.slug.clone()/>
                <input type="hidden" name="member" value=author.person.to_string()/>
                <button class="btn small" aria-label=whole>{words.t("chairs-appoint")}</button>
            </form>
            <span class="muted small">{author.organisation.clone()}</span>
        </li>
    }
    .into_any()
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Chosen {
    workgroup: String,
    member: String,
}

pub async fn appoint(State(site): State<Site>, visit: Visit, Form(chosen): Form<Chosen>) -> Result<Response, Fault> {
    let viewer = visit.viewer()?;
    appoint_chair(&site.sund, viewer, &chosen.workgroup, id::<PersonId>(&chosen.member)?).await?;
    Ok(see_other(CHAIRS))
}
