//! People who sign in, each from an address of their own: to the server, back from the provider, and in.
//!
//! Connections are kept open, as those of a reverse proxy are, which also says the address.

use crate::{
    figures::{Sample, micros, now},
    provider::{CLIENT, Provider, SECRET, code},
    visitors::{Line, line},
};
use http::{HeaderMap, HeaderValue, Request, Response, Uri, header};
use http_body_util::{BodyExt as _, Empty};
use hyper::body::Incoming;
use openidconnect::url::{Url, form_urlencoded::Serializer};
use std::{
    collections::VecDeque,
    net::{Ipv4Addr, SocketAddr},
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::{Duration, Instant},
};
use sund::sso::{FLOW_COOKIE, Purpose, SESSION_COOKIE, Seal, callback_path};
use sund_actions::{
    Sund,
    demo::{self, NewOrganisation, NewProvider},
};
use sund_tests::ORIGIN;

/// The header in which the server is told who comes: see `network.rs`.
pub const ADDRESS: &str = "x-real-ip";

/// Who signs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Somebody for the first time: a person is made.
    New,
    /// Somebody who has been here; the browser has a session that this one replaces.
    Known,
}

/// Somebody, with the session of their browser.
#[derive(Debug)]
pub struct Person {
    number: u32,
    session: Option<String>,
}

/// The provider, and the way to it.
#[derive(Debug)]
pub struct Door {
    pub provider: Provider,
    path: String,
    next: AtomicU32,
}

impl Door {
    /// A provider with an organisation in the network. `key` is the server's own, which its secret is sealed with.
    pub async fn open(sund: &Sund, key: &[u8; 32]) -> Self {
        let provider = Provider::open().await;
        let purpose = Purpose::ProviderSecret { issuer: &provider.issuer, client_id: CLIENT };
        let sealed = Seal::new(key, Arc::clone(&sund.random)).seal(purpose, SECRET.as_bytes()).unwrap();
        let row = NewProvider {
            issuer: &provider.issuer,
            client_id: CLIENT,
            secret_sealed: Some(&sealed),
            domain: "load.example",
            levels: &[],
        };
        let name = "Agency of those who sign in";
        let new = NewOrganisation { slug: "load", name, local_name: name, country: "FI", provider: row };
        let row = demo::organisation(sund, new).await.unwrap();
        let path = format!("/sign-in/with/{}?to=/forums", row.id);
        Self { provider, path, next: AtomicU32::new(0) }
    }

    pub fn somebody(&self) -> Person {
        Person { number: self.next.fetch_add(1, Ordering::Relaxed), session: None }
    }
}

/// The whole way. What is not as it must be is said.
pub async fn sign_in(line: &mut Line, door: &Door, who: &mut Person) -> Result<(), String> {
    let began = get(line, &door.path, who.number, &[]).await?;
    let flow = cookie(&began, FLOW_COOKIE)?;
    let asked = began.get(header::LOCATION).and_then(|value| Url::parse(value.to_str().ok()?).ok());
    let back = asked.and_then(|asked| answer(&asked, door, who.number)).ok_or("not sent to the provider")?;
    let mut cookies = vec![(FLOW_COOKIE, flow.as_str())];
    // Only now: whoever is in already is not sent to the provider. Two tabs end like this.
    cookies.extend(who.session.as_deref().map(|session| (SESSION_COOKIE, session)));
    let ended = get(line, &back, who.number, &cookies).await?;
    who.session = Some(cookie(&ended, SESSION_COOKIE)?);
    Ok(())
}

/// What the provider sends the browser back with: a path of ours.
fn answer(asked: &Url, door: &Door, person: u32) -> Option<String> {
    let said = |name: &str| asked.query_pairs().find(|(this, _)| this == name).map(|(_, value)| value.into_owned());
    let mut answer = Serializer::new(format!("{}?", callback_path(&door.provider.issuer)));
    answer.append_pair("code", &code(&said("nonce")?, person)).append_pair("state", &said("state")?);
    Some(answer.append_pair("iss", &door.provider.issuer).finish())
}

/// Whether this session opens a page.
pub async fn is_in(line: &mut Line, who: &Person) -> bool {
    let cookies: Vec<_> = who.session.iter().map(|session| (SESSION_COOKIE, session.as_str())).collect();
    ask(line, "/settings", who.number, &cookies).await.is_ok_and(|(status, _)| status == 200)
}

/// The headers of a redirect.
async fn get(line: &mut Line, path: &str, from: u32, cookies: &[(&str, &str)]) -> Result<HeaderMap, String> {
    match ask(line, path, from, cookies).await? {
        (303, headers) => Ok(headers),
        (status, _) => Err(format!("{status} at {}", path.split('?').next().unwrap_or_default())),
    }
}

async fn ask(line: &mut Line, path: &str, from: u32, cookies: &[(&str, &str)]) -> Result<(u16, HeaderMap), String> {
    let said = |fault: hyper::Error| fault.to_string();
    let mut request = Request::new(Empty::new());
    *request.uri_mut() = Uri::try_from(path).unwrap();
    let headers = request.headers_mut();
    let host = ORIGIN.split_once("://").unwrap().1;
    headers.insert(header::HOST, HeaderValue::from_static(host));
    headers.insert(ADDRESS, text(&Ipv4Addr::from_bits(0x0a00_0000 + from).to_string()));
    if !cookies.is_empty() {
        let cookies: Vec<_> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        headers.insert(header::COOKIE, text(&cookies.join("; ")));
    }
    line.ready().await.map_err(said)?;
    let response: Response<Incoming> = line.send_request(request).await.map_err(said)?;
    let (head, body) = response.into_parts();
    body.collect().await.map_err(said)?;
    Ok((head.status.as_u16(), head.headers))
}

fn text(value: &str) -> HeaderValue {
    HeaderValue::try_from(value).unwrap()
}

fn cookie(headers: &HeaderMap, name: &str) -> Result<String, String> {
    let mut set = headers.get_all(header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok());
    let value = set.find_map(|value| value.strip_prefix(name)?.strip_prefix('=')?.split(';').next());
    value.map(str::to_owned).ok_or_else(|| format!("no cookie {name}"))
}

/// One connection over which people sign in, one after the other.
#[derive(Debug)]
pub struct Gate {
    line: Line,
    door: Arc<Door>,
    /// Who has come through; whoever came longest ago stands first.
    been: VecDeque<Person>,
}

impl Gate {
    async fn pass(mut self, who: Who, until: Instant) -> (Self, Vec<u32>) {
        let mut took = Vec::new();
        let mut began = now();
        while began < until {
            let known = if who == Who::Known { self.been.pop_front() } else { None };
            let mut person = known.unwrap_or_else(|| self.door.somebody());
            sign_in(&mut self.line, &self.door, &mut person).await.unwrap();
            self.been.push_back(person);
            took.push(micros(began.elapsed()));
            began = now();
        }
        (self, took)
    }
}

/// Some connections.
#[derive(Debug)]
pub struct Gates(Vec<Gate>);

impl Gates {
    pub async fn open(address: SocketAddr, door: &Arc<Door>, count: usize) -> Self {
        let mut gates = Vec::with_capacity(count);
        for _ in 0..count {
            gates.push(Gate { line: line(address).await, door: Arc::clone(door), been: VecDeque::new() });
        }
        Self(gates)
    }

    /// People sign in over all of them for this long.
    pub async fn pass(&mut self, who: Who, time: Duration) -> Sample {
        let began = now();
        let tasks: Vec<_> = self.0.drain(..).map(|gate| tokio::spawn(gate.pass(who, began + time))).collect();
        let mut sample = Sample::default();
        for task in tasks {
            let (gate, took) = task.await.unwrap();
            self.0.push(gate);
            sample.micros.extend(took);
        }
        sample.elapsed = began.elapsed();
        sample
    }

    /// Whether the last one is really in, on each connection.
    pub async fn all_in(&mut self) -> bool {
        for gate in &mut self.0 {
            let Some(last) = gate.been.back() else { continue };
            if !is_in(&mut gate.line, last).await {
                return false;
            }
        }
        true
    }
}
