//! Why a request was not followed, as programs read it (RFC 7644, 3.12).

use axum::{
    body::Body,
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};
use sund_actions::scim::ScimError;
use sund_domain::scim::{ScimInvalid, ScimProblem};

/// The media type of everything here (RFC 7644, 8.1).
pub const MEDIA: &str = "application/scim+json";

/// What kind of fault it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Without a token that counts.
    Unauthorized,
    /// Not for discovery.
    Forbidden,
    NotFound,
    Method,
    /// Not JSON of ours.
    Media,
    TooLarge,
    Uniqueness,
    TooMany,
    Filter,
    Path,
    Syntax,
    Value,
    NoTarget,
    Mutability,
    /// Ours.
    Broken,
}

impl Kind {
    const fn status(self) -> StatusCode {
        match self {
            Self::Unauthorized => StatusCode::UNAUTHORIZED,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::Media => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Uniqueness => StatusCode::CONFLICT,
            Self::TooMany
            | Self::Filter
            | Self::Path
            | Self::Syntax
            | Self::Value
            | Self::NoTarget
            | Self::Mutability => StatusCode::BAD_REQUEST,
            Self::Broken => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    const fn scim_type(self) -> Option<&'static str> {
        match self {
            Self::Uniqueness => Some("uniqueness"),
            Self::TooMany => Some("tooMany"),
            Self::Filter => Some("invalidFilter"),
            Self::Path => Some("invalidPath"),
            Self::Syntax => Some("invalidSyntax"),
            Self::Value => Some("invalidValue"),
            Self::NoTarget => Some("noTarget"),
            Self::Mutability => Some("mutability"),
            _ => None,
        }
    }
}

/// A fault, with a word for the directory's administrator. Nothing of a person stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub kind: Kind,
    detail: String,
}

impl Fault {
    pub fn new(kind: Kind, detail: impl Into<String>) -> Self {
        Self { kind, detail: detail.into() }
    }
}

impl From<ScimError> for Fault {
    fn from(error: ScimError) -> Self {
        match error {
            ScimError::NotAllowed => Self::new(Kind::Unauthorized, "the token does not count any more"),
            ScimError::NotFound => Self::new(Kind::NotFound, "there is no such resource"),
            ScimError::Taken(attribute) => Self::new(Kind::Uniqueness, format!("{attribute} is taken")),
            ScimError::TooMany => Self::new(Kind::TooMany, "too many to look through: filter by a name or an id"),
            ScimError::Invalid(ScimInvalid { attribute, problem }) => {
                let what = match problem {
                    ScimProblem::Missing => "must be there".to_owned(),
                    ScimProblem::TooLong(most) => format!("is longer than {most}"),
                    ScimProblem::Control => "has control characters".to_owned(),
                    ScimProblem::NoSuchMember => "names somebody who is not a user here".to_owned(),
                };
                Self::new(Kind::Value, format!("{attribute} {what}"))
            }
            ScimError::Action(error) => {
                tracing::error!(%error, "a directory could not be served");
                Self::new(Kind::Broken, "the server failed")
            }
        }
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let status = self.kind.status();
        let mut body = message(status, &self.detail);
        if let (Some(name), Value::Object(body)) = (self.kind.scim_type(), &mut body) {
            body.insert("scimType".into(), name.into());
        }
        let mut response = answer(status, &body);
        if self.kind == Kind::Unauthorized {
            let challenge = HeaderValue::from_static(r#"Bearer realm="scim""#);
            response.headers_mut().insert(header::WWW_AUTHENTICATE, challenge);
        }
        response
    }
}

fn message(status: StatusCode, detail: &str) -> Value {
    json!({
        "schemas": ["urn:ietf:params:scim:api:messages:2.0:Error"],
        "status": status.as_u16().to_string(),
        "detail": detail,
    })
}

/// What a layer around these routes says (too fast, too slow, not so), programs read as any other fault. Its headers stay.
pub async fn told(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let status = response.status();
    let ours = response.headers().get(header::CONTENT_TYPE).is_some_and(|value| value == MEDIA);
    if ours || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let mut fault = answer(status, &message(status, status.canonical_reason().unwrap_or("the request failed")));
    for (name, value) in response.headers() {
        // Those that tell of the body told of another one.
        if ![header::CONTENT_TYPE, header::CONTENT_LENGTH, header::CACHE_CONTROL].contains(name) {
            fault.headers_mut().append(name, value.clone());
        }
    }
    fault
}

/// What was made, and where it is (RFC 7644, 3.3).
pub fn created(address: &str, body: &Value) -> Response {
    let mut response = answer(StatusCode::CREATED, body);
    if let Ok(address) = HeaderValue::from_str(address) {
        response.headers_mut().insert(header::LOCATION, address);
    }
    response
}

/// An answer that no cache keeps.
pub fn answer(status: StatusCode, body: &Value) -> Response {
    let headers = [(header::CONTENT_TYPE, MEDIA), (header::CACHE_CONTROL, "no-store")];
    (status, headers, Body::from(body.to_string())).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::{Router, middleware::from_fn, routing::get};
    use tower::ServiceExt as _;

    async fn bytes(response: Response) -> Vec<u8> {
        axum::body::to_bytes(response.into_body(), 10_000).await.unwrap().into()
    }

    /// Whatever a layer answers, and with whichever body, a program can read it.
    #[tokio::test]
    async fn every_status_of_a_layer_gets_a_body_of_ours() {
        for status in [400, 404, 405, 408, 411, 413, 414, 415, 417, 429, 431, 500, 501, 502, 503, 504] {
            let status = StatusCode::from_u16(status).unwrap();
            let layer = move || async move { (status, [(header::RETRY_AFTER, "5")], "a sentence") };
            let app = Router::new().route("/", get(layer)).layer(from_fn(told));
            let response = app.oneshot(Request::get("/").body(Body::empty()).unwrap()).await.unwrap();
            assert_eq!(response.status(), status);
            assert_eq!(response.headers()[header::CONTENT_TYPE], MEDIA);
            assert_eq!(response.headers()[header::RETRY_AFTER], "5");
            let told: Vec<_> = response.headers().get_all(header::CONTENT_LENGTH).iter().cloned().collect();
            let body = bytes(response).await;
            assert!(
                told.iter().all(|length| length == &body.len().to_string()) && told.len() < 2,
                "{status}: {told:?}"
            );
            let body: Value = serde_json::from_slice(&body).unwrap();
            assert_eq!(body["schemas"], json!(["urn:ietf:params:scim:api:messages:2.0:Error"]));
            assert_eq!(body["status"], status.as_u16().to_string());
            assert!(!body["detail"].as_str().unwrap().is_empty());
        }
    }

    #[tokio::test]
    async fn what_is_well_or_said_already_stays_as_it_is() {
        let well = Router::new().route("/", get(async || "well")).layer(from_fn(told));
        let response = well.oneshot(Request::get("/").body(Body::empty()).unwrap()).await.unwrap();
        assert_eq!(bytes(response).await, b"well");
        let said = || async { Fault::new(Kind::Uniqueness, "userName is taken") };
        let app = Router::new().route("/", get(said)).layer(from_fn(told));
        let response = app.oneshot(Request::get("/").body(Body::empty()).unwrap()).await.unwrap();
        let body: Value = serde_json::from_slice(&bytes(response).await).unwrap();
        assert_eq!(body["scimType"], "uniqueness");
    }
}
