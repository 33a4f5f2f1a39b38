//! Two accounts of one person, shown to be theirs at both providers: they say here whether the two become one. Who may,
//! and what becomes of it, is decided in `sund_actions::sso`; the session goes on under a new token.

use super::{Sso, cookies::set_session, refused::impossible};
use axum::{
    extract::{Path, State, rejection::PathRejection},
    response::{IntoResponse, Redirect, Response},
};
use sund_actions::{
    ActionError,
    sso::{join_account, leave_account, second_account},
};
use sund_domain::{Refusal, ids::JoiningId};
use sund_pages::{Fault, Visit, join_page};

/// Where one sees afterwards with what one signs in.
pub const BACK: &str = "/settings/identities";

/// The page that asks.
pub fn page_of(joining: JoiningId) -> String {
    format!("{BACK}/join/{joining}")
}

type Named = Result<Path<String>, PathRejection>;

fn named(named: Named) -> Result<JoiningId, Fault> {
    let nothing = || ActionError::Refused(Refusal::NotFound);
    Ok(named.ok().and_then(|Path(id)| id.parse().ok()).ok_or_else(nothing)?)
}

fn session(visit: &Visit) -> &str {
    visit.token_hash.as_deref().unwrap_or_default()
}

/// Says what will happen.
pub async fn show(State(sso): State<Sso>, visit: Visit, id: Named) -> Result<Response, Fault> {
    let viewer = visit.viewer()?;
    let id = named(id)?;
    let account = second_account(&sso.sund, viewer, session(&visit), id).await?;
    Ok(join_page(&visit, &viewer.organisation_name, &account, &page_of(id)))
}

/// Does it.
pub async fn go_on(State(sso): State<Sso>, visit: Visit, id: Named) -> Result<Response, Fault> {
    let token = join_account(&sso.sund, visit.viewer()?, session(&visit), named(id)?).await?;
    let mut response = Redirect::to(BACK).into_response();
    Ok(match set_session(response.headers_mut(), &token) {
        Ok(()) => response,
        Err(fault) => impossible(&fault),
    })
}

/// Leaves everything as it is.
pub async fn leave(State(sso): State<Sso>, visit: Visit, id: Named) -> Result<Response, Fault> {
    leave_account(&sso.sund, visit.viewer()?, session(&visit), named(id)?).await?;
    Ok(Redirect::to(BACK).into_response())
}
