//! On the way to the provider.

use super::{
    Fault, Sso,
    callback::path,
    cookies::{flow_token, set_flow, way_back},
    form::To,
    join::BACK,
    our_client::{Hints, OurClient},
    refused::{Stop, impossible, not_reached},
    seal::Purpose,
    ticket::Ticket,
};
use axum::{
    Form,
    extract::{
        Path, Query, State,
        rejection::{FormRejection, PathRejection, QueryRejection},
    },
    http::{HeaderMap, header::ACCEPT_LANGUAGE},
    response::{IntoResponse, Redirect, Response},
};
use openidconnect::url::{Url, form_urlencoded};
use serde::Deserialize;
use sund_actions::{
    ActionError,
    sso::{AskAgain, Provider, ask_again, begin, by_id as provider_by_id, by_issuer_alone, linkable, workable},
};
use sund_domain::{
    Refusal,
    ids::{PersonId, ProviderId},
    language::UiLanguage,
    sso::{Assurance, Intent, safe_return},
};
use sund_pages::{Visit, sso as pages};

/// The longest login hint that is passed on (RFC 5321: an address).
const HINT_MOST: usize = 254;

/// The ticket from the form.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sealed {
    t: String,
}

/// Goes where the form's ticket leads.
pub async fn by_ticket(
    State(sso): State<Sso>,
    visit: Visit,
    headers: HeaderMap,
    sealed: Result<Query<Sealed>, QueryRejection>,
) -> Response {
    let Query(Sealed { t }) = sealed.unwrap_or_default();
    let Some(ticket) = Ticket::open(&sso.seal, &t, sso.sund.now()) else {
        return not_reached(&sso, &visit, None, &Stop::Nowhere("the ticket is too old, or none")).await;
    };
    let Some(id) = ticket.provider else {
        return not_reached(&sso, &visit, None, &Stop::Nowhere("nobody serves the e-mail domain")).await;
    };
    let found = named(provider_by_id(&sso.sund, id).await, "no such provider");
    go(&sso, &visit, &headers, found, (&ticket.to, Some(&ticket.email)), Intent::SignIn).await
}

/// Goes to a provider from the list, or from a link on a ministry's own start page.
pub async fn by_id(
    State(sso): State<Sso>,
    visit: Visit,
    headers: HeaderMap,
    id: Result<Path<String>, PathRejection>,
    to: Result<Query<To>, QueryRejection>,
) -> Response {
    let to = to.unwrap_or_default().0.to;
    let to = safe_return(&to);
    if visit.viewer.is_some() {
        return Redirect::to(&way_back(&sso, to)).into_response();
    }
    let found = match provider_id(id) {
        Some(id) => provider_by_id(&sso.sund, id).await,
        None => Ok(None),
    };
    go(&sso, &visit, &headers, named(found, "no such provider"), (to, None), Intent::SignIn).await
}

/// What a start page elsewhere sends when somebody clicks "Sund" there (OpenID Connect Core 1.0, 4).
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Initiated {
    iss: String,
    login_hint: String,
    target_link_uri: String,
}

/// A sign-in that a third party begins, with a link.
pub async fn initiated(
    State(sso): State<Sso>,
    visit: Visit,
    headers: HeaderMap,
    sent: Result<Query<Initiated>, QueryRejection>,
) -> Response {
    initiate(&sso, &visit, &headers, &sent.unwrap_or_default().0).await
}

/// The same, with a form.
pub async fn initiated_by_form(
    State(sso): State<Sso>,
    visit: Visit,
    headers: HeaderMap,
    sent: Result<Form<Initiated>, FormRejection>,
) -> Response {
    let sent = sent.map(|Form(sent)| sent).unwrap_or_default();
    initiate(&sso, &visit, &headers, &sent).await
}

/// Nothing that was sent is believed: it says with whom to begin and where to go on, which anybody may choose.
async fn initiate(sso: &Sso, visit: &Visit, headers: &HeaderMap, sent: &Initiated) -> Response {
    let base = sso.address("/");
    let to = sent.target_link_uri.strip_prefix(base.trim_end_matches('/')).unwrap_or_default();
    let to = safe_return(to);
    if visit.viewer.is_some() {
        return Redirect::to(&way_back(sso, to)).into_response();
    }
    let hint = (!sent.login_hint.is_empty() && sent.login_hint.len() <= HINT_MOST).then_some(sent.login_hint.as_str());
    let found = named(by_issuer_alone(&sso.sund, &sent.iss).await, "no provider with this issuer");
    go(sso, visit, headers, found, (to, hint), Intent::SignIn).await
}

/// Why somebody who is signed in comes back to the provider.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Again {
    level: String,
    minutes: String,
    to: String,
}

/// Who is signed in is asked again. What is asked for here may be chosen by anybody: it opens nothing by itself.
pub async fn again(
    State(sso): State<Sso>,
    visit: Visit,
    headers: HeaderMap,
    sent: Result<Query<Again>, QueryRejection>,
) -> Response {
    let Again { level, minutes, to } = sent.unwrap_or_default().0;
    let to = safe_return(&to);
    let (Some(viewer), Some(token_hash)) = (&visit.viewer, &visit.token_hash) else {
        return Redirect::to(&form_address(to)).into_response();
    };
    let asked = match Assurance::typed(&level, &minutes) {
        Ok(asked) => asked,
        Err(invalid) => return sund_pages::Fault::from(invalid).into_response(),
    };
    match ask_again(&sso.sund, token_hash, asked).await {
        Ok(AskAgain::With(provider)) => {
            let intent = Intent::StepUp { person: viewer.person, asked };
            go(&sso, &visit, &headers, Ok(*provider), (to, None), intent).await
        }
        Ok(AskAgain::Passkey) => Redirect::to(&format!("/sign-in/passkey?{}", to_query(to))).into_response(),
        Ok(AskAgain::Nowhere) => pages::not_sure_page(&visit, asked, &viewer.organisation_name, None, to),
        Err(fault) => impossible(&fault),
    }
}

/// Who is signed in shows who they are at another provider, too. A form and not a link: nobody else begins this.
pub async fn link(
    State(sso): State<Sso>,
    visit: Visit,
    headers: HeaderMap,
    id: Result<Path<String>, PathRejection>,
) -> Response {
    let viewer = match visit.viewer() {
        Ok(viewer) => viewer,
        Err(fault) => return fault.into_response(),
    };
    let id = provider_id(id);
    let found = match id {
        Some(id) => linkable(&sso.sund, viewer, id).await,
        None => Err(Refusal::NotFound.into()),
    };
    let provider = match found {
        Ok(provider) => provider,
        Err(error) => return sund_pages::Fault::from(error).into_response(),
    };
    let intent = Intent::Link { person: viewer.person };
    leave(&sso, visit, &headers, &provider, intent).await
}

/// Who says so, where nobody is signed in.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Says {
    person: String,
}

/// Somebody says that they work for this organisation now, and shows at its provider who they are. Whoever else comes
/// back is not meant by it.
pub async fn work(
    State(sso): State<Sso>,
    visit: Visit,
    headers: HeaderMap,
    id: Result<Path<String>, PathRejection>,
    says: Result<Form<Says>, FormRejection>,
) -> Response {
    let id = provider_id(id);
    let says = says.ok().and_then(|Form(says)| says.person.parse::<PersonId>().ok());
    let found = match (&visit.viewer, id, says) {
        (Some(viewer), Some(id), _) => workable(&sso.sund, viewer, id).await.map(|row| (row, viewer.person)),
        (None, Some(id), Some(person)) => match provider_by_id(&sso.sund, id).await {
            Ok(row) => row.map(|row| (row, person)).ok_or(Refusal::NotFound.into()),
            Err(error) => Err(error),
        },
        _ => Err(Refusal::NotFound.into()),
    };
    match found {
        Ok((provider, person)) => leave(&sso, visit, &headers, &provider, Intent::Work { person }).await,
        Err(error) => sund_pages::Fault::from(error).into_response(),
    }
}

/// Leaves for the provider, and comes back to where one sees with what one signs in.
async fn leave(sso: &Sso, visit: Visit, headers: &HeaderMap, provider: &Provider, intent: Intent) -> Response {
    match way(sso, headers, provider, (BACK, None), intent).await {
        // A page and no redirect, for the reason that the sign-in form has.
        Ok((url, token)) => {
            let visit = Visit { path: BACK.to_owned(), ..visit };
            with_flow(pages::on_your_way_page(&visit, url.as_str()), &token)
        }
        Err(stop) => not_reached(sso, &visit, Some(provider), &stop).await,
    }
}

/// The provider that an address names; none if it names none that could be.
fn provider_id(id: Result<Path<String>, PathRejection>) -> Option<ProviderId> {
    id.ok().and_then(|Path(id)| id.parse().ok())
}

fn form_address(to: &str) -> String {
    format!("/sign-in?{}", to_query(to))
}

fn to_query(to: &str) -> String {
    form_urlencoded::Serializer::new(String::new()).append_pair("to", to).finish()
}

/// The provider that was found, or why there is none.
fn named(found: Result<Option<Provider>, ActionError>, nobody: &'static str) -> Result<Provider, Stop> {
    found?.ok_or(Stop::Nowhere(nobody))
}

async fn go(
    sso: &Sso,
    visit: &Visit,
    headers: &HeaderMap,
    found: Result<Provider, Stop>,
    to: (&str, Option<&str>),
    intent: Intent,
) -> Response {
    let provider = match found {
        Ok(provider) => provider,
        Err(stop) => return not_reached(sso, visit, None, &stop).await,
    };
    match redirect(sso, headers, &provider, to, intent).await {
        Ok(response) => response,
        Err(stop) => not_reached(sso, visit, Some(&provider), &stop).await,
    }
}

/// The redirect to the provider.
async fn redirect(
    sso: &Sso,
    headers: &HeaderMap,
    provider: &Provider,
    to: (&str, Option<&str>),
    intent: Intent,
) -> Result<Response, Stop> {
    let (url, token) = way(sso, headers, provider, to, intent).await?;
    Ok(with_flow(Redirect::to(url.as_str()).into_response(), &token))
}

/// Where the provider asks, and the token that this browser keeps meanwhile. Nothing is written before the provider has
/// answered for itself.
async fn way(
    sso: &Sso,
    headers: &HeaderMap,
    provider: &Provider,
    (to, email): (&str, Option<&str>),
    intent: Intent,
) -> Result<(Url, String), Stop> {
    let ours = our_client(sso, provider)?;
    let known = sso.clients.get(provider).await?;
    let turn = sso.turn().await;
    let begun = begin(&sso.sund, provider, to, flow_token(headers).as_deref(), intent).await?;
    drop(turn);
    let accepted = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let hints = Hints { language: UiLanguage::from_accept_language(accepted), email, asked: intent.asked() };
    let url = ours.authorization_url(&known, &begun, &hints)?;
    Ok((url, begun.browser_token))
}

fn with_flow(mut response: Response, token: &str) -> Response {
    match set_flow(response.headers_mut(), token) {
        Ok(()) => response,
        Err(fault) => impossible(&fault),
    }
}

/// Our client at this provider, with its secret opened.
pub fn our_client<'a>(sso: &Sso, provider: &'a Provider) -> Result<OurClient<'a>, Fault> {
    let purpose = Purpose::ProviderSecret { issuer: &provider.issuer, client_id: &provider.client_id };
    let secret = match &provider.secret_sealed {
        Some(sealed) => {
            Some(sso.seal.open_text(purpose, sealed).ok_or(Fault::Setup("the secret does not open with this key"))?)
        }
        None => None,
    };
    Ok(OurClient { provider, secret, redirect: sso.address(&path(&provider.issuer)) })
}
