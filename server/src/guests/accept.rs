//! An invitation: looking at it, making a passkey for it, accepting it.

use super::{
    Guests,
    answer::{NOT_ASKED, Shown, ask, asked},
};
use crate::sso::{
    Stop,
    browser::browser,
    cookies::{session_token, set_session},
    refused::{impossible, noted},
};
use axum::{
    Form,
    extract::{Path, State, rejection::FormRejection},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use sund_actions::{
    ActionError,
    guests::{self as actions, Accepted, Fits},
    sso::Arriving,
};
use sund_domain::{
    Invalid, Refusal,
    guests::{Ceremony, Offer, name},
};
use sund_pages::{
    Fault, Visit,
    guests::{self as pages, Accepting, For},
};

/// The form as it was filled in, with the answer.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    name: String,
    ceremony: String,
    credential: String,
}

/// The invitation. Unknown, used, withdrawn and too old are not found, all of them.
pub async fn show(State(guests): State<Guests>, visit: Visit, Path(token): Path<String>) -> Result<Response, Fault> {
    let (offer, who) = looked_at(&guests, &visit, &token).await?;
    Ok(pages::invitation_page(&visit, &offer, who, accepting(&guests, &token, "")))
}

/// A challenge for a new passkey, once the name can be taken.
pub async fn begin(
    State(guests): State<Guests>,
    visit: Visit,
    headers: HeaderMap,
    Path(token): Path<String>,
    typed: Result<Form<Typed>, FormRejection>,
) -> Result<Response, Fault> {
    let (offer, who) = looked_at(&guests, &visit, &token).await?;
    let typed = typed.map(|Form(typed)| typed).unwrap_or_default();
    let (For::Nobody, Some(authenticator)) = (who, &guests.authenticator) else {
        return Ok(StatusCode::FORBIDDEN.into_response());
    };
    let name = name(&typed.name)?;
    let person = guests.sso.sund.new_id();
    let asked = authenticator.make(person, &name, &[]);
    Ok(ask(&guests, &headers, Ceremony::Accept(offer.id, person), asked).await)
}

/// Takes the form: of a newcomer, with a passkey; of a guest who is in, as it is.
pub async fn take(
    State(guests): State<Guests>,
    visit: Visit,
    headers: HeaderMap,
    Path(token): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let (offer, who) = looked_at(&guests, &visit, &token).await?;
    let Typed { name: typed_name, ceremony, credential } = typed;
    let again = accepting(&guests, &token, &typed_name);
    match who {
        For::Guest => {
            let slug = actions::accept_again(&guests.sso.sund, visit.viewer()?, &token).await?;
            return Ok(Redirect::to(&format!("/workgroups/{slug}")).into_response());
        }
        For::AnotherGuest | For::NoGuest => return Ok(pages::no_guest_page(&visit, &offer, who, again)),
        For::Nobody => (),
    }
    let wrong =
        |invalid: &Invalid| pages::invitation_page(&visit, &offer, who, Accepting { invalid: Some(invalid), ..again });
    if let Err(invalid) = name(&typed_name) {
        return Ok(wrong(&invalid));
    }
    let shown = Shown { ceremony, credential };
    if shown.is_empty() {
        return Ok(pages::invitation_page(&visit, &offer, who, Accepting { without: true, ..again }));
    }
    match accepted(&guests, &visit, &headers, (&offer, &token), &typed_name, &shown).await {
        Ok(Some(session)) => {
            let mut response = Redirect::to(&format!("/workgroups/{}", offer.slug)).into_response();
            Ok(match set_session(response.headers_mut(), &session) {
                Ok(()) => response,
                Err(fault) => impossible(&fault),
            })
        }
        // Somebody was faster.
        Ok(None) => Err(ActionError::Refused(Refusal::NotFound).into()),
        Err(stop) => {
            let incident = noted(&guests.sso, None, &stop).await;
            Ok(pages::invitation_page(&visit, &offer, who, Accepting { incident: Some(&incident), ..again }))
        }
    }
}

/// From the answer to the token of the guest's first session; none if the invitation is gone meanwhile.
async fn accepted(
    guests: &Guests,
    visit: &Visit,
    headers: &HeaderMap,
    (offer, token): (&Offer, &str),
    name: &str,
    shown: &Shown,
) -> Result<Option<String>, Stop> {
    let authenticator = guests.authenticator.as_ref().ok_or(Stop::Nowhere("this site has no passkeys"))?;
    let (person, state) = match asked(guests, headers, shown).await? {
        Some((Ceremony::Accept(invitation, person), state)) if invitation == offer.id => (person, state),
        _ => return Err(Stop::Nowhere(NOT_ASKED)),
    };
    let made = authenticator.made(person, &state, &shown.credential).map_err(wrong)?;
    let replaces = session_token(headers);
    let arriving = Arriving { browser: browser(headers), replaces: replaces.as_deref(), ..Arriving::default() };
    let language = visit.words.language;
    match actions::accept(&guests.sso.sund, token, name, language, &made, &arriving).await? {
        Accepted::In { token } => Ok(Some(token)),
        Accepted::Gone => Ok(None),
        Accepted::PasskeyTaken => Err(Stop::Nowhere("passkey refused: somebody has one of this name")),
    }
}

fn wrong(cause: String) -> Stop {
    Stop::Passkey(format!("passkey refused: {cause}"))
}

/// The invitation, and who looks at it. A page that was made for somebody else does nothing.
async fn looked_at(guests: &Guests, visit: &Visit, token: &str) -> Result<(Offer, For), Fault> {
    if visit.other.is_some() {
        visit.viewer()?;
    }
    let offer = actions::offer(&guests.sso.sund, token).await?;
    let who = match &visit.viewer {
        None => For::Nobody,
        Some(viewer) => match actions::fits(&guests.sso.sund, viewer, &offer).await? {
            Fits::Own => For::Guest,
            Fits::Another => For::AnotherGuest,
            Fits::NoGuest => For::NoGuest,
        },
    };
    Ok((offer, who))
}

fn accepting<'a>(guests: &Guests, token: &'a str, name: &'a str) -> Accepting<'a> {
    Accepting { token, name, invalid: None, without: false, incident: None, possible: guests.authenticator.is_some() }
}
