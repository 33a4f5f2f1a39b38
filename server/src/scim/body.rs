//! What a directory sends: JSON of a bounded size, under its own media type or the general one.

use super::fault::{Fault, Kind};
use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::{StatusCode, header},
    response::IntoResponse as _,
};
use serde_json::{Map, Value};

/// An object.
#[derive(Clone, Debug)]
pub struct Sent(pub Map<String, Value>);

impl<S: Send + Sync> FromRequest<S> for Sent {
    type Rejection = Fault;

    async fn from_request(request: Request, state: &S) -> Result<Self, Fault> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let kind = kind.unwrap_or_default().split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        if kind != super::fault::MEDIA && kind != "application/json" {
            return Err(Fault::new(Kind::Media, "send application/scim+json"));
        }
        let body = Bytes::from_request(request, state).await.map_err(|rejection| {
            match rejection.into_response().status() {
                StatusCode::PAYLOAD_TOO_LARGE => Fault::new(Kind::TooLarge, "the request is too large"),
                _ => Fault::new(Kind::Syntax, "the request broke off"),
            }
        })?;
        // serde_json itself goes no deeper than 128 levels.
        match serde_json::from_slice(&body) {
            Ok(Value::Object(object)) => Ok(Self(object)),
            _ => Err(Fault::new(Kind::Syntax, "the request is not a JSON object")),
        }
    }
}

/// The member of this name, whatever the case of its letters (RFC 7643, 2.1).
pub fn member<'a>(object: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    object.get(name).or_else(|| object.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value))
}
