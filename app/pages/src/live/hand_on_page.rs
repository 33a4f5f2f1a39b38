//! Handing an open question of a session on to another member.

use super::{number, way};
use crate::{
    Fault, Site, Visit,
    forms::{after, choice, errors_of},
    forum::id,
    layout::{Nav, form_page},
};
use axum::{
    Form,
    extract::{Path, State},
    response::Response,
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_actions::live;
use sund_domain::{Field, Invalid, ids::SessionId};

#[derive(Debug, Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    member: String,
}

type Of = Path<(String, String)>;

pub async fn show(State(site): State<Site>, visit: Visit, Path((session, of)): Of) -> Result<Response, Fault> {
    answer(&site, &visit, (id(&session)?, number(&of)?), "", None).await
}

pub async fn submit(
    State(site): State<Site>,
    visit: Visit,
    Path((session, of)): Of,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let of: (SessionId, u32) = (id(&session)?, number(&of)?);
    let done = live::hand_on(&site.sund, visit.viewer()?, of.0, of.1, typed.member.parse().ok()).await;
    after(done.map(|()| format!("/live/{}#board-outcomes", of.0)), "", async |invalid| {
        answer(&site, &visit, of, &typed.member, Some(&invalid)).await
    })
    .await
}

async fn answer(
    site: &Site,
    visit: &Visit,
    of: (SessionId, u32),
    chosen: &str,
    invalid: Option<&Invalid>,
) -> Result<Response, Fault> {
    let words = visit.words;
    let all = live::handing_on(&site.sund, visit.viewer()?, of.0, of.1).await?;
    let others = all
        .others
        .iter()
        .map(|one| (one.author.person.to_string(), format!("{} · {}", one.author.name, one.author.organisation)));
    let options = std::iter::once((String::new(), words.t("handover-nobody"))).chain(others).collect();
    Ok(form_page(visit, Nav::Live, words.t("live-hand-on"), way(visit, &all.session), invalid, || {
        let owner = words.t1("live-left-owner", "person", all.outcome.owner_name.as_str());
        view! {
            <>
                <p class="m-0"><a href=format!("/threads/{}", all.outcome.thread)>{words.t("live-hand-on-thread")}</a>" · "{owner}</p>
                {errors_of(visit, invalid, &[(Field::Member, "live-hand-on-who")])}
                <form method="post" action=visit.action(format!("/live/{}/outcomes/{}", of.0, of.1)) class="stack">
                    {choice(visit, invalid, Field::Member, words.t("live-hand-on-who"), options, chosen)}
                    <div class="row"><button class="btn main">{words.t("live-hand-on-it")}</button></div>
                </form>
            </>
        }
        .into_any()
    }))
}
