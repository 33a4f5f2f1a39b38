//! A member's other hand: by the forms of the pages it changes what they have said or takes it back, asks questions, and
//! votes for those of others; again at whichever node answers until it is told that it is done.

use crate::{
    chance::Chance,
    client::{Phase, Progress, Run},
    history::Changed,
    network::Person,
};
use openidconnect::reqwest::{Client, redirect::Policy};
use std::{
    collections::BTreeSet,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};
use sund_tests::ORIGIN;
use tokio::{sync::mpsc, time::sleep};

/// A session takes a few hundred questions from all together.
const QUESTIONS_MOST: u32 = 12;
/// Of the messages that one has said, the last few are changed: later than in a quarter of an hour they cannot be.
const LAST: usize = 8;

/// What it has done, each thing acknowledged.
#[derive(Clone, Debug, Default)]
pub struct Done {
    /// What became of messages, in that order.
    pub changed: Vec<Changed>,
    /// The questions.
    pub asked: Vec<String>,
    /// The questions, by number, that its person wants answered.
    pub voted: BTreeSet<u32>,
}

/// The hand.
#[derive(Debug)]
pub struct Hand {
    pub run: Arc<Run>,
    pub person: Person,
    pub name: String,
    pub chance: Chance,
    pub progress: Arc<Progress>,
    /// The person's messages that were acknowledged: number and text.
    pub said: mpsc::UnboundedReceiver<(u32, String)>,
    /// How many questions there are in the session at least.
    pub questions: Arc<AtomicU32>,
}

impl Hand {
    /// Works until the run is over.
    pub async fn work(mut self) -> Done {
        let client = Client::builder().timeout(Duration::from_secs(2)).redirect(Policy::none()).build().unwrap();
        let (mut done, mut known) = (Done::default(), Vec::new());
        // It is inside and has everything, always.
        self.progress.inside.store(true, Ordering::Relaxed);
        self.progress.has.store(u32::MAX, Ordering::Relaxed);
        while self.run.phase() != Phase::Over {
            sleep(Duration::from_millis(300 + self.chance.below(700) as u64)).await;
            while let Ok(said) = self.said.try_recv() {
                known.push(said);
            }
            self.progress.waiting.store(1, Ordering::Relaxed);
            if self.run.phase() == Phase::Talk {
                self.one(&client, &mut known, &mut done).await;
            }
            self.progress.waiting.store(0, Ordering::Relaxed);
        }
        done
    }

    async fn one(&self, client: &Client, known: &mut Vec<(u32, String)>, done: &mut Done) {
        let session = format!("/live/{}", self.run.session);
        match self.chance.below(8) {
            0 if done.asked.len() < QUESTIONS_MOST as usize => {
                let text = format!("{} asks {}?", self.name, done.asked.len());
                self.post(client, &format!("{session}/ask"), &[("body", &text)]).await;
                self.questions.fetch_add(1, Ordering::Relaxed);
                done.asked.push(text);
            }
            1..=2 => {
                let questions = self.questions.load(Ordering::Relaxed);
                if questions == 0 {
                    return;
                }
                let number = 1 + u32::try_from(self.chance.below(questions as usize)).unwrap();
                let up = !done.voted.contains(&number);
                let fields = [("up", if up { "yes" } else { "no" })];
                self.post(client, &format!("{session}/questions/{number}/vote"), &fields).await;
                if up {
                    done.voted.insert(number)
                } else {
                    done.voted.remove(&number)
                };
            }
            act if !known.is_empty() => {
                let at = known.len() - 1 - self.chance.below(known.len().min(LAST));
                let (number, said) = known[at].clone();
                let message = format!("{session}/messages/{number}");
                let text = if act == 3 { String::new() } else { format!("{said}, changed {}", done.changed.len()) };
                if text.is_empty() {
                    self.post(client, &format!("{message}/take-back"), &[("", "")]).await;
                    known.remove(at);
                } else {
                    self.post(client, &format!("{message}/edit"), &[("body", &text)]).await;
                }
                done.changed.push(Changed { number, text });
            }
            _ => (),
        }
    }

    /// Sends the form until somebody says that it is done.
    async fn post(&self, client: &Client, path: &str, fields: &[(&str, &str)]) {
        for attempt in 0.. {
            let node = self.run.nodes[self.chance.below(self.run.nodes.len())];
            let request = client.post(format!("http://{node}{path}")).form(fields);
            let request = request.header("origin", ORIGIN).header("cookie", self.person.cookie.clone());
            match request.send().await.map(|answer| answer.status().as_u16()) {
                Ok(303) => return,
                // An attempt before this one was committed, and its answer lost.
                Ok(404 | 409 | 410) if attempt > 0 && path.ends_with("/take-back") => return,
                Ok(status) if status < 500 && status != 429 => {
                    return self.run.wrong(format!("{}: {path} was answered with {status}", self.name));
                }
                _ => sleep(Duration::from_millis(100)).await,
            }
        }
    }
}
