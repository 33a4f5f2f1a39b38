//! The crawl: every address of every route, and every link that an answer holds, asked of both networks.

use super::{
    asked::{beside_that, is_told},
    cast::Part,
    guesses::Guesses,
    heard::{Heard, difference},
};
use crate::faults::Faults;
use http::Method;
use std::collections::{BTreeSet, VecDeque};
use sund_tests::{
    Answer, Twin, html,
    html::Piece,
    routes::{all, fill},
};
use uuid::Uuid;

/// Pages of one crawl; more than that is a list that links to itself without end.
const PAGES_MOST: usize = 5_000;

/// Both networks, and what was different so far.
pub struct Crawl<'a> {
    pub with: &'a Twin,
    pub without: &'a Twin,
    pub guesses: Guesses,
    pub faults: Faults,
    /// How many answers were compared.
    pub compared: usize,
    told: BTreeSet<String>,
    seed: u64,
}

impl<'a> Crawl<'a> {
    pub async fn of(with: &'a Twin, without: &'a Twin) -> Self {
        let guesses = Guesses::of(with, without).await;
        Self { with, without, guesses, faults: Faults::default(), compared: 0, told: BTreeSet::new(), seed: 1_000_000 }
    }

    /// From here on both draw the same.
    pub fn next_seed(&mut self) {
        self.seed += 1;
        for twin in [self.with, self.without] {
            twin.seeds.begin(self.seed);
        }
    }

    /// Asks both the same. The answer of the network with the workgroup.
    pub async fn ask(
        &mut self,
        part: &Part,
        method: Method,
        address: &str,
        form: Option<&[(&'static str, String)]>,
    ) -> Answer {
        let mut heard = Vec::new();
        self.next_seed();
        for twin in [self.with, self.without] {
            // One address may begin to sign in so often a second.
            twin.clock.forward(20);
            twin.statements.take();
            let request = twin.request(part.who.as_ref(), method.clone(), address).from_here();
            let answer = if let Some(form) = form { request.form(form).send().await } else { request.send().await };
            heard.push(Heard::new(answer, twin.statements.take()));
        }
        let [with, without] = heard.try_into().expect("two of them");
        self.compared += 1;
        if part.name == "leaver" && is_ones_own(address) {
            // What they wrote for themselves while they were there, and the names of their files. Bookmarks tell nothing of
            // the workgroup beside.
            if form.is_none() && address != "/files" && with.answer.body.contains(self.with.confidential.marker) {
                self.fault(&format!("{} {method} {address}: tells of what one has left", part.name));
            }
            return with.answer;
        }
        if is_told(part.name, address) {
            let marker = self.with.confidential.marker;
            // What one asks for by its name stands in the address of the page, and so in its links.
            if !address.contains(marker) && beside_that(&with.answer.body, self.with).contains(marker) {
                self.fault(&format!("{} {method} {address}: tells more than they are told", part.name));
            }
            return with.answer;
        }
        if let Some(told) = with.differs(&without) {
            let form = form.map_or(String::new(), |form| format!(" with {form:?}"));
            self.fault(&format!("{} {method} {address}{form}: {told}", part.name));
        }
        with.answer
    }

    /// Two things that should be the same.
    pub fn same(&mut self, part: &Part, told: &str, with: &str, without: &str) {
        self.compared += 1;
        if let Some(where_) = difference(with, without) {
            self.fault(&format!("{} {told}: {where_}", part.name));
        }
    }

    /// Once for each kind: what is wrong with one thread is wrong with all of them.
    fn fault(&mut self, told: &str) {
        if self.told.insert(without_ids(told)) {
            self.faults.check(false, || told.to_owned());
        }
    }

    /// Every page of every route, and every link from there.
    pub async fn pages(&mut self, part: &Part) {
        let mut waiting: VecDeque<String> = self.first().into();
        let mut seen: BTreeSet<String> = waiting.iter().cloned().collect();
        while let Some(address) = waiting.pop_front() {
            let answer = self.ask(part, Method::GET, &address, None).await;
            for link in links(&answer) {
                if seen.len() < PAGES_MOST && seen.insert(link.clone()) {
                    waiting.push_back(link);
                }
            }
        }
        assert!(seen.len() < PAGES_MOST, "{} finds no end of links: {:?}", part.name, seen.iter().next_back());
    }

    /// What one could think of: each route in each workgroup, and with what is not there.
    fn first(&self) -> Vec<String> {
        let mut first = BTreeSet::new();
        // A language that is chosen is another page from there on; a file of the bundle is the same for everybody.
        let asked = |pattern: &str| !["/language/{code}", "/pkg/{*file}"].contains(&pattern);
        for route in all().iter().filter(|route| route.get && asked(&route.pattern)) {
            for place in self.with.places() {
                let filled = fill(route, self.with, place);
                first.extend(filled.addresses);
                first.extend(filled.made_up);
            }
            first.extend(self.guesses.addresses(route, self.with));
        }
        let place = &self.with.confidential;
        for name in [&place.slug, place.marker] {
            first.extend(
                ["/people?name=", "/inbox?workgroup=", "/live/new?workgroup="].map(|page| format!("{page}{name}")),
            );
        }
        first.extend(place.posts.map(|post| format!("/threads/{}?quote={post}", self.with.open.question)));
        first.into_iter().collect()
    }

    /// Ends the test if anything was different.
    pub fn done(self) {
        // A crawl that asks for little finds little.
        assert!(self.compared > 1_000, "only {} answers were compared", self.compared);
        self.faults.none();
    }
}

/// One's own bookmarks with their notes, one's own drafts, and the list of the files that one has uploaded.
fn is_ones_own(address: &str) -> bool {
    let page = address.split('?').next().unwrap_or_default();
    page == "/files" || ["/bookmarks", "/drafts", "/act/keep-draft"].iter().any(|own| page.starts_with(own))
}

/// The addresses of this server that an answer leads to.
fn links(answer: &Answer) -> Vec<String> {
    let mut links: Vec<String> = html::pieces(&answer.body).iter().filter_map(link).collect();
    links.push(answer.location().to_owned());
    links.retain(|link| link.starts_with('/') && !link.starts_with("//") && !link.starts_with("/pkg/"));
    links.retain(|link| !link.starts_with("/language/"));
    links.iter().map(|link| link.split('#').next().unwrap_or_default().to_owned()).collect()
}

fn link(piece: &Piece) -> Option<String> {
    let Piece::Open(name, attributes) = piece else { return None };
    let value = |wanted: &str| attributes.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.clone());
    match name.as_str() {
        "a" | "link" => value("href"),
        "form" if value("method").is_none_or(|method| method == "get") => value("action"),
        _ => None,
    }
}

/// Without what has the form of an id.
fn without_ids(text: &str) -> String {
    let id = |part: &str| part.parse::<Uuid>().is_ok();
    text.split_inclusive(|c: char| !(c.is_ascii_hexdigit() || c == '-'))
        .map(|part| if part.len() > 36 && part.is_char_boundary(36) && id(&part[..36]) { "ID" } else { part })
        .collect()
}
