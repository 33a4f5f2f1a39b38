//! A browser that signs in: at the server, at the provider, and back, with its cookies.

use super::{
    provider::{Evil, Site},
    switch::Switch,
    token::{CLIENT, SECRET},
};
use http::{Method, header};
use openidconnect::{reqwest, url::Url};
use sea_orm::{ConnectionTrait as _, DatabaseConnection, Statement, Value};
use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};
use sund::sso::{FLOW_COOKIE, Purpose, SESSION_COOKIE, Seal};
use sund_actions::{
    demo::{self, NewOrganisation, NewProvider},
    sso::Provider,
};
use sund_domain::sso::Level;
use sund_tests::{Answer, NOBODY, Network, ORIGIN};

/// The server, the provider, and a way past both into the database.
pub struct Stage<'a> {
    pub network: &'a Network,
    pub evil: Arc<Evil>,
    database: DatabaseConnection,
    http: reqwest::Client,
    opened: AtomicU32,
}

/// An issuer, and the server's row for it.
pub struct Opened {
    pub site: Arc<Site>,
    pub row: Provider,
}

impl<'a> Stage<'a> {
    pub async fn set(network: &'a Network) -> Self {
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        Self {
            network,
            evil: Evil::start(Arc::clone(&network.clock)).await,
            database: network.connect().await,
            http,
            opened: AtomicU32::new(1),
        }
    }

    /// An issuer with this switch, and its row.
    /// The same providers, before another server on the same database.
    pub async fn before(&self, network: &'a Network) -> Self {
        let (evil, http) = (Arc::clone(&self.evil), self.http.clone());
        Self { network, evil, database: network.connect().await, http, opened: AtomicU32::new(1_000) }
    }

    pub async fn open(&self, switch: Switch) -> Opened {
        self.open_at(switch, self.evil.door(switch)).await
    }

    /// The same, behind another door.
    pub async fn open_at(&self, switch: Switch, door: &str) -> Opened {
        let name = format!("site-{}", self.opened.fetch_add(1, Ordering::SeqCst));
        let site = self.evil.open(&name, switch, door);
        let sund = self.network.sund();
        let purpose = Purpose::ProviderSecret { issuer: &site.issuer, client_id: CLIENT };
        let sealed = Seal::new(&[0x0f; 32], Arc::clone(&sund.random)).seal(purpose, SECRET.as_bytes()).unwrap();
        let domain = format!("{name}.example");
        let new = NewOrganisation {
            slug: &name,
            name: &format!("Organisation {name}"),
            local_name: &name,
            country: "FI",
            provider: NewProvider {
                issuer: &site.issuer,
                client_id: CLIENT,
                secret_sealed: Some(&sealed),
                domain: &domain,
                levels: &[("urn:two", Level::Substantial), ("urn:card", Level::High)],
            },
        };
        let row = demo::organisation(sund, new).await.unwrap();
        Opened { site, row }
    }

    pub fn browser(&self) -> Browser<'_> {
        Browser { stage: self, cookies: BTreeMap::new() }
    }

    /// A number from the database.
    pub async fn number(&self, sql: &str, values: impl IntoIterator<Item = Value>) -> i64 {
        let statement = Statement::from_sql_and_values(self.database.get_database_backend(), sql, values);
        self.database.query_one_raw(statement).await.unwrap().unwrap().try_get_by_index(0).unwrap()
    }

    /// An id from the database.
    pub async fn id(&self, sql: &str, value: Value) -> uuid::Uuid {
        let statement = Statement::from_sql_and_values(self.database.get_database_backend(), sql, [value]);
        self.database.query_one_raw(statement).await.unwrap().unwrap().try_get_by_index(0).unwrap()
    }

    /// Texts from the database.
    pub async fn texts(&self, sql: &str, values: impl IntoIterator<Item = Value>) -> Vec<String> {
        let statement = Statement::from_sql_and_values(self.database.get_database_backend(), sql, values);
        let rows = self.database.query_all_raw(statement).await.unwrap();
        rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
    }

    /// Sessions that count, of everybody whom this provider signed in.
    pub async fn sessions(&self, of: &Provider) -> i64 {
        let sql = "select count(*) from sign_in_sessions where provider_id = $1 and ended_at is null";
        self.number(sql, [of.id.0.into()]).await
    }

    /// Identities and people that this provider brought.
    pub async fn people(&self, of: &Provider) -> (i64, i64) {
        let identities = "select count(*) from identities where provider_id = $1";
        let people = "select count(*) from people where organisation_id = $1";
        (self.number(identities, [of.id.0.into()]).await, self.number(people, [of.organisation.0.into()]).await)
    }
}

/// Somebody's browser.
#[derive(Clone)]
pub struct Browser<'a> {
    pub stage: &'a Stage<'a>,
    pub cookies: BTreeMap<String, String>,
}

impl Browser<'_> {
    /// Looks at a page of ours, with cookies and for cookies.
    pub async fn get(&mut self, path: &str) -> Answer {
        let mut request = self.stage.network.request(NOBODY, Method::GET, path);
        if !self.cookies.is_empty() {
            let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header("cookie", cookies.join("; "));
        }
        let answer = request.send().await;
        for cookie in set_cookies(&answer) {
            let (name, rest) = cookie.split_once('=').unwrap();
            self.cookies.insert(name.to_owned(), rest.split(';').next().unwrap().to_owned());
        }
        answer
    }

    /// Goes to the provider: its address, or the page that was shown instead. `to` is put into the query as it is.
    pub async fn begin(&mut self, at: &Opened, to: &str) -> Result<String, Answer> {
        let answer = self.get(&format!("/sign-in/with/{}?to={to}", at.row.id)).await;
        if answer.status == 303 { Ok(answer.location().to_owned()) } else { Err(answer) }
    }

    /// What the provider sends the browser back with: a path of ours.
    pub async fn ask(&self, address: &str) -> String {
        let answer = self.stage.http.get(address).send().await.unwrap();
        let status = answer.status();
        let location = answer.headers().get(header::LOCATION).map(|value| value.to_str().unwrap().to_owned());
        let Some(location) = location else { panic!("{address}: {status} {}", answer.text().await.unwrap()) };
        location.strip_prefix(ORIGIN).unwrap_or_else(|| panic!("sent to {location}")).to_owned()
    }

    /// As far as the provider's answer: the path of ours that it leads to.
    pub async fn until_callback(&mut self, at: &Opened) -> String {
        match self.begin(at, "/forums").await {
            Ok(address) => self.ask(&address).await,
            Err(answer) => panic!("{}: {}", answer.status, answer.body),
        }
    }

    /// The whole way; what was shown last.
    pub async fn sign_in(&mut self, at: &Opened, to: &str) -> Answer {
        match self.begin(at, to).await {
            Ok(address) => {
                let back = self.ask(&address).await;
                self.get(&back).await
            }
            Err(answer) => answer,
        }
    }

    pub fn session(&self) -> Option<&str> {
        self.cookies.get(SESSION_COOKIE).map(String::as_str)
    }

    pub fn forget_flow(&mut self) {
        self.cookies.remove(FLOW_COOKIE).expect("a flow was begun");
    }

    /// Whether somebody is signed in here.
    pub async fn is_in(&mut self) -> bool {
        self.get("/settings").await.status == 200
    }
}

/// The cookies that an answer sets.
pub fn set_cookies(answer: &Answer) -> Vec<&str> {
    answer.headers.get_all(header::SET_COOKIE).iter().map(|value| value.to_str().unwrap()).collect()
}

/// A path with one parameter changed, or taken away.
pub fn with(path: &str, name: &str, value: Option<&str>) -> String {
    let mut url = Url::parse(ORIGIN).unwrap().join(path).unwrap();
    let others: Vec<(String, String)> = url.query_pairs().into_owned().filter(|(this, _)| this != name).collect();
    url.query_pairs_mut().clear().extend_pairs(others).extend_pairs(value.map(|value| (name, value)));
    format!("{}?{}", url.path(), url.query().unwrap_or_default())
}

/// One parameter of a path.
pub fn parameter(path: &str, name: &str) -> String {
    let url = Url::parse(ORIGIN).unwrap().join(path).unwrap();
    url.query_pairs().find(|(this, _)| this == name).map(|(_, value)| value.into_owned()).unwrap()
}
