//! Handing a message to the mail server (RFC 5321, RFC 6409), and what its answer means.

use crate::config::{Protection, SmtpUrl};
use lettre::{
    AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor,
    transport::smtp::{
        Error,
        authentication::Credentials,
        client::{Tls, TlsParameters},
        extension::ClientId,
    },
};
use openidconnect::url::{Host, Url};
use std::{fmt, time::Duration};
use sund_domain::mail::Outcome;

/// The whole conversation takes no longer. A mail server may look for long at a mail before it answers, and one that is not
/// waited for gets the mail twice: so this is generous, and less than the lease of a mail (`sund_domain::mail::LEASE`).
const PATIENCE: Duration = Duration::from_secs(120);
/// Connecting takes no longer.
const TO_CONNECT: Duration = Duration::from_secs(20);
/// "Not without signing in", "not so", "these are wrong", "not without TLS" (RFC 4954): about us, not about the mail.
const NOT_LET_IN: [u16; 4] = [530, 534, 535, 538];

/// Why the mail server cannot be asked at all; found at start.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct SmtpError(#[from] Error);

/// How a try went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    /// What it means for the mail.
    pub outcome: Outcome,
    /// Why, for administrators: a code or a fault of the connection, never what the mail server says in its own words, for
    /// it may say an address.
    pub cause: String,
    /// The mail server said something about this mail. If not, the next one would fare no better.
    pub answered: bool,
}

/// The mail server.
#[derive(Clone)]
pub struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    patience: Duration,
}

impl fmt::Debug for Smtp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Smtp(…)")
    }
}

impl Smtp {
    /// The mail server at this address. We say that we are the site at `base`.
    pub fn new(url: &SmtpUrl, base: &Url) -> Result<Self, SmtpError> {
        let tls = |needed: fn(TlsParameters) -> Tls| TlsParameters::new(url.host.clone()).map(needed);
        let tls = match url.protection {
            Protection::Tls => tls(Tls::Wrapper)?,
            Protection::StartTls => tls(Tls::Required)?,
            Protection::Nothing => Tls::None,
        };
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(url.host.clone())
            .port(url.port)
            .tls(tls)
            .timeout(Some(TO_CONNECT))
            .hello_name(name(base));
        if let Some((user, password)) = &url.login {
            builder = builder.credentials(Credentials::new(user.clone(), password.clone()));
        }
        Ok(Self { transport: builder.build(), patience: PATIENCE })
    }

    /// The same, but waiting for no longer than this.
    #[must_use]
    pub fn with_patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// Hands a message over.
    pub async fn hand_over(&self, message: &Message) -> Tried {
        let not_now = |cause: String| Tried { outcome: Outcome::NotNow, cause, answered: false };
        match tokio::time::timeout(self.patience, self.transport.send_raw(message.envelope(), &message.formatted()))
            .await
        {
            Ok(Ok(_)) => Tried { outcome: Outcome::Taken, cause: String::new(), answered: true },
            Ok(Err(fault)) => match fault.status().map(u16::from) {
                Some(code) if NOT_LET_IN.contains(&code) => {
                    not_now(format!("the mail server does not let Sund in ({code}): look at SUND_SMTP_URL"))
                }
                Some(code) => {
                    let outcome = if fault.is_permanent() { Outcome::Never } else { Outcome::NotNow };
                    Tried { outcome, cause: format!("the mail server answered {code}"), answered: true }
                }
                None if fault.is_response() => not_now("the mail server hung up, or does not speak SMTP".into()),
                None => not_now(fault.to_string()),
            },
            Err(_) => not_now("the mail server did not answer in time".into()),
        }
    }
}

/// A number is said in its own form (RFC 5321, 4.1.3).
fn name(base: &Url) -> ClientId {
    match base.host() {
        Some(Host::Domain(name)) => ClientId::Domain(name.to_owned()),
        Some(Host::Ipv4(address)) => ClientId::Ipv4(address),
        Some(Host::Ipv6(address)) => ClientId::Ipv6(address),
        None => ClientId::Domain("localhost".into()),
    }
}
