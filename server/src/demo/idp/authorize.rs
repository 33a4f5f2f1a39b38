//! The authorization endpoint: who asks, for what, and who one wants to be.
//!
//! A request that does not name our client and its address exactly is answered here; nobody is sent anywhere by it.
//! Every other fault goes back to the client (RFC 6749, 4.1.2.1). The request travels in the form and is checked anew
//! when the form comes back, so there is nothing to remember in between.

use super::{
    page::{page, wrong},
    state::{Code, Idp, Issuer},
};
use axum::{
    Form,
    extract::{
        Path, Query, State,
        rejection::{FormRejection, QueryRejection},
    },
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use openidconnect::url::Url;
use serde::Deserialize;
use std::{fmt::Write as _, sync::Arc};
use sund_islands::html::escape;

/// The longest value that is taken for `state`, `nonce` and the like.
const VALUE_MOST: usize = 2_000;

/// How one can prove who one is here, from the least sure on, by the names that it gives them (`acr`). Nothing is proven.
pub const WAYS: [(&str, &str); 3] =
    [("urn:demo:name", "Only the name"), ("urn:demo:phone", "A code by phone, too"), ("urn:demo:card", "A card, too")];

/// An authentication request (OpenID Connect Core 1.0, 3.1.2.1).
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Request {
    client_id: String,
    redirect_uri: String,
    response_type: String,
    response_mode: String,
    scope: String,
    state: String,
    nonce: String,
    code_challenge: String,
    code_challenge_method: String,
    prompt: String,
    login_hint: String,
    acr_values: String,
}

/// The form of the page where one picks.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Picked {
    #[serde(flatten)]
    request: Request,
    subject: String,
    acr: String,
    action: String,
}

/// Shows who one can be.
pub async fn ask(
    State(idp): State<Arc<Idp>>,
    Path(organisation): Path<String>,
    request: Result<Query<Request>, QueryRejection>,
) -> Response {
    let Some(issuer) = idp.issuer(&organisation) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let Ok(Query(request)) = request else {
        return wrong("It is not readable, or says something twice.");
    };
    if let Err(response) = check(&idp, issuer, &request) {
        return *response;
    }
    if request.prompt.split(' ').any(|prompt| prompt == "none") {
        return back(issuer, &request, "error", "login_required");
    }
    pick(issuer, &request)
}

/// Goes back to the client with a code, or without.
pub async fn answer(
    State(idp): State<Arc<Idp>>,
    Path(organisation): Path<String>,
    picked: Result<Form<Picked>, FormRejection>,
) -> Response {
    let Some(issuer) = idp.issuer(&organisation) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let Ok(Form(Picked { request, subject, acr, action })) = picked else {
        return wrong("It is not readable, or says something twice.");
    };
    if let Err(response) = check(&idp, issuer, &request) {
        return *response;
    }
    if action != "sign-in" {
        return back(issuer, &request, "error", "access_denied");
    }
    if issuer.person(&subject).is_none() || !WAYS.iter().any(|(way, _)| *way == acr) {
        return pick(issuer, &request);
    }
    let code = idp.new_code(Code {
        organisation,
        subject,
        scopes: request.scope.split_whitespace().map(str::to_owned).collect(),
        nonce: request.nonce.clone(),
        acr,
        challenge: request.code_challenge.clone(),
        redirect_uri: request.redirect_uri.clone(),
        at: idp.clock.now(),
    });
    back(issuer, &request, "code", &code)
}

/// First whether the client may be answered at all, then what is wrong with its request.
fn check(idp: &Idp, issuer: &Issuer, request: &Request) -> Result<(), Box<Response>> {
    if request.client_id != idp.client.id {
        return Err(Box::new(wrong("No client of that name is registered here.")));
    }
    if request.redirect_uri != issuer.organisation.redirect_uri {
        return Err(Box::new(wrong("The address to return to is not the one that is registered.")));
    }
    let values = [
        &request.state,
        &request.nonce,
        &request.code_challenge,
        &request.scope,
        &request.login_hint,
        &request.acr_values,
    ];
    let fault = if request.response_type != "code" {
        "unsupported_response_type"
    } else if !request.scope.split_whitespace().any(|scope| scope == "openid") {
        "invalid_scope"
    } else if request.state.is_empty()
        || request.nonce.is_empty()
        || request.code_challenge_method != "S256"
        || request.code_challenge.len() != 43
        || !matches!(request.response_mode.as_str(), "" | "query")
        || values.iter().any(|value| value.len() > VALUE_MOST)
    {
        "invalid_request"
    } else {
        return Ok(());
    };
    Err(Box::new(back(issuer, request, "error", fault)))
}

/// The redirect back to the client: the answer, its state, and who answers (RFC 9207).
fn back(issuer: &Issuer, request: &Request, name: &str, value: &str) -> Response {
    let Ok(mut url) = Url::parse(&request.redirect_uri) else {
        return wrong("The address to return to is not one.");
    };
    url.query_pairs_mut().append_pair(name, value).append_pair("iss", issuer.url.as_str());
    if !request.state.is_empty() && request.state.len() <= VALUE_MOST {
        url.query_pairs_mut().append_pair("state", &request.state);
    }
    Redirect::to(url.as_str()).into_response()
}

fn pick(issuer: &Issuer, request: &Request) -> Response {
    let name = escape(&issuer.organisation.name);
    let people = &issuer.organisation.people;
    let hinted = people.iter().position(|person| person.email.eq_ignore_ascii_case(request.login_hint.trim()));
    let mut body = format!(
        "<h1>{name}</h1>\n<p class=\"note\">Sign-in page of the demo network. Everybody here is invented, and nobody has a password.</p>\n\
         <form method=\"post\" action=\"{}/authorize\">\n",
        escape(issuer.url.as_str()),
    );
    for (name, value) in [
        ("client_id", &request.client_id),
        ("redirect_uri", &request.redirect_uri),
        ("response_type", &request.response_type),
        ("response_mode", &request.response_mode),
        ("scope", &request.scope),
        ("state", &request.state),
        ("nonce", &request.nonce),
        ("code_challenge", &request.code_challenge),
        ("code_challenge_method", &request.code_challenge_method),
        ("login_hint", &request.login_hint),
        ("acr_values", &request.acr_values),
    ] {
        let _ = writeln!(body, "<input type=\"hidden\" name=\"{name}\" value=\"{}\">", escape(value));
    }
    body.push_str("<fieldset>\n<legend>Who are you?</legend>\n");
    for (at, person) in people.iter().enumerate() {
        let checked = if at == hinted.unwrap_or(0) { " checked" } else { "" };
        let _ = writeln!(
            body,
            "<label class=\"person\"><input type=\"radio\" name=\"subject\" value=\"{}\"{checked}>\
             <span>{}<small>{}</small><small>{}</small></span></label>",
            escape(&person.subject),
            escape(&person.name),
            escape(&person.title),
            escape(&person.email),
        );
    }
    body.push_str("</fieldset>\n<fieldset>\n<legend>How do you prove it?</legend>\n");
    let asked = request.acr_values.split_whitespace().find_map(|asked| WAYS.iter().position(|(way, _)| *way == asked));
    for (at, (way, name)) in WAYS.iter().enumerate() {
        let checked = if at == asked.unwrap_or(0) { " checked" } else { "" };
        let _ = writeln!(
            body,
            "<label class=\"person\"><input type=\"radio\" name=\"acr\" value=\"{way}\"{checked}><span>{name}</span></label>"
        );
    }
    body.push_str(
        "</fieldset>\n<button name=\"action\" value=\"sign-in\">Sign in</button>\n\
         <button class=\"plain\" name=\"action\" value=\"cancel\">Cancel</button>\n</form>",
    );
    let origin = Url::parse(&request.redirect_uri).map(|url| url.origin().ascii_serialization()).ok();
    page(StatusCode::OK, &format!("Sign in – {}", issuer.organisation.name), &body, origin.as_deref())
}
