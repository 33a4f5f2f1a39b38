//! A person's page.

use crate::{
    Fault, Site, Visit,
    forum::id,
    layout::{Nav, Page},
    parts::{act, country, crumbs, face, guest},
};
use axum::{
    extract::{Path, State},
    response::Response,
};
use leptos::prelude::*;

pub async fn show(State(site): State<Site>, visit: Visit, Path(person): Path<String>) -> Result<Response, Fault> {
    let viewer = visit.viewer()?;
    let profile = sund_actions::people::profile(&site.sund, viewer, id(&person)?).await?;
    let words = visit.words;
    let author = &profile.author;
    let me = author.person == viewer.person;
    let follows = !me && sund_actions::notifications::follows(&site.sund, viewer, author.person).await?;
    let (label, set) = if follows { ("person-unfollow", "no") } else { ("person-follow", "yes") };
    Ok(Page::new(author.name.clone(), Some(Nav::People)).show(&visit, || {
        let topics = if profile.topics.is_empty() { words.t("profile-no-topics") } else { profile.topics.clone() };
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    {crumbs(&visit, vec![("/people".into(), words.t("nav-people"))])}
                    <div class="row">{face(author, false)}<h1>{author.name.clone()}</h1>{country(&visit, author.country)}{guest(&visit, author)}</div>
                    <section class="card">
                        <dl class="facts">
                            <dt>{words.t("profile-organisation")}</dt><dd>{author.organisation.clone()}</dd>
                            {(!profile.title.is_empty()).then(|| view! { <dt>{words.t("profile-title")}</dt><dd>{profile.title.clone()}</dd> })}
                            <dt>{words.t("profile-topics")}</dt><dd>{topics}</dd>
                        </dl>
                    </section>
                    {(!me).then(|| view! {
                        <section class="stack gap-s">
                            <div class="row">{act(&visit, format!("/people/{}/follow", author.person), "btn", words.t(label), &[("set", set.into())])}</div>
                            <p class="hint">{words.t("person-follow-hint")}</p>
                        </section>
                    })}
                    {(viewer.administrator && !me).then(|| view! {
                        <p class="m-0"><a class="btn" href=format!("/administration/people/{}", author.person)>{words.t("account-manage")}</a></p>
                    })}
                    {me.then(|| view! { <p class="m-0"><a class="btn" href="/settings">{words.t("nav-settings")}</a></p> })}
                </div>
            </main>
        }
        .into_any()
    }))
}
