//! Why a request was not followed, as programs read it (RFC 7644, 3.12).

use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
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
        let mut body = json!({
            "schemas": ["urn:ietf:params:scim:api:messages:2.0:Error"],
            "status": status.as_u16().to_string(),
            "detail": self.detail,
        });
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
