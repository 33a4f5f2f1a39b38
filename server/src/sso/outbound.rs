//! The one way in which this room talks to other machines: short, small, and without following anybody.

use openidconnect::{
    AsyncHttpClient, HttpRequest, HttpResponse, http,
    reqwest::{self, redirect},
    url::{Host, Url},
};
use std::{error::Error, future::Future, net::IpAddr, pin::Pin, time::Duration};

/// An answer must be complete within this time.
const WITHIN: Duration = Duration::from_secs(5);
/// A connection must stand within this time.
const CONNECT_WITHIN: Duration = Duration::from_secs(3);
/// The largest answer that is read. A discovery document has some 5 kB, a key set seldom 20.
const LARGEST: usize = 256 * 1024;

/// Why a request got no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HttpFault {
    /// The address is not one that may be asked.
    #[error("address not allowed")]
    NotAllowed,
    /// No connection.
    #[error("no connection")]
    NoConnection,
    /// A connection, but with a certificate that is not trusted here.
    #[error("certificate not trusted")]
    Certificate,
    /// Not complete in time.
    #[error("no answer in time")]
    TooSlow,
    /// More than is read.
    #[error("answer too large")]
    TooLarge,
    /// Anything else.
    #[error("request failed: {0}")]
    Failed(String),
}

/// The HTTP client for providers: no redirects, no compression, no proxy from the environment (settings are read in
/// one place), five seconds, 256 KiB.
#[derive(Debug)]
pub struct Http(reqwest::Client);

impl Http {
    /// Makes the client; fails only where TLS cannot be set up.
    pub fn new() -> Result<Self, reqwest::Error> {
        let client = reqwest::Client::builder()
            .redirect(redirect::Policy::none())
            .timeout(WITHIN)
            .connect_timeout(CONNECT_WITHIN)
            .pool_max_idle_per_host(4)
            .no_proxy()
            .user_agent("Sund")
            .build()?;
        Ok(Self(client))
    }

    async fn ask(&self, request: HttpRequest) -> Result<HttpResponse, HttpFault> {
        let request = reqwest::Request::try_from(request).map_err(|fault| failed(&fault))?;
        if !allowed(request.url()) {
            return Err(HttpFault::NotAllowed);
        }
        let mut response = self.0.execute(request).await.map_err(|fault| failed(&fault))?;
        let mut answer = http::Response::builder().status(response.status());
        for (name, value) in response.headers() {
            answer = answer.header(name, value);
        }
        // The length that is announced may be missing or wrong: what counts is what arrives.
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|fault| failed(&fault))? {
            if body.len() + chunk.len() > LARGEST {
                return Err(HttpFault::TooLarge);
            }
            body.extend_from_slice(&chunk);
        }
        answer.body(body).map_err(|_| HttpFault::Failed("unreadable answer".into()))
    }
}

impl<'c> AsyncHttpClient<'c> for Http {
    type Error = HttpFault;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, HttpFault>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.ask(request))
    }
}

/// Whether this address may be asked: TLS, or this machine itself (the demo and the tests).
///
/// This is the seam for refusing private addresses: names must then be checked after they are resolved, in a resolver
/// of the client's own, or a name that changes its mind gets through.
pub fn allowed(url: &Url) -> bool {
    match url.scheme() {
        "https" => true,
        "http" => is_this_machine(url),
        _ => false,
    }
}

fn is_this_machine(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(ip)) => IpAddr::from(ip).is_loopback(),
        Some(Host::Ipv6(ip)) => IpAddr::from(ip).is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

/// The kind of fault in our own words; the address is left out, it may carry more than a host.
fn failed(fault: &reqwest::Error) -> HttpFault {
    if fault.is_timeout() {
        HttpFault::TooSlow
    } else if fault.is_connect() && speaks_of_certificates(fault) {
        HttpFault::Certificate
    } else if fault.is_connect() {
        HttpFault::NoConnection
    } else if fault.is_builder() {
        HttpFault::Failed("not a request".into())
    } else {
        HttpFault::Failed("broken off".into())
    }
}

/// Whether TLS failed for the certificate. The causes are types of crates below reqwest; their words are what is left.
fn speaks_of_certificates(fault: &reqwest::Error) -> bool {
    let mut cause: Option<&dyn Error> = Some(fault);
    while let Some(fault) = cause {
        if fault.to_string().contains("invalid peer certificate") {
            return true;
        }
        cause = fault.source();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_http_goes_to_this_machine_only() {
        for yes in ["https://idp.example/x", "http://127.0.0.1:3001/fi", "http://localhost:1", "http://[::1]/"] {
            assert!(allowed(&Url::parse(yes).unwrap()), "{yes}");
        }
        for no in [
            "http://idp.example/",
            "http://169.254.169.254/latest",
            "file:///etc/passwd",
            "ftp://x.example/",
            "http://localhost.evil.example/",
        ] {
            assert!(!allowed(&Url::parse(no).unwrap()), "{no}");
        }
    }
}
