//! The people of a run: members who talk, some who are sent away meanwhile, some who never were let in; and their session.

use crate::history::Asked;
use http::HeaderValue;
use std::sync::Arc;
use sund::live::Hub;
use sund_actions::{
    Database, Sund, SystemClock, SystemRandom,
    demo::{self, NewOrganisation, NewPerson, NewProvider, NewWorkgroup},
    live::{self, PlanForm, messages_after},
};
use sund_domain::{
    ids::SessionId,
    live::{Message, Mode, Question},
    people::Viewer,
};

/// The key of the nodes.
pub const KEY: &str = "0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f";
/// The workgroup's name in addresses.
pub const WORKGROUP: &str = "prevention";
const MEMBERS: usize = 16;
const SENT_AWAY: usize = 4;
const OUTSIDERS: usize = 2;

/// What somebody is in this run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Talks and listens, from beginning to end.
    Member,
    /// The same, until the chair removes them.
    SentAway,
    /// Was never let in.
    Outsider,
}

/// Somebody, signed in.
#[derive(Clone, Debug)]
pub struct Person {
    pub viewer: Viewer,
    pub part: Part,
    pub cookie: HeaderValue,
}

/// Everybody; the first is the chair.
#[derive(Debug)]
pub struct Network {
    pub sund: Sund,
    pub people: Vec<Person>,
    /// One in which everybody is named, and one under the Chatham House Rule.
    pub sessions: [SessionId; 2],
}

impl Network {
    /// Makes it in an empty database.
    pub async fn make(database: &str) -> Self {
        let database: Database = database.parse().unwrap();
        let store = database.open().await.unwrap();
        let sund = Sund::new(store, Arc::new(SystemClock), Arc::new(SystemRandom));
        let viewers = viewers(&sund).await;
        let (chair, others) = viewers.split_at(1);
        let members: Vec<&Viewer> = others[..MEMBERS + SENT_AWAY - 1].iter().collect();
        let new = NewWorkgroup {
            slug: WORKGROUP,
            name: "Prevention",
            purpose: "What holds",
            language: "en",
            visibility: "closed",
            chairs: &[&chair[0]],
            members: &members,
        };
        demo::workgroup(&sund, new).await.unwrap();
        let mut sessions = Vec::new();
        for mode in [Mode::Attributed, Mode::ChathamHouse] {
            let form = PlanForm {
                title: "What holds",
                language: "en",
                purpose: "To be heard.",
                place: "Online",
                start: Some(sund.now()),
                minutes: "600",
                mode: mode.code(),
                ..PlanForm::default()
            };
            let session = live::plan(&sund, &chair[0], WORKGROUP, form).await.unwrap();
            live::open(&sund, &chair[0], session).await.unwrap();
            sessions.push(session);
        }
        let mut people = Vec::new();
        for (n, viewer) in viewers.into_iter().enumerate() {
            let part = match n {
                _ if n < MEMBERS => Part::Member,
                _ if n < MEMBERS + SENT_AWAY => Part::SentAway,
                _ => Part::Outsider,
            };
            let token = demo::token(&sund, &viewer).await.unwrap();
            people.push(Person {
                viewer,
                part,
                cookie: HeaderValue::try_from(format!("__Host-sund={token}")).unwrap(),
            });
        }
        Self { sund, people, sessions: sessions.try_into().unwrap() }
    }

    /// All messages of a session, in the order of numbers.
    pub async fn record(&self, session: SessionId) -> Vec<Message> {
        let mut messages = messages_after(&self.sund, self.chair(), session, 0, 1_000_000).await.unwrap();
        messages.sort_by_key(|message| message.number);
        messages
    }

    /// All questions of a session.
    pub async fn questions(&self, session: SessionId) -> Vec<Asked> {
        let session = live::hear(&self.sund, self.chair(), session).await.unwrap();
        let hub = Hub::new(self.sund.clone(), None);
        let board = live::board(&self.sund, &hub, self.chair(), &session).await.unwrap();
        let asked = |of: Question| Asked { number: of.number, text: of.text, votes: of.votes as usize };
        board.questions.into_iter().map(asked).collect()
    }

    /// The number of a session's last change, if the database can be asked.
    pub async fn last(&self, session: SessionId) -> Option<u32> {
        live::hear(&self.sund, self.chair(), session).await.ok().map(|session| session.last_change)
    }

    fn chair(&self) -> &Viewer {
        &self.people[0].viewer
    }
}

/// What was typed, of one paragraph.
pub fn plain(html: &str) -> String {
    html.trim().trim_start_matches("<p>").trim_end_matches("</p>").to_owned()
}

async fn viewers(sund: &Sund) -> Vec<Viewer> {
    let issuer = "https://idp.fi.example";
    let provider = NewProvider { issuer, client_id: "sund", secret_sealed: None, domain: "fi.example", levels: &[] };
    let new = NewOrganisation { slug: "FI", name: "Ministry", local_name: "Ministeriö", country: "FI", provider };
    let provider = demo::organisation(sund, new).await.unwrap();
    let mut viewers = Vec::new();
    for n in 0..MEMBERS + SENT_AWAY + OUTSIDERS {
        let (subject, name) = (format!("subject-{n}"), format!("Person {n}"));
        let new = NewPerson {
            subject: &subject,
            name: &name,
            email: "somebody@fi.example",
            title: "Adviser",
            topics: "",
            language: "en",
            time_zone: "Europe/Helsinki",
            administrator: false,
        };
        viewers.push(demo::person(sund, &provider, new).await.unwrap());
    }
    viewers
}
