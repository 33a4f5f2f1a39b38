//! The two cookies of signing in. `__Host-` makes browsers insist on `Secure`, `Path=/` and no `Domain`: no other
//! host can set or read them.

use super::Sso;
use axum::http::{
    HeaderMap, HeaderValue,
    header::{InvalidHeaderValue, SET_COOKIE},
};
use axum_extra::extract::cookie::CookieJar;
use sund_domain::{
    sso::{ABSOLUTE, ROUND_TRIP},
    time::SECOND,
};

/// Holds the session's token.
pub const SESSION_COOKIE: &str = "__Host-sund";
/// Holds the token of the browser that began a sign-in.
pub const FLOW_COOKIE: &str = "__Host-sund-flow";

/// The session's token that the browser sent, if any. The longest a token can be is known: others are not looked up.
#[must_use]
pub fn session_token(headers: &HeaderMap) -> Option<String> {
    token(headers, SESSION_COOKIE)
}

/// The browser's token for sign-ins, if any.
pub fn flow_token(headers: &HeaderMap) -> Option<String> {
    token(headers, FLOW_COOKIE)
}

fn token(headers: &HeaderMap, name: &str) -> Option<String> {
    CookieJar::from_headers(headers).get(name).map(|c| c.value().to_owned()).filter(|t| (1..=100).contains(&t.len()))
}

/// Sets the session's cookie.
pub fn set_session(headers: &mut HeaderMap, token: &str) -> Result<(), InvalidHeaderValue> {
    set(headers, SESSION_COOKIE, token, ABSOLUTE / SECOND)
}

/// Takes the session's cookie away.
pub fn clear_session(headers: &mut HeaderMap) -> Result<(), InvalidHeaderValue> {
    set(headers, SESSION_COOKIE, "", 0)
}

/// Sets the browser's token for sign-ins.
pub fn set_flow(headers: &mut HeaderMap, token: &str) -> Result<(), InvalidHeaderValue> {
    set(headers, FLOW_COOKIE, token, ROUND_TRIP / SECOND)
}

/// `Lax`, not `Strict`: the way back from the provider is a navigation from another site.
fn set(headers: &mut HeaderMap, name: &str, value: &str, seconds: i64) -> Result<(), InvalidHeaderValue> {
    let cookie = format!("{name}={value}; Path=/; Max-Age={seconds}; Secure; HttpOnly; SameSite=Lax");
    headers.append(SET_COOKIE, HeaderValue::try_from(cookie)?);
    Ok(())
}

/// The redirect to a page of this site after signing in. `to` came through `safe_return`; that it stays on this site
/// is checked again after the address parser of browsers (WHATWG URL) has read it: `/.//evil.example` is a path of ours
/// when it is read, and another host when what was read is written again without the dot.
pub fn way_back(sso: &Sso, to: &str) -> String {
    match sso.base.join(to) {
        Ok(url) if url.origin() == sso.base.origin() && !url.path().starts_with("//") => {
            url[openidconnect::url::Position::BeforePath..].to_owned()
        }
        _ => "/".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::header;

    #[test]
    fn cookies_are_set_as_strictly_as_they_can_be() {
        let mut headers = HeaderMap::new();
        set_session(&mut headers, "abc").unwrap();
        set_flow(&mut headers, "def").unwrap();
        let set: Vec<_> = headers.get_all(SET_COOKIE).iter().map(|v| v.to_str().unwrap()).collect();
        assert_eq!(
            set,
            [
                "__Host-sund=abc; Path=/; Max-Age=604800; Secure; HttpOnly; SameSite=Lax",
                "__Host-sund-flow=def; Path=/; Max-Age=900; Secure; HttpOnly; SameSite=Lax",
            ]
        );
        assert!(set_session(&mut headers, "a\nb").is_err());
    }

    #[test]
    fn only_a_token_of_a_token_s_length_is_read() {
        let sent = |cookie: &str| HeaderMap::from_iter([(header::COOKIE, HeaderValue::from_str(cookie).unwrap())]);
        assert_eq!(session_token(&sent("x=1; __Host-sund=abc")).as_deref(), Some("abc"));
        assert_eq!(session_token(&sent("__Host-sund=")), None);
        assert_eq!(session_token(&sent(&format!("__Host-sund={}", "x".repeat(101)))), None);
        assert_eq!(flow_token(&sent("__Host-sund=abc")), None);
    }
}
