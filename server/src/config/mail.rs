//! The mail server and the sender, as settings say them. What is given may hold a password: nothing of it is ever printed.

use lettre::message::Mailbox;
use openidconnect::url::Url;
use percent_encoding::percent_decode_str;
use std::{fmt, net::IpAddr};

/// Where mail is handed over.
#[derive(Clone, PartialEq, Eq)]
pub struct SmtpUrl {
    /// The mail server's name or address.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is protected.
    pub protection: Protection,
    /// User and password, if it asks for them.
    pub login: Option<(String, String)>,
}

/// How a connection to a mail server is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protection {
    /// TLS from the first byte (`smtps://`).
    Tls,
    /// STARTTLS before anything is said; without it nothing is sent.
    StartTls,
    /// None: the mail server is on this machine, or the operator wants it so.
    Nothing,
}

impl fmt::Debug for SmtpUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let login = if self.login.is_some() { "…@" } else { "" };
        write!(f, "SmtpUrl({login}{}:{}, {:?})", self.host, self.port, self.protection)
    }
}

pub(super) fn smtp_url(text: &str) -> Result<SmtpUrl, String> {
    let url = Url::parse(text).map_err(|_| "not an address: smtp://HOST or smtps://HOST is needed")?;
    let host = url.host_str().filter(|host| !host.is_empty()).ok_or("it names no host")?;
    // An IPv6 address stands in brackets there, and nowhere else.
    let host = host.trim_start_matches('[').trim_end_matches(']').to_owned();
    if !matches!(url.path(), "" | "/") || url.fragment().is_some() {
        return Err("only user, password, host, port and ?tls=…, such as smtp://sund:PASSWORD@mail.example".into());
    }
    let local = host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
    let protection = protection(&url, local)?;
    let login = login(&url)?;
    if login.is_some() && protection == Protection::Nothing && !local {
        return Err("a password is not sent without TLS".into());
    }
    // Submission (RFC 6409), and submission over TLS (RFC 8314).
    let port = url.port().unwrap_or(if protection == Protection::Tls { 465 } else { 587 });
    Ok(SmtpUrl { host, port, protection, login })
}

fn protection(url: &Url, local: bool) -> Result<Protection, String> {
    match (url.scheme(), url.query(), local) {
        ("smtps", None, _) => Ok(Protection::Tls),
        ("smtp", Some("tls=required"), _) | ("smtp", None, false) => Ok(Protection::StartTls),
        ("smtp", Some("tls=none"), _) | ("smtp", None, true) => Ok(Protection::Nothing),
        ("smtp", Some(_), _) => Err("after the question mark stands tls=required or tls=none".into()),
        ("smtps", Some(_), _) => Err("smtps:// is TLS from the start, nothing stands after it".into()),
        _ => Err("not a mail server: smtp://HOST or smtps://HOST is needed".into()),
    }
}

fn login(url: &Url) -> Result<Option<(String, String)>, String> {
    let read = |text: &str| percent_decode_str(text).decode_utf8().map(std::borrow::Cow::into_owned);
    match (url.username(), url.password()) {
        ("", None) => Ok(None),
        ("", Some(_)) | (_, None) => Err("user and password stand together, as USER:PASSWORD@".into()),
        (user, Some(password)) => match (read(user), read(password)) {
            (Ok(user), Ok(password)) => Ok(Some((user, password))),
            _ => Err("user and password are text, with %40 for @ and %25 for %".into()),
        },
    }
}

pub(super) fn sender(text: &str) -> Result<Mailbox, String> {
    text.parse().map_err(|_| "an e-mail address is needed, such as Sund <sund@network.example>".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tls_is_asked_for_unless_it_is_this_machine_or_said() {
        for (text, host, port, protection) in [
            ("smtp://mail.example", "mail.example", 587, Protection::StartTls),
            ("smtp://mail.example:2525/", "mail.example", 2525, Protection::StartTls),
            ("smtp://mail.example?tls=none", "mail.example", 587, Protection::Nothing),
            ("smtps://mail.example", "mail.example", 465, Protection::Tls),
            ("smtp://localhost:25", "localhost", 25, Protection::Nothing),
            ("smtp://127.0.0.1:25", "127.0.0.1", 25, Protection::Nothing),
            ("smtp://[::1]:25", "::1", 25, Protection::Nothing),
            ("smtp://[::1]:25?tls=required", "::1", 25, Protection::StartTls),
            ("smtp://localhost.evil.example", "localhost.evil.example", 587, Protection::StartTls),
        ] {
            assert_eq!(smtp_url(text), Ok(SmtpUrl { host: host.into(), port, protection, login: None }), "{text}");
        }
    }

    #[test]
    fn a_password_is_read_and_never_shown() {
        let url = smtp_url("smtp://sund%40network.example:ge%3Ah%25im+@mail.example").unwrap();
        assert_eq!(url.login, Some(("sund@network.example".into(), "ge:h%im+".into())));
        assert_eq!(format!("{url:?}"), "SmtpUrl(…@mail.example:587, StartTls)");
        let wrong = [
            "smtp://u:geheim@mail.example?tls=none",
            "smtp://u:geheim@mail.example?tls=no",
            "smtp://u:geheim@mail.example/inbox",
            "smtp://:geheim@mail.example",
            "smtp://u:geheim%ff@mail.example",
            "http://u:geheim@mail.example",
            "smtps://u:geheim@mail.example?tls=none",
            "smtp://geheim@mail.example",
            "smtp://u:geheim@",
            "geheim",
        ];
        for text in wrong {
            let why = smtp_url(text).unwrap_err();
            assert!(!why.contains("geheim"), "{text}: {why}");
        }
    }

    #[test]
    fn a_sender_is_an_address_with_or_without_a_name() {
        for fine in ["sund@network.example", "Sund <sund@network.example>"] {
            assert_eq!(sender(fine).unwrap().email.to_string(), "sund@network.example", "{fine}");
        }
        for wrong in ["", "Sund", "a@b.example, c@d.example", "Sund <sund@network.example>\r\nBcc: x@y.example"] {
            assert!(sender(wrong).is_err(), "{wrong:?}");
        }
    }
}
