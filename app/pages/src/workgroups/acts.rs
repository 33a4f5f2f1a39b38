//! Joining, leaving, and what chairs do with members.

use super::workgroup_page::answer;
use crate::{
    Fault, Site, Visit,
    forms::{encode, see_other},
    forum::id,
};
use axum::{
    Form,
    extract::{Path, State},
    response::Response,
};
use serde::Deserialize;
use sund_actions::{ActionError, Done, workgroups};
use sund_domain::{Refusal, workgroups::Standing};

pub async fn join(State(site): State<Site>, visit: Visit, Path(slug): Path<String>) -> Result<Response, Fault> {
    let viewer = visit.viewer()?;
    let done = workgroups::join(&site.sund, viewer, &slug).await;
    if done.is_ok()
        && let (_, Some(rules)) =
            workgroups::rules(&site.sund, viewer, &slug).await.map(|(group, all)| (group, all.into_iter().next()))?
        && !rules.html.is_empty()
    {
        // Who joins reads first what the others have agreed on.
        return Ok(see_other(&format!("/workgroups/{}/rules", encode(&slug))));
    }
    back(&site, &visit, &slug, done).await
}

pub async fn leave(State(site): State<Site>, visit: Visit, Path(slug): Path<String>) -> Result<Response, Fault> {
    let done = workgroups::leave(&site.sund, visit.viewer()?, &slug).await;
    if done.is_ok() {
        return Ok(see_other("/workgroups"));
    }
    back(&site, &visit, &slug, done).await
}

/// A chair ends an administrator's reading.
pub async fn end_access(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, person)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let done = workgroups::end_access(&site.sund, visit.viewer()?, &slug, id(&person)?).await;
    back(&site, &visit, &slug, done).await
}

pub async fn remove(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, person)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let done = workgroups::remove_member(&site.sund, visit.viewer()?, &slug, id(&person)?).await;
    back(&site, &visit, &slug, done).await
}

#[derive(Debug, Deserialize)]
pub struct Role {
    #[serde(default)]
    role: String,
}

pub async fn role(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, person)): Path<(String, String)>,
    Form(form): Form<Role>,
) -> Result<Response, Fault> {
    let done = workgroups::change_role(
        &site.sund,
        visit.viewer()?,
        &slug,
        id(&person)?,
        Standing::from_role(Some(&form.role)),
    )
    .await;
    back(&site, &visit, &slug, done).await
}

async fn back(site: &Site, visit: &Visit, slug: &str, done: Done<()>) -> Result<Response, Fault> {
    match done {
        Ok(()) => Ok(see_other(&format!("/workgroups/{}", encode(slug)))),
        Err(ActionError::Refused(refusal)) if refusal != Refusal::NotFound => {
            answer(site, visit, slug, Some(refusal)).await
        }
        Err(error) => Err(error.into()),
    }
}
