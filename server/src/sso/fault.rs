//! What can be wrong with a provider or its answer. For the audit log; people never see it.

use super::outbound::HttpFault;
use openidconnect::{ClaimsVerificationError, DiscoveryError, ErrorResponse, RequestTokenError};
use std::error::Error;

/// Why a provider cannot be asked, or why its answer is not believed. Holds no token and no claim about a person.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The row of the provider cannot be used as it is.
    #[error("provider is set up wrongly: {0}")]
    Setup(&'static str),
    /// The provider cannot be reached, or does not answer as it should.
    #[error("provider not reached: {0}")]
    NotReached(String),
    /// What the provider says about itself is not what it must be.
    #[error("provider metadata refused: {0}")]
    Metadata(String),
    /// The answer that the browser brought is not one to this browser's question.
    #[error("answer refused: {0}")]
    Answer(&'static str),
    /// The provider said no.
    #[error("provider answered with an error: {0}")]
    Error(String),
    /// The code could not be exchanged.
    #[error("code not exchanged: {0}")]
    Exchange(String),
    /// The ID token breaks a rule.
    #[error("ID token refused: {0}")]
    Token(String),
    /// A logout token breaks a rule.
    #[error("logout token refused: {0}")]
    Logout(&'static str),
    /// `UserInfo` breaks a rule.
    #[error("UserInfo refused: {0}")]
    UserInfo(String),
}

impl Fault {
    /// What went wrong while asking for metadata or keys. Of what the provider sent, only a status goes into the log,
    /// and what is missing.
    #[must_use]
    pub fn discovery(fault: &DiscoveryError<HttpFault>) -> Self {
        match fault {
            DiscoveryError::Validation(cause) => Self::Metadata(cause.clone()),
            DiscoveryError::Parse(cause) => Self::Metadata(match missing(&cause.inner().to_string()) {
                Some(field) => format!("no {field}"),
                None => format!("not readable at {}", quoted(&cause.path().to_string())),
            }),
            DiscoveryError::Request(cause) => Self::NotReached(cause.to_string()),
            other => Self::NotReached(other.to_string()),
        }
    }

    /// What went wrong while exchanging a code. The provider's own error is kept, its body is not.
    #[must_use]
    pub fn exchange<E: ErrorResponse>(fault: &RequestTokenError<HttpFault, E>) -> Self {
        match fault {
            RequestTokenError::ServerResponse(error) => {
                Self::Exchange(format!("provider says {}", quoted(&error.to_string())))
            }
            RequestTokenError::Request(cause) => Self::NotReached(cause.to_string()),
            // Not the cause of `Parse`: it may quote a token.
            RequestTokenError::Parse(cause, _) => Self::Exchange(format!("answer not readable at {}", cause.path())),
            RequestTokenError::Other(cause) => Self::Exchange(cause.clone()),
        }
    }

    /// What a provider put into its answer as an error, or what somebody else put there.
    #[must_use]
    pub fn said(error: &str) -> Self {
        Self::Error(quoted(error))
    }

    /// Which rule the ID token breaks.
    #[must_use]
    pub fn token(fault: &ClaimsVerificationError) -> Self {
        let inner = fault.source().map(|cause| format!(": {cause}")).unwrap_or_default();
        Self::Token(format!("{fault}{inner}"))
    }
}

/// The field that serde misses, by its name in our own types; every other sentence of serde's may quote what came.
pub fn missing(sentence: &str) -> Option<&str> {
    sentence.strip_prefix("missing field `")?.split('`').next()
}

/// Words from outside as they may stand in a log: one short line of ASCII.
fn quoted(text: &str) -> String {
    text.chars().map(|c| if c == ' ' || c.is_ascii_graphic() { c } else { '?' }).take(200).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_from_outside_stay_on_their_line() {
        assert_eq!(
            Fault::said("access_denied\n2026 INFO all is well\u{1b}[2J"),
            Fault::Error("access_denied?2026 INFO all is well?[2J".into())
        );
        assert_eq!(quoted(&"x".repeat(10_000)).len(), 200);
    }
}
