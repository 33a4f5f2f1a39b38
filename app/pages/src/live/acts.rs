//! What is done with a session by a button: opening it, raising a hand, giving the floor.

use crate::{Fault, Site, Visit, forms::see_other, forum::id};
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use sund_actions::ActionError;
use sund_domain::{
    Refusal,
    ids::{PersonId, SessionId},
    live::Writers,
};

/// What a button says.
#[derive(Debug, Default, Deserialize)]
pub struct Pressed {
    #[serde(default)]
    pub up: String,
    #[serde(default)]
    person: String,
    #[serde(default)]
    pub state: String,
    #[serde(default)]
    pub to: String,
    #[serde(default)]
    pub closed: String,
    #[serde(default)]
    writers: String,
    /// Sent by a page that stays where it is.
    #[serde(default)]
    quiet: String,
}

pub async fn open(State(site): State<Site>, visit: Visit, Path(session): Path<String>) -> Result<Response, Fault> {
    let session: SessionId = id(&session)?;
    sund_actions::live::open(&site.sund, visit.viewer()?, session).await?;
    site.talk.changed(session);
    Ok(see_other(&format!("/live/{session}")))
}

/// Who writes, and how often.
pub async fn writers(
    State(site): State<Site>,
    visit: Visit,
    Path(session): Path<String>,
    Form(pressed): Form<Pressed>,
) -> Result<Response, Fault> {
    let session: SessionId = id(&session)?;
    let writers: Writers = pressed.writers.parse().map_err(|_| ActionError::Refused(Refusal::NotFound))?;
    let done = sund_actions::live::let_write(&site.sund, visit.viewer()?, session, writers).await;
    pressed_in(&site, session, &pressed, done)
}

pub async fn hand(
    State(site): State<Site>,
    visit: Visit,
    Path(session): Path<String>,
    Form(pressed): Form<Pressed>,
) -> Result<Response, Fault> {
    let session: SessionId = id(&session)?;
    let done =
        sund_actions::live::raise_hand(&site.sund, &*site.talk, visit.viewer()?, session, pressed.up == "yes").await;
    pressed_in(&site, session, &pressed, done)
}

pub async fn floor(
    State(site): State<Site>,
    visit: Visit,
    Path(session): Path<String>,
    Form(pressed): Form<Pressed>,
) -> Result<Response, Fault> {
    let session: SessionId = id(&session)?;
    let to: Option<PersonId> = if pressed.person.is_empty() { None } else { Some(id(&pressed.person)?) };
    let done = sund_actions::live::give_floor(&site.sund, visit.viewer()?, session, to).await;
    pressed_in(&site, session, &pressed, done)
}

pub async fn lower(
    State(site): State<Site>,
    visit: Visit,
    Path(session): Path<String>,
    Form(pressed): Form<Pressed>,
) -> Result<Response, Fault> {
    let session: SessionId = id(&session)?;
    let of: PersonId = id(&pressed.person)?;
    let done = sund_actions::live::lower_hand(&site.sund, visit.viewer()?, session, of).await;
    pressed_in(&site, session, &pressed, done)
}

/// Everybody in the room hears of it; a page that stays where it is hears no more than that.
pub fn pressed_in(
    site: &Site,
    session: SessionId,
    pressed: &Pressed,
    done: Result<(), ActionError>,
) -> Result<Response, Fault> {
    done?;
    site.talk.changed(session);
    Ok(if pressed.quiet == "yes" {
        StatusCode::NO_CONTENT.into_response()
    } else {
        see_other(&format!("/live/{session}"))
    })
}
