//! Ten thousand people in one workgroup with sessions that are on: enough for a socket each.

use crate::{
    home::Home,
    network::{WORKGROUP, session},
    progress, rows,
};
use http::HeaderValue;
use sea_orm::ConnectionTrait as _;
use sha2::{Digest as _, Sha256};
use std::{fmt::Write as _, sync::Arc};
use sund_actions::{
    Database, Sund, SystemClock, SystemRandom,
    demo::{self, NewOrganisation, NewPerson, NewProvider, NewWorkgroup},
};
use sund_domain::ids::SessionId;

const PEOPLE: [&str; 11] = [
    "id",
    "organisation_id",
    "name",
    "title",
    "topics",
    "administrator",
    "time_zone",
    "theme",
    "keys_off",
    "joined_at",
    "approved_at",
];
const SESSIONS: [&str; 8] =
    ["token_hash", "id", "person_id", "created_at", "seen_at", "level", "authenticated_at", "browser"];

/// The workgroup.
#[derive(Debug)]
pub struct Town {
    /// Sessions that are on, one for each measurement: who comes in hears all that was said in it.
    pub sessions: Vec<SessionId>,
    /// The cookie of each person's browser.
    pub cookies: Vec<HeaderValue>,
}

impl Town {
    /// Makes it in an empty database, most of it straight into the tables.
    pub async fn make(home: &Home, people: usize, sessions: usize) -> Self {
        progress(&format!("{}: {people} people", home.engine()));
        let database: Database = home.address().parse().unwrap();
        let store = database.open().await.unwrap();
        let sund = Sund::new(store.clone(), Arc::new(SystemClock), Arc::new(SystemRandom));
        let provider = NewProvider {
            issuer: "https://idp.fi.example",
            client_id: "sund",
            secret_sealed: None,
            domain: "fi.example",
            levels: &[],
        };
        let name = "Ministry of Social Affairs and Health";
        let new = NewOrganisation { slug: "FI", name, local_name: name, country: "FI", provider };
        let provider = demo::organisation(&sund, new).await.unwrap();
        let chair = NewPerson {
            subject: "chair",
            name: "Aino Kallio",
            email: "somebody@somewhere.example",
            title: "Senior adviser",
            topics: "identification, referral",
            language: "en",
            time_zone: "Europe/Helsinki",
            administrator: false,
        };
        let chair = demo::person(&sund, &provider, chair).await.unwrap();
        let new = NewWorkgroup {
            slug: WORKGROUP,
            name: "Trafficking in children",
            purpose: "What works, and what does not",
            language: "en",
            visibility: "closed",
            chairs: &[&chair],
            members: &[],
        };
        demo::workgroup(&sund, new).await.unwrap();
        let mut on = Vec::with_capacity(sessions);
        for _ in 0..sessions {
            on.push(session(&sund, &chair).await);
        }
        let now = sund.now().0;
        store.close().await.unwrap();
        let own = home.connect().await;
        let ids: Vec<_> = (0..people).map(|n| rows::id(now, n, 1)).collect();
        let citizens = ids.iter().map(|id| {
            vec![
                (*id).into(),
                chair.organisation.0.into(),
                "Birgitta Lindqvist".into(),
                "Adviser".into(),
                "".into(),
                false.into(),
                "Europe/Helsinki".into(),
                "system".into(),
                false.into(),
                now.into(),
                now.into(),
            ]
        });
        rows::insert(&own, "people", &PEOPLE, citizens).await;
        let members = "insert into memberships (workgroup_id, person_id, role, since, source) \
            select m.workgroup_id, p.id, 'member', m.since, m.source from memberships m, people p \
            where m.person_id <> p.id";
        own.execute_unprepared(members).await.unwrap();
        let tokens: Vec<_> = (0..people).map(|n| format!("load-{n}")).collect();
        let browsers = ids.iter().zip(&tokens).enumerate().map(|(n, (id, token))| {
            let row = rows::id(now, n, 2);
            vec![
                hash(token).into(),
                row.into(),
                (*id).into(),
                now.into(),
                now.into(),
                "high".into(),
                now.into(),
                "".into(),
            ]
        });
        rows::insert(&own, "sign_in_sessions", &SESSIONS, browsers).await;
        own.execute_unprepared("analyze").await.unwrap();
        own.close().await.unwrap();
        let cookie = |token: &String| HeaderValue::try_from(format!("__Host-sund={token}")).unwrap();
        Self { sessions: on, cookies: tokens.iter().map(cookie).collect() }
    }
}

/// As the server names a browser's session.
fn hash(token: &str) -> String {
    Sha256::digest(token.as_bytes()).iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}
