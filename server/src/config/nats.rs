//! Where NATS is, as the setting says it. What is given may hold a password: nothing of it is ever printed.

use openidconnect::url::Url;
use percent_encoding::percent_decode_str;
use std::{fmt, net::IpAddr};

/// Where nodes give each other hints.
#[derive(Clone, PartialEq, Eq)]
pub struct NatsUrl {
    /// Scheme, host and port, without what lets one in: this may be told.
    pub server: String,
    /// What lets one in, if it is asked for.
    pub login: Option<NatsLogin>,
}

/// What lets one into NATS.
#[derive(Clone, PartialEq, Eq)]
pub enum NatsLogin {
    /// A token: what stands before the host, without a colon.
    Token(String),
    /// A user and a password.
    User(String, String),
}

impl fmt::Debug for NatsUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let login = if self.login.is_some() { "…@ " } else { "" };
        write!(f, "NatsUrl({login}{})", self.server)
    }
}

impl fmt::Debug for NatsLogin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NatsLogin(…)")
    }
}

pub(super) fn nats_url(text: &str) -> Result<NatsUrl, String> {
    let url = Url::parse(text).map_err(|_| "not an address: nats://HOST or tls://HOST is needed")?;
    let tls = match url.scheme() {
        "nats" => false,
        "tls" => true,
        _ => return Err("not NATS: nats://HOST or tls://HOST is needed".into()),
    };
    let host = url.host_str().filter(|host| !host.is_empty()).ok_or("it names no host")?;
    if !matches!(url.path(), "" | "/") || url.query().is_some() || url.fragment().is_some() {
        return Err("only user, password, host and port, such as tls://sund:PASSWORD@nats.example".into());
    }
    let login = login(&url)?;
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let local = bare == "localhost" || bare.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
    if login.is_some() && !tls && !local {
        return Err("a password is not sent without TLS: tls://HOST is needed with it".into());
    }
    let port = url.port().unwrap_or(4222);
    Ok(NatsUrl { server: format!("{}://{host}:{port}", url.scheme()), login })
}

fn login(url: &Url) -> Result<Option<NatsLogin>, String> {
    let read = |text: &str| {
        let read = percent_decode_str(text).decode_utf8().map(std::borrow::Cow::into_owned);
        read.map_err(|_| "user and password are text, with %40 for @ and %25 for %".to_owned())
    };
    match (url.username(), url.password()) {
        ("", None) => Ok(None),
        ("", Some(_)) => Err("user and password stand together, as USER:PASSWORD@".into()),
        (token, None) => Ok(Some(NatsLogin::Token(read(token)?))),
        (user, Some(password)) => Ok(Some(NatsLogin::User(read(user)?, read(password)?))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_told_without_what_lets_one_in() {
        let user = nats_url("tls://sund:ge%40heim@nats.example").unwrap();
        assert_eq!(user.login, Some(NatsLogin::User("sund".into(), "ge@heim".into())));
        assert_eq!(format!("{user:?} {:?}", user.login), "NatsUrl(…@ tls://nats.example:4222) Some(NatsLogin(…))");
        let token = nats_url("nats://geheim@[::1]:4223").unwrap();
        assert_eq!(
            token,
            NatsUrl { server: "nats://[::1]:4223".into(), login: Some(NatsLogin::Token("geheim".into())) }
        );
        assert_eq!(nats_url("nats://nats").unwrap().login, None);
    }

    #[test]
    fn what_is_no_address_of_nats_is_refused_without_being_told() {
        for wrong in [
            "",
            "nats",
            "nats://",
            "http://geheim@nats",
            "nats://u:geheim@nats.example",
            "nats://geheim@nats.example",
            "nats://:geheim@127.0.0.1",
            "nats://127.0.0.1/geheim",
            "tls://nats?geheim",
            "nats://%ff:geheim@127.0.0.1",
        ] {
            let why = nats_url(wrong).unwrap_err();
            assert!(!why.contains("geheim"), "{wrong}: {why}");
        }
    }
}
