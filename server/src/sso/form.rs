//! The sign-in form: a work e-mail, or an organisation from the list.

use super::{Sso, refused::impossible, ticket::Ticket};
use axum::{
    Form,
    extract::{
        Query, State,
        rejection::{FormRejection, QueryRejection},
    },
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use sund_actions::sso::{by_domain, list};
use sund_domain::{
    Invalid,
    sso::{domain_of, safe_return},
};
use sund_pages::{Visit, sso as pages};

/// Where one wanted to go.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct To {
    pub to: String,
}

/// The form as it was filled in.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub email: String,
    pub to: String,
}

/// The form; or, for somebody who is signed in, where they wanted to go.
pub async fn show(State(sso): State<Sso>, visit: Visit, to: Result<Query<To>, QueryRejection>) -> Response {
    let to = to.unwrap_or_default().0.to;
    let to = safe_return(&to);
    if visit.viewer.is_some() {
        return Redirect::to(&super::cookies::way_back(&sso, to)).into_response();
    }
    form(&sso, &visit, &Typed { email: String::new(), to: to.to_owned() }, None).await
}

/// Takes the address. What is not one comes back with the reason. Any other gets the same answer, whether its domain
/// is known or not: the same query, no write, and a page of the same length that leads on.
///
/// It is a page and not a redirect because `form-action 'self'` also holds for where a form's redirects lead.
pub async fn take(State(sso): State<Sso>, visit: Visit, typed: Result<Form<Typed>, FormRejection>) -> Response {
    let typed = typed.map(|Form(typed)| typed).unwrap_or_default();
    let domain = match domain_of(&typed.email) {
        Ok(domain) => domain,
        Err(invalid) => return form(&sso, &visit, &typed, Some(&invalid)).await,
    };
    let provider = match by_domain(&sso.sund, &domain).await {
        Ok(provider) => provider,
        Err(fault) => return impossible(&fault),
    };
    let ticket = Ticket {
        provider: provider.map(|provider| provider.id),
        to: safe_return(&typed.to).to_owned(),
        email: typed.email.trim().to_owned(),
        at: sso.sund.now(),
    };
    match ticket.seal(&sso.seal) {
        Ok(sealed) => pages::on_your_way_page(&visit, &format!("/sign-in/go?t={sealed}")),
        Err(fault) => impossible(&fault),
    }
}

async fn form(sso: &Sso, visit: &Visit, typed: &Typed, invalid: Option<&Invalid>) -> Response {
    let providers = match list(&sso.sund).await {
        Ok(providers) => providers,
        Err(fault) => return impossible(&fault),
    };
    let to = safe_return(&typed.to);
    let mut page =
        pages::sign_in_page(visit, pages::SignIn { email: &typed.email, invalid, providers: &providers, to });
    if invalid.is_some() {
        *page.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    page
}
