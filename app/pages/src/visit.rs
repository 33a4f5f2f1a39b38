//! One request: who it is from, in which words, in which time zone, at what time.

use crate::{Assets, Fault, words::Words};
use axum::{
    extract::FromRequestParts,
    http::{StatusCode, request::Parts},
};
use jiff::tz::TimeZone;
use sund_actions::live::Speaker;
use sund_domain::{
    people::{Theme, Viewer},
    time::Timestamp,
};

/// What a page knows of the request that it answers. Made by the server for every request, before any handler.
#[derive(Clone, Debug)]
pub struct Visit {
    /// Who is signed in.
    pub viewer: Option<Viewer>,
    /// Hash of the token of the sign-in session that counts.
    pub token_hash: Option<String>,
    /// Somebody whose session has ended, and whose late text is kept for them. Never to show anything to.
    pub late: Option<Viewer>,
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
