//! The one translator from errors to HTTP. People get words in their language and an id to quote; the log gets the cause.

use crate::{
    Visit,
    assurance::{again, ask_again},
    layout::Page,
};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use leptos::prelude::*;
use std::sync::Arc;
use sund_actions::ActionError;
use sund_domain::{Invalid, Refusal, workgroups::Workgroup};
use sund_islands::html::textarea;

/// Why a page cannot be shown as asked.
#[derive(Clone, Debug)]
pub enum Fault {
    /// Somebody must sign in first.
    SignInFirst {
        /// Where they go on afterwards.
        to: String,
        /// What was typed, where it is not kept as a draft.
        typed: String,
    },
    /// A rule says no.
    Refused {
        /// The rule's answer.
        refusal: Refusal,
        /// What was typed: it is shown, so that it can be copied.
        typed: String,
    },
    /// The address or a hidden part of a form is not as it should be.
    Wrong(Invalid),
    /// Something broke on our side.
    Broken {
        /// The cause, for the log only.
        cause: Arc<ActionError>,
        /// What was typed.
        typed: String,
    },
}

impl Fault {
    /// The same, with what was typed.
    #[must_use]
    pub fn with_text(self, text: &str) -> Self {
        match self {
            Self::SignInFirst { to, .. } => Self::SignInFirst { to, typed: text.to_owned() },
            Self::Refused { refusal, .. } => Self::Refused { refusal, typed: text.to_owned() },
            Self::Broken { cause, .. } => Self::Broken { cause, typed: text.to_owned() },
            Self::Wrong(invalid) => Self::Wrong(invalid),
        }
    }
}

impl From<ActionError> for Fault {
    fn from(error: ActionError) -> Self {
        match error {
            ActionError::Refused(refusal) => Self::Refused { refusal, typed: String::new() },
            ActionError::Invalid(invalid) => Self::Wrong(invalid),
            ActionError::Store(_) | ActionError::Unwritable(_) | ActionError::Mail(_) => {
                Self::Broken { cause: Arc::new(error), typed: String::new() }
            }
        }
    }
}

impl From<Invalid> for Fault {
    fn from(invalid: Invalid) -> Self {
        Self::Wrong(invalid)
    }
}

/// A fault leaves a handler as a bare status that carries it; the server's outermost layer, which knows the visit,
/// turns it into a page with [`error_page`].
impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let status = match &self {
            Self::SignInFirst { typed, .. } if !typed.trim().is_empty() => StatusCode::UNAUTHORIZED,
            Self::SignInFirst { to, .. } => {
                let to = format!("/sign-in?to={}", crate::forms::encode(to));
                let mut response = StatusCode::SEE_OTHER.into_response();
                if let Ok(location) = HeaderValue::from_str(&to) {
                    response.headers_mut().insert(header::LOCATION, location);
                }
                response.extensions_mut().insert(self);
                return response;
            }
            Self::Refused { refusal: Refusal::NotFound, .. } => StatusCode::NOT_FOUND,
            Self::Refused { .. } => StatusCode::FORBIDDEN,
            Self::Wrong(_) => StatusCode::BAD_REQUEST,
            Self::Broken { .. } => StatusCode::INTERNAL_SERVER_ERROR,
        };
        let mut response = status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl Fault {
    /// The page for a form that was made for somebody else than who is signed in now. Nothing was done with it.
    #[must_use]
    pub fn of_another(&self, visit: &Visit) -> Option<Response> {
        let viewer = visit.other.clone()?;
        let Self::SignInFirst { to, typed } = self else { return None };
        let words = visit.words;
        let visit = Visit { viewer: Some(viewer), ..visit.clone() };
        let title = words.t("error-other-title");
        Some(Page::new(title.clone(), None).status(StatusCode::FORBIDDEN).show(&visit, || {
            view! {
                <main id="main" class="narrow" tabindex="-1">
                    <div class="stack">
                        <h1>{title}</h1>
                        <p class="m-0">{words.t("error-other-text")}</p>
                        {typed_text(&visit, typed)}
                        <p class="m-0"><a class="btn main" href=to.clone()>{words.t("error-other-again")}</a></p>
                    </div>
                </main>
            }
            .into_any()
        }))
    }
}

/// The viewer's workgroups in which nothing is found until they sign in again.
fn closed_ones(visit: &Visit, closed: &[Workgroup]) -> Option<AnyView> {
    let row = |group: &Workgroup| {
        let href = again(group.required, &visit.path);
        view! { <li><a href=href lang=group.language.code()>{group.name.clone()}</a></li> }
    };
    (!closed.is_empty()).then(|| {
        let rows = closed.iter().map(row).collect_view();
        view! { <div class="notice"><p class="m-0">{visit.words.t("step-up-lost")}</p><ul class="m-0">{rows}</ul></div> }
            .into_any()
    })
}

/// What was typed, to be copied.
fn typed_text(visit: &Visit, typed: &str) -> Option<AnyView> {
    let label = visit.words.t("error-your-text");
    (!typed.trim().is_empty()).then(|| {
        view! {
            <div class="field">
                <label for="typed">{label}</label>
                <textarea id="typed" rows="12" readonly inner_html=textarea(typed)></textarea>
            </div>
        }
        .into_any()
    })
}

/// The page for an error status. `incident` is in the log beside the cause; what is not found may be in one of the
/// viewer's workgroups that are `closed` until they sign in again.
#[must_use]
pub fn error_page(
    visit: &Visit,
    status: StatusCode,
    fault: Option<&Fault>,
    incident: &str,
    closed: &[Workgroup],
) -> Response {
    let words = visit.words;
    let (title, text) = match (status, fault) {
        (StatusCode::NOT_FOUND, _) => (words.t("error-not-found-title"), words.t("error-not-found-text")),
        (StatusCode::UNAUTHORIZED, _) => (words.t("error-late-title"), words.t("error-late-text")),
        (_, Some(Fault::Refused { refusal, .. })) => (words.t("error-refused-title"), words.refusal(*refusal)),
        (_, Some(Fault::Wrong(invalid))) => {
            let why = invalid.0.first().map(|(_, problem)| words.problem(*problem)).unwrap_or_default();
            (words.t("error-wrong-title"), why)
        }
        (StatusCode::FORBIDDEN, _) => (words.t("error-origin-title"), words.t("error-origin-text")),
        (StatusCode::PAYLOAD_TOO_LARGE, _) => (words.t("error-too-large-title"), words.t("error-too-large-text")),
        (StatusCode::TOO_MANY_REQUESTS, _) => (words.t("error-too-fast-title"), words.t("error-too-fast-text")),
        (StatusCode::METHOD_NOT_ALLOWED, _) => (words.t("error-wrong-title"), words.t("error-method-text")),
        (status, _) if status.is_client_error() => (words.t("error-wrong-title"), words.t("error-wrong-text")),
        _ => (words.t("error-broken-title"), words.t1("error-broken-text", "id", incident)),
    };
    let typed = match fault {
        Some(Fault::SignInFirst { typed, .. } | Fault::Refused { typed, .. } | Fault::Broken { typed, .. }) => typed,
        _ => "",
    };
    let signed_in = visit.viewer.is_some();
    let step_up = match fault {
        Some(Fault::Refused { refusal: Refusal::StepUp(asked), .. }) => {
            let back = visit.from.clone().unwrap_or_else(|| visit.path.clone());
            Some(ask_again(visit, *asked, &back))
        }
        _ => None,
    };
    let sign_in = match fault {
        Some(Fault::SignInFirst { to, .. }) => Some(format!("/sign-in?to={}", crate::forms::encode(to))),
        _ => None,
    };
    Page::new(title.clone(), None).status(status).show(visit, || {
        view! {
            <main id="main" class="narrow" tabindex="-1">
                <div class="stack">
                    <h1>{title}</h1>
                    <p class="m-0">{text}</p>
                    {step_up}
                    {closed_ones(visit, closed)}
                    {typed_text(visit, typed)}
                    {sign_in.map(|to| view! { <p class="m-0"><a class="btn main" href=to>{words.t("sign-in")}</a></p> })}
                    <ul>
                        <li><a href="/">{words.t("error-to-home")}</a></li>
                        {signed_in.then(|| view! {
                            <li><a href="/forums">{words.t("error-to-forums")}</a></li>
                            <li><a href="/live">{words.t("error-to-live")}</a></li>
                            <li><a href="/people">{words.t("error-to-people")}</a></li>
                        })}
                    </ul>
                </div>
            </main>
        }
        .into_any()
    })
}
