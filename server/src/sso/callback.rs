//! Back from the provider: the answer is taken once, in the browser that asked, and believed only when verified.

use super::{
    CALLBACK, Fault, Sso,
    browser::browser,
    cookies::{flow_token, session_token, set_session, way_back},
    exchange::check_answerer,
    go::our_client,
    join::page_of,
    refused::{Stop, again, impossible, not_joined, not_sure, refused},
    seal::Purpose,
};
use axum::{
    extract::{
        Path, Query, State,
        rejection::{PathRejection, QueryRejection},
    },
    http::HeaderMap,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;
use sund_actions::sso::{Arriving, Flow, Provider, SignIn, by_id, sign_in, take};
use sund_domain::ids::{JoiningId, PersonId};
use sund_pages::{Visit, sso as pages};

/// An ID token larger than this is not kept: one signs out at that provider without a hint.
const ID_TOKEN_MOST: usize = 8 * 1024;

/// How many bytes of an issuer's hash stand for it in an address: nobody can make up a second issuer with the same ones.
const MARK: usize = 16;

/// Where the provider with this issuer sends people back to. Each has an address of its own, so that an answer tells by
/// where it comes which provider gave it, also if that provider does not say so (RFC 9700, 4.4.2.2; RFC 9207 is the
/// other way, which many do not know yet). It comes from the issuer alone: it can be told before there is a row.
#[must_use]
pub fn path(issuer: &str) -> String {
    CALLBACK.replace("{issuer}", &mark(issuer))
}

fn mark(issuer: &str) -> String {
    Sha256::digest(issuer).into_iter().take(MARK).fold(String::new(), |mut mark, byte| {
        let _ = write!(mark, "{byte:02x}");
        mark
    })
}

/// What a provider answers (RFC 6749, 4.1.2; RFC 9207). A parameter that comes twice makes it unreadable, as it should.
#[derive(Deserialize)]
pub struct Answer {
    state: Option<String>,
    code: Option<String>,
    iss: Option<String>,
    error: Option<String>,
}

/// Takes the provider's answer.
pub async fn callback(
    State(sso): State<Sso>,
    visit: Visit,
    headers: HeaderMap,
    came: Result<Path<String>, PathRejection>,
    answer: Result<Query<Answer>, QueryRejection>,
) -> Response {
    let Ok(Query(answer)) = answer else {
        return refused(&sso, &visit, None, &Fault::Answer("unreadable").into()).await;
    };
    let (flow, provider) = match begun(&sso, &headers, &answer).await {
        Ok(begun) => begun,
        Err(stop) => return refused(&sso, &visit, None, &stop).await,
    };
    // Who was signed in when they left, and is, stays so whatever comes of it.
    let stays = flow.intent.signed_in().is_some() && visit.viewer.is_some();
    let done = match came {
        Ok(Path(came)) if came == mark(&provider.issuer) => finish(&sso, &headers, &flow, &provider, answer).await,
        _ => Err(Fault::Answer("it came to another provider's address").into()),
    };
    match done {
        Ok(Finished::In(token)) => {
            let mut response = Redirect::to(&way_back(&sso, &flow.return_to)).into_response();
            match set_session(response.headers_mut(), &token) {
                Ok(()) => response,
                Err(fault) => impossible(&fault),
            }
        }
        // What was shown is theirs to use or to leave: they are signed in as before meanwhile.
        Ok(Finished::Second(joining)) => Redirect::to(&page_of(joining)).into_response(),
        Ok(Finished::Elsewhere(person, theirs)) => {
            pages::works_elsewhere_page(&again(&visit), &provider, &theirs, person)
        }
        Err(Stop::Waiting) => pages::waiting_page(&again(&visit), &provider.organisation_name),
        Err(Stop::NotJoined(refusal)) => not_joined(&sso, &visit, &provider, refusal).await,
        Err(stop @ (Stop::NotSure(_) | Stop::SomebodyElse)) if stays => {
            not_sure(&sso, &visit, &provider, &flow, &stop).await
        }
        // Whatever the provider did wrong, or who gave up there: one is signed in as before.
        Err(stop @ Stop::Fault(_)) if stays => not_sure(&sso, &visit, &provider, &flow, &stop).await,
        Err(stop) => refused(&sso, &visit, Some(&provider), &stop).await,
    }
}

/// The sign-in that this browser began and that this answer belongs to, with its provider.
async fn begun(sso: &Sso, headers: &HeaderMap, answer: &Answer) -> Result<(Flow, Provider), Stop> {
    let state = answer.state.as_deref().ok_or(Fault::Answer("no state"))?;
    let browser = flow_token(headers).ok_or(Fault::Answer("a browser that began nothing"))?;
    let _turn = sso.turn().await;
    let flow = take(&sso.sund, state, &browser)
        .await?
        .ok_or(Fault::Answer("state unknown, used up, too old, or begun in another browser"))?;
    let provider = by_id(&sso.sund, flow.provider).await?.ok_or(Fault::Setup("the provider was disabled meanwhile"))?;
    Ok((flow, provider))
}

/// How the way to a provider and back ends.
enum Finished {
    /// With the token of a new session.
    In(String),
    /// With a second account that was shown to be theirs.
    Second(JoiningId),
    /// With somebody who works for another organisation, of this name.
    Elsewhere(PersonId, String),
}

/// From the answer to the token of a new session.
async fn finish(
    sso: &Sso,
    headers: &HeaderMap,
    flow: &Flow,
    provider: &Provider,
    answer: Answer,
) -> Result<Finished, Stop> {
    let ours = our_client(sso, provider)?;
    let known = sso.clients.get(provider).await?;
    check_answerer(&known, provider, answer.iss.as_deref())?;
    if let Some(error) = answer.error {
        return Err(Fault::said(&error).into());
    }
    let code = answer.code.filter(|code| !code.is_empty()).ok_or(Fault::Answer("no code"))?;
    let verified = ours.exchange(&sso.clients, known, flow, code, sso.sund.now()).await?;
    let id_token = (verified.id_token.len() <= ID_TOKEN_MOST)
        .then(|| sso.seal.seal(Purpose::IdToken, verified.id_token.as_bytes()))
        .transpose()
        .map_err(|fault| Stop::Ours(fault.to_string()))?;
    let replaces = session_token(headers);
    let arriving = Arriving { id_token, browser: browser(headers), replaces: replaces.as_deref(), intent: flow.intent };
    let _turn = sso.turn().await;
    match sign_in(&sso.sund, provider, &verified.told, &arriving).await? {
        SignIn::In { token, .. } => Ok(Finished::In(token)),
        SignIn::Second(joining) => Ok(Finished::Second(joining)),
        SignIn::WorksElsewhere { person, organisation } => Ok(Finished::Elsewhere(person, organisation)),
        SignIn::Waiting => Err(Stop::Waiting),
        SignIn::ProviderDisabled => Err(Fault::Setup("the provider was disabled meanwhile").into()),
        SignIn::AccountEnded => Err(Stop::Nowhere("the account has been ended")),
        SignIn::SomebodyElse => Err(Stop::SomebodyElse),
        SignIn::NotJoined(refusal) => Err(Stop::NotJoined(refusal)),
        SignIn::NotSure(asked) => Err(Stop::NotSure(asked)),
    }
}
