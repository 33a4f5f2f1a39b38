//! Whose directory it is: a bearer token (RFC 6750), and nothing else that a request carries.

use super::{
    Scim,
    fault::{Fault, Kind},
};
use axum::{
    extract::FromRequestParts,
    http::{header, request::Parts},
};
use sund_actions::scim::{Provisioner, provisioner};

/// The longest token that is looked up: ours have 43 characters.
const TOKEN_MOST: usize = 200;

/// The directory that asks.
#[derive(Clone, Copy, Debug)]
pub struct Directory(pub Provisioner);

impl FromRequestParts<Scim> for Directory {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, scim: &Scim) -> Result<Self, Fault> {
        let refused = || Fault::new(Kind::Unauthorized, "a bearer token of the provider is needed");
        let mut all = parts.headers.get_all(header::AUTHORIZATION).iter();
        let (Some(value), None) = (all.next(), all.next()) else { return Err(refused()) };
        let token = value.to_str().ok().and_then(bearer).ok_or_else(refused)?;
        match provisioner(&scim.sund, token).await {
            Ok(found) => found.map(Self).ok_or_else(refused),
            Err(error) => {
                tracing::error!(%error, "a directory's token could not be looked up");
                Err(Fault::new(Kind::Broken, "the server failed"))
            }
        }
    }
}

fn bearer(value: &str) -> Option<&str> {
    let (scheme, token) = value.split_once(' ')?;
    let token = token.trim();
    (scheme.eq_ignore_ascii_case("bearer") && !token.is_empty() && token.len() <= TOKEN_MOST).then_some(token)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_bearer_token_is_one() {
        assert_eq!(bearer("Bearer abc"), Some("abc"));
        assert_eq!(bearer("bearer  abc "), Some("abc"));
        for no in ["abc", "Basic abc", "Bearer ", "Bearer"] {
            assert_eq!(bearer(no), None, "{no}");
        }
        assert_eq!(bearer(&format!("Bearer {}", "x".repeat(201))), None);
    }
}
