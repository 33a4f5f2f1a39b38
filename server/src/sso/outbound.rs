//! The one way in which this room talks to other machines: short, small, and without following anybody.

mod public;

use openidconnect::{
    AsyncHttpClient, HttpRequest, HttpResponse, http,
    reqwest::{
        self,
        dns::{Addrs, Name, Resolve, Resolving},
        redirect,
    },
    url::{Host, Url},
};
use public::is_public;
use std::{
    error::Error,
    future::Future,
    net::{IpAddr, SocketAddr},
    pin::Pin,
    sync::Arc,
    time::Duration,
};

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
    /// "Over there." One goes where the metadata says, and nowhere else.
    #[error("answered with a redirect")]
    Redirect,
    /// Anything else.
    #[error("request failed: {0}")]
    Failed(String),
}

/// The HTTP client for providers: no redirects, no compression, no proxy from the environment (settings are read in
/// one place), five seconds, 256 KiB; and nothing but the internet, unless the operator says otherwise.
#[derive(Debug)]
pub struct Http {
    client: reqwest::Client,
    allow_private: bool,
}

impl Http {
    /// Makes the client; fails only where TLS cannot be set up. `allow_private`: providers may be on this machine or in
    /// the network around it.
    pub fn new(allow_private: bool) -> Result<Self, reqwest::Error> {
        let mut builder = reqwest::Client::builder()
            .redirect(redirect::Policy::none())
            .timeout(WITHIN)
            .connect_timeout(CONNECT_WITHIN)
            .pool_max_idle_per_host(4)
            .no_proxy()
            .user_agent("Sund");
        if !allow_private {
            builder = builder.dns_resolver(Arc::new(PublicNames));
        }
        Ok(Self { client: builder.build()?, allow_private })
    }

    /// Whether this address may be asked: TLS, and no address that is not of the internet; or, where private ones are
    /// allowed, this machine without TLS (the demo and the tests). What a name stands for is looked at when it is
    /// resolved, by [`PublicNames`].
    pub fn allows(&self, url: &Url) -> bool {
        let address = match url.host() {
            Some(Host::Ipv4(address)) => Some(IpAddr::from(address)),
            Some(Host::Ipv6(address)) => Some(IpAddr::from(address)),
            Some(Host::Domain(_)) => None,
            None => return false,
        };
        match url.scheme() {
            "https" => self.allow_private || address.is_none_or(is_public),
            "http" => self.allow_private && address.map_or(url.domain() == Some("localhost"), |ip| ip.is_loopback()),
            _ => false,
        }
    }

    async fn ask(&self, request: HttpRequest) -> Result<HttpResponse, HttpFault> {
        let request = reqwest::Request::try_from(request).map_err(|fault| failed(&fault))?;
        if !self.allows(request.url()) {
            return Err(HttpFault::NotAllowed);
        }
        let mut response = self.client.execute(request).await.map_err(|fault| failed(&fault))?;
        if response.status().is_redirection() {
            return Err(HttpFault::Redirect);
        }
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

/// Resolves names as the machine does and keeps what is of the internet. The connection is made to exactly these
/// addresses, so a name that changes its mind in between (DNS rebinding) gains nothing.
struct PublicNames;

/// A name that stands for nothing on the internet.
#[derive(Debug, thiserror::Error)]
#[error("a name of no public address")]
struct NotPublic;

impl Resolve for PublicNames {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let public: Vec<SocketAddr> = found.filter(|address| is_public(address.ip())).collect();
            if public.is_empty() {
                return Err(NotPublic.into());
            }
            Ok(Box::new(public.into_iter()) as Addrs)
        })
    }
}

/// The kind of fault in our own words; the address is left out, it may carry more than a host.
fn failed(fault: &reqwest::Error) -> HttpFault {
    let mut causes = std::iter::successors(fault.source(), |cause| (*cause).source());
    if causes.any(<dyn Error>::is::<NotPublic>) {
        HttpFault::NotAllowed
    } else if fault.is_timeout() {
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

    fn allowed(allow_private: bool, addresses: &[&str]) -> Vec<bool> {
        let http = Http::new(allow_private).unwrap();
        addresses.iter().map(|address| http.allows(&Url::parse(address).unwrap())).collect()
    }

    #[test]
    fn plain_http_goes_to_this_machine_only_and_only_where_that_is_allowed() {
        let here = ["http://127.0.0.1:3001/fi", "http://localhost:1", "http://[::1]/"];
        assert_eq!(allowed(true, &here), [true; 3]);
        assert_eq!(allowed(false, &here), [false; 3]);
        let never = [
            "http://idp.example/",
            "http://169.254.169.254/latest",
            "http://10.0.0.1/",
            "file:///etc/passwd",
            "ftp://x.example/",
            "http://localhost.evil.example/",
        ];
        assert_eq!(allowed(true, &never), [false; 6]);
    }

    #[test]
    fn an_address_is_known_however_it_is_written() {
        let private = [
            "https://127.0.0.1/",
            "https://127.1/",
            "https://0x7f000001/",
            "https://2130706433/",
            "https://0251.0376.0251.0376/",
            "https://169.254.169.254./",
            "https://[::ffff:10.0.0.1]/",
            "https://[64:ff9b::7f00:1]/",
            "https://[fd00::1]/",
            "https://\u{ff11}\u{ff12}\u{ff17}.0.0.1/",
        ];
        assert_eq!(allowed(false, &private), [false; 10]);
        assert_eq!(allowed(true, &private), [true; 10]);
        assert_eq!(
            allowed(false, &["https://idp.example/x", "https://1.1.1.1/", "https://[2606:4700::1111]/"]),
            [true; 3]
        );
    }

    #[tokio::test]
    async fn a_name_is_looked_at_once_it_is_resolved() {
        let ask = async |http: &Http| {
            let request = http::Request::builder().uri("https://localhost:9/").body(Vec::new()).unwrap();
            http.call(request).await.unwrap_err()
        };
        assert_eq!(ask(&Http::new(false).unwrap()).await, HttpFault::NotAllowed);
        assert_eq!(ask(&Http::new(true).unwrap()).await, HttpFault::NoConnection);
    }
}
