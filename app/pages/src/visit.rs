//! One request: who it is from, in which words, in which time zone, at what time.

use crate::{Assets, Fault, words::Words};
use axum::{
    extract::FromRequestParts,
    http::{StatusCode, request::Parts},
};
use jiff::tz::TimeZone;
use sund_actions::live::Speaker;
use sund_domain::{
    files::Limits,
    ids::PersonId,
    people::{Theme, Viewer},
    time::Timestamp,
};
use uuid::Uuid;

/// The part of a form's address that says whom it was made for.
pub const AS: &str = "as";

/// What a page knows of the request that it answers. Made by the server for every request, before any handler.
#[derive(Clone, Debug)]
pub struct Visit {
    /// Who is signed in.
    pub viewer: Option<Viewer>,
    /// Hash of the token of the sign-in session that counts.
    pub token_hash: Option<String>,
    /// Somebody whose session has ended, and whose late text is kept for them. Never to show anything to.
    pub late: Option<Viewer>,
    /// Who is signed in, where the request comes from a page that was made for somebody else in the same browser.
    /// Then there is no `viewer`: nothing is done or kept in this person's name.
    pub other: Option<Viewer>,
    /// The words of the interface.
    pub words: &'static Words,
    /// The viewer's time zone.
    pub zone: TimeZone,
    /// When the request came.
    pub now: Timestamp,
    /// Path and query of the request.
    pub path: String,
    /// Path and query of the page that it was sent from, if that was one of ours.
    pub from: Option<String>,
    /// Where the style, the script and the symbols are.
    pub assets: Assets,
    /// How much may be attached.
    pub limits: Limits,
}

impl Visit {
    /// The viewer, or the way to the sign-in page.
    pub fn viewer(&self) -> Result<&Viewer, Fault> {
        self.viewer.as_ref().ok_or_else(|| Fault::SignInFirst { to: self.way_back(), typed: String::new() })
    }

    /// Who speaks in a live session.
    pub fn speaker(&self) -> Result<Speaker, Fault> {
        match (&self.viewer, &self.token_hash) {
            (Some(viewer), Some(hash)) => Ok(Speaker { viewer: viewer.clone(), token_hash: hash.clone() }),
            _ => Err(Fault::SignInFirst { to: self.way_back(), typed: String::new() }),
        }
    }

    /// Whom the page is made for, as its islands tell the server; nobody is the nil id.
    #[must_use]
    pub fn me(&self) -> PersonId {
        self.viewer.as_ref().map_or(PersonId(Uuid::nil()), |viewer| viewer.person)
    }

    /// Where a form goes, with whom it was made for: if somebody else signs in before it is sent, it is refused
    /// instead of done in their name.
    #[must_use]
    pub fn action(&self, path: impl AsRef<str>) -> String {
        let path = path.as_ref();
        let Some(viewer) = &self.viewer else { return path.to_owned() };
        let (path, fragment) = path.split_once('#').map_or((path, None), |(path, fragment)| (path, Some(fragment)));
        let mut action = format!("{path}?{AS}={}", viewer.person);
        if let Some(fragment) = fragment {
            action.push('#');
            action.push_str(fragment);
        }
        action
    }

    /// The colour scheme of the page.
    #[must_use]
    pub fn theme(&self) -> Theme {
        self.viewer.as_ref().map(|viewer| viewer.settings.theme).unwrap_or_default()
    }

    /// Where one wants to be after signing in: the page itself, or the page that a form was on.
    fn way_back(&self) -> String {
        self.from.clone().unwrap_or_else(|| self.path.clone())
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Visit {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        parts.extensions.get::<Self>().cloned().ok_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
}
