//! Signing out: here at once; at the provider if one wishes (OpenID Connect RP-Initiated Logout 1.0).

use super::{
    SIGNED_OUT, Sso,
    cookies::{clear_session, session_token},
    refused::impossible,
    seal::Purpose,
    token_checks::IdToken,
};
use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue},
    response::Response,
};
use openidconnect::{ClientId, LogoutRequest, PostLogoutRedirectUrl};
use std::time::Duration;
use sund_actions::sso::{SignedOut, by_id, sign_out as end};
use sund_pages::{Visit, sso as pages};

/// Signing out does not wait longer than this for a provider to say where one signs out there.
const WAIT: Duration = Duration::from_secs(2);

/// Ends the session and says so, with the way to sign out at the provider too.
pub async fn sign_out(State(sso): State<Sso>, mut visit: Visit, headers: HeaderMap) -> Response {
    let ended = match session_token(&headers) {
        Some(token) => match end(&sso.sund, &token).await {
            Ok(ended) => ended,
            // The session may still be there: say nothing else, and let it be tried again.
            Err(fault) => return impossible(&fault),
        },
        None => None,
    };
    let provider_logout = match ended {
        Some(ended) => tokio::time::timeout(WAIT, at_provider(&sso, &ended)).await.ok().flatten(),
        None => None,
    };
    let guest = visit.viewer.as_ref().is_some_and(|viewer| viewer.seer.guest);
    (visit.viewer, visit.token_hash, visit.late) = (None, None, None);
    // The languages below lead to a page that can be opened.
    SIGNED_OUT.clone_into(&mut visit.path);
    let mut page = pages::signed_out_page(&visit, provider_logout.as_deref(), guest);
    // What this browser kept of the pages goes as well; the language that one chose stays.
    page.headers_mut().insert("clear-site-data", HeaderValue::from_static(r#""cache", "storage""#));
    match clear_session(page.headers_mut()) {
        Ok(()) => page,
        Err(fault) => impossible(&fault),
    }
}

/// Where providers send people after signing out there.
pub async fn signed_out(visit: Visit) -> Response {
    pages::signed_out_page(&visit, None, false)
}

/// Where one signs out at the provider, if it says so.
async fn at_provider(sso: &Sso, ended: &SignedOut) -> Option<String> {
    let provider = by_id(&sso.sund, ended.provider?).await.ok()??;
    let known = sso.clients.get(&provider).await.ok()?;
    let endpoint = known.metadata.additional_metadata().end_session_endpoint.clone()?;
    let back = PostLogoutRedirectUrl::new(sso.address(SIGNED_OUT)).ok()?;
    let mut request = LogoutRequest::from(endpoint)
        .set_client_id(ClientId::new(provider.client_id.clone()))
        .set_post_logout_redirect_uri(back);
    let id_token = ended.id_token.as_deref().and_then(|sealed| sso.seal.open_text(Purpose::IdToken, sealed));
    if let Some(token) = id_token.and_then(|token| token.parse::<IdToken>().ok()) {
        request = request.set_id_token_hint(&token);
    }
    Some(request.http_get_url().into())
}
