//! A browser without a screen: cookies and `Origin` as a real one sends them, redirects not followed.

use crate::{Network, Person};
use http::{HeaderMap, Method, header};
use openidconnect::reqwest;

/// Where the network of a test is known to be.
pub const ORIGIN: &str = "https://sund.test";

/// Somebody who has not signed in.
pub const NOBODY: Option<&Person> = None;

/// What the server answered.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, as text.
    pub body: String,
}

impl Answer {
    /// Where one is sent to; empty without a redirect.
    #[must_use]
    pub fn location(&self) -> &str {
        self.headers.get(header::LOCATION).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

/// A request that is being written.
#[derive(Debug)]
pub struct Request<'a> {
    network: &'a Network,
    builder: reqwest::RequestBuilder,
}

impl Request<'_> {
    /// With this header, in place of one of the same name.
    #[must_use]
    pub fn header(self, name: &str, value: impl AsRef<[u8]>) -> Self {
        let value = http::HeaderValue::from_bytes(value.as_ref()).unwrap();
        let headers = HeaderMap::from_iter([(http::HeaderName::try_from(name).unwrap(), value)]);
        Self { builder: self.builder.headers(headers), ..self }
    }

    /// With our own origin, as every browser sends it along with a form.
    #[must_use]
    pub fn from_here(self) -> Self {
        self.header("origin", ORIGIN)
    }

    /// With these fields, as a form sends them.
    #[must_use]
    pub fn form<K: AsRef<str>, V: AsRef<str>>(self, fields: &[(K, V)]) -> Self {
        let mut encoder = openidconnect::url::form_urlencoded::Serializer::new(String::new());
        for (name, value) in fields {
            encoder.append_pair(name.as_ref(), value.as_ref());
        }
        self.header("content-type", "application/x-www-form-urlencoded").body(encoder.finish())
    }

    /// With these fields and files, as a form with files sends them.
    #[must_use]
    pub fn form_with_files<K: AsRef<str>, V: AsRef<str>>(self, fields: &[(K, V)], files: &[(&str, &[u8])]) -> Self {
        let mut body = Vec::new();
        let mut part = |head: String, content: &[u8]| {
            body.extend(format!("--XYZ\r\nContent-Disposition: form-data; {head}\r\n\r\n").into_bytes());
            body.extend(content);
            body.extend(b"\r\n");
        };
        for (name, value) in fields {
            part(format!("name=\"{}\"", name.as_ref()), value.as_ref().as_bytes());
        }
        for (name, content) in files {
            part(format!("name=\"files\"; filename=\"{name}\"\r\nContent-Type: application/pdf"), content);
        }
        // A browser sends the field also if nothing was chosen.
        if files.is_empty() {
            part("name=\"files\"; filename=\"\"\r\nContent-Type: application/octet-stream".into(), b"");
        }
        body.extend(b"--XYZ--\r\n");
        self.header("content-type", "multipart/form-data; boundary=XYZ").body(body)
    }

    /// With this body.
    #[must_use]
    pub fn body(self, body: impl Into<Vec<u8>>) -> Self {
        Self { builder: self.builder.body(body.into()), ..self }
    }

    /// Sends it, and says whether an answer breaks off that had begun well.
    pub async fn breaks_off(self) -> bool {
        let response = self.builder.send().await.unwrap_or_else(|error| panic!("no answer: {error:?}"));
        response.status().is_success() && response.bytes().await.is_err()
    }

    /// Sends it. An answer that never comes ends the test.
    pub async fn send(self) -> Answer {
        let response = self.builder.send().await.unwrap_or_else(|error| panic!("no answer: {error:?}"));
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let body = String::from_utf8_lossy(&response.bytes().await.unwrap()).into_owned();
        let _ = self.network;
        Answer { status, headers, body }
    }
}

impl Network {
    /// A request by this person, or by [`NOBODY`]; without an `Origin`.
    pub fn request<'a>(&'a self, who: impl Into<Option<&'a Person>>, method: Method, path: &str) -> Request<'a> {
        let mut builder = self.client.request(method, format!("http://{}{path}", self.address()));
        if let Some(person) = who.into() {
            builder = builder.header(header::COOKIE, format!("__Host-sund={}", person.token));
        }
        Request { network: self, builder }
    }

    /// Looks at a page.
    pub async fn get(&self, who: impl Into<Option<&Person>>, path: &str) -> Answer {
        self.request(who.into(), Method::GET, path).send().await
    }

    /// Sends a form.
    pub async fn post<K: AsRef<str>, V: AsRef<str>>(
        &self,
        who: impl Into<Option<&Person>>,
        path: &str,
        fields: &[(K, V)],
    ) -> Answer {
        self.request(who.into(), Method::POST, path).from_here().form(fields).send().await
    }
}
