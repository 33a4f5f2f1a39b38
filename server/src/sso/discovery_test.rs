//! Testing a provider: its discovery document is read piece by piece, so that one can say what is wrong with it. Signing
//! in reads it as a whole (`provider_client`) and would say "refused".

use super::{
    our_client::auth_type,
    outbound::{Http, HttpFault},
    provider_client::{Metadata, check},
};
use openidconnect::{AsyncHttpClient, DiscoveryError, JsonWebKeySet, core::CoreJsonWebKeySet, http};
use serde_json::Value;
use sund_actions::sso::Asked;
use sund_domain::sso::{ALGORITHMS, Finding};

/// Of what a provider says, this much is shown.
const SHOWN: usize = 200;

/// What was found, in the order in which it was looked at. Ends where nothing more can be known.
pub async fn test(http: &Http, asked: &Asked) -> Vec<Finding> {
    let mut found = Vec::new();
    let body = match ask(http, &asked.issuer).await {
        Ok(body) => body,
        Err(fault) => return vec![fault],
    };
    found.push(Finding::Reached);
    let document: Value = match serde_json::from_slice(&body) {
        Ok(document @ Value::Object(_)) => document,
        Ok(_) => return with(found, Finding::Unreadable(String::new())),
        Err(fault) => return with(found, Finding::Unreadable(shown(&fault.to_string()))),
    };
    found.push(Finding::Readable);
    let said = document["issuer"].as_str().unwrap_or_default();
    found.push(if said == asked.issuer {
        Finding::SameIssuer
    } else {
        Finding::OtherIssuer { said: shown(said), expected: asked.issuer.clone() }
    });
    let metadata: Metadata = match serde_json::from_value(document.clone()) {
        Ok(metadata) => metadata,
        Err(fault) => return with(found, Finding::Unreadable(shown(&fault.to_string()))),
    };
    // What is said of the issuer has been said above.
    found.push(if check(&metadata, said, http).is_ok() { Finding::Endpoints } else { Finding::BadEndpoints });
    found.push(code_flow(&document));
    found.push(pkce(&document));
    found.push(algorithms(&document, asked.algorithm.as_deref()));
    found.push(keys(http, &metadata).await);
    let client = auth_type(&metadata, asked.secret).is_ok();
    found.push(if client { Finding::ClientAuth } else { Finding::NoClientAuth });
    let yes = |name: &str| document[name].as_bool() == Some(true);
    found.push(if yes("authorization_response_iss_parameter_supported") {
        Finding::NamesItself
    } else {
        Finding::DoesNotNameItself
    });
    found.push(if yes("backchannel_logout_supported") { Finding::BackChannel } else { Finding::NoBackChannel });
    found.push(if document["end_session_endpoint"].is_string() { Finding::EndSession } else { Finding::NoEndSession });
    found
}

/// The discovery document (OpenID Connect Discovery 1.0, 4).
async fn ask(client: &Http, issuer: &str) -> Result<Vec<u8>, Finding> {
    let address = format!("{}/.well-known/openid-configuration", issuer.trim_end_matches('/'));
    let request = http::Request::get(address).header(http::header::ACCEPT, "application/json").body(Vec::new());
    let answer = match request {
        Ok(request) => client.call(request).await.map_err(|fault| of_http(&fault))?,
        Err(_) => return Err(Finding::NotAllowed),
    };
    match answer.status() {
        http::StatusCode::OK => Ok(answer.into_body()),
        other => Err(Finding::Status(other.as_u16())),
    }
}

fn of_http(fault: &HttpFault) -> Finding {
    match fault {
        HttpFault::NotAllowed => Finding::NotAllowed,
        HttpFault::NoConnection => Finding::NoConnection,
        HttpFault::Certificate => Finding::Certificate,
        HttpFault::TooSlow => Finding::TooSlow,
        HttpFault::TooLarge => Finding::TooLarge,
        // It is not followed, wherever it leads.
        HttpFault::Redirect => Finding::Status(302),
        HttpFault::Failed(_) => Finding::BrokenOff,
    }
}

/// Lists that are missing have the meaning that Discovery 1.0, 3 gives them.
fn list<'a>(document: &'a Value, name: &str) -> Option<Vec<&'a str>> {
    document[name].as_array().map(|values| values.iter().filter_map(Value::as_str).collect())
}

fn code_flow(document: &Value) -> Finding {
    let types = list(document, "response_types_supported").is_some_and(|types| types.contains(&"code"));
    let grants = list(document, "grant_types_supported").is_none_or(|grants| grants.contains(&"authorization_code"));
    if types && grants { Finding::CodeFlow } else { Finding::NoCodeFlow }
}

/// RFC 8414, 2: nothing said means no PKCE, but many providers do not say what they can.
fn pkce(document: &Value) -> Finding {
    match list(document, "code_challenge_methods_supported") {
        Some(methods) if methods.contains(&"S256") => Finding::Pkce,
        Some(_) => Finding::NoS256,
        None => Finding::PkceNotAnnounced,
    }
}

fn algorithms(document: &Value, wanted: Option<&str>) -> Finding {
    let said = list(document, "id_token_signing_alg_values_supported").unwrap_or_default();
    let usable = |name: &&&str| ALGORITHMS.contains(*name) && wanted.is_none_or(|wanted| wanted == **name);
    let taken: Vec<_> = said.iter().filter(usable).copied().collect();
    if taken.is_empty() { Finding::NoAlgorithm(shown(&said.join(", "))) } else { Finding::Algorithms(taken.join(", ")) }
}

async fn keys(client: &Http, metadata: &Metadata) -> Finding {
    let keys: Result<CoreJsonWebKeySet, DiscoveryError<HttpFault>> =
        JsonWebKeySet::fetch_async(metadata.jwks_uri(), client).await;
    match keys.map(|keys| keys.keys().len()) {
        Ok(0) => Finding::NoKeys,
        Ok(count) => Finding::Keys(count),
        Err(_) => Finding::KeysNotReached,
    }
}

fn with(mut found: Vec<Finding>, last: Finding) -> Vec<Finding> {
    found.push(last);
    found
}

/// Words from outside: one short line.
fn shown(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(SHOWN).collect()
}

#[cfg(test)]
mod tests;
